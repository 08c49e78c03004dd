//! Which crate may use which: down the tiers, and never across the third.

use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "Crates use only the tiers below them, and no area uses another area.",
    why: "Areas that know each other cannot be built, read or removed apart. Content does not know revenue.",
    mend: "Record an activity and subscribe to it, ask for a panel or a card through the registries in `grove`, or move a word that both need down to `kernel`.",
};

/// Tier 0 to 4. A new crate gets its place here first.
const TIERS: [&[&str]; 5] = [
    &["kernel"],
    &["store", "ui", "web"],
    &["media", "members", "spaces"],
    &["content", "moderation", "knowledge", "connect", "messaging", "engage", "plan", "insight", "revenue", "notify"],
    &["grove"],
];
/// Only for tests: they may use everything, and nobody ships them.
const DEV: [&str; 3] = ["bench", "testkit", "tidy"];
/// Arrows inside a tier.
const INSIDE: [(&str, &str); 5] = [("web", "ui"), ("web", "store"), ("members", "media"), ("spaces", "media"), ("spaces", "members")];

fn tier(name: &str) -> Option<usize> {
    TIERS.iter().position(|names| names.contains(&name))
}

pub fn check(folder: &str, manifest: &File) -> Vec<Finding> {
    let table: toml::Table = manifest.text.parse().expect("cargo has read this manifest");
    let package = table.get("package").and_then(|p| p.get("name")).and_then(toml::Value::as_str).unwrap_or_default();
    let mut findings = Vec::new();
    if tier(folder).is_none() && !DEV.contains(&folder) {
        findings.push(Finding::new(&manifest.path, 0, format!("the crate {folder} has no tier in the list of this rule")));
    }
    if package != "grove" && package != format!("grove-{folder}") {
        findings.push(Finding::new(&manifest.path, 0, format!("the package is called {package}, not grove-{folder}")));
    }
    let used = table.get("dependencies").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::keys);
    let wrong = used.filter_map(|name| name.strip_prefix("grove-")).filter(|to| !may_use(folder, to));
    findings.extend(wrong.map(|to| Finding::new(&manifest.path, line_of(&manifest.text, to), format!("{folder} may not use {to}"))));
    findings
}

fn may_use(from: &str, to: &str) -> bool {
    if DEV.contains(&from) {
        return true;
    }
    match (tier(from), tier(to)) {
        (Some(from_tier), Some(to_tier)) => to_tier < from_tier || INSIDE.contains(&(from, to)),
        (None, _) | (_, None) => false,
    }
}

fn line_of(text: &str, crate_name: &str) -> usize {
    text.lines().position(|line| line.starts_with(&format!("grove-{crate_name}"))).map_or(0, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    fn findings(folder: &str, uses: &str) -> Vec<String> {
        let text = format!("[package]\nname = \"grove-{folder}\"\n[dependencies]\n{uses}.workspace = true\n");
        check(folder, &File::new("Cargo.toml", &text)).into_iter().map(|f| f.what).collect()
    }

    #[test]
    fn down_is_allowed_and_up_or_across_is_not() {
        for (from, to) in [("content", "grove-spaces"), ("web", "grove-ui"), ("spaces", "grove-members"), ("testkit", "grove-content")] {
            assert_eq!(findings(from, to), Vec::<String>::new());
        }
        for (from, to) in [("kernel", "store"), ("ui", "web"), ("members", "spaces"), ("content", "revenue"), ("content", "testkit")] {
            assert_eq!(findings(from, &format!("grove-{to}")), [format!("{from} may not use {to}")]);
        }
    }

    #[test]
    fn a_crate_without_a_tier_is_asked_for_one() {
        assert!(findings("cellar", "serde")[0].contains("no tier"));
    }
}
