//! Things that somebody may report and a moderator may remove. The area that owns a thing answers for
//! it under its own policies; moderation knows only a kind, a number and this word. It stands in the
//! store because it names [`Cx`]; `grove` hangs the list on the database with
//! [`Hooks::with`](crate::Hooks::with).

use std::sync::Arc;

use grove_kernel::{MemberId, Moment, Outcome, Place, Refusal};

use crate::cx::{Cx, Read, Write};

/// A thing as the viewer of this transaction may see it.
#[derive(Clone, Debug)]
pub struct Exhibit {
    pub author: MemberId,
    pub title: String,
    /// Safe HTML: the text as it stands now.
    pub html: String,
    /// The same as plain text.
    pub text: String,
    /// Where it lives; `None` for what lives in no space, such as a member.
    pub place: Option<Place>,
    /// The topic it hangs on: where the thing is now is where that is now.
    pub root: Option<i64>,
    pub space_name: Option<String>,
    pub href: String,
    pub at: Moment,
    /// Was taken away; only its author and moderators still see it.
    pub is_removed: bool,
    /// What the moderator who took it away said to its author.
    pub words: Option<String>,
}

/// One kind of thing. Each of these asks the policies of the area again: moderation cannot see or do
/// more through here than the viewer could by hand.
pub trait Moderable: Send + Sync {
    /// The prefix of its ids.
    fn kind(&self) -> &'static str;
    /// `None` when the viewer may not see it, which is the same as when there is none.
    fn exhibit(&self, cx: &Cx<'_, Read>, id: i64) -> Outcome<Option<Exhibit>>;
    /// Takes it away by a rule and with words to its author.
    fn remove(&self, cx: &mut Cx<'_, Write>, id: i64, rule: i64, words: &str) -> Outcome<()>;
    /// Brings it back.
    fn restore(&self, cx: &mut Cx<'_, Write>, id: i64) -> Outcome<()>;
}

/// All kinds of a community, found with `cx.ext::<Moderables>()`.
#[derive(Clone, Default)]
pub struct Moderables(Vec<Arc<dyn Moderable>>);

impl Moderables {
    #[must_use]
    pub fn with(mut self, one: impl Moderable + 'static) -> Self {
        self.0.push(Arc::new(one));
        self
    }
    /// The kind with this prefix; a kind that nobody answers for is not there.
    pub fn of(&self, kind: &str) -> Outcome<Arc<dyn Moderable>> {
        self.0.iter().find(|m| m.kind() == kind).cloned().ok_or(Refusal::NotFound)
    }
    /// What an id in its text form names: `top_…`.
    pub fn named(&self, text: &str) -> Outcome<(Arc<dyn Moderable>, i64)> {
        let (kind, _) = text.split_once('_').ok_or(Refusal::NotFound)?;
        let id = grove_kernel::ids::read(kind, text).map_err(|_| Refusal::NotFound)?;
        Ok((self.of(kind)?, id))
    }
}
