//! Tells code from text in a Rust file: comments and the insides of literals become spaces, so that
//! a rule that looks for a word finds code only; string literals are kept with where they stand.

/// A string literal: where its first quote stands, its line from 1, and what is between the quotes,
/// as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    pub start: usize,
    pub line: usize,
    pub text: String,
}

#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// As long as the file, byte for byte; comments and the insides of literals are spaces.
    pub code: String,
    /// The same, without `#[cfg(test)]` modules and `#[test]` functions.
    pub outside_tests: String,
    pub literals: Vec<Literal>,
}

impl Scan {
    pub fn of(text: &str) -> Self {
        let mut reader = Reader { bytes: text.as_bytes(), at: 0, code: text.as_bytes().to_vec(), literals: Vec::new() };
        while reader.at < reader.bytes.len() {
            reader.step();
        }
        let code = String::from_utf8(reader.code).expect("only whole literals and comments are blanked");
        let outside_tests = without_tests(&code);
        Self { code, outside_tests, literals: reader.literals }
    }

    pub fn line_of(&self, offset: usize) -> usize {
        line_at(self.code.as_bytes(), offset)
    }

    /// Literals outside of test modules.
    pub fn literals_outside_tests(&self) -> impl Iterator<Item = &Literal> {
        self.literals.iter().filter(|l| self.outside_tests.as_bytes().get(l.start) == Some(&b'"'))
    }
}

fn line_at(bytes: &[u8], offset: usize) -> usize {
    1 + bytes[..offset].iter().filter(|b| **b == b'\n').count()
}

pub fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The offsets at which `word` stands in `code` as a word of its own.
pub fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let bytes = code.as_bytes();
    let starts = word.bytes().next().is_some_and(is_word);
    let ends = word.bytes().last().is_some_and(is_word);
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = *at > 0 && is_word(bytes[*at - 1]);
        let after = bytes.get(*at + word.len()).is_some_and(|b| is_word(*b));
        !(starts && before || ends && after)
    })
}

/// The offset just after the bracket that closes the one at `open`, in code without text.
pub fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return at + 1;
        }
    }
    code.len()
}

/// Blanks the item after each `#[cfg(test)]` and `#[test]`.
fn without_tests(code: &str) -> String {
    let mut out = code.as_bytes().to_vec();
    for mark in ["#[cfg(test)]", "#[test]"] {
        for (at, _) in code.match_indices(mark) {
            let rest = &code[at..];
            let body = rest.find('{').unwrap_or(rest.len());
            let end = rest.find(';').filter(|semicolon| *semicolon < body).map_or_else(|| closing(code, at + body), |s| at + s);
            blank(&mut out[at..end]);
        }
    }
    String::from_utf8(out).expect("code without text is blanked whole")
}

