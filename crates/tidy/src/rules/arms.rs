//! Policies name every case.

use crate::scan::words;
use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "No `_ =>` in a file named policy.rs.",
    why: "A new role or state must stop at each rule and be decided; `_` decides for it, silently, years ahead.",
    mend: "Write out the cases. If they are many, the noun has too many states for one rule.",
};

pub fn check(file: &File) -> Vec<Finding> {
    if file.name() != "policy.rs" {
        return Vec::new();
    }
    let code = &file.scan.outside_tests;
    let wild = words(code, "_").filter(|at| {
        let rest = code[at + 1..].trim_start();
        rest.starts_with("=>") || rest.starts_with("if ")
    });
    wild.map(|at| Finding::new(&file.path, file.scan.line_of(at), "`_ =>`")).collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    fn found(arm: &str) -> usize {
        check(&File::new("crates/a/src/policy.rs", &format!("match role {{ Role::Host => yes(), {arm} }}"))).len()
    }

    #[test]
    fn a_case_for_all_the_rest_is_seen() {
        assert_eq!(found("Role::Member => no()"), 0);
        assert_eq!(found("Role::Member(_) | (_, _) => no()"), 0);
        assert_eq!(found("_ => no()"), 1);
        assert_eq!(found("Role::Member | _ => no()"), 1);
        assert_eq!(found("\n    _ if late => no()"), 1);
    }
}
