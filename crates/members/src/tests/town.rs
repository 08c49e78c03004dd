//! A small town for the tests of this crate: a database, caught mail, and hands for the handlers.

use std::sync::{Arc, Mutex};

use grove_kernel::{Channel, Credential, HasViewer, MemberId, Outcome, SecretHash, Viewer, Why};
use grove_store::{Config, Cx, Database, Db, Hooks, Jobs, Parent, Read, Write};
use grove_ui::Locale;

use crate::commands::NewMember;
use crate::identity::load_viewer;
use crate::knock::Knock;
use crate::mail::Mail;
use crate::{commands, mail, sign_in};

pub const CONSOLE: Credential = Credential::System(Why::Console);

pub struct Town {
    pub db: Db,
    pub mails: Arc<Mutex<Vec<Mail>>>,
    jobs: Jobs,
    _directory: tempfile::TempDir,
}

impl Town {
    pub fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let config = Config::new(database(directory.path()));
        let db = Db::open(&config, Hooks::new(load_viewer)).unwrap();
        let mails: Arc<Mutex<Vec<Mail>>> = Arc::default();
        let caught = mails.clone();
        let jobs = Jobs::default().on(sign_in::JOB, sign_in::answer).on(mail::JOB, move |attempt| {
            caught.lock().unwrap().push(serde_json::from_value(attempt.job.payload.clone()).unwrap());
            Ok(())
        });
        Self { db, mails, jobs, _directory: directory }
    }

    pub fn act<T: Send + 'static>(
        &self,
        who: Credential,
        act: impl for<'tx> Fn(&mut Cx<'tx, Write>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.db.act_now(who, Channel::Web, Parent::NONE, act)
    }
    pub fn read<T: Send + 'static>(
        &self,
        who: Credential,
        read: impl for<'tx> FnOnce(&Cx<'tx, Read>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.db.read_now(who, read)
    }
    pub fn viewer(&self, who: Credential) -> Viewer {
        self.read(who, |cx| Ok(cx.viewer().clone())).unwrap()
    }

    /// Somebody who is here already, with a session.
    pub fn member(&self, name: &'static str, email: &'static str) -> (MemberId, Credential) {
        self.somebody(NewMember { name: name.to_owned(), email: Some(email.to_owned()), ..NewMember::default() })
    }
    pub fn somebody(&self, new: NewMember) -> (MemberId, Credential) {
        let id = self.act(CONSOLE, move |cx| commands::add_member(cx, &new)).unwrap();
        (id, self.session(id))
    }
    pub fn session(&self, member: MemberId) -> Credential {
        let secret = self.act(CONSOLE, move |cx| Ok(sign_in::start_session(cx, member, "test")?.secret)).unwrap();
        Credential::Session(SecretHash::of(&secret))
    }

    /// Runs the jobs and hands out the mails they sent.
    pub fn mails(&self) -> Vec<Mail> {
        self.jobs.run_due(&self.db).unwrap();
        std::mem::take(&mut *self.mails.lock().unwrap())
    }
    /// The secret of the link in the only mail.
    pub fn mailed_secret(&self) -> String {
        let mails = self.mails();
        assert_eq!(mails.len(), 1, "{mails:?}");
        secret_in(&mails[0])
    }
    pub fn verbs(&self) -> Vec<String> {
        let all = self.read(CONSOLE, |cx| grove_store::activities_after(cx, 0, 1000)).unwrap();
        all.into_iter().map(|a| a.verb).collect()
    }
}

/// A database of this test's own: a file, or one in the cluster that `bin/with-postgres` started.
fn database(directory: &std::path::Path) -> Database {
    let Ok(cluster) = std::env::var("GROVE_TEST_DATABASE") else { return Database::Sqlite(directory.join("grove.db")) };
    Database::Postgres(grove_store::fresh_database(&cluster).unwrap())
}

pub fn secret_in(mail: &Mail) -> String {
    assert!(mail.text.contains("https://town.example/enter?secret="), "{}", mail.text);
    mail.text.split("secret=").nth(1).unwrap().chars().take_while(char::is_ascii_alphanumeric).collect()
}

pub fn knock(session: Option<SecretHash>) -> Knock {
    Knock { origin: "https://town.example".to_owned(), device: "Firefox, Linux".to_owned(), locale: Locale::default(), session }
}
