//! Somebody who filled in the form.

use grove_kernel::{Outcome, Problems};
use grove_store::Cx;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::identity::{Handle, checked_name, commands, normal_email, propose};

const LONGEST_WORDS: usize = 2_000;

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct JoinForm {
    pub name: String,
    /// Empty: made from the name.
    pub handle: String,
    pub email: String,
    /// For those who decide, in gated communities.
    pub words: String,
    pub invitation: Option<String>,
    /// The version of the ground rules that was shown and accepted.
    pub rules: Option<i64>,
    pub next: Option<String>,
}

/// The form, checked.
#[derive(Clone, Debug)]
pub struct Applicant {
    pub name: String,
    pub handle: Handle,
    pub email: String,
    pub words: String,
    pub rules_version: Option<i64>,
    /// They hold the letter that went to this address and to nobody else: it is theirs.
    pub has_letter: bool,
}

/// All that is wrong is said at once. `rules` is the version in force.
pub fn check<M>(cx: &Cx<'_, M>, form: &JoinForm, rules: Option<i64>) -> Outcome<Applicant> {
    let mut problems = Problems::default();
    let name = checked_name(&form.name, "name", &mut problems);
    let email = normal_email(&form.email, "email", &mut problems);
    let handle = handle(cx, form, &name, &mut problems)?;
    if form.words.chars().count() > LONGEST_WORDS {
        problems.add("words", "problem-words-long", vec![("most", LONGEST_WORDS.to_string())]);
    }
    if rules.is_some() && form.rules != rules {
        problems.add("rules", "problem-rules", Vec::new());
    }
    problems.verdict()?;
    Ok(Applicant { name, handle, email, words: form.words.trim().to_owned(), rules_version: rules, has_letter: false })
}

fn handle<M>(cx: &Cx<'_, M>, form: &JoinForm, name: &str, problems: &mut Problems) -> Outcome<Handle> {
    if form.handle.trim().is_empty() {
        return commands::free_handle(cx, &propose(name));
    }
    match Handle::parse(&form.handle) {
        Ok(handle) => {
            let free = commands::free_handle(cx, &handle)?;
            if free != handle {
                problems.add("handle", "problem-handle-taken", vec![("free", free.as_str().to_owned())]);
            }
            Ok(handle)
        }
        Err(key) => {
            problems.add("handle", key, Vec::new());
            Ok(propose(name))
        }
    }
}
