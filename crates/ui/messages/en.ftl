# What `ui` itself says: the frame, the components, dates. Areas own their words in their own files.

skip-to-content = Skip to content
rail = Community
open-rail = Open the menu
bottom-bar = Main places
context = About this page
home = Home
search = Search
search-placeholder = Search conversations, people and pages
join = Join
sign-in = Sign in
private = Private
close = Close
more = More
save = Save
cancel = Cancel
copy = Copy
copied = Copied
undo = Undo
react = React
unread = Unread

count-new = { $count } new
new-since = { $count ->
    [one] { $count } new since your last visit
   *[other] { $count } new since your last visit
}
faces-more = { $count ->
    [one] { $names } and { $count } more
   *[other] { $names } and { $count } more
}
reaction = { $name }, { $count }
of = { $done } of { $all }

field-optional = optional
form-problems = { $count ->
    [one] One thing needs your attention
   *[other] { $count } things need your attention
}

breadcrumbs = You are here
pager = Pages
pager-previous = Previous
pager-next = Next

composer-tools = Formatting
composer-markdown = Markdown works here
draft-saving = Saving the draft…
draft-saved = Draft saved
draft-local = Draft kept on this device
draft-restored = Your draft is back
upload-running = Uploading…
upload-failed = The file could not be uploaded. Try again.
tool-bold = Bold
tool-italic = Italic
tool-link = Link
tool-heading = Heading
tool-quote = Quote
tool-code = Code
tool-list = List
tool-mention = Mention somebody
tool-picture = Picture
tool-preview = Preview

# The script puts the number in the place of the sign.
live-new-one = # new reply
live-new-many = # new replies
live-show = Show

go-home = Go to the home page
request-id = Request { $id }
request-failed = That did not work. Check your connection and try again.

date-clock = { $hour }:{ $minute }
date-day-month = { $day } { $month }
date-day = { $day } { $month } { $year }
date-full = { $day } { $month } { $year }, { $hour }:{ $minute } { $zone }

month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
month-long-1 = January
month-long-2 = February
month-long-3 = March
month-long-4 = April
month-long-5 = May
month-long-6 = June
month-long-7 = July
month-long-8 = August
month-long-9 = September
month-long-10 = October
month-long-11 = November
month-long-12 = December
