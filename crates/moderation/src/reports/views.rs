//! How reports look: the form of a member, the list, and the page where one is decided.

use std::collections::HashMap;

use grove_kernel::{HasViewer, MemberId, Paged, Problems, Visible};
use grove_members::identity::Face;
use grove_store::Exhibit;
use grove_ui::components::{
    Choice, Crumb, Empty, Pager, Row, Size, Tab, Tone, Verb, avatar, breadcrumbs, button, empty, error_summary, filters, form, hidden,
    link_button, page_head, pager, panel, post_button, rows, select_field, side, state, state_pill, text_area,
};
use grove_ui::{Page, Sheet, t};
use grove_web::Ask;
use maud::{Markup, PreEscaped, html};

use super::policy::Judge;
use super::report::{Outcome, Report, Voice, Which};
use crate::paths;
use crate::rules::Rule;

/// What a form was filled with.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub target: String,
    pub rule: String,
    pub words: String,
}

impl Typed {
    pub fn of(ask: &Ask) -> Self {
        let text = |field| ask.typed(field).unwrap_or_default();
        Self { target: text("target"), rule: text("rule"), words: text("words") }
    }
}

/// The rules as choices; the first is none of them.
pub fn rule_choices(page: &Page<'_>, rules: &[Rule], none: &str) -> Vec<Choice> {
    let named = rules.iter().map(|rule| Choice::new(rule.number.to_string(), rule_words(page, rule)));
    std::iter::once(Choice::new("", page.t(none))).chain(named).collect()
}

fn rule_words(page: &Page<'_>, rule: &Rule) -> String {
    t!(page, "rule-choice", number = rule.number.to_string(), title = &rule.title)
}

/// A rule by its number, with its words while it is in force.
pub fn rule_named(page: &Page<'_>, rules: &[Rule], number: i64) -> String {
    rules.iter().find(|r| r.number == number).map_or_else(|| t!(page, "rule-number", number = number.to_string()), |r| rule_words(page, r))
}

fn quoted(seen: &Exhibit) -> Markup {
    html! {
        section.panel.quoted {
            p.meta { a href=(seen.href) dir="auto" { (seen.title) } @if let Some(space) = &seen.space_name { " " span dir="auto" { (space) } } }
            @if seen.html.is_empty() { p dir="auto" { (seen.text) } } @else { div.prose dir="auto" { (PreEscaped(&seen.html)) } }
        }
    }
}

/// A member points at something.
pub fn filing(page: &Page<'_>, seen: &Exhibit, rules: &[Rule], typed: &Typed, problems: &Problems) -> Sheet {
    let title = page.t("report-title");
    let body = html! {
        (hidden("target", &typed.target))
        (select_field(page, problems, "rule", page.t("report-rule")).value(&typed.rule).choices(rule_choices(page, rules, "report-other")))
        (text_area(page, problems, "words", page.t("report-words")).value(&typed.words).hint(page.t("report-words-hint")).max(2000))
        div.form-actions { (button(page.t("report-send")).primary()) (link_button(page.t("cancel"), &seen.href).quiet()) }
    };
    let main = html! {
        (page_head(&title).lede(page.t("report-lede")))
        (error_summary(page, problems))
        (quoted(seen))
        (form(page, paths::REPORTS, Verb::Post, None, body))
    };
    Sheet::new(title).main(main).narrow().no_index()
}

pub fn thanks(page: &Page<'_>, seen: &Exhibit) -> Sheet {
    let title = page.t("report-thanks");
    let main = html! {
        (page_head(&title).lede(page.t("report-thanks-text")))
        p { (link_button(page.t("report-back"), &seen.href)) }
    };
    Sheet::new(title).main(main).narrow().no_index()
}

/// A moderator removes something that stands before them.
pub fn removal(page: &Page<'_>, seen: &Exhibit, rules: &[Rule], typed: &Typed, problems: &Problems) -> Sheet {
    let title = page.t("removal-title");
    let body = html! {
        (hidden("target", &typed.target))
        (act_fields(page, rules, typed, problems))
        div.form-actions { (button(page.t("removal-do")).danger()) (link_button(page.t("cancel"), &seen.href).quiet()) }
    };
    let main = html! {
        (page_head(&title).lede(page.t("removal-lede")))
        (error_summary(page, problems))
        (quoted(seen))
        (form(page, paths::REMOVALS, Verb::Post, None, body))
    };
    Sheet::new(title).main(main).narrow().no_index()
}

