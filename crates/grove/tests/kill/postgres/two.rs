//! Two processes on one database: what happens in one is seen in the other, work for all is done by one, and
//! goes on when that one is killed.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use grove_testkit::on_postgres;

use super::cluster::Cluster;
use super::store;
use crate::chance;
use crate::process::{Place, Server};
use crate::wire::Wire;
use crate::writers::{self, Act, Writer};

/// An open live connection.
struct Live {
    stream: TcpStream,
    heard: String,
}

impl Live {
    fn to(address: SocketAddr, topic: &str, cookie: &str) -> Self {
        let mut stream = TcpStream::connect(address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_millis(10))).expect("a timeout");
        let request = format!("GET /live/{topic} HTTP/1.1\r\nhost: {address}\r\ncookie: {cookie}\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it listens");
        let mut live = Self { stream, heard: String::new() };
        assert!(live.until(Duration::from_secs(5), |heard| heard.contains("\r\n\r\n")).is_some(), "an answer");
        assert!(live.heard.starts_with("HTTP/1.1 200"), "{}", live.heard);
        live
    }

    /// How long it took until what came is as hoped; nothing when it did not in this time.
    fn until(&mut self, most: Duration, hoped: impl Fn(&str) -> bool) -> Option<Duration> {
        let (started, mut piece) = (Instant::now(), [0; 4096]);
        while started.elapsed() < most {
            if hoped(&self.heard) {
                return Some(started.elapsed());
            }
            if let Ok(length @ 1..) = self.stream.read(&mut piece) {
                self.heard.push_str(&String::from_utf8_lossy(&piece[..length]));
            }
        }
        None
    }

    /// How long it stays open; nothing when it does for so long.
    fn ends_within(&mut self, most: Duration) -> Option<Duration> {
        let (started, mut piece) = (Instant::now(), [0; 4096]);
        while started.elapsed() < most {
            match self.stream.read(&mut piece) {
                Ok(0) => return Some(started.elapsed()),
                // The stream's last chunk; the connection could be used again.
                Ok(length) if piece[..length].ends_with(b"\r\n0\r\n\r\n") || piece[..length].starts_with(b"0\r\n\r\n") => {
                    return Some(started.elapsed());
                }
                Ok(_) => {}
                Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {}
                Err(_) => return Some(started.elapsed()),
            }
        }
        None
    }
}

struct Pair {
    cluster: Cluster,
    places: [Place; 2],
    writer: Writer,
    count: usize,
}

impl Pair {
    fn new() -> Self {
        let cluster = Cluster::start();
        let places = [(); 2].map(|()| {
            let mut place = Place::with_database(&cluster.url());
            // Letters are asked for from many addresses.
            place.env.push(("GROVE_PROXIES", "[127.0.0.1]".to_owned()));
            place
        });
        let writer = places[0].settle(chance::now()).remove(0);
        Self { cluster, places, writer, count: 0 }
    }

    fn says(&mut self, at: &Server, act: &Act) {
        let answer = self.writer.say(&mut Wire::new(at.address), act, None).expect("the server answers");
        assert_eq!(answer.status, 201, "{}", answer.body);
    }

    /// A reply in one process, until a live connection to another has its id.
    fn crosses(&mut self, topic: &str, at: &Server, live: &mut Live, most: Duration) -> Duration {
        self.count += 1;
        self.says(at, &Act::Reply { topic: topic.to_owned(), text: format!("Reply {}", self.count) });
        let reply = self.writer.done.last().and_then(|done| done.id.clone()).expect("a reply");
        live.until(most, |heard| heard.contains(&reply)).unwrap_or_else(|| panic!("{reply} was not told within {most:?}"))
    }

    /// Somebody asks to join, and is sent a letter.
    fn joins(&mut self, at: &Server) -> String {
        self.count += 1;
        let (address, from) = (format!("joins-{}@example.org", self.count), format!("x-forwarded-for: 192.0.2.{}\r\n", self.count % 250));
        let body = format!("name=Somebody&email={}", address.replace('@', "%40"));
        let kind = "application/x-www-form-urlencoded";
        let answer = Wire::new(at.address).send_as(kind, "POST", "/join", &from, body.as_bytes()).expect("the server answers");
        assert_eq!(answer.status, 303, "{}", answer.body);
        address
    }

    /// How many letters to somebody lie in both places.
    fn letters(&self, to: &str) -> usize {
        let folders = self.places.iter().map(|place| place.data.path().join("mail"));
        let files = folders.filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten();
        files.filter(|file| std::fs::read_to_string(file.path()).is_ok_and(|text| text.contains(to))).count()
    }

