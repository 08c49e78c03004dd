//! The work that waits and the work that was given up, for admins: mail that does not leave is seen here
//! with what went wrong, and can be tried again once that is mended.
//!
//! Invariants: what a job carries is never shown, since a mail carries a link's secret. Only a job that
//! was given up can be called back; calling it twice is calling it once.

mod commands;
mod routes;
mod views;

pub use routes::routes;

use grove_kernel::JobId;

/// A job that was given up.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct DeadJob {
    #[schema(value_type = String)]
    pub id: JobId,
    pub kind: String,
    /// What it failed of the last time.
    pub error: String,
    pub attempts: i64,
}

pub const PATH: &str = "/admin/jobs";
