//! Publishing and accepting.

use grove_kernel::{Act, Envelope, HasViewer, MemberId, Outcome, Permit};
use grove_store::{Cx, Write};

use super::{AcceptRules, PublishRules, Rules, store};

pub struct RulesPublished(i64);
pub struct RulesAccepted {
    member: MemberId,
    version: i64,
}

impl Act for RulesPublished {
    const VERB: &'static str = "rules.published";
    fn envelope(&self) -> Envelope {
        Envelope { object_kind: "rul", object: self.0, ..Envelope::default() }
    }
}

impl Act for RulesAccepted {
    const VERB: &'static str = "rules.accepted";
    fn envelope(&self) -> Envelope {
        Envelope { object_kind: "rul", object: self.version, ..Envelope::default() }.target(self.member)
    }
}

/// A new version; who publishes it has accepted it.
pub fn publish(cx: &mut Cx<'_, Write>, before: &Permit<'_, PublishRules, Rules>, source: &str, html: &str) -> Outcome<i64> {
    let version = before.version + 1;
    store::add(cx, version, source, html)?;
    cx.record(RulesPublished(version))?;
    if let Some(me) = cx.viewer().id() {
        store::accept(cx, me, version)?;
    }
    Ok(version)
}

pub fn accept(cx: &mut Cx<'_, Write>, rules: &Permit<'_, AcceptRules, Rules>) -> Outcome<()> {
    let member = cx.me()?;
    store::accept(cx, member, rules.version)?;
    cx.record(RulesAccepted { member, version: rules.version })
}

/// Who joins has read and accepted; the member is new, so this is part of joining.
pub(crate) fn accepted_on_joining(cx: &mut Cx<'_, Write>, member: MemberId, version: i64) -> Outcome<()> {
    store::accept(cx, member, version)?;
    cx.record(RulesAccepted { member, version })
}
