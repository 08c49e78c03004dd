//! Doors through which a topic is written: the form, what was sent, and the form again.

use grove_kernel::{Outcome, Place, Problems, Refusal, TopicId};
use grove_spaces::space;
use grove_store::{Cx, Read, Write};
use grove_web::{Ask, Done, Form, Nothing, Path, Reply};
use serde::Deserialize;

use super::commands::{self, Begin, Ready};
use super::form_views::{self, Typed};
use super::json::TopicJson;
use super::policy::Edit;
use super::routes::space_of;
use super::store;
use super::topic::{NewTopic, Tags, Title};
use crate::drafts::{self, Key};
use crate::paths;
use crate::said::Target;
use crate::writing::{self, Again, Since, Written, changed_meanwhile};

/// Where a conversation may begin, for somebody who comes from elsewhere. Where there is one place, its form.
pub(super) fn choose_space(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    let spaces: Vec<_> = space::tree(cx)?.into_iter().map(|(_, space)| space).filter(|space| space.may::<Begin>(cx)).collect();
    if let [only] = spaces.as_slice() {
        return Ok(Reply::go(paths::new_topic(&only.slug)));
    }
    Ok(Reply::page(move |page| form_views::choose_space(page, &spaces)))
}

pub(super) fn new_form(cx: &Cx<'_, Read>, Path(slug): Path<String>) -> Outcome<Reply> {
    let space = space_of(cx, &slug)?;
    space.verdict::<Begin>(cx).ok()?;
    let typed = drafts::find(cx, &Key::New(slug))?.map_or_else(Typed::default, Typed::from_draft);
    Ok(Reply::page(move |page| form_views::new_form(page, &space, &typed, &Problems::default())))
}

pub(super) fn begin_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let space = space_of(cx, ask.param("slug").unwrap_or_default())?;
    let (typed, problems) = (Typed::of(ask), problems.clone());
    Ok(Reply::page(move |page| form_views::new_form(page, &space, &typed, &problems)))
}

pub(super) fn prepare_begin(cx: &Cx<'_, Read>, (Path(slug), Form(sent)): (Path<String>, Form<NewTopic>)) -> Outcome<(String, Ready)> {
    let space = space_of(cx, &slug)?;
    let (place, math) = (space.place, space.math);
    space.permit::<Begin>(cx)?;
    Ok((slug, ready(cx, &place, math, &sent)?))
}

/// Checks all fields, so that a person mends everything in one go.
fn ready(cx: &Cx<'_, Read>, place: &Place, math: bool, sent: &NewTopic) -> Outcome<Ready> {
    let mut problems = Problems::default();
    let title = problems.keep(Title::parse(&sent.title))?;
    let tags = problems.keep(Tags::parse(&sent.tags))?;
    let body = problems.keep(writing::write(cx, place, math, "body", &sent.body))?;
    match (title, tags, body) {
        (Some(title), Some(tags), Some(body)) => Ok(Ready { kind: sent.kind, title, tags, body }),
        (_, _, _) => Err(Refusal::Invalid(problems)),
    }
}

pub(super) fn begin(cx: &mut Cx<'_, Write>, (slug, ready): (String, Ready)) -> Outcome<Done> {
    let permit = space_of(cx, &slug)?.permit::<Begin>(cx)?;
    let id = commands::begin(cx, permit, &ready)?;
    told(cx, id, &ready.body).map(|(done, json)| done.created(move || json))
}

/// The answer to a text that was written: the topic, and who was mentioned in vain.
fn told(cx: &Cx<'_, Write>, id: TopicId, body: &Written) -> Outcome<(Done, TopicJson)> {
    let topic = store::find(cx, id)?.visible_to(cx)?;
    let mut json = TopicJson::of(&topic, store::tags_of(cx, id)?);
    json.mentions_out_of_sight.clone_from(&body.out_of_sight);
    let path = paths::with_unseen(&paths::topic(id), &body.out_of_sight);
    Ok((Done::see(path).at(paths::topic(id)), json))
}

