//! The `<head>`: title, addresses of styles and scripts, and what machines read.

use maud::{Markup, PreEscaped, html};

use crate::assets;
use crate::frame::Frame;
use crate::page::Page;
use crate::sheet::Sheet;

/// What htmx needs to know. No indicator styles (they would be inline), and forms come back with
/// their errors in place (422); what else goes wrong is said in a toast and swaps nothing.
const HTMX: &str = r#"{"includeIndicatorCSS":false,"noSwap":[204,304,401,403,404,409,413,429,"5xx"]}"#;

pub(crate) fn head(_page: &Page<'_>, frame: &Frame, sheet: &Sheet) -> Markup {
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
            (machines(frame, sheet))
        }
    }
}

fn title(frame: &Frame, sheet: &Sheet) -> String {
    if sheet.title.is_empty() || sheet.title == frame.community.name {
        return frame.community.name.clone();
    }
    format!("{} \u{b7} {}", sheet.title, frame.community.name)
}

fn machines(frame: &Frame, sheet: &Sheet) -> Markup {
    let head = &sheet.head;
    html! {
        @if let Some(text) = &head.description { meta name="description" content=(text); }
        @if let Some(url) = &head.canonical { link rel="canonical" href=(url); }
        @if head.no_index { meta name="robots" content="noindex"; }
        @for (url, title) in &head.feeds { link rel="alternate" type="application/atom+xml" href=(url) title=(title); }
        @if let Some(kind) = &head.og_type {
            meta property="og:type" content=(kind);
            meta property="og:title" content=(sheet.title);
            meta property="og:site_name" content=(frame.community.name);
            @if let Some(text) = &head.description { meta property="og:description" content=(text); }
            @if let Some(url) = &head.canonical { meta property="og:url" content=(url); }
            @if let Some(image) = &head.og_image { meta property="og:image" content=(image); meta name="twitter:card" content="summary_large_image"; }
        }
        @for data in &head.json_ld { script type="application/ld+json" { (PreEscaped(as_data(data))) } }
    }
}

/// JSON that cannot end its script element: `<` is written as an escape.
fn as_data(value: &serde_json::Value) -> String {
    value.to_string().replace('<', "\\u003c")
}
