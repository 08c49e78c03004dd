//! How topics look: the page, its head, the rows of a list, the forms.

use grove_kernel::{Action, Paged, Problems, Visible};
use grove_spaces::Space;
use grove_ui::components::{
    Choice, Composer, Crumb, Empty, MenuItem, Note, Pager, Post, Row, Tone, Verb, breadcrumbs, button, composer, empty, error_summary,
    faces, form, link_button, menu, note, pager, post, radio_cards, role_badge, rows, select_field, state_pill, tag, text_field,
};
use grove_ui::{Page, Sheet, t};
use grove_web::Ask;
use maud::{Markup, Render, html};

use super::policy::{Answer, Close, Delete, Edit, Move, Pin, Restore};
use super::topic::{Head, Topic, TopicKind};
use crate::paths;
use crate::replies::{self, Reply};

/// What a form was filled with.
#[derive(Clone, Debug)]
pub struct Typed {
    pub title: String,
    pub body: String,
    pub tags: String,
    pub kind: TopicKind,
}

impl Default for Typed {
    fn default() -> Self {
        Self { title: String::new(), body: String::new(), tags: String::new(), kind: TopicKind::Discussion }
    }
}

impl Typed {
    pub fn of(ask: &Ask) -> Self {
        let text = |field| ask.typed(field).unwrap_or_default();
        Self { title: text("title"), body: text("body"), tags: text("tags"), kind: TopicKind::from_name(&text("kind")) }
    }
}

/// What the page of a topic shows.
pub struct TopicPage {
    pub topic: Visible<Topic>,
    pub tags: Vec<String>,
    pub replies: Paged<Visible<Reply>>,
    pub accepted: Option<Visible<Reply>>,
    /// How far the viewer had read before this visit.
    pub read: Option<i64>,
    /// The position after which this page of replies begins, and the one before it.
    pub start: i64,
    pub previous: Option<i64>,
}

pub fn topic_page(page: &Page<'_>, shown: &TopicPage) -> Sheet {
    let topic = &shown.topic;
    let main = html! {
        (head(page, shown))
        @if shown.start == 0 {
            (first_post(page, shown))
            @if let Some(accepted) = &shown.accepted { (replies::views::accepted(page, accepted)) }
        }
        (replies::views::conversation(page, shown))
        (end(page, topic))
    };
    let mut sheet = Sheet::new(topic.title.clone()).main(main).description(grove_ui::markdown::excerpt(&topic.text, 200));
    sheet = sheet.open_graph("article", None).live(format!("/live/{}", topic.id));
    if topic.deleted.is_some() { sheet.no_index() } else { sheet }
}

fn head(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let topic = &shown.topic;
    let space = Crumb::new(topic.space_name.clone(), grove_spaces::paths::space(&topic.space_slug));
    html! {
        header.topic-head {
            (breadcrumbs(page, &[space]))
            h1 dir="auto" { (topic.title) }
            p.topic-marks {
                (marks(page, topic))
                @for name in &shown.tags { (tag(name, Some(&paths::tag(name)))) }
            }
        }
        @if topic.deleted.is_some() { (deleted(page, topic)) }
    }
}

fn marks(page: &Page<'_>, topic: &Visible<Topic>) -> Markup {
    html! {
        @if topic.accepted.is_some() { (state_pill("circle-check", page.t("topic-solved"), Tone::Good, Some("#accepted"))) }
        @if topic.pinned.is_some() { (state_pill("pin", page.t("topic-pinned"), Tone::Plain, None)) }
        @if topic.is_closed() { (closed_note(page)) }
    }
}

/// Says that a topic is closed.
pub fn closed_note(page: &Page<'_>) -> Markup {
    html! { span id="topic-closed-note" { (state_pill("lock", page.t("topic-closed"), Tone::Plain, None)) } }
}

