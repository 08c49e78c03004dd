//! What the documents name is there.

use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "Files and folders that the documents name exist.",
    why: "A newcomer follows the documents; a path that leads nowhere says that nobody reads them.",
    mend: "Mend the path, or take the sentence out with the thing it spoke of.",
};

/// Folders of the repository; what begins with another word is not taken for a path.
const FOLDERS: [&str; 9] = ["assets", "bin", "crates", "docs", "migrations", "policy", "tests", ".ci", ".cargo"];
/// Made by tools, so it may be missing.
const MADE: [&str; 2] = ["assets/dist", "assets/node_modules"];

/// Documents that speak of the present; the change log speaks of the past.
pub fn is_document(file: &File) -> bool {
    file.is("md") && file.name() != "CHANGELOG.md" && (!file.path.contains('/') || file.is_in("docs") || file.is_in("crates"))
}

pub fn check(file: &File, exists: &dyn Fn(&str) -> bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let named = quoted(line).filter_map(named_path).chain(targets(line).filter_map(|t| linked_path(file, t)));
        let missing = named.filter(|path| !MADE.iter().any(|made| path.starts_with(made)) && !exists(path));
        findings.extend(missing.map(|path| Finding::new(&file.path, index + 1, format!("{path} is not there"))));
    }
    findings
}

/// What stands between backticks.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// What links point to: `](target)`.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split([')', '#', ' ']).next())
}

/// The path in a piece of code, if it is one of ours: the first word, without a line number.
fn named_path(code: &str) -> Option<String> {
    let word = code.split_whitespace().next()?.trim_start_matches("./").trim_end_matches('/');
    let path = word.split(':').next()?;
    let ours = path.split_once('/').is_some_and(|(first, _)| FOLDERS.contains(&first)) || (path.ends_with(".md") && !path.contains('/'));
    let shaped = path.chars().all(|c| c.is_alphanumeric() || "/._-".contains(c));
    (ours && shaped && !is_pattern(path)).then(|| path.to_owned())
}

/// `crates/AREA/src`, `NNNN-title.md`: a shape, not a path.
fn is_pattern(path: &str) -> bool {
    path.split('/').any(|part| part.contains("NNNN") || (part.len() > 2 && part.chars().all(|c| c.is_ascii_uppercase())))
}

fn linked_path(file: &File, target: &str) -> Option<String> {
    if target.is_empty() || target.contains("://") || target.starts_with(['/', '<']) || target.starts_with("mailto:") {
        return None;
    }
    let mut parts: Vec<&str> = file.path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    fn missing(text: &str) -> Vec<String> {
        let there = ["bin/run", "docs/two.md", "README.md", "crates/tidy"];
        check(&File::new("docs/one.md", text), &|path| there.contains(&path)).into_iter().map(|f| f.what).collect()
    }

    #[test]
    fn paths_that_lead_nowhere_are_seen() {
        assert_eq!(missing("Run `bin/start`.\nSee [three](three.md)."), ["bin/start is not there", "docs/three.md is not there"]);
    }

    #[test]
    fn what_is_there_and_what_is_no_path_is_left_alone() {
        let fine = "`bin/run --empty` [two](two.md#part) [home](../README.md) `crates/tidy/` `crates/AREA/src` `GET /topics` `a/b` `docs/NNNN-x.md` [x](https://example.com/a)";
        assert_eq!(missing(fine), Vec::<String>::new());
    }
}
