//! A topic as search engines read it (schema.org): a question with its answers, or a discussion. Only
//! what a visitor may read is told, and nothing that was deleted.

use grove_kernel::Floor;
use grove_members::identity::Face;
use serde_json::{Value, json};

use super::page::TopicPage;
use crate::paths;
use crate::replies::{Reply, ReplyKind};

/// The structured data of a page; nothing for what only some may read.
pub fn data(shown: &TopicPage) -> Option<Value> {
    let topic = &shown.topic;
    if topic.place.content != Floor::Everyone || topic.deleted.is_some() {
        return None;
    }
    Some(if topic.is_question() { question(shown) } else { discussion(shown) })
}

fn question(shown: &TopicPage) -> Value {
    let topic = &shown.topic;
    let accepted = shown.accepted.as_deref().filter(|reply| reply.deleted.is_none());
    let others = standing(shown).filter(|reply| reply.is_answer() && topic.accepted != Some(reply.id));
    let suggested: Vec<Value> = others.map(|reply| said(shown, reply, "Answer")).collect();
    let mut entity = json!({
        "@type": "Question",
        "name": topic.title,
        "text": topic.text,
        "url": url(shown, &paths::topic(topic.id)),
        "answerCount": topic.replies,
        "upvoteCount": topic.votes,
        "datePublished": topic.created_at,
        "author": person(shown, &topic.author),
        "suggestedAnswer": suggested,
    });
    if let Some(accepted) = accepted {
        entity["acceptedAnswer"] = said(shown, accepted, "Answer");
    }
    json!({ "@context": "https://schema.org", "@type": "QAPage", "mainEntity": entity })
}

fn discussion(shown: &TopicPage) -> Value {
    let topic = &shown.topic;
    let comments: Vec<Value> = standing(shown).filter(|r| r.kind == ReplyKind::Reply).map(|r| said(shown, r, "Comment")).collect();
    let mut posting = json!({
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting",
        "headline": topic.title,
        "text": topic.text,
        "url": url(shown, &paths::topic(topic.id)),
        "datePublished": topic.created_at,
        "author": person(shown, &topic.author),
        "commentCount": topic.replies,
        "comment": comments,
    });
    if let Some(at) = topic.edited_at {
        posting["dateModified"] = json!(at);
    }
    posting
}

fn standing(shown: &TopicPage) -> impl Iterator<Item = &Reply> {
    shown.replies.items.iter().map(|reply| &**reply).filter(|reply| reply.deleted.is_none())
}

fn said(shown: &TopicPage, reply: &Reply, kind: &str) -> Value {
    json!({
        "@type": kind,
        "text": reply.text,
        "url": url(shown, &paths::reply(reply.id)),
        "datePublished": reply.created_at,
        "upvoteCount": reply.votes,
        "author": person(shown, &reply.author),
    })
}

fn person(shown: &TopicPage, face: &Face) -> Value {
    match face.href() {
        Some(href) => json!({ "@type": "Person", "name": face.name, "url": url(shown, &href) }),
        None => json!({ "@type": "Person", "name": face.name }),
    }
}

fn url(shown: &TopicPage, path: &str) -> String {
    format!("{}{path}", shown.origin)
}
