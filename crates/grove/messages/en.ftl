# The frame
frame-spaces = Spaces
frame-home = Home
frame-tags = Tags
frame-members = Members
frame-admin = Administration
frame-moderation = Moderation
frame-rules-new = The ground rules have changed. Please read them and say yes.
frame-rules-read = Read the rules
frame-all-spaces = Spaces
frame-search = Search
frame-write = Write
frame-me = You

# Home
home-tabs = What to show
home-morning = Good morning, { $name }
home-day = Good afternoon, { $name }
home-evening = Good evening, { $name }
home-about = About this place
home-first = Begin with a space
home-first-text = A space is a place for one purpose: questions, a project, a neighbourhood. Everything that is said here is said in one.
home-first-space = Open the first space
home-begin = Start a conversation
home-join = Join
home-waiting = You asked to join. Somebody who looks after this place will answer; we write to you then.
home-private = This community is private. It opens to people who were invited.
home-gated = Ask to join, and somebody will let you in.

# Administration
admin-lede = Everything that keeps the place going. What waits for you has a number.
admin-people = People
admin-place = The place
admin-order = Order
admin-data = Data
admin-waiting = { $count ->
    [one] One waits
   *[other] { $count } wait
}
desk-pending = Asking to join
desk-about-pending = Let people in, or not
desk-members = Members
desk-about-members = Roles, and links for imported people, are on their pages
desk-invitations = Invitations
desk-about-invitations = Links and letters that let people in
desk-settings = Look and joining
desk-about-settings = Name, purpose, colour, who may join
desk-rules = Ground rules
desk-about-rules = What every act of moderation rests on
desk-spaces = Spaces
desk-about-spaces = Who sees them, who is in them, invitations
desk-space = New space
desk-about-space = A place for one purpose
desk-reports = Reports
desk-about-reports = What members ask you to look at
desk-log = Moderation log
desk-about-log = What was done, by whom, by which rule
desk-jobs = Jobs
desk-about-jobs = Mail and other work that failed
desk-projections = Projections
desk-about-projections = Whether search and live updates are up to date
desk-api = Interface for programs
desk-about-api = Every page as data, as OpenAPI
desk-health = Health
desk-about-health = What a monitor asks: does the place answer?

jobs-title = Jobs
jobs-waiting = { $count ->
    [0] Nothing is due.
    [one] One job is due.
   *[other] { $count } jobs are due.
}
jobs-none = Nothing was given up
jobs-none-text = What fails again and again for a day stands here, with the reason.
jobs-dead = Jobs that were given up
jobs-kind = Kind
jobs-error = What went wrong
jobs-attempts = Tries
jobs-again = Try again

projections-title = Projections
projections-lede = What is made from the activity log, and how far each has come. Any can be built again: grove rebuild.
projections-name = Name
projections-state = State
projections-position = Position
projections-well = Up to date
projections-behind = { $count ->
    [one] One activity behind
   *[other] { $count } activities behind
}

done-job-revived = The work will be tried again.
