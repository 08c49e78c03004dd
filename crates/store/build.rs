//! Lists `migrations/` as constants, so that the binary carries its timeline.

use std::path::Path;
use std::{env, fs};

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../migrations");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder).expect("migrations/ exists").map(|e| e.expect("readable").path()).collect();
    files.sort();
    let mut list = String::from("/// The whole timeline, in order.\npub static MIGRATIONS: &[Migration] = &[\n");
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "sql") && !f.to_string_lossy().ends_with(".pg.sql")) {
        let name = file.file_stem().expect("has a name").to_string_lossy();
        let number: i64 = name.split('_').next().and_then(|n| n.parse().ok()).expect("begins with its number");
        let postgres = file.with_file_name(format!("{name}.pg.sql"));
        let other = if postgres.exists() { format!("Some(include_str!({:?}))", postgres.display()) } else { "None".to_owned() };
        list += &format!(
            "    Migration {{ number: {number}, name: {name:?}, text: include_str!({:?}), postgres: {other} }},\n",
            file.display().to_string()
        );
    }
    list += "];\n";
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("migrations.rs");
    fs::write(out, list).expect("OUT_DIR can be written");
}
