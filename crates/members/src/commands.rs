//! What the command line, imports and the demo do with people, in one place.

pub use crate::identity::commands::{NewMember, add_member, free_handle, make_owner, owner_by_email, owners_beside};
pub use crate::sign_in::{claim_link, one_time_link, session_seen};
pub use crate::tokens::new_token;