    /// The owner's session, by a link from the console.
    fn signs_in(&self, at: &Server) -> String {
        let link = String::from_utf8_lossy(&self.places[0].run(&["admin", "owner"]).stdout).trim().to_owned();
        let secret = link.split("secret=").nth(1).expect("a link").to_owned();
        let body = format!("secret={secret}&password=");
        let kind = "application/x-www-form-urlencoded";
        let answer = Wire::new(at.address).send_as(kind, "POST", "/enter", "", body.as_bytes()).expect("the server answers");
        let cookie = answer.header("set-cookie").unwrap_or_else(|| panic!("no session: {answer:?}"));
        // Header names and values were made small; the secret is small anyway.
        cookie.split(';').next().unwrap_or_default().to_owned()
    }

    fn holders(&self) -> String {
        self.cluster.sql("grove", store::HOLDERS)
    }
}

#[test]
fn two_processes_are_one_community() {
    if on_postgres().is_none() {
        println!("only on PostgreSQL");
        return;
    }
    let mut pair = Pair::new();
    let servers = [Server::start(&pair.places[0]), Server::start(&pair.places[1])];
    writers::found_spaces(&servers[0], &pair.writer);
    pair.says(&servers[0], &Act::Begin { room: "meadow", title: "Is anybody there?".to_owned() });
    let topic = pair.writer.begun()[0].clone();

    let mut slowest = Duration::ZERO;
    for (at, to) in [(0, 1), (1, 0)] {
        let mut live = Live::to(servers[to].address, &topic, "");
        for _ in 0..10 {
            slowest = slowest.max(pair.crosses(&topic, &servers[at], &mut live, Duration::from_secs(1)));
        }
    }
    println!("20 replies crossed, the slowest in {slowest:.0?}");

    let before = pair.holders();
    let asked: Vec<String> = (0..20).map(|n| pair.joins(&servers[n % 2])).collect();
    all_get_letters(&pair, &asked, Duration::from_secs(10));
    assert!(asked.iter().all(|to| pair.letters(to) == 1), "a letter was sent twice");
    assert_eq!(pair.holders(), before, "a lease went to and fro");

    a_session_that_ends_here_is_dead_there(&pair, &servers, &topic);
    let [mut first, second] = servers;
    // One of the two held the leases.
    let mut handed_over = Duration::ZERO;
    for killed in 0..2 {
        let live_at = if killed == 0 { &second } else { &first };
        let mut live = Live::to(live_at.address, &topic, "");
        let asked: Vec<String> = (0..5).map(|_| pair.joins(if killed == 0 { &first } else { &second })).collect();
        if killed == 1 {
            second.kill();
            handed_over = handed_over.max(pair.crosses(&topic, &first, &mut live, Duration::from_secs(15)));
            all_get_letters(&pair, &asked, Duration::from_secs(15));
            break;
        }
        first.kill();
        handed_over = handed_over.max(pair.crosses(&topic, &second, &mut live, Duration::from_secs(15)));
        all_get_letters(&pair, &asked, Duration::from_secs(15));
        first = Server::start(&pair.places[0]);
    }
    println!("work was handed over within {handed_over:.1?}");
    first.stop();
}

fn all_get_letters(pair: &Pair, asked: &[String], most: Duration) {
    let started = Instant::now();
    while !asked.iter().all(|to| pair.letters(to) > 0) {
        assert!(started.elapsed() < most, "not all letters within {most:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn a_session_that_ends_here_is_dead_there(pair: &Pair, servers: &[Server; 2], topic: &str) {
    let session = pair.signs_in(&servers[0]);
    let (cookie, mut there) = (format!("cookie: {session}\r\n"), Wire::new(servers[1].address));
    let settings = |wire: &mut Wire| wire.get("/settings/sessions", &cookie).expect("the server answers").status;
    assert_eq!(settings(&mut there), 200, "signed in everywhere");
    let mut live = Live::to(servers[1].address, topic, &session);
    let kind = "application/x-www-form-urlencoded";
    let left = Wire::new(servers[0].address).send_as(kind, "POST", "/sign-out", &cookie, b"").expect("the server answers");
    assert_eq!(left.status, 303);
    assert_eq!(settings(&mut there), 303, "signed out everywhere at once");
    let ended = live.ends_within(Duration::from_secs(2)).expect("a live connection of a session that ended is closed within 2 s");
    println!("a live connection ended {ended:.0?} after its session did in the other process");
}
