//! Unpacking within bounds. The header is read first: a small file that claims a huge canvas is refused
//! before a byte is reserved for it.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::sniff;

const MOST_PIXELS: u64 = 40_000_000;
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// Above this one picture takes the whole gate.
const LARGE: u64 = 48 * 1024 * 1024;

/// A file whose header has been read.
pub(super) struct Opened<'a> {
    bytes: &'a [u8],
    format: ImageFormat,
    unpacked: u64,
}

/// Pixels, how they must be turned to stand upright, and whether a camera made them.
pub(super) struct Decoded {
    pub image: DynamicImage,
    pub turn: Orientation,
    pub is_photo: bool,
}

impl<'a> Opened<'a> {
    pub fn new(bytes: &'a [u8]) -> Result<Self, &'static str> {
        let format = sniff::format(bytes)?;
        let decoder = decoder(bytes, format)?;
        let (width, height) = decoder.dimensions();
        let unpacked = decoder.total_bytes();
        if u64::from(width) * u64::from(height) > MOST_PIXELS || unpacked > MOST_MEMORY {
            return Err("problem-upload-pixels");
        }
        if width == 0 || height == 0 {
            return Err("problem-upload-broken");
        }
        Ok(Self { bytes, format, unpacked })
    }

    pub const fn is_large(&self) -> bool {
        self.unpacked > LARGE
    }

    /// The pixels; of a moving picture its first frame.
    pub fn decode(&self) -> Result<Decoded, &'static str> {
        let mut decoder = decoder(self.bytes, self.format)?;
        // Unreadable metadata is no reason to refuse the picture.
        let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let image = DynamicImage::from_decoder(decoder).map_err(|e| key(&e))?;
        Ok(Decoded { image, turn, is_photo: self.format == ImageFormat::Jpeg })
    }
}

fn decoder(bytes: &[u8], format: ImageFormat) -> Result<impl ImageDecoder, &'static str> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(65_535);
    limits.max_image_height = Some(65_535);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    reader.into_decoder().map_err(|e| key(&e))
}

const fn key(error: &ImageError) -> &'static str {
    match error {
        ImageError::Limits(_) => "problem-upload-pixels",
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::Unsupported(_)
        | ImageError::IoError(_) => "problem-upload-broken",
    }
}
