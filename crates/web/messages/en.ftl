# What is said when something cannot be done.
error-not-found = There is nothing here
error-not-found-advice = The page may have moved, or it is not for you to see. If somebody invited you, sign in first.
error-sign-in = Please sign in
error-sign-in-advice = This needs an account. In a program, send a token.
error-not-allowed = You cannot do this
error-invalid = Something needs another look
error-invalid-advice = Please go back and mend it:
error-conflict = It has changed meanwhile
error-too-many = That was a lot at once
error-too-many-advice = Please wait a moment, then try again.
error-too-large = That is too large
error-too-large-advice = Send less at once.
error-method = That cannot be done here
error-method-advice = The address is right, and this is nothing one can do to it. The header Allow says what can be done.
error-wrong-host = This server does not answer for that host
error-wrong-host-advice = Its address is { $origin }.
error-body-type = That kind of content is not read here
error-body-type-advice = Programs send application/json.
error-bad-request = That could not be read
error-bad-request-advice = Something in the address or the form is not as it should be. Go back and try again.
error-busy = Just a moment
error-busy-advice = There is more to do than can be done at once. Please try again in a few seconds.
error-unreachable = The database is away
error-unreachable-advice = The database cannot be reached at the moment. Please try again in a minute; those who run this place can see why in the log.
error-unknown-outcome = We cannot tell whether that worked
error-unknown-outcome-advice = The connection to the database broke at the wrong moment. Look whether it is there before you send it again.
error-disk-full = The disk is full
error-disk-full-advice = Nothing new can be kept until there is room again. Reading and deleting go on; please try again later.
error-disk-read-only = The disk is read-only
error-disk-read-only-advice = Nothing can be kept until it can be written again. Reading goes on; please try again later.
error-storage = The disk does not take what is written
error-storage-advice = This was not kept. Reading goes on. Try again; the people who run this place can see why in the log.
error-broken = Something broke on our side
error-broken-advice = It is in the log under the number below. Nothing you wrote was lost if you go back.
conflict-changed-meanwhile = Somebody was faster. Look at it again, then decide.
conflict-idempotency-key = This key was used for another request. Use a new key.
problem-choices = It can be one of these: { $allowed }.
problem-unknown-field = This route does not know “{ $field }”. It knows { $known }.
problem-no-fields = This route does not know “{ $field }”; it takes no fields.
problem-file-missing = Choose a file first.
sign-in = Sign in

# Why something is not allowed
reason-members-only = This is for members. Sign in, or join.
reason-awaiting-approval = You asked to join, and somebody will let you in. Until then you can look around.
reason-moderators-only = This is for the people who moderate here.
reason-admins-only = This is for the people who look after this place.
reason-owner-only = Only the owner can do this.
reason-hosts-only = Only the hosts and moderators of this space can do this.
reason-only-author-or-host = Only the author and the hosts of this space can do this.
reason-only-author = Only the author can do this.
reason-only-asker-or-host = Only the one who asked and the hosts of this space can do this.
reason-space-members-only = Join this space to write here.
reason-space-inside-only = What is in this space is for its members. Join it first.
reason-invitation-only = This space opens by invitation. Ask one of its hosts.
reason-ask-first = Ask to join first; a host or moderator of the space answers.
reason-topic-closed = This conversation is closed. You can read it, and start a new one.
reason-kind-not-allowed = This space does not take that kind of conversation.
reason-silenced = You can read, but not write, until your time-out is over.
reason-scope-missing = The token does not allow this. Make one with the scope it needs.
reason-not-your-own = That is your own.
reason-not-an-answer = Only an answer to the question can be accepted.
reason-last-owner = There has to be an owner. Make somebody else owner first.
reason-outranks-you = You cannot do this to somebody who has your role or a higher one.
reason-already-deleted = This was deleted.
reason-newcomer-limit = You have written a lot for your first days. Please come back tomorrow.
reason-blocked = This person does not want to hear from you.
reason-community-closed = This community takes nobody in at the moment.

# Why something is not allowed, and what to do about it.

# The token is right, its member is shut out for a time
error-suspended = This account is suspended
error-suspended-until = This account is suspended until { $until }. Its tokens work again after that. The mail we sent says why and how to answer.
error-suspended-endless = This account is suspended without an end. The mail we sent says why and how to answer.
reason-member-not-removed = People are not removed as texts are. Silence or suspend them instead.
