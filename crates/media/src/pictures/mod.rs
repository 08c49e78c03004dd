//! From bytes that anybody may have made to a picture that harms nobody. The kind is read from the
//! content, never from a name; the size is looked at before anything is unpacked; what comes out was
//! drawn by our own encoders, so that nothing of the old file is in it: no place where it was taken, no
//! script behind the last pixel, no second file in the same bytes.
//!
//! Bounds: 10 MB as sent, 40 million pixels, 256 MB while it is unpacked, two at a time (a large one
//! alone). A decoder that panics is a broken picture, not a broken server.

mod decode;
mod encode;
mod gate;
mod sniff;
#[cfg(test)]
mod tests;

use grove_kernel::{Outcome, Refusal};
use sha2::{Digest, Sha256};

pub(crate) use gate::Gate;

/// The longest side of a picture as it is kept, of its small copy, and of a face.
pub const LONGEST: u32 = 2000;
pub const SMALL: u32 = 640;
pub const FACE: u32 = 256;
/// The most bytes of an upload.
pub const HEAVIEST: usize = 10 * 1024 * 1024;

/// How a picture is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Jpeg,
    Webp,
}

impl Kind {
    /// The end of the file's name, and the word in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
        }
    }
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Jpeg, Self::Webp].into_iter().find(|kind| kind.name() == name)
    }
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

/// A picture, encoded by us.
#[derive(Clone, Debug)]
pub struct Picture {
    pub kind: Kind,
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
    /// The same, at most [`SMALL`] on its longest side; `None` when it is that small already.
    pub small: Option<Vec<u8>>,
}

impl Picture {
    /// What it is kept under.
    pub fn hash(&self) -> String {
        Sha256::digest(&self.bytes).iter().map(|b| format!("{b:02x}")).collect()
    }
}

/// A picture for a text, at most [`LONGEST`] on its longest side.
pub(crate) fn for_text(gate: &Gate, bytes: &[u8]) -> Outcome<Picture> {
    made(gate, bytes, |image| encode::fitting(image, LONGEST))
}

/// A face: the middle of the picture, a square.
pub(crate) fn for_face(gate: &Gate, bytes: &[u8]) -> Outcome<Picture> {
    made(gate, bytes, |image| encode::square(image, FACE))
}

type Shape = fn(decode::Decoded) -> Result<Picture, &'static str>;

fn made(gate: &Gate, bytes: &[u8], shape: Shape) -> Outcome<Picture> {
    let opened = decode::Opened::new(bytes).map_err(wrong)?;
    let _place = gate.enter(opened.is_large())?;
    // Decoders read what strangers wrote: one that gives up loudly has met a broken picture.
    let work = std::panic::AssertUnwindSafe(|| opened.decode().and_then(shape));
    std::panic::catch_unwind(work).unwrap_or(Err("problem-upload-broken")).map_err(wrong)
}

fn wrong(key: &'static str) -> Refusal {
    Refusal::invalid("file", key)
}
