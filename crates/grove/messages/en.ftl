# The frame
frame-spaces = Spaces
frame-home = Home
frame-tags = Tags
frame-members = Members
frame-admin = Administration
frame-moderation = Moderation
frame-all-spaces = Spaces
frame-search = Search

# Home
home-tabs = What to show
home-begin = Start a conversation
home-join = Join
home-waiting = You asked to join. Somebody who looks after this place will answer; we write to you then.
home-private = This community is private. It opens to people who were invited.
home-gated = Ask to join, and somebody will let you in.
