# Reporting
report-title = Report this
report-lede = The people who moderate here will look. Whoever wrote it is not told who you are.
report-rule = What is wrong with it?
report-other = Something else
report-words = In your words
report-words-hint = What should whoever looks at it know? Needed for “something else”.
report-send = Report
report-thanks = Thank you
report-thanks-text = Somebody who moderates here will look at it.
report-back = Back to where you were

# Ground rules, as acts cite them
rule-choice = { $number }. { $title }
rule-number = Rule { $number }
rules-none = This community has no ground rules yet, and nothing is removed without one.
rules-write = Write them
rules-read = Read the rules
act-rule = Which rule does it break?
act-rule-none = Choose a rule
act-words = Words to the member
act-words-hint = They read this. Say what was wrong and what they can do now.

# The list of reports
reports-title = Reports
reports-states = Which reports
reports-open = Open
reports-mine = Mine
reports-settled = Settled
reports-none-open = Nothing waits
reports-none-mine = You are on nothing
reports-none-settled = Nothing was settled yet
reports-none-text = What members report where you moderate will stand here.
report-is-open = Open
report-on-it = { $name } is on it
report-voices = { $count ->
    [one] { $count } report
   *[other] { $count } reports
}
outcome-dismissed = Dismissed
outcome-removed = Removed
outcome-sanctioned = Member sanctioned

# One report
report-claim = I am on it
report-release = Leave it to others
report-what-people-said = What people said
report-as-it-was = As it was when it was reported
report-is-removed = Removed
report-thing-gone = It is gone, or no longer for you to see.
report-decide = Decide
report-dismiss = Nothing wrong with it
report-decided-by = Decided by { $name }
report-undo = Take this decision back
report-about-author = Who wrote it
report-removed-before = { $count ->
    [0] Nothing of theirs was removed before.
    [one] Something of theirs was removed once before.
   *[other] Things of theirs were removed { $count } times before.
}
removal-title = Remove this
removal-lede = Its author still sees it, with your words. It can be brought back.
removal-do = Remove
problem-rule-missing = Choose the rule that it breaks. Nothing is done without one.
problem-rule-unknown = There is no rule with this number now.
problem-report-target = Say what it is about, by its id: a topic (top_…), a reply (rep_…) or a member (mem_…).
problem-act-words-missing = Write a few words.
problem-act-words-long = At most 2,000 characters.
problem-outcome-sanction = Silence or suspend the member on their own page; the report is settled with it.
conflict-report-decided = Somebody decided this meanwhile. Look at it again.
conflict-report-reopened = This was taken up again meanwhile. Look at it again.

# Silence and suspension
sanctions-title = What was done about { $name }
sanctions-none = Nothing was done about this member.
sanctions-past = Silences and suspensions
sanction-page = Silence or suspend
sanction-silence = Silence
sanction-suspension = Suspension
sanction-what = What
sanction-rule = Rule and words
sanction-from = From
sanction-until = Until
sanction-by = By
sanction-lifted = Lifted
sanction-endless = Without an end
sanction-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
sanction-how-long = How long
sanction-do-silence = Silence
sanction-do-suspend = Suspend
sanction-end-silence = Let them write again
sanction-end-suspension = Let them in again
sanction-about = Who is silenced reads and does not write. Who is suspended is signed out everywhere. They are told by mail, with the rule and your words.
problem-days = Choose how long: days, or 0 for without an end.
silence-banner = You can read here but not write until { $until }. Rule { $rule }: { $words }
silence-banner-endless = You can read here but not write. Rule { $rule }: { $words }
mail-silenced-subject = You cannot write in { $community } for a while
mail-silenced-text = Hello { $name }. Until { $until } you can read but not write. It is about rule { $rule }: { $words }
mail-silenced-small = Answer to the people who moderate if this is a mistake.
mail-silenced-endless-subject = You cannot write in { $community } any more
mail-silenced-endless-text = Hello { $name }. You can read but not write from now on. It is about rule { $rule }: { $words }
mail-silenced-endless-small = Answer to the people who moderate if this is a mistake.
mail-suspended-subject = Your account in { $community } is suspended
mail-suspended-text = Hello { $name }. Until { $until } you cannot sign in. It is about rule { $rule }: { $words }
mail-suspended-small = Answer to the people who moderate if this is a mistake.
mail-suspended-endless-subject = Your account in { $community } is suspended
mail-suspended-endless-text = Hello { $name }. You cannot sign in any more. It is about rule { $rule }: { $words }
mail-suspended-endless-small = Answer to the people who moderate if this is a mistake.
mail-sanction-lifted-subject = You are back in { $community }
mail-sanction-lifted-text = Hello { $name }. What kept you from { $community } has ended early.
mail-sanction-lifted-small = Welcome back.
mail-removed-subject = Something of yours was removed in { $community }
mail-removed-text = Hello { $name }. What you wrote in “{ $title }” was removed by rule { $rule } — “{ $words }”
mail-removed-see = See it
mail-removed-small = You still see it where it stood. Answer to the people who moderate if this is a mistake.

# The log
log-title = Log
log-lede = Everything that was done in the name of the rules where you moderate.
log-empty = Nothing was done yet
log-empty-text = What moderators do will stand here, with who did it and why.
log-when = When
log-who = Who
log-what = What
log-whom = Whom
log-where = Where
log-why = Rule and words
log-nobody = Grove
log-the-report = the report
log-topic-removed = removed
log-topic-restored = brought back
log-topic-closed = closed
log-topic-reopened = opened again
log-topic-moved = moved
log-topic-pinned = pinned
log-topic-unpinned = unpinned
log-topic-edited = edited
log-reply-removed = removed a reply in
log-reply-restored = brought back a reply in
log-reply-edited = edited a reply in
log-report-decided = settled
log-report-reopened = took up again
log-member-suspended = suspended
log-member-silenced = silenced
log-member-lifted = ended the sanction of
log-member-role-changed = changed the role of
log-member-approved = let in
log-member-declined = turned away
log-membership-removed = put out of the space

# Said once, on the page after an act
done-silenced = Silenced. They read, and do not write.
done-silence-lifted = They may write again.
done-suspended = Suspended. They are signed out everywhere.
done-suspension-lifted = The suspension has ended.
done-report-claimed = The report is yours now.
done-report-released = The report is free for others.
done-report-decided = The report is settled.
done-report-reopened = The report is open again.
done-removed = Removed. Its author is told why.
