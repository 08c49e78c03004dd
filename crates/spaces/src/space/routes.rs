//! The pages and addresses of spaces.

use grove_kernel::{HasViewer, Outcome, Problems, Refusal, Sealed, Visible};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Ask, Done, Form, Method, PageOnly, Path, Query, Reply, Routes, Surface};
use serde::Deserialize;
use utoipa::ToSchema;

use super::body::{Asked, body};
use super::commands::{self, Ground, Step};
use super::forms::{ChangeForm, Changes, FoundForm, NewSpace};
use super::header::header;
use super::json::{PreviewJson, SpaceJson, SpacesJson};
use super::listing::listing;
use super::mine::Mine;
use super::noun::Space;
use super::policy::{Change, ChangeVisibility, Found, Move, Reorder, Root};
use super::preview::{Try, preview, targets};
use super::{list_views, pages, settings, store};
use crate::paths;
use crate::visibility::Visibility;

pub fn routes() -> Routes {
    Routes::at("/spaces")
        .get("", Access::Viewer, list)
        .for_all()
        .says("The spaces you know of, as a tree")
        .answers::<SpacesJson>()
        .prepared(Method::POST, "", Access::Member, read_new, found)
        .again(new_again)
        .says("Found a space")
        .answers::<SpaceJson>()
        .get("/new", Access::Member, new)
        .page_only(PageOnly::Form)
        .get("/{slug}", Access::Viewer, show)
        .for_all()
        .says("A space")
        .answers::<SpaceJson>()
        .prepared(Method::PATCH, "/{slug}", Access::Member, read_changes, change)
        .again(settings_again)
        .says("Change a space; what is not given stays")
        .answers::<SpaceJson>()
        .get("/{slug}/settings", Access::Member, settings_page)
        .page_only(PageOnly::Form)
        .get("/{slug}/visibility", Access::Member, try_visibility)
        .says("Who would gain or lose sight of what")
        .answers::<PreviewJson>()
        .put("/{slug}/visibility", Access::Member, change_visibility)
        .says("Open or close a space")
        .get("/{slug}/place", Access::Member, try_place)
        .says("Who would gain or lose sight of what, if it moved")
        .answers::<PreviewJson>()
        .put("/{slug}/place", Access::Member, move_under)
        .says("Move a space under another, or to the root")
        .post("/{slug}/step", Access::Admin, step)
        .says("One place up or down among its neighbours")
}

/// The space behind a slug, if the viewer may know of it.
pub(crate) fn visible<M>(cx: &Cx<'_, M>, slug: &str) -> Outcome<Visible<Space>> {
    store::by_slug(cx, slug)?.ok_or(Refusal::NotFound)?.visible_to(cx)
}

/// Pages say this elsewhere: the rail, the header.
fn mine(cx: &Cx<'_, Read>, surface: Surface) -> Outcome<Mine> {
    if surface == Surface::Api { Mine::load(cx) } else { Ok(Mine::default()) }
}

fn list(cx: &Cx<'_, Read>, surface: Surface) -> Outcome<Reply> {
    let listing = listing(cx)?;
    let mine = mine(cx, surface)?;
    let items = listing.tree.iter().map(|(_, space)| SpaceJson::of(cx, space).with(&mine)).collect();
    let root = Sealed::new(Root).visible_to(cx)?;
    Ok(Reply::page(move |page| list_views::list(page, &listing, &root)).json(move || SpacesJson { items, next: None }))
}

fn show(cx: &Cx<'_, Read>, (Path(slug), asked, surface): (Path<String>, Asked, Surface)) -> Outcome<Reply> {
    let space = visible(cx, &slug)?;
    let head = header(cx, &space)?;
    let json = SpaceJson::of(cx, &space).with(&mine(cx, surface)?);
    if !cx.viewer().sees(&space.place) {
        return Ok(Reply::page(move |page| pages::card_only(page, &head)).json(move || json));
    }
    let mut body = body(cx, &space, &asked)?;
    let fragment = body.fragment.take();
    let reply = Reply::page(move |page| pages::show(page, &head, body)).json(move || json);
    Ok(match fragment {
        Some(make) => reply.fragment(make),
        None => reply,
    })
}

#[derive(Deserialize, ToSchema)]
struct Under {
    parent: Option<String>,
}

fn new(cx: &Cx<'_, Read>, Query(under): Query<Under>) -> Outcome<Reply> {
    let form = FoundForm { parent: under.parent, ..FoundForm::default() };
    form_to_found(cx, form, Problems::default())
}

fn new_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    form_to_found(cx, pages::typed(ask), problems.clone())
}

fn form_to_found(cx: &Cx<'_, Read>, form: FoundForm, problems: Problems) -> Outcome<Reply> {
    let parent = match form.parent.as_deref().filter(|p| !p.is_empty()) {
        Some(slug) => Some(visible(cx, slug)?),
        None => None,
    };
    ground::<Found>(cx, parent.clone())?;
    Ok(Reply::page(move |page| pages::new(page, parent.as_ref(), &form, &problems)))
}

/// The right to put something under a space, or at the root.
fn ground<'tx, A>(cx: &impl HasViewer<'tx>, parent: Option<Visible<Space>>) -> Outcome<Ground<'tx, A>>
where
    A: grove_kernel::Action<Space> + grove_kernel::Action<Root>,
{
    Ok(match parent {
        Some(parent) => Ground::Under(parent.permit::<A>(cx)?),
        None => Ground::Root(Sealed::new(Root).visible_to(cx)?.permit::<A>(cx)?),
    })
}

