//! How the page of a topic looks.

use std::collections::HashMap;

use grove_kernel::{Action, Floor, HasViewer, Problems, Verdict, Visible};
use grove_members::identity::Face;
use grove_ui::components::{
    MenuItem, Note, PageHead, Post, Size, Tone, Verb, button, chosen, link_button, menu, middot, note, page_head, post, role_badge,
    section_head, side, stack, state, state_pill, tag,
};
use grove_ui::{Page, Sheet, small_icon, t};
use maud::{Markup, PreEscaped, html};

use super::page::TopicPage;
use super::policy::{Answer, Close, Delete, Edit, Move, Pin, Restore};
use super::schema;
use super::topic::{Removal, Topic};
use crate::drafts::Key;
use crate::said::Target;
use crate::{paths, reactions, reading, related, replies, votes};

pub fn topic_page(page: &Page<'_>, shown: &TopicPage) -> Sheet {
    let topic = &shown.topic;
    let main = html! {
        (head(page, shown))
        div.posts data-read-to=(shown.read_to()) {
            @if shown.start > 0 { (first_again(page, shown)) }
            @else {
                (first_post(page, shown))
                (replies::views::comments(page, shown))
                (accepted(page, shown))
            }
            div id="replies-counted" data-counts { (section_head(counted(page, topic), html! { (page.t("replies-order")) })) }
            (replies::views::conversation(page, shown))
        }
        (end(page, shown))
        // Without a script, what was shown is what was read: this picture of nothing says so.
        @if page.viewer().is_member() { noscript { img.vh src=(paths::shown_up_to(topic.id, shown.read_to())) alt="" width="1" height="1"; } }
    };
    let mut sheet = Sheet::new(topic.title.clone()).main(main).aside(beside(page, shown)).live(format!("/live/{}", topic.id));
    if page.viewer().is_member() {
        sheet = sheet.reads(paths::read_position(topic.id));
    }
    machines(page, sheet, shown)
}

/// What search engines and previews of links get; nothing for what only some may read.
fn machines(page: &Page<'_>, sheet: Sheet, shown: &TopicPage) -> Sheet {
    let topic = &shown.topic;
    if topic.deleted.is_some() || topic.place.content != Floor::Everyone {
        return sheet.no_index();
    }
    let part = if shown.start == 0 { String::new() } else { format!("?after={}", shown.start) };
    let sheet = sheet
        .description(grove_ui::markdown::excerpt(&topic.text, 200))
        .canonical(format!("{}{}{part}", shown.origin, paths::topic(topic.id)))
        .open_graph("article", None)
        .feed(paths::space_feed(&topic.space_slug), topic.space_name.clone());
    // Search engines come without a name, and the texts again as data are a sixth of the work of a page.
    match (!page.signed_in()).then(|| schema::data(shown)).flatten() {
        Some(data) => sheet.json_ld(data),
        None => sheet,
    }
}

/// A title with formulas shows them where the space has formulas; lists have the plain words.
fn titled(topic: &Topic) -> PageHead {
    let head = page_head(topic.title.clone());
    if topic.math { head.drawn(PreEscaped(grove_ui::markdown::line(&topic.title))) } else { head }
}

fn counted(page: &Page<'_>, topic: &Topic) -> String {
    if topic.is_question() { t!(page, "answers-count", count = topic.replies) } else { t!(page, "replies-count", count = topic.replies) }
}

fn head(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let topic = &shown.topic;
    let space =
        html! { a href=(grove_spaces::paths::space(&topic.space_slug)) dir="auto" { (small_icon(&topic.space_icon)) (topic.space_name) } };
    let below = html! { (marks(page, topic)) @for name in &shown.tags { (tag(name, Some(&paths::tag(name)))) } };
    html! {
        (titled(topic).above(space).below(below))
        @if topic.deleted.is_some() { (deleted(page, shown)) }
        @if !shown.unseen.is_empty() { (note(Note::new(Tone::Warn, t!(page, "mentioned-unseen", names = named(&shown.unseen))))) }
    }
}

fn named(handles: &[String]) -> String {
    handles.iter().map(|handle| format!("@{handle}")).collect::<Vec<_>>().join(", ")
}

