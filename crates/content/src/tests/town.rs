//! For the tests of this crate: a small town on a database of its own, and a hand for each of its people.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use grove_kernel::{Clock, Credential, MemberId, Moment, Outcome, Reason, Refusal, ReplyId, Role, Sealed, TopicId, Why};
use grove_members::identity::commands::{NewMember, add_member};
use grove_spaces::membership::{self, Assign};
use grove_spaces::space::{FoundForm, Ground, Root, found};
use grove_store::{Config, Cx, Database, Db, Hooks, Projections, Read, Write, activities_after};

use crate::replies;
use crate::topics::{self, Answer, Tags, Title, TopicKind, commands};
use crate::writing;

/// Ada owns the place, Ines hosts the gardeners, Nadia is one of them, Omar moderates the community,
/// Theo has just come. The square is open to everybody; the gardeners are private.
pub struct Town {
    pub db: Db,
    pub ada: MemberId,
    pub ines: MemberId,
    pub nadia: MemberId,
    pub omar: MemberId,
    pub theo: MemberId,
    minute: AtomicI64,
    _files: tempfile::TempDir,
}

const CONSOLE: Credential = Credential::System(Why::Console);
const BEGINNING: i64 = 1_700_000_000_000_000;

/// Reading happens in the evening of the one day on which everything is said.
struct Evening;

impl Clock for Evening {
    fn now(&self) -> Moment {
        Moment::from_micros(BEGINNING).plus(Duration::from_secs(12 * 3600))
    }
}

