//! A larger community of the same kind: a Stack Exchange dump, written N times over with its ids shifted.
//! Copies share the tags and the robot; everything else is new in each.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};

/// Larger than any id of the dump.
const SHIFT: i64 = 1_000_000;
/// Attributes that hold an id of a user, a post, or the row itself.
const IDS: [&str; 11] = [
    "Id",
    "PostId",
    "RelatedPostId",
    "ParentId",
    "AcceptedAnswerId",
    "OwnerUserId",
    "LastEditorUserId",
    "UserId",
    "AccountId",
    "ExcerptPostId",
    "WikiPostId",
];

/// Writes `times` copies of the dump in `from` into `to`; answers how many rows that are.
pub fn write(from: &Path, to: &Path, times: i64) -> Result<u64> {
    fs::create_dir_all(to)?;
    let mut rows = 0;
    for entry in fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let file = entry?.path();
        if file.extension().is_some_and(|e| e == "xml") {
            let name = file.file_name().context("a name")?;
            rows += copy(&file, &to.join(name), if name == "Tags.xml" { 1 } else { times })?;
        }
    }
    Ok(rows)
}

fn copy(from: &Path, to: &Path, times: i64) -> Result<u64> {
    let mut out = BufWriter::new(File::create(to)?);
    let (mut rows, mut last) = (0, String::new());
    for copy in 0..times {
        for line in BufReader::new(File::open(from)?).lines() {
            let line = line?;
            if copy > 0 && line.contains("<row Id=\"-1\"") {
                continue;
            }
            if line.trim_start().starts_with("<row ") {
                writeln!(out, "{}", shifted(&line, copy * SHIFT))?;
                rows += 1;
            } else if line.starts_with("</") {
                last = line;
            } else if copy == 0 {
                writeln!(out, "{line}")?;
            }
        }
    }
    writeln!(out, "{last}")?;
    Ok(rows)
}

/// The row with every id moved; ids below one (the robot) are everybody's.
fn shifted(row: &str, by: i64) -> String {
    let mut out = String::with_capacity(row.len() + 16);
    let mut rest = row;
    while let Some(equals) = rest.find("=\"") {
        let (before, after) = rest.split_at(equals + 2);
        let name = before[..equals].rsplit(' ').next().unwrap_or_default();
        let end = after.find('"').unwrap_or(after.len());
        out.push_str(before);
        match after[..end].parse::<i64>() {
            Ok(id) if id > 0 && IDS.contains(&name) => out.push_str(&(id + by).to_string()),
            _ => out.push_str(&after[..end]),
        }
        rest = &after[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::shifted;

    #[test]
    fn ids_move_and_words_stay() {
        let row = r#"  <row Id="7" PostTypeId="2" ParentId="5" OwnerUserId="-1" Body="Id=&quot;9&quot; a=&quot;b" Score="3" />"#;
        let moved =
            r#"  <row Id="1000007" PostTypeId="2" ParentId="1000005" OwnerUserId="-1" Body="Id=&quot;9&quot; a=&quot;b" Score="3" />"#;
        assert_eq!(shifted(row, 1_000_000), moved);
    }
}
