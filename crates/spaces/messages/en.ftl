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

spaces-lede = The places of this community, and what each is for.
spaces-below = Spaces below this one
space-joined = Joined
spaces-none = No spaces yet
spaces-none-why = A space is a place for one purpose: questions, a project, a neighbourhood.
spaces-problem-missing = Please fill this in.
spaces-problem-long = At most { $max } characters.
spaces-problem-choice = Choose one of the list.
space-step-up = Move { $name } up
space-step-down = Move { $name } down
space-new = New space
space-new-lede = Start with one clear purpose. You can change everything but the address later.
space-new-under = It will stand under { $name }.
space-new-below = New space below this one
space-found = Create the space
space-name = Name
space-purpose = Purpose
space-purpose-hint = One line: what people come here for.
space-icon = Icon
space-slug = Address
space-slug-hint = Lower-case letters, digits and hyphens. Left empty, it is made from the name. It never changes.
space-problem-slug = Use lower-case letters, digits and single hyphens; a few words such as “new” are taken.
space-problem-slug-taken = This address is taken. Choose another one.
space-problem-visibility-elsewhere = Who sees a space is not changed here: PUT …/visibility does, and GET there says who would gain or lose sight of what.
space-problem-place-elsewhere = Where a space stands is not changed here: PUT …/place does, and GET there says who would gain or lose sight of what.
space-problem-circle = A space cannot stand below itself.
space-visibility = Who can see it
space-visibility-public = Public
space-visibility-public-about = Everyone who can read the community can read it.
space-visibility-gated = Gated
space-visibility-gated-about = Everyone sees its name and purpose. What is said in it is for those who joined.
space-visibility-private = Private
space-visibility-private-about = Only its members know that it exists. Admins of the community can see it too.
space-joining = How people get in
space-joining-open = Open
space-joining-open-about = Whoever sees it can join.
space-joining-request = By request
space-joining-request-about = People ask in a few words; a host or moderator answers.
space-joining-invitation = By invitation
space-joining-invitation-about = Hosts invite or add people.
space-kinds = What people can start here
space-kinds-hint = Nothing ticked makes a space that only holds other spaces.
space-math = Formulas
space-math-hint = TeX between dollar signs, as in $x^2$.
space-math-no = Leave them as text
space-math-yes = Draw them as formulas
space-closed-open = What is said here is for members
space-closed-open-how = Anyone who sees this page can join.
space-closed-request = What is said here is for members
space-closed-request-how = Ask to join, and a host or moderator answers.
space-closed-invitation = What is said here is for members
space-closed-invitation-how = People come in by invitation. If you know a host, ask them.
space-settings-about = About the space
space-settings-visibility = Who can see it
space-settings-place = Where it stands
space-settings-below = Spaces below
space-place-under = It stands under
space-place-root = No space: at the top
space-try = See what would change
space-try-visibility = { $name }: { $word }
space-try-place = { $name } under: { $place }
space-try-lede = Nothing has changed yet. This is who would see more or less.
space-try-nothing = Nobody would see more or less than now.
space-try-loses = Some people would lose sight of what they can see now.
space-try-do = Do it
space-try-who = Who
space-try-now = Now
space-try-then = Then
space-sees-nothing = does not know of it
space-sees-card = sees its name and purpose
space-sees-content = reads it
space-crowd-visitors = People who are not signed in
space-crowd-member = { $count ->
    [one] { $count } other member
   *[other] { $count } other members
}
space-crowd-moderator = { $count ->
    [one] { $count } moderator of the community
   *[other] { $count } moderators of the community
}
space-crowd-admin = { $count ->
    [one] { $count } admin
   *[other] { $count } admins
}
space-crowd-owner = { $count ->
    [one] { $count } owner
   *[other] { $count } owners
}
space-crowd-named = { $count ->
    [one] { $count } person of these spaces
   *[other] { $count } people of these spaces
}
membership-problem-above = They cannot see the space above this one. Let them into that one first.
membership-problem-last-host = You are the only host here. Make somebody else host first, then go.
membership-problem-handle = There is no member with this handle.
membership-ask-title = Ask to join { $name }
membership-words = A few words
membership-words-hint = Why you would like to join. Hosts and moderators of the space read them.
membership-who = Who
membership-role = Role
membership-since = Since
membership-members-title = Members of { $name }
membership-add = Add a member
membership-handle = Handle
membership-handle-hint = As in @nadia
membership-add-do = Add
membership-change = Change
membership-remove = Remove from the space
membership-requests-title = Requests to join { $name }
membership-requests-none = Nobody is waiting
membership-requests-none-why = When somebody asks to join, you answer here.
membership-approve = Let in
membership-decline = Decline

