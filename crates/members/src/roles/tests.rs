use grove_kernel::{Action, Role, Verdict};

use super::{ChangeRole, RoleChange, SetFlags};
use crate::tests::cast::{ADA, NADIA, OMAR, VERA, member, those, viewer};

fn who_may(of: grove_kernel::MemberId, to: Role, other_owners: i64) -> String {
    those(|v| ChangeRole::decide(v, &RoleChange { member: member(of), to, other_owners }).is_yes())
}

#[test]
fn who_gives_which_role() {
    assert_eq!(who_may(NADIA, Role::Moderator, 0), "vera ada");
    assert_eq!(who_may(NADIA, Role::Admin, 0), "ada", "nobody gives as much as they have");
    assert_eq!(who_may(NADIA, Role::Owner, 0), "ada");
    assert_eq!(who_may(OMAR, Role::Member, 0), "vera ada");
    assert_eq!(who_may(VERA, Role::Member, 0), "vera ada", "one may step down");
    assert_eq!(who_may(VERA, Role::Owner, 0), "ada");
    assert_eq!(who_may(ADA, Role::Member, 1), "ada");
    assert_eq!(who_may(ADA, Role::Member, 0), "", "there is always an owner");
}

#[test]
fn the_reason_is_told() {
    use grove_kernel::Reason;
    let change = |of, to, other_owners| RoleChange { member: member(of), to, other_owners };
    assert_eq!(ChangeRole::decide(&viewer(Some(ADA)), &change(ADA, Role::Member, 0)), Verdict::No(Reason::LastOwner));
    assert_eq!(ChangeRole::decide(&viewer(Some(VERA)), &change(ADA, Role::Member, 1)), Verdict::No(Reason::OutranksYou));
    assert_eq!(ChangeRole::decide(&viewer(Some(OMAR)), &change(NADIA, Role::Member, 1)), Verdict::No(Reason::AdminsOnly));
}

#[test]
fn who_says_what_an_account_is() {
    let may = |of| those(|v| SetFlags::decide(v, &member(of)).is_yes());
    assert_eq!(may(NADIA), "vera ada");
    assert_eq!(may(VERA), "vera ada");
    assert_eq!(may(ADA), "ada");
}
