//! Members can be reported too. They are not removed: what is done about them is a sanction.

use grove_kernel::{MemberId, Moment, Outcome, Reason, Refusal};
use grove_members::identity;
use grove_store::{Cx, Exhibit, Moderable, Moderables, Read, Write};

pub const KIND: &str = "mem";

/// What moderation itself answers for.
pub fn moderables(known: Moderables) -> Moderables {
    known.with(Members)
}

struct Members;

impl Moderable for Members {
    fn kind(&self) -> &'static str {
        KIND
    }
    fn exhibit(&self, cx: &Cx<'_, Read>, id: i64) -> Outcome<Option<Exhibit>> {
        let Some(face) = identity::face(cx, MemberId::from_raw(id))? else { return Ok(None) };
        // Who waits or has left is not found, as on their page.
        let Some(face) = identity::by_handle(cx, &face.handle)? else { return Ok(None) };
        Ok(Some(Exhibit {
            author: face.id,
            title: face.name.clone(),
            html: String::new(),
            text: format!("@{}", face.handle),
            place: None,
            root: None,
            space_name: None,
            href: grove_members::paths::profile(&face.handle),
            at: Moment::default(),
            is_removed: false,
            words: None,
        }))
    }
    fn remove(&self, _: &mut Cx<'_, Write>, _: i64, _: i64, _: &str) -> Outcome<()> {
        Err(Refusal::NotAllowed(Reason::MemberNotRemoved))
    }
    fn restore(&self, _: &mut Cx<'_, Write>, _: i64) -> Outcome<()> {
        Err(Refusal::NotAllowed(Reason::MemberNotRemoved))
    }
}
