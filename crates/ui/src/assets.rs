//! The front end inside the binary: styles, scripts, icons and fonts under hashed names, each with its
//! gzip and brotli, made by `assets/build.mjs` and embedded by `build.rs`. A hashed name never changes
//! its bytes, so it may be cached for ever.

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

struct File {
    logical: &'static str,
    hashed: &'static str,
    bytes: &'static [u8],
    gz: &'static [u8],
    br: &'static [u8],
}

/// One file as it goes over the wire.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    pub bytes: &'static [u8],
    pub gz: &'static [u8],
    pub br: &'static [u8],
    pub content_type: &'static str,
    /// The name holds the hash of the bytes: `Cache-Control: immutable`.
    pub immutable: bool,
}

/// The file served under `/assets/{hashed_name}`.
pub fn get(hashed_name: &str) -> Option<Asset> {
    let file = FILES.iter().find(|f| f.hashed == hashed_name)?;
    Some(Asset { bytes: file.bytes, gz: file.gz, br: file.br, content_type: content_type(file.hashed), immutable: true })
}

/// The address of a file by its plain name: `url("app.css")` is `/assets/app-1a2b3c4d.css`. A front end
/// that was not built gives an address that answers 404, and the page stays readable.
pub fn url(logical: &str) -> String {
    let name = FILES.iter().find(|f| f.logical == logical).map_or(logical, |f| f.hashed);
    format!("/assets/{name}")
}

/// Whether the front end was built into this binary.
pub const fn built() -> bool {
    !FILES.is_empty()
}

/// Whether the sprite holds this icon; check names that people choose.
pub fn has_icon(name: &str) -> bool {
    ICONS.binary_search(&name).is_ok()
}

/// Every icon of the sprite, in alphabetical order, for pickers.
pub const fn icons() -> &'static [&'static str] {
    ICONS
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
