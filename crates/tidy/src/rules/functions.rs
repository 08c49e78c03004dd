//! Functions are small too; stories and tables of tests may run on.

use super::sizes::{Budget, Sized, within};
use crate::scan::{closing, words};
use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "Functions are at most 10 lines at the median, 40 at the 95th percentile, and never over 70.",
    why: "A handler of a few lines shows find, ask, act, answer; a longer one hides a permission that was not asked.",
    mend: "Give a part that has a name its own function. In a view that is a component, in a command it is a rule of the noun.",
};

pub const FUNCTIONS: Budget = Budget { median: 10, p95: 40, most: 70 };

pub fn check<'a>(files: impl Iterator<Item = &'a File>) -> Vec<Finding> {
    let ours = files.filter(|f| f.is_rust() && !f.is_test() && !f.is_generated() && !f.path.contains("/examples/"));
    within(FUNCTIONS, ours.flat_map(functions).collect())
}

/// Every `fn` with a body, from its line to the closing brace.
fn functions(file: &File) -> Vec<Sized> {
    let code = &file.scan.outside_tests;
    words(code, "fn").filter_map(|at| function(file, code, at)).collect()
}

fn function(file: &File, code: &str, at: usize) -> Option<Sized> {
    let rest = code[at + 2..].trim_start();
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let open = body(code, at + 2)?;
    let (from, to) = (file.scan.line_of(at), file.scan.line_of(closing(code, open) - 1));
    (!name.is_empty()).then(|| Sized { path: file.path.clone(), line: from, name: format!("fn {name}"), lines: to - from + 1 })
}

/// Where the body opens; nothing for a function that is only declared.
fn body(code: &str, from: usize) -> Option<usize> {
    let bytes = code.as_bytes();
    let mut at = from;
    loop {
        match bytes.get(at)? {
            b'{' => return Some(at),
            b';' => return None,
            b'(' | b'[' => at = closing(code, at),
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{check, functions};
    use crate::File;

    #[test]
    fn a_function_is_counted_from_its_name_to_its_brace() {
        let text = "trait T { fn only(&self) -> [u8; 3]; }\nfn a(x: [u8; 2])\nwhere\n{\n    \"}\";\n}\ntype F = fn(i32);\n";
        let found = functions(&File::new("a.rs", text));
        assert_eq!(found.iter().map(|f| (f.name.as_str(), f.line, f.lines)).collect::<Vec<_>>(), [("fn a", 2, 5)]);
    }

    #[test]
    fn long_functions_are_seen_except_in_stories() {
        let long = format!("fn a() {{\n{}}}\n", "b();\n".repeat(70));
        assert!(check([File::new("crates/a/src/routes.rs", &long)].iter())[0].what.contains("72 lines"));
        assert!(check([File::new("crates/a/src/stories.rs", &long)].iter()).is_empty());
    }
}