/// The rule that an act cites and the words that the member reads.
pub fn act_fields(page: &Page<'_>, rules: &[Rule], typed: &Typed, problems: &Problems) -> Markup {
    html! {
        @if rules.is_empty() { p.hint { (page.t("rules-none")) " " a.link href=(grove_members::paths::RULES_EDIT) { (page.t("rules-write")) } } }
        (select_field(page, problems, "rule", page.t("act-rule")).value(&typed.rule).choices(rule_choices(page, rules, "act-rule-none")))
        (text_area(page, problems, "words", page.t("act-words")).value(&typed.words).hint(page.t("act-words-hint")).max(2000))
    }
}

/// The list of reports.
pub fn list(page: &Page<'_>, reports: &Paged<Visible<Report>>, which: Which, open: i64, people: &HashMap<MemberId, Face>) -> Sheet {
    let title = page.t("reports-title");
    let at = |state: &str| format!("{}?state={state}", paths::QUEUE);
    let (name, none) = match which {
        Which::Open => ("open", "reports-none-open"),
        Which::Mine => ("mine", "reports-none-mine"),
        Which::Settled => ("settled", "reports-none-settled"),
    };
    let tabs = [
        Tab::new(page.t("reports-open"), at("open"), which == Which::Open).count(open),
        Tab::new(page.t("reports-mine"), at("mine"), which == Which::Mine),
        Tab::new(page.t("reports-settled"), at("settled"), which == Which::Settled),
    ];
    let next = reports.next.map(|cursor| format!("{}?state={name}&after={cursor}", paths::QUEUE));
    let main = html! {
        (page_head(&title).actions(html! { (link_button(page.t("log-title"), paths::LOG)) }))
        (filters(page, page.t("reports-states"), &tabs, html! {}))
        @if reports.items.is_empty() { (empty(Empty::NothingYet, page.t(none), page.t("reports-none-text"), None)) }
        @else { (rows(page, reports.items.iter().map(|r| row(page, r, people)))) (pager(page, &Pager { next, ..Pager::default() })) }
    };
    Sheet::new(title).main(main).wide().no_index()
}

fn row<'a>(page: &Page<'_>, report: &'a Visible<Report>, people: &HashMap<MemberId, Face>) -> Row<'a> {
    let on_it = report.claimed.and_then(|(by, _)| people.get(&by)).map(|face| t!(page, "report-on-it", name = &face.name));
    let (icon, word, tone) = match report.decided.as_ref().map(|d| d.outcome) {
        None => ("flag", page.t("report-is-open"), Tone::Warn),
        Some(outcome) => outcome_mark(page, outcome),
    };
    Row {
        href: paths::report(report.id),
        title: &report.title,
        excerpt: &report.excerpt,
        state: Some((icon, word)),
        tone,
        tags: html! {
            @if let Some(space) = &report.space_name { span.tag dir="auto" { (space) } }
            @if let Some(words) = on_it { span.tag { (words) } }
        },
        faces: avatar(report.author.drawn(), Size::Small),
        number: Some(("users", t!(page, "report-voices", count = report.voices), page.number(report.voices))),
        when: page.when(report.decided.as_ref().map_or(report.opened_at, |d| d.at)),
        ..Row::default()
    }
}

fn outcome_mark(page: &Page<'_>, outcome: Outcome) -> (&'static str, String, Tone) {
    match outcome {
        Outcome::Dismissed => ("circle-check", page.t("outcome-dismissed"), Tone::Plain),
        Outcome::Removed => ("trash-2", page.t("outcome-removed"), Tone::Bad),
        Outcome::Sanctioned => ("ban", page.t("outcome-sanctioned"), Tone::Bad),
    }
}

/// What the page of a report shows.
pub struct Shown {
    pub report: Visible<Report>,
    /// The thing as it is now.
    pub now: Option<Exhibit>,
    pub voices: Vec<Visible<Voice>>,
    pub rules: Vec<Rule>,
    pub removed_before: i64,
    pub people: HashMap<MemberId, Face>,
}

pub fn report(page: &Page<'_>, shown: &Shown, typed: &Typed, problems: &Problems) -> Sheet {
    let report = &shown.report;
    let main = html! {
        (breadcrumbs(page, &[Crumb::new(page.t("reports-title"), paths::QUEUE), Crumb::here(report.title.clone())]))
        (page_head(&report.title).below(marks(page, shown)).actions(claiming(page, shown)))
        (error_summary(page, problems))
        (evidence(page, shown))
        section.stack.tight aria-labelledby="voices" { h2 id="voices" { (page.t("report-what-people-said")) } @for voice in &shown.voices { (said(page, shown, voice)) } }
        @if report.is_open() && report.may::<Judge>(page) { (deciding(page, shown, typed, problems)) } @else { (decided(page, shown)) }
    };
    Sheet::new(report.title.clone()).main(main).aside(about(page, shown)).no_index()
}

