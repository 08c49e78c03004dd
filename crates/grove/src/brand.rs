//! The owner's colour as a stylesheet of custom properties, named by its content so that browsers may
//! keep it for good. The colour is corrected until text on it is legible.

use grove_kernel::{Outcome, Refusal, SecretHash};
use grove_store::{Cx, Read};
use grove_ui::colour;
use grove_web::{Access, PageOnly, Path, Raw, Reply, Routes};

pub fn routes() -> Routes {
    Routes::at("/brand/{name}").get("", Access::Anyone, show).page_only(PageOnly::Format)
}

/// The stylesheet; nothing for a colour that does not read, which leaves the default.
fn css(accent: &str) -> String {
    colour::brand(accent).map(|brand| brand.css()).unwrap_or_default()
}

/// Where the stylesheet of a colour lives.
pub fn path(accent: &str) -> String {
    let css = css(accent);
    format!("/brand/{}-{}.css", accent.trim_start_matches('#'), &SecretHash::of(&css).hex()[..12])
}

fn show(_: &Cx<'_, Read>, Path(name): Path<String>) -> Outcome<Reply> {
    let accent = name.split('-').next().filter(|a| a.len() == 6 && a.bytes().all(|b| b.is_ascii_hexdigit()));
    let accent = format!("#{}", accent.ok_or(Refusal::NotFound)?);
    if path(&accent) != format!("/brand/{name}") {
        return Err(Refusal::NotFound);
    }
    Ok(Reply::raw(Raw {
        content_type: "text/css; charset=utf-8",
        bytes: css(&accent).into(),
        cache: "public, max-age=31536000, immutable",
    }))
}
