//! SQL has one home in each room.

use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "SQL stands only in files named store.rs, in folders named store, and in crates/store.",
    why: "Who wants to know what a feature reads and writes opens one file; a query in a handler or a view escapes the seal.",
    mend: "Move the statement to the store.rs of the feature, declare it with `sql!`, and give it a name.",
};

const VERBS: [&str; 5] = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"];

pub fn is_sql(text: &str) -> bool {
    let text = text.trim_start();
    VERBS.iter().any(|verb| text.strip_prefix(verb).is_some_and(|rest| rest.starts_with([' ', '\n', '\\'])))
}

pub fn is_store(file: &File) -> bool {
    file.name() == "store.rs" || file.path.contains("/store/")
}

pub fn check(file: &File) -> Vec<Finding> {
    if file.is_tidy() || is_store(file) {
        return Vec::new();
    }
    let wrong = file.scan.literals.iter().filter(|literal| is_sql(&literal.text));
    wrong.map(|literal| Finding::new(&file.path, literal.line, literal.text.chars().take(60).collect::<String>())).collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    #[test]
    fn sql_outside_of_a_store_is_seen() {
        let text = "fn a() {\n    cx.run(\"SELECT title FROM topic\");\n}";
        assert_eq!(check(&File::new("crates/content/src/topics/routes.rs", text))[0].line, 2);
        for home in ["crates/content/src/topics/store.rs", "crates/content/src/topics/store/lists.rs", "crates/store/src/jobs.rs"] {
            assert!(check(&File::new(home, text)).is_empty());
        }
    }

    #[test]
    fn sentences_are_not_sql() {
        assert!(check(&File::new("a.rs", "f(\"Select a space\"); g(\"WITHOUT\"); h(\"DELETE\")")).is_empty());
    }
}