invitations-title = Invitations
invitations-lede = Links and letters that let people into the community.
invitations-none = No invitations yet
invitations-none-why = Make a link for a group, or write to one person.
invitation-new = Invite somebody
invitation-email = E-mail address
invitation-email-hint = We send a letter that works once, for this address alone. Leave it empty to get a link that you pass on yourself.
invitation-note = A few words from you
invitation-days = Holds for how many days
invitation-uses = How many people may use the link
invitation-uses-hint = A letter works once, whatever stands here.
invitation-make = Invite
invitation-problem-number = Choose a number from 1 to { $most }.
invitation-for = For
invitation-by = By
invitation-used = Used
invitation-until = Until
invitation-state = State
invitation-anyone = Anyone with the link
invitation-open = Open
invitation-used-up = Used up
invitation-expired = Expired
invitation-revoked = Ended
invitation-revoke = End it
invitation-made = Your invitation
invitation-made-lede = Copy the link now. It is not shown again.
invitation-link = Invitation link
invitation-back = All invitations
invitation-offer-space = { $name } invites you into { $space } at { $community }
invitation-offer-community = { $name } invites you into { $community }
invitation-offer-letter = This invitation is for the address it was sent to.
invitation-accept = Accept
invitation-join = Join
invitation-uses-of = { $done } of { $all }
invitation-sign-in = I have an account
invitation-over = This invitation is over
invitation-over-why = It was used, ran out, or was ended. Ask the person who sent it for a new one.
conflict-invitation-over = This invitation was used, ran out, or was ended. Ask for a new one.
conflict-invitation-above = It leads into a space that you cannot see from where you are. Ask to be let into the one above it first.
conflict-invitation-not-yours = This invitation is for another address, or somebody took its last place just now.
invitation-mail-open = Open the invitation
invitation-mail-space-subject = { $name } invites you into { $space }
invitation-mail-space-text = { $name } invites you into { $space } at { $community }.
invitation-mail-space-small = The link works once, for this address. If you do not know the sender, you can ignore this.
invitation-mail-community-subject = { $name } invites you into { $community }
invitation-mail-community-text = { $name } invites you into { $community }.
invitation-mail-community-small = The link works once, for this address. If you do not know the sender, you can ignore this.

# The icons a space can wear
space-icon-messages-square = Talk
space-icon-message-circle-question-mark = Question bubble
space-icon-circle-help = Question mark
space-icon-book-open = Open book
space-icon-lightbulb = Light bulb
space-icon-megaphone = Megaphone
space-icon-newspaper = Newspaper
space-icon-calendar = Calendar
space-icon-map = Map
space-icon-compass = Compass
space-icon-users-round = People
space-icon-house = House
space-icon-leaf = Leaf
space-icon-sprout = Sprout
space-icon-trees = Trees
space-icon-sun = Sun
space-icon-heart = Heart
space-icon-hand-heart = Caring hand
space-icon-handshake = Handshake
space-icon-utensils = Fork and knife
space-icon-music = Music
space-icon-camera = Camera
space-icon-palette = Palette
space-icon-video = Video
space-icon-mic = Microphone
space-icon-bug = Bug
space-icon-code = Code
space-icon-database = Database
space-icon-laptop = Laptop
space-icon-puzzle = Puzzle
space-icon-wrench = Wrench
space-icon-hammer = Hammer
space-icon-rocket = Rocket
space-icon-graduation-cap = Graduation cap
space-icon-library = Library
space-icon-scale = Scales
space-icon-shield = Shield
space-icon-shopping-bag = Shopping bag
space-icon-gift = Gift
space-icon-award = Award
space-icon-trophy = Trophy
space-icon-flame = Flame
space-icon-zap = Lightning
space-icon-star = Star
space-icon-lock = Lock
space-icon-globe = Globe

# Said once, on the page after an act
done-joined = Welcome. You are a member now.
done-asked = Your request is with the hosts. A letter will tell you their answer.
done-space-left = You have left the space.
done-request-withdrawn = Your request is taken back.
done-space-member-added = Added. They see the space now.
done-space-member-removed = Removed. They see no more than outsiders do.
done-space-saved = The settings of the space are saved.
done-visibility-changed = Who sees the space has changed.
done-space-moved = The space has moved.
done-invitation-sent = The invitation is on its way.
done-invitation-revoked = The invitation is revoked. It lets nobody in any more.

# Letters about requests
mail-space-asked-subject = { $asker } asks to join { $space }
mail-space-asked-text = Hello { $name }, { $asker } would like to join { $space } and waits for an answer. If they left a few words, they stand below.
mail-space-asked-small = You get this mail because you are a host there.
mail-space-asked-do = See who asks
mail-space-let-in-subject = Welcome to { $space }
mail-space-let-in-text = Hello { $name }, you are a member of { $space } now.
mail-space-let-in-small = You get this mail because you asked to join.
mail-space-let-in-do = Open the space
mail-space-turned-away-subject = Your request to join { $space }
mail-space-turned-away-text = Hello { $name }, this time the hosts of { $space } could not let you in.
mail-space-turned-away-small = You get this mail because you asked to join.
mail-space-turned-away-do = See the space
