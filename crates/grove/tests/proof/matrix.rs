//! Every route as every member of the cast: the statuses are a snapshot under review,
//! `policy/statuses.txt`. `GROVE_BLESS=1 cargo test -p grove --test stories proof::matrix` writes it anew;
//! what changed in it is what to look at.
//!
//! Each call meets the town as it was seeded: acts are answered and then undone.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use grove_testkit::{Client, Face, Town};
use http::Method;

use super::bodies::body;
use super::fixtures::ANYWHERE;
use super::seed::{Seed, seed};
use super::snapshot;

/// Who stands in which column, and why they are asked.
const COLUMNS: [(&str, &str); 13] = [
    ("visitor", "nobody"),
    ("theo", "a new member, in no space"),
    ("bo", "waits to be let in"),
    ("nadia", "a member of all three rooms"),
    ("exa", "was a gardener"),
    ("ines", "hosts all three rooms"),
    ("pia", "moderates all three rooms"),
    ("omar", "moderates the community, in no space"),
    ("kofi", "an admin, in no space"),
    ("ada", "the owner"),
    ("sam", "suspended"),
    ("reading", "Nadia's token that may only read"),
    ("rob", "a bot, in no space"),
];

/// One line: a route, by one of its faces, in one room.
struct Line {
    method: Method,
    path: String,
    room: &'static str,
    address: String,
    api: bool,
}

impl Line {
    fn face(&self) -> &'static str {
        if self.api { "api" } else { "page" }
    }
    fn name(&self) -> String {
        format!("{:6} {:42} {:9} {:4}", self.method.as_str(), self.path, self.room, self.face())
    }
}

