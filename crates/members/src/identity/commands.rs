//! Bringing people in and giving them handles. Joining by oneself is in `join`; it ends here too.

use grove_kernel::{MemberId, Moment, Outcome, Problems, Reason, Refusal, Role};
use grove_store::{Cx, Write};

use super::acts::MemberJoined;
use super::policy::only_admins_and_system;
use super::store::{self, Row};
use super::{Handle, name, normal_email, propose};

/// Somebody to be added. `Default` is a plain member without an address who joins now.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// The handle they would like; made to fit and unique. Empty: from the name.
    pub handle: String,
    pub name: String,
    /// A confirmed address. Without one the member signs in with a claim link only.
    pub email: Option<String>,
    pub role: Role,
    pub bio: String,
    /// Safe HTML, from `grove_ui::markdown`.
    pub bio_html: String,
    pub is_staff: bool,
    pub is_bot: bool,
    pub is_brand: bool,
    /// Nothing for now.
    pub joined_at: Option<Moment>,
    /// False leaves them waiting for approval.
    pub approved: bool,
    pub import_batch: Option<i64>,
}

impl Default for NewMember {
    fn default() -> Self {
        Self {
            handle: String::new(),
            name: String::new(),
            email: None,
            role: Role::Member,
            bio: String::new(),
            bio_html: String::new(),
            is_staff: false,
            is_bot: false,
            is_brand: false,
            joined_at: None,
            approved: true,
            import_batch: None,
        }
    }
}

/// Adds somebody in another's name: imports, the demo, the command line. The handle is made unique.
pub fn add_member(cx: &mut Cx<'_, Write>, new: &NewMember) -> Outcome<MemberId> {
    only_admins_and_system(cx)?;
    let email = new.email.as_deref().map(confirmed_email).transpose()?;
    if let Some(email) = &email
        && store::id_by_email(cx, email)?.is_some()
    {
        return Err(Refusal::invalid("email", "problem-email-taken"));
    }
    let handle = wished_handle(cx, &new.handle, &new.name)?;
    let joined_at = new.joined_at.unwrap_or_else(|| cx.now());
    let id = cx.new_id();
    let row = Row {
        id,
        handle: &handle,
        name: &name::tidied(&new.name),
        email: email.as_deref(),
        role: new.role,
        bio: (&new.bio, &new.bio_html),
        flags: (new.is_staff, new.is_bot, new.is_brand),
        joined_at,
        approved_at: new.approved.then_some(joined_at),
        application: "",
        rules_version: None,
        import_batch: new.import_batch,
    };
    store::insert(cx, &row)?;
    cx.record(MemberJoined { member: id, waits: !new.approved })?;
    Ok(id)
}

/// The owner with this address: made, or found and raised. For the command line.
pub fn make_owner(cx: &mut Cx<'_, Write>, email: &str, name: &str) -> Outcome<MemberId> {
    only_system(cx)?;
    let email = confirmed_email(email)?;
    if let Some(id) = store::id_by_email(cx, &email)? {
        crate::roles::raise_to_owner(cx, id)?;
        return Ok(id);
    }
    add_member(cx, &NewMember { name: name.to_owned(), email: Some(email), role: Role::Owner, ..NewMember::default() })
}

/// The owner who has this address, if somebody is both.
pub fn owner_by_email(cx: &Cx<'_, Write>, email: &str) -> Outcome<Option<MemberId>> {
    only_system(cx)?;
    let Some(id) = store::id_by_email(cx, &confirmed_email(email)?)? else { return Ok(None) };
    Ok((crate::roles::role_of(cx, id)? == Some(Role::Owner)).then_some(id))
}

/// How many owners there are beside this one.
pub fn owners_beside(cx: &Cx<'_, Write>, owner: MemberId) -> Outcome<i64> {
    crate::roles::other_owners(cx, owner)
}

fn only_system(cx: &Cx<'_, Write>) -> Outcome<()> {
    use grove_kernel::HasViewer;
    if cx.viewer().is_system() { Ok(()) } else { Err(Refusal::NotAllowed(Reason::OwnerOnly)) }
}

fn confirmed_email(text: &str) -> Outcome<String> {
    let mut problems = Problems::default();
    let email = normal_email(text, "email", &mut problems);
    problems.verdict().map(|()| email)
}

fn wished_handle<M>(cx: &Cx<'_, M>, wish: &str, name: &str) -> Outcome<Handle> {
    let wish = if wish.is_empty() { propose(name) } else { Handle::parse(wish).unwrap_or_else(|_| propose(wish)) };
    free_handle(cx, &wish)
}

/// This handle, or the same with the first number that makes it unlike all others.
pub fn free_handle<M>(cx: &Cx<'_, M>, wish: &Handle) -> Outcome<Handle> {
    let mut candidate = wish.clone();
    for attempt in 2u32.. {
        if store::holders(cx, &candidate)?.is_empty() {
            break;
        }
        // After a few small numbers large ones, so that the thousandth "friend" is found soon.
        let number = if attempt < 20 { attempt } else { getrandom::u32().map_err(Refusal::broken)? % 1_000_000 };
        candidate = wish.numbered(number);
    }
    Ok(candidate)
}

/// Refuses a handle whose looks belong, or belonged, to somebody else.
pub fn check_free<M>(cx: &Cx<'_, M>, handle: &Handle, own: Option<MemberId>) -> Outcome<bool> {
    Ok(store::holders(cx, handle)?.into_iter().all(|holder| Some(holder) == own))
}
