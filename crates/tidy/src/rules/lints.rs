//! Every crate lives under the same lints.

use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "Every crate takes the lints of the workspace, and the workspace forbids unsafe code.",
    why: "A crate outside of the lints is where the first `unsafe` and the first `unwrap` go.",
    mend: "Add `[lints]` with `workspace = true` to the crate's Cargo.toml.",
};

fn at<'a>(table: &'a toml::Table, path: &[&str]) -> Option<&'a toml::Value> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(table.get(*first)?, |value, key| value.get(key))
}

pub fn check_crate(manifest: &File) -> Vec<Finding> {
    let table: toml::Table = manifest.text.parse().expect("cargo has read this manifest");
    let takes = at(&table, &["lints", "workspace"]).and_then(toml::Value::as_bool) == Some(true);
    if takes { Vec::new() } else { vec![Finding::new(&manifest.path, 0, "no `[lints] workspace = true`")] }
}

pub fn check_workspace(manifest: &File) -> Vec<Finding> {
    let table: toml::Table = manifest.text.parse().expect("cargo has read this manifest");
    let forbids = at(&table, &["workspace", "lints", "rust", "unsafe_code"]).and_then(toml::Value::as_str) == Some("forbid");
    if forbids { Vec::new() } else { vec![Finding::new(&manifest.path, 0, "no `unsafe_code = \"forbid\"`")] }
}

#[cfg(test)]
mod tests {
    use super::{check_crate, check_workspace};
    use crate::File;

    #[test]
    fn a_crate_without_lints_is_seen() {
        assert!(check_crate(&File::new("Cargo.toml", "[lints]\nworkspace = true")).is_empty());
        assert_eq!(check_crate(&File::new("Cargo.toml", "[package]\nname = \"a\"")).len(), 1);
        assert!(check_workspace(&File::new("Cargo.toml", "[workspace.lints.rust]\nunsafe_code = \"forbid\"")).is_empty());
        assert_eq!(check_workspace(&File::new("Cargo.toml", "[workspace]")).len(), 1);
    }
}
