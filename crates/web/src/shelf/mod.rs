//! Pages that were made for a visitor and still hold. A page is kept under the version that was told before it
//! was made, and given out again only while that is still the version: a write is seen by the very next
//! request. Nobody's own page is ever here: a visitor has nothing of their own.
//!
//! In debug builds, which the tests are, every page that is given out again is made anew and compared.

use std::collections::HashMap;
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use grove_kernel::{Credential, Moment};
use grove_store::Version;
use grove_ui::{Locale, Theme};
use http::Method;
use http::header::{ACCEPT_ENCODING, COOKIE};

use crate::answer::Answer;
use crate::ask::{Ask, Surface};
use crate::metrics::{Family, Text};
use crate::routes::Route;

/// Bytes that all kept pages may take, compressed ones counted with.
const MOST: usize = 24 * 1024 * 1024;
/// A longer address is nobody's link.
const LONGEST: usize = 200;
/// A day in microseconds; visitors read in UTC.
const DAY: i64 = 86_400_000_000;

#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    locale: Locale,
    theme: Theme,
    /// What was said today has its hour on the page, and what was said yesterday its day.
    day: i64,
}

impl Key {
    fn of(ask: &Ask, now: Moment) -> Self {
        let day = now.micros().div_euclid(DAY);
        Self { address: ask.path_and_query(), locale: ask.locale, theme: ask.theme, day }
    }
}

pub struct Kept {
    version: Version,
    answer: Answer,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

#[derive(Default)]
pub struct Shelf {
    pages: Mutex<Pages>,
    /// How often a page was given out again.
    again: AtomicU64,
}

#[derive(Default)]
struct Pages {
    kept: HashMap<Key, Arc<Kept>>,
    bytes: usize,
}

/// May the answer be one that was made for somebody else?
pub fn is_for(route: &Route, ask: &Ask) -> bool {
    let of_page = route.for_all && ask.surface == Surface::Page && matches!(ask.method, Method::GET | Method::HEAD);
    of_page && ask.credential == Credential::None && ask.path.len() + ask.query.len() < LONGEST && only_looks(ask)
}

/// A cookie that is no wish about looks may mean that the page says something to this reader alone.
fn only_looks(ask: &Ask) -> bool {
    let cookies = ask.headers.get_all(COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    cookies.filter_map(|pair| pair.trim().split_once('=')).all(|(name, _)| matches!(name, "theme" | "lang"))
}

impl Shelf {
    /// The page that was kept, if it is still what would be made.
    pub fn find(&self, ask: &Ask, now: Moment, version: &Version) -> Option<Arc<Kept>> {
        let pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let found = pages.kept.get(&Key::of(ask, now)).filter(|kept| kept.version == *version).cloned();
        self.again.fetch_add(u64::from(found.is_some()), Ordering::Relaxed);
        found
    }

    pub fn write(&self, text: &mut Text) {
        let again = i64::try_from(self.again.load(Ordering::Relaxed)).unwrap_or(i64::MAX);
        text.number(Family::Counter, "grove_pages_given_again_total", "Visitors' pages that were made before and still held.", again);
    }

    /// Keeps a page that was begun at `version`.
    pub fn keep(&self, ask: &Ask, now: Moment, version: Version, answer: Answer) {
        if answer.status != 200 {
            return;
        }
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = room(&answer);
        if bytes > MOST / 8 {
            return;
        }
        if pages.bytes + bytes > MOST {
            pages.kept.retain(|_, kept| kept.version == version);
            pages.bytes = pages.kept.values().map(|kept| room(&kept.answer)).sum();
        }
        if pages.bytes + bytes > MOST {
            *pages = Pages::default();
        }
        pages.bytes += bytes;
        pages.kept.insert(Key::of(ask, now), Arc::new(Kept { version, answer, gzip: OnceLock::new(), brotli: OnceLock::new() }));
    }
}

/// What a page takes, both compressed forms with it.
const fn room(answer: &Answer) -> usize {
    answer.body.len() + answer.body.len() / 2
}

impl Kept {
    pub fn answer_to(&self, ask: &Ask) -> Answer {
        let mut answer = self.answer.clone();
        let accepts = ask.headers.get(ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let takes = |coding: &str| accepts.split(',').any(|offer| offer.trim() == coding);
        let (body, coding) = if takes("br") {
            (self.brotli.get_or_init(|| as_brotli(&self.answer.body)), "br")
        } else if takes("gzip") {
            (self.gzip.get_or_init(|| as_gzip(&self.answer.body)), "gzip")
        } else {
            return answer;
        };
        answer.body = body.clone();
        answer.headers.push(("content-encoding", coding.to_owned()));
        answer
    }
    /// Is this what was kept? For builds that doubt it.
    #[cfg(debug_assertions)]
    pub fn is(&self, made: &Answer) -> bool {
        made.status == self.answer.status && made.body == self.answer.body
    }
}

/// A third smaller than gzip for about the same time.
fn as_brotli(body: &[u8]) -> Bytes {
    let parameters = BrotliEncoderParams { quality: 5, size_hint: body.len(), ..BrotliEncoderParams::default() };
    let mut out = Vec::with_capacity(body.len() / 5);
    brotli::BrotliCompress(&mut &*body, &mut out, &parameters).expect("memory takes every write");
    out.into()
}

fn as_gzip(body: &[u8]) -> Bytes {
    let mut out = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::default());
    out.write_all(body).and_then(|()| out.finish()).expect("memory takes every write").into()
}
