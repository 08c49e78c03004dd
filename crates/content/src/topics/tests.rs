//! Who may do what to a topic and what hangs on it, and what its page shows to whom.

use std::collections::HashMap;

use grove_kernel::viewer::Found;
use grove_kernel::{
    Action, Floor, Guarded, MemberId, Moment, Place, Reach, Role, Scopes, SpaceId, SpaceRole, Standing, TopicId, Verdict, Viewer,
};
use grove_members::identity::Face;
use grove_ui::{Frame, Page, PageParts, document};

use super::policy::{Answer, Close, Edit, Move, Pin};
use super::{Mark, Topic, TopicKind, page, views};
use crate::questions::{Accept, Unaccept};
use crate::reactions::React;
use crate::town::Town;
use crate::votes::CastVote;
use crate::{questions, replies, topics};

const SPACE: SpaceId = SpaceId::from_raw(7);
const ASKER: MemberId = MemberId::from_raw(1);

pub(crate) fn face(id: MemberId) -> Face {
    Face {
        id,
        handle: "x".into(),
        name: "X".into(),
        avatar: None,
        role: Role::Member,
        is_staff: false,
        is_bot: false,
        is_brand: false,
        has_left: false,
    }
}

pub(crate) fn a_question() -> Topic {
    Topic {
        id: TopicId::from_raw(9),
        place: Place { space: SPACE, card: Floor::Members, content: Floor::Members },
        space_slug: "square".into(),
        space_name: "Square".into(),
        space_icon: "leaf".into(),
        math: false,
        members_write: false,
        kind: TopicKind::Question,
        author: face(ASKER),
        title: "Why?".into(),
        format: "markdown".into(),
        html: String::new(),
        text: String::new(),
        created_at: Moment::default(),
        edited_at: None,
        active_at: Moment::default(),
        last_position: 0,
        replies: 0,
        votes: 0,
        accepted: None,
        accepted_by: None,
        closed: None,
        pinned: None,
        deleted: None,
        removal: None,
        author_blocks_me: false,
        unwanted: false,
        voted: false,
        read: None,
    }
}

/// The cast of the tables: each by what they are.
fn viewer(name: &str) -> Viewer {
    let (id, role, standing, in_space) = match name {
        "visitor" => return Viewer::visitor(),
        "asker" => (1, Role::Member, Standing::Active, SpaceRole::Outsider),
        "other" => (2, Role::Member, Standing::Active, SpaceRole::Outsider),
        "belongs" => (3, Role::Member, Standing::Active, SpaceRole::Member),
        "host" => (4, Role::Member, Standing::Active, SpaceRole::Host),
        "moderator" => (5, Role::Moderator, Standing::Active, SpaceRole::Outsider),
        "owner" => (6, Role::Owner, Standing::Active, SpaceRole::Outsider),
        "new" => (7, Role::Member, Standing::New, SpaceRole::Outsider),
        "silenced" => (8, Role::Member, Standing::Silenced, SpaceRole::Member),
        "pending" => (9, Role::Member, Standing::Pending, SpaceRole::Outsider),
        other => panic!("nobody is called {other}"),
    };
    let spaces = if in_space == SpaceRole::Outsider { HashMap::new() } else { HashMap::from([(SPACE, (in_space, Reach::Content))]) };
    let member = MemberId::from_raw(id);
    let (joined, scopes) = (Moment::default(), Scopes::ALL);
    Viewer::loaded(Found { member, role, standing, scopes, spaces, joined, is_staff: false, is_bot: false, is_brand: false })
}

/// `who yes|reason` pairs, as they are said.
fn check<A: Action<T>, T>(thing: &T, table: &str) {
    let mut words = table.split_whitespace();
    while let (Some(who), Some(expected)) = (words.next(), words.next()) {
        let said = match A::decide(&viewer(who), thing) {
            Verdict::Yes => "yes",
            Verdict::No(reason) => reason.key().trim_start_matches("reason-"),
        };
        assert_eq!(said, expected, "{who}");
    }
}

#[test]
fn who_answers_a_question() {
    let everybody = "visitor members-only  asker yes  other yes  belongs yes  host yes  moderator yes  owner yes  new yes  silenced silenced  pending awaiting-approval";
    check::<Answer, _>(&a_question(), everybody);
    let closed = Topic { closed: Some(Mark { at: Moment::default(), by: None }), ..a_question() };
    check::<Answer, _>(&closed, "asker topic-closed  other topic-closed  belongs topic-closed  host yes  moderator yes  owner yes");
    let inside = Topic { members_write: true, ..a_question() };
    check::<Answer, _>(&inside, "asker space-members-only  other space-members-only  belongs yes  host yes  moderator yes");
    let blocking = Topic { author_blocks_me: true, ..a_question() };
    check::<Answer, _>(&blocking, "other blocked  belongs blocked  host yes  moderator yes");
}