fn blank(bytes: &mut [u8]) {
    for byte in bytes.iter_mut().filter(|b| **b != b'\n') {
        *byte = b' ';
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    code: Vec<u8>,
    literals: Vec<Literal>,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn step(&mut self) {
        match (self.peek(0), self.peek(1)) {
            (b'/', b'/') => self.line_comment(),
            (b'/', b'*') => self.block_comment(),
            (b'"', _) => self.string(),
            (b'r', b'"' | b'#') if self.is_prefix() => self.raw_string(),
            (b'\'', _) => self.quote(),
            _ => self.at += 1,
        }
    }

    /// `r`, `br` or `cr` before a quote; not the end of a longer word, and not a raw identifier.
    fn is_prefix(&self) -> bool {
        let before = self.bytes[..self.at].iter().rev().take_while(|b| is_word(**b)).count();
        let hashes = self.bytes[self.at + 1..].iter().take_while(|b| **b == b'#').count();
        before <= 1 && self.peek(1 + hashes) == b'"'
    }

    fn skip_to(&mut self, end: usize, keep: usize) {
        let end = end.min(self.bytes.len());
        let inside = (self.at + keep).min(end)..end.saturating_sub(keep).max((self.at + keep).min(end));
        blank(&mut self.code[inside]);
        self.at = end;
    }

    fn line_comment(&mut self) {
        let length = self.bytes[self.at..].iter().take_while(|b| **b != b'\n').count();
        self.skip_to(self.at + length, 0);
    }

    fn block_comment(&mut self) {
        let (mut depth, mut end) = (0, self.at);
        loop {
            match self.bytes.get(end..end + 2) {
                Some(b"/*") => (depth, end) = (depth + 1, end + 2),
                Some(b"*/") => (depth, end) = (depth - 1, end + 2),
                Some(_) => end += 1,
                None => break self.skip_to(self.bytes.len(), 0),
            }
            if depth == 0 {
                break self.skip_to(end, 0);
            }
        }
    }

    fn string(&mut self) {
        let mut end = self.at + 1;
        while end < self.bytes.len() && self.bytes[end] != b'"' {
            end += if self.bytes[end] == b'\\' { 2 } else { 1 };
        }
        self.keep(self.at + 1, end);
        self.skip_to(end + 1, 1);
    }

    fn raw_string(&mut self) {
        let hashes = self.bytes[self.at + 1..].iter().take_while(|b| **b == b'#').count();
        let close = format!("\"{}", "#".repeat(hashes));
        let from = self.at + 2 + hashes;
        let length = self.bytes[from..].windows(close.len()).position(|w| w == close.as_bytes()).unwrap_or(self.bytes.len() - from);
        self.at = from - 1;
        self.keep(from, from + length);
        self.skip_to(from + length + 1, 1);
        self.at = (self.at + hashes).min(self.bytes.len());
    }

    fn keep(&mut self, from: usize, to: usize) {
        let to = to.min(self.bytes.len());
        let text = String::from_utf8_lossy(&self.bytes[from.min(to)..to]).into_owned();
        self.literals.push(Literal { start: self.at, line: line_at(self.bytes, self.at), text });
    }

    /// A character, or a lifetime: a lifetime has no closing quote where a character has one.
    fn quote(&mut self) {
        let length = match self.peek(1) {
            b'\\' => self.bytes[self.at + 3..].iter().take_while(|b| **b != b'\'').count() + 4,
            _ => self.bytes[self.at + 1..].iter().take(5).position(|b| *b == b'\'').filter(|n| self.is_char(*n)).map_or(0, |n| n + 2),
        };
        if length == 0 {
            self.at += 1;
        } else {
            self.skip_to(self.at + length, 1);
        }
    }

    fn is_char(&self, bytes: usize) -> bool {
        let inside = &self.bytes[self.at + 1..self.at + 1 + bytes];
        std::str::from_utf8(inside).is_ok_and(|text| text.chars().count() == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Scan, words};

    #[test]
    fn comments_and_literals_are_not_code() {
        let scan = Scan::of("let a = \"todo!()\"; // todo!()\n/* todo!() /* */ */ let b = r#\"x\"y\"#; let c = '\"'; 'a: loop {}");
        assert_eq!(words(&scan.code, "todo!").count(), 0, "{}", scan.code);
        assert_eq!(scan.literals.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["todo!()", "x\"y"]);
        assert!(scan.code.ends_with("'a: loop {}"), "{}", scan.code);
    }

    #[test]
    fn escapes_lifetimes_and_letters_of_other_alphabets_do_not_confuse_it() {
        let text = "fn f<'a>(x: &'a str) { g('\\'', \"a\\\"b\", 'ü', '\\u{1F600}', b'\\n', b\"q\"); h(\"z\") }";
        let scan = Scan::of(text);
        assert_eq!(scan.code.len(), text.len());
        assert_eq!(scan.literals.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["a\\\"b", "q", "z"]);
    }

    #[test]
    fn test_modules_are_blanked_and_lines_stay_where_they_were() {
        let scan = Scan::of("fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { \"x\" }\n}\nfn c() { \"y\" }\n");
        assert!(!scan.outside_tests.contains("fn b"));
        assert_eq!(scan.outside_tests.lines().nth(5), Some("fn c() { \" \" }"));
        assert_eq!(scan.literals_outside_tests().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["y"]);
    }

    #[test]
    fn a_word_stands_alone() {
        assert_eq!(words("Cx Cxy aCx Cx<W>", "Cx").count(), 2);
    }
}
