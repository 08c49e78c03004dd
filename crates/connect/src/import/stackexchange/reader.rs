//! A file of a dump, strictly: UTF-8, one element that holds rows, and nothing else. No document type
//! (so no entities of somebody's own, which could be made to expand without end), no attribute above
//! [`LONGEST`], no rows within rows. The first thing that is wrong ends the reading with the file, the
//! line and plain words.

use std::fs::File;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::{BytesDecl, BytesStart, Event};

use super::bounded::{Bounded, MOST};
use super::row::Row;
use crate::import::ImportError;

/// The longest attribute, in bytes.
const LONGEST: usize = 4 << 20;

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Before the element that holds the rows.
    Head,
    Rows,
    /// Inside a row that was not closed at once.
    Row,
    End,
}

pub(super) struct Rows {
    path: PathBuf,
    root: &'static str,
    reader: Reader<Bounded>,
    buffer: Vec<u8>,
    at: At,
    row: Row,
}

/// What reading on came to.
enum Met {
    Row,
    Nothing,
    End,
}

impl Rows {
    pub fn open(path: &Path, root: &'static str) -> Result<Self, ImportError> {
        let file = File::open(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => ImportError::unreadable(path, "the file is missing"),
            _ => ImportError::unreadable(path, error.to_string()),
        })?;
        let mut source = Bounded::new(file);
        let start = source.fill_buf().map_err(|error| ImportError::unreadable(path, error.to_string()))?;
        if matches!(start, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, ..] | [_, 0, ..]) {
            return Err(ImportError::damaged(path, 1, "this is UTF-16 or UTF-32; the file must be UTF-8"));
        }
        let reader = Reader::from_reader(source);
        Ok(Self { path: path.to_owned(), root, reader, buffer: Vec::new(), at: At::Head, row: Row::default() })
    }

    /// Moves to the next row; false after the last.
    pub fn advance(&mut self) -> Result<bool, ImportError> {
        loop {
            let line = self.reader.get_mut().mark();
            match self.step(line) {
                Ok(Met::Row) => return Ok(true),
                Ok(Met::Nothing) => {}
                Ok(Met::End) => return Ok(false),
                Err(what) => return Err(ImportError::damaged(&self.path, line, what)),
            }
        }
    }
    pub const fn row(&self) -> &Row {
        &self.row
    }

    fn step(&mut self, line: u64) -> Result<Met, String> {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let event = self.reader.read_event_into(&mut buffer);
        let met = match event {
            Ok(event) => self.meet(&event, line),
            Err(_) if self.reader.get_ref().is_over() => Err(format!("a tag is longer than {} MB", MOST >> 20)),
            Err(error) => Err(words(&error)),
        };
        // A tag of many megabytes is rare; its room is not kept for the rest of the file.
        buffer.shrink_to(1 << 20);
        self.buffer = buffer;
        met
    }

    fn meet(&mut self, event: &Event<'_>, line: u64) -> Result<Met, String> {
        match event {
            Event::Decl(declaration) if self.at == At::Head => declared(declaration).map(|()| Met::Nothing),
            Event::Decl(_) => Err("an XML declaration in the middle of the file".to_owned()),
            Event::Text(text) if text.chars().all(char::is_whitespace) => Ok(Met::Nothing),
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => Err("text where only rows may be".to_owned()),
            Event::Comment(_) | Event::PI(_) => Ok(Met::Nothing),
            Event::DocType(_) => Err("a document type (DOCTYPE), which a dump does not have and which is not read".to_owned()),
            Event::Start(tag) => self.start(tag, line, At::Row),
            Event::Empty(tag) => self.start(tag, line, At::Rows),
            Event::End(_) => Ok(self.end()),
            Event::Eof if self.at == At::End => Ok(Met::End),
            Event::Eof => Err("the file ends too early: it is cut off".to_owned()),
        }
    }

    /// A tag opens; `then` is where a row leaves us.
    fn start(&mut self, tag: &BytesStart<'_>, line: u64, then: At) -> Result<Met, String> {
        let name = tag.name();
        let name: &str = name.as_ref();
        match self.at {
            At::Head if name == self.root => {
                self.at = if then == At::Row { At::Rows } else { At::End };
                Ok(Met::Nothing)
            }
            At::Head => Err(format!("<{}> instead of <{}>", short(name), self.root)),
            At::Rows if name == "row" => {
                self.fill(tag, line)?;
                self.at = then;
                Ok(if then == At::Rows { Met::Row } else { Met::Nothing })
            }
            At::Rows => Err(format!("<{}> instead of a row", short(name))),
            At::Row => Err(format!("<{}> inside a row", short(name))),
            At::End => Err("something after the end of the rows".to_owned()),
        }
    }

    /// A tag closes; that it is the right one the parser has seen to.
    const fn end(&mut self) -> Met {
        match self.at {
            At::Row => {
                self.at = At::Rows;
                Met::Row
            }
            At::Head | At::Rows | At::End => {
                self.at = At::End;
                Met::Nothing
            }
        }
    }

    fn fill(&mut self, tag: &BytesStart<'_>, line: u64) -> Result<(), String> {
        self.row.clear(line);
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| format!("a row cannot be read: {error}"))?;
            let name: &str = attribute.key.as_ref();
            if attribute.value.len() > LONGEST {
                return Err(format!("the attribute {} is longer than {} MB", short(name), LONGEST >> 20));
            }
            let value = quick_xml::escape::unescape(&attribute.value).map_err(|error| format!("in {}: {error}", short(name)))?;
            if value.contains('\0') {
                return Err(format!("{} holds the character zero", short(name)));
            }
            self.row.push(name, &value);
        }
        Ok(())
    }
}

fn declared(declaration: &BytesDecl<'_>) -> Result<(), String> {
    match declaration.encoding() {
        None => Ok(()),
        Some(Ok(name)) if name.eq_ignore_ascii_case("utf-8") => Ok(()),
        Some(Ok(name)) => Err(format!("the encoding is {}; the file must be UTF-8", short(&name))),
        Some(Err(error)) => Err(format!("the XML declaration cannot be read: {error}")),
    }
}

/// Names come from the file, and may be anything.
fn short(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(40).collect()
}

fn words(error: &Error) -> String {
    match error {
        Error::Encoding(_) => "bytes that are not UTF-8".to_owned(),
        Error::Syntax(SyntaxError::InvalidBangMarkup) => "a mark that begins with <! and is none".to_owned(),
        Error::Syntax(_) => "the file ends too early: it is cut off in a tag".to_owned(),
        Error::Io(error) => error.to_string(),
        other => other.to_string(),
    }
}
