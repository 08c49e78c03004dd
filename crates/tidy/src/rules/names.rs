//! Names that say nothing are not used.

use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "Nothing is called utils, helpers, common, misc or manager.",
    why: "Such a name takes in everything and says nothing; what is put there is not found again.",
    mend: "Call it by what it is about: dates, slugs, page, cast. If it is about nothing, its lines belong where they are used.",
};

const REFUSED: [&str; 8] = ["utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"];

pub fn check(file: &File) -> Vec<Finding> {
    let parts = file.path.split('/').map(|part| part.split('.').next().unwrap_or_default());
    let mut findings: Vec<_> = parts
        .filter(|part| REFUSED.contains(part))
        .map(|part| Finding::new(&file.path, 0, format!("the path has `{part}` in it")))
        .collect();
    for (index, line) in file.scan.code.lines().enumerate() {
        let module = line.split_once("mod ").map(|(_, rest)| rest.trim_end_matches([' ', ';', '{'])).filter(|name| REFUSED.contains(name));
        findings.extend(module.map(|name| Finding::new(&file.path, index + 1, format!("a module called `{name}`"))));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    #[test]
    fn empty_names_are_seen() {
        assert_eq!(check(&File::new("crates/ui/src/utils.rs", "")).len(), 1);
        assert_eq!(check(&File::new("assets/src/helpers/dates.ts", "")).len(), 1);
        assert_eq!(check(&File::new("crates/ui/src/lib.rs", "pub mod common;\nmod misc {\n}")).len(), 2);
        assert!(check(&File::new("crates/ui/src/dates.rs", "mod commons;\n// mod misc;")).is_empty());
    }
}
