//! Files are small: a median, a tail and an end.

use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "Files are at most 120 lines at the median, 300 at the 95th percentile, and never over 500.",
    why: "The tail is the taste: a file that nobody can hold in the head grows by one more case each week.",
    mend: "Split by what people do (one verb, one noun, one table a file), not by kind of code. Do not split to please the number alone.",
};

/// At the median, at the 95th percentile, and at most.
#[derive(Clone, Copy)]
pub struct Budget {
    pub median: usize,
    pub p95: usize,
    pub most: usize,
}

pub const FILES: Budget = Budget { median: 120, p95: 300, most: 500 };

/// A thing with a size, and where it stands.
#[derive(Clone)]
pub struct Sized {
    pub path: String,
    pub line: usize,
    pub name: String,
    pub lines: usize,
}

pub fn check<'a>(files: impl Iterator<Item = &'a File>) -> Vec<Finding> {
    let ours = files.filter(|f| (f.is_rust() || f.is("ts") || f.is("css")) && !f.is_generated());
    let sizes = ours.map(|f| Sized { path: f.path.clone(), line: 0, name: "the file".to_owned(), lines: f.text.lines().count() });
    within(FILES, sizes.collect())
}

/// What is over the end, and, when the median or the tail is over, the largest, which make it so.
pub fn within(budget: Budget, mut things: Vec<Sized>) -> Vec<Finding> {
    things.sort_by_key(|t| std::cmp::Reverse(t.lines));
    let mut findings: Vec<Finding> = things.iter().filter(|t| t.lines > budget.most).map(|t| found(t, "at most", budget.most)).collect();
    if quantile(&things, 0.95) > budget.p95 {
        findings.extend(things.iter().take(things.len().div_ceil(20)).map(|t| found(t, "at the 95th percentile", budget.p95)));
    }
    if quantile(&things, 0.5) > budget.median {
        findings.push(Finding::new("the whole tree", 0, format!("the median is over {} lines", budget.median)));
    }
    findings
}

fn found(thing: &Sized, place: &str, limit: usize) -> Finding {
    Finding::new(&thing.path, thing.line, format!("{} has {} lines; {place} {limit}", thing.name, thing.lines))
}

/// Of things that are sorted from large to small.
fn quantile(things: &[Sized], part: f64) -> usize {
    let above = (things.len() as f64 * (1.0 - part)).floor() as usize;
    things.get(above).map_or(0, |t| t.lines)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    fn files(sizes: &[usize]) -> Vec<File> {
        sizes.iter().map(|n| File::new("crates/a/src/a.rs", &"let a = 1;\n".repeat(*n))).collect()
    }

    #[test]
    fn small_files_are_fine() {
        assert!(check(files(&[20, 100, 299]).iter()).is_empty());
    }

    #[test]
    fn the_end_the_tail_and_the_median_are_seen() {
        assert!(check(files(&[501]).iter()).iter().any(|f| f.what.contains("501 lines; at most 500")));
        let tail = [vec![10; 18], vec![301; 2]].concat();
        assert!(check(files(&tail).iter()).iter().any(|f| f.what.contains("95th")));
        assert!(check(files(&[10, 121, 122]).iter()).iter().any(|f| f.what.contains("median")));
        assert!(check([File::new("a/schema_generated.rs", &"\n".repeat(900))].iter()).is_empty());
    }
}
