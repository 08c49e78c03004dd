//! No style and no script inside of a page.

use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "No inline style or event handler in markup.",
    why: "The content security policy allows neither, so it does nothing; and a policy that allowed it would let an attacker in.",
    mend: "Give it a class and write CSS; for behaviour, a custom element in `assets/`.",
};

pub fn check(file: &File) -> Vec<Finding> {
    if file.is_tidy() || file.is_test() || !file.is_rust() {
        return Vec::new();
    }
    let in_code = file.lines_outside_tests().filter_map(|(n, line)| attribute(line).map(|a| (n, a)));
    let in_text =
        file.scan.literals_outside_tests().filter(|l| l.text.contains('<')).filter_map(|l| attribute(&l.text).map(|a| (l.line, a)));
    in_code.chain(in_text).map(|(line, what)| Finding::new(&file.path, line, format!("`{what}=`"))).collect()
}

/// A word right before `=` that is `style` or begins with `on`; formatted Rust has a space there.
fn attribute(text: &str) -> Option<&str> {
    text.match_indices('=').find_map(|(at, _)| {
        let head = &text[..at];
        let start = head.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != ':').map_or(0, |i| i + 1);
        let word = &head[start..];
        let event = word.strip_prefix("on").is_some_and(|rest| rest.len() > 2 && rest.chars().all(|c| c.is_ascii_lowercase()));
        (word == "style" || event || word.starts_with("hx-on")).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    fn found(text: &str) -> usize {
        check(&File::new("crates/ui/src/button.rs", text)).len()
    }

    #[test]
    fn inline_style_and_handlers_are_seen() {
        assert_eq!(found("html! { p style=\"color: red\" {} }"), 1);
        assert_eq!(found("html! { button onclick=(go) {} }"), 1);
        assert_eq!(found("html! { button hx-on:click=\"go\" {} }"), 1);
        assert_eq!(found("PreEscaped(\"<p style='x'>\")"), 1);
    }

    #[test]
    fn code_that_looks_alike_is_left_alone() {
        assert_eq!(found("let style = once == on; html! { p class=\"online\" data-style=(x) {} }"), 0);
    }
}
