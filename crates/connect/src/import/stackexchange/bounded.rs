//! A file that is read with an eye on two things: on which line one is, and that no tag grows beyond
//! what fits into memory. The parser keeps a whole tag before it hands it on, so a limit on what it
//! hands on would come too late.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

/// The longest tag, in bytes.
pub(super) const MOST: usize = 8 << 20;

pub(super) struct Bounded {
    inner: BufReader<File>,
    /// Bytes since the last [`Bounded::mark`].
    since: usize,
    /// Line ends passed.
    ends: u64,
}

impl Bounded {
    pub fn new(file: File) -> Self {
        Self { inner: BufReader::with_capacity(64 << 10, file), since: 0, ends: 0 }
    }
    /// The next tag begins here. Answers its line.
    pub fn mark(&mut self) -> u64 {
        self.since = 0;
        self.ends + 1
    }
    pub const fn is_over(&self) -> bool {
        self.since > MOST
    }
}

impl Read for Bounded {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Bounded {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.is_over() {
            return Err(io::Error::other("too long"));
        }
        self.inner.fill_buf()
    }
    fn consume(&mut self, count: usize) {
        let passed = self.inner.buffer().get(..count).unwrap_or_default();
        self.ends += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.since += count;
        self.inner.consume(count);
    }
}
