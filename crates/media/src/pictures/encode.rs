//! Drawing a picture anew: made smaller first, turned upright after, then written by our encoders, which
//! know pixels and nothing else.

use fast_image_resize::{ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, RgbImage};

use super::decode::Decoded;
use super::{Kind, Picture, SMALL};

/// Good enough that nobody sees the difference on a screen.
const QUALITY: u8 = 85;

const BROKEN: &str = "problem-upload-broken";

/// At most `most` on the longest side, with a small copy.
pub(super) fn fitting(decoded: Decoded, most: u32) -> Result<Picture, &'static str> {
    let image = upright(within(decoded.image, most)?, decoded.turn);
    let small = if image.width().max(image.height()) > SMALL { Some(within(image.clone(), SMALL)?) } else { None };
    let (kind, bytes) = encoded(&image, decoded.is_photo)?;
    let small = small.map(|small| written(&small, kind)).transpose()?;
    Ok(Picture { kind, width: image.width(), height: image.height(), bytes, small })
}

/// The middle of it, a square of this side.
pub(super) fn square(decoded: Decoded, side: u32) -> Result<Picture, &'static str> {
    let options = ResizeOptions::new().fit_into_destination(None);
    let image = upright(eight_bits(resized(&decoded.image, side, side, &options)?), decoded.turn);
    let (kind, bytes) = encoded(&image, decoded.is_photo)?;
    Ok(Picture { kind, width: side, height: side, bytes, small: None })
}

fn within(image: DynamicImage, most: u32) -> Result<DynamicImage, &'static str> {
    let longest = image.width().max(image.height());
    if longest <= most {
        return Ok(eight_bits(image));
    }
    let scaled = |side: u32| u32::try_from(u64::from(side) * u64::from(most) / u64::from(longest)).unwrap_or(most).max(1);
    resized(&image, scaled(image.width()), scaled(image.height()), &ResizeOptions::new()).map(eight_bits)
}

fn resized(image: &DynamicImage, width: u32, height: u32, options: &ResizeOptions) -> Result<DynamicImage, &'static str> {
    let mut out = DynamicImage::new(width, height, image.color());
    Resizer::new().resize(image, &mut out, options).map_err(|_| BROKEN)?;
    Ok(out)
}

/// Eight bits a channel, and the channel of transparency only when something is transparent.
fn eight_bits(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return DynamicImage::ImageRgb8(image.into_rgb8());
    }
    let image = image.into_rgba8();
    if image.pixels().any(|p| p.0[3] < u8::MAX) {
        DynamicImage::ImageRgba8(image)
    } else {
        DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(image).into_rgb8())
    }
}

fn upright(mut image: DynamicImage, turn: image::metadata::Orientation) -> DynamicImage {
    image.apply_orientation(turn);
    image
}

/// Photos as JPEG. What was drawn, such as a screenshot, without loss unless that is far heavier; what
/// is transparent always without loss.
fn encoded(image: &DynamicImage, is_photo: bool) -> Result<(Kind, Vec<u8>), &'static str> {
    if image.color().has_alpha() {
        return Ok((Kind::Webp, written(image, Kind::Webp)?));
    }
    let photo = written(image, Kind::Jpeg)?;
    if is_photo {
        return Ok((Kind::Jpeg, photo));
    }
    let exact = written(image, Kind::Webp)?;
    if exact.len() > photo.len() * 2 { Ok((Kind::Jpeg, photo)) } else { Ok((Kind::Webp, exact)) }
}

fn written(image: &DynamicImage, kind: Kind) -> Result<Vec<u8>, &'static str> {
    let mut out = Vec::new();
    let done = match kind {
        Kind::Jpeg => {
            let opaque: RgbImage = image.to_rgb8();
            JpegEncoder::new_with_quality(&mut out, QUALITY).encode_image(&opaque)
        }
        Kind::Webp => image.write_with_encoder(WebPEncoder::new_lossless(&mut out)),
    };
    done.map(|()| out).map_err(|_| BROKEN)
}
