//! Enough of HTML to walk pages that the program wrote: tags with their attributes, and the texts between.

/// What stands next to each other in a page.
#[derive(Debug)]
pub enum Piece {
    Open { name: String, attributes: Vec<(String, String)>, empty: bool },
    Close(String),
    Text(String),
}

const EMPTY: [&str; 12] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// The pieces of a page, in order.
pub fn pieces(page: &str) -> Vec<Piece> {
    let (mut pieces, mut rest) = (Vec::new(), page);
    while let Some(at) = rest.find('<') {
        if at > 0 {
            pieces.push(Piece::Text(decoded(&rest[..at])));
        }
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let end = tag_end(rest);
        pieces.extend(piece(&rest[1..end]));
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    pieces
}

/// Where a tag ends; a `>` inside quotes does not end it.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    let end = tag.bytes().position(|b| {
        quoted ^= b == b'"';
        b == b'>' && !quoted
    });
    end.unwrap_or(tag.len() - 1)
}

fn piece(inside: &str) -> Option<Piece> {
    if inside.starts_with('!') {
        return None;
    }
    if let Some(name) = inside.strip_prefix('/') {
        return Some(Piece::Close(name.trim().to_lowercase()));
    }
    let inside = inside.trim_end_matches('/');
    let (name, rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let name = name.to_lowercase();
    Some(Piece::Open { empty: EMPTY.contains(&name.as_str()), attributes: attributes(rest), name })
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start();
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        if end == 0 {
            return found;
        }
        let name = rest[..end].to_lowercase();
        rest = &rest[end..];
        let mut value = "";
        if let Some(after) = rest.strip_prefix("=\"") {
            (value, rest) = after.split_once('"').unwrap_or((after, ""));
        }
        found.push((name, decoded(value)));
    }
}

pub fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}

fn decoded(text: &str) -> String {
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    plain.iter().fold(text.to_owned(), |text, (entity, char)| text.replace(entity, char))
}
