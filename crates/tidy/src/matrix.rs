//! `policy/matrix.txt`, section by section: each area's tests hold their own against what the rules say
//! now, and against the source, so that no rule is left out. `GROVE_BLESS=1` writes the section anew.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::Tree;

const FILE: &str = "policy/matrix.txt";
const HEAD: &str = "# Who may do what: every rule asked of everybody, in each state that matters, as the rules themselves say.\n\
    # Written by the areas' tests (GROVE_BLESS=1 cargo test matrix); a change here is a change of who may do what.\n";

/// Compares an area's section; `asked` are the actions it asked about, as `Close Topic`.
pub fn compare(area: &str, text: &str, asked: &BTreeSet<String>) {
    let tree = Tree::here();
    let forgotten: Vec<String> = actions(&tree, area).into_iter().filter(|action| !is_asked(action, asked)).collect();
    assert!(forgotten.is_empty(), "the matrix of {area} does not ask about:\n{}", forgotten.join("\n"));
    let file = tree.root.join(FILE);
    let agreed = std::fs::read_to_string(&file).unwrap_or_default();
    if std::env::var_os("GROVE_BLESS").is_some() {
        write(&file, &agreed, area, text);
        return;
    }
    let was = sections(&agreed).into_iter().find(|(name, _)| name == area).map(|(_, text)| text).unwrap_or_default();
    let differ: Vec<String> = text.lines().filter(|line| !was.lines().any(|l| l == *line)).map(|line| format!("+ {line}")).collect();
    assert!(was.trim() == text.trim(), "{FILE} differs in {area}; GROVE_BLESS=1 writes it anew, then look at it:\n{}", differ.join("\n"));
}

/// `impl Action<Topic> for Close` as `Close Topic`; a rule over whatever was said is `Close *`.
fn actions(tree: &Tree, area: &str) -> BTreeSet<String> {
    let folder = format!("crates/{area}");
    let mut found = BTreeSet::new();
    for file in tree.rust().filter(|file| file.is_in(&folder)) {
        for (_, line) in file.lines_outside_tests() {
            let Some((before, rest)) = line.split_once("Action<") else { continue };
            let Some((noun, action)) = rest.split_once("> for ") else { continue };
            if before.starts_with("impl") {
                let noun = if before.contains(&format!("<{noun}:")) { "*" } else { noun };
                found.insert(format!("{} {noun}", action.trim_end_matches([' ', '{', '}'])));
            }
        }
    }
    found
}

fn is_asked(action: &str, asked: &BTreeSet<String>) -> bool {
    match action.strip_suffix('*') {
        Some(any) => asked.iter().any(|a| a.starts_with(any)),
        None => asked.contains(action),
    }
}

/// `## area` and what follows it.
fn sections(text: &str) -> Vec<(String, String)> {
    let parts = text.split("\n## ").skip(1).filter_map(|part| part.split_once('\n'));
    parts.map(|(name, text)| (name.trim().to_owned(), text.to_owned())).collect()
}

fn write(file: &PathBuf, agreed: &str, area: &str, text: &str) {
    let mut all = sections(agreed);
    all.retain(|(name, _)| name != area);
    all.push((area.to_owned(), text.to_owned()));
    all.sort();
    let parts: Vec<String> = all.iter().map(|(name, text)| format!("\n## {name}\n\n{}\n", text.trim())).collect();
    std::fs::create_dir_all(file.parent().expect("stands in a folder")).expect("a folder");
    std::fs::write(file, format!("{HEAD}{}", parts.concat())).expect("a file under review");
}
