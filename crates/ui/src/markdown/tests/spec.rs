//! How much of CommonMark and of GitHub's extensions the engine follows, without what we add. The floors
//! are what we saw (of GitHub's own, its tag filter and footnotes are missing, which we do not use); a fall means that an update of comrak changed its mind.

use std::path::PathBuf;

use serde_json::Value;

fn data(file: &str) -> Option<Vec<Value>> {
    let root = std::env::var("GROVE_TEST_DATA").unwrap_or_else(|_| "/work/shared/data".to_owned());
    let path = PathBuf::from(root).join(file);
    let Ok(json) = std::fs::read(&path) else {
        eprintln!("SKIPPED: no {}; set GROVE_TEST_DATA", path.display());
        return None;
    };
    serde_json::from_slice(&json).ok()
}

fn passes(example: &Value, extensions: bool) -> bool {
    let mut comrak = comrak::Options::default();
    comrak.render.r#unsafe = true;
    if extensions {
        comrak.extension.table = true;
        comrak.extension.strikethrough = true;
        comrak.extension.autolink = true;
        comrak.extension.tasklist = true;
    }
    let text = |key: &str| example[key].as_str().unwrap_or_default();
    comrak::markdown_to_html(text("markdown"), &comrak) == text("html")
}

fn rate(file: &str, floor: usize) {
    let Some(examples) = data(file) else { return };
    let extended = |e: &Value| e["extensions"].as_array().is_some_and(|x| !x.is_empty()) || file.contains("extensions");
    let passed = examples.iter().filter(|e| passes(e, extended(e))).count();
    println!("{file}: {passed} of {}", examples.len());
    assert!(passed >= floor, "{file}: {passed} of {} pass, we saw {floor}", examples.len());
    // Ours must at least survive every example.
    for example in &examples {
        super::html(example["markdown"].as_str().unwrap_or_default());
    }
}

#[test]
fn commonmark() {
    rate("markdown/commonmark-0.31.2.json", 652);
}

#[test]
fn github() {
    rate("markdown/gfm-0.29.json", 668);
}

#[test]
fn github_extensions() {
    rate("markdown/gfm-extensions.json", 24);
}

#[test]
fn regressions() {
    rate("markdown/cmark-regression.json", 19);
}

pub(super) fn payloads() -> Vec<String> {
    let expect = data("xss/dompurify-expect.json").unwrap_or_default();
    let blns = data("xss/blns.json").unwrap_or_default();
    let mut all: Vec<String> = expect.iter().filter_map(|e| e["payload"].as_str()).map(str::to_owned).collect();
    all.extend(blns.iter().filter_map(Value::as_str).map(str::to_owned));
    all
}
