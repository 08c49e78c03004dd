//! Reporting, looking into it, deciding, and taking a decision back.

use grove_kernel::{HasViewer, Moment, Outcome, Permit, Reason, Refusal};
use grove_store::{Cx, Exhibit, Moderable, Moderables, Write};

use super::acts::{ReportDecided, ReportFiled, ReportReopened};
use super::policy::{Judge, desk, unsilenced};
use super::report::{NewReport, Outcome as Settled, Report};
use super::store;
use crate::letters::{self, Letter};
use crate::{fields, rules};

/// What of this community can be reported; without it nothing can.
pub(crate) fn known<M>(cx: &Cx<'_, M>) -> Outcome<Moderables> {
    Ok(cx.ext::<Moderables>().map(|all| (*all).clone()).unwrap_or_default())
}

/// A thing by the text of its id, as the viewer sees it.
pub(crate) fn exhibit(cx: &Cx<'_, grove_store::Read>, target: &str) -> Outcome<Exhibit> {
    let (kind, id) = known(cx)?.named(target)?;
    kind.exhibit(cx, id)?.ok_or(Refusal::NotFound)
}

/// How many open reports the viewer can look into; for the frame.
pub fn open_count<M>(cx: &Cx<'_, M>) -> Outcome<i64> {
    if desk(cx.viewer()).is_yes() { store::open_count(cx) } else { Ok(0) }
}

/// Points at something. Twice is the same as once; answers when it was.
pub fn file(cx: &mut Cx<'_, Write>, sent: &NewReport) -> Outcome<Moment> {
    // What does not read as an id is a mistake; what reads as one and is not there is told like what is hidden.
    let (kind, id) = known(cx)?.named(&sent.target).map_err(|_| Refusal::invalid("target", "problem-report-target"))?;
    let seen = kind.exhibit(&cx.reading(), id)?.ok_or(Refusal::NotFound)?;
    if cx.viewer().is(seen.author) {
        return Err(Refusal::NotAllowed(Reason::NotYourOwn));
    }
    if seen.is_removed {
        return Err(Refusal::NotAllowed(Reason::AlreadyDeleted));
    }
    if sent.rule.is_some() {
        rules::cited(cx, sent.rule)?;
    }
    let said = NewReport { words: fields::words(&sent.words, sent.rule.is_none())?, ..sent.clone() };
    let (new, at) = store::speak(cx, kind.kind(), id, &seen, &said)?;
    if let Some(report) = new {
        cx.record(ReportFiled { report, author: seen.author, space: seen.place.map(|p| p.space) })?;
    }
    Ok(at)
}

/// "I am on it." Nobody is kept from it; the last who says so is shown.
pub fn claim<'tx>(cx: &mut Cx<'tx, Write>, report: &Permit<'tx, Judge, Report>) -> Outcome<()> {
    store::set_claim(cx, report.id, true)
}

pub fn release<'tx>(cx: &mut Cx<'tx, Write>, report: &Permit<'tx, Judge, Report>) -> Outcome<()> {
    store::set_claim(cx, report.id, false)
}

/// What was decided, and at which state of the report.
#[derive(Clone, Debug)]
pub struct Verdict {
    pub outcome: Settled,
    pub rule: Option<i64>,
    pub words: String,
    pub seen: i64,
    /// The public address of the community, for the letter.
    pub origin: String,
}

/// Settles a report and all its voices. Somebody who saw an older state is told so.
pub fn decide<'tx>(cx: &mut Cx<'tx, Write>, report: &Permit<'tx, Judge, Report>, verdict: &Verdict) -> Outcome<()> {
    if report.version != verdict.seen || !report.is_open() {
        return Err(Refusal::Conflict("conflict-report-decided"));
    }
    let words = fields::words(&verdict.words, verdict.outcome != Settled::Dismissed)?;
    match verdict.outcome {
        Settled::Dismissed | Settled::Sanctioned => {}
        Settled::Removed => {
            let rule = rules::cited(cx, verdict.rule)?;
            let kind = known(cx)?.of(&report.kind)?;
            take_away(cx, &*kind, report.target, rule.number, &words, &verdict.origin)?;
        }
    }
    if !store::decide(cx, report, verdict.outcome, verdict.rule, &words)? {
        return Err(Refusal::Conflict("conflict-report-decided"));
    }
    cx.record(ReportDecided { report, outcome: verdict.outcome, rule: verdict.rule })
}

/// Takes a decision back: what was removed returns, and the report waits again.
pub fn reopen<'tx>(cx: &mut Cx<'tx, Write>, report: &Permit<'tx, Judge, Report>, seen: i64) -> Outcome<()> {
    if store::open_of(cx, &report.kind, report.target)?.is_some() || report.version != seen {
        return Err(Refusal::Conflict("conflict-report-reopened"));
    }
    if report.decided.as_ref().is_some_and(|d| d.outcome == Settled::Removed) {
        known(cx)?.of(&report.kind)?.restore(cx, report.target)?;
    }
    if !store::reopen(cx, report)? {
        return Err(Refusal::Conflict("conflict-report-reopened"));
    }
    cx.record(ReportReopened { report })
}

/// Takes a thing away as the area it belongs to does, and tells its author. What is gone already is
/// left alone, or taking this back would bring back what its author took away.
fn take_away(cx: &mut Cx<'_, Write>, kind: &dyn Moderable, target: i64, rule: i64, words: &str, origin: &str) -> Outcome<()> {
    let seen = kind.exhibit(&cx.reading(), target)?.ok_or(Refusal::NotFound)?;
    if seen.is_removed {
        return Err(Refusal::NotAllowed(Reason::AlreadyDeleted));
    }
    kind.remove(cx, target, rule, words)?;
    let url = Some(format!("{origin}{}", seen.href));
    letters::queue(cx, &Letter::Removed { author: seen.author, title: seen.title, rule, words: words.to_owned(), url })
}

/// Removes something that nobody reported, or that somebody did: then their report is settled with it.
pub fn remove(cx: &mut Cx<'_, Write>, target: &str, rule: Option<i64>, words: &str, origin: &str) -> Outcome<()> {
    unsilenced(cx.viewer()).ok()?;
    let (kind, id) = known(cx)?.named(target)?;
    let seen = kind.exhibit(&cx.reading(), id)?.ok_or(Refusal::NotFound)?;
    if cx.viewer().is(seen.author) {
        return Err(Refusal::NotAllowed(Reason::NotYourOwn));
    }
    let cited = rules::cited(cx, rule)?;
    let words = fields::words(words, true)?;
    let open = store::open_of(cx, kind.kind(), id)?.and_then(|report| report.visible_to(cx).ok());
    match open {
        Some(report) => {
            let verdict = Verdict { outcome: Settled::Removed, rule, words, seen: report.version, origin: origin.to_owned() };
            let permit = report.permit::<Judge>(cx)?;
            decide(cx, &permit, &verdict)
        }
        None => take_away(cx, &*kind, id, cited.number, &words, origin),
    }
}
