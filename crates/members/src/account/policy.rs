//! One's own account is one's own.

use grove_kernel::{Action, Guarded, MemberId, Reason, Role, Verdict, Viewer};

use super::Account;

pub struct ChangeAddress;
pub struct Leave;

/// Somebody about to leave.
pub struct Departure {
    pub member: MemberId,
    pub role: Role,
    pub other_owners: i64,
}

impl Guarded for Account {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.is(self.member)
    }
}

impl Guarded for Departure {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.is(self.member)
    }
}

impl Action<Account> for ChangeAddress {
    fn decide(viewer: &Viewer, account: &Account) -> Verdict {
        Verdict::unless(!viewer.is(account.member), Reason::NotYourOwn)
    }
}

impl Action<Departure> for Leave {
    fn decide(viewer: &Viewer, departure: &Departure) -> Verdict {
        let last_owner = departure.role == Role::Owner && departure.other_owners == 0;
        Verdict::unless(!viewer.is(departure.member), Reason::NotYourOwn).and(|| Verdict::unless(last_owner, Reason::LastOwner))
    }
}