fn deleted(page: &Page<'_>, topic: &Visible<Topic>) -> Markup {
    let mut said = Note::new(Tone::Warn, page.t("topic-deleted-note"));
    if topic.may::<Restore>(page) {
        said = said.action(button(page.t("restore")).of_form("restore-topic"));
    }
    html! {
        (note(said))
        form id="restore-topic" method="post" action=(paths::restoration(topic.id)) { (grove_ui::components::form_key(page)) }
    }
}

fn first_post(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let topic = &shown.topic;
    post(
        page,
        &Post {
            anchor: "topic".to_owned(),
            data_id: topic.id.to_string(),
            position: Some(0),
            face: topic.author.drawn(),
            profile: topic.author.href().unwrap_or_default(),
            badges: badges(page, topic.author.is_staff, topic.author.is_bot),
            at: topic.created_at,
            href: paths::topic(topic.id),
            remarks: edited(page, topic.edited_at),
            html: &topic.html,
            body: html! {},
            actions: actions(page, topic),
            vote: None,
            new: false,
        },
    )
}

/// "edited 12 May"
pub fn edited(page: &Page<'_>, at: Option<grove_kernel::Moment>) -> Markup {
    html! { @if let Some(at) = at { span.meta { (page.t("edited")) " " (page.when(at)) } } }
}

pub fn badges(page: &Page<'_>, staff: bool, bot: bool) -> Markup {
    html! {
        @if staff { (role_badge(&page.t("badge-staff"))) }
        @if bot { (role_badge(&page.t("badge-bot"))) }
    }
}

fn actions(page: &Page<'_>, topic: &Visible<Topic>) -> Markup {
    let mut items = Vec::new();
    let mut offer = |yes: bool, item: MenuItem| {
        if yes {
            items.push(item);
        }
    };
    offer(topic.may::<Edit>(page), MenuItem::link(page.t("edit"), paths::edit(topic.id), "pencil"));
    let closing = if topic.is_closed() {
        MenuItem::act(page.t("topic-reopen"), paths::closure(topic.id), Verb::Delete, "lock-open")
    } else {
        MenuItem::act(page.t("topic-close"), paths::closure(topic.id), Verb::Post, "lock")
    };
    offer(topic.may::<Close>(page), closing);
    let pinning = if topic.pinned.is_some() {
        MenuItem::act(page.t("topic-unpin"), paths::pin(topic.id), Verb::Delete, "pin-off")
    } else {
        MenuItem::act(page.t("topic-pin"), paths::pin(topic.id), Verb::Post, "pin")
    };
    offer(topic.may::<Pin>(page), pinning);
    offer(topic.may::<Move>(page), MenuItem::link(page.t("topic-move"), paths::place(topic.id), "folder-input"));
    let deletable = topic.may::<Delete>(page) && topic.deleted.is_none();
    offer(deletable, MenuItem::danger(page.t("delete"), paths::topic(topic.id), Verb::Delete, "trash-2"));
    html! {
        @if topic.may::<Answer>(page) { a.act href="#reply" { (grove_ui::small_icon("reply")) (page.t("reply")) } }
        @if !items.is_empty() { (menu(page, button(page.t("more")).quiet().icon_only("ellipsis"), &items)) }
    }
}

/// What stands under the last reply: the form, or why there is none.
fn end(page: &Page<'_>, topic: &Visible<Topic>) -> Markup {
    match Answer::decide(grove_kernel::HasViewer::viewer(page), topic) {
        grove_kernel::Verdict::Yes => replies::views::reply_form(page, topic, "", "", &Problems::default()),
        grove_kernel::Verdict::No(_) if !page.signed_in() => {
            let next = format!("/sign-in?next={}", paths::topic(topic.id));
            note(Note::new(Tone::Plain, page.t("reply-sign-in")).action(link_button(page.t("sign-in"), next).primary()))
        }
        grove_kernel::Verdict::No(reason) => note(Note::new(Tone::Plain, page.t(reason.key()))),
    }
}

