//! Every key this crate's code names has a message.

use grove_ui::Locale;
use grove_ui::messages::has;

/// Keys that are put together from parts.
const COMPOSED: &[&str] = &[
    "enter-sign-in",
    "enter-sign-in-text",
    "enter-sign-in-do",
    "enter-join",
    "enter-join-text",
    "enter-join-do",
    "enter-old-address",
    "enter-old-address-text",
    "enter-old-address-do",
    "enter-new-address",
    "enter-new-address-text",
    "enter-new-address-do",
    "enter-claim",
    "enter-claim-text",
    "enter-claim-do",
    "settings-profile",
    "settings-account",
    "settings-look",
    "settings-sessions",
    "look-theme-auto",
    "look-theme-light",
    "look-theme-dark",
    "look-language-en",
    "settings-people",
    "settings-tokens",
    "access-public",
    "access-public-about",
    "access-gated",
    "access-gated-about",
    "access-private",
    "access-private-about",
];

#[test]
fn no_key_is_without_words() {
    let mut keys: Vec<String> = COMPOSED.iter().map(|k| (*k).to_owned()).collect();
    for mail in ["sign-in", "known", "join", "old-address", "new-address", "claim", "approved", "declined"] {
        keys.extend(["subject", "text", "small"].map(|part| format!("mail-{mail}-{part}")));
    }
    visit(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut keys);
    keys.retain(|key| !key.contains('{'));
    let missing: Vec<&String> = keys.iter().filter(|key| !has(Locale::En, key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(keys.len() > 150, "found {} keys only", keys.len());
}

fn visit(path: &std::path::Path, keys: &mut Vec<String>) {
    if path.is_dir() {
        std::fs::read_dir(path).unwrap().for_each(|entry| visit(&entry.unwrap().path(), keys));
    } else if !path.ends_with("words.rs") && !path.ends_with("stories.rs") {
        let source = std::fs::read_to_string(path).unwrap();
        for before in [".t(\"", "t!(page, \"", "\"problem-", "\"conflict-", "\"role-", "\"scope-"] {
            let prefix = before.trim_start_matches('"').split('(').next_back().unwrap_or_default();
            let prefix = if before.starts_with('"') { prefix } else { "" };
            for piece in source.split(before).skip(1) {
                keys.push(format!("{prefix}{}", piece.split('"').next().unwrap_or_default()));
            }
        }
    }
}
