//! What `grove` hangs in: things that must happen in the same transaction when somebody joins, changes
//! their role or leaves, and that only other areas can do.

use std::sync::OnceLock;

use grove_kernel::{MemberId, Outcome};
use grove_store::{Cx, Read, Write};

/// What spaces do for people who come, rise, fall and go. All of it runs inside the transaction that asks.
#[derive(Clone, Copy)]
pub struct JoinHooks {
    /// Uses up an invitation for a member who has just come in: grants what it grants. False when the
    /// invitation does not hold (any more).
    pub admit: for<'a, 'tx> fn(&'a mut Cx<'tx, Write>, &str, MemberId) -> Outcome<bool>,
    /// The invitation, if it would hold now. Opens the form of gated and private communities; uses nothing up.
    pub holds: for<'a, 'tx> fn(&'a Cx<'tx, Read>, &str) -> Outcome<Option<Held>>,
    /// The community was opened or closed: who sees which space is computed again.
    pub access_changed: for<'a, 'tx> fn(&'a mut Cx<'tx, Write>) -> Outcome<()>,
    /// Somebody has another role in the community, or none since they left: what they see is computed again.
    pub role_changed: for<'a, 'tx> fn(&'a mut Cx<'tx, Write>, MemberId) -> Outcome<()>,
}

/// An invitation that holds.
#[derive(Clone, Debug)]
pub struct Held {
    /// The only address it is for, when it went out by mail.
    pub email: Option<String>,
}

impl Default for JoinHooks {
    fn default() -> Self {
        Self { admit: |_, _, _| Ok(false), holds: |_, _| Ok(None), access_changed: |_| Ok(()), role_changed: |_, _| Ok(()) }
    }
}

static HOOKS: OnceLock<JoinHooks> = OnceLock::new();

/// Hangs the hooks in, once per process; later calls change nothing.
pub fn wire(hooks: JoinHooks) {
    let _already = HOOKS.set(hooks);
}

pub(crate) fn hooks() -> JoinHooks {
    HOOKS.get().copied().unwrap_or_default()
}
