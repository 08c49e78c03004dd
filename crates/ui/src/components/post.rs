//! A post: somebody said something. Face, name and what they are here, when (a link to this very post),
//! the text, and a quiet row of what one can do with it.

use maud::{Markup, PreEscaped, html};

use super::avatar::{Face, Size, avatar};
use crate::{Page, t};
use grove_kernel::Moment;

/// One post of a conversation.
#[derive(Debug)]
pub struct Post<'a> {
    /// The id of the element and the target of links: `reply-7`.
    pub anchor: String,
    /// The typed id; live updates ask for posts by it.
    pub data_id: String,
    /// The place in the conversation, for the read position.
    pub position: Option<i64>,
    pub face: Face<'a>,
    /// Nothing when it leads nowhere: somebody who has left.
    pub profile: Option<String>,
    /// Role badges and the like.
    pub badges: Markup,
    pub at: Moment,
    pub href: String,
    /// What was changed and when, pinned, hidden; stands before the time.
    pub remarks: Markup,
    /// Sanitised HTML, as [`markdown::render`](crate::markdown::render) gives it.
    pub html: &'a str,
    /// Anything between the text and the actions: a poll, a picture.
    pub body: Markup,
    pub actions: Markup,
    /// A [`vote_box`](super::vote_box) takes the place of the large face.
    pub vote: Option<Markup>,
    pub new: bool,
}

/// `(post(page, &Post { … }))`
pub fn post(page: &Page<'_>, post: &Post<'_>) -> Markup {
    html! {
        article.post.new[post.new] id=(post.anchor) data-post-id=(post.data_id) data-position=[post.position] {
            @if let Some(vote) = &post.vote { (vote) }
            @else if let Some(profile) = &post.profile { a.post-face href=(profile) tabindex="-1" aria-hidden="true" { (avatar(post.face, Size::Medium)) } }
            @else { span.post-face aria-hidden="true" { (avatar(post.face, Size::Medium)) } }
            div.post-body {
                header.by {
                    @if post.vote.is_some() { (avatar(post.face, Size::Tiny)) }
                    @if let Some(profile) = &post.profile { a.by-name href=(profile) dir="auto" { (post.face.name) } }
                    @else { span.by-name dir="auto" { (post.face.name) } }
                    (post.badges)
                    span.by-end { (post.remarks) a.by-time href=(post.href) { (page.when(post.at)) } }
                }
                div.prose dir="auto" { (PreEscaped(post.html)) }
                (post.body)
                @if !post.actions.0.is_empty() { div.acts { (post.actions) } }
            }
        }
    }
}

/// The line between what was read and what is new.
pub fn new_line(page: &Page<'_>, n: usize) -> Markup {
    html! { div.new-line id="new" role="separator" { (t!(page, "ui-new-since", count = n)) } }
}
