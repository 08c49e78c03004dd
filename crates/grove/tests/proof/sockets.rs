//! What goes wrong below HTTP: heads and bodies that trickle in, heads without end, requests that are
//! none. On a real socket, for the server that listens is what is asked.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use grove_testkit::Town;
use grove_web::{Listening, Rates, router, serve};
use tokio::sync::watch;

use super::seed::seed;

/// The town, reachable; it stops when dropped.
struct Served {
    address: SocketAddr,
    host: String,
    stop: watch::Sender<bool>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Served {
    fn new(town: &Town) -> Self {
        let router = router(town.grove.app_with(Rates::unlimited()), &town.grove.routes);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        let listening = runtime.block_on(Listening::bind("127.0.0.1:0")).expect("a free port");
        let (address, (stop, stopped)) = (listening.address, watch::channel(false));
        let thread = std::thread::spawn(move || runtime.block_on(serve(listening, router, stopped)).expect("it serves"));
        Self { address, host: town.host().to_owned(), stop, thread: Some(thread) }
    }

    fn open(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a timeout");
        stream
    }

    /// What comes back for these bytes, until the server or the test has enough.
    fn say(&self, bytes: &[u8]) -> String {
        let mut stream = self.open();
        // The server may hang up in the middle of it.
        let _cut_short = stream.write_all(bytes).and_then(|()| stream.shutdown(std::net::Shutdown::Write));
        rest(&mut stream)
    }

    fn get(&self) -> Duration {
        let (started, mut stream) = (Instant::now(), self.open());
        let request = format!("GET /sign-in HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.host);
        stream.write_all(request.as_bytes()).expect("it listens");
        let said = rest(&mut stream);
        assert!(said.starts_with("HTTP/1.1 200"), "{said:.200}");
        started.elapsed()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _told = self.stop.send(true);
        let _ended = self.thread.take().map(std::thread::JoinHandle::join);
    }
}

fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _cut_short = stream.take(1 << 20).read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Sends a letter now and then until the server has had enough; what it said, and when.
fn trickle(mut stream: TcpStream, head: &str) -> (String, Duration) {
    let started = Instant::now();
    stream.write_all(head.as_bytes()).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_millis(500))).expect("a timeout");
    let (mut said, mut piece) = (Vec::new(), [0; 4096]);
    while started.elapsed() < Duration::from_secs(50) {
        match stream.read(&mut piece) {
            Ok(0) => break,
            Ok(length) => said.extend_from_slice(&piece[..length]),
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {}
            Err(_) => break,
        }
        if stream.write_all(b"x").is_err() {
            break;
        }
    }
    (String::from_utf8_lossy(&said).into_owned(), started.elapsed())
}

/// Two hundred who take their time hold up nobody else, and lose the connection or get a 4xx.
#[test]
fn whoever_trickles_a_head_or_a_body_is_sent_away_and_holds_up_nobody() {
    let town = seed().snapshot.town();
    let served = Served::new(&town);
    let head = format!("GET / HTTP/1.1\r\nhost: {}\r\nx-slow: ", served.host);
    let body = format!(
        "POST /api/v1/reports HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\ncontent-length: 4000\r\n\r\n",
        served.host,
        town.person("vera").token.clone().expect("a token")
    );
    std::thread::scope(|scope| {
        let slow: Vec<_> = (0..200).map(|at| if at % 2 == 0 { &head } else { &body }).map(|text| (text, served.open())).collect();
        let slow: Vec<_> = slow.into_iter().map(|(text, stream)| scope.spawn(move || trickle(stream, text))).collect();
        for _ in 0..20 {
            let took = served.get();
            assert!(took < Duration::from_secs(5), "a page took {took:?} beside the slow ones");
            std::thread::sleep(Duration::from_millis(500));
        }
        for (at, thread) in slow.into_iter().enumerate() {
            let (said, took) = thread.join().expect("a slow one ends");
            let what = if at % 2 == 0 { "head" } else { "body" };
            assert!(took < Duration::from_secs(45), "a slow {what} was listened to for {took:?}");
            assert!(said.is_empty() || said.starts_with("HTTP/1.1 4"), "a slow {what} got {said:.200}");
        }
    });
    served.get();
    drop(served);
    town.abandon();
}

/// Each gets a 4xx, or nothing and a closed door; a polite request is served after it.
#[test]
fn requests_that_are_none_are_refused() {
    let town = seed().snapshot.town();
    let served = Served::new(&town);
    let host = served.host.clone();
    let odd: Vec<Vec<u8>> = vec![
        b"\r\n\r\n\r\n".to_vec(),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\n\r\n".to_vec(),
        b"GET /\r\n\r\n".to_vec(),
        b"GET / HTTP/9.9\r\nhost: x\r\n\r\n".to_vec(),
        format!("GET /\0 HTTP/1.1\r\nhost: {host}\r\n\r\n").into_bytes(),
        format!("GET / HTTP/1.1\r\nhost: {host}\r\nhost: evil.example\r\nx: \x01\r\n\r\n").into_bytes(),
        format!("GET http://evil.example/ HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").into_bytes(),
        format!("GET / HTTP/1.1\r\nhost: {host}\r\n{}\r\n", "x: y\r\n".repeat(10_000)).into_bytes(),
        format!("GET / HTTP/1.1\r\nhost: {host}\r\nx: {}\r\n\r\n", "y".repeat(4 << 20)).into_bytes(),
        format!("GET /{} HTTP/1.1\r\nhost: {host}\r\n\r\n", "y".repeat(1 << 20)).into_bytes(),
        format!("POST /sign-in HTTP/1.1\r\nhost: {host}\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello").into_bytes(),
        format!("POST /sign-in HTTP/1.1\r\nhost: {host}\r\ncontent-length: -1\r\n\r\n").into_bytes(),
        format!("POST /sign-in HTTP/1.1\r\nhost: {host}\r\ncontent-length: 99999999999999999999\r\n\r\n").into_bytes(),
        format!("POST /sign-in HTTP/1.1\r\nhost: {host}\r\ntransfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n").into_bytes(),
        format!("POST /sign-in HTTP/1.1\r\nhost: {host}\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n").into_bytes(),
        format!("POST /sign-in HTTP/1.1\r\nhost: {host}\r\ntransfer-encoding: identity, chunked, gzip\r\n\r\n0\r\n\r\n").into_bytes(),
    ];
    for (at, bytes) in odd.iter().enumerate() {
        let said = served.say(bytes);
        assert!(said.is_empty() || said.starts_with("HTTP/1.1 4"), "number {at} got {said:.200}");
        served.get();
    }
    drop(served);
    town.abandon();
}
