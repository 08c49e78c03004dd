//! Embeds the built front end: reads `assets/dist/manifest.json` and writes a table of `include_bytes!`
//! for the file, its gzip and its brotli. Without a built front end the table is empty and a warning
//! says what to run, so that `cargo check` needs no Node.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let assets = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../assets");
    let manifest = assets.join("dist/manifest.json");
    println!("cargo:rerun-if-changed={}", manifest.display());
    println!("cargo:rerun-if-changed={}", assets.join("icons.txt").display());
    let mut table = files(&assets.join("dist"), &manifest);
    table.push_str(&icons(&assets.join("icons.txt")));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("assets.rs");
    fs::write(out, table).expect("OUT_DIR is writable");
}

fn files(dist: &Path, manifest: &Path) -> String {
    let named: std::collections::BTreeMap<String, String> = match fs::read(manifest) {
        Ok(json) => serde_json::from_slice(&json).expect("manifest.json maps names to names"),
        Err(_) => {
            println!("cargo:warning=front end not built: run bin/setup");
            std::collections::BTreeMap::new()
        }
    };
    let mut table = String::from("static FILES: &[File] = &[\n");
    for (logical, hashed) in named {
        let path = fs::canonicalize(dist.join(&hashed)).expect("the manifest names files that exist");
        println!("cargo:rerun-if-changed={}", path.display());
        let path = path.display();
        writeln!(
            table,
            "File {{ logical: {logical:?}, hashed: {hashed:?}, bytes: include_bytes!(\"{path}\"), gz: include_bytes!(\"{path}.gz\"), br: include_bytes!(\"{path}.br\") }},"
        )
        .expect("writing to a string");
    }
    table.push_str("];\n");
    table
}

/// The names in the sprite, sorted, so that a misspelt icon is found in a debug build.
fn icons(list: &Path) -> String {
    let text = fs::read_to_string(list).unwrap_or_default();
    let mut names: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
    names.sort_unstable();
    format!("static ICONS: &[&str] = &{names:?};\n")
}
