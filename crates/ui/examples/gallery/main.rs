//! Every component on sample pages, to look at:
//! `cargo run -p grove-ui --example gallery -- /tmp/gallery`, then serve that folder. Its words are sample
//! content and stand here; what the components say comes from the messages.

mod conversation;
mod doors;
mod forms;
mod lists;
mod sample;

use std::path::Path;
use std::{env, fs};

use grove_ui::{Frame, Locale, Page, Sheet, Theme, assets, document};

type View = fn(&Page<'_>) -> Sheet;

const PAGES: [(&str, View); 8] = [
    ("topic", conversation::topic),
    ("home", lists::home),
    ("space", lists::space),
    ("empty", lists::empty_places),
    ("forms", forms::forms),
    ("error", doors::error),
    ("sign-in", doors::sign_in),
    ("setup", doors::setup),
];

fn main() {
    let folder = env::args().nth(1).unwrap_or_else(|| "/tmp/gallery".to_owned());
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("assets")).expect("the folder can be made");
    for (name, view) in PAGES {
        for (suffix, theme, locale) in [
            ("", Theme::Light, Locale::En),
            ("-dark", Theme::Dark, Locale::En),
            ("-rtl", Theme::Light, Locale::RightToLeft),
            ("-long", Theme::Light, Locale::Accented),
        ] {
            let page = sample::page(theme, locale, name);
            let frame: Frame = sample::frame(name);
            let html = document(&page, &frame, view(&page)).into_string();
            fs::write(folder.join(format!("{name}{suffix}.html")), html).expect("the folder is writable");
        }
    }
    for name in ["app.css", "app.js", "composer.js", "icons.svg", "favicon.svg", "figtree.woff2", "source-serif-4.woff2"] {
        let url = assets::url(name);
        if let Some(asset) = assets::get(url.trim_start_matches("/assets/")) {
            fs::write(folder.join(url.trim_start_matches('/')), asset.bytes).expect("the folder is writable");
        }
    }
}