fn read_new(_: &Cx<'_, Read>, Form(form): Form<FoundForm>) -> Outcome<NewSpace> {
    form.read()
}

fn found(cx: &mut Cx<'_, Write>, new: NewSpace) -> Outcome<Done> {
    let parent = new.parent.as_deref().map(|slug| visible(cx, slug)).transpose()?;
    let ground = ground::<Found>(cx, parent)?;
    let made = commands::found(cx, &ground, &new)?;
    let json = SpaceJson::founded(cx.now(), &made, new);
    Ok(Done::see(paths::space(&made.slug)).created(move || json))
}

fn read_changes(_: &Cx<'_, Read>, (Path(slug), Form(form)): (Path<String>, Form<ChangeForm>)) -> Outcome<(String, Changes)> {
    Ok((slug, form.read()?))
}

fn change(cx: &mut Cx<'_, Write>, (slug, changes): (String, Changes)) -> Outcome<Done> {
    let permit = visible(cx, &slug)?.permit::<Change>(cx)?;
    commands::change(cx, &permit, changes)?;
    let json = SpaceJson::of(cx, &visible(cx, &slug)?);
    Ok(Done::see(paths::settings(&slug)).saying("done-space-saved").json(move || json))
}

fn settings_page(cx: &Cx<'_, Read>, Path(slug): Path<String>) -> Outcome<Reply> {
    settings_with(cx, &slug, None, Problems::default())
}

fn settings_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    settings_with(cx, ask.param("slug").unwrap_or_default(), Some(pages::typed(ask)), problems.clone())
}

fn settings_with(cx: &Cx<'_, Read>, slug: &str, typed: Option<FoundForm>, problems: Problems) -> Outcome<Reply> {
    let space = visible(cx, slug)?;
    let head = header(cx, &space)?;
    let others = targets(cx, &space)?;
    space.permit::<Change>(cx)?;
    Ok(Reply::page(move |page| settings::show(page, &head, &others, typed.as_ref(), &problems)))
}

/// What is tried, or done: `public`, `gated` or `private`.
#[derive(Clone, Deserialize, ToSchema)]
struct To {
    visibility: Visibility,
}

fn try_visibility(cx: &Cx<'_, Read>, (Path(slug), Query(to)): (Path<String>, Query<To>)) -> Outcome<Reply> {
    let space = visible(cx, &slug)?;
    space.clone().permit::<ChangeVisibility>(cx)?;
    answer_try(cx, &space, &Try::Visibility(to.visibility), None)
}

fn change_visibility(cx: &mut Cx<'_, Write>, (Path(slug), Form(to)): (Path<String>, Form<To>)) -> Outcome<Done> {
    let permit = visible(cx, &slug)?.permit::<ChangeVisibility>(cx)?;
    commands::change_visibility(cx, &permit, to.visibility)?;
    Ok(Done::see(paths::settings(&slug)).saying("done-visibility-changed"))
}

/// The slug of the space above; empty for the root.
#[derive(Clone, Deserialize, ToSchema)]
struct Onto {
    #[serde(default)]
    under: String,
}

impl Onto {
    fn space<M>(&self, cx: &Cx<'_, M>) -> Outcome<Option<Visible<Space>>> {
        if self.under.is_empty() { Ok(None) } else { visible(cx, &self.under).map(Some) }
    }
}

fn try_place(cx: &Cx<'_, Read>, (Path(slug), Query(onto)): (Path<String>, Query<Onto>)) -> Outcome<Reply> {
    let space = visible(cx, &slug)?;
    space.clone().permit::<Move>(cx)?;
    let target = onto.space(cx)?;
    ground::<Move>(cx, target.clone())?;
    commands::fits(cx, &space, target.as_ref().map(|t| t.id))?;
    answer_try(cx, &space, &Try::Under(target.as_ref().map(|t| t.id)), target.as_ref())
}

fn move_under(cx: &mut Cx<'_, Write>, (Path(slug), Form(onto)): (Path<String>, Form<Onto>)) -> Outcome<Done> {
    let permit = visible(cx, &slug)?.permit::<Move>(cx)?;
    let target = onto.space(cx)?;
    let ground = ground::<Move>(cx, target)?;
    commands::move_under(cx, &permit, &ground)?;
    Ok(Done::see(paths::settings(&slug)).saying("done-space-moved"))
}

fn answer_try(cx: &Cx<'_, Read>, space: &Visible<Space>, what: &Try, target: Option<&Visible<Space>>) -> Outcome<Reply> {
    let effects = preview(cx, space, what)?;
    let (head, target, what, items) = (header(cx, space)?, target.cloned(), what.clone(), effects.clone());
    let page = move |page: &grove_ui::Page<'_>| settings::tried(page, &head, &what, target.as_ref(), &effects);
    Ok(Reply::page(page).json(move || PreviewJson { items, next: None }))
}

#[derive(Clone, Deserialize, ToSchema)]
struct StepForm {
    /// `up` or `down`.
    to: String,
}

fn step(cx: &mut Cx<'_, Write>, (Path(slug), Form(form)): (Path<String>, Form<StepForm>)) -> Outcome<Done> {
    let permit = visible(cx, &slug)?.permit::<Reorder>(cx)?;
    let step = match form.to.as_str() {
        "up" => Step::Up,
        "down" => Step::Down,
        _ => return Err(Refusal::invalid("to", "spaces-problem-choice")),
    };
    commands::step(cx, &permit, step)?;
    Ok(Done::see(paths::SPACES))
}
