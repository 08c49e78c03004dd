//! E-mail addresses. One person's address is nobody else's business: it is given to the person, to
//! admins, and to the system when it sends mail.

use std::collections::HashMap;

use grove_kernel::{HasViewer, MemberId, Outcome, Problems, Reason, Refusal};
use grove_store::Cx;

use super::store;

/// Where mail for a member goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub member: MemberId,
    pub name: String,
    pub email: String,
}

/// The address as it is kept: trimmed, lower case, one that mail can reach.
pub fn normal_email(text: &str, field: &'static str, problems: &mut Problems) -> String {
    let email = text.trim().to_lowercase();
    if email.len() > 254 || email.parse::<lettre::Address>().is_err() {
        problems.add(field, "problem-email", Vec::new());
    }
    email
}

/// The confirmed address of one member; for themselves, admins and the system.
pub fn address_of<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<Address>> {
    let viewer = cx.viewer();
    if !(viewer.is(member) || viewer.is_admin() || viewer.is_system()) {
        return Err(Refusal::NotAllowed(Reason::AdminsOnly));
    }
    Ok(store::addresses(cx, &[member])?.into_iter().next())
}

/// The addresses of many, for the system only; who has none or has left is not among them.
pub fn addresses<M>(cx: &Cx<'_, M>, members: &[MemberId]) -> Outcome<HashMap<MemberId, Address>> {
    if !cx.viewer().is_system() {
        return Err(Refusal::NotAllowed(Reason::AdminsOnly));
    }
    Ok(store::addresses(cx, members)?.into_iter().map(|a| (a.member, a)).collect())
}

/// Is this the member's confirmed address? For invitations that are bound to one; tells nothing else.
pub fn has_address<M>(cx: &Cx<'_, M>, member: MemberId, email: &str) -> Outcome<bool> {
    Ok(store::id_by_email(cx, &email.trim().to_lowercase())? == Some(member))
}
