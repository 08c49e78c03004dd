//! What is left for later is not left in the code.

use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "No unwrap() outside of tests; no todo!, dbg! or unimplemented! at all.",
    why: "A page that panics tells its reader nothing, and a stub that compiles looks finished.",
    mend: "Return an Outcome, or write expect(\"why it cannot fail\"). Leave out what is not built.",
};

const NEVER: [&str; 3] = ["todo!", "dbg!", "unimplemented!"];

pub fn check(file: &File) -> Vec<Finding> {
    let unwraps = file.lines_outside_tests().filter(|(_, line)| line.contains(".unwrap()")).map(|(n, _)| (n, ".unwrap()"));
    let stubs = file.scan.code.lines().enumerate().flat_map(|(index, line)| {
        NEVER.into_iter().filter(|word| crate::scan::words(line, word).next().is_some()).map(move |word| (index + 1, word))
    });
    unwraps.chain(stubs).map(|(line, what)| Finding::new(&file.path, line, what)).collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    #[test]
    fn unwraps_and_stubs_are_seen() {
        let text = "fn a() { b().unwrap(); }\nfn c() { todo!() }\nfn d() { dbg!(1); unimplemented!() }";
        assert_eq!(check(&File::new("crates/a/src/lib.rs", text)).len(), 4);
        let fine = "// todo!()\nfn a() { b().unwrap_or(1); c(\"dbg!\") }\n#[cfg(test)]\nmod tests { fn t() { a().unwrap() } }";
        assert!(check(&File::new("crates/a/src/lib.rs", fine)).is_empty());
    }
}
