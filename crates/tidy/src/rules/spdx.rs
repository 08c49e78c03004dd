//! Licence expressions, as manifests write them: names, AND, OR, WITH, brackets, and the old slash.

/// Licences that the two of Grove can live with; MPL-2.0 is the strongest. An expression is
/// satisfied when one of its alternatives is made of these alone.
pub const ALLOWED: [&str; 19] = [
    "0BSD",
    "Apache-2.0",
    // How htmx writes 0BSD.
    "BSD-0-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "BlueOak-1.0.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Python-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Whether the expression leaves a way that is allowed.
pub fn satisfied(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { tokens: &tokens, at: 0 };
    reader.any() && reader.at == tokens.len()
}

struct Reader<'a> {
    tokens: &'a [&'a str],
    at: usize,
}

impl Reader<'_> {
    fn next_is(&mut self, token: &str) -> bool {
        let is = self.tokens.get(self.at).is_some_and(|t| t.eq_ignore_ascii_case(token));
        self.at += usize::from(is);
        is
    }

    fn any(&mut self) -> bool {
        let mut good = self.all();
        while self.next_is("OR") {
            good |= self.all();
        }
        good
    }

    fn all(&mut self) -> bool {
        let mut good = self.one();
        while self.next_is("AND") {
            good &= self.one();
        }
        good
    }

    /// A name, with or without an exception (which only ever gives more), or a bracket.
    fn one(&mut self) -> bool {
        if self.next_is("(") {
            let good = self.any();
            return self.next_is(")") && good;
        }
        let name = self.tokens.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        if self.next_is("WITH") {
            self.at += 1;
        }
        ALLOWED.contains(&name)
    }
}

#[cfg(test)]
mod tests {
    use super::satisfied;

    #[test]
    fn one_allowed_way_is_enough_and_all_parts_of_it_are_needed() {
        for good in ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR GPL-2.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception"] {
            assert!(satisfied(good), "{good}");
        }
        for bad in ["", "GPL-3.0-only", "MIT AND AGPL-3.0", "LGPL-3.0 OR SSPL-1.0", "MIT OR", "(MIT", "SEE LICENSE IN file"] {
            assert!(!satisfied(bad), "{bad}");
        }
    }
}
