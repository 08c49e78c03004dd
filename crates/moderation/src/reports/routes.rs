//! Doors to reports: one for every member, the rest for those who moderate somewhere.

use grove_kernel::{Cursor, HasViewer, Moment, Outcome, Problems, Refusal, ReportId, Visible};
use grove_members::identity::faces;
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Ask, Done, Form, Origin, PageOnly, Path, Query, Reply, Routes};
use serde::{Deserialize, Serialize};

use super::commands::{self, Verdict};
use super::policy::{Judge, desk};
use super::report::{NewReport, Outcome as Settled, Report, Which};
use super::{store, views};
use crate::{paths, rules};

/// Reports on a page.
const PAGE: usize = 30;

pub fn routes() -> Routes {
    let filing = Routes::at(paths::REPORTS)
        .get("/new", Access::Member, new_form)
        .page_only(PageOnly::Form)
        .post("", Access::Member, file)
        .again(file_again)
        .says("Report a topic, a reply or a member to those who moderate")
        .answers::<FiledJson>()
        .get("/thanks", Access::Member, thanks)
        .page_only(PageOnly::Form);
    let judging = Routes::at(paths::QUEUE)
        .get("", Access::Member, list)
        .says("Reports that I may look into, the oldest first")
        .answers::<ReportList>()
        .get("/{id}", Access::Member, show)
        .says("One report, with what was said")
        .answers::<ReportJson>()
        .post("/{id}/claim", Access::Member, claim)
        .says("Say that I am on it")
        .delete("/{id}/claim", Access::Member, release)
        .says("Leave it to others")
        .post("/{id}/decision", Access::Member, decide)
        .frees()
        .again(decide_again)
        .says("Dismiss it, or remove what it is about by a rule and with words")
        .answers::<ReportJson>()
        .delete("/{id}/decision", Access::Member, reopen)
        .says("Take the decision back; what was removed returns")
        .answers::<ReportJson>();
    let removing = Routes::at(paths::REMOVALS)
        .get("/new", Access::Member, removal_form)
        .page_only(PageOnly::Form)
        .post("", Access::Member, remove)
        .frees()
        .again(remove_again)
        .says("Remove something that nobody reported, by a rule and with words");
    let front = Routes::at(paths::MODERATION).get("", Access::Member, front).page_only(PageOnly::Form);
    filing.and(judging).and(removing).and(front)
}

fn front(cx: &Cx<'_, Read>, _: grove_web::Nothing) -> Outcome<Reply> {
    desk(cx.viewer()).ok()?;
    Ok(Reply::go(paths::QUEUE.to_owned()))
}

/// `?target=top_…`
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct About {
    #[serde(default)]
    target: String,
}

fn new_form(cx: &Cx<'_, Read>, Query(about): Query<About>) -> Outcome<Reply> {
    filing_page(cx, views::Typed { target: about.target, ..views::Typed::default() }, Problems::default())
}

fn file_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    filing_page(cx, views::Typed::of(ask), problems.clone())
}

fn filing_page(cx: &Cx<'_, Read>, typed: views::Typed, problems: Problems) -> Outcome<Reply> {
    let seen = commands::exhibit(cx, &typed.target)?;
    let rules = rules::in_force(cx)?;
    Ok(Reply::page(move |page| views::filing(page, &seen, &rules, &typed, &problems)))
}

/// What a reporter is told: their own words, and nothing of others.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
struct FiledJson {
    target: String,
    #[schema(value_type = String)]
    at: Moment,
}

fn file(cx: &mut Cx<'_, Write>, Form(sent): Form<NewReport>) -> Outcome<Done> {
    let at = commands::file(cx, &sent)?;
    let target = sent.target;
    Ok(Done::see(format!("{}?target={target}", paths::THANKS)).out_of_sight().created(move || FiledJson { target, at }))
}

fn thanks(cx: &Cx<'_, Read>, Query(about): Query<About>) -> Outcome<Reply> {
    let seen = commands::exhibit(cx, &about.target)?;
    Ok(Reply::page(move |page| views::thanks(page, &seen)))
}

/// A report, for programs.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ReportJson {
    #[schema(value_type = String)]
    pub id: ReportId,
    pub target: String,
    pub author: String,
    #[schema(value_type = String)]
    pub opened_at: Moment,
    pub voices: i64,
    pub version: i64,
    pub title: String,
    pub excerpt: String,
    pub outcome: Option<Settled>,
    pub rule: Option<i64>,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
struct ReportList {
    items: Vec<ReportJson>,
    next: Option<String>,
}

impl ReportJson {
    fn of(report: &Report) -> Self {
        Self {
            id: report.id,
            target: report.target_id(),
            author: report.author.handle.clone(),
            opened_at: report.opened_at,
            voices: report.voices,
            version: report.version,
            title: report.title.clone(),
            excerpt: report.excerpt.clone(),
            outcome: report.decided.as_ref().map(|d| d.outcome),
            rule: report.decided.as_ref().and_then(|d| d.rule),
        }
    }
}

/// Which, and after which.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct Asked {
    #[serde(default)]
    state: Which,
    after: Option<String>,
}

