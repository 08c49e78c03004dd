use grove_kernel::{Action, Guarded, Moment};

use super::EditProfile;
use crate::tests::cast::{NADIA, THEO, member, those};

#[test]
fn who_sees_a_person() {
    assert_eq!(those(|v| member(NADIA).visible_to(v)), "visitor theo nadia omar vera ada");
    assert_eq!(those(|v| member(THEO).visible_to(v)), "theo omar vera ada", "theo waits");
    let mut gone = member(NADIA);
    gone.left_at = Some(Moment::default());
    assert_eq!(those(|v| gone.visible_to(v)), "nadia");
}

#[test]
fn one_edits_oneself() {
    assert_eq!(those(|v| EditProfile::decide(v, &member(NADIA)).is_yes()), "nadia");
}
