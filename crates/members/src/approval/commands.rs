//! The two answers.

use grove_kernel::{Outcome, Permit};
use grove_store::{Cx, Write};
use grove_ui::Locale;
use grove_ui::messages::text;

use super::{Application, Decide, store};
use crate::identity::acts::{MemberApproved, MemberDeclined};
use crate::mail::{self, Letter};
use crate::{account, paths, settings};

/// Lets somebody in and tells them. Their days as a newcomer begin now.
pub fn approve(cx: &mut Cx<'_, Write>, who: &Permit<'_, Decide, Application>, origin: &str) -> Outcome<()> {
    if store::approve(cx, who.member)? {
        cx.record(MemberApproved { member: who.member })?;
        tell(cx, who, "mail-approved", Some(format!("{origin}{}", paths::SIGN_IN)))?;
    }
    Ok(())
}

/// Does not let somebody in, tells them, and keeps nothing of them.
pub fn decline(cx: &mut Cx<'_, Write>, who: &Permit<'_, Decide, Application>) -> Outcome<()> {
    tell(cx, who, "mail-declined", None)?;
    account::erase(cx, who.member)?;
    cx.record(MemberDeclined { member: who.member })
}

fn tell(cx: &mut Cx<'_, Write>, who: &Application, key: &str, url: Option<String>) -> Outcome<()> {
    if who.email.is_empty() {
        return Ok(());
    }
    let community = settings::community(cx)?.name;
    let locale = Locale::default();
    let mut letter = Letter::of(locale, &community, key, &[("name", who.name.as_str().into())]);
    if let Some(url) = url {
        letter = letter.action(text(locale, "sign-in-do", &[]), url);
    }
    mail::send(cx, &letter.to(&who.email)).map(drop)
}
