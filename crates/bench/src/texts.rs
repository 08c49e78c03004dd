//! Words that people wrote, from the dump: bodies for posts, and what they would search for.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// Bodies of answers as plain words.
pub fn answers(dump: &Path, many: usize) -> Result<Vec<String>> {
    let posts = read(dump, "Posts.xml")?;
    let answers = posts.lines().filter(|row| attribute(row, "PostTypeId") == Some("2")).filter_map(|row| attribute(row, "Body"));
    let texts: Vec<String> = answers.map(words).filter(|text| text.len() > 200).take(many).collect();
    ensure!(texts.len() == many, "the dump has too few answers");
    Ok(texts)
}

/// Titles of questions that somebody linked to another: people looked for what these ask.
pub fn linked_titles(dump: &Path) -> Result<Vec<String>> {
    let posts = read(dump, "Posts.xml")?;
    let titles: HashMap<&str, &str> = posts.lines().filter_map(|row| Some((attribute(row, "Id")?, attribute(row, "Title")?))).collect();
    let links = read(dump, "PostLinks.xml")?;
    let asked = links.lines().filter_map(|row| titles.get(attribute(row, "PostId")?));
    Ok(asked.map(|title| words(title)).collect())
}

fn read(dump: &Path, file: &str) -> Result<String> {
    fs::read_to_string(dump.join(file)).with_context(|| format!("{file} of the dump"))
}

fn attribute<'a>(row: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = row.split_once(&format!(" {name}=\""))?;
    after.split('"').next()
}

/// Letters, digits and plain punctuation; tags, entities and formulas go.
fn words(escaped: &str) -> String {
    let html = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&#xA;", " ");
    let (mut out, mut in_tag) = (String::with_capacity(html.len()), false);
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => {}
            c if c.is_alphanumeric() || matches!(c, '.' | ',' | '-') => out.push(c),
            _ => out.push(' '),
        }
    }
    out.split_whitespace().take(150).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{attribute, words};

    #[test]
    fn a_row_is_read_and_its_words_are_plain() {
        let row = r#"<row Id="3" Body="&lt;p&gt;A qubit, $x$&#xA;&amp; more.&lt;/p&gt;" />"#;
        assert_eq!(attribute(row, "Id"), Some("3"));
        assert_eq!(attribute(row, "Body").map(words).as_deref(), Some("A qubit, x amp more."));
    }
}
