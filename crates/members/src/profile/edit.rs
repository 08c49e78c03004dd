//! The handlers of one's own profile.

use grove_kernel::{Outcome, Problems};
use grove_store::{Cx, Read, Write};
use grove_ui::markdown;
use grove_web::{Ask, Done, Form, Nothing, Reply};
use serde::Deserialize;
use utoipa::ToSchema;

use super::commands::{self, Edits};
use super::json::MeJson;
use super::{EditProfile, store, views};
use crate::identity::{Handle, address_of, checked_name};
use crate::paths;

const LONGEST_BIO: usize = 5_000;

/// What is left out stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ProfileForm {
    pub name: Option<String>,
    pub handle: Option<String>,
    /// Markdown.
    pub bio: Option<String>,
}

pub fn me(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    let member = store::find(cx, cx.me()?)?.visible_to(cx)?;
    let email = address_of(cx, member.id)?.map(|a| a.email);
    let me = MeJson::of(cx, &member, email);
    Ok(Reply::go(paths::profile(&member.handle)).json(move || me))
}

pub fn form(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    form_with(cx, ProfileForm::default(), Problems::default())
}

pub fn again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    form_with(cx, ProfileForm { name: ask.typed("name"), handle: ask.typed("handle"), bio: ask.typed("bio") }, problems.clone())
}

fn form_with(cx: &Cx<'_, Read>, typed: ProfileForm, problems: Problems) -> Outcome<Reply> {
    let member = store::find(cx, cx.me()?)?.visible_to(cx)?;
    Ok(Reply::page(move |page| views::edit(page, &member, &typed, &problems)))
}

pub fn prepare(_: &Cx<'_, Read>, Form(form): Form<ProfileForm>) -> Outcome<Edits> {
    let mut problems = Problems::default();
    let name = form.name.map(|name| checked_name(&name, "name", &mut problems));
    let handle = match form.handle.as_deref().map(Handle::parse).transpose() {
        Ok(handle) => handle,
        Err(key) => {
            problems.add("handle", key, Vec::new());
            None
        }
    };
    if form.bio.as_ref().is_some_and(|bio| bio.chars().count() > LONGEST_BIO) {
        problems.add("bio", "problem-text-long", vec![("most", LONGEST_BIO.to_string())]);
    }
    problems.verdict()?;
    let bio = form.bio.map(|bio| {
        let html = markdown::render(&bio, &markdown::Options::default()).html;
        (bio, html)
    });
    Ok(Edits { name, handle, bio })
}

pub fn save(cx: &mut Cx<'_, Write>, edits: Edits) -> Outcome<Done> {
    let me = cx.me()?;
    let permit = store::find(cx, me)?.visible_to(cx)?.permit::<EditProfile>(cx)?;
    commands::edit(cx, &permit, &edits)?;
    let member = store::find(cx, me)?.visible_to(cx)?;
    let json = MeJson::of(cx, &member, address_of(cx, me)?.map(|a| a.email));
    Ok(Done::see(paths::profile(&member.handle)).saying("done-profile-saved").json(move || json))
}
