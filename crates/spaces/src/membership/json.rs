//! Members and requests as programs see them.

use grove_kernel::{MemberId, Moment, Paged, SpaceRole, Visible};
use grove_members::identity::Face;
use serde::Serialize;
use utoipa::ToSchema;

use super::noun::{Request, role_word};
use crate::space::Person;

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SpaceMemberJson {
    #[schema(value_type = String)]
    pub id: MemberId,
    pub handle: String,
    pub name: String,
    /// `member`, `moderator` or `host`; what is inherited is not told here.
    pub role: &'static str,
    #[schema(value_type = String)]
    pub since: Moment,
}

impl SpaceMemberJson {
    pub fn new(face: &Face, role: SpaceRole, since: Moment) -> Self {
        Self { id: face.id, handle: face.handle.clone(), name: face.name.clone(), role: role_word(role), since }
    }
}

/// What came of joining.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct JoinedJson {
    /// `member`, or `requested` where somebody has to let people in.
    pub state: &'static str,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SpaceMembersJson {
    pub items: Vec<SpaceMemberJson>,
    pub next: Option<String>,
}

impl SpaceMembersJson {
    pub fn of(members: &Paged<Visible<Person>>) -> Self {
        let items = members.items.iter().map(|p| SpaceMemberJson::new(&p.face, p.role, p.since)).collect();
        Self { items, next: members.next.map(|cursor| cursor.to_string()) }
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RequestJson {
    #[schema(value_type = String)]
    pub member: MemberId,
    pub handle: String,
    pub name: String,
    pub words: String,
    #[schema(value_type = String)]
    pub at: Moment,
}

impl RequestJson {
    pub fn of(request: &Visible<Request>) -> Self {
        let Request { face, words, at, .. } = &**request;
        Self { member: face.id, handle: face.handle.clone(), name: face.name.clone(), words: words.clone(), at: *at }
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RequestsJson {
    pub items: Vec<RequestJson>,
    pub next: Option<String>,
}