/// A list of topics as rows.
pub fn list(page: &Page<'_>, topics: &[Visible<Head>], fresh: &std::collections::HashMap<grove_kernel::TopicId, i64>) -> Markup {
    rows(page, topics.iter().map(|head| row(page, head, fresh.get(&head.id).copied().unwrap_or(0))))
}

fn row<'a>(page: &Page<'_>, head: &'a Visible<Head>, fresh: i64) -> Row<'a> {
    let state = if head.solved {
        Some(("circle-check", page.t("topic-solved")))
    } else if head.pinned {
        Some(("pin", page.t("topic-pinned")))
    } else if head.closed {
        Some(("lock", page.t("topic-closed")))
    } else {
        None
    };
    let never_opened = page.signed_in() && head.read.is_none();
    Row {
        id: None,
        href: paths::topic(head.id),
        title: &head.title,
        excerpt: &head.excerpt,
        tone: if head.solved { Tone::Good } else { Tone::Plain },
        state,
        unread: fresh > 0 || never_opened,
        new: fresh,
        tags: html! {},
        faces: faces(page, &[head.author.drawn()], 1),
        number: Some(("message-square", t!(page, "replies-count", count = head.replies), page.number(head.replies))),
        when: page.when(head.active_at),
    }
}

/// A list with its way on, or words for an empty one.
pub fn list_or_empty(
    page: &Page<'_>,
    topics: &Paged<Visible<Head>>,
    fresh: &std::collections::HashMap<grove_kernel::TopicId, i64>,
    here: &str,
) -> Markup {
    let joint = if here.contains('?') { '&' } else { '?' };
    let next = topics.next.map(|cursor| format!("{here}{joint}after={cursor}"));
    html! {
        @if topics.items.is_empty() { (empty(Empty::NothingYet, page.t("topics-none"), page.t("topics-none-text"), None)) }
        @else { (list(page, &topics.items, fresh)) (pager(page, &Pager { next, ..Pager::default() })) }
    }
}

/// Adds to a path who was mentioned and cannot see the place; the page says so to the author.
pub fn with_unseen(path: &str, handles: &[String]) -> String {
    if handles.is_empty() { path.to_owned() } else { format!("{path}?unseen={}", handles.join(",")) }
}

pub fn new_form(page: &Page<'_>, space: &Visible<Space>, typed: &Typed, problems: &Problems) -> Sheet {
    let title = page.t("topic-new");
    let draft = format!("new:{}", space.slug);
    let send = page.t("topic-begin");
    let (before, after) = (fields_before(page, Some(space), typed, problems), tags_field(page, typed, problems));
    let main = html! {
        (breadcrumbs(page, &[Crumb::new(space.name.clone(), grove_spaces::paths::space(&space.slug))]))
        h1 { (title) }
        (error_summary(page, problems))
        (composer(page, &Composer {
            value: &typed.body, draft: Some(draft), before, after, rows: 10, upload: Some("/media"),
            ..Composer::new("topic", paths::topics_of(&space.slug), problems, page.t("topic-body"), send)
        }))
    };
    Sheet::new(title).main(main).no_index()
}

pub fn edit_form(page: &Page<'_>, topic: &Visible<Topic>, typed: &Typed, problems: &Problems) -> Sheet {
    let (before, after) = (fields_before(page, None, typed, problems), tags_field(page, typed, problems));
    let url = format!("{}?_method=PATCH", paths::topic(topic.id));
    let main = html! {
        (breadcrumbs(page, &[Crumb::new(topic.title.clone(), paths::topic(topic.id))]))
        h1 { (page.t("topic-edit")) }
        (error_summary(page, problems))
        (composer(page, &Composer {
            value: &typed.body, draft: Some(format!("edit:{}", topic.id)), before, after, rows: 12, upload: Some("/media"),
            beside: link_button(page.t("cancel"), paths::topic(topic.id)).quiet().render(),
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
