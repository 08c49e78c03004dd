//! What the person who runs the machine types, and what comes back: the program itself, run as they run
//! it, on data of its own. Always on SQLite, whatever the other stories run on.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use grove::{Config, Grove};
use grove_kernel::{Credential, Why};
use grove_store::{DataLock, Hooks};
use grove_testkit::HandClock;
use tempfile::TempDir;

/// How a command ended.
pub struct Ended {
    pub well: bool,
    pub out: String,
    pub err: String,
}

pub fn place() -> TempDir {
    tempfile::tempdir().expect("a directory")
}

pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_grove"));
    let ours = std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GROVE_"));
    for (name, _) in ours {
        command.env_remove(name);
    }
    command.args(arguments).stdin(Stdio::null());
    command
}

pub fn ends(mut command: Command) -> Ended {
    let output = command.output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ended { well: output.status.success(), out: text(output.stdout), err: text(output.stderr) }
}

/// `grove …` on the data of a place.
pub fn grove(place: &TempDir, arguments: &[&str]) -> Ended {
    let mut run = command(arguments);
    run.arg("--data").arg(place.path());
    ends(run)
}

impl Ended {
    #[track_caller]
    pub fn well(self) -> String {
        assert!(self.well, "{}", self.err);
        self.out
    }
    /// Refused, in one sentence that has these words in it.
    #[track_caller]
    pub fn refused(self, words: &[&str]) {
        assert!(!self.well, "{}", self.out);
        assert!(words.iter().all(|word| self.err.contains(word)), "{:?} not in: {}", words, self.err);
        assert!(!self.err.contains("bad request") && !self.err.contains("panicked"), "{}", self.err);
    }
}

fn open(place: &Path) -> Grove {
    Grove::open(Config { data: place.to_owned(), ..Config::default() }).expect("a community")
}

#[test]
fn help_names_every_command_and_what_it_is_for() {
    let help = ends(command(&["--help"])).well();
    for name in [
        "serve",
        "demo",
        "import",
        "backup",
        "restore",
        "export",
        "admin",
        "migrate",
        "doctor",
        "rebuild",
        "completions",
        "--data",
        "--database",
    ] {
        assert!(help.contains(name), "{name} is not in\n{help}");
    }
    for line in [
        "serve",
        "import stackexchange",
        "import grove",
        "backup",
        "restore",
        "export",
        "admin owner",
        "admin link",
        "admin token",
        "rebuild",
    ] {
        let arguments: Vec<&str> = line.split(' ').chain(["--help"]).collect();
        let help = ends(command(&arguments)).well();
        assert!(help.contains("Usage: grove") && help.lines().next().is_some_and(|about| about.len() > 15), "{line}\n{help}");
    }
    assert!(ends(command(&["--version"])).well().starts_with("grove "));
    ends(command(&["plant"])).refused(&["plant", "--help"]);
}

#[test]
fn shells_complete_its_commands() {
    for shell in ["bash", "zsh", "fish"] {
        let script = ends(command(&["completions", shell])).well();
        assert!(script.contains("grove") && script.contains("doctor"), "{shell}");
    }
}

#[test]
fn the_owner_is_made_once_and_found_again() {
    let place = place();
    grove(&place, &["migrate"]).well();
    grove(&place, &["admin", "owner"]).refused(&["There is no owner yet", "--email"]);
    let ada = ["admin", "owner", "--email", "ada@example.org", "--name", "Ada"];
    let first = grove(&place, &ada).well();
    let again = grove(&place, &ada).well();
    let asked = grove(&place, &["admin", "owner"]).well();
    for link in [&first, &again, &asked] {
        assert!(link.starts_with("http://127.0.0.1:8080/enter?secret=") && link.lines().count() == 1, "{link}");
    }
    assert!(first != again && again != asked);
    grove(&place, &["admin", "link", "--member", "ada"]).well();
    grove(&place, &["admin", "link", "--member", "ada-2"]).refused(&["No member has the handle ada-2"]);
}

#[test]
fn a_token_stands_alone_on_its_line() {
    let place = place();
    grove(&place, &["admin", "owner", "--email", "ada@example.org", "--name", "Ada"]).well();
    let token = grove(&place, &["admin", "token", "--member", "ada", "--scopes", "read,admin"]).well();
    assert!(token.ends_with('\n') && token.trim_end().len() >= 52, "{token}");
    assert!(token.trim_end().chars().all(|c| c.is_ascii_alphanumeric() || c == '_'), "{token}");
    grove(&place, &["admin", "token", "--member", "nobody"]).refused(&["nobody"]);
    grove(&place, &["admin", "token", "--member", "ada", "--scopes", "fly"]).refused(&["read, write or admin, not fly"]);
}