/// All lines; a route whose parameters have no fixture is an error that says which.
fn lines(seed: &Seed) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut missing = Vec::new();
    for route in grove::weave::routes().iter() {
        for room in seed.fixtures.rooms(&route.path) {
            match seed.fixtures.address(&route.method, &route.path, room) {
                Err(key) => missing.push(format!("{} {}: no fixture for {key} in {room}", route.method, route.path)),
                Ok(address) => {
                    for api in [false, true] {
                        if if api { route.page_only.is_none() } else { !route.api_only } {
                            let (method, path, address) = (route.method.clone(), route.path.clone(), address.clone());
                            lines.push(Line { method, path, room, address, api });
                        }
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "proof/seed.rs has to say what stands there:\n{}", missing.join("\n"));
    lines.sort_by_key(|line| (line.path.clone(), line.method.as_str().to_owned(), line.room, line.api));
    lines
}

fn client<'t>(town: &'t Town, name: &'static str) -> Client<'t> {
    match name {
        "visitor" => town.visitor(),
        "reading" => town.read_only(),
        name => town.person(name),
    }
}

/// An answer as it stands in the table: its status, or that somebody was sent to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Status(u16),
    SignIn,
}

impl Cell {
    const fn is_done(self) -> bool {
        matches!(self, Self::Status(..400))
    }
    fn show(self) -> String {
        match self {
            Self::Status(status) => status.to_string(),
            Self::SignIn => "sig".to_owned(),
        }
    }
}

fn ask(who: &Client<'_>, seed: &Seed, line: &Line) -> Cell {
    // A page does not look at a token, so the one who has nothing else is a visitor there.
    let bearer = who.token.as_ref().map(|token| format!("Bearer {token}"));
    let mut headers = vec![("sec-fetch-site", "same-origin")];
    if let (false, Some(bearer)) = (line.api, &bearer) {
        headers.push(("authorization", bearer));
    }
    let safe = line.method == Method::GET;
    let sent = (!safe).then(|| body(&line.method, &line.path, line.room, who.name, &seed.fixtures).of(line.api));
    let by_form = !line.api && !safe && line.method != Method::POST;
    let (method, address) = if by_form {
        (Method::POST, format!("{}?_method={}", line.address, line.method))
    } else {
        (line.method.clone(), line.address.clone())
    };
    let face = if line.api { Face::Api } else { Face::Page };
    let answer = who.send_bytes(method, face, &address, sent, &headers);
    assert!(answer.status < 500, "{} answered {}\n{}", answer.request, answer.status, answer.body);
    let sent_away = answer.status == 303 && answer.location().starts_with("/sign-in?");
    if sent_away { Cell::SignIn } else { Cell::Status(answer.status) }
}

/// All rows. What is done is undone before the next one asks.
fn rows(seed: &Seed, lines: &[Line]) -> Vec<Vec<Cell>> {
    let town = seed.snapshot.town();
    let cast = COLUMNS.map(|(name, _)| client(&town, name));
    town.grove.db.rehearse();
    let rows = lines.iter().map(|line| cast.iter().map(|who| ask(who, seed, line)).collect()).collect();
    town.abandon();
    rows
}

fn table(lines: &[Line], rows: &[Vec<Cell>]) -> String {
    let mut text =
        String::from("# Every route, by page and by API, in each room, as every member of the cast: the status it answers with.\n");
    text += "# Written by crates/grove/tests/proof/matrix.rs; a change here is a change of who may do what.\n";
    for (name, why) in COLUMNS {
        writeln!(text, "#   {name:8} {why}").expect("a text takes everything");
    }
    let names: Vec<String> = COLUMNS.iter().map(|(name, _)| format!("{:>3}", &name[..name.len().min(3)])).collect();
    writeln!(text, "{:64} {}", "", names.join(" ")).expect("a text takes everything");
    for (line, row) in lines.iter().zip(rows) {
        let cells: Vec<String> = row.iter().map(|cell| cell.show()).collect();
        writeln!(text, "{} {}", line.name(), cells.join(" ")).expect("a text takes everything");
    }
    text
}

/// What a visitor gets elsewhere than at a door; each with its reason.
const VISITORS: [(&str, &str, u16); 3] = [
    // The card of a gated room is for everybody, what and who is in it is not: told in plain words.
    ("GET", "/spaces/{slug}/members", 403),
    ("GET", "/spaces/{slug}/members/{handle}", 403),
    ("GET", "/spaces/{slug}/topics", 403),
];

fn visitors_are_sent_away(lines: &[Line], rows: &[Vec<Cell>]) -> Vec<String> {
    let known = |line: &Line, status| VISITORS.iter().any(|(method, path, s)| *method == line.method && *path == line.path && *s == status);
    let odd = lines.iter().zip(rows).filter(|(line, row)| match row[0] {
        Cell::SignIn => false,
        Cell::Status(status) => !matches!(status, 200 | 303 | 401 | 404) && !known(line, status),
    });
    odd.map(|(line, row)| format!("{} answers a visitor with {}", line.name(), row[0].show())).collect()
}

/// Changes that nobody of the cast can make: then the body is wrong, or the route is dead.
fn every_change_works_for_somebody(lines: &[Line], rows: &[Vec<Cell>]) -> BTreeSet<String> {
    let name = |line: &Line| format!("{} {} by {}", line.method, line.path, line.face());
    let changes = || lines.iter().zip(rows).filter(|(line, _)| line.method != Method::GET);
    let works: BTreeSet<String> = changes().filter(|(_, row)| row.iter().any(|cell| cell.is_done())).map(|(line, _)| name(line)).collect();
    changes().map(|(line, _)| name(line)).filter(|name| !works.contains(name)).collect()
}

#[test]
fn every_route_answers_everybody_as_reviewed() {
    let seed = seed();
    let lines = lines(seed);
    assert!(lines.iter().any(|line| line.room != ANYWHERE), "the rooms are not asked about");
    let rows = rows(seed, &lines);
    let odd = visitors_are_sent_away(&lines, &rows);
    let dead = every_change_works_for_somebody(&lines, &rows);
    snapshot::compare("policy/statuses.txt", &table(&lines, &rows));
    assert!(odd.is_empty(), "look at these:\n{}", odd.join("\n"));
    assert!(
        dead.is_empty(),
        "nobody can do these; proof/bodies.rs has to send something valid:\n{}",
        dead.into_iter().collect::<Vec<_>>().join("\n")
    );
}