pub(super) fn edit_form(cx: &Cx<'_, Read>, Path(id): Path<TopicId>) -> Outcome<Reply> {
    let topic = store::find(cx, id)?.visible_to(cx)?;
    topic.verdict::<Edit>(cx).ok()?;
    let body = store::source(cx, &topic)?.to_edit().into_owned();
    let tags = store::tags_of(cx, id)?.join(" ");
    // A draft from before the last change would undo that change.
    let since = topic.edited_at.unwrap_or(topic.created_at);
    let draft = drafts::find(cx, &Key::Edit(Target::Topic(id)))?.filter(|draft| draft.saved_at > since);
    let mut typed = Typed { title: topic.title.clone(), body, tags, kind: topic.kind, draft: None };
    if let Some(draft) = draft {
        let kept = draft.typed.clone();
        typed.body = kept.body;
        for (field, kept) in [(&mut typed.title, kept.title), (&mut typed.tags, kept.tags)] {
            if !kept.trim().is_empty() {
                *field = kept;
            }
        }
        typed.draft = Some(draft);
    }
    Ok(Reply::page(move |page| form_views::edit_form(page, &topic, &typed, &Again::default())))
}

pub(super) fn edit_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let id: TopicId = ask.param("id").and_then(|id| id.parse().ok()).ok_or(Refusal::NotFound)?;
    let topic = store::find(cx, id)?.visible_to(cx)?;
    let (typed, problems) = (Typed::of(ask), problems.clone());
    let theirs = if changed_meanwhile(ask, topic.version()) { Some(store::source(cx, &topic)?.to_edit().into_owned()) } else { None };
    Ok(Reply::page(move |page| form_views::edit_form(page, &topic, &typed, &Again { problems, theirs })))
}

/// What may change; what is left out stays.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct TopicChange {
    title: Option<String>,
    body: Option<String>,
    #[serde(default, deserialize_with = "super::topic::some_tags")]
    #[schema(value_type = Option<super::topic::TagsSent>)]
    tags: Option<Vec<String>>,
    /// The version that was changed; when it is not the newest any more, the answer is 409.
    version: Option<i64>,
}

/// What changes; `None` is a body that stays as it is.
#[derive(Clone)]
pub(super) struct Changed {
    id: TopicId,
    title: Title,
    tags: Tags,
    body: Option<Written>,
    version: Option<i64>,
}

pub(super) fn prepare_edit(
    cx: &Cx<'_, Read>,
    (Path(id), Form(sent), Since(since)): (Path<TopicId>, Form<TopicChange>, Since),
) -> Outcome<Changed> {
    let version = sent.version.or(since);
    let topic = store::find(cx, id)?.visible_to(cx)?;
    let source = store::source(cx, &topic)?;
    let body = source.new_words(sent.body.as_deref()).map(str::to_owned);
    let title = sent.title.unwrap_or_else(|| topic.title.clone());
    let tags = sent.tags.map_or_else(|| store::tags_of(cx, id), Ok)?;
    let (place, math) = (topic.place, topic.math);
    topic.permit::<Edit>(cx)?;
    let mut problems = Problems::default();
    let title = problems.keep(Title::parse(&title))?;
    let tags = problems.keep(Tags::parse(&tags))?;
    let body = problems.keep(body.map(|body| writing::write(cx, &place, math, "body", &body)).transpose())?;
    match (title, tags, body) {
        (Some(title), Some(tags), Some(body)) => Ok(Changed { id, title, tags, body, version }),
        (_, _, _) => Err(Refusal::Invalid(problems)),
    }
}

pub(super) fn edit(cx: &mut Cx<'_, Write>, to: Changed) -> Outcome<Done> {
    let permit = store::find(cx, to.id)?.visible_to(cx)?.permit::<Edit>(cx)?;
    writing::still_at(to.version, permit.version())?;
    commands::edit(cx, permit, &to.title, &to.tags, to.body.as_ref())?;
    told(cx, to.id, &to.body.unwrap_or_default()).map(|(done, json)| done.json(move || json))
}
