//! Views draw what they are given.

use crate::scan::words;
use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "Views never query: no `Cx` and no `store::` in views.rs.",
    why: "A view that can ask the database asks once a row, and shows what nobody unsealed for it.",
    mend: "Load it in the handler and hand the view a `Visible` thing.",
};

pub fn check(file: &File) -> Vec<Finding> {
    if file.name() != "views.rs" && !file.path.contains("/views/") {
        return Vec::new();
    }
    let code = &file.scan.outside_tests;
    let found = ["Cx", "store::"].into_iter().flat_map(|word| words(code, word).map(move |at| (at, word)));
    found.map(|(at, word)| Finding::new(&file.path, file.scan.line_of(at), format!("`{word}`"))).collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    #[test]
    fn a_view_that_could_query_is_seen() {
        let views = "crates/content/src/topics/views.rs";
        assert_eq!(check(&File::new(views, "fn a(cx: &Cx<Read>) {}\nfn b() { store::find(); }")).len(), 2);
        assert!(check(&File::new(views, "// never store::\nfn a(page: &Page, topic: &Visible<Topic>) {}")).is_empty());
        assert!(check(&File::new("crates/content/src/topics/routes.rs", "fn a(cx: &Cx<Read>) {}")).is_empty());
    }
}
