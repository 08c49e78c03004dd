//! One server in a data directory, and commands beside it that go through its socket.

use std::os::unix::fs::PermissionsExt;

use crate::process::{Place, Server, handle};
use crate::wire::Wire;

#[test]
fn a_second_server_in_one_directory_is_refused() {
    let place = Place::new();
    let server = Server::start(&place);
    let second = place.run(&["serve", "--listen", "127.0.0.1:0"]);
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(!second.status.success() && said.contains("Another Grove serves from"), "the second server said: {said}");
    assert_eq!(Wire::new(server.address).get("/readyz", "").map(|a| a.status), Some(200), "the first one serves on");
    server.stop();
    Server::start(&place).stop();
}

#[test]
fn commands_beside_a_running_server_are_done_by_it() {
    let place = Place::new();
    place.settle(1);
    let server = Server::start(&place);
    let mode = std::fs::metadata(place.data.path().join("grove.sock")).expect("a socket").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "the socket is for its owner alone");
    let run = |arguments: &[&str]| {
        let output = place.run(arguments);
        assert!(output.status.success(), "grove {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    let link = run(&["admin", "owner"]);
    assert!(link.starts_with("http") && link.contains("/enter"), "a link to sign in: {link}");
    let token = run(&["admin", "token", "--member", &handle(0), "--scopes", "read"]);
    let me = Wire::new(server.address).get("/api/v1/me", &format!("authorization: Bearer {token}\r\n"));
    assert!(me.is_some_and(|me| me.status == 200 && me.body.contains(&handle(0))), "the token works at once");
    assert!(run(&["rebuild", "all"]).starts_with("Built again:"));
    assert!(run(&["doctor"]).contains("well"));
    run(&["migrate"]);
    let unknown = place.run(&["rebuild", "nothing-of-the-kind"]);
    assert!(!unknown.status.success(), "what fails in the server fails here");
    server.stop();
}

#[test]
fn a_server_that_died_leaves_nothing_in_the_way() {
    let place = Place::new();
    Server::start(&place).kill();
    assert!(place.data.path().join("grove.sock").exists(), "killed, it left its socket");
    let doctor = place.run(&["doctor"]);
    assert!(doctor.status.success(), "{}", String::from_utf8_lossy(&doctor.stderr));
    Server::start(&place).stop();
}
