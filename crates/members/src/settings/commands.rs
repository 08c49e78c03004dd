//! Changing what was decided.

use grove_kernel::{Act, Community, Envelope, Outcome, Permit, UploadId};
use grove_store::{Cx, Write};

use super::community::access_name;
use super::{ChangeSettings, CommunitySettings, store};
use crate::hooks::hooks;

/// What is to be changed; the rest stays.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    pub name: Option<String>,
    pub tagline: Option<String>,
    pub summary: Option<String>,
    pub access: Option<Community>,
    pub accent: Option<String>,
    pub logo: Option<UploadId>,
    pub newcomer_days: Option<u64>,
    pub newcomer_posts_a_day: Option<u64>,
    pub is_set_up: bool,
}

/// Somebody decided something about the place; `setting` says what, one row each.
pub struct CommunityChanged {
    pub settings: i64,
}

impl Act for CommunityChanged {
    const VERB: &'static str = "community.changed";
    fn envelope(&self) -> Envelope {
        Envelope { object_kind: "com", ..Envelope::default() }.with("settings", self.settings)
    }
}

/// Writes what differs, each with who changed it. Opening and closing the community moves who sees what.
pub fn change(cx: &mut Cx<'_, Write>, before: Permit<'_, ChangeSettings, CommunitySettings>, changes: &Changes) -> Outcome<()> {
    let number = |n: Option<u64>| n.map(|n| n.to_string());
    let wanted = [
        ("community.name", changes.name.clone(), before.name.clone()),
        ("community.tagline", changes.tagline.clone(), before.tagline.clone()),
        ("community.summary", changes.summary.clone(), before.summary.clone()),
        ("community.access", changes.access.map(|a| access_name(a).to_owned()), access_name(before.access).to_owned()),
        ("community.accent", changes.accent.clone(), before.accent.clone()),
        ("community.logo", changes.logo.map(|l| l.to_string()), before.logo.map(|l| l.to_string()).unwrap_or_default()),
        ("community.newcomer_days", number(changes.newcomer_days), before.newcomer_days.to_string()),
        ("community.newcomer_posts", number(changes.newcomer_posts_a_day), before.newcomer_posts_a_day.to_string()),
        ("community.set_up", changes.is_set_up.then(|| "yes".to_owned()), if before.is_set_up { "yes" } else { "" }.to_owned()),
    ];
    let mut changed = 0;
    for (name, value, was) in &wanted {
        if let Some(value) = value.as_ref().filter(|v| *v != was) {
            store::set(cx, name, value)?;
            changed += 1;
        }
    }
    if changes.access.is_some_and(|access| access != before.access) {
        (hooks().access_changed)(cx)?;
    }
    if changed > 0 { cx.record(CommunityChanged { settings: changed }) } else { Ok(()) }
}
