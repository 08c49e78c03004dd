# What `ui` itself says: the frame, the components, dates. Areas own their words in their own files.

ui-skip-to-content = Skip to content
ui-rail = Community
ui-open-rail = Open the menu
ui-bottom-bar = Main places
ui-context = About this page
ui-home = Home
ui-search = Search
ui-search-placeholder = Search conversations
ui-join = Join
ui-sign-in = Sign in
ui-private = Private
close = Close
more = More
save = Save
cancel = Cancel
copy = Copy
copied = Copied
ui-react = React
ui-unread = Unread
ui-feed = Follow in a feed reader

ui-count-new = { $count ->
    [one] { $count } new post
   *[other] { $count } new posts
}
ui-count-waiting = { $count ->
    [one] One waits for you
   *[other] { $count } wait for you
}
ui-new-since = { $count ->
    [one] { $count } new post since your last visit
   *[other] { $count } new posts since your last visit
}
ui-faces-more = { $count ->
    [one] { $names } and { $count } more
   *[other] { $names } and { $count } more
}
ui-reaction = { $name }, { $count }
ui-of = { $done } of { $all }

ui-field-optional = optional
ui-form-problems = { $count ->
    [one] One thing needs your attention
   *[other] { $count } things need your attention
}

ui-breadcrumbs = You are here
ui-pager = Pages
ui-pager-previous = Previous
ui-pager-next = Next

ui-composer-tools = Formatting
ui-composer-markdown = Markdown works here
ui-draft-saving = Saving the draft…
ui-draft-saved = Draft saved
ui-draft-local = Draft kept on this device
ui-draft-restored = Your draft is back
ui-upload-running = Uploading…
ui-upload-alt = What it shows
ui-upload-describe = Write what the picture shows, for those who cannot see it.
ui-mentions = Members
ui-upload-failed = The file could not be uploaded. Try again.
ui-tool-bold = Bold
ui-tool-italic = Italic
ui-tool-link = Link
ui-tool-heading = Heading
ui-tool-quote = Quote
ui-tool-code = Code
ui-tool-list = List
ui-tool-mention = Mention somebody
ui-tool-picture = Picture
ui-tool-preview = Preview

# The script puts the number in the place of the sign.
ui-live-new-one = # new post
ui-live-new-many = # new posts
ui-live-show = Show

ui-go-home = Go to the home page
ui-request-id = Request { $id }
ui-request-failed = That did not work. Check your connection and try again.

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

# A picture of another host, which a page does not load
picture-elsewhere = Picture ({ $host })
picture-elsewhere-of = Picture: { $alt } ({ $host })
