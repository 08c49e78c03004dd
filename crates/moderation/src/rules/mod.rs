//! The ground rules, as acts cite them: by number. They are written by the owner as one text, and each
//! line that begins with a number is a rule; where no line does, each heading is; else the whole text.
//!
//! Invariant (PL-H8): an act of moderation without a rule in force is refused.

use std::collections::HashMap;

use grove_kernel::{Outcome, Refusal};
use grove_store::{Cx, Read};
use serde::Serialize;

/// One rule in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Rule {
    pub number: i64,
    /// Its first line, plain.
    pub title: String,
}

/// The rules in force, in order; none as long as nobody has written any.
pub fn in_force<M>(cx: &Cx<'_, M>) -> Outcome<Vec<Rule>> {
    Ok(grove_members::rules::newest(cx)?.map(|rules| numbered(&rules.source)).unwrap_or_default())
}

/// The rules in force as other areas quote them, by number: "2. No spam".
pub fn book(cx: &Cx<'_, Read>) -> Outcome<HashMap<i64, String>> {
    Ok(in_force(cx)?.into_iter().map(|rule| (rule.number, rule.quoted())).collect())
}

impl Rule {
    pub fn quoted(&self) -> String {
        format!("{}. {}", self.number, self.title)
    }
}

/// The rule that an act cites; an act without one is refused.
pub fn cited<M>(cx: &Cx<'_, M>, number: Option<i64>) -> Outcome<Rule> {
    let number = number.ok_or_else(|| Refusal::invalid("rule", "problem-rule-missing"))?;
    let found = in_force(cx)?.into_iter().find(|rule| rule.number == number);
    found.ok_or_else(|| Refusal::invalid("rule", "problem-rule-unknown"))
}

fn numbered(source: &str) -> Vec<Rule> {
    let listed: Vec<Rule> = source.lines().filter_map(item).collect();
    if !listed.is_empty() {
        return listed;
    }
    let headings = source.lines().filter_map(|line| line.strip_prefix('#')).map(|line| plain(line.trim_start_matches('#')));
    let headed: Vec<Rule> = (1..).zip(headings).map(|(number, title)| Rule { number, title }).collect();
    if !headed.is_empty() {
        return headed;
    }
    let first = source.lines().map(plain).find(|line| !line.is_empty());
    first.map(|title| Rule { number: 1, title }).into_iter().collect()
}

/// `3. Be kind.` or `3) Be kind.`
fn item(line: &str) -> Option<Rule> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = line.split_at(digits);
    let title = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))?;
    Some(Rule { number: number.parse().ok()?, title: plain(title) })
}

/// A line without marks of Markdown, short enough for a list of choices.
fn plain(line: &str) -> String {
    let text: String = line.trim().chars().filter(|c| !matches!(c, '*' | '_' | '`')).collect();
    grove_ui::markdown::excerpt(&text, 80)
}

#[cfg(test)]
mod tests {
    use super::numbered;

    fn rules(source: &str) -> Vec<(i64, String)> {
        numbered(source).into_iter().map(|rule| (rule.number, rule.title)).collect()
    }

    #[test]
    fn rules_are_read_from_any_text() {
        let list = "# How we are here\n\n1. **Be kind.**\n   To everybody.\n2) No spam\n\n10. Trade in the open";
        assert_eq!(rules(list), [(1, "Be kind.".to_owned()), (2, "No spam".to_owned()), (10, "Trade in the open".to_owned())]);
        assert_eq!(rules("## Be kind\nAlways.\n## No spam"), [(1, "Be kind".to_owned()), (2, "No spam".to_owned())]);
        assert_eq!(rules("\nBe kind.\nAlways."), [(1, "Be kind.".to_owned())]);
        assert_eq!(rules(" \n"), []);
    }
}
