//! Doors to silence and suspension.

use grove_kernel::{Moment, Outcome, Problems, Refusal, Visible};
use grove_members::identity::{by_handle, faces};
use grove_members::profile::ProfileDesk;
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Ask, Done, Form, Path, Query, Reply, Routes};
use serde::{Deserialize, Serialize};

use super::policy::Punish;
use super::sanction::{Kind, NewSanction, Sanction, Subject};
use super::{commands, store, views};
use crate::{paths, rules};

pub fn routes() -> Routes {
    let of_member = Routes::at("/members/{handle}")
        .post("/silence", Access::Moderator, silence)
        .again(silence_again)
        .says("Let somebody read and not write, until an end")
        .answers::<SanctionList>()
        .delete("/silence", Access::Moderator, end_silence)
        .says("Let them write again")
        .answers::<SanctionList>()
        .post("/suspension", Access::Moderator, suspend)
        .again(suspend_again)
        .says("Shut somebody out, until an end; their sessions end at once")
        .answers::<SanctionList>()
        .delete("/suspension", Access::Moderator, end_suspension)
        .says("Let them in again")
        .answers::<SanctionList>();
    let page = Routes::at("/moderation/members/{handle}/sanctions")
        .get("", Access::Moderator, show)
        .says("What was done about a member")
        .answers::<SanctionList>();
    of_member.and(page)
}

/// Where a moderator gets to it from: the menu beside somebody's name.
pub const fn desk() -> ProfileDesk {
    ProfileDesk {
        title: "sanction-page",
        icon: "shield-alert",
        may: |viewer| viewer.is_moderator(),
        href: |handle| paths::sanctions(handle, None),
    }
}

/// A sanction, for programs.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct SanctionJson {
    pub kind: Kind,
    pub rule: i64,
    pub words: String,
    #[schema(value_type = String)]
    pub at: Moment,
    #[schema(value_type = String)]
    pub until: Moment,
    #[schema(value_type = Option<String>)]
    pub lifted_at: Option<Moment>,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
struct SanctionList {
    items: Vec<SanctionJson>,
    next: Option<String>,
}

impl SanctionList {
    fn of(sanctions: &[Visible<Sanction>]) -> Self {
        let json = |s: &Visible<Sanction>| SanctionJson {
            kind: s.kind,
            rule: s.rule,
            words: s.words.clone(),
            at: s.at,
            until: s.until,
            lifted_at: s.lifted_at,
        };
        Self { items: sanctions.iter().map(json).collect(), next: None }
    }
}

/// The report that is settled with it.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct Because {
    #[serde(default)]
    report: String,
}

fn subject<M>(cx: &Cx<'_, M>, handle: &str) -> Outcome<Visible<Subject>> {
    let face = by_handle(cx, handle)?.ok_or(Refusal::NotFound)?;
    grove_kernel::Sealed::new(Subject { face }).visible_to(cx)
}

fn show(cx: &Cx<'_, Read>, (Path(handle), Query(because)): (Path<String>, Query<Because>)) -> Outcome<Reply> {
    page_of(cx, &handle, views::Typed { report: because.report, ..views::Typed::default() }, Problems::default())
}

fn page_of(cx: &Cx<'_, Read>, handle: &str, typed: views::Typed, problems: Problems) -> Outcome<Reply> {
    let subject = subject(cx, handle)?;
    let sanctions = store::of(cx, subject.face.id)?;
    let people = faces(cx, &sanctions.iter().filter_map(|s| s.by).collect::<Vec<_>>())?;
    let rules = rules::in_force(cx)?;
    let json = SanctionList::of(&sanctions);
    let shown = views::Shown { subject, sanctions, people, rules };
    Ok(Reply::page(move |page| views::page(page, &shown, &typed, &problems)).json(move || json))
}

fn silence_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    page_of(cx, ask.param("handle").unwrap_or_default(), views::Typed::of(ask), problems.clone())
}

fn suspend_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    page_of(cx, ask.param("handle").unwrap_or_default(), views::Typed::of(ask), problems.clone())
}

fn silence(cx: &mut Cx<'_, Write>, (Path(handle), Form(sent)): (Path<String>, Form<NewSanction>)) -> Outcome<Done> {
    punish(cx, &handle, Kind::Silence, &sent)
}

fn suspend(cx: &mut Cx<'_, Write>, (Path(handle), Form(sent)): (Path<String>, Form<NewSanction>)) -> Outcome<Done> {
    punish(cx, &handle, Kind::Suspension, &sent)
}

fn punish(cx: &mut Cx<'_, Write>, handle: &str, kind: Kind, sent: &NewSanction) -> Outcome<Done> {
    let permit = subject(cx, handle)?.permit::<Punish>(cx)?;
    commands::punish(cx, &permit, kind, sent)?;
    answer(cx, &permit, kind.begun())
}

fn end_silence(cx: &mut Cx<'_, Write>, Path(handle): Path<String>) -> Outcome<Done> {
    lift(cx, &handle, Kind::Silence)
}

fn end_suspension(cx: &mut Cx<'_, Write>, Path(handle): Path<String>) -> Outcome<Done> {
    lift(cx, &handle, Kind::Suspension)
}

fn lift(cx: &mut Cx<'_, Write>, handle: &str, kind: Kind) -> Outcome<Done> {
    let permit = subject(cx, handle)?.permit::<Punish>(cx)?;
    commands::lift(cx, &permit, kind)?;
    answer(cx, &permit, kind.ended())
}

fn answer(cx: &Cx<'_, Write>, subject: &Subject, said: &'static str) -> Outcome<Done> {
    let list = SanctionList::of(&store::of(cx, subject.face.id)?);
    Ok(Done::see(paths::sanctions(&subject.face.handle, None)).saying(said).json(move || list))
}
