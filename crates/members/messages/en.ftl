# People: the doors, profiles, settings of one's own and of the community, and the mail about them.

email = E-mail
name = Name
handle = Handle
password = Password
role = Role

role-member = Member
role-moderator = Moderator
role-admin = Admin
role-owner = Owner
role-here = What they are here
flag-staff = Staff
flag-bot = Bot
flag-brand = Brand account

## Signing in

door-about = About this place
door-say = Somebody here has stood where you stand, and wrote down what helped.
door-people = { $count ->
    [one] One person is here
   *[other] { $count } people are here
}
sign-in-title = Sign in
sign-in-head = Sign in to { $community }
sign-in-do = Sign in
sign-in-link = Mail me a link instead
sign-in-password-hint = No password, or forgotten? Leave this empty and take a link by mail.
sign-in-new = New here?
sign-in-join = Join
sign-out = Sign out
sent-title = Look into your mailbox
sent-text = If this address can be used here, a link is on its way to it. It works once, for ten minutes.
sent-help = Nothing there? Look among unwanted mail, then
sent-again = try again
problem-sign-in = Address and password do not fit together. You can take a link by mail instead.
problem-suspended = This account is suspended until { $until }. The mail we sent says why and how to answer.
problem-suspended-endless = This account is suspended without an end. The mail we sent says why and how to answer.

enter-sign-in = Sign in
enter-sign-in-text = You asked for this link with the address { $email }.
enter-sign-in-do = Sign in to this device
enter-ask = Nearly there
enter-ask-text = Confirm { $email }, and your request goes to the people of { $community }. If you did not ask to join, close this page.
enter-ask-do = Confirm and ask to join
enter-join = Nearly there
enter-join-text = Confirm { $email } and you are a member of { $community }. If you did not ask to join, close this page.
enter-join-do = Confirm and join
enter-old-address = Change your address?
enter-old-address-text = Somebody signed in to your account at { $community } wants to use another address instead of { $email }. If that was not you, close this page and end your sessions.
enter-old-address-do = Yes, change it
enter-new-address = Is this your address?
enter-new-address-text = { $email } is to be used for an account at { $community }.
enter-new-address-do = Yes, this is mine
enter-claim = This account is yours
enter-claim-text = What you wrote before has come along to { $community }. Take the account with { $email }.
enter-claim-do = Take the account
enter-password = Choose a password
enter-password-hint = You can also go on without one and take a link by mail each time.
link-spent = This link has run out
link-spent-do = Get a new one
problem-link-spent = It was used already, or its time is over. A new one is quickly sent.
problem-invitation-spent = The invitation does not hold any more. Ask the person who sent it for a new one.
problem-invitation-address = This invitation was sent to { $email }. Use that address, or ask for another invitation.

## Joining

join-title = Join
join-head = Join { $community }
join-name-hint = As you want to be called here.
join-handle-hint = For your page and for mentions. Left empty, it is made from your name.
join-email-hint = A link to confirm it is sent there. Nobody else sees it.
join-gated = Somebody here looks at every request. You will hear by mail.
join-words = Why would you like to join?
join-words-hint = For those who decide.
join-rules = I have read the ground rules and will keep to them.
join-do = Join
join-known = Already a member?
waiting-title = Your request is with us
waiting-text = Somebody at { $community } looks at it soon. You will get a mail.
problem-rules = Please read the ground rules and accept them.
problem-words-long = At most { $most } characters, please.

pending-title = Asking to join
pending-lede = Let people in, or not. They are told by mail.
pending-none = Nobody is waiting
pending-none-text = Who asks to join next will stand here.
pending-approve = Let in
pending-decline = Not now

## Names, handles, addresses, passwords

problem-name-empty = Please give a name.
problem-name-long = At most { $most } characters, please.
problem-name-hides = The name has characters in it that do not show. Type it again.
problem-handle-length = A handle has 2 to 30 characters.
problem-handle-letters = A handle has letters, digits, - and _ and begins with a letter or digit.
problem-handle-mixed = The letters of this handle are from alphabets that are easily confused. Choose one alphabet.
problem-handle-reserved = This handle is kept for the place itself. Choose another.
problem-handle-taken = Somebody has this handle, or one that looks like it. { $free } is free.
problem-handle-had = Somebody has or had this handle, or one that looks like it. Choose another.
problem-email = This does not look like an address that mail can reach.
problem-email-taken = There is a member with this address.
problem-password-short = At least { $least } characters, please. A few words in a row do well.
problem-password-long = At most { $most } characters, please.
problem-password-guessed = This would be guessed soon. Add another word or two.
problem-password-current = That is not your password of now.
problem-choose = Please choose one of these.
problem-colour = Please choose a colour.
problem-text-long = At most { $most } characters, please.
problem-scope = Please choose what it may do.

