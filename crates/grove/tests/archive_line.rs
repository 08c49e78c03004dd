//! Backups and exports as the person who runs the machine makes them: beside a running server, and back
//! into another place. Always on SQLite, whatever the other stories run on.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Stdio};

use tempfile::TempDir;

use super::command_line::{command, ends, grove, place};

/// A server, gone with the test.
struct Server(Child);

impl Server {
    fn start(place: &TempDir) -> Self {
        let mut serve = command(&["serve", "--listen", "127.0.0.1:0", "--data"]);
        let mut child = serve.arg(place.path()).stdout(Stdio::piped()).spawn().expect("it starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("it says where");
        assert!(line.contains("Grove serves"), "{line}");
        // The socket is made right behind this line.
        while !place.path().join("grove.sock").exists() {
            std::thread::yield_now();
        }
        Self(child)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.0.kill();
        let _ended = self.0.wait();
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

#[test]
fn a_backup_beside_a_running_server_is_restored_elsewhere() {
    let (home, other, shelf) = (place(), place(), place());
    grove(&home, &["demo"]).well();
    let server = Server::start(&home);
    let file = shelf.path().join("sunday.grove");
    let said = grove(&home, &["backup", text(&file)]).well();
    assert!(said.contains("sunday.grove") && said.contains("rows in"), "{said}");
    assert_eq!(mode(&file), 0o600, "it is for its owner alone");
    assert_eq!(std::fs::read_dir(shelf.path()).expect("a folder").count(), 1, "nothing else was left");
    grove(&home, &["backup", text(&file)]).refused(&["there already", "another name"]);
    grove(&home, &["restore", text(&file)]).refused(&["A server runs in", "--data"]);
    drop(server);
    grove(&home, &["restore", text(&file)]).refused(&["There is a community in", "--data"]);
    let said = grove(&other, &["restore", text(&file)]).well();
    assert!(said.starts_with("Restored into") && said.contains("search index"), "{said}");
    grove(&other, &["doctor"]).well();
    let again = shelf.path().join("again.grove");
    assert!(grove(&other, &["backup", text(&again)]).well().contains("rows in"));
    let server = Server::start(&other);
    grove(&other, &["admin", "owner"]).well();
    drop(server);
    let cut = shelf.path().join("cut.grove");
    std::fs::write(&cut, &std::fs::read(&file).expect("a backup")[..5000]).expect("a file");
    let empty = place();
    grove(&empty, &["restore", text(&cut)]).refused(&["cut.grove is cut short", "another copy"]);
    grove(&empty, &["restore", text(&file)]).well();
}

#[test]
fn paths_are_those_of_the_one_who_types() {
    let (home, shelf) = (place(), place());
    grove(&home, &["admin", "owner", "--email", "ada@example.org", "--name", "Ada"]).well();
    let _server = Server::start(&home);
    let mut there = command(&["backup", "here.grove", "--data"]);
    there.arg(home.path()).current_dir(shelf.path());
    ends(there).well();
    assert!(shelf.path().join("here.grove").exists());
    grove(&home, &["backup", "/no/such/folder/a.grove"]).refused(&["cannot be written to /no/such/folder/a.grove"]);
}

#[test]
fn an_export_beside_a_running_server_is_imported_elsewhere() {
    let (home, other, shelf) = (place(), place(), place());
    grove(&home, &["demo"]).well();
    let server = Server::start(&home);
    let (first, second) = (shelf.path().join("first"), shelf.path().join("second"));
    assert!(grove(&home, &["export", text(&first)]).well().contains("rows in"));
    assert_eq!(mode(&first), 0o700, "it is for its owner alone");
    grove(&home, &["export", text(&first)]).refused(&["is not empty"]);
    grove(&home, &["import", "grove", text(&first)]).refused(&["A server runs in"]);
    drop(server);
    grove(&other, &["import", "grove", text(shelf.path())]).refused(&["no export of Grove"]);
    assert!(grove(&other, &["import", "grove", text(&first)]).well().starts_with("Imported into"));
    grove(&other, &["export", text(&second)]).well();
    let lines = |dir: &Path, table: &str| std::fs::read_to_string(dir.join(table)).expect("an exported table");
    for table in ["member.jsonl", "topic.jsonl", "reply.jsonl", "activity.jsonl", "space.jsonl"] {
        assert!(lines(&first, table).len() > 100 && lines(&first, table) == lines(&second, table), "{table}");
    }
}
