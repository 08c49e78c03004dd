//! A row as a line of JSON, and back.

use grove_kernel::{Moment, Outcome, Refusal, ids};
use grove_store::Value;
use grove_store::portable::{Cell, Column, Table};
use serde_json::{Map, Value as Json};

use super::meaning::{self, Meaning};
use crate::archive::contents::is_secret;

/// How one table is written.
pub struct Shape<'t> {
    table: &'t Table,
    meanings: Vec<Meaning>,
}

impl<'t> Shape<'t> {
    pub fn of(table: &'t Table) -> Self {
        let meaning = |c: &Column| meaning::of(&table.name, &c.name, c.kind).unwrap_or(Meaning::Plain);
        Self { table, meanings: table.columns.iter().map(meaning).collect() }
    }

    fn is_secret(&self, column: &Column) -> bool {
        is_secret(&self.table.name, &column.name)
    }

    /// `{"id":"top_…","title":"When do we prune?",…}`: all columns in their order, but the secret ones.
    pub fn write(&self, row: &[Value<'_>]) -> String {
        let open = self.table.columns.iter().zip(&self.meanings).zip(row).filter(|((column, _), _)| !self.is_secret(column));
        let pairs =
            open.map(|((column, meaning), value)| format!("{}:{}", Json::from(column.name.as_str()), self.json(*meaning, value, row)));
        format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
    }

    fn json(&self, meaning: Meaning, value: &Value<'_>, row: &[Value<'_>]) -> Json {
        match (meaning, value) {
            (Meaning::Time, Value::Int(n)) => time(*n),
            // Floors are numbers up to zero: they stand where a member could.
            (Meaning::Id(prefix), Value::Int(n)) if *n > 0 => Json::from(ids::show(prefix, *n)),
            (Meaning::IdOf(column), Value::Int(n)) if *n > 0 => match self.table.column(column).map(|at| row[at]) {
                Some(Value::Text(prefix)) if is_prefix(prefix) => Json::from(ids::show(prefix, *n)),
                _ => Json::from(*n),
            },
            (Meaning::Data, Value::Text(text)) => data(text),
            (_, value) => Cell::to_json(value),
        }
    }

    /// Reads a line back.
    pub fn read(&self, line: &[u8]) -> Outcome<Vec<Cell>> {
        let wrong = |why: String| Refusal::BadRequest(format!("A line of {}.jsonl {why}", self.table.name));
        let mut found: Map<String, Json> = serde_json::from_slice(line).map_err(|e| wrong(format!("is not JSON: {e}")))?;
        // Its own id first: what may not be empty and is secret is made from it.
        let own = found.get("id").and_then(Json::as_str).unwrap_or_default().to_owned();
        let mut cells = Vec::with_capacity(self.table.columns.len());
        for (column, meaning) in self.table.columns.iter().zip(&self.meanings) {
            cells.push(if self.is_secret(column) {
                if column.required { Cell::Text(format!("not exported: {own}")) } else { Cell::Null }
            } else {
                let json = found.remove(&column.name).ok_or_else(|| wrong(format!("has no {}", column.name)))?;
                cell(column, *meaning, json).map_err(|_| wrong(format!("has a {} that does not read", column.name)))?
            });
        }
        match found.keys().next() {
            Some(other) => Err(wrong(format!("has a {other}, which Grove does not know"))),
            None => Ok(cells),
        }
    }
}

fn cell(column: &Column, meaning: Meaning, json: Json) -> Outcome<Cell> {
    match (meaning, json) {
        (Meaning::Time, Json::String(text)) => Moment::parse(&text).map(|at| Cell::Int(at.micros())).ok_or(Refusal::NotFound),
        (Meaning::Id(_) | Meaning::IdOf(_), Json::String(text)) => {
            let (prefix, _) = text.split_once('_').ok_or(Refusal::NotFound)?;
            ids::read(prefix, &text).map(Cell::Int).map_err(|_| Refusal::NotFound)
        }
        (Meaning::Data, json @ (Json::Object(_) | Json::Array(_))) => Ok(Cell::Text(json.to_string())),
        (_, json) => Cell::from_json(column.kind, json),
    }
}

/// A time, unless it is none that has a date.
fn time(micros: i64) -> Json {
    let text = Moment::from_micros(micros).rfc3339();
    if Moment::parse(&text).is_some_and(|read| read.micros() == micros) { Json::from(text) } else { Json::from(micros) }
}

fn is_prefix(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_lowercase())
}

/// JSON where it reads back as the very same text, else the text.
fn data(text: &str) -> Json {
    let read = serde_json::from_str::<Json>(text).ok().filter(|json| json.is_object() || json.is_array());
    let same = |json: &Json| serde_json::to_string(json).is_ok_and(|written| written == text);
    read.filter(same).unwrap_or_else(|| Json::from(text))
}

#[cfg(test)]
mod tests {
    use grove_store::Value;
    use grove_store::portable::{newest_step, tables};

    use super::Shape;

    #[track_caller]
    fn there_and_back(table: &str, row: &[Value<'_>], shows: &str) {
        let all = tables(newest_step()).expect("tables");
        let table = all.iter().find(|t| t.name == table).expect("a table");
        let line = Shape::of(table).write(row);
        assert!(line.contains(shows), "{line}");
        let cells = Shape::of(table).read(line.as_bytes()).expect("reads back");
        assert_eq!(cells.iter().map(|c| c.value()).collect::<Vec<_>>(), row);
    }

    #[test]
    fn ids_and_times_are_written_as_people_meet_them() {
        let at = Value::Int(1_772_366_400_000_001);
        there_and_back(
            "vote",
            &[Value::Text("rep"), Value::Int(7), Value::Int(9), at],
            r#""target":"rep_0000000000007","member":"mem_0000000000009","at":"2026-03-01T12:00:00.000001Z""#,
        );
        there_and_back("vote", &[Value::Text("other"), Value::Int(7), Value::Int(9), at], r#""target":7"#);
        there_and_back("space_access", &[Value::Int(5), Value::Int(-1), Value::Int(2), Value::Int(0)], r#""grantee":-1"#);
        there_and_back(
            "setting",
            &[Value::Text("a"), Value::Text("b"), Value::Int(i64::MAX), Value::Null],
            r#""changed_at":9223372036854775807"#,
        );
    }

    #[test]
    fn a_line_that_is_not_ours_is_refused() {
        let all = tables(newest_step()).expect("tables");
        let tag = all.iter().find(|t| t.name == "topic_tag").expect("a table");
        for line in [
            "",
            "[]",
            "{}",
            r#"{"tag":"a"}"#,
            r#"{"tag":1,"topic":2}"#,
            r#"{"tag":"a","topic":"top-1"}"#,
            r#"{"tag":"a","topic":1,"more":1}"#,
        ] {
            assert!(Shape::of(tag).read(line.as_bytes()).is_err(), "{line}");
        }
    }
}
