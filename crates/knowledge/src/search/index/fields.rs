//! What the index keeps of a document. Nothing is stored to be shown: titles and passages are read from
//! the database, in the snapshot of the one who asks.

use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, NumericOptions, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{TantivyDocument, Term};

use crate::search::document::{Document, Key};
use crate::search::words::{Split, analyzer};

/// Changes with the schema or the way words are split: an index of another form is built again.
pub const FORM: u32 = 1;

#[derive(Clone, Copy)]
pub struct Fields {
    pub key: Field,
    pub topic: Field,
    pub tag: Field,
    pub title: Field,
    pub title_stem: Field,
    pub body: Field,
    pub body_stem: Field,
    pub tags: Field,
    numbers: Numbers,
}

/// Read document by document while hits are gathered.
#[derive(Clone, Copy)]
struct Numbers {
    id: Field,
    space: Field,
    author: Field,
    created: Field,
    kind: Field,
    flags: Field,
}

pub const REPLY: u64 = 1;
pub const SOLVED: u64 = 2;
pub const ACCEPTED: u64 = 4;

pub fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let text = |name: &str, record| {
        let indexing = TextFieldIndexing::default().set_tokenizer(name).set_index_option(record);
        TextOptions::default().set_indexing_options(indexing)
    };
    let plain = text("plain", IndexRecordOption::WithFreqsAndPositions);
    let stem = text("stem", IndexRecordOption::WithFreqs);
    let fast = || NumericOptions::from(FAST);
    let fields = Fields {
        key: schema.add_text_field("key", STRING),
        topic: schema.add_i64_field("topic", INDEXED),
        tag: schema.add_text_field("tag", STRING),
        title: schema.add_text_field("title", plain.clone()),
        title_stem: schema.add_text_field("title_stem", stem.clone()),
        body: schema.add_text_field("body", plain.clone()),
        body_stem: schema.add_text_field("body_stem", stem),
        tags: schema.add_text_field("tags", plain),
        numbers: Numbers {
            id: schema.add_i64_field("id", fast()),
            space: schema.add_i64_field("space", fast()),
            author: schema.add_i64_field("author", fast()),
            created: schema.add_i64_field("created", fast()),
            kind: schema.add_u64_field("kind", fast()),
            flags: schema.add_u64_field("flags", fast()),
        },
    };
    (schema.build(), fields)
}

pub fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register("plain", analyzer(Split::Index, false));
    manager.register("stem", analyzer(Split::Index, true));
    manager
}

impl Fields {
    pub fn document(&self, from: &Document) -> TantivyDocument {
        let mut to = TantivyDocument::default();
        to.add_text(self.key, key_text(from.key));
        to.add_i64(self.topic, from.topic.raw());
        if let Some(title) = &from.title {
            to.add_text(self.title, title);
            to.add_text(self.title_stem, title);
            to.add_text(self.tags, from.tags.join(" "));
        }
        for tag in &from.tags {
            to.add_text(self.tag, tag);
        }
        to.add_text(self.body, &from.text);
        to.add_text(self.body_stem, &from.text);
        to.add_i64(self.numbers.id, from.key.raw());
        to.add_i64(self.numbers.space, from.space.raw());
        to.add_i64(self.numbers.author, from.author.raw());
        to.add_i64(self.numbers.created, from.created_at.micros());
        to.add_u64(self.numbers.kind, kind_number(&from.kind));
        to.add_u64(self.numbers.flags, flags(from));
        to
    }

    pub fn key_term(&self, key: Key) -> Term {
        Term::from_field_text(self.key, &key_text(key))
    }
    pub fn topic_term(&self, topic: i64) -> Term {
        Term::from_field_i64(self.topic, topic)
    }
}

fn key_text(key: Key) -> String {
    match key {
        Key::Topic(id) => format!("t{}", id.raw()),
        Key::Reply(id) => format!("r{}", id.raw()),
    }
}

fn flags(from: &Document) -> u64 {
    let flag = |set: bool, flag: u64| if set { flag } else { 0 };
    flag(matches!(from.key, Key::Reply(_)), REPLY) | flag(from.solved, SOLVED) | flag(from.accepted, ACCEPTED)
}

/// The name of a kind as a number (FNV-1a), so that a new kind needs no new form of the index.
pub fn kind_number(kind: &str) -> u64 {
    kind.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
