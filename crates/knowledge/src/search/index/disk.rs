//! The folder of the index, its one writer and its commits. Whatever is wrong with the folder, it is
//! emptied and the index built again from the log: it holds nothing that the database does not.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use grove_kernel::{ActivityId, Cursor, Outcome, Refusal, TopicId};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyError};

use super::broken;
use super::fields::{FORM, Fields, schema, tokenizers};
use super::question::{self, Question};
use super::rank::Gathering;
use super::segment::Segments;
use super::statistics::{Remembered, Statistics};
use crate::search::SearchIndex;
use crate::search::document::{At, Document, Key, Ranked, Within};
use crate::search::query::Wanted;

/// What the writer may hold in memory before it writes a segment.
const MEMORY: usize = 30_000_000;

pub struct TantivyIndex {
    fields: Fields,
    reader: IndexReader,
    index: Index,
    /// Nothing after a failure, which may have stopped its threads: the next use makes a new one.
    writer: Mutex<Option<IndexWriter>>,
    shown: Mutex<At>,
    segments: Segments,
    remembered: Remembered,
}

impl TantivyIndex {
    pub fn in_memory() -> Outcome<Self> {
        let (schema, fields) = schema();
        Self::start(Index::create_in_ram(schema), fields).map_err(broken)
    }

    /// Each form of the index has a folder of its own in the one given; others are removed.
    pub fn open(folder: &Path) -> Outcome<Self> {
        let home = folder.join(format!("form-{FORM}"));
        forget_other_forms(folder, &home);
        match Self::open_sound(&home) {
            Ok(index) => Ok(index),
            Err(error @ TantivyError::LockFailure(..)) => Err(Refusal::Broken(format!("the search index is in use: {error}"))),
            Err(error) => {
                tracing::warn!(%error, folder = %home.display(), "the search index is unusable; it is built again");
                empty(&home)?;
                Self::open_sound(&home).map_err(broken)
            }
        }
    }

    fn open_sound(home: &Path) -> tantivy::Result<Self> {
        std::fs::create_dir_all(home)?;
        let (schema, fields) = schema();
        let index = Index::open_or_create(tantivy::directory::MmapDirectory::open(home)?, schema)?;
        let damaged = index.validate_checksum()?;
        if !damaged.is_empty() {
            return Err(TantivyError::InternalError(format!("damaged: {damaged:?}")));
        }
        Self::start(index, fields)
    }

    fn start(mut index: Index, fields: Fields) -> tantivy::Result<Self> {
        index.set_tokenizers(tokenizers());
        let writer = new_writer(&index)?;
        let shown = read_payload(index.load_metas()?.payload.as_deref())?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let (writer, shown) = (Mutex::new(Some(writer)), Mutex::new(shown));
        Ok(Self { fields, reader, index, writer, shown, segments: Segments::default(), remembered: Remembered::default() })
    }

    fn writing<T>(&self, work: impl FnOnce(&mut IndexWriter) -> tantivy::Result<T>) -> tantivy::Result<T> {
        let mut writer = self.lock();
        if writer.is_none() {
            *writer = Some(new_writer(&self.index)?);
        }
        work(writer.as_mut().expect("made above"))
    }
    fn lock(&self) -> MutexGuard<'_, Option<IndexWriter>> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find_in(&self, wanted: &Wanted, within: &Within, after: Option<Cursor>, most: usize) -> tantivy::Result<Ranked> {
        let searcher = self.reader.searcher();
        let segments = self.segments.of(&searcher, self.fields)?;
        let common = self.remembered.of(&searcher, &segments, within.common.iter().copied());
        let readable = self.remembered.of(&searcher, &segments, within.spaces.iter().copied());
        let statistics = Statistics { segments: &segments, common: &common };
        let question = Question::new(self.fields, &searcher, &statistics, wanted, within)?;
        let gathering = Gathering::new(&question, &segments, &readable, within, after.unwrap_or(Cursor::TOP), most);
        Ok(if wanted.is_open() { gathering.by_time() } else { gathering.by_score() })
    }

    fn meant_in(&self, wanted: Wanted, within: &Within) -> tantivy::Result<Wanted> {
        let searcher = self.reader.searcher();
        let segments = self.segments.of(&searcher, self.fields)?;
        let common = self.remembered.of(&searcher, &segments, within.common.iter().copied());
        question::meant(wanted, &Statistics { segments: &segments, common: &common })
    }

    /// For tests that look for themselves.
    #[cfg(test)]
    pub fn opened(&self) -> (Fields, tantivy::Searcher) {
        (self.fields, self.reader.searcher())
    }

    fn commit_at(&self, at: At) -> tantivy::Result<()> {
        self.writing(|writer| {
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(&format!("{} {}", at.position, at.activity.raw()));
            commit.commit()
        })?;
        self.reader.reload()?;
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = at;
        Ok(())
    }
}

impl SearchIndex for TantivyIndex {
    fn find(&self, wanted: &Wanted, within: &Within, after: Option<Cursor>, most: usize) -> Outcome<Ranked> {
        self.find_in(wanted, within, after, most).map_err(broken)
    }
    fn meant(&self, wanted: Wanted, within: &Within) -> Outcome<Wanted> {
        self.meant_in(wanted, within).map_err(broken)
    }
    fn add(&self, document: &Document) -> Outcome<()> {
        self.writing(|writer| writer.add_document(self.fields.document(document))).map(drop).map_err(broken)
    }
    fn forget(&self, key: Key) -> Outcome<()> {
        self.writing(|writer| Ok(writer.delete_term(self.fields.key_term(key)))).map(drop).map_err(broken)
    }
    fn forget_topic(&self, topic: TopicId) -> Outcome<()> {
        self.writing(|writer| Ok(writer.delete_term(self.fields.topic_term(topic.raw())))).map(drop).map_err(broken)
    }
    fn commit(&self, at: At) -> Outcome<()> {
        self.commit_at(at).map_err(broken)
    }
    fn clear(&self) -> Outcome<()> {
        self.writing(|writer| writer.delete_all_documents()).map_err(broken)?;
        self.commit(At::START)
    }
    fn undo(&self) {
        // Its lock goes with it.
        *self.lock() = None;
    }
    fn shown(&self) -> At {
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn new_writer(index: &Index) -> tantivy::Result<IndexWriter> {
    index.writer_with_num_threads(1, MEMORY)
}

/// `position activity`; a new index has none.
fn read_payload(payload: Option<&str>) -> tantivy::Result<At> {
    let Some(payload) = payload else { return Ok(At::START) };
    let numbers = payload.split_once(' ').and_then(|(p, a)| Some((p.parse().ok()?, a.parse().ok()?)));
    let (position, activity) = numbers.ok_or_else(|| TantivyError::InternalError(format!("payload `{payload}`")))?;
    Ok(At { position, activity: ActivityId::from_raw(activity) })
}

fn empty(home: &Path) -> Outcome<()> {
    match std::fs::remove_dir_all(home) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(broken(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn forget_other_forms(folder: &Path, home: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_form = entry.file_name().to_string_lossy().starts_with("form-");
        if is_form && entry.path() != home {
            // What cannot be removed takes room and does no harm.
            let _stays = std::fs::remove_dir_all(entry.path());
        }
    }
}
