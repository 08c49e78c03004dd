//! An account that came along, and the link that is under way for it.

use grove_kernel::Moment;

use crate::profile::Member;

#[derive(Clone, Debug)]
pub struct Claim {
    pub member: Member,
    /// It has an address: somebody signs in with it.
    pub is_taken: bool,
    /// Where a link that still holds was sent, and when.
    pub sent: Option<(String, Moment)>,
}
