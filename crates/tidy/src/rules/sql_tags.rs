//! Every statement says who answers for what it returns; a `visible` one filters by the viewer.

use super::sql_home::is_sql;
use crate::scan::{closing, words};
use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "Statements are declared with `sql!`, and a `visible` one filters by the viewer in its text.",
    why: "A list that forgets the filter shows the titles of private spaces. The tag is a promise; this rule looks whether the text keeps it.",
    mend: "Join on what the viewer may see with `visible_space!` or `visible_card!` (or bind the member as `= $1`), or tag the statement `sealed` and open each row.",
};

pub const TAGS: [&str; 5] = ["sealed", "visible", "system", "write", "quiet"];

/// One statement as `sql!` declares it.
pub struct Statement {
    pub name: String,
    pub tag: &'static str,
    pub line: usize,
    /// All its literals in one, and the names of the macros it is put together from.
    pub text: String,
    pub code: String,
    span: std::ops::Range<usize>,
}

/// The statements of a file, read from `sql! { [pub] tag NAME = …; … }`.
pub fn statements(file: &File) -> Vec<Statement> {
    let code = &file.scan.outside_tests;
    words(code, "sql!").flat_map(|at| declared(file, code, at)).collect()
}

fn declared(file: &File, code: &str, at: usize) -> Vec<Statement> {
    let open = at + "sql!".len() + code[at + "sql!".len()..].len() - code[at + "sql!".len()..].trim_start().len();
    if !matches!(code.as_bytes().get(open), Some(b'{' | b'(')) {
        return Vec::new();
    }
    let end = closing(code, open) - 1;
    let (mut from, mut found) = (open + 1, Vec::new());
    while let Some(stop) = semicolon(code, from, end) {
        found.extend(statement(file, code, from..stop));
        from = stop + 1;
    }
    found
}

/// The next `;` that is not inside brackets.
fn semicolon(code: &str, from: usize, end: usize) -> Option<usize> {
    let mut at = from;
    while at < end {
        match code.as_bytes()[at] {
            b';' => return Some(at),
            b'{' | b'(' | b'[' => at = closing(code, at),
            _ => at += 1,
        }
    }
    None
}

fn statement(file: &File, code: &str, span: std::ops::Range<usize>) -> Option<Statement> {
    let part = &code[span.clone()];
    let (head, body) = part.split_once('=')?;
    let mut words = head.split_whitespace().rev();
    let name = words.next()?.to_owned();
    let tag = words.next()?;
    let tag = TAGS.into_iter().find(|t| *t == tag)?;
    let literals = file.scan.literals.iter().filter(|l| span.contains(&l.start));
    let text: String = literals.map(|l| l.text.as_str()).collect();
    let line = file.scan.line_of(span.start + head.find(&name).unwrap_or(0));
    Some(Statement { name, tag, line, text, code: body.to_owned(), span })
}

pub fn check(file: &File) -> Vec<Finding> {
    if file.is_tidy() || file.is_test() {
        return Vec::new();
    }
    let statements = statements(file);
    let open = statements.iter().filter(|s| s.tag == "visible" && !filters(s));
    let mut findings: Vec<_> =
        open.map(|s| Finding::new(&file.path, s.line, format!("{} does not filter by the viewer", s.name))).collect();
    if !file.is_in("crates/store") {
        findings.extend(untagged(file, &statements));
    }
    findings
}

fn filters(statement: &Statement) -> bool {
    let by_place = ["visible_space!", "visible_card!", "judged!"].iter().any(|m| statement.code.contains(m));
    by_place || statement.text.contains("= $1")
}

/// SQL that stands outside of `sql!` and is not a fragment in a macro of the file. The store crate,
/// which runs migrations and its own tables, is left out.
fn untagged(file: &File, statements: &[Statement]) -> Vec<Finding> {
    let code = &file.scan.outside_tests;
    let fragments: Vec<_> =
        words(code, "macro_rules!").filter_map(|at| code[at..].find('{').map(|open| at..closing(code, at + open))).collect();
    let known = |at: usize| statements.iter().any(|s| s.span.contains(&at)) || fragments.iter().any(|f| f.contains(&at));
    let bare = file.scan.literals_outside_tests().filter(|l| is_sql(&l.text) && !known(l.start));
    bare.map(|l| Finding::new(&file.path, l.line, "SQL without a tag".to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::{check, statements};
    use crate::File;

    fn store(text: &str) -> File {
        File::new("crates/content/src/topics/store.rs", text)
    }

    #[test]
    fn statements_are_read_with_their_names_and_tags() {
        let file = store(
            "sql! {\n    /// One.\n    sealed FIND = \"SELECT a; b\";\n    pub visible LATEST = concat!(\"SELECT \", visible_space!(\"s\"));\n}",
        );
        let found: Vec<_> = statements(&file).into_iter().map(|s| (s.name, s.tag, s.line)).collect();
        assert_eq!(found, [("FIND".to_owned(), "sealed", 3), ("LATEST".to_owned(), "visible", 4)]);
    }

    #[test]
    fn a_visible_statement_without_a_filter_is_seen() {
        assert!(check(&store("sql! { visible ALL = \"SELECT title FROM topic\"; }"))[0].what.contains("ALL"));
        assert!(check(&store("sql! { visible MINE = \"SELECT title FROM draft WHERE author = $1\"; }")).is_empty());
        assert!(check(&store("sql! { visible A = concat!(\"SELECT 1 FROM topic t WHERE \", visible_space!(\"t.space\")); }")).is_empty());
    }

    #[test]
    fn sql_without_a_tag_is_seen() {
        assert_eq!(check(&store("fn a() {\n run(\"DELETE FROM topic\") }"))[0].line, 2);
        assert!(check(&store("macro_rules! topics { () => { \"SELECT id FROM topic\" } }")).is_empty());
    }
}
