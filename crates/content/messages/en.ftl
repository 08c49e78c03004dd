# Topics
topic-solved = Solved
topic-pinned = Pinned
topic-closed = Closed
topic-close = Close
topic-reopen = Open again
topic-pin = Pin
topic-unpin = Unpin
topic-move = Move
topic-move-to = Into the space
topic-move-about = Everything in it goes along. Who can read it changes to whoever can read the new space.
topic-deleted-note = Only its author and the people who moderate here still see it.
topic-first-again = The beginning, by { $name }
deleted-by-you = You deleted this
deleted-by-author = Deleted
deleted-you-see = Only you and the people who moderate here still see it.
removed-yours = This was removed by rule { $rule }
removed-theirs = Removed by rule { $rule }
removed-words = “{ $words }” { $sees }
panel-deleted = What you deleted, or moderators removed
topic-new = Start a conversation
topic-begin = Post
topic-where = Where does it belong?
topic-nowhere = There is no space to write in yet
topic-nowhere-text = Join a space, or ask the people who look after this place to open one.
topic-edit = Edit
topic-kind = What is it?
kind-discussion = Discussion
kind-discussion-about = To share and talk something over.
kind-question = Question
kind-question-about = To get an answer that helps the next person too.
topic-title = Title
topic-title-hint = One line that says what it is about.
topic-body = Text
topic-tags = Tags
topic-tags-hint = Up to five, separated by spaces or commas: cellar-storage is one word.
topics-none = Nothing here yet
topics-none-text = The first conversation will stand here.
edited = edited
badge-staff = Staff
badge-bot = Bot
edit = Edit
delete = Delete
restore = Bring it back

# Replies
reply = Reply
comment = Comment
comments = Comments
reply-sign-in = Sign in to join the conversation.
reply-to = Reply to { $name }
reply-to-own = Add to your own words
reply-label = Your reply
reply-send = Reply
answer-label = Your answer
answer-send = Answer
comment-label = Your comment
comment-send = Comment
reply-edit = Edit your reply
reply-deleted = Deleted
reply-removed = Removed
reply-what-it-said = What it said
reply-gone = A reply that stood here was removed.
reply-accepted = Accepted answer
reply-in-its-place = in its place
reply-see-in-place = See it in its place
reply-chosen-by = Chosen by { $name }
conflict-edited = Somebody changed this meanwhile. What you wrote is still here; look at theirs, then save again.
edit-theirs = As it stands now
edit-html-note = This was brought over from elsewhere, and stands here as Markdown. When you change the text, it stays Markdown; formulas stand between dollar signs.
replies-count =
    { $count ->
        [0] No replies yet
        [one] 1 reply
       *[other] { $count } replies
    }
answers-count =
    { $count ->
        [0] No answers yet
        [one] 1 answer
       *[other] { $count } answers
    }

# What may be wrong
problem-empty = Write something first.
problem-too-long = This is longer than 60,000 characters. Split it up.
problem-title-empty = Give it a title.
problem-title-short = A title has at least three letters.
problem-title-long = A title has at most 200 characters.
problem-tag = “{ $tag }” cannot be a tag. Use up to 35 letters and digits, without spaces; dots only inside, as in node.js.
problem-tags-many = At most five tags.
problem-parent-gone = What you answered is gone. Your words are still here; send them as a reply of their own.

# Votes, reactions and accepted answers
vote-question = I have this question too
vote-answer = This answer helped
vote-take-back = Take your vote back
vote-me-too = me too
reaction-like = Like
reaction-love = Love
reaction-laugh = Funny
reaction-wow = Surprising
reaction-thanks = Thank you
reaction-idea = Good idea
answer-accept = This answered it
answer-unaccept = This is not the answer

# Drafts
drafts = Drafts
drafts-about = What you began to write. Only you see it.
drafts-none = No drafts
drafts-none-text = What you type and do not send is kept here, on every device.
draft-new = A conversation to begin
draft-reply = A reply
draft-comment = A comment
draft-edit = A change
draft-of = Draft of { $when }
draft-discard = Throw it away

# Lists
topic-open-question = Open question
topic-ask = Ask a question
topic-ask-send = Ask the question
topic-solved-go = Solved, go to the answer
topic-related = Related
topic-read = Replies read
topic-read-on = Go on reading
topic-people = { $count ->
    [one] One person in this conversation
   *[other] { $count } people in this conversation
}
topics-none-match = Nothing matches
topics-none-match-text = Look at all conversations instead.
votes-count = { $count ->
    [one] 1 vote
   *[other] { $count } votes
}
show-label = Which conversations
show-order = Latest reply first
show-latest = Latest
show-unanswered = Waiting for an answer
show-solved = Solved
show-discussions = Discussions
show-questions = Questions
home-latest = Latest
home-unread = Unread
home-unanswered = Waiting for an answer
home-since = Since you were last here
home-catch-up = Catch up
home-many = A hundred conversations and more hold something you have not read.
home-begun = { $count ->
    [one] One new conversation began.
   *[other] { $count } new conversations began.
}
home-went-on = { $count ->
    [one] One conversation went on.
   *[other] { $count } conversations went on.
}
home-both = { $went_on ->
    [one] One conversation went on
   *[other] { $went_on } conversations went on
}, and { $begun ->
    [one] a new one began.
   *[other] { $begun } new ones began.
}
topics-all = All conversations
home-end = You are up to date. The rest you have already read.
home-all-read = You have read everything
home-all-read-text = What people say next will stand here.
home-all-answered = Every question has an answer
home-all-answered-text = New questions will wait for you here.
panel-topics = Conversations
panel-replies = Replies
panel-replies-none = No replies yet
panel-none-text = What they say in spaces you can read will stand here.

# Around a post
post-unwanted = A post by somebody you muted or blocked. Show it
badge-asker = Asked this
replies-order = Oldest first
reply-stood-here = { $name } answered here.
reply-shown-above = Shown above
mentioned-unseen = You mentioned { $names }, who cannot see this place and were not told. Only you see this note.

# Tags
tags = Tags
tags-about = Words that conversations are filed under, the most used first.
tags-none = No tags yet
tags-none-text = The tags of conversations you can read will stand here.
tag-topics = { $count ->
    [one] 1 conversation
   *[other] { $count } conversations
}
# Moderation, as far as content says it
report = Report
remove = Remove
problem-removal-rule = Name the ground rule that this breaks. Nothing is removed without one.

# Said once, on the page after an act
done-topic-deleted = The topic is deleted.
done-topic-restored = The topic is back.
done-topic-closed = The topic is closed. It stays readable.
done-topic-reopened = The topic is open again.
done-topic-pinned = The topic stays at the top of its space.
done-topic-unpinned = The topic is not kept at the top any more.
done-topic-moved = The topic has moved.
done-draft-discarded = The draft is thrown away.