## People

members-title = Members
members-count = { $count ->
    [one] One person is here
   *[other] { $count } people are here
}
members-search = Find somebody by name
members-order = Order
members-newest = Newest
members-by-name = By name
members-none = Nobody by that name
members-none-text = Try the beginning of the name, or fewer letters.
members-all = Show everybody
profile-about = About
profile-views = Parts of this page
profile-since = Here since
profile-no-bio = Has not said anything about themselves yet.
profile-edit = Edit your profile
profile-handle-hint = Links to your old handle lead to the new one. Nobody else can take it.
profile-picture = Your picture
profile-picture-file = A picture from your device
profile-picture-hint = JPEG, PNG, GIF or WebP, at most 10 MB. Its middle becomes a square.
profile-picture-do = Use this picture
profile-picture-none = Show my initials instead
profile-bio = About you
profile-bio-hint = What would help others to know? Markdown works here.
block = Block
unblock = Stop blocking
mute = Mute
unmute = Stop muting

claim-title = Nobody signs in here yet
claim-text = This account came along from elsewhere. Send its owner a link, and it is theirs.
claim-do = Send a claim link
claim-sent = A link went to { $email }

## One's own settings

settings-title = Your settings
settings-profile = Profile
settings-account = Account
settings-look = Look
settings-sessions = Devices
settings-people = People
settings-tokens = Tokens

account-email = Address
account-email-new = New address
account-email-hint = We ask both the old and the new address before it changes.
account-email-do = Change the address
account-email-waits = { $email } takes its place when both addresses have said yes.
account-old-waits = Waiting for a yes from your old address
account-old-yes = Your old address has said yes
account-new-waits = Waiting for a yes from the new address
account-new-yes = The new address has said yes
account-password = Password
password-current = Password of now
password-current-hint = Not needed if you have just signed in.
password-new = New password
password-new-hint = Eight characters or more. It ends your other sessions.
password-do = Change the password
account-leave = Leave
account-leave-text = You are signed out everywhere and your address is free again. What you wrote stays with the conversations it is part of.
account-leave-handle = Type { $handle } to confirm
account-leave-forget = Take my name off what I wrote
account-leave-do = Leave this community
problem-leave-handle = Type your handle as it stands there.

look-lede = This device changes at once, others when you next sign in there.
look-theme = Light or dark
look-theme-auto = As the device
look-theme-light = Light
look-theme-dark = Dark
look-language = Language
look-language-en = English

sessions-title = Where you are signed in
sessions-this = This one
sessions-unknown = Some device
sessions-since = Since
sessions-seen = last used
sessions-end = Sign out
sessions-end-all = Sign out everywhere

people-lede = Who is blocked cannot reach you, and you do not see each other's messages. Who is muted is only quiet for you. Nobody is told.
people-none = You avoid nobody
people-none-text = The menu on somebody's page can block or mute them.
people-blocked = Blocked
people-muted = Muted

tokens-lede = A token lets a program speak for you. It can do what you allow here and never more than you can.
tokens-yours = Your tokens
tokens-new = New token
tokens-name = What is it for?
tokens-name-hint = For you, to know it again.
tokens-scope = What may it do?
tokens-make = Make a token
tokens-made = { $name } is ready
tokens-once = Copy it now: it is not shown again.
tokens-secret = The token
tokens-revoke = Revoke
tokens-back = Back to your tokens
scope-read = Read
scope-write = Read and write
scope-admin = Administer

## Ground rules

rules-title = Ground rules
rules-version = Version { $version }
rules-new = These are new since you last accepted them.
rules-accept = I accept them
rules-edit = Edit the ground rules
rules-edit-lede = Publishing makes a new version. Everybody is asked to accept it at their next visit.
rules-text = The rules
rules-text-hint = Number them: every act of moderation names the rule it rests on. Markdown works here.
rules-publish = Publish
problem-rules-empty = Write at least one rule.
problem-rules-long = That is too long to be read. Shorten it.
rules-suggested =
    1. Be kind. Talk about the matter, not about the person.
    2. Share what you know, and say where it comes from.
    3. What is said in private stays private.
    4. No advertising, unless it was asked for.

