//! The front end's and the browser tests' packages: same licences, and a lock file that works anywhere.

use serde_json::Value;

use super::spdx::satisfied;
use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "npm packages have a licence no stronger than MPL-2.0, and lock files name no server.",
    why: "Bundled code is shipped code; and an address in a lock file makes the build depend on one mirror.",
    mend: "Choose another package; write the lock file with `npm install --omit-lockfile-registry-resolved`.",
};

pub fn check(file: &File) -> Vec<Finding> {
    if file.name() != "package-lock.json" {
        return Vec::new();
    }
    let lock: Value = serde_json::from_str(&file.text).expect("npm writes JSON");
    let packages = lock["packages"].as_object().into_iter().flatten().filter(|(path, _)| !path.is_empty());
    let mut findings = Vec::new();
    for (path, package) in packages {
        let licence = package["license"].as_str().unwrap_or_default();
        if !satisfied(licence) {
            findings.push(Finding::new(&file.path, 0, format!("{path}: licence {licence:?}")));
        }
        if package["resolved"].is_string() {
            findings.push(Finding::new(&file.path, 0, format!("{path}: `resolved` names a server")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    #[test]
    fn licences_and_addresses_are_seen() {
        let lock = |package: &str| {
            File::new("assets/package-lock.json", &format!("{{\"packages\": {{\"\": {{}}, \"node_modules/a\": {package}}}}}"))
        };
        assert!(check(&lock("{\"license\": \"MIT\"}")).is_empty());
        assert_eq!(check(&lock("{\"license\": \"GPL-3.0\"}")).len(), 1);
        assert_eq!(check(&lock("{\"license\": \"MIT\", \"resolved\": \"somewhere\"}")).len(), 1);
    }
}
