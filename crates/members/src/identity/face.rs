//! The face of somebody: what other areas show beside what a person said. A face stays when its owner
//! leaves, so that conversations stay readable; then it leads nowhere.

use std::collections::HashMap;

use grove_kernel::{MemberId, Outcome, Role};
use grove_store::Cx;
use serde::Serialize;
use utoipa::ToSchema;

use super::{handle, store};
use crate::paths;

/// Enough to draw somebody and to lead to them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Face {
    #[schema(value_type = String)]
    pub id: MemberId,
    pub handle: String,
    pub name: String,
    /// The path of the picture, when there is one.
    pub avatar: Option<String>,
    #[schema(value_type = String)]
    pub role: Role,
    pub is_staff: bool,
    pub is_bot: bool,
    pub is_brand: bool,
    /// Has left: no profile to lead to.
    pub has_left: bool,
}

impl Face {
    /// For `grove_ui::components::avatar`.
    pub fn drawn(&self) -> grove_ui::components::Face<'_> {
        grove_ui::components::Face { id: self.id.raw(), name: &self.name, url: self.avatar.as_deref() }
    }
    /// The profile, unless they have left.
    pub fn href(&self) -> Option<String> {
        (!self.has_left).then(|| paths::profile(&self.handle))
    }
}

/// Faces by member; ids that name nobody are not among them.
pub fn faces<M>(cx: &Cx<'_, M>, members: &[MemberId]) -> Outcome<HashMap<MemberId, Face>> {
    Ok(store::faces(cx, members)?.into_iter().map(|f| (f.id, f)).collect())
}

/// One face.
pub fn face<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<Face>> {
    Ok(store::faces(cx, &[member])?.pop())
}

/// The member with this handle who is here: let in, and not gone.
pub fn by_handle<M>(cx: &Cx<'_, M>, handle: &str) -> Outcome<Option<Face>> {
    Ok(handles_to_members(cx, &[handle.trim().trim_start_matches('@').to_owned()])?.into_values().next())
}

/// Who is meant by these handles, in the form they were given; for mentions.
pub fn handles_to_members<M>(cx: &Cx<'_, M>, handles: &[String]) -> Outcome<HashMap<String, Face>> {
    let normal: Vec<String> = handles.iter().map(|h| handle::normal(h)).collect();
    let found = store::by_handles(cx, &normal)?;
    let meant = |wanted: &String| found.iter().find(|f| f.handle == *wanted).cloned();
    Ok(handles.iter().zip(&normal).filter_map(|(given, normal)| Some((given.clone(), meant(normal)?))).collect())
}
