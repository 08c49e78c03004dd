//! Pictures and what they hang on. A picture is visible to whoever sees something that it hangs on, at
//! this moment: a topic or reply (read from its space's floors, not from a copy of them), a face, the
//! community's mark. One that hangs on nothing is its owner's alone.
//!
//! Invariants: hidden and missing are the same 404. Only its owner hangs a picture up; a text that shows
//! somebody else's shows it to those who see it anyway. An id says nothing about the bytes, so two owners
//! of one picture do not learn of each other.

mod acts;
mod commands;
mod files;
mod policy;
mod routes;
mod store;
mod sweep;
mod upload;
mod views;

pub use commands::{Ready, hang, hang_for_community, sizes};
pub(crate) use commands::{add, prepare, replace_face};
pub use files::each_file;
pub(crate) use policy::may_add;
pub(crate) use routes::BODY;
pub use routes::{UploadJson, routes};
pub use store::find;
pub use sweep::sweep;
pub use upload::{Hang, Upload};
