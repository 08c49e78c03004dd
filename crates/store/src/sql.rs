//! SQL as registered, tagged constants. The tag says who answers for what a statement returns:
//!
//! - `sealed`: rows leave under seal, and the policy opens them;
//! - `visible`: the text itself joins on what the viewer may see, bound as `$1` (the viewer's grantee)
//!   and `$2` (the viewer's floor); its own parameters begin at `$3`. Rows are still sealed, numbers not;
//! - `system`: tables that hold nothing guarded, or maintenance;
//! - `write`: changes, made by commands that hold a permit;
//! - `quiet`: changes of what no page shows to a visitor (sessions, jobs, read positions): the pages that are
//!   kept for visitors stay. When in doubt it is `write`.

use std::sync::OnceLock;

use grove_kernel::{Outcome, Refusal};

use crate::conn::Conn;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    Sealed,
    Visible,
    System,
    Write,
    Quiet,
}

/// One statement: the same text for both engines, with `$n` parameters.
pub struct Sql {
    pub name: &'static str,
    pub text: &'static str,
    pub tag: Tag,
    pub file: &'static str,
    pub line: u32,
    for_sqlite: OnceLock<String>,
}

impl Sql {
    #[doc(hidden)]
    pub const fn new(name: &'static str, text: &'static str, tag: Tag, file: &'static str, line: u32) -> Self {
        Self { name, text, tag, file, line, for_sqlite: OnceLock::new() }
    }

    /// SQLite takes `$1` for a name, numbered by first appearance; `?1` is the number itself.
    pub(crate) fn sqlite(&self) -> &str {
        self.for_sqlite.get_or_init(|| numbered(self.text))
    }
}

/// Replaces `$n` by `?n` outside of string literals.
fn numbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quoted = false;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        quoted ^= c == '\'';
        let parameter = c == '$' && !quoted && rest.peek().is_some_and(char::is_ascii_digit);
        out.push(if parameter { '?' } else { c });
    }
    out
}

macro_rules! tagged {
    ($($(#[$doc:meta])* $name:ident: $tag:ident),+) => {
        $($(#[$doc])* pub struct $name(#[doc(hidden)] pub Sql);)+
    };
}
tagged!(
    /// Returns rows under seal.
    SealedSql: Sealed,
    /// Filters by the viewer in its text.
    VisibleSql: Visible,
    /// Nothing guarded, or maintenance.
    SystemSql: System,
    /// Changes rows.
    WriteSql: Write
);

/// Every statement of the program, collected at link time.
pub struct Registered(pub &'static Sql);
inventory::collect!(Registered);

/// All statements, in no particular order.
pub struct Registry;
pub static REGISTRY: Registry = Registry;

impl Registry {
    pub fn iter(&self) -> impl Iterator<Item = &'static Sql> {
        inventory::iter::<Registered>.into_iter().map(|r| r.0)
    }
}

/// Prepares every registered statement; the errors name file and line.
pub fn prepare_everything(conn: &Conn) -> Outcome<usize> {
    let mut count = 0;
    let mut wrong = Vec::new();
    for sql in REGISTRY.iter() {
        count += 1;
        if let Err(error) = conn.prepare(sql) {
            wrong.push(format!("{}:{} {}: {error}", sql.file, sql.line, sql.name));
        }
    }
    if wrong.is_empty() { Ok(count) } else { Err(Refusal::Broken(wrong.join("\n"))) }
}

/// Declares statements: `sql! { sealed FIND = "SELECT …"; visible LATEST = concat!(…); }`
#[macro_export]
macro_rules! sql {
    () => {};
    ($(#[$doc:meta])* $vis:vis sealed $name:ident = $text:expr; $($rest:tt)*) => {
        $crate::sql!(@one [$(#[$doc])*] [$vis] SealedSql Sealed $name $text);
        $crate::sql! { $($rest)* }
    };
    ($(#[$doc:meta])* $vis:vis visible $name:ident = $text:expr; $($rest:tt)*) => {
        $crate::sql!(@one [$(#[$doc])*] [$vis] VisibleSql Visible $name $text);
        $crate::sql! { $($rest)* }
    };
    ($(#[$doc:meta])* $vis:vis system $name:ident = $text:expr; $($rest:tt)*) => {
        $crate::sql!(@one [$(#[$doc])*] [$vis] SystemSql System $name $text);
        $crate::sql! { $($rest)* }
    };
    ($(#[$doc:meta])* $vis:vis write $name:ident = $text:expr; $($rest:tt)*) => {
        $crate::sql!(@one [$(#[$doc])*] [$vis] WriteSql Write $name $text);
        $crate::sql! { $($rest)* }
    };
    ($(#[$doc:meta])* $vis:vis quiet $name:ident = $text:expr; $($rest:tt)*) => {
        $crate::sql!(@one [$(#[$doc])*] [$vis] WriteSql Quiet $name $text);
        $crate::sql! { $($rest)* }
    };
    (@one [$($doc:tt)*] [$vis:vis] $kind:ident $tag:ident $name:ident $text:expr) => {
        $($doc)* $vis static $name: $crate::$kind =
            $crate::$kind($crate::Sql::new(stringify!($name), $text, $crate::Tag::$tag, file!(), line!()));
        $crate::inventory::submit! { $crate::Registered(&$name.0) }
    };
}

/// "The viewer reads what is said in this space": for `visible` texts, as
/// `concat!("… WHERE ", visible_space!("t.space"), " …")`.
#[macro_export]
macro_rules! visible_space {
    ($column:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM space_access va WHERE va.space = ",
            $column,
            " AND va.reach = 2 AND (va.grantee = $1 OR (va.grantee <= 0 AND va.grantee >= $2)))"
        )
    };
}

/// "The viewer sees the card of this space".
#[macro_export]
macro_rules! visible_card {
    ($column:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM space_access va WHERE va.space = ",
            $column,
            " AND (va.grantee = $1 OR (va.grantee <= 0 AND va.grantee >= $2)))"
        )
    };
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn parameters_are_numbered_and_text_is_left_alone() {
        assert_eq!(numbered("SELECT $2, '$1', $10 FROM t"), "SELECT ?2, '$1', ?10 FROM t");
    }
}
