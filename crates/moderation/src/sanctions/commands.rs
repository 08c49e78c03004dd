//! Silencing, suspending, lifting; and what the silenced one sees.

use grove_kernel::{HasViewer, MemberId, Outcome, Permit, Refusal, ReportId, Standing, Visible};
use grove_store::{Cx, Write};
use grove_ui::components::Tone;
use grove_ui::{Banner, Locale, Page, PageParts, t};

use super::acts::{Lifted, Silenced, Suspended};
use super::policy::Punish;
use super::sanction::{Kind, Lasts, NewSanction, Sanction, Subject};
use super::store;
use crate::letters::{self, Letter};
use crate::reports::{self, Judge, Settled};
use crate::{fields, rules};

/// Silences or suspends somebody until a moment. A new sanction takes the place of one of its kind.
pub fn punish<'tx>(cx: &mut Cx<'tx, Write>, subject: &Permit<'tx, Punish, Subject>, kind: Kind, sent: &NewSanction) -> Outcome<()> {
    let rule = rules::cited(cx, sent.rule)?.number;
    let words = fields::words(&sent.words, true)?;
    let lasts = sent.days.and_then(Lasts::days).ok_or_else(|| Refusal::invalid("days", "problem-days"))?;
    let (member, until) = (subject.face.id, lasts.until(cx.now()));
    let hours = if sent.days == Some(0) { 0 } else { sent.days.unwrap_or_default() * 24 };
    store::lift(cx, member, kind)?;
    let id = store::insert(cx, member, kind, rule, &words, until)?;
    match kind {
        Kind::Silence => cx.record(Silenced { member, rule, hours })?,
        Kind::Suspension => {
            cx.record(Suspended { member, rule, hours })?;
            grove_members::sign_in::end_all(cx, member, None)?;
        }
    }
    letters::queue(cx, &Letter::Sanctioned { sanction: id, lifted: false })?;
    settle(cx, member, sent, rule, &words)
}

/// The report that led here, if it is about this member, ends with it.
fn settle(cx: &mut Cx<'_, Write>, member: MemberId, sent: &NewSanction, rule: i64, words: &str) -> Outcome<()> {
    let Ok(id) = sent.report.parse::<ReportId>() else { return Ok(()) };
    let report = reports::store::find(cx, id)?.visible_to(cx)?;
    if !report.is_about_a_member() || report.author.id != member || !report.is_open() {
        return Ok(());
    }
    let verdict = reports::commands::Verdict {
        outcome: Settled::Sanctioned,
        rule: Some(rule),
        words: words.to_owned(),
        seen: report.version,
        origin: String::new(),
    };
    let permit = report.permit::<Judge>(cx)?;
    reports::commands::decide(cx, &permit, &verdict)
}

/// Ends it before its time. Twice is the same as once.
pub fn lift<'tx>(cx: &mut Cx<'tx, Write>, subject: &Permit<'tx, Punish, Subject>, kind: Kind) -> Outcome<()> {
    let member = subject.face.id;
    let Some(sanction) = store::in_force(cx, member, kind)? else { return Ok(()) };
    store::lift(cx, member, kind)?;
    cx.record(Lifted { member, kind })?;
    letters::queue(cx, &Letter::Sanctioned { sanction: sanction.id, lifted: true })
}

/// What silences the viewer now.
pub fn active_silence<M>(cx: &Cx<'_, M>) -> Outcome<Option<Visible<Sanction>>> {
    match (cx.viewer().standing(), cx.viewer().id()) {
        (Some(Standing::Silenced), Some(me)) => store::in_force(cx, me, Kind::Silence),
        (Some(Standing::Silenced | Standing::Pending | Standing::New | Standing::Active) | None, _) => Ok(None),
    }
}

/// Why the viewer cannot write and until when, for every page; the frame asks.
pub fn banner<M>(cx: &Cx<'_, M>, locale: Locale) -> Outcome<Option<Banner>> {
    let Some(silence) = active_silence(cx)? else { return Ok(None) };
    let page = Page::new(PageParts { locale, ..PageParts::for_visitor(cx.now(), "/") });
    let rule = silence.rule.to_string();
    let text = if silence.is_endless() {
        t!(page, "silence-banner-endless", rule = rule, words = &silence.words)
    } else {
        t!(page, "silence-banner", until = page.in_full(silence.until), rule = rule, words = &silence.words)
    };
    let action = Some((grove_members::paths::RULES.to_owned(), page.t("rules-read")));
    Ok(Some(Banner { tone: Tone::Warn, text, action }))
}
