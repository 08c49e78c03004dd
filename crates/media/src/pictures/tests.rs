//! Files that mean harm, and files that are merely odd.

use std::io::Cursor;

use grove_kernel::{Outcome, Refusal};
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, RgbaImage};

use super::{Gate, Kind, Picture, for_face, for_text};

fn bytes_of(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// Something with edges, so that an encoder has to work.
fn drawn(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| Rgb([(x * 7) as u8, (y * 5) as u8, ((x ^ y) & 0xff) as u8])))
}

fn made(bytes: &[u8]) -> Outcome<Picture> {
    for_text(&Gate::default(), bytes)
}

fn refused(bytes: &[u8]) -> &'static str {
    match made(bytes) {
        Err(Refusal::Invalid(problems)) => problems.iter().next().unwrap().key,
        Err(other) => panic!("{other}"),
        Ok(picture) => panic!("taken: {}×{}", picture.width, picture.height),
    }
}

fn opened(picture: &Picture) -> DynamicImage {
    let format = if picture.kind == Kind::Jpeg { ImageFormat::Jpeg } else { ImageFormat::WebP };
    let image = image::load_from_memory_with_format(&picture.bytes, format).unwrap();
    assert_eq!(image.dimensions(), (picture.width, picture.height));
    image
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named: Vec<u8> = kind.iter().chain(data).copied().collect();
    let crc = !named.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    });
    let length = u32::try_from(data.len()).unwrap();
    [length.to_be_bytes().as_slice(), &named, &crc.to_be_bytes()].concat()
}

