//! What the numbers in a column are. Most say it by their name, as all tables use the same words; the
//! lists below name the others. A column that nothing names fails a test, so that an export never shows a
//! bare number where an id or a time was meant.

use grove_store::portable::Kind;

/// How a column is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// As it is.
    Plain,
    Time,
    /// The id of a thing of this kind.
    Id(&'static str),
    /// The id of a thing whose kind another column names.
    IdOf(&'static str),
    /// A text that is JSON.
    Data,
}

/// (table, prefix): what its own `id` is.
const OWN: [(&str, &str); 11] = [
    ("activity", "act"),
    ("badge_award", "bdg"),
    ("import_batch", "imp"),
    ("invitation", "inv"),
    ("member", "mem"),
    ("reply", "rep"),
    ("report", "rpt"),
    ("sanction", "san"),
    ("space", "spc"),
    ("topic", "top"),
    ("upload", "img"),
];

/// (table, column, meaning): what the name alone does not say, or says wrongly.
const SPECIAL: [(&str, &str, Meaning); 9] = [
    ("activity", "object_id", Meaning::IdOf("object_kind")),
    ("activity", "payload", Meaning::Data),
    ("aversion", "other", Meaning::Id("mem")),
    ("imported", "object", Meaning::Plain),
    ("report", "target", Meaning::IdOf("target_kind")),
    ("reply", "parent", Meaning::Id("rep")),
    ("space", "parent", Meaning::Id("spc")),
    ("space_access", "grantee", Meaning::Id("mem")),
    ("topic_link", "other", Meaning::Id("top")),
];

const IDS: [(&str, &str); 14] = [
    ("accepted", "rep"),
    ("actor", "mem"),
    ("author", "mem"),
    ("avatar", "img"),
    ("batch", "imp"),
    ("import_batch", "imp"),
    ("member", "mem"),
    ("owner", "mem"),
    ("report", "rpt"),
    ("reporter", "mem"),
    ("root", "top"),
    ("space", "spc"),
    ("target_member", "mem"),
    ("upload", "img"),
];

/// Counts, sizes, numbers of rules and versions, places in an order.
const NUMBERS: [&str; 23] = [
    "bytes",
    "card_floor",
    "class",
    "content_floor",
    "deleted_rule",
    "height",
    "key",
    "last_position",
    "most_uses",
    "object",
    "ordinal",
    "place_in_rail",
    "position",
    "reach",
    "replies",
    "role",
    "rule",
    "rules_version",
    "uses",
    "version",
    "voices",
    "votes",
    "width",
];

/// What a column means; nothing when nobody has said.
pub fn of(table: &str, column: &str, kind: Kind) -> Option<Meaning> {
    if let Some((.., meaning)) = SPECIAL.iter().find(|(t, c, _)| *t == table && *c == column) {
        return Some(*meaning);
    }
    if kind != Kind::Int {
        return Some(Meaning::Plain);
    }
    if column == "id" {
        return OWN.iter().find(|(t, _)| *t == table).map(|(_, prefix)| Meaning::Id(prefix));
    }
    if matches!(column, "at" | "until" | "since") || column.ends_with("_at") || column.ends_with("_since") {
        return Some(Meaning::Time);
    }
    if column.ends_with("_by") || column == "by_member" {
        return Some(Meaning::Id("mem"));
    }
    // On a topic, a reply, a member: the row says on which.
    if column == "target" {
        return Some(Meaning::IdOf("kind"));
    }
    if column == "topic" {
        return Some(Meaning::Id("top"));
    }
    let id = IDS.iter().find(|(name, _)| *name == column).map(|(_, prefix)| Meaning::Id(prefix));
    id.or_else(|| NUMBERS.contains(&column).then_some(Meaning::Plain))
}

#[cfg(test)]
mod tests {
    use grove_store::portable::newest_step;

    use super::of;
    use crate::archive::contents::of_export;

    #[test]
    fn every_number_of_an_export_says_what_it_is() {
        for table in of_export(newest_step()).expect("tables") {
            for column in &table.columns {
                let known = of(&table.name, &column.name, column.kind);
                assert!(known.is_some(), "what is {}.{}? Say it in meaning.rs: an id, a time or a number", table.name, column.name);
            }
        }
    }
}
