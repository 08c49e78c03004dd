//! Somebody who waits.

use grove_kernel::{MemberId, Moment};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Application {
    #[schema(value_type = String)]
    pub member: MemberId,
    pub handle: String,
    pub name: String,
    /// What they said.
    pub words: String,
    #[schema(value_type = String)]
    pub asked_at: Moment,
    #[serde(skip)]
    pub email: String,
}
