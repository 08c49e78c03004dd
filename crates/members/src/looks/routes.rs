//! The page of one's look.

use grove_kernel::{Outcome, Problems, Sealed};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Done, Form, Nothing, Reply, Routes};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::commands::{self, Choice};
use super::look::{language, theme, theme_name};
use super::{ChangeLook, Look, store, views};
use crate::paths;

pub fn routes() -> Routes {
    Routes::at(paths::SETTINGS_LOOK)
        .get("", Access::Account, show)
        .answers::<LookJson>()
        .says("How pages look and speak to me")
        .put("", Access::Account, save)
        .answers::<LookJson>()
        .says("Choose how pages look and speak to me")
}

/// What is left out stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct LookForm {
    /// `auto`, `light` or `dark`.
    pub theme: Option<String>,
    /// `en`.
    pub language: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct LookJson {
    pub theme: &'static str,
    /// Nothing: as the browser asks.
    pub language: Option<&'static str>,
}

fn json(look: &Look) -> LookJson {
    LookJson { theme: theme_name(look.theme), language: look.language.map(grove_ui::Locale::tag) }
}

fn show(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    let look = Sealed::new(store::of(cx, cx.me()?)?).visible_to(cx)?;
    let json = json(&look);
    Ok(Reply::page(move |page| views::look(page, &look)).json(move || json))
}

fn read(form: &LookForm) -> Outcome<Choice> {
    let mut problems = Problems::default();
    let (theme, language) = (form.theme.as_deref().map(theme), form.language.as_deref().map(language));
    if theme == Some(None) {
        problems.add("theme", "problem-choose", Vec::new());
    }
    if language == Some(None) {
        problems.add("language", "problem-choose", Vec::new());
    }
    problems.verdict()?;
    Ok(Choice { theme: theme.flatten(), language: language.flatten() })
}

/// The device hears of it even when it is `auto`: whoever chose dark here before gets rid of it.
fn save(cx: &mut Cx<'_, Write>, Form(form): Form<LookForm>) -> Outcome<Done> {
    let choice = read(&form)?;
    let before = store::of(cx, cx.me()?)?;
    let before = Sealed::new(before).visible_to(cx)?.permit::<ChangeLook>(cx)?;
    let look = commands::choose(cx, &before, choice)?;
    let json = json(&look);
    let done = Done::see(paths::SETTINGS_LOOK).saying("done-look-saved").prefers("theme", json.theme);
    let done = match json.language {
        Some(tag) => done.prefers("lang", tag),
        None => done,
    };
    Ok(done.json(move || json))
}
