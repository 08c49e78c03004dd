//! Where formulas stand in a text. Other platforms find them as MathJax does, which is more forgiving
//! than Markdown: `$ x $` with blanks inside, and `\begin{align}…\end{align}` without any dollars. A sum
//! of money is not a formula.

use std::borrow::Cow;

use super::habits;
use super::tex::MAX_FORMULA;

/// A piece of a text with formulas in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Text(&'a str),
    Formula(Formula<'a>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Formula<'a> {
    /// As it was typed, with its marks.
    pub typed: &'a str,
    pub tex: &'a str,
    /// On a line of its own.
    pub display: bool,
}

/// The formulas of a text that is no Markdown any more, and what stands between them.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(open) = opening(text, from) {
        match at(text, open) {
            Some(formula) => {
                if start < open {
                    parts.push(Part::Text(&text[start..open]));
                }
                parts.push(Part::Formula(formula));
                start = open + formula.typed.len();
                from = start;
            }
            None => from = open + if text[open..].starts_with("$$") { 2 } else { 1 },
        }
    }
    if start < text.len() {
        parts.push(Part::Text(&text[start..]));
    }
    parts
}

/// The next dollar that is not escaped, or `\begin{`.
fn opening(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += text.get(at..)?.find(['$', '\\'])?;
        let rest = &text[at..];
        if rest.starts_with('$') || rest.starts_with("\\begin{") {
            return Some(at);
        }
        at += if rest.starts_with("\\\\") || rest.starts_with("\\$") { 2 } else { 1 };
    }
}

fn at(text: &str, open: usize) -> Option<Formula<'_>> {
    // A mark further away than a formula is long closes nothing; so no text is searched over and over.
    let limit = text.floor_char_boundary(open + MAX_FORMULA);
    let near = &text[open..limit];
    let (before, tex, display) = if let Some(rest) = near.strip_prefix("$$") {
        (2, &rest[..rest.find("$$")?], true)
    } else if near.starts_with('$') {
        (1, &near[1..closing(near)?], false)
    } else {
        (0, &near[..environment(near)?], true)
    };
    let typed = &near[..tex.len() + 2 * before];
    let good = !tex.trim().is_empty() && !tex.contains("\n\n") && (display || is_meant(tex, text[open + typed.len()..].chars().next()));
    good.then_some(Formula { typed, tex, display })
}

/// The first dollar that closes the one at the beginning: not escaped, and not inside of braces.
fn closing(near: &str) -> Option<usize> {
    let (mut depth, mut escaped) = (0i32, false);
    for (i, byte) in near.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b'$' if depth <= 0 => return Some(i),
            _ => {}
        }
    }
    None
}

/// Where `\begin{x}…` ends, after its own `\end{x}`.
fn environment(near: &str) -> Option<usize> {
    let name = &near["\\begin{".len()..near.find('}')?];
    if name.is_empty() || !name.trim_end_matches('*').bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let (begin, end) = (format!("\\begin{{{name}}}"), format!("\\end{{{name}}}"));
    let mut from = begin.len();
    let mut open = 1;
    while open > 0 {
        let next = from + near[from..].find(&end)?;
        open += near[from..next].matches(&begin).count();
        open -= 1;
        from = next + end.len();
    }
    Some(from)
}

/// `$5 and $6` are prices: what is no formula by the rule of Markdown is one only if it looks like one.
fn is_meant(tex: &str, after: Option<char>) -> bool {
    let digit = after.is_some_and(|c| c.is_ascii_digit());
    let tight = !tex.starts_with(char::is_whitespace) && !tex.ends_with(char::is_whitespace);
    let surely = tex.contains(['\\', '^', '_', '{']);
    surely || (!digit && (tight || tex.contains(['=', '<', '>', '|', '+']) || !tex.trim().contains(char::is_whitespace)))
}

