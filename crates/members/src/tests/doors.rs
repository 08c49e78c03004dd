//! Joining and signing in.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use grove_kernel::{Credential, HasViewer, Refusal, Role, SecretHash, Standing};
use grove_web::{Form, Query};

use super::town::{CONSOLE, Town, knock};
use crate::join::{self, JoinForm};
use crate::sign_in::door::{self, EnterForm, SignInForm};
use crate::{commands, identity, sign_in};

const NOBODY: Credential = Credential::None;

fn asks_to_join(town: &Town, name: &str, email: &str) {
    let form = JoinForm { name: name.to_owned(), email: email.to_owned(), ..JoinForm::default() };
    let prepared = town.read(NOBODY, move |cx| join::prepare(cx, (knock(None), Form(form)))).unwrap();
    town.act(NOBODY, move |cx| join::ask(cx, prepared.clone()).map(drop)).unwrap();
}

fn opens(town: &Town, secret: &str, password: &str) -> Result<(), Refusal> {
    let form = EnterForm { secret: secret.to_owned(), password: password.to_owned(), ..EnterForm::default() };
    let opening = town.read(NOBODY, move |cx| door::prepare_opening(cx, (knock(None), Form(form))))?;
    town.act(NOBODY, move |cx| door::open(cx, opening.clone()).map(drop))
}

fn signs_in(town: &Town, email: &str, password: &str) -> Result<(), Refusal> {
    let form = SignInForm { email: email.to_owned(), password: password.to_owned(), next: None };
    let proved = town.read(NOBODY, move |cx| door::prove(cx, (knock(None), Form(form))))?;
    town.act(NOBODY, move |cx| door::sign_in(cx, proved.clone()).map(drop))
}

fn asks_for_a_link(town: &Town, email: &str) {
    let form = SignInForm { email: email.to_owned(), ..SignInForm::default() };
    town.act(NOBODY, move |cx| door::ask_for_link(cx, (knock(None), Form(form.clone()))).map(drop)).unwrap();
}

#[test]
fn somebody_joins_by_mail_and_signs_in_with_a_password() {
    let town = Town::new();
    asks_to_join(&town, "Nadia Petrova", " Nadia@Example.org ");
    assert!(town.read(CONSOLE, |cx| identity::by_handle(cx, "nadia-petrova")).unwrap().is_none(), "nobody before the mail is opened");
    let secret = town.mailed_secret();

    let shown = EnterForm { secret: secret.clone(), ..EnterForm::default() };
    town.read(NOBODY, move |cx| door::show_link(cx, Query(shown)).map(drop)).unwrap();
    assert!(matches!(opens(&town, &secret, "password"), Err(Refusal::Invalid(_))), "guessed at once");
    opens(&town, &secret, "correct horse staple").unwrap();
    assert!(matches!(opens(&town, &secret, ""), Err(Refusal::Invalid(_))), "a link works once");

    let nadia = town.read(CONSOLE, |cx| identity::by_handle(cx, "nadia-petrova")).unwrap().unwrap();
    assert_eq!(nadia.role, Role::Member);
    assert_eq!(town.viewer(town.session(nadia.id)).standing(), Some(Standing::New));
    signs_in(&town, "nadia@example.org", "correct horse staple").unwrap();
    assert!(signs_in(&town, "nadia@example.org", "wrong horse staple").is_err());
    assert!(signs_in(&town, "nobody@example.org", "correct horse staple").is_err());
    // On PostgreSQL the log gets its positions from the holder of a lease, which does not run here.
    if !town.db.is_postgres() {
        assert_eq!(town.verbs()[..2], ["member.joined", "session.started"]);
    }
}

#[test]
fn joining_again_or_with_a_known_address_answers_the_same_and_mails_what_is_true() {
    let town = Town::new();
    town.member("Nadia", "nadia@example.org");
    asks_to_join(&town, "Not Nadia", "nadia@example.org");
    let mails = town.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].subject.contains("already"), "{}", mails[0].subject);

    asks_to_join(&town, "Theo", "theo@example.org");
    let first = town.mailed_secret();
    asks_to_join(&town, "Theo the Second", "theo@example.org");
    let second = town.mailed_secret();
    assert!(opens(&town, &first, "").is_err(), "a newer link ends the older");
    opens(&town, &second, "").unwrap();
    assert!(town.read(CONSOLE, |cx| identity::by_handle(cx, "theo-the-second")).unwrap().is_some());

    asks_for_a_link(&town, "nobody@example.org");
    assert!(town.mails().is_empty());
    for _ in 0..8 {
        asks_for_a_link(&town, "nadia@example.org");
    }
    assert_eq!(town.mails().len(), 4, "a mailbox is not flooded: one before, four now");
}

#[test]
fn of_fifty_who_open_a_link_at_once_one_gets_in() {
    let town = Arc::new(Town::new());
    let owner = town.act(CONSOLE, |cx| commands::make_owner(cx, "ada@example.org", "Ada")).unwrap();
    let path = town.act(CONSOLE, move |cx| commands::one_time_link(cx, owner)).unwrap();
    let secret = path.strip_prefix("/enter?secret=").unwrap().to_owned();
    let got_in = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..50 {
            scope.spawn(|| {
                if opens(&town, &secret, "").is_ok() {
                    got_in.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    assert_eq!(got_in.load(Ordering::Relaxed), 1);
    assert_eq!(town.act(CONSOLE, |cx| commands::make_owner(cx, "ada@example.org", "Ada")).unwrap(), owner, "found again");
}

#[test]
fn a_new_password_ends_the_other_sessions() {
    let town = Town::new();
    let (nadia, phone) = town.member("Nadia", "nadia@example.org");
    let desk = town.session(nadia);
    let Credential::Session(here) = desk else { unreachable!("a session") };
    let form = sign_in::sessions::PasswordForm { current: String::new(), password: "correct horse staple".to_owned() };
    let new = town.read(desk, move |cx| sign_in::sessions::prepare_password(cx, (knock(Some(here)), Form(form)))).unwrap();
    town.act(desk, move |cx| sign_in::sessions::change_password(cx, new.clone()).map(drop)).unwrap();
    assert!(town.viewer(desk).is_member());
    assert!(!town.viewer(phone).is_member());
    town.act(desk, move |cx| sign_in::sessions::end_every(cx, knock(None)).map(drop)).unwrap();
    assert!(!town.viewer(desk).is_member());
}

#[test]
fn a_token_has_no_more_than_its_member() {
    use grove_kernel::Scopes;
    let town = Town::new();
    let (nadia, session) = town.member("Nadia", "nadia@example.org");
    let all = town.act(session, move |cx| commands::new_token(cx, nadia, "all", Scopes::ALL).map(|t| t.secret));
    assert!(matches!(all, Err(Refusal::NotAllowed(_))));
    let read = Scopes { read: true, write: false, admin: false };
    let secret = town.act(session, move |cx| commands::new_token(cx, nadia, "reader", read).map(|t| t.secret)).unwrap();
    let viewer = town.viewer(Credential::Token(SecretHash::of(&secret)));
    assert_eq!((viewer.scopes(), viewer.id()), (read, Some(nadia)));
}

#[test]
fn every_statement_reads_on_this_engine() {
    let town = Town::new();
    assert!(town.db.prepare_everything().unwrap() > 60);
    assert!(!town.viewer(Credential::Session(SecretHash::of("nothing"))).is_member());
    assert!(town.read(NOBODY, |cx| Ok(cx.viewer().id().is_none())).unwrap());
}
