//! Why something is not allowed. Each reason is a sentence in the messages (`reason-…`), so that a
//! person learns what to do and a client can tell reasons apart.

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $key:literal),+ $(,)?) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Reason { $($(#[$doc])* $name),+ }

        impl Reason {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The key of the message, and the `type` of the problem in the API.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => concat!("reason-", $key)),+ }
            }
        }
    };
}

reasons! {
    MembersOnly = "members-only",
    AwaitingApproval = "awaiting-approval",
    ModeratorsOnly = "moderators-only",
    AdminsOnly = "admins-only",
    OwnerOnly = "owner-only",
    HostsOnly = "hosts-only",
    OnlyAuthorOrHost = "only-author-or-host",
    OnlyAuthor = "only-author",
    OnlyAsker = "only-asker-or-host",
    SpaceMembersOnly = "space-members-only",
    SpaceInsideOnly = "space-inside-only",
    InvitationOnly = "invitation-only",
    TopicClosed = "topic-closed",
    KindNotAllowed = "kind-not-allowed",
    Silenced = "silenced",
    ScopeMissing = "scope-missing",
    NotYourOwn = "not-your-own",
    NotAnAnswer = "not-an-answer",
    LastOwner = "last-owner",
    OutranksYou = "outranks-you",
    AlreadyDeleted = "already-deleted",
    NewcomerLimit = "newcomer-limit",
    Blocked = "blocked",
    CommunityClosed = "community-closed",
    AskFirst = "ask-first",
    MemberNotRemoved = "member-not-removed",
}