/// A formula as Markdown has it, on one line.
pub(super) fn written(formula: &Formula<'_>) -> String {
    // Markdown ends a formula at the first dollar, also at one inside of braces.
    let tex = if formula.tex.contains('$') { Cow::Owned(habits::understood(formula.tex)) } else { Cow::Borrowed(formula.tex) };
    let lines: Vec<&str> = tex.lines().map(without_remark).map(str::trim).filter(|line| !line.is_empty()).collect();
    let mark = if formula.display { "$$" } else { "$" };
    // A sign that escapes a blank at the end would escape the mark.
    let end = if lines.last().is_some_and(|line| line.ends_with('\\')) { " {}" } else { "" };
    format!("{mark}{}{end}{mark}", lines.join(" "))
}

/// What stands behind `%` is a remark in TeX, and would swallow the lines that are joined to it.
fn without_remark(line: &str) -> &str {
    let end = line.match_indices('%').map(|(i, _)| i).find(|i| !line[..*i].ends_with('\\'));
    &line[..end.unwrap_or(line.len())]
}

/// A digit right after a formula would make a price of it: so it is written in another way.
pub(super) fn parted(next: char) -> Option<String> {
    next.is_ascii_digit().then(|| format!("&#{};", u32::from(next)))
}

/// A Markdown source in which every formula has the form that Markdown reads. Code is left alone.
pub(super) fn tidied(source: &str) -> Cow<'_, str> {
    if !source.contains("\\begin{") && !source.contains('$') {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len() + 16);
    for (text, code) in pieces(source) {
        if code {
            out.push_str(text);
            continue;
        }
        let mut after_formula = false;
        for part in parts(text) {
            match part {
                Part::Text(text) => {
                    let mut letters = text.chars();
                    match letters.next().filter(|_| after_formula).and_then(parted) {
                        Some(digit) => out.extend([digit.as_str(), letters.as_str()]),
                        None => out.push_str(text),
                    }
                }
                Part::Formula(formula) if formula.typed.starts_with("$$") => out.push_str(formula.typed),
                Part::Formula(formula) => {
                    // Two marks side by side would be one.
                    out.push_str(if out.ends_with('$') { " " } else { "" });
                    out.push_str(&written(&formula));
                }
            }
            after_formula = matches!(part, Part::Formula(formula) if !formula.display);
        }
    }
    Cow::Owned(out)
}

/// A source cut into code and what is not code: fenced blocks, and spans between backticks.
fn pieces(source: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(found) = source[at..].find(['`', '~']).map(|i| at + i) {
        let rest = &source[found..];
        let sign = &rest[..1];
        let run = rest.len() - rest.trim_start_matches(sign).len();
        let line_start = source[..found].trim_end_matches(' ').ends_with('\n') || source[..found].trim_end_matches(' ').is_empty();
        let mark = &rest[..run];
        let end = if run >= 3 && line_start {
            Some(fence_end(rest, mark))
        } else if sign == "`" {
            span_end(rest, run)
        } else {
            None
        };
        match end {
            Some(end) => {
                pieces.extend([(&source[start..found], false), (&source[found..found + end], true)]);
                start = found + end;
                at = start;
            }
            None => at = found + run,
        }
    }
    pieces.push((&source[start..], false));
    pieces
}

/// Where a fenced block ends; at the end of the text when nothing closes it.
fn fence_end(rest: &str, mark: &str) -> usize {
    let mut at = 0;
    for (i, line) in rest.split_inclusive('\n').enumerate() {
        at += line.len();
        if i > 0 && line.trim_start().starts_with(mark) && line.trim().trim_matches(|c| mark.starts_with(c)).is_empty() {
            return at;
        }
    }
    rest.len()
}

/// Where a span ends that begins with so many backticks: at as many.
fn span_end(rest: &str, run: usize) -> Option<usize> {
    let mut at = run;
    while let Some(found) = rest[at..].find('`').map(|i| at + i) {
        let length = rest[found..].len() - rest[found..].trim_start_matches('`').len();
        if length == run {
            return Some(found + length);
        }
        at = found + length;
    }
    None
}
