use grove_kernel::{Action, Guarded};

use super::{Claim, SendClaim};
use crate::tests::cast::{NADIA, VERA, member, those};

#[test]
fn who_hands_an_account_out() {
    let claim = |of| Claim { member: member(of), is_taken: false, sent: None };
    assert_eq!(those(|v| claim(NADIA).visible_to(v)), "vera ada");
    assert_eq!(those(|v| SendClaim::decide(v, &claim(NADIA)).is_yes()), "vera ada");
    assert_eq!(those(|v| SendClaim::decide(v, &claim(VERA)).is_yes()), "ada", "the link is the account");
}
