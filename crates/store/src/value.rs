//! Values going in and columns coming out, the same for both engines: 64-bit integers, text, truth
//! values, real numbers and bytes. Ids and moments are integers underneath.

use grove_kernel::{Id, Moment, Outcome, Refusal};

/// A parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    Null,
    Int(i64),
    Bool(bool),
    Real(f64),
    Text(&'a str),
    Bytes(&'a [u8]),
}

/// `params![id, "text", moment]`: parameters of a statement, in the order of their numbers.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::Value::from($value)),*] };
}

impl From<i64> for Value<'_> {
    fn from(n: i64) -> Self {
        Self::Int(n)
    }
}
impl From<i32> for Value<'_> {
    fn from(n: i32) -> Self {
        Self::Int(n.into())
    }
}
impl From<u32> for Value<'_> {
    fn from(n: u32) -> Self {
        Self::Int(n.into())
    }
}
impl From<usize> for Value<'_> {
    fn from(n: usize) -> Self {
        Self::Int(i64::try_from(n).unwrap_or(i64::MAX))
    }
}
impl From<bool> for Value<'_> {
    fn from(b: bool) -> Self {
        Self::Bool(b)
    }
}
impl From<f64> for Value<'_> {
    fn from(n: f64) -> Self {
        Self::Real(n)
    }
}
impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}
impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}
impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}
impl<K> From<Id<K>> for Value<'_> {
    fn from(id: Id<K>) -> Self {
        Self::Int(id.raw())
    }
}
impl From<Moment> for Value<'_> {
    fn from(at: Moment) -> Self {
        Self::Int(at.micros())
    }
}
impl<'a, T> From<Option<T>> for Value<'a>
where
    Value<'a>: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}
impl<'a> From<&'a Option<String>> for Value<'a> {
    fn from(value: &'a Option<String>) -> Self {
        value.as_deref().into()
    }
}

/// One row being read, column after column.
pub struct Columns<'r> {
    pub(crate) row: Row<'r>,
    pub(crate) at: usize,
}

pub(crate) enum Row<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r postgres::Row),
}

/// A type that one column can be read into.
pub trait FromColumn: Sized {
    fn from_cell(cell: Value<'_>) -> Option<Self>;
}

impl Columns<'_> {
    /// The next column. Order is that of the SELECT list.
    pub fn take<T: FromColumn>(&mut self) -> Outcome<T> {
        let at = self.at;
        self.at += 1;
        let cell = self.cell(at)?;
        T::from_cell(cell).ok_or_else(|| Refusal::Broken(format!("column {at} holds {cell:?}")))
    }

    pub(crate) fn cell(&self, at: usize) -> Outcome<Value<'_>> {
        match &self.row {
            Row::Sqlite(row) => sqlite_cell(row, at),
            Row::Postgres(row) => postgres_cell(row, at),
        }
    }
}

/// Reads a row of one column: `cx.system_one(&LAST, params![], first)`.
pub fn first<T: FromColumn>(row: &mut Columns<'_>) -> Outcome<T> {
    row.take()
}

fn sqlite_cell<'a>(row: &'a rusqlite::Row<'_>, at: usize) -> Outcome<Value<'a>> {
    use rusqlite::types::ValueRef;
    Ok(match row.get_ref(at).map_err(Refusal::broken)? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Int(n),
        ValueRef::Real(n) => Value::Real(n),
        ValueRef::Text(bytes) => Value::Text(std::str::from_utf8(bytes).map_err(Refusal::broken)?),
        ValueRef::Blob(bytes) => Value::Bytes(bytes),
    })
}

fn postgres_cell(row: &postgres::Row, at: usize) -> Outcome<Value<'_>> {
    use postgres::types::Type;
    let kind = row.columns().get(at).map(|c| c.type_().clone());
    let cell = match kind {
        Some(Type::INT8) => row.try_get::<_, Option<i64>>(at).map(|v| v.map(Value::Int)),
        Some(Type::INT4) => row.try_get::<_, Option<i32>>(at).map(|v| v.map(|n| Value::Int(n.into()))),
        Some(Type::BOOL) => row.try_get::<_, Option<bool>>(at).map(|v| v.map(Value::Bool)),
        Some(Type::FLOAT8) => row.try_get::<_, Option<f64>>(at).map(|v| v.map(Value::Real)),
        Some(Type::BYTEA) => row.try_get::<_, Option<&[u8]>>(at).map(|v| v.map(Value::Bytes)),
        _ => row.try_get::<_, Option<&str>>(at).map(|v| v.map(Value::Text)),
    };
    Ok(cell.map_err(Refusal::broken)?.unwrap_or(Value::Null))
}

impl FromColumn for i64 {
    fn from_cell(cell: Value<'_>) -> Option<Self> {
        match cell {
            Value::Int(n) => Some(n),
            Value::Bool(b) => Some(b.into()),
            Value::Null | Value::Real(_) | Value::Text(_) | Value::Bytes(_) => None,
        }
    }
}
impl FromColumn for bool {
    fn from_cell(cell: Value<'_>) -> Option<Self> {
        match cell {
            Value::Bool(b) => Some(b),
            Value::Int(n) => Some(n != 0),
            Value::Null | Value::Real(_) | Value::Text(_) | Value::Bytes(_) => None,
        }
    }
}
impl FromColumn for f64 {
    fn from_cell(cell: Value<'_>) -> Option<Self> {
        match cell {
            Value::Real(n) => Some(n),
            Value::Int(n) => Some(n as Self),
            Value::Null | Value::Bool(_) | Value::Text(_) | Value::Bytes(_) => None,
        }
    }
}
impl FromColumn for String {
    fn from_cell(cell: Value<'_>) -> Option<Self> {
        match cell {
            Value::Text(text) => Some(text.to_owned()),
            Value::Null | Value::Int(_) | Value::Bool(_) | Value::Real(_) | Value::Bytes(_) => None,
        }
    }
}
impl FromColumn for Vec<u8> {
    fn from_cell(cell: Value<'_>) -> Option<Self> {
        match cell {
            Value::Bytes(bytes) => Some(bytes.to_vec()),
            Value::Null | Value::Int(_) | Value::Bool(_) | Value::Real(_) | Value::Text(_) => None,
        }
    }
}
impl<K> FromColumn for Id<K> {
    fn from_cell(cell: Value<'_>) -> Option<Self> {
        i64::from_cell(cell).map(Self::from_raw)
    }
}
impl FromColumn for Moment {
    fn from_cell(cell: Value<'_>) -> Option<Self> {
        i64::from_cell(cell).map(Self::from_micros)
    }
}
impl<T: FromColumn> FromColumn for Option<T> {
    fn from_cell(cell: Value<'_>) -> Option<Self> {
        if matches!(cell, Value::Null) { Some(None) } else { T::from_cell(cell).map(Some) }
    }
}
