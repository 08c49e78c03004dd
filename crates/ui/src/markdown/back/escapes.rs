//! Signs that mean something in Markdown and meant nothing in the text: only where they would be read as
//! such, because an editor looks at them.

/// Escapes a stretch of text on one line. `begins` a line, or follows `before`.
pub(super) fn escaped(text: &str, begins: bool, before: Option<char>) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let body = if begins { line_start(text, &mut out) } else { text };
    let mut previous = if body.len() < text.len() { text[..text.len() - body.len()].chars().next_back() } else { before };
    let mut letters = body.char_indices().peekable();
    while let Some((i, c)) = letters.next() {
        let next = letters.peek().map(|(_, c)| *c);
        if c == '&' && is_entity(&body[i..]) {
            out.push_str("&amp;");
        } else {
            if is_sign(c, previous, next) {
                out.push('\\');
            }
            out.push(c);
        }
        previous = Some(c);
    }
    out
}

fn is_sign(c: char, previous: Option<char>, next: Option<char>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '`' | '*' | '[' | ']' | '$' => true,
        '\\' => next.is_none_or(|c| c.is_ascii_punctuation()),
        '_' => !(letter(previous) && letter(next)),
        '<' => next.is_none_or(|c| c.is_ascii_alphabetic() || "/!?".contains(c)),
        '~' => previous == Some('~') || next == Some('~'),
        // A link may follow, and would be a picture.
        '!' => next.is_none(),
        _ => false,
    }
}

/// Headings, quotes, lists and rules begin with a sign at the start of a line. Answers the rest.
fn line_start<'a>(text: &'a str, out: &mut String) -> &'a str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    if digits > 0 {
        if digits < 10 && rest.starts_with(['.', ')']) && matches!(rest.as_bytes().get(1), None | Some(b' ')) {
            out.push_str(&text[..digits]);
            out.push('\\');
            out.push_str(&rest[..1]);
            return &rest[1..];
        }
        return text;
    }
    if text.starts_with(['#', '>', '+', '-', '=', '|', '~']) {
        out.push('\\');
        out.push_str(&text[..1]);
        return &text[1..];
    }
    text
}

/// `&amp;` and the like, which Markdown would read.
pub(super) fn is_entity(text: &str) -> bool {
    let name = text[1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    name > 0 && text.as_bytes().get(name + 1) == Some(&b';')
}
