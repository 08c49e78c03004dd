//! The words that every area of Grove shares, and nothing else: ids, moments, the viewer, the policy
//! types, refusals, activities and pages of lists. Pure and small: no IO, no database, no HTML.
//!
//! Start with [`policy`]: it is why a permission cannot be forgotten.

pub mod activity;
pub mod clock;
#[cfg(test)]
mod fuzz;
pub mod ids;
pub mod intake;
pub mod matrix;
pub mod paging;
pub mod place;
pub mod policy;
pub mod reason;
pub mod refusal;
pub mod secret;
pub mod viewer;

pub use activity::{Act, Activity, Channel, Envelope};
pub use clock::{Clock, Moment, SystemClock};
pub use ids::{Id, IdSource, Kind, RandomIds};
pub use paging::{Cursor, Paged};
pub use place::{Floor, Place, Reach, SpaceRole};
pub use policy::{Action, Guarded, HasViewer, Permit, Sealed, Verdict, Visible};
pub use reason::Reason;
pub use refusal::{Disk, Outcome, Problem, Problems, Refusal};
pub use secret::{Credential, SecretHash};
pub use viewer::{Community, Role, Scopes, Standing, Viewer, Who, Why};

/// Kinds of ids that several areas name. An id of a kind that only one area knows lives in that area.
pub mod kinds {
    use crate::ids::kind;

    kind!(Member, "mem");
    kind!(Space, "spc");
    kind!(Topic, "top");
    kind!(Reply, "rep");
    kind!(ActivityRow, "act");
    kind!(Job, "job");
    kind!(Session, "ses");
    kind!(Token, "tok");
    kind!(Report, "rpt");
    kind!(Upload, "img");
}

pub type MemberId = Id<kinds::Member>;
pub type SpaceId = Id<kinds::Space>;
pub type TopicId = Id<kinds::Topic>;
pub type ReplyId = Id<kinds::Reply>;
pub type ActivityId = Id<kinds::ActivityRow>;
pub type JobId = Id<kinds::Job>;
pub type SessionId = Id<kinds::Session>;
pub type TokenId = Id<kinds::Token>;
pub type ReportId = Id<kinds::Report>;
pub type UploadId = Id<kinds::Upload>;
