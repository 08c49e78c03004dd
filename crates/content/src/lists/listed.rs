//! Topics and everything that is drawn beside them, loaded for the whole page at once.

use std::collections::HashMap;

use grove_kernel::{HasViewer, Outcome, Paged, TopicId, Visible};
use grove_members::identity::Face;
use grove_store::Cx;

use super::head::{Head, Voices};
use super::store;
use crate::reactions::{self, Given};
use crate::reading;
use crate::said::Target;

/// A page of a list, ready to be drawn.
pub struct Listed {
    pub topics: Paged<Visible<Head>>,
    /// Whether there is somebody who could have read it.
    pub for_member: bool,
    /// Replies of others that the viewer has not read.
    pub fresh: HashMap<TopicId, i64>,
    pub tags: HashMap<TopicId, Vec<String>>,
    /// Who spoke last, and what.
    pub voices: HashMap<TopicId, Voices>,
    pub given: Given,
}

/// For rows: without reactions.
pub fn rows<M>(cx: &Cx<'_, M>, topics: Paged<Visible<Head>>) -> Outcome<Listed> {
    let ids = ids(&topics);
    Ok(Listed {
        for_member: cx.viewer().is_member(),
        fresh: reading::fresh_counts(cx, &ids)?,
        tags: store::tags_on(cx, &ids)?,
        voices: store::voices_in(cx, &ids)?,
        given: Given::default(),
        topics,
    })
}

/// For cards: with reactions, without tags.
pub fn cards<M>(cx: &Cx<'_, M>, topics: Paged<Visible<Head>>) -> Outcome<Listed> {
    let ids = ids(&topics);
    let targets: Vec<Target> = ids.iter().map(|id| Target::Topic(*id)).collect();
    Ok(Listed {
        for_member: cx.viewer().is_member(),
        fresh: reading::fresh_counts(cx, &ids)?,
        tags: HashMap::new(),
        voices: store::voices_in(cx, &ids)?,
        given: reactions::on(cx, &targets)?,
        topics,
    })
}

fn ids(topics: &Paged<Visible<Head>>) -> Vec<TopicId> {
    topics.items.iter().map(|head| head.id).collect()
}

impl Listed {
    pub fn fresh(&self, topic: TopicId) -> i64 {
        self.fresh.get(&topic).copied().unwrap_or(0)
    }
    pub fn tags(&self, topic: TopicId) -> &[String] {
        self.tags.get(&topic).map_or(&[], Vec::as_slice)
    }
    /// Who spoke last and what they said; nothing when nobody did, or the viewer avoids them.
    pub fn last_words(&self, topic: TopicId) -> Option<(&str, &str)> {
        let voices = self.voices.get(&topic).filter(|voices| !voices.words.is_empty())?;
        Some((&voices.faces.first()?.name, &voices.words))
    }
    /// Who spoke last; the one who began it when nobody did.
    pub fn faces<'a>(&'a self, head: &'a Head) -> Vec<&'a Face> {
        match self.voices.get(&head.id) {
            Some(voices) => voices.faces.iter().collect(),
            None => vec![&head.author],
        }
    }
}