/// A PNG of this size with hardly anything in it.
fn hollow_png(width: u32, height: u32, depth: u8) -> Vec<u8> {
    let head = [width.to_be_bytes().as_slice(), &height.to_be_bytes(), &[depth, 6, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunk(b"IHDR", &head), &chunk(b"IDAT", b"\x78\x9c\x03\x00\x00\x00\x00\x01"), &chunk(b"IEND", b"")]
        .concat()
}

#[test]
fn a_small_file_that_claims_a_huge_canvas_is_refused_before_it_is_unpacked() {
    assert_eq!(refused(&hollow_png(60_000, 60_000, 8)), "problem-upload-pixels");
    assert_eq!(refused(&hollow_png(6_500, 6_500, 8)), "problem-upload-pixels");
    assert_eq!(refused(&hollow_png(6_000, 6_000, 16)), "problem-upload-pixels");
    assert_eq!(refused(&hollow_png(u32::MAX, u32::MAX, 8)).split('-').next(), Some("problem"));
    // Cut off right after its claim: refused for one or the other.
    assert!(refused(b"GIF89a\xff\xff\xff\xff\x00\x00\x00").starts_with("problem-upload-"));
    assert_eq!(refused(&hollow_png(100, 100, 8)), "problem-upload-broken");
    assert_eq!(refused(&hollow_png(0, 5, 8)), "problem-upload-broken");
}

#[test]
fn what_is_no_picture_is_refused_whatever_it_is_called() {
    for (bytes, key) in [
        (b"".as_slice(), "problem-upload-empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "problem-upload-svg"),
        (b"<?xml version='1.0'?>\n<!-- x -->\n<SVG><script/></SVG>", "problem-upload-svg"),
        (b"<!doctype html><script>alert(1)</script>", "problem-upload-kind"),
        (b"%PDF-1.7 <html>", "problem-upload-kind"),
        (b"PK\x03\x04word/document.xml", "problem-upload-kind"),
        (b"\x89PNG\r\n\x1a", "problem-upload-kind"),
        (b"RIFF\x00\x00\x00\x00WAVE", "problem-upload-kind"),
        (b"BM\x00\x00\x00\x00", "problem-upload-kind"),
        (b"\x89PNG\r\n\x1a\n<html><script>alert(1)</script>", "problem-upload-broken"),
        (b"\xff\xd8\xff<script>alert(1)</script>", "problem-upload-broken"),
        (b"GIF89a=1;/*<script>*/alert(1)", "problem-upload-pixels"),
    ] {
        assert_eq!(refused(bytes), key, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_second_file_in_the_same_bytes_does_not_survive() {
    let script = b"<script>alert('hello')</script><?php phpinfo(); ?>";
    for format in [ImageFormat::Png, ImageFormat::Gif, ImageFormat::Jpeg, ImageFormat::WebP] {
        let both = [bytes_of(&drawn(40, 30), format).as_slice(), script].concat();
        let picture = made(&both).unwrap();
        opened(&picture);
        assert!(!contains(&picture.bytes, b"<script>") && !contains(&picture.bytes, b"<?php"), "{format:?}");
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// An EXIF segment that turns the picture by 90° and says where it was taken.
fn exif() -> Vec<u8> {
    let orientation = [0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, 0x06, 0x00, 0x00];
    let tiff = [b"MM\x00\x2a\x00\x00\x00\x08\x00\x01".as_slice(), &orientation, b"\x00\x00\x00\x00GPS 48.2082N 16.3738E"].concat();
    let body = [b"Exif\x00\x00".as_slice(), &tiff].concat();
    [b"\xff\xe1".as_slice(), &u16::try_from(body.len() + 2).unwrap().to_be_bytes(), &body].concat()
}

#[test]
fn a_photo_stands_upright_and_no_longer_says_where_it_was_taken() {
    let jpeg = bytes_of(&drawn(80, 40), ImageFormat::Jpeg);
    let tagged = [&jpeg[..2], &exif(), &jpeg[2..]].concat();
    assert!(contains(&tagged, b"GPS 48"));
    let picture = made(&tagged).unwrap();
    assert_eq!((picture.kind, picture.width, picture.height), (Kind::Jpeg, 40, 80));
    assert!(!contains(&picture.bytes, b"GPS") && !contains(&picture.bytes, b"Exif"));
    opened(&picture);
}

#[test]
fn half_a_picture_is_a_broken_one_and_never_a_crash() {
    for format in [ImageFormat::Png, ImageFormat::Gif, ImageFormat::Jpeg, ImageFormat::WebP] {
        let whole = bytes_of(&drawn(64, 64), format);
        for part in (0..whole.len()).step_by(whole.len() / 40 + 1) {
            let _refused_or_shown = made(&whole[..part]);
            // And with one byte turned around.
            let mut bent = whole.clone();
            bent[part] ^= 0x5a;
            let _refused_or_shown = made(&bent);
        }
        assert!(made(&whole[..whole.len() / 4]).is_err(), "{format:?}");
    }
}

#[test]
fn large_pictures_become_smaller_and_get_a_small_copy() {
    let picture = made(&bytes_of(&drawn(3000, 1500), ImageFormat::Jpeg)).unwrap();
    assert_eq!((picture.width, picture.height), (2000, 1000));
    let small = image::load_from_memory(&picture.small.clone().unwrap()).unwrap();
    assert_eq!(small.dimensions(), (640, 320));
    let tiny = made(&bytes_of(&drawn(1, 1), ImageFormat::Png)).unwrap();
    assert_eq!((tiny.width, tiny.height, tiny.small), (1, 1, None));
    let thin = made(&bytes_of(&drawn(5000, 1), ImageFormat::Png)).unwrap();
    assert_eq!((thin.width, thin.height), (2000, 1));
}

#[test]
fn what_is_transparent_stays_so_and_deep_colours_become_plain_ones() {
    let mut ghost = RgbaImage::new(8, 8);
    ghost.put_pixel(3, 3, image::Rgba([10, 200, 30, 128]));
    let picture = made(&bytes_of(&DynamicImage::ImageRgba8(ghost), ImageFormat::Png)).unwrap();
    assert_eq!(picture.kind, Kind::Webp);
    assert_eq!(opened(&picture).to_rgba8().get_pixel(3, 3).0, [10, 200, 30, 128]);
    let deep = DynamicImage::ImageRgba16(drawn(20, 20).to_rgba16());
    assert!(!opened(&made(&bytes_of(&deep, ImageFormat::Png)).unwrap()).color().has_alpha());
    let grey = DynamicImage::ImageLuma16(drawn(20, 20).to_luma16());
    opened(&made(&bytes_of(&grey, ImageFormat::Png)).unwrap());
}

#[test]
fn a_face_is_the_middle_as_a_square() {
    let face = for_face(&Gate::default(), &bytes_of(&drawn(900, 300), ImageFormat::Jpeg)).unwrap();
    assert_eq!((face.width, face.height), (256, 256));
    opened(&face);
    let small = for_face(&Gate::default(), &bytes_of(&drawn(16, 20), ImageFormat::Png)).unwrap();
    assert_eq!((small.width, small.height), (256, 256));
}
