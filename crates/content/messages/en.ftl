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
topic-deleted-note = This was deleted. Only its author and the people who moderate here still see it.
topic-new = Start a conversation
topic-begin = Post
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
topic-tags-hint = Up to five words that help others find it.
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
reply-label = Your reply
reply-send = Reply
answer-label = Your answer
answer-send = Answer
comment-label = Your comment
comment-send = Comment
reply-edit = Edit your reply
reply-deleted = Deleted
reply-gone = A reply that stood here was removed.
reply-accepted = Accepted answer
reply-in-its-place = in its place
edit-html-note = This was brought over from elsewhere. When you save it, it becomes Markdown.
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
problem-tag = “{ $tag }” cannot be a tag. Use up to 35 letters and digits, without spaces.
problem-tags-many = At most five tags.
problem-parent-gone = What you answered is gone. Your words are still here; send them as a reply of their own.
