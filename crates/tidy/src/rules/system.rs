//! Looking without a person is rare, and a loaded viewer comes from one place.

use crate::scan::words;
use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "System viewers are as many as written in this rule, and only `members` loads a viewer.",
    why: "`Viewer::system` sees everything: each use is a place where no policy asks. A viewer made elsewhere has rights that nobody checked.",
    mend: "Act as a member: `Credential::Member(member, Why::…)`. If it is truly maintenance, change USES in the same commit and say in its body why.",
};

/// `Viewer::system(` and `Credential::System(` outside of kernel, the test kit and tests. This number
/// changes by hand, in both directions.
pub const USES: usize = 14;

const SYSTEM: [&str; 2] = ["Viewer::system(", "Credential::System("];
const LOADERS: [&str; 3] = ["crates/kernel", "crates/members", "crates/testkit"];

pub fn check<'a>(files: impl Iterator<Item = &'a File> + Clone, expected: usize) -> Vec<Finding> {
    let mut findings: Vec<_> = files.clone().flat_map(loads).collect();
    let uses: Vec<_> = files.filter(|f| !f.is_in("crates/kernel")).flat_map(|f| places(f, &SYSTEM)).collect();
    if uses.len() != expected {
        findings.push(Finding::new("crates/tidy/src/rules/system.rs", 0, format!("{} uses, {expected} expected:", uses.len())));
        findings.extend(uses);
    }
    findings
}

fn loads(file: &File) -> Vec<Finding> {
    let may = LOADERS.iter().any(|folder| file.is_in(folder));
    if may { Vec::new() } else { places(file, &["Viewer::loaded("]) }
}

fn places(file: &File, names: &[&str]) -> Vec<Finding> {
    if file.is_tidy() || file.is_test() {
        return Vec::new();
    }
    let code = &file.scan.outside_tests;
    let found = names.iter().flat_map(|name| words(code, name).filter(|at| !is_pattern(code, *at)).map(move |at| (at, *name)));
    found.map(|(at, name)| Finding::new(&file.path, file.scan.line_of(at), format!("`{name}…)`"))).collect()
}

/// `Credential::System(why) => …` takes one apart; it does not make one.
fn is_pattern(code: &str, at: usize) -> bool {
    let open = at + code[at..].find('(').unwrap_or(0);
    let rest = code[crate::scan::closing(code, open)..].trim_start_matches([')', ' ', '\n']);
    rest.starts_with("=>") || rest.starts_with("= ") || rest.starts_with('|') || rest.starts_with("if ")
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    #[test]
    fn more_and_fewer_uses_are_seen() {
        let file = File::new("crates/notify/src/mail.rs", "fn a() { b(Credential::System(Why::Mail)) }");
        assert!(check([&file].into_iter(), 1).is_empty());
        assert_eq!(check([&file].into_iter(), 0).len(), 2);
        assert_eq!(check([&file].into_iter(), 2).len(), 2);
    }

    #[test]
    fn taking_one_apart_is_no_use() {
        let file = File::new("crates/members/src/load.rs", "match c { Credential::System(why) => a(why), Credential::None => b() }");
        assert!(check([&file].into_iter(), 0).is_empty());
    }

    #[test]
    fn only_members_loads_a_viewer() {
        let text = "fn a() { Viewer::loaded(found) }";
        assert_eq!(check([&File::new("crates/content/src/a.rs", text)].into_iter(), 0).len(), 1);
        assert!(check([&File::new("crates/members/src/load.rs", text)].into_iter(), 0).is_empty());
        assert!(check([&File::new("crates/content/src/topics/tests.rs", text)].into_iter(), 0).is_empty());
    }
}
