//! The box beside a question or an answer.

use grove_kernel::Visible;
use grove_ui::Page;
use grove_ui::components::{Vote, vote_box};
use maud::Markup;

use super::policy::CastVote;
use crate::paths;
use crate::said::{Said, Target};

/// The box, at questions and answers; elsewhere it comes with the first vote, since reactions say more there.
pub fn beside<T: Said>(page: &Page<'_>, said: &Visible<T>) -> Option<Markup> {
    let may = !said.is_deleted() && (said.voted() || said.may::<CastVote>(page));
    (said.lives_by_votes() || said.votes() > 0).then(|| box_of(page, said.target(), said.votes(), said.voted(), may))
}

/// The box by itself, as a press replaces it.
pub fn box_of(page: &Page<'_>, target: Target, count: i64, mine: bool, may: bool) -> Markup {
    let (label, unit) = match target {
        Target::Topic(_) if mine => ("vote-take-back", Some(page.t("vote-me-too"))),
        Target::Topic(_) => ("vote-question", Some(page.t("vote-me-too"))),
        Target::Reply(_) if mine => ("vote-take-back", None),
        Target::Reply(_) => ("vote-answer", None),
    };
    let url = may.then(|| paths::vote(target));
    vote_box(page, &Vote { id: format!("vote-{target}"), count, mine, url, label: page.t(label), unit })
}
