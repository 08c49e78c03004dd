//! An export is everything that a community owns, readable, without what opens doors; and what is
//! imported from it exports the same again.

use std::collections::BTreeMap;
use std::path::Path;

use grove::archive::contents::{NOT_BACKED_UP, NOT_EXPORTED};
use grove::archive::export::{import, write};
use serde_json::Value;

use super::places::{Empty, Quiet, journey};
use super::seed::{PASSWORD, seed};
use super::store::dump;

/// All files of a folder; what says when it was written, without that.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn gather(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                gather(root, &path, found);
            } else {
                let name = path.strip_prefix(root).expect("below it").to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    let mut found = BTreeMap::new();
    gather(folder, folder, &mut found);
    let about = found.get_mut("community.json").expect("an export says what it is");
    let mut said: Value = serde_json::from_slice(about).expect("JSON");
    for of_the_moment in ["created", "engine"] {
        said.as_object_mut().expect("an object").remove(of_the_moment).expect("it is said");
    }
    *about = said.to_string().into_bytes();
    found
}

#[test]
fn what_is_imported_exports_the_same_again() {
    let mut town = seed().snapshot.town();
    let folder = tempfile::tempdir().expect("a directory");
    let mut first = None;
    for (hop, place) in journey().into_iter().enumerate() {
        let dir = folder.path().join(hop.to_string());
        write(&town.grove, &dir, &mut Quiet).expect("an export");
        let now = files(&dir);
        let before = first.get_or_insert_with(|| now.clone());
        let differ: Vec<_> = before.keys().chain(now.keys()).filter(|name| before.get(*name) != now.get(*name)).collect();
        assert!(differ.is_empty(), "hop {hop}: {differ:?} differ");
        import(&place.config(), &dir, &mut Quiet).expect("imported");
        town.abandon();
        town = place.town();
    }
    assert!(town.visitor().get("/spaces/commons").is(200).body.contains("Frost in commons"));
    town.abandon();
}

#[test]
fn every_table_is_exported_or_left_out_for_a_reason() {
    let town = seed().snapshot.town();
    let folder = tempfile::tempdir().expect("a directory");
    let dir = folder.path().join("export");
    write(&town.grove, &dir, &mut Quiet).expect("an export");
    let exported = files(&dir);
    for (table, rows) in dump(&town.grove.db) {
        let left_out = NOT_BACKED_UP.iter().chain(NOT_EXPORTED).any(|(name, _)| *name == table) || table == "migration";
        let lines = exported.get(&format!("{table}.jsonl")).map(|text| text.iter().filter(|b| **b == b'\n').count());
        assert_eq!(lines, (!left_out).then_some(rows.len()), "{table}: export it, or say in archive/contents.rs why not");
    }
    town.abandon();
}

/// The keys of an object, in the order in which they are written.
fn keys(line: &str) -> Vec<String> {
    let object: serde_json::Map<String, Value> = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
    let mut keys: Vec<String> = object.keys().cloned().collect();
    keys.sort_by_key(|key| line.find(&format!("\"{key}\":")));
    keys
}

/// `docs/backups.md` has an example for every file, with the columns that it has now.
#[test]
fn the_document_shows_a_line_of_every_file() {
    let town = seed().snapshot.town();
    let folder = tempfile::tempdir().expect("a directory");
    let dir = folder.path().join("export");
    write(&town.grove, &dir, &mut Quiet).expect("an export");
    let document = include_str!("../../../../docs/backups.md");
    for (name, bytes) in files(&dir).iter().filter(|(name, _)| name.ends_with(".jsonl")) {
        let shown = document.split_once(&format!("**`{name}`**")).unwrap_or_else(|| panic!("docs/backups.md does not show {name}")).1;
        let example = shown.lines().find(|line| line.starts_with('{')).expect("an example");
        if let Some(line) = String::from_utf8_lossy(bytes).lines().next() {
            assert_eq!(keys(line), keys(example), "the example of {name} in docs/backups.md");
        }
    }
    town.abandon();
}

#[test]
fn an_export_opens_no_door() {
    let town = seed().snapshot.town();
    // Everything that is kept as a hash: none of it may be in the export.
    let keys: Vec<String> = dump(&town.grove.db)
        .into_iter()
        .filter(|(table, _)| ["session", "token", "link", "invitation"].contains(&table.as_str()))
        .flat_map(|(_, rows)| rows)
        .collect();
    let hashes: Vec<&str> =
        keys.iter().flat_map(|row| row.split('"')).filter(|part| part.len() == 64 && part.bytes().all(|b| b.is_ascii_hexdigit())).collect();
    assert!(hashes.len() > 10, "there are keys to look for");
    let folder = tempfile::tempdir().expect("a directory");
    let dir = folder.path().join("export");
    write(&town.grove, &dir, &mut Quiet).expect("an export");
    for (name, bytes) in files(&dir) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            hashes.iter().all(|hash| !text.contains(hash)) && !text.contains("$argon2") && !text.contains(PASSWORD),
            "{name} has a key in it"
        );
    }
    let place = Empty::here();
    import(&place.config(), &dir, &mut Quiet).expect("imported");
    let imported = place.town();
    imported.person("nadia").get("/settings").is(303);
    imported.person("nadia").api_get("/me").is(401);
    let link = imported.grove.as_console(|cx| {
        let ada = grove_members::identity::owner(cx)?.expect("the owner came along");
        grove_members::commands::one_time_link(cx, ada)
    });
    assert!(link.expect("a link").starts_with("/enter?secret="), "the owner gets in by a link");
    imported.abandon();
    town.abandon();
}

#[test]
fn an_export_that_is_not_whole_is_refused_and_nothing_stays() {
    let town = seed().snapshot.town();
    let folder = tempfile::tempdir().expect("a directory");
    let dir = folder.path().join("export");
    write(&town.grove, &dir, &mut Quiet).expect("an export");
    write(&town.grove, &dir, &mut Quiet).expect_err("the folder is not empty any more");
    let refused = |why: &str| {
        let place = Empty::sqlite();
        let error = import(&place.config(), &dir, &mut Quiet).expect_err(why);
        assert_eq!(place.holds(), Vec::<String>::new(), "{why}: something was made");
        grove::cli::words(&error)
    };
    let pictures = files(&dir).into_keys().find(|name| name.starts_with("uploads/")).expect("a picture");
    for name in ["topic.jsonl", "member.jsonl", "activity.jsonl", "files.jsonl", "community.json", &pictures] {
        let path = dir.join(name);
        let whole = std::fs::read(&path).expect("a file of the export");
        std::fs::write(&path, &whole[..whole.len() / 2]).expect("cut");
        refused("cut in half");
        let mut flipped = whole.clone();
        flipped[whole.len() / 2] ^= 1;
        std::fs::write(&path, &flipped).expect("flipped");
        refused("a bit is wrong");
        std::fs::remove_file(&path).expect("it is there");
        assert!(refused("it is gone").contains(name), "{name} is missed");
        std::fs::write(&path, &whole).expect("whole again");
    }
    let about = std::fs::read_to_string(dir.join("community.json")).expect("a text");
    std::fs::write(dir.join("community.json"), about.replace("\"format\": 1", "\"format\": 2")).expect("a file");
    assert!(refused("another format").contains("format 2"));
    std::fs::write(dir.join("community.json"), about).expect("a file");
    let place = Empty::here();
    import(&place.config(), &dir, &mut Quiet).expect("whole again it is imported");
    place.town().abandon();
    town.abandon();
}