fn marks(page: &Page<'_>, shown: &Shown) -> Markup {
    let outcome = shown.report.decided.as_ref().map(|d| outcome_mark(page, d.outcome));
    let claimer = shown.report.claimed.and_then(|(by, _)| shown.people.get(&by));
    html! {
        p.meta {
            (t!(page, "report-voices", count = shown.report.voices)) " " (page.when(shown.report.opened_at))
            @if let Some((icon, word, tone)) = outcome { (state_pill(icon, word, tone, None)) }
            @if let Some(face) = claimer { (state_pill("eye", t!(page, "report-on-it", name = &face.name), Tone::Accent, None)) }
        }
    }
}

fn claiming(page: &Page<'_>, shown: &Shown) -> Markup {
    let report = &shown.report;
    let mine = report.claimed.is_some_and(|(by, _)| page.viewer().is(by));
    html! {
        @if report.is_open() && report.may::<Judge>(page) {
            @if mine { (post_button(page, paths::claim(report.id), Verb::Delete, page.t("report-release")).look(|b| b.quiet())) }
            @else { (post_button(page, paths::claim(report.id), Verb::Post, page.t("report-claim"))) }
        }
    }
}

/// The thing as it is now, and as it was when it was reported where that differs.
fn evidence(page: &Page<'_>, shown: &Shown) -> Markup {
    let now = shown.now.as_ref();
    let current = now.map(|n| n.text.as_str()).unwrap_or_default();
    let mut past: Vec<&Visible<Voice>> = shown.voices.iter().filter(|v| v.text != current || now.is_none()).collect();
    past.dedup_by(|a, b| a.text_hash == b.text_hash);
    html! {
        @if let Some(now) = now { (quoted(now)) @if now.is_removed { p { (state("trash-2", page.t("report-is-removed"), Tone::Warn)) } } }
        @else { p { (page.t("report-thing-gone")) } }
        @for voice in past {
            (panel(&page.t("report-as-it-was"), html! { p.meta { (page.when(voice.at)) } div.prose dir="auto" { (PreEscaped(&voice.html)) } }))
        }
    }
}

fn said(page: &Page<'_>, shown: &Shown, voice: &Visible<Voice>) -> Markup {
    html! {
        div.voice {
            (avatar(voice.reporter.drawn(), Size::Tiny))
            p {
                @if let Some(rule) = voice.rule { strong { (rule_named(page, &shown.rules, rule)) } " " }
                span dir="auto" { (voice.words) } " "
                span.meta dir="auto" { (voice.reporter.name) " " (page.when(voice.at)) }
            }
        }
    }
}

fn deciding(page: &Page<'_>, shown: &Shown, typed: &Typed, problems: &Problems) -> Markup {
    let report = &shown.report;
    let removable = !report.is_about_a_member() && shown.now.as_ref().is_some_and(|n| !n.is_removed);
    let body = html! {
        (hidden("seen", &report.version.to_string()))
        @if removable { (act_fields(page, &shown.rules, typed, problems)) }
        div.form-actions {
            (button(page.t("report-dismiss")).sends("outcome", Outcome::Dismissed.name()))
            @if removable { (button(page.t("removal-do")).danger().sends("outcome", Outcome::Removed.name())) }
        }
    };
    html! { section.stack aria-labelledby="decide" { h2 id="decide" { (page.t("report-decide")) } (form(page, &paths::decision(report.id), Verb::Post, None, body)) } }
}

fn decided(page: &Page<'_>, shown: &Shown) -> Markup {
    let Some(decision) = &shown.report.decided else { return html! {} };
    let by = decision.by.and_then(|by| shown.people.get(&by)).map(|face| face.name.clone()).unwrap_or_default();
    html! {
        section.stack.tight aria-labelledby="decided" {
            h2 id="decided" { (t!(page, "report-decided-by", name = by)) " " (page.when(decision.at)) }
            @if let Some(rule) = decision.rule { p { (rule_named(page, &shown.rules, rule)) } }
            p dir="auto" { (decision.words) }
            @if shown.report.may::<Judge>(page) {
                (post_button(page, paths::decision(shown.report.id), Verb::Delete, page.t("report-undo")).hidden("seen", shown.report.version.to_string()))
            }
        }
    }
}

fn about(page: &Page<'_>, shown: &Shown) -> Markup {
    let (report, author) = (&shown.report, &shown.report.author);
    let about_member = report.is_about_a_member().then_some(report.id);
    side(
        &page.t("report-about-author"),
        html! {
            p.line { (avatar(author.drawn(), Size::Small)) " " @if let Some(href) = author.href() { a.link href=(href) dir="auto" { (author.name) } } @else { (author.name) } }
            p { (t!(page, "report-removed-before", count = shown.removed_before)) }
            @if page.viewer().is_moderator() { p { (link_button(page.t("sanction-page"), paths::sanctions(&author.handle, about_member))) } }
        },
    )
}
