//! Doors beside the text while it is written: how it would look, and who may be meant.

use grove_kernel::{Outcome, TopicId};
use grove_store::{Cx, Read, Write};
use grove_ui::components::{Crumb, breadcrumbs};
use grove_ui::{Page, Sheet};
use grove_web::{Access, Done, Form, Method, Path, Query, Reply, Routes};
use maud::{Markup, PreEscaped, html};
use serde::{Deserialize, Serialize};

use super::store;
use crate::topics::commands::Begin;
use crate::topics::{self, space_of};

/// Names that are offered at once.
const OFFERED: usize = 8;

pub fn routes() -> Routes {
    Routes::at("/spaces/{slug}")
        .prepared(Method::POST, "/preview", Access::Member, prepare_preview, preview)
        .says("How a text would look in this space; nothing is kept")
        .answers::<TextPreviewJson>()
        .get("/mentionable", Access::Member, mentionable)
        .says("Members who can read this space and whose handle or name begins so; those of the topic first, then those of the space")
        .answers::<Mentionable>()
}

#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
struct Draft {
    #[serde(default)]
    body: String,
}

/// A text as it would be shown.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TextPreviewJson {
    html: String,
    /// Handles in the text that name somebody who cannot see this place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mentions_out_of_sight: Vec<String>,
}

#[derive(Clone)]
struct Seen {
    space: String,
    slug: String,
    json: TextPreviewJson,
}

fn prepare_preview(cx: &Cx<'_, Read>, (Path(slug), Form(draft)): (Path<String>, Form<Draft>)) -> Outcome<Seen> {
    let space = space_of(cx, &slug)?;
    // Who is mentioned in vain says who reads the place.
    space.verdict::<Begin>(cx).ok()?;
    let (place, math, name) = (space.place, space.math, space.name.clone());
    let written = super::write(cx, &place, math, "body", &draft.body)?;
    let json = TextPreviewJson { html: written.html, mentions_out_of_sight: written.out_of_sight };
    Ok(Seen { space: name, slug, json })
}

fn preview(_: &mut Cx<'_, Write>, seen: Seen) -> Outcome<Done> {
    let (drawn, html, json) = (seen.clone(), seen.json.html.clone(), seen.json);
    let done = Done::see(grove_spaces::paths::space(&seen.slug)).fragment(move |_| text(&html)).json(move || json);
    Ok(done.page(move |page| sheet(page, &drawn)))
}

fn text(html: &str) -> Markup {
    html! { div.prose dir="auto" { (PreEscaped(html)) } }
}

/// In a tab of its own, for browsers without a script.
fn sheet(page: &Page<'_>, seen: &Seen) -> Sheet {
    let title = page.t("ui-tool-preview");
    let main = html! {
        (breadcrumbs(page, &[Crumb::new(seen.space.clone(), grove_spaces::paths::space(&seen.slug))]))
        h1 { (title) }
        (text(&seen.json.html))
    };
    Sheet::new(title).main(main).no_index()
}

#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct Begun {
    #[serde(default)]
    q: String,
    /// In which conversation: its people come first.
    topic: Option<String>,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Mentionable {
    items: Vec<Name>,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
struct Name {
    handle: String,
    name: String,
}

fn mentionable(cx: &Cx<'_, Read>, (Path(slug), Query(begun)): (Path<String>, Query<Begun>)) -> Outcome<Reply> {
    let space = space_of(cx, &slug)?;
    space.verdict::<Begin>(cx).ok()?;
    let topic = match begun.topic.as_deref().and_then(|id| id.parse::<TopicId>().ok()) {
        Some(id) => Some(topics::find(cx, id)?.visible_to(cx)?).filter(|topic| topic.place.space == space.id).map(|topic| topic.id),
        None => None,
    };
    let begun: String = begun.q.chars().filter(|c| c.is_alphanumeric() || "-_. ".contains(*c)).take(40).collect();
    let found = if begun.is_empty() { Vec::new() } else { store::begins(cx, &space.place, topic, &begun.to_lowercase(), OFFERED)? };
    let items = found.into_iter().map(|person| Name { handle: person.handle, name: person.name }).collect();
    Ok(Reply::default().json(move || Mentionable { items }))
}
