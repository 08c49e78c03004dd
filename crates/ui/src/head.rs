//! The `<head>`: title, addresses of styles and scripts, and what machines read.

use maud::{Markup, PreEscaped, html};

use crate::assets;
use crate::frame::Frame;
use crate::page::Page;
use crate::sheet::Sheet;

/// What htmx needs to know. No indicator styles (they would be inline), and forms come back with
/// their errors in place (422); what else goes wrong is said in a toast and swaps nothing.
const HTMX: &str = r#"{"includeIndicatorCSS":false,"noSwap":[204,304,401,403,404,409,413,429,"5xx"]}"#;

pub(crate) fn head(page: &Page<'_>, frame: &Frame, sheet: &Sheet) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content";
            title { (title(frame, sheet)) }
            meta name="color-scheme" content="light dark";
            link rel="preload" href=(assets::url("figtree.woff2")) as="font" type="font/woff2" crossorigin;
            link rel="stylesheet" href=(assets::url("app.css"));
            @if let Some(url) = &frame.community.brand_css { link rel="stylesheet" href=(url); }
            link rel="icon" href=(assets::url("favicon.svg")) type="image/svg+xml";
            meta name="htmx-config" content=(HTMX);
            script src=(assets::url("app.js")) defer {}
            (machines(page, frame, sheet))
        }
    }
}

fn title(frame: &Frame, sheet: &Sheet) -> String {
    if sheet.title.is_empty() || sheet.title == frame.community.name {
        return frame.community.name.clone();
    }
    format!("{} \u{b7} {}", sheet.title, frame.community.name)
}

fn machines(page: &Page<'_>, frame: &Frame, sheet: &Sheet) -> Markup {
    let (head, canonical) = (&sheet.head, canonical(page, frame, sheet));
    // What has an address of its own can be shown elsewhere.
    let kind = head.og_type.as_deref().or_else(|| canonical.as_ref().map(|_| "website"));
    html! {
        @if let Some(text) = &head.description { meta name="description" content=(text); }
        @if let Some(url) = &canonical { link rel="canonical" href=(url); }
        @if head.no_index { meta name="robots" content="noindex"; }
        @for (url, title) in &head.feeds { link rel="alternate" type="application/atom+xml" href=(url) title=(title); }
        @if let Some(kind) = kind {
            meta property="og:type" content=(kind);
            meta property="og:title" content=(if sheet.title.is_empty() { &frame.community.name } else { &sheet.title });
            meta property="og:site_name" content=(frame.community.name);
            @if let Some(text) = &head.description { meta property="og:description" content=(text); }
            @if let Some(url) = &canonical { meta property="og:url" content=(url); }
            (picture(frame, head.og_image.as_deref()))
        }
        @for data in &head.json_ld { script type="application/ld+json" { (PreEscaped(as_data(data))) } }
    }
}

/// The address of the page; of a further page of a list, its own: it shows what the first one does not.
fn canonical(page: &Page<'_>, frame: &Frame, sheet: &Sheet) -> Option<String> {
    let url = sheet.head.canonical.as_ref()?;
    if !url.starts_with('/') {
        return Some(url.clone());
    }
    let further = page.path().split_once('?').and_then(|(_, query)| query.split('&').find(|pair| pair.starts_with("after=")));
    let query = further.map(|pair| format!("?{pair}")).unwrap_or_default();
    Some(format!("{}{url}{query}", frame.community.origin))
}

/// The page's own picture, or the community's sign.
fn picture(frame: &Frame, own: Option<&str>) -> Markup {
    let sign = || frame.community.logo.clone().unwrap_or_else(|| assets::url("favicon.svg").to_string());
    let (image, card) = own.map_or_else(|| (sign(), "summary"), |own| (own.to_owned(), "summary_large_image"));
    let image = if image.starts_with('/') { format!("{}{image}", frame.community.origin) } else { image };
    html! { meta property="og:image" content=(image); meta name="twitter:card" content=(card); }
}

/// JSON that cannot end its script element: `<` is written as an escape.
fn as_data(value: &serde_json::Value) -> String {
    value.to_string().replace('<', "\\u003c")
}
