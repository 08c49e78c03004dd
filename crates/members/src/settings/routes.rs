//! The owner's first page, and the page of settings.

use grove_kernel::{Outcome, Problems, Sealed};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Ask, Done, Form, Method, Nothing, PageOnly, Reply, Routes};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::community::{access, access_name, checked_accent};
use super::{ChangeSettings, Changes, CommunitySettings, change, community, store, views};
use crate::identity::checked_name;
use crate::paths;

const LONGEST_LINE: usize = 140;
const LONGEST_SUMMARY: usize = 2_000;

pub fn routes() -> Routes {
    Routes::at("")
        .get("/admin/settings", Access::Admin, show)
        .answers::<SettingsJson>()
        .says("What was decided about the community")
        .prepared(Method::PUT, "/admin/settings", Access::Admin, prepare, save)
        .says("Change what was decided about the community")
        .again(settings_again)
        .get("/set-up", Access::Owner, set_up)
        .page_only(PageOnly::Settings)
        .prepared(Method::POST, "/set-up", Access::Owner, prepare, finish_set_up)
        .page_only(PageOnly::Settings)
        .again(set_up_again)
}

/// What a form or a program sends; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct SettingsForm {
    pub name: Option<String>,
    pub tagline: Option<String>,
    pub summary: Option<String>,
    /// `public`, `gated` or `private`.
    pub access: Option<String>,
    /// `#rrggbb`.
    pub accent: Option<String>,
    pub newcomer_days: Option<u64>,
    pub newcomer_posts_a_day: Option<u64>,
}

#[derive(Serialize, ToSchema)]
pub struct SettingsJson {
    pub name: String,
    pub tagline: String,
    pub summary: String,
    pub access: &'static str,
    pub accent: String,
    pub newcomer_days: u64,
    pub newcomer_posts_a_day: u64,
}

fn json(s: CommunitySettings) -> SettingsJson {
    SettingsJson {
        access: access_name(s.access),
        name: s.name,
        tagline: s.tagline,
        summary: s.summary,
        accent: s.accent,
        newcomer_days: s.newcomer_days,
        newcomer_posts_a_day: s.newcomer_posts_a_day,
    }
}

fn show(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    let settings = community(cx)?;
    let shown = settings.clone();
    Ok(Reply::page(move |page| views::settings(page, &shown, &Problems::default())).json(move || json(settings)))
}

fn set_up(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    let settings = community(cx)?;
    Ok(Reply::page(move |page| views::set_up(page, &settings, &Problems::default())))
}

fn prepare(_: &Cx<'_, Read>, Form(form): Form<SettingsForm>) -> Outcome<Changes> {
    let mut problems = Problems::default();
    let name = form.name.map(|name| checked_name(&name, "name", &mut problems));
    let mut bounded = |text: Option<String>, field: &'static str, most: usize| {
        text.map(|text| {
            if text.chars().count() > most {
                problems.add(field, "problem-text-long", vec![("most", most.to_string())]);
            }
            text.trim().to_owned()
        })
    };
    let tagline = bounded(form.tagline, "tagline", LONGEST_LINE);
    let summary = bounded(form.summary, "summary", LONGEST_SUMMARY);
    let (wanted_access, accent) = (form.access.as_deref().map(access), form.accent.as_deref().map(checked_accent));
    if wanted_access == Some(None) {
        problems.add("access", "problem-choose", Vec::new());
    }
    if accent == Some(None) {
        problems.add("accent", "problem-colour", Vec::new());
    }
    problems.verdict()?;
    let (newcomer_days, newcomer_posts_a_day) =
        (form.newcomer_days.map(|d| d.min(365)), form.newcomer_posts_a_day.map(|n| n.clamp(1, 1_000)));
    let (access, accent) = (wanted_access.flatten(), accent.flatten());
    Ok(Changes { name, tagline, summary, access, accent, logo: None, newcomer_days, newcomer_posts_a_day, is_set_up: false })
}

fn save(cx: &mut Cx<'_, Write>, changes: Changes) -> Outcome<Done> {
    let permit = Sealed::new(store::load(cx)?).visible_to(cx)?.permit::<ChangeSettings>(cx)?;
    change(cx, permit, &changes)?;
    Ok(Done::see(paths::ADMIN_SETTINGS).saying("done-community-saved"))
}

/// Leaving the form as it is, is an answer too: the place is set up.
fn finish_set_up(cx: &mut Cx<'_, Write>, changes: Changes) -> Outcome<Done> {
    save(cx, Changes { is_set_up: true, ..changes })?;
    Ok(Done::see("/").saying("done-set-up"))
}

fn typed(cx: &Cx<'_, Read>, ask: &Ask) -> Outcome<CommunitySettings> {
    let mut settings = community(cx)?;
    for field in ["name", "tagline", "summary", "access", "accent", "newcomer_days"] {
        if let Some(value) = ask.typed(field) {
            settings.set(&format!("community.{field}"), &value);
        }
    }
    Ok(settings)
}

fn settings_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let (settings, problems) = (typed(cx, ask)?, problems.clone());
    Ok(Reply::page(move |page| views::settings(page, &settings, &problems)))
}

fn set_up_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let (settings, problems) = (typed(cx, ask)?, problems.clone());
    Ok(Reply::page(move |page| views::set_up(page, &settings, &problems)))
}
