//! What a file is, by its first bytes.

use image::ImageFormat;

/// How far a text is looked into for what it claims to be.
const HEAD: usize = 1024;

/// One of the four kinds we take; the error is the key of a message.
pub(super) fn format(bytes: &[u8]) -> Result<ImageFormat, &'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Ok(ImageFormat::Jpeg),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Ok(ImageFormat::Png),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(ImageFormat::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(ImageFormat::WebP),
        [] => Err("problem-upload-empty"),
        _ if is_svg(bytes) => Err("problem-upload-svg"),
        _ => Err("problem-upload-kind"),
    }
}

/// SVG is a document that can hold scripts; it is told apart only to say so.
fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_lowercase();
    head.contains("<svg")
}
