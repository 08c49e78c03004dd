//! The space that imported conversations go into, with those who wrote them: the one that is there, or
//! one that is founded for them, public and for questions. Formulas are on, because what comes in was written with them.

use std::collections::BTreeMap;

use grove_kernel::intake::Batch;
use grove_kernel::{MemberId, Moment, Outcome, Sealed, SpaceId, SpaceRole};
use grove_store::{AsOf, Cx, Write};

use crate::Kinds;
use crate::membership::enter;
use crate::space::{Change, Changes, Found, FoundForm, Ground, Root, Space, by_slug, change, found};

const QUESTION: &str = "question";

pub fn take_space<'tx>(cx: &mut Cx<'tx, Write>, slug: &str, name: &str) -> Outcome<SpaceId> {
    if let Some(space) = by_slug(cx, slug)? {
        let space = space.visible_to(cx)?.permit::<Change>(cx)?;
        if !is_fit(&space) {
            let changes = Changes { kinds: with_questions(&space.kinds), math: Some(true), ..Changes::default() };
            change(cx, &space, changes)?;
        }
        return Ok(space.id);
    }
    let form = FoundForm {
        name: name.to_owned(),
        slug: Some(slug.to_owned()),
        icon: Some("message-circle-question-mark".to_owned()),
        kinds: Some(vec![QUESTION.to_owned()]),
        ..FoundForm::default()
    };
    let mut new = form.read()?;
    new.math = true;
    let ground = Ground::Root(Sealed::new(Root).visible_to(cx)?.permit::<Found>(cx)?);
    Ok(found(cx, &ground, &new)?.id)
}

/// Who wrote in the space is in it from their first words on.
pub fn take_writers(cx: &mut Cx<'_, Write>, batch: &Batch, wrote: impl Iterator<Item = (MemberId, Moment)>) -> Outcome<()> {
    let mut first: BTreeMap<MemberId, Moment> = BTreeMap::new();
    for (member, at) in wrote.filter_map(|(member, at)| Some((batch.known(member)?, at))) {
        first.entry(member).and_modify(|known| *known = at.min(*known)).or_insert(at);
    }
    first.into_iter().try_for_each(|(member, at)| {
        cx.as_of(AsOf::of(batch, at, Some(member)), |cx| enter(cx, batch.space, member, SpaceRole::Member).map(drop))
    })
}

fn is_fit(space: &Space) -> bool {
    space.math && space.kinds.allows(QUESTION)
}

fn with_questions(kinds: &Kinds) -> Option<Kinds> {
    Kinds::of(&kinds.iter().chain([QUESTION]).map(str::to_owned).collect::<Vec<_>>())
}
