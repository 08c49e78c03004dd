//! What people write who know their TeX from MathJax, in the words that our reader of TeX knows. Each of
//! these was common in real posts; whatever else cannot be read is shown as it was typed.

/// Environments of LaTeX that are the same as others.
const ENVIRONMENTS: [(&str, &str); 4] = [("eqnarray*", "align*"), ("eqnarray", "align"), ("alignat*", "align*"), ("alignat", "align")];
/// Sizes of letters: the page knows how large its letters are.
const SIZES: [&str; 10] = ["tiny", "scriptsize", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge", "nonumber"];
/// Fractions that stand between what they divide.
const BETWEEN: [(&str, &str); 3] = [("\\over", "frac"), ("\\atop", "substack"), ("\\choose", "binom")];

pub(super) fn understood(tex: &str) -> String {
    let mut out = words(tex);
    for (mark, name) in BETWEEN {
        out = divided(out, mark, name);
    }
    if breaks_lines(&out) { format!("\\begin{{gathered}}{out}\\end{{gathered}}") } else { out }
}

/// One control word after the other.
fn words(tex: &str) -> String {
    let mut out = String::with_capacity(tex.len() + 16);
    let mut rest = tex;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let name = &after[..after.bytes().take_while(u8::is_ascii_alphabetic).count()];
        rest = word(name, &after[name.len()..], &mut out);
    }
    out.push_str(rest);
    out
}

/// Writes what a control word means; answers what comes after it.
fn word<'t>(name: &str, after: &'t str, out: &mut String) -> &'t str {
    let (argument, behind) = braced(after).unwrap_or(("", after));
    match name {
        // A sign that is escaped, or a line break.
        "" => {
            let sign = after.chars().next().map_or(0, char::len_utf8);
            out.push('\\');
            out.push_str(&after[..sign]);
            return &after[sign..];
        }
        "left" | "right" | "bigl" | "bigr" | "Bigl" | "Bigr" | "big" | "Big" if after.trim_start().starts_with(['<', '>']) => {
            let bare = after.trim_start();
            out.push_str(&format!("\\{name}\\{} ", if bare.starts_with('<') { "langle" } else { "rangle" }));
            return &bare[1..];
        }
        "begin" | "end" => {
            let known = ENVIRONMENTS.iter().find(|(theirs, _)| *theirs == argument);
            out.push_str(&format!("\\{name}{{{}}}", known.map_or(argument, |(_, ours)| ours)));
            // The number of columns, which ours counts itself.
            let counted = name == "begin" && argument.starts_with("alignat");
            return if counted { braced(behind).map_or(behind, |(_, behind)| behind) } else { behind };
        }
        "text" | "mbox" | "hbox" | "textrm" => {
            out.push_str(&text(argument));
            return behind;
        }
        "tag" => {
            let after = after.strip_prefix('*').unwrap_or(after);
            let one = after.chars().next().map_or(0, char::len_utf8);
            let (label, behind) = braced(after).unwrap_or(after.split_at(one));
            out.push_str(&format!("\\qquad\\text{{({label})}}"));
            return behind;
        }
        "label" | "require" => return behind,
        "Bbb" => out.push_str("\\mathbb"),
        "mathscr" => out.push_str("\\mathcal"),
        "mod" => out.push_str("\\;\\bmod\\;"),
        "TeX" | "LaTeX" => out.push_str(&format!("\\text{{{name}}}")),
        size if SIZES.contains(&size) => {}
        _ => {
            out.push('\\');
            out.push_str(name);
        }
    }
    after
}

/// Words within a formula, which may hold formulas again.
fn text(words: &str) -> String {
    let mut out = String::new();
    for (i, part) in words.split('$').enumerate() {
        match (i % 2, part.is_empty()) {
            (_, true) => {}
            (0, false) => out.push_str(&format!("\\text{{{}}}", part.replace("\\#", "#").replace('#', "\\#"))),
            (_, false) => out.push_str(&format!("{{{part}}}")),
        }
    }
    out
}

/// What stands in the braces at the beginning of a text, and what comes behind them.
fn braced(text: &str) -> Option<(&str, &str)> {
    let inside = text.trim_start().strip_prefix('{')?;
    let end = closing(inside)?;
    Some((&inside[..end], &inside[end + 1..]))
}

/// Where a brace closes that was opened before.
fn closing(text: &str) -> Option<usize> {
    let (mut depth, mut escaped) = (0usize, false);
    for (i, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(i),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// How often a fraction is rewritten in one formula.
const MOST: usize = 16;

/// `{a \over b}` as `{\frac{a}{b}}`.
fn divided(mut tex: String, mark: &str, name: &str) -> String {
    for _ in 0..MOST {
        let stands = |i: &usize| !tex[i + mark.len()..].starts_with(|c: char| c.is_ascii_alphabetic());
        let Some(at) = tex.match_indices(mark).map(|(i, _)| i).find(stands) else { break };
        let (start, end) = (group_start(&tex[..at]), closing(&tex[at..]).map_or(tex.len(), |end| at + end));
        let (above, below) = (tex[start..at].trim(), tex[at + mark.len()..end].trim());
        let new = if name == "substack" { format!("\\substack{{{above}\\\\{below}}}") } else { format!("\\{name}{{{above}}}{{{below}}}") };
        tex.replace_range(start..end, &new);
    }
    tex
}

/// Where the group begins that is still open at the end of a text.
fn group_start(text: &str) -> usize {
    let mut depth = 0usize;
    for (i, byte) in text.bytes().enumerate().rev() {
        let escaped = text[..i].ends_with('\\');
        match byte {
            b'}' if !escaped => depth += 1,
            b'{' if !escaped && depth == 0 => return i + 1,
            b'{' if !escaped => depth -= 1,
            _ => {}
        }
    }
    0
}

/// Whether a formula has a line break that no environment takes.
fn breaks_lines(tex: &str) -> bool {
    let (mut depth, mut rest) = (0i32, tex);
    while let Some(at) = rest.find(['\\', '{', '}']) {
        let here = &rest[at..];
        let step = if here.starts_with("\\\\") {
            if depth == 0 {
                return true;
            }
            2
        } else if let Some(sign) = here.strip_prefix('\\') {
            depth += i32::from(here.starts_with("\\begin{")) - i32::from(here.starts_with("\\end{"));
            1 + sign.chars().next().map_or(0, char::len_utf8)
        } else {
            depth += if here.starts_with('{') { 1 } else { -1 };
            1
        };
        rest = &here[step..];
    }
    false
}
