//! Reading, writing and accepting the rules.

use grove_kernel::{Community, HasViewer, Moment, Outcome, Problems, Refusal};
use grove_store::{Cx, Read, Write};
use grove_ui::markdown;
use grove_web::{Access, Ask, Done, Form, Method, Nothing, PageOnly, Path, Reply, Routes};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AcceptRules, Rules, commands, store, views};
use crate::{paths, settings};

const LONGEST: usize = 50_000;

pub fn routes() -> Routes {
    Routes::at("/rules")
        .get("", Access::Anyone, show)
        .answers::<RulesJson>()
        .says("The ground rules in force")
        .prepared(Method::POST, "", Access::Admin, prepare, publish)
        .answers::<Version>()
        .says("Publish a new version of the ground rules")
        .again(again)
        .get("/edit", Access::Admin, edit)
        .page_only(PageOnly::Form)
        .post("/acceptance", Access::Account, accept)
        .says("Accept a version of the ground rules")
        .get("/{version}", Access::Member, show_version)
        .answers::<RulesJson>()
        .says("One version of the ground rules")
}

#[derive(Serialize, ToSchema)]
pub struct RulesJson {
    pub version: i64,
    pub source: String,
    pub html: String,
    #[schema(value_type = String)]
    pub at: Moment,
}

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Version {
    pub version: i64,
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct RulesForm {
    /// Markdown.
    pub source: String,
}

fn show(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    let shut = settings::community(cx)?.access == Community::Private && !cx.viewer().is_member();
    let rules = store::newest(cx)?.filter(|_| !shut);
    match rules {
        Some(rules) => reply(cx, rules),
        None if cx.viewer().is_admin() => Ok(Reply::go(paths::RULES_EDIT.to_owned())),
        None => Err(Refusal::NotFound),
    }
}

fn show_version(cx: &Cx<'_, Read>, Path(version): Path<String>) -> Outcome<Reply> {
    let version = version.parse().map_err(|_| Refusal::NotFound)?;
    let rules = store::version(cx, version)?.visible_to(cx)?.into_inner();
    reply(cx, rules)
}

fn reply(cx: &Cx<'_, Read>, rules: Rules) -> Outcome<Reply> {
    let to_accept = super::rules_to_accept(cx)? == Some(rules.version);
    let json = RulesJson { version: rules.version, source: rules.source.clone(), html: rules.html.clone(), at: rules.at };
    Ok(Reply::page(move |page| views::rules(page, &rules, to_accept)).json(move || json))
}

fn edit(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    let source = store::newest(cx)?.map(|r| r.source);
    Ok(Reply::page(move |page| {
        let source = source.unwrap_or_else(|| page.t("rules-suggested"));
        views::edit(page, &source, &Problems::default())
    }))
}

fn again(_: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let (source, problems) = (ask.typed("source").unwrap_or_default(), problems.clone());
    Ok(Reply::page(move |page| views::edit(page, &source, &problems)))
}

fn prepare(_: &Cx<'_, Read>, Form(form): Form<RulesForm>) -> Outcome<(String, String)> {
    match form.source.trim().chars().count() {
        0 => Err(Refusal::invalid("source", "problem-rules-empty")),
        n if n > LONGEST => Err(Refusal::invalid("source", "problem-rules-long")),
        _ => Ok((form.source.clone(), markdown::render(&form.source, &markdown::Options::default()).html)),
    }
}

pub(crate) fn publish(cx: &mut Cx<'_, Write>, (source, html): (String, String)) -> Outcome<Done> {
    let version = super::publish(cx, &source, &html)?;
    Ok(Done::see(paths::RULES).saying("done-rules-published").created(move || Version { version }))
}

pub(crate) fn accept(cx: &mut Cx<'_, Write>, Form(form): Form<Version>) -> Outcome<Done> {
    let rules = store::version(cx, form.version)?.visible_to(cx)?.permit::<AcceptRules>(cx)?;
    commands::accept(cx, &rules)?;
    Ok(Done::see(paths::RULES).saying("done-rules-accepted"))
}
