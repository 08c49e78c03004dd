# What search says; the name of the page and the words in its box are said by `ui`.

search-for = { $words }: search
search-hint = Words, "a phrase in quotes", or -without a word. The last word may be half typed.
search-narrow = Narrow it down
search-apply = Search
search-clear = Clear all
search-any = Any
search-space = Space
search-kind = Kind
search-author = Written by (handle)
search-tag = Tag
search-solved = Solved
search-solved-yes = Solved
search-solved-no = Not solved
search-after = From
search-before = Before
search-kind-question = Questions
search-kind-discussion = Discussions
search-kind-reply = Replies and answers
search-kind-comment = Comments
search-one-question = Question
search-one-discussion = Discussion
search-one-reply = Reply
search-one-comment = Comment
search-accepted = Accepted answer
search-results = Results
search-count = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
search-nothing = Nothing matches
search-nothing-why = Try other words, or ask the people here: somebody may know.
search-nothing-filtered = Try other words or fewer filters, or ask the people here: somebody may know.
search-ask = Ask a question
search-all = All results
problem-search-date = Give a day such as 2026-03-31, or a time in RFC 3339.