#[test]
fn who_changes_a_topic() {
    let own = "visitor members-only  asker yes  other only-author-or-host  belongs only-author-or-host  host yes  moderator yes  owner yes  silenced silenced";
    check::<Edit, _>(&a_question(), own);
    check::<Close, _>(&a_question(), own);
    let hosts = "visitor members-only  asker hosts-only  belongs hosts-only  host yes  moderator yes  owner yes";
    check::<Pin, _>(&a_question(), hosts);
    check::<Move, _>(&a_question(), hosts);
}

#[test]
fn who_votes_reacts_and_unaccepts() {
    check::<CastVote, _>(
        &a_question(),
        "visitor members-only  asker not-your-own  other yes  belongs yes  host yes  new yes  silenced silenced  pending awaiting-approval",
    );
    let talk = Topic { kind: TopicKind::Discussion, ..a_question() };
    check::<CastVote, _>(&talk, "asker not-your-own  other yes");
    check::<React, _>(&talk, "visitor members-only  asker yes  other yes  silenced silenced");
    let gone = Topic { deleted: Some(Mark { at: Moment::default(), by: None }), ..a_question() };
    check::<React, _>(&gone, "asker already-deleted  host already-deleted");
    check::<CastVote, _>(&Topic { author_blocks_me: true, ..a_question() }, "other blocked  host blocked");
    check::<CastVote, _>(&Topic { members_write: true, ..a_question() }, "other space-members-only  belongs yes");
    check::<Unaccept, _>(
        &a_question(),
        "visitor members-only  asker yes  other only-asker-or-host  belongs only-asker-or-host  host yes  moderator yes  owner yes",
    );
}

#[test]
fn who_sees_a_deleted_topic() {
    let gone = Topic { deleted: Some(Mark { at: Moment::default(), by: None }), ..a_question() };
    for (who, sees) in
        [("visitor", false), ("asker", true), ("other", false), ("belongs", false), ("host", true), ("moderator", true), ("owner", true)]
    {
        assert_eq!(gone.visible_to(&viewer(who)), sees, "{who}");
    }
}

fn shown(town: &Town, who: Option<MemberId>, id: TopicId) -> String {
    town.read(who, move |cx| {
        let topic = topics::find(cx, id)?.visible_to(cx)?;
        let mut shown = page::load(cx, topic, 0)?;
        shown.origin = "https://g.example".to_owned();
        let viewer = grove_kernel::HasViewer::viewer(cx).clone();
        let page = Page::new(PageParts { viewer, ..PageParts::for_visitor(cx.now(), "/") });
        let sheet = views::topic_page(&page, &shown);
        Ok(document(&page, &Frame::default(), sheet).into_string())
    })
    .expect("the page opens")
}

#[test]
fn the_page_of_a_question_shows_its_answer_first_and_once() {
    let town = Town::new();
    let question = town.asks(town.nadia, "square");
    town.answers(town.theo, question).unwrap();
    let answer = town.answers(town.ines, question).unwrap();
    town.act(town.nadia, move |cx| {
        let permit = replies::find(cx, answer)?.visible_to(cx)?.permit::<Accept>(cx)?;
        questions::commands::accept(cx, &permit)
    })
    .unwrap();
    let html = shown(&town, None, question);
    assert_eq!(html.matches(&format!(" id=\"{answer}\"")).count(), 1, "the accepted answer stands once");
    assert!(html.find("id=\"accepted\"").unwrap() < html.find("class=\"section-head\"").unwrap());
    assert!(html.contains("\"@type\":\"QAPage\"") && html.contains("acceptedAnswer"), "{html}");
    assert!(html.contains(&format!("https://g.example/topics/{question}")));
    assert!(!html.contains("/vote"), "a visitor has nothing to press");
    assert!(shown(&town, Some(town.theo), question).contains(&format!("/topics/{question}/vote?_method=PUT")));
}

#[test]
fn private_pages_tell_machines_nothing() {
    let town = Town::new();
    let question = town.asks(town.nadia, "gardeners");
    let html = shown(&town, Some(town.nadia), question);
    assert!(html.contains("noindex") && !html.contains("ld+json") && !html.contains("og:title"), "{html}");
}

#[test]
fn a_muted_post_is_folded() {
    let town = Town::new();
    let topic = town.begins(town.nadia, "square", TopicKind::Discussion, &[], "Look").unwrap();
    town.answers(town.theo, topic).unwrap();
    town.averts(town.ines, town.theo, grove_members::relationships::Kind::Mute);
    assert_eq!(shown(&town, Some(town.ines), topic).matches("class=\"unwanted\"").count(), 1);
    assert!(!shown(&town, Some(town.nadia), topic).contains("class=\"unwanted\""));
}

#[test]
fn every_statement_can_be_prepared() {
    assert!(Town::new().db.prepare_everything().unwrap() > 50);
}
