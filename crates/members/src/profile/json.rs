//! What programs read of people.

use grove_kernel::{HasViewer, MemberId, Moment, Role, Visible};
use grove_store::Cx;
use serde::Serialize;
use utoipa::ToSchema;

use super::Member;
use crate::paths;

/// Somebody, as everybody may see them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberJson {
    #[schema(value_type = String)]
    pub id: MemberId,
    pub handle: String,
    pub name: String,
    #[schema(value_type = String)]
    pub role: Role,
    pub bio: String,
    pub bio_html: String,
    pub avatar: Option<String>,
    pub is_staff: bool,
    pub is_bot: bool,
    pub is_brand: bool,
    #[schema(value_type = String)]
    pub joined_at: Moment,
}

impl MemberJson {
    pub fn of(member: &Visible<Member>) -> Self {
        Self {
            id: member.id,
            handle: member.handle.clone(),
            name: member.name.clone(),
            role: member.role,
            bio: member.bio.clone(),
            bio_html: member.bio_html.clone(),
            avatar: member.avatar.map(paths::picture),
            is_staff: member.is_staff,
            is_bot: member.is_bot,
            is_brand: member.is_brand,
            joined_at: member.joined_at,
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct MembersJson {
    pub items: Vec<MemberJson>,
    pub next: Option<String>,
}

/// Oneself: what others see, and what only oneself does.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeJson {
    #[serde(flatten)]
    pub member: MemberJson,
    pub email: Option<String>,
    /// `pending`, `new`, `active` or `silenced`.
    pub standing: &'static str,
    /// What the token may do: `read`, `write`, `admin`.
    pub scopes: Vec<&'static str>,
}

impl MeJson {
    pub(super) fn of<M>(cx: &Cx<'_, M>, member: &Visible<Member>, email: Option<String>) -> Self {
        use grove_kernel::Standing;
        let scopes = cx.viewer().scopes();
        let named = [(scopes.read, "read"), (scopes.write, "write"), (scopes.admin && cx.viewer().is_admin(), "admin")];
        let standing = match cx.viewer().standing() {
            Some(Standing::Pending) => "pending",
            Some(Standing::New) => "new",
            Some(Standing::Silenced) => "silenced",
            Some(Standing::Active) | None => "active",
        };
        let scopes = named.iter().filter(|(has, _)| *has).map(|(_, name)| *name).collect();
        Self { member: MemberJson::of(member), email, standing, scopes }
    }
}
