//! The least of HTTP/1.1 over one kept connection, without waiting on a thread.

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

pub struct Wire {
    stream: BufReader<TcpStream>,
    address: String,
}

pub struct Answer {
    pub status: u16,
    pub headers: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.headers.lines().filter_map(|line| line.split_once(':'));
        lines.filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.trim()).next()
    }
}

impl Wire {
    pub async fn open(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await.with_context(|| format!("{address} does not answer"))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), address: address.to_owned() })
    }

    pub async fn get(&mut self, path: &str, headers: &str) -> Result<Answer> {
        self.send("GET", path, headers, "").await
    }

    /// `headers` are whole lines, each ended by `\r\n`.
    pub async fn send(&mut self, method: &str, path: &str, headers: &str, body: &str) -> Result<Answer> {
        self.ask(method, path, headers, body).await?;
        self.answer().await
    }

    pub async fn ask(&mut self, method: &str, path: &str, headers: &str, body: &str) -> Result<()> {
        let (host, length) = (&self.address, body.len());
        let head = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\ncontent-length: {length}\r\n{headers}\r\n");
        self.stream.get_mut().write_all((head + body).as_bytes()).await?;
        Ok(())
    }

    async fn answer(&mut self) -> Result<Answer> {
        let (status, headers) = self.head().await?;
        let mut answer = Answer { status, headers, body: Vec::new() };
        if let Some(length) = answer.header("content-length") {
            answer.body = vec![0; length.parse()?];
            self.stream.read_exact(&mut answer.body).await?;
        } else if answer.header("transfer-encoding").is_some() {
            self.chunks(&mut answer.body).await?;
        }
        Ok(answer)
    }

    pub async fn head(&mut self) -> Result<(u16, String)> {
        let (mut status, mut headers) = (String::new(), String::new());
        self.stream.read_line(&mut status).await?;
        while self.stream.read_line(&mut headers).await? > 2 {}
        let Some(code) = status.split(' ').nth(1) else { bail!("the server closed the connection") };
        Ok((code.parse()?, headers))
    }

    async fn chunks(&mut self, body: &mut Vec<u8>) -> Result<()> {
        loop {
            let length = usize::from_str_radix(self.line().await?.trim(), 16).context("the length of a chunk")?;
            let start = body.len();
            body.resize(start + length, 0);
            self.stream.read_exact(&mut body[start..]).await?;
            self.line().await?;
            if length == 0 {
                return Ok(());
            }
        }
    }

    /// One line, as it comes: for streams.
    pub async fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            bail!("the server closed the connection");
        }
        Ok(line)
    }
}