## The community

community-title = Community settings
community-name = Name of the community
community-tagline = What is it for?
community-tagline-hint = One line that a newcomer understands.
community-summary = About it, for people outside
community-summary-hint = Shown to those who would like to join.
community-accent = Colour
community-accent-hint = Buttons and links take it. It is made readable in light and dark.
community-access = Who may join?
community-newcomer-days = Days as a newcomer
community-newcomer-hint = In their first days members can post less, which keeps spam out.
community-newcomer-posts = Posts a day for newcomers
access-public = Anyone
access-public-about = Everybody can read, and joins at once.
access-gated = After a word with us
access-gated-about = People outside see what it is and ask to join.
access-private = Invited people only
access-private-about = People outside see nothing at all.
set-up-title = Your community is ready
set-up-lede = Four questions to make it yours. All can be changed later.
set-up-do = Open the doors
set-up-skip = Skip this for now

conflict-claimed = This account is in use already. Its owner can change the address.

## Mail

mail-sign-in-subject = Sign in to { $community }
mail-sign-in-text = Here is the link you asked for.
mail-sign-in-action = Sign in
mail-sign-in-small = It works once, for ten minutes. If you did not ask for it, you need do nothing.
mail-known-subject = You already have an account at { $community }
mail-known-text = Somebody, probably you, asked to join with this address. It has an account already, so here is a link to sign in.
mail-known-action = Sign in
mail-known-small = It works once, for ten minutes. If you did not ask for it, you need do nothing.
mail-join-subject = Confirm your address for { $community }
mail-join-text = Welcome! One click and you are in.
mail-join-action = Confirm and join
mail-join-small = It works once, for ten minutes. If you did not ask to join, you need do nothing, and nothing is kept.
mail-old-address-subject = Change your address at { $community }?
mail-old-address-text = Your account is to use { $email } from now on. Please confirm that you want this.
mail-old-address-small = The link works for a day. If this was not you, do not open it: sign in, end your sessions and change your password.
mail-new-address-subject = Is this your address?
mail-new-address-text = An account at { $community } is to use { $email }. Please confirm that it is yours.
mail-new-address-small = The link works for a day. If you know nothing of this, you need do nothing.
mail-claim-subject = Your account at { $community } is waiting for you
mail-claim-text = Hello { $name }, what you wrote has come along to { $community }. With this link the account is yours.
mail-claim-small = It works once, for two weeks. If you know nothing of this, you need do nothing.
mail-approved-subject = You are in: welcome to { $community }
mail-approved-text = Hello { $name }, your request was accepted. We are glad to have you.
mail-approved-small = You get this mail because you asked to join.
mail-declined-subject = Your request to join { $community }
mail-declined-text = Hello { $name }, this time it was not possible to let you in. We keep nothing of your request.
mail-declined-small = You get this mail because you asked to join.

# Said once, on the page after an act
done-account-closed = Your account is closed. Take care.
done-community-saved = The settings of the community are saved.
done-set-up = Your community is ready.
done-blocked = Blocked. Neither of you reaches the other now.
done-unblocked = The block has ended.
done-muted = Muted. You will not be shown what they write.
done-unmuted = You will be shown again what they write.
done-session-ended = That device is signed out.
done-signed-out-everywhere = You are signed out everywhere.
done-password-changed = Your password is changed, and other devices are signed out.
done-signed-out = You are signed out.
done-address-asked = Letters are on their way. Open the link in each of them, and the address changes.
done-address-agreed = Thank you, that address is confirmed.
done-let-in = They are in, and a letter tells them.
done-turned-away = Turned away. A letter tells them.
done-role-changed = The role is changed.
done-flags-saved = The marks of this account are saved.
done-claim-sent = The letter with the link is on its way.
done-token-revoked = The token is revoked. It opens nothing any more.
done-rules-published = The new rules are in force.
done-rules-accepted = Thank you for accepting the rules.
done-look-saved = Your choice is saved.
done-profile-saved = Your profile is saved.

# To those who let people in
mail-waits-subject = { $asker } asks to join { $community }
mail-waits-text = Hello { $name }, { $asker } would like to join { $community } and waits for an answer. If they left a few words, they stand below.
mail-waits-small = You get this mail because you may let people in.
mail-waits-do = See who waits