fn list(cx: &Cx<'_, Read>, Query(asked): Query<Asked>) -> Outcome<Reply> {
    desk(cx.viewer()).ok()?;
    let after = asked.after.as_deref().map(Cursor::parse).transpose()?;
    let reports = store::list(cx, asked.state, after, PAGE)?;
    let open = commands::open_count(cx)?;
    let claimers: Vec<_> = reports.items.iter().filter_map(|r| r.claimed.map(|(by, _)| by)).collect();
    let people = faces(cx, &claimers)?;
    let json = ReportList { items: reports.items.iter().map(|r| ReportJson::of(r)).collect(), next: reports.next.map(|c| c.to_string()) };
    Ok(Reply::page(move |page| views::list(page, &reports, asked.state, open, &people)).json(move || json))
}

fn found<M>(cx: &Cx<'_, M>, id: ReportId) -> Outcome<Visible<Report>> {
    store::find(cx, id)?.visible_to(cx)
}

fn show(cx: &Cx<'_, Read>, Path(id): Path<ReportId>) -> Outcome<Reply> {
    page_of(cx, id, views::Typed::default(), Problems::default())
}

fn decide_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let id = ask.param("id").and_then(|id| id.parse().ok()).ok_or(Refusal::NotFound)?;
    page_of(cx, id, views::Typed::of(ask), problems.clone())
}

fn page_of(cx: &Cx<'_, Read>, id: ReportId, typed: views::Typed, problems: Problems) -> Outcome<Reply> {
    let report = found(cx, id)?;
    let people: Vec<_> = report.claimed.map(|(by, _)| by).into_iter().chain(report.decided.as_ref().and_then(|d| d.by)).collect();
    let shown = views::Shown {
        now: commands::known(cx)?.of(&report.kind)?.exhibit(cx, report.target)?,
        voices: store::voices(cx, &report)?,
        rules: rules::in_force(cx)?,
        removed_before: store::removed_before(cx, report.author.id)?,
        people: faces(cx, &people)?,
        report,
    };
    let json = ReportJson::of(&shown.report);
    Ok(Reply::page(move |page| views::report(page, &shown, &typed, &problems)).json(move || json))
}

fn claim(cx: &mut Cx<'_, Write>, Path(id): Path<ReportId>) -> Outcome<Done> {
    let permit = found(cx, id)?.permit::<Judge>(cx)?;
    commands::claim(cx, &permit)?;
    Ok(Done::see(paths::report(id)).saying("done-report-claimed"))
}

fn release(cx: &mut Cx<'_, Write>, Path(id): Path<ReportId>) -> Outcome<Done> {
    let permit = found(cx, id)?.permit::<Judge>(cx)?;
    commands::release(cx, &permit)?;
    Ok(Done::see(paths::report(id)).saying("done-report-released"))
}

/// A decision; `seen` is the version of the report that it was made on.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
struct Decided {
    outcome: Settled,
    #[serde(default, deserialize_with = "crate::fields::number")]
    rule: Option<i64>,
    #[serde(default)]
    words: String,
    seen: i64,
}

fn decide(cx: &mut Cx<'_, Write>, (Path(id), Form(sent), Origin(origin)): (Path<ReportId>, Form<Decided>, Origin)) -> Outcome<Done> {
    let permit = found(cx, id)?.permit::<Judge>(cx)?;
    if sent.outcome == Settled::Sanctioned {
        return Err(Refusal::invalid("outcome", "problem-outcome-sanction"));
    }
    let verdict = Verdict { outcome: sent.outcome, rule: sent.rule, words: sent.words, seen: sent.seen, origin };
    commands::decide(cx, &permit, &verdict)?;
    let json = ReportJson::of(&*found(cx, id)?);
    Ok(Done::see(paths::report(id)).saying("done-report-decided").json(move || json))
}

/// The version that is taken back; a page sends it, a program may leave it out.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct Seen {
    #[serde(default, deserialize_with = "crate::fields::number")]
    seen: Option<i64>,
}

fn reopen(cx: &mut Cx<'_, Write>, (Path(id), Form(sent)): (Path<ReportId>, Form<Seen>)) -> Outcome<Done> {
    let permit = found(cx, id)?.permit::<Judge>(cx)?;
    let seen = sent.seen.unwrap_or(permit.version);
    commands::reopen(cx, &permit, seen)?;
    let json = ReportJson::of(&*found(cx, id)?);
    Ok(Done::see(paths::report(id)).saying("done-report-reopened").json(move || json))
}

fn removal_form(cx: &Cx<'_, Read>, Query(about): Query<About>) -> Outcome<Reply> {
    removal_page(cx, views::Typed { target: about.target, ..views::Typed::default() }, Problems::default())
}

fn remove_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    removal_page(cx, views::Typed::of(ask), problems.clone())
}

fn removal_page(cx: &Cx<'_, Read>, typed: views::Typed, problems: Problems) -> Outcome<Reply> {
    desk(cx.viewer()).ok()?;
    let seen = commands::exhibit(cx, &typed.target)?;
    let rules = rules::in_force(cx)?;
    Ok(Reply::page(move |page| views::removal(page, &seen, &rules, &typed, &problems)))
}

fn remove(cx: &mut Cx<'_, Write>, (Form(sent), Origin(origin)): (Form<NewReport>, Origin)) -> Outcome<Done> {
    let seen = commands::exhibit(&cx.reading(), &sent.target)?;
    commands::remove(cx, &sent.target, sent.rule, &sent.words, &origin)?;
    Ok(Done::see(seen.href).saying("done-removed"))
}