fn marks(page: &Page<'_>, topic: &Visible<Topic>) -> Markup {
    html! {
        @if topic.accepted.is_some() { (state_pill("circle-check", page.t("topic-solved-go"), Tone::Good, Some(&format!("{}#accepted", paths::topic(topic.id))))) }
        @if topic.pinned.is_some() { (state_pill("pin", page.t("topic-pinned"), Tone::Plain, None)) }
        @if topic.is_closed() { (closed_note(page)) }
    }
}

/// Says that a topic is closed.
pub fn closed_note(page: &Page<'_>) -> Markup {
    html! { span id="topic-closed-note" { (state_pill("lock", page.t("topic-closed"), Tone::Plain, None)) } }
}

fn deleted(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let topic = &shown.topic;
    let restoration = topic.may::<Restore>(page).then(|| paths::restoration(topic.id));
    gone(page, &Gone { own: page.viewer().is(topic.author.id), removal: topic.removal.as_ref(), rules: &shown.rules, restoration })
}

/// Something that only its author and those who moderate still see.
pub struct Gone<'a> {
    pub own: bool,
    pub removal: Option<&'a Removal>,
    pub rules: &'a HashMap<i64, String>,
    /// Where it is brought back, for those who may.
    pub restoration: Option<String>,
}

/// Who took it away and why, and the way back.
pub fn gone(page: &Page<'_>, gone: &Gone<'_>) -> Markup {
    let who_sees = if gone.own { "deleted-you-see" } else { "topic-deleted-note" };
    let mut said = match gone.removal {
        Some(removal) => {
            let rule = gone.rules.get(&removal.rule).cloned().unwrap_or_else(|| page.number(removal.rule));
            let key = if gone.own { "removed-yours" } else { "removed-theirs" };
            Note::new(Tone::Warn, t!(page, "removed-words", words = &removal.words, sees = page.t(who_sees))).title(t!(
                page,
                key,
                rule = rule
            ))
        }
        None if gone.own => Note::new(Tone::Warn, page.t(who_sees)).title(page.t("deleted-by-you")),
        None => Note::new(Tone::Warn, page.t(who_sees)).title(page.t("deleted-by-author")),
    };
    if let Some(path) = &gone.restoration {
        let form = path.replace('/', "-");
        said = said.action(button(page.t("restore")).of_form(&form));
        return html! { (note(said)) form id=(form) method="post" action=(path) { (grove_ui::components::form_key(page)) } };
    }
    note(said)
}

fn first_post(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let topic = &shown.topic;
    let drawn = post(
        page,
        &Post {
            anchor: "topic".to_owned(),
            data_id: topic.id.to_string(),
            position: Some(0),
            face: topic.author.drawn(),
            profile: topic.author.href(),
            badges: badges(page, &topic.author),
            at: topic.created_at,
            href: paths::topic(topic.id),
            remarks: edited(page, topic.edited_at),
            html: &topic.html,
            body: html! {},
            actions: actions(page, shown),
            vote: votes::views::beside(page, topic),
            new: false,
        },
    );
    folded(page, topic.unwanted, drawn)
}

/// On later pages the beginning is one line, and opens.
fn first_again(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let (topic, excerpt) = (&shown.topic, grove_ui::markdown::excerpt(&shown.topic.text, 120));
    html! {
        details.first-again {
            summary { (t!(page, "topic-first-again", name = &topic.author.name)) " " span.meta dir="auto" { (excerpt) } }
            (first_post(page, shown))
        }
    }
}

/// What somebody said whom the viewer does not want to read: a quiet line that opens.
pub fn folded(page: &Page<'_>, unwanted: bool, drawn: Markup) -> Markup {
    html! { @if unwanted { details.unwanted { summary.meta { (page.t("post-unwanted")) } (drawn) } } @else { (drawn) } }
}

/// The answer that settled it, right under the question.
fn accepted(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let Some(reply) = &shown.accepted else { return html! {} };
    let chosen_by = shown.chosen_by.as_ref().map(|who| t!(page, "reply-chosen-by", name = &who.name));
    let head = html! {
        (state("circle-check", page.t("reply-accepted"), Tone::Good))
        span.meta {
            @if let Some(chosen_by) = &chosen_by { (chosen_by) " " (middot()) " " }
            a.link href={ "#in-place-" (reply.id) } { (page.t(if chosen_by.is_some() { "reply-in-its-place" } else { "reply-see-in-place" })) }
        }
    };
    let body = html! { (replies::views::one(page, shown, reply)) (replies::views::hanging(page, shown, reply.id)) };
    chosen("accepted", page.t("reply-accepted"), head, body)
}

