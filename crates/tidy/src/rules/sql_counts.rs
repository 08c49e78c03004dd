//! A number can tell what a list hides.

use super::sql_tags::{Statement, statements};
use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "A COUNT over topics, replies, spaces, reports or uploads is `visible` (or `write`).",
    why: "\"12 replies\" beside 11 that one may read tells of the twelfth. Rows are sealed, numbers are not.",
    mend: "Filter by the viewer and tag it `visible`, or read a maintained number. If it truly serves nobody's page, add it to ALLOWED with a reason; the list is meant to shrink.",
};

const GUARDED: [&str; 5] = ["topic", "reply", "space", "report", "upload"];

/// (file, statement, reason). An entry that is no longer needed fails.
pub const ALLOWED: &[(&str, &str, &str)] = &[];

pub fn check<'a>(files: impl Iterator<Item = &'a File>, allowed: &[(&str, &str, &str)]) -> Vec<Finding> {
    let mut unused: Vec<_> = allowed.iter().collect();
    let mut findings = Vec::new();
    for file in files.filter(|f| !f.is_tidy() && !f.is_test()) {
        for statement in statements(file).into_iter().filter(counts_in_the_open) {
            let place = unused.iter().position(|(path, name, _)| *path == file.path && *name == statement.name);
            match place {
                Some(index) => drop(unused.remove(index)),
                None => findings.push(Finding::new(&file.path, statement.line, format!("{} is {}", statement.name, statement.tag))),
            }
        }
    }
    findings.extend(
        unused.iter().map(|(path, name, _)| Finding::new(path, 0, format!("{name} is allowed and needs it no more: strike it out"))),
    );
    findings
}

fn counts_in_the_open(statement: &Statement) -> bool {
    let open = matches!(statement.tag, "sealed" | "system");
    open && statement.text.to_ascii_uppercase().contains("COUNT(") && reads_guarded(&statement.text)
}

/// A guarded table right after FROM or JOIN.
fn reads_guarded(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
    words.windows(2).any(|pair| matches!(pair[0].to_ascii_uppercase().as_str(), "FROM" | "JOIN") && GUARDED.contains(&pair[1]))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    const PATH: &str = "crates/content/src/replies/store.rs";

    fn found(text: &str, allowed: &[(&str, &str, &str)]) -> usize {
        check([File::new(PATH, text)].iter(), allowed).len()
    }

    #[test]
    fn an_unfiltered_count_is_seen() {
        let open = "sql! { system N = \"SELECT COUNT(*) FROM reply WHERE topic = $1\"; }";
        assert_eq!(found(open, &[]), 1);
        assert_eq!(found(open, &[(PATH, "N", "the report of the machine's owner")]), 0);
        assert_eq!(found(&open.replace("system", "visible"), &[]), 0);
        assert_eq!(found(&open.replace("FROM reply", "FROM job"), &[]), 0);
    }

    #[test]
    fn the_list_of_exceptions_shrinks() {
        assert_eq!(found("sql! { system N = \"SELECT 1\"; }", &[(PATH, "N", "was needed once")]), 1);
    }
}