#[test]
fn data_may_be_said_before_and_after_the_command() {
    let place = place();
    let data = place.path().to_str().expect("a path in UTF-8");
    ends(command(&["--data", data, "admin", "owner", "--email", "ada@example.org", "--name", "Ada"])).well();
    ends(command(&["admin", "--data", data, "owner"])).well();
    ends(command(&["admin", "owner", "--data", data])).well();
}

#[test]
fn a_key_that_does_not_exist_is_named() {
    let place = place();
    std::fs::write(place.path().join("grove.toml"), "colour = \"green\"\n").expect("a file");
    grove(&place, &["migrate"]).refused(&["colour", "grove.toml"]);
    let mut typo = command(&["migrate", "--data"]);
    typo.arg(place.path()).env("GROVE_LISTN", "127.0.0.1:1");
    std::fs::remove_file(place.path().join("grove.toml")).expect("the file is there");
    ends(typo).refused(&["listn"]);
}

#[test]
fn an_address_that_would_send_cookies_over_plain_http_is_refused() {
    let place = place();
    let mut serve = command(&["serve", "--data"]);
    serve.arg(place.path()).env("GROVE_PUBLIC_URL", "http://example.org");
    ends(serve).refused(&["The public URL http://example.org cannot be used", "https proxy"]);
    assert!(!place.path().join("grove.sqlite").exists(), "nothing was made");
}

#[test]
fn a_port_or_a_directory_that_is_taken_is_said_in_a_sentence() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    grove(&place(), &["serve", "--listen", &address])
        .refused(&[&format!("Cannot listen on {address}"), "Is another server running there?"]);
    let place = place();
    grove(&place, &["migrate"]).well();
    let _lock = DataLock::take(place.path()).expect("a lock").expect("nobody has it");
    grove(&place, &["serve", "--listen", "127.0.0.1:0"]).refused(&["Another Grove serves from", "--data"]);
    grove(&place, &["doctor"]).refused(&["starting or stopping"]);
}

#[test]
fn the_doctor_ends_badly_when_something_is_wrong() {
    let place = place();
    grove(&place, &["migrate"]).well();
    let well = grove(&place, &["doctor"]).well();
    assert!(!well.contains("WRONG") && well.contains("well   database"), "{well}");
    give_up_a_job(place.path());
    let ill = grove(&place, &["doctor"]);
    assert!(ill.out.contains("WRONG  jobs: 1 gave up"), "{}", ill.out);
    ill.refused(&["needs you"]);
}

#[test]
fn the_doctor_goes_on_to_the_next_when_one_thing_is_wrong() {
    let place = place();
    std::fs::write(place.path().join("grove.toml"), "colour = \"green\"\n").expect("a file");
    let ill = grove(&place, &["doctor"]);
    for line in ["WRONG  settings:", "colour", "well   database: SQLite", "are free", "well   mail", "well   jobs", "compared with"] {
        assert!(ill.out.contains(line), "{line} is not in\n{}", ill.out);
    }
    ill.refused(&["One of these needs you"]);
    std::fs::remove_file(place.path().join("grove.toml")).expect("the file is there");
    let nobody = TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr()).expect("a port that is free again");
    let mut doctor = command(&["doctor", "--data"]);
    doctor.arg(place.path()).env("GROVE_SMTP_URL", format!("smtp://{nobody}")).env("GROVE_PUBLIC_URL", "http://example.org");
    let ill = ends(doctor);
    for line in ["WRONG  address: The public URL", "well   database", "WRONG  mail: the mail server does not answer", "smtp_url"] {
        assert!(ill.out.contains(line), "{line} is not in\n{}", ill.out);
    }
    ill.refused(&["2 of these need you"]);
}

#[test]
fn a_database_that_is_away_is_told_in_one_sentence() {
    let nobody = TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr()).expect("a port that is free again");
    let url = format!("postgres://grove:secret@{nobody}/grove");
    for arguments in [&["migrate"][..], &["admin", "owner"], &["demo"], &["serve", "--listen", "127.0.0.1:0"]] {
        let place = place();
        let away = grove(&place, &[arguments, &["--database", &url]].concat());
        assert_eq!(away.err.lines().count(), 1, "{}", away.err);
        assert!(!away.err.contains("secret") && !away.err.contains('\u{1b}'), "{}", away.err);
        away.refused(&[&format!("The database postgres://grove@{nobody}/grove cannot be reached: "), "Connection refused", "--database"]);
    }
    let ill = grove(&place(), &["doctor", "--database", &url]);
    assert!(ill.out.contains("WRONG  database: The database postgres://grove@") && ill.out.contains("well   disk"), "{}", ill.out);
}

