//! What stays behind, and why. Everything else is taken, so that a new table cannot be forgotten; whoever
//! adds one with secrets in it names it here.

use grove_kernel::Outcome;
use grove_store::portable::{Table, tables};

/// (table, reason): not in a backup, and so not in an export.
pub const NOT_BACKED_UP: &[(&str, &str)] =
    &[("lease", "who does the common work at this moment; a restored community has processes of its own")];

/// (table, reason): not in an export.
pub const NOT_EXPORTED: &[(&str, &str)] = &[
    ("session", "keys: who is signed in on which device"),
    ("link", "keys: links that were mailed to sign in, to join, to claim an account"),
    ("token", "keys of programs"),
    ("joining", "waits for a link that was mailed"),
    ("email_change", "waits for links that were mailed"),
    ("idempotency", "answers kept for a day, in case a program asks again"),
    ("job", "work of the machine that is about to be done, with the secrets of letters not yet sent"),
    ("projection", "how far the machine has read its own log"),
];

/// (table, column, reason): left out of the rows of an export. What may not be empty gets a value that
/// opens nothing when it is read back.
pub const SECRET: &[(&str, &str, &str)] = &[
    ("member", "password_hash", "members sign in by a mailed link and choose a new one"),
    ("invitation", "secret_hash", "links that let people in do not work elsewhere; make new ones"),
];

pub fn is_secret(table: &str, column: &str) -> bool {
    SECRET.iter().any(|(t, c, _)| *t == table && *c == column)
}

fn named(list: &[(&str, &str)], table: &Table) -> bool {
    list.iter().any(|(name, _)| *name == table.name)
}

/// The tables of a backup.
pub fn of_backup(step: i64) -> Outcome<Vec<Table>> {
    Ok(tables(step)?.into_iter().filter(|table| !named(NOT_BACKED_UP, table)).collect())
}

/// The tables of an export.
pub fn of_export(step: i64) -> Outcome<Vec<Table>> {
    Ok(of_backup(step)?.into_iter().filter(|table| !named(NOT_EXPORTED, table)).collect())
}

#[cfg(test)]
mod tests {
    use grove_store::portable::{newest_step, tables};

    use super::{NOT_BACKED_UP, NOT_EXPORTED, SECRET, is_secret, of_export};

    /// Columns with such a name hold keys, unless somebody has looked.
    const SUSPECT: [&str; 5] = ["secret", "password", "hash", "token", "salt"];
    const LOOKED_AT: &[(&str, &str)] = &[("upload", "hash"), ("report_voice", "text_hash")];

    #[test]
    fn what_stays_behind_is_there() {
        let all = tables(newest_step()).expect("tables");
        for (name, _) in NOT_BACKED_UP.iter().chain(NOT_EXPORTED) {
            assert!(all.iter().any(|t| t.name == *name), "{name} is no table: strike it out");
        }
        for (table, column, _) in SECRET {
            assert!(all.iter().any(|t| t.name == *table && t.column(column).is_some()), "{table}.{column} is no column: strike it out");
        }
    }

    #[test]
    fn no_column_that_looks_like_a_key_is_exported_unseen() {
        for table in of_export(newest_step()).expect("tables") {
            for column in &table.columns {
                let suspect = SUSPECT.iter().any(|word| column.name.contains(word));
                let seen = is_secret(&table.name, &column.name) || LOOKED_AT.contains(&(table.name.as_str(), column.name.as_str()));
                assert!(!suspect || seen, "{}.{} looks like a key: name it in SECRET, or in LOOKED_AT", table.name, column.name);
            }
        }
    }
}
