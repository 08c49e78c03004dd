//! What happens to people, as the activity log keeps it: ids and numbers, never names.

use grove_kernel::{Act, Envelope, MemberId, Role};

macro_rules! member_act {
    ($($(#[$doc:meta])* $name:ident = $verb:literal { $($field:ident: $kind:ty),* } $with:expr;)+) => {
        $($(#[$doc])* pub struct $name { pub member: MemberId, $(pub $field: $kind),* }
        impl Act for $name {
            const VERB: &'static str = $verb;
            fn envelope(&self) -> Envelope {
                let with: fn(&Self, Envelope) -> Envelope = $with;
                with(self, Envelope::of(self.member).target(self.member))
            }
        })+
    };
}

member_act! {
    /// Somebody is here: let in at once, or waiting.
    MemberJoined = "member.joined" { waits: bool } |a, e| e.with("waits", a.waits);
    MemberApproved = "member.approved" {} |_, e| e;
    MemberDeclined = "member.declined" {} |_, e| e;
    MemberLeft = "member.left" {} |_, e| e;
    /// A new handle or a new name.
    MemberRenamed = "member.renamed" {} |_, e| e;
    MemberRoleChanged = "member.role_changed" { from: Role, to: Role } |a, e| e.with("from", a.from.number()).with("to", a.to.number());
    /// An imported account was offered to somebody by mail.
    MemberClaimSent = "member.claim_sent" {} |_, e| e;
    MemberFlagsChanged = "member.flags_changed" { staff: bool, bot: bool, brand: bool }
        |a, e| e.with("staff", a.staff).with("bot", a.bot).with("brand", a.brand);
}
