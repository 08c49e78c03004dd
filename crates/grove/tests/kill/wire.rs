//! The least of HTTP/1.1 that writes and reads over one kept connection. When the server goes, so does it,
//! and the caller learns that nobody knows.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// A connection that is opened when it is needed.
pub struct Wire {
    address: SocketAddr,
    open: Option<BufReader<TcpStream>>,
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// As they came, in small letters, one a line.
    pub headers: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).map(str::trim)
    }
}

impl Wire {
    pub const fn new(address: SocketAddr) -> Self {
        Self { address, open: None }
    }

    pub fn get(&mut self, path: &str, headers: &str) -> Option<Answer> {
        self.send("GET", path, headers, "")
    }

    /// `None` when the connection broke: it may have happened or not.
    pub fn send(&mut self, method: &str, path: &str, headers: &str, body: &str) -> Option<Answer> {
        self.send_as("application/json", method, path, headers, body.as_bytes())
    }

    /// The same with a body of another kind.
    pub fn send_as(&mut self, kind: &str, method: &str, path: &str, headers: &str, body: &[u8]) -> Option<Answer> {
        let answer = self.exchange(kind, method, path, headers, body);
        if answer.is_err() {
            self.open = None;
        }
        answer.ok()
    }

    fn exchange(&mut self, kind: &str, method: &str, path: &str, headers: &str, body: &[u8]) -> std::io::Result<Answer> {
        if self.open.is_none() {
            let stream = TcpStream::connect_timeout(&self.address, Duration::from_secs(2))?;
            stream.set_read_timeout(Some(Duration::from_secs(20)))?;
            stream.set_nodelay(true)?;
            self.open = Some(BufReader::new(stream));
        }
        let reader = self.open.as_mut().expect("opened above");
        let (host, length) = (self.address, body.len());
        let head = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n{headers}\r\n");
        reader.get_mut().write_all(&[head.as_bytes(), body].concat())?;
        read(reader)
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> std::io::Result<Answer> {
    let broken = || std::io::Error::from(std::io::ErrorKind::InvalidData);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or_else(broken)?;
    let (mut length, mut headers) = (0, String::new());
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Err(broken());
        }
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().map_err(|_| broken())?;
        }
        headers.push_str(&line.to_ascii_lowercase());
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok(Answer { status, headers, body: String::from_utf8_lossy(&body).into_owned() })
}
