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
home-news = What is new
home-about = About this place
home-first = Begin with a space
home-first-text = A space is a place for one purpose: questions, a project, a neighbourhood. Everything that is said here is said in one.
home-first-space = Open the first space
home-begin = Start a conversation
home-join = Join
home-waiting = You asked to join. Somebody who looks after this place will answer; we write to you then.
home-private = This community is private. It opens to people who were invited.
home-gated = Ask to join, and somebody will let you in.
