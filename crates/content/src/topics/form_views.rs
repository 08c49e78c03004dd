//! The forms in which a topic is begun, changed and moved.

use grove_kernel::{Problems, Visible};
use grove_spaces::Space;
use grove_ui::components::{
    Card, Choice, Composer, Crumb, Empty, Note, Tone, Verb, breadcrumbs, button, card, composer, empty, error_summary, form, link_button,
    note, page_head, radio_cards, select_field, text_field,
};
use grove_ui::{Page, Sheet, small_icon};
use grove_web::Ask;
use maud::{Markup, Render, html};

use super::topic::{Topic, TopicKind};
use crate::drafts::{self, Draft, Key};
use crate::paths;
use crate::said::Target;
use crate::writing::{Again, theirs};

/// What a form was filled with.
#[derive(Clone, Debug)]
pub struct Typed {
    pub title: String,
    pub body: String,
    pub tags: String,
    pub kind: TopicKind,
    /// What it was filled from.
    pub draft: Option<Draft>,
}

impl Default for Typed {
    fn default() -> Self {
        Self { title: String::new(), body: String::new(), tags: String::new(), kind: TopicKind::Discussion, draft: None }
    }
}

impl Typed {
    pub fn of(ask: &Ask) -> Self {
        let text = |field| ask.typed(field).unwrap_or_default();
        Self { title: text("title"), body: text("body"), tags: text("tags"), kind: TopicKind::from_name(&text("kind")), draft: None }
    }
    pub fn from_draft(draft: Draft) -> Self {
        let drafts::Typed { title, body, tags, kind } = draft.typed.clone();
        Self { title, body, tags, kind: TopicKind::from_name(&kind), draft: Some(draft) }
    }
}

/// Where it belongs.
pub fn choose_space(page: &Page<'_>, spaces: &[Visible<Space>]) -> Sheet {
    let title = page.t("topic-new");
    let main = html! {
        (page_head(&title).lede(page.t("topic-where")))
        @if spaces.is_empty() { (empty(Empty::NothingYet, page.t("topic-nowhere"), page.t("topic-nowhere-text"), None)) }
        @else {
            div.cards.two {
                @for space in spaces {
                    (card(&Card {
                        href: paths::new_topic(&space.slug), title: &space.name, excerpt: &space.purpose,
                        head: html! { (small_icon(&space.icon)) },
                        ..Card::default()
                    }))
                }
            }
        }
    };
    Sheet::new(title).main(main).no_index()
}

pub fn new_form(page: &Page<'_>, space: &Visible<Space>, typed: &Typed, problems: &Problems) -> Sheet {
    let (title, send) = match space.kinds.allows("discussion") {
        true => (page.t("topic-new"), page.t("topic-begin")),
        false => (page.t("topic-ask"), page.t("topic-ask-send")),
    };
    let draft = Key::New(space.slug.clone()).to_string();
    let (before, after) = (fields_before(page, Some(space), typed, problems), tags_field(page, typed, problems));
    let main = html! {
        (breadcrumbs(page, &[Crumb::new(space.name.clone(), grove_spaces::paths::space(&space.slug))]))
        h1 { (title) }
        (error_summary(page, problems))
        (composer(page, &Composer {
            value: &typed.body, draft: Some(draft), before, after, rows: 10, upload: Some("/media"),
            preview: Some(paths::preview(&space.slug)), mentions: Some(paths::mentionable(&space.slug)),
            beside: drafts::views::remark(page, typed.draft.as_ref()),
            ..Composer::new("topic", paths::topics_of(&space.slug), problems, page.t("topic-body"), send)
        }))
    };
    Sheet::new(title).main(main).no_index()
}

pub fn edit_form(page: &Page<'_>, topic: &Visible<Topic>, typed: &Typed, again: &Again) -> Sheet {
    let problems = &again.problems;
    let (before, after) = (fields_before(page, None, typed, problems), tags_field(page, typed, problems));
    let url = format!("{}?_method=PATCH", paths::topic(topic.id));
    let main = html! {
        (breadcrumbs(page, &[Crumb::new(topic.title.clone(), paths::topic(topic.id))]))
        h1 { (page.t("topic-edit")) }
        (error_summary(page, problems))
        @if topic.format == "html" { (note(Note::new(Tone::Plain, page.t("edit-html-note")))) }
        (theirs(page, again))
        (composer(page, &Composer {
            value: &typed.body, draft: Some(Key::Edit(Target::Topic(topic.id)).to_string()), before, after, rows: 12, upload: Some("/media"),
            preview: Some(paths::preview(&topic.space_slug)), mentions: Some(paths::mentionable_in(&topic.space_slug, topic.id)),
            beside: html! { (drafts::views::remark(page, typed.draft.as_ref())) (link_button(page.t("cancel"), paths::topic(topic.id)).quiet()) },
            hidden: vec![("version", topic.version().to_string())],
            ..Composer::new("topic", url, problems, page.t("topic-body"), page.t("save"))
        }))
    };
    Sheet::new(page.t("topic-edit")).main(main).no_index()
}

fn fields_before(page: &Page<'_>, space: Option<&Visible<Space>>, typed: &Typed, problems: &Problems) -> Markup {
    let both = space.is_some_and(|s| s.kinds.allows("discussion") && s.kinds.allows("question"));
    let only_questions = space.is_some_and(|s| !s.kinds.allows("discussion"));
    html! {
        @if both {
            (radio_cards(page, problems, "kind", page.t("topic-kind")).value(typed.kind.name()).choices([
                Choice::new("discussion", page.t("kind-discussion")).about(page.t("kind-discussion-about")).icon("message-square"),
                Choice::new("question", page.t("kind-question")).about(page.t("kind-question-about")).icon("circle-help"),
            ]))
        } @else if only_questions { input type="hidden" name="kind" value="question"; }
        (text_field(page, problems, "title", page.t("topic-title")).value(&typed.title).hint(page.t("topic-title-hint")))
    }
}

fn tags_field(page: &Page<'_>, typed: &Typed, problems: &Problems) -> Markup {
    text_field(page, problems, "tags", page.t("topic-tags")).value(&typed.tags).hint(page.t("topic-tags-hint")).render()
}

pub fn move_form(page: &Page<'_>, topic: &Visible<Topic>, spaces: &[Visible<Space>]) -> Sheet {
    let problems = Problems::default();
    let choices = spaces.iter().map(|s| Choice::new(s.slug.clone(), s.name.clone()));
    let body = html! {
        (select_field(page, &problems, "space", page.t("topic-move-to")).value(&topic.space_slug).choices(choices))
        div.form-actions { (button(page.t("topic-move")).primary()) (link_button(page.t("cancel"), paths::topic(topic.id)).quiet()) }
    };
    let main = html! {
        (breadcrumbs(page, &[Crumb::new(topic.title.clone(), paths::topic(topic.id))]))
        h1 { (page.t("topic-move")) }
        p.lede { (page.t("topic-move-about")) }
        (form(page, &paths::place(topic.id), Verb::Put, None, body))
    };
    Sheet::new(page.t("topic-move")).main(main).no_index()
}
