//! What we ship is free to use for everybody, and there is one of each big thing.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::spdx::satisfied;
use crate::{Finding, Rule};

pub const RULE: Rule = Rule {
    name: "Dependencies have a licence no stronger than MPL-2.0; no OpenSSL; one reqwest, one axum.",
    why: "Whoever runs Grove may do so under MIT or Apache-2.0 and must not inherit a stronger duty; a second HTTP stack is minutes of build time and a second set of bugs.",
    mend: "Choose another crate, or turn the feature off that brings it in (`cargo tree -i NAME` shows who does).",
};

/// Crates that give only a file of licence text: (name, what the text says).
const READ_BY_HAND: &[(&str, &str)] = &[];
const REFUSED: [&str; 3] = ["openssl-sys", "openssl", "native-tls"];
const SINGLE: [&str; 2] = ["reqwest", "axum"];

/// The dependency graph as cargo resolves it for this machine.
pub fn metadata(root: &Path) -> Value {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root).args(["metadata", "--format-version", "1", "--offline", "--filter-platform", &host()]);
    let out = cargo.output().expect("cargo runs this test");
    assert!(out.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).expect("cargo writes JSON")
}

fn host() -> String {
    let out = Command::new("rustc").arg("-vV").output().expect("rustc is there").stdout;
    let text = String::from_utf8_lossy(&out).into_owned();
    text.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host").to_owned()
}

pub fn check(metadata: &Value) -> Vec<Finding> {
    let packages: Vec<_> = metadata["packages"].as_array().into_iter().flatten().collect();
    let text = |package: &Value, key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let mut findings = Vec::new();
    for package in &packages {
        let (name, version, licence) = (text(package, "name"), text(package, "version"), text(package, "license"));
        let by_hand = READ_BY_HAND.iter().any(|(known, _)| *known == name);
        if !satisfied(&licence) && !by_hand {
            findings.push(Finding::new("Cargo.lock", 0, format!("{name} {version}: licence {licence:?}")));
        }
        if REFUSED.contains(&name.as_str()) {
            findings.push(Finding::new("Cargo.lock", 0, format!("{name} is not used here")));
        }
    }
    for name in SINGLE {
        let versions: Vec<_> = packages.iter().filter(|p| p["name"] == name).map(|p| text(p, "version")).collect();
        if versions.len() > 1 {
            findings.push(Finding::new("Cargo.lock", 0, format!("{name} twice: {}", versions.join(", "))));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::check;
    use serde_json::json;

    fn found(packages: &[(&str, &str, &str)]) -> Vec<String> {
        let packages: Vec<_> = packages.iter().map(|(n, v, l)| json!({ "name": n, "version": v, "license": l })).collect();
        check(&json!({ "packages": packages })).into_iter().map(|f| f.what).collect()
    }

    #[test]
    fn strong_licences_openssl_and_twins_are_seen() {
        assert!(found(&[("a", "1.0.0", "MIT OR Apache-2.0"), ("axum", "0.8.9", "MIT")]).is_empty());
        assert!(found(&[("a", "1.0.0", "AGPL-3.0")])[0].contains("AGPL"));
        assert!(found(&[("openssl-sys", "0.9.0", "MIT")])[0].contains("not used here"));
        assert!(found(&[("axum", "0.7.0", "MIT"), ("axum", "0.8.9", "MIT")])[0].contains("twice: 0.7.0, 0.8.9"));
        assert_eq!(check(&json!({ "packages": [{ "name": "a", "version": "1.0.0", "license": null }] })).len(), 1);
    }
}
