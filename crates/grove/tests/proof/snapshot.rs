//! Files under review: what the program says now against what was agreed.

use std::path::PathBuf;

/// Fails with the lines that differ. With `GROVE_BLESS=1` the file is written instead; the review is the diff.
pub fn compare(name: &str, now: &str) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
    if std::env::var_os("GROVE_BLESS").is_some() {
        std::fs::create_dir_all(file.parent().expect("stands in a directory")).expect("a directory");
        std::fs::write(&file, now).expect("a file under review");
        return;
    }
    let agreed = std::fs::read_to_string(&file).unwrap_or_default();
    let gone = agreed.lines().filter(|line| !now.lines().any(|l| l == *line)).map(|line| format!("- {line}"));
    let new = now.lines().filter(|line| !agreed.lines().any(|l| l == *line)).map(|line| format!("+ {line}"));
    let differ: Vec<String> = gone.chain(new).collect();
    assert!(agreed == now, "{name} differs; GROVE_BLESS=1 writes it anew, and then look at each line:\n{}", differ.join("\n"));
}
