//! One value of a row, owned, and as JSON: numbers, truth values and texts are themselves; a real number
//! is the shortest text that reads back as the same bits, bytes are hexadecimal.

use grove_kernel::{Outcome, Refusal};
use serde_json::Value as Json;

use super::table::Kind;
use crate::value::Value;

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Null,
    Int(i64),
    Bool(bool),
    Real(f64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Cell {
    pub fn value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Int(n) => Value::Int(*n),
            Self::Bool(b) => Value::Bool(*b),
            Self::Real(n) => Value::Real(*n),
            Self::Text(text) => Value::Text(text),
            Self::Bytes(bytes) => Value::Bytes(bytes),
        }
    }

    pub fn to_json(value: &Value<'_>) -> Json {
        match value {
            Value::Null => Json::Null,
            Value::Int(n) => Json::from(*n),
            Value::Bool(b) => Json::from(*b),
            Value::Real(n) => Json::from(n.to_string()),
            Value::Text(text) => Json::from(*text),
            Value::Bytes(bytes) => Json::from(hex(bytes)),
        }
    }

    /// What stands in a column of this kind.
    pub fn from_json(kind: Kind, json: Json) -> Outcome<Self> {
        let wrong = |json: &Json| Refusal::BadRequest(format!("{json} stands where a value of kind {kind:?} is expected"));
        match (kind, json) {
            (_, Json::Null) => Ok(Self::Null),
            (Kind::Int, Json::Number(n)) => n.as_i64().map(Self::Int).ok_or_else(|| wrong(&Json::Number(n))),
            (Kind::Bool, Json::Bool(b)) => Ok(Self::Bool(b)),
            (Kind::Real, Json::String(text)) => text.parse().map(Self::Real).map_err(|_| wrong(&Json::String(text))),
            (Kind::Text, Json::String(text)) => Ok(Self::Text(text)),
            (Kind::Bytes, Json::String(text)) => unhex(&text).map(Self::Bytes).ok_or_else(|| wrong(&Json::String(text))),
            (_, json) => Err(wrong(&json)),
        }
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let whole = text.is_ascii() && text.len().is_multiple_of(2);
    let pairs = (0..text.len()).step_by(2);
    whole.then(|| pairs.map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Cell, Kind};
    use crate::value::Value;

    #[test]
    fn what_is_written_reads_back_the_same() {
        let values = [
            (Kind::Int, Value::Int(i64::MIN)),
            (Kind::Int, Value::Int(i64::MAX)),
            (Kind::Bool, Value::Bool(true)),
            (Kind::Real, Value::Real(0.1 + 0.2)),
            (Kind::Real, Value::Real(f64::INFINITY)),
            (Kind::Real, Value::Real(-0.0)),
            (Kind::Text, Value::Text("a\u{0}\n\"\\ \u{1f331} \u{202e}")),
            (Kind::Bytes, Value::Bytes(&[0, 127, 255])),
            (Kind::Text, Value::Null),
        ];
        for (kind, value) in values {
            let text = Cell::to_json(&value).to_string();
            let read = Cell::from_json(kind, serde_json::from_str(&text).expect("JSON")).expect(&text);
            assert_eq!(read.value(), value, "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_its_column_is_refused() {
        for (kind, text) in [
            (Kind::Int, "\"1\""),
            (Kind::Int, "1.5"),
            (Kind::Bool, "1"),
            (Kind::Text, "[]"),
            (Kind::Bytes, "\"0\""),
            (Kind::Bytes, "\"zz\""),
        ] {
            assert!(Cell::from_json(kind, serde_json::from_str(text).expect("JSON")).is_err(), "{text}");
        }
    }
}
