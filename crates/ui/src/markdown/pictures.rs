//! Pictures of other hosts. A page that loaded them would tell those hosts who reads it, so what stands
//! in their place is a link that says what it is and where it leads.

use super::tokens::escape;
use crate::messages::{self, Arg, Locale};

/// What editors of other platforms write when nobody wrote anything.
const NOTHING_SAID: [&str; 3] = ["enter image description here", "image", "alt text"];

/// The link, or only its words inside of another link. A text is rendered once for readers of every
/// language, so the words are those of the first.
pub(super) fn link(src: &str, alt: &str, in_link: bool) -> String {
    let (alt, host) = (alt.trim(), host(src));
    let said = !alt.is_empty() && alt != src && !NOTHING_SAID.contains(&alt.to_lowercase().as_str());
    let mut args = vec![("host", Arg::from(host))];
    let key = if said { "picture-elsewhere-of" } else { "picture-elsewhere" };
    if said {
        args.push(("alt", Arg::from(alt)));
    }
    let words = messages::text(Locale::En, key, &args);
    let words = escape(&words);
    if in_link { words.into_owned() } else { format!("<a class=\"elsewhere\" href=\"{}\">{words}</a>", escape(src)) }
}

/// The host of an address, or the address when it has none.
fn host(src: &str) -> &str {
    let rest = src.split_once("//").map_or(src, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.rsplit('@').next().filter(|host| !host.is_empty()).unwrap_or(src)
}
