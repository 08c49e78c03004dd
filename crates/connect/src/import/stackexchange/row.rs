//! One row of a dump: attributes, all text. What a row lacks is a reason to leave it out, in words for
//! the report.

use std::borrow::Cow;
use std::ops::Range;

use grove_kernel::Moment;

/// Why a row is left out.
pub(super) type Reason = Cow<'static, str>;

/// The row that a reader stands on. Its room is used again for the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub line: u64,
    text: String,
    spans: Vec<(Range<usize>, Range<usize>)>,
}

impl Row {
    pub fn clear(&mut self, line: u64) {
        self.line = line;
        self.text.clear();
        self.spans.clear();
    }
    pub fn push(&mut self, name: &str, value: &str) {
        let start = self.text.len();
        self.text.push_str(name);
        let middle = self.text.len();
        self.text.push_str(value);
        self.spans.push((start..middle, middle..self.text.len()));
    }
    /// How much text it holds.
    pub const fn size(&self) -> usize {
        self.text.len()
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.spans.iter().find(|(key, _)| &self.text[key.clone()] == name).map(|(_, value)| &self.text[value.clone()])
    }
    /// What it is called in the report.
    pub fn key(&self) -> String {
        match self.get("Id") {
            Some(id) if id.len() <= 20 => id.to_owned(),
            Some(_) | None => format!("line {}", self.line),
        }
    }

    pub fn text(&self, name: &'static str) -> Result<&str, Reason> {
        self.get(name).ok_or_else(|| format!("{name} is missing").into())
    }
    pub fn number(&self, name: &'static str) -> Result<i64, Reason> {
        self.text(name)?.trim().parse().map_err(|_| format!("{name} is not a number").into())
    }
    /// The number of the row, or of another: never below minus one.
    pub fn id(&self, name: &'static str) -> Result<i64, Reason> {
        match self.number(name)? {
            id if id >= -1 => Ok(id),
            _ => Err(format!("{name} is not a number of a row").into()),
        }
    }
    pub fn some_id(&self, name: &'static str) -> Result<Option<i64>, Reason> {
        if self.get(name).is_none() { Ok(None) } else { self.id(name).map(Some) }
    }
    /// A time, in UTC though it does not say so.
    pub fn time(&self, name: &'static str) -> Result<Moment, Reason> {
        let text = self.text(name)?.trim();
        let zone = if text.ends_with('Z') { "" } else { "Z" };
        let at = Moment::parse(&format!("{text}{zone}")).filter(|at| at.micros() >= 0);
        at.ok_or_else(|| format!("{name} is not a time").into())
    }
    pub fn some_time(&self, name: &'static str) -> Result<Option<Moment>, Reason> {
        if self.get(name).is_none() { Ok(None) } else { self.time(name).map(Some) }
    }
}