impl Town {
    pub fn new() -> Self {
        let files = tempfile::tempdir().expect("a directory for the test");
        let database = postgres().unwrap_or_else(|| Database::Sqlite(files.path().join("town.db")));
        let config = Config { database, readers: 1, waiting: 16 };
        let mut hooks = Hooks::new(grove_members::identity::load_viewer);
        hooks.clock = Arc::new(Evening);
        let db = Db::open(&config, hooks).expect("an empty town opens");
        let person = |name: &'static str, role: Role, days: u64| {
            let joined_at = Some(Moment::from_micros(BEGINNING).minus(Duration::from_secs(days * 86_400)));
            let add =
                move |cx: &mut Cx<'_, Write>| add_member(cx, &NewMember { name: name.to_owned(), role, joined_at, ..NewMember::default() });
            db.act_at(Moment::from_micros(BEGINNING), CONSOLE, add).expect("somebody comes")
        };
        let (ada, ines) = (person("Ada", Role::Owner, 100), person("Ines", Role::Member, 100));
        let (nadia, omar) = (person("Nadia", Role::Member, 100), person("Omar", Role::Moderator, 100));
        let theo = person("Theo", Role::Member, 0);
        let town = Self { db, ada, ines, nadia, omar, theo, minute: AtomicI64::new(1), _files: files };
        town.found("square", "public");
        town.found("gardeners", "private");
        town.admit("gardeners", ines, grove_kernel::SpaceRole::Host);
        town.admit("gardeners", nadia, grove_kernel::SpaceRole::Member);
        town
    }

    fn found(&self, slug: &'static str, visibility: &'static str) {
        self.act(self.ada, move |cx| {
            let form = FoundForm {
                name: slug.to_owned(),
                slug: Some(slug.to_owned()),
                visibility: Some(visibility.to_owned()),
                ..FoundForm::default()
            };
            let ground = Ground::Root(Sealed::new(Root).visible_to(cx)?.permit(cx)?);
            found(cx, &ground, &form.read()?).map(drop)
        })
        .expect("a space is founded");
    }

    fn admit(&self, slug: &'static str, member: MemberId, role: grove_kernel::SpaceRole) {
        self.act(self.ada, move |cx| {
            let permit = topics::space_of(cx, slug)?.permit::<Assign>(cx)?;
            membership::assign(cx, &permit, member, role).map(drop)
        })
        .expect("somebody is let in");
    }

    /// Acts as somebody, a minute after the last act.
    pub fn act<T: Send + 'static>(
        &self,
        who: MemberId,
        act: impl for<'tx> Fn(&mut Cx<'tx, Write>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let minute = self.minute.fetch_add(1, Ordering::Relaxed);
        let at = Moment::from_micros(BEGINNING).plus(Duration::from_secs(u64::try_from(minute).unwrap_or(0) * 60));
        self.db.act_at(at, Credential::Member(who, Why::Console), act)
    }
    pub fn read<T: Send + 'static>(
        &self,
        who: Option<MemberId>,
        read: impl for<'tx> FnOnce(&Cx<'tx, Read>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.db.read_now(who.map_or(Credential::None, |who| Credential::Member(who, Why::Console)), read)
    }

    pub fn begins(
        &self,
        who: MemberId,
        slug: &'static str,
        kind: TopicKind,
        tags: &'static [&'static str],
        body: &'static str,
    ) -> Outcome<TopicId> {
        self.act(who, move |cx| {
            let space = topics::space_of(cx, slug)?;
            let body = writing::write(cx, &space.place, false, "body", body)?;
            let ready = commands::Ready {
                kind,
                title: Title::parse("When do we prune the pears?")?,
                tags: Tags::parse(&tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>())?,
                body,
            };
            let permit = space.permit::<commands::Begin>(cx)?;
            commands::begin(cx, permit, &ready)
        })
    }
    pub fn asks(&self, who: MemberId, slug: &'static str) -> TopicId {
        self.begins(who, slug, TopicKind::Question, &[], "Now, or after the frost?").expect("a question")
    }
    pub fn answers(&self, who: MemberId, topic: TopicId) -> Outcome<ReplyId> {
        self.says(who, topic, None, "After the frost.")
    }
    pub fn says(&self, who: MemberId, topic: TopicId, parent: Option<ReplyId>, body: &'static str) -> Outcome<ReplyId> {
        self.act(who, move |cx| {
            let found = topics::find(cx, topic)?.visible_to(cx)?;
            let body = writing::write(cx, &found.place, false, "body", body)?;
            let parent = parent.map(|id| replies::find(cx, id)?.visible_to(cx)).transpose()?;
            let permit = found.permit::<Answer>(cx)?;
            Ok(replies::commands::post(cx, permit, parent.as_deref(), false, &body)?.0)
        })
    }

    /// One does not want to hear from the other.
    pub fn averts(&self, who: MemberId, other: MemberId, kind: grove_members::relationships::Kind) {
        use grove_members::relationships::{Avert, Between, begin};
        self.act(who, move |cx| {
            let between = Sealed::new(Between { from: who, to: other }).visible_to(cx)?.permit::<Avert>(cx)?;
            begin(cx, &between, kind)
        })
        .expect("anybody may avoid anybody");
    }

    /// The verbs of this area, in their order.
    pub fn verbs(&self) -> Vec<String> {
        // On PostgreSQL a lease holder numbers what was recorded.
        Projections::default().catch_up(&self.db).expect("the log is numbered");
        let log = self.db.read_now(CONSOLE, |cx| activities_after(cx, 0, 1000)).expect("the log reads");
        let ours = ["topic.", "reply.", "vote.", "reaction.", "answer.", "member.mentioned"];
        log.into_iter().map(|activity| activity.verb).filter(|verb| ours.iter().any(|area| verb.starts_with(area))).collect()
    }
}

/// A database of its own on the cluster that `bin/with-postgres` names.
fn postgres() -> Option<Database> {
    static NEXT: AtomicI64 = AtomicI64::new(0);
    let url = std::env::var("GROVE_TEST_DATABASE").ok()?;
    let name = format!("town_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let made = std::process::Command::new("psql").args([&url, "-qc", &format!("CREATE DATABASE {name}")]).status();
    assert!(made.is_ok_and(|status| status.success()), "psql makes a database");
    let (server, _) = url.rsplit_once('/').expect("an address with a database");
    Some(Database::Postgres(format!("{server}/{name}")))
}

/// The reason it was not allowed.
pub fn refused<T>(outcome: Outcome<T>) -> Option<Reason> {
    match outcome {
        Err(Refusal::NotAllowed(reason)) => Some(reason),
        Ok(_) | Err(_) => None,
    }
}

pub fn is_missing<T>(outcome: &Outcome<T>) -> bool {
    matches!(outcome, Err(Refusal::NotFound))
}
