# Spaces: the places of the community, who is in them and who sees them.
spaces-title = Spaces
space-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
space-role-host = Host
space-role-moderator = Moderator
space-role-member = Member
space-role-outsider = Not a member
space-seen-by-everyone = Anyone can read this
space-seen-by-members = Every member of the community can read this
space-seen-by-joined = Its members read it; others see its name
space-seen-by-joined-above = Its members read it; only those who are in the space above know of it
space-seen-by-few = Private: only its members and the admins of the community know of it
space-join = Join
space-ask = Ask to join
space-asked = You asked to join,
space-ask-withdraw = Withdraw
space-leave = Leave
space-settings = Settings
space-tabs = Views of this space
space-tab-content = Conversations
space-tab-members = Members
space-tab-requests = Requests
space-tab-invitations = Invitations
space-tab-settings = Settings
space-kind-discussion = Discussions
space-kind-question = Questions