/// "edited 12 May"
pub fn edited(page: &Page<'_>, at: Option<grove_kernel::Moment>) -> Markup {
    html! { @if let Some(at) = at { span { (page.t("edited")) " " (page.when(at)) } } }
}

pub fn badges(page: &Page<'_>, face: &Face) -> Markup {
    html! {
        @if face.is_staff { (role_badge(&page.t("badge-staff"))) }
        @if face.is_bot { (role_badge(&page.t("badge-bot"))) }
    }
}

fn actions(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let topic = &shown.topic;
    let items = possible(page, topic);
    html! {
        (reactions::views::under(page, topic, &shown.given))
        @if topic.may::<Answer>(page) {
            @if topic.is_question() { (replies::views::comment_here(page, shown)) }
            @else { (link_button(page.t("reply"), "#reply").act().icon("reply")) }
        }
        @if !items.is_empty() { (menu(page, button(page.t("more")).act().icon_only("ellipsis"), &items)) }
    }
}

/// What is done now and then.
fn possible(page: &Page<'_>, topic: &Visible<Topic>) -> Vec<MenuItem> {
    let closing = if topic.is_closed() {
        MenuItem::act(page.t("topic-reopen"), paths::closure(topic.id), Verb::Delete, "lock-open")
    } else {
        MenuItem::act(page.t("topic-close"), paths::closure(topic.id), Verb::Post, "lock")
    };
    let pinning = if topic.pinned.is_some() {
        MenuItem::act(page.t("topic-unpin"), paths::pin(topic.id), Verb::Delete, "pin-off")
    } else {
        MenuItem::act(page.t("topic-pin"), paths::pin(topic.id), Verb::Post, "pin")
    };
    let viewer = page.viewer();
    let (own, deletable) = (viewer.is(topic.author.id), topic.may::<Delete>(page) && topic.deleted.is_none());
    [
        (topic.may::<Edit>(page), MenuItem::link(page.t("edit"), paths::edit(topic.id), "pencil")),
        (topic.may::<Close>(page), closing),
        (topic.may::<Pin>(page), pinning),
        (topic.may::<Move>(page), MenuItem::link(page.t("topic-move"), paths::place(topic.id), "folder")),
        (deletable && own, MenuItem::danger(page.t("delete"), paths::topic(topic.id), Verb::Delete, "trash-2")),
        (deletable && !own, MenuItem::link(page.t("remove"), paths::removal(topic.id), "trash-2")),
        (viewer.is_member() && !own && topic.deleted.is_none(), MenuItem::link(page.t("report"), paths::report(topic.id), "flag")),
    ]
    .into_iter()
    .filter_map(|(may, item)| may.then_some(item))
    .collect()
}

/// What stands under the last reply: the form, or why there is none.
fn end(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let topic = &shown.topic;
    match Answer::decide(page.viewer(), topic) {
        Verdict::Yes => {
            let draft = shown.drafts.of(&Key::Reply(Target::Topic(topic.id)));
            replies::views::reply_form(page, topic, None, draft, "", &Problems::default())
        }
        Verdict::No(_) if !page.signed_in() => {
            let sign_in = grove_members::paths::sign_in(&paths::topic(topic.id));
            note(Note::new(Tone::Plain, page.t("reply-sign-in")).action(link_button(page.t("sign-in"), sign_in).primary()))
        }
        Verdict::No(reason) => note(Note::new(Tone::Plain, page.t(reason.key()))),
    }
}

/// Who is here, how far one has come, and what else there is about it.
fn beside(page: &Page<'_>, shown: &TopicPage) -> Markup {
    html! { (people(page, shown)) (reading::views::progress(page, shown.topic.id, shown.progress)) (related::views::beside(page, &shown.related)) }
}

/// Those who take part, on all pages.
fn people(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let drawn: Vec<_> = shown.people.first.iter().map(Face::drawn).collect();
    let all = usize::try_from(shown.people.all).unwrap_or(drawn.len());
    html! { div id="people" data-counts { (side(&t!(page, "topic-people", count = shown.people.all), stack(page, &drawn, all, Size::Small))) } }
}