#[test]
fn a_demo_never_mixes_with_a_community() {
    let place = place();
    grove(&place, &["admin", "owner", "--email", "ada@example.org", "--name", "Ada"]).well();
    grove(&place, &["demo"]).refused(&["There is a community in", "The demo needs an empty directory"]);
    let Ok(server) = std::env::var("GROVE_TEST_DATABASE") else { return };
    let database = grove_store::fresh_database(&server).expect("a database");
    let elsewhere = |arguments: &[&str]| grove(&self::place(), &[arguments, &["--database", &database]].concat());
    elsewhere(&["admin", "owner", "--email", "ada@example.org", "--name", "Ada"]).well();
    elsewhere(&["demo"]).refused(&["There is a community in", "The demo needs an empty database"]);
}

#[test]
fn what_cannot_be_given_is_said_in_words() {
    let place = place();
    grove(&place, &["admin", "owner", "--email", "ada@example.org", "--name", "Ada"]).well();
    let second = grove(&place, &["admin", "owner", "--email", "bo@example.org", "--name", "Bo"]);
    assert!(second.err.contains("bo@example.org is not the only owner"), "{}", second.err);
    assert_eq!(second.well().lines().count(), 1);
    grove(&place, &["admin", "owner", "--email", "ada@example.org"]).well();
    grove(&place, &["admin", "owner", "--email", "eve@example.org"]).refused(&["No owner has the address eve@example.org", "--name"]);
    grove(&place, &["admin", "owner", "--email", "eve", "--name", "Eve"]).refused(&["email", "address that mail can reach"]);
    add_member(place.path(), "nadia");
    let admin = grove(&place, &["admin", "token", "--member", "nadia", "--scopes", "read,admin"]);
    assert!(!admin.err.contains("reason-"), "{}", admin.err);
    admin.refused(&["No token for nadia", "look after this place"]);
    grove(&place, &["admin", "token", "--member", "olgaowner"]).refused(&["There is no member with the handle olgaowner"]);
}

fn add_member(place: &Path, handle: &'static str) {
    let new = grove_members::commands::NewMember { handle: handle.to_owned(), name: handle.to_owned(), ..Default::default() };
    open(place).as_console(move |cx| grove_members::commands::add_member(cx, &new)).expect("a member");
}

/// A job that nobody can do, tried for as many days as it takes.
fn give_up_a_job(place: &Path) {
    let clock = Arc::new(HandClock::default());
    let mut hooks = Hooks::new(grove_members::identity::load_viewer);
    hooks.clock = clock.clone();
    let grove = Grove::open_with(Config { data: place.to_owned(), ..Config::default() }, hooks).expect("a community");
    grove.as_console(|cx| cx.enqueue("no-such-thing", &serde_json::json!({}))).expect("a job");
    for _ in 0..12 {
        grove.jobs.run_due(&grove.db).expect("jobs run");
        clock.later(Duration::from_secs(86_400));
    }
}

#[test]
fn a_dry_run_of_an_import_writes_nothing() {
    let (place, dump) = (place(), place());
    let file = |name: &str, root: &str, row: &str| {
        let xml = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root}>\n{row}\n</{root}>\n");
        std::fs::write(dump.path().join(name), xml).expect("a file");
    };
    file("Users.xml", "users", "<row Id=\"1\" CreationDate=\"2020-01-02T08:00:00.000\" DisplayName=\"Ines\" />");
    let post = "<row Id=\"1\" PostTypeId=\"1\" CreationDate=\"2020-02-01T10:00:00.000\" Body=\"When?\" OwnerUserId=\"1\" Title=\"When do we prune?\" />";
    file("Posts.xml", "posts", post);
    for (name, root) in [("Tags", "tags"), ("Comments", "comments"), ("Votes", "votes"), ("Badges", "badges"), ("PostLinks", "postlinks")] {
        file(&format!("{name}.xml"), root, "");
    }
    let folder = dump.path().to_str().expect("a path in UTF-8");
    let report = grove(&place, &["import", "stackexchange", folder, "--into", "pears", "--dry-run"]).well();
    assert!(!report.trim().is_empty());
    let position = |place: &Path| {
        let grove = open(place);
        grove.db.read_now(Credential::System(Why::Console), grove_store::last_position).expect("a position")
    };
    assert_eq!(position(place.path()), 0);
    grove(&place, &["import", "stackexchange", folder, "--into", "pears"]).well();
    assert!(position(place.path()) > 0);
}

#[test]
fn a_mistyped_directory_is_no_community() {
    let folder = place();
    let nowhere = folder.path().join("mistyped");
    let file = folder.path().join("backup.grove").display().to_string();
    for arguments in [&["backup", &file][..], &["export", &file], &["doctor"], &["rebuild", "all"], &["admin", "token", "--member", "ada"]]
    {
        let mut run = command(arguments);
        run.arg("--data").arg(&nowhere);
        ends(run).refused(&["no community in", "mistyped", "--data"]);
        assert!(!nowhere.exists() && !folder.path().join("backup.grove").exists(), "{arguments:?} made something");
    }
}
