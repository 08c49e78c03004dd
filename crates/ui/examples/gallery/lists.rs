//! The feed, a space with its rows, and empty places.

use grove_ui::components::*;
use grove_ui::{Page, Sheet, directed_icon, small_icon};
use maud::{Markup, html};

use crate::sample::{at, face};

pub fn home(page: &Page<'_>) -> Sheet {
    let people = ["Tomasz Wilk", "Noor Haddad", "Idris Okafor-Lund"].map(face);
    let from = |icon: &str, name: &str| html! { a href="/space.html" { (small_icon(icon)) (name) } (middot()) (page.when(at("2026-11-22T18:12:00Z"))) };
    let foot = |replies: &str, emoji: &str, n: i64, mine: bool| {
        html! { (faces(page, &people, 7)) span.meta.grow { (replies) } (reaction_bar(page, "r", &[Reaction { emoji: emoji.into(), name: "Helpful".into(), count: n, mine, url: Some("/r".into()) }])) }
    };
    let main = html! {
        (page_head("Good morning, Nadia").actions(html! { (link_button("Start a conversation", "/new").primary().icon("pencil")) }))
        (since("Since yesterday evening", "4 people replied to you, and 12 new conversations began. About 6 minutes of reading.", Some(link_button("Catch up", "/x").arrow())))
        (tabs(page, "Feed", &[Tab::new("For you", "#", true), Tab::new("Latest", "#", false), Tab::new("Following", "#", false)], html! { "Spaces you host come first " a.link href="#" { "Why this order" } }))
        div.cards {
            (card(&Card { href: "/topic.html".into(), title: "When do we prune the pears, now or after the frost?", head: html! { (from("message-circle-question-mark", "Growing questions")) (middot()) (state("circle-check", "Solved", Tone::Good)) (plus(page, 3)) },
                excerpt: "Our two Conference pears are six years old and have never been pruned hard. Last spring I took out the crossing branches and the tree answered with water shoots as long as my arm, so this year I would rather ask first.", foot: foot("7 replies", "\u{1f44d}", 9, false), new: true, ..Card::default() }))
            (card(&Card { href: "/x".into(), title: "Day 19: the old greenhouse gets its glass back", head: html! { (from("book-open", "Plot diaries")) (plus(page, 5)) },
                excerpt: "Forty panes later the north side is closed. Hana lent me her putty knife, and Lewis talked me out of polycarbonate.", foot: foot("18 replies", "\u{2764}\u{fe0f}", 31, true), ..Card::default() }))
            (card(&Card { href: "/x".into(), title: "Apple day at the barn, bring your unknowns", head: html! { (from("map-pin", "Out and about")) }, body: html! { div.line { (date_block(page, at("2026-11-28T09:30:00Z"))) p.t2 { "Kofi names what you bring, soup at noon, and the press runs until four." } } }, foot: html! { (faces(page, &people, 14)) span.meta.grow { "14 going, 4 places left" } (post_button(page, "/going", Verb::Put, "I am coming").look(|b| b.small())) }, ..Card::default() }))
        }
        p.meta.line { (small_icon("check")) "You are up to date. The rest you have already read." }
    };
    Sheet::new("Home").main(main).aside(home_aside(page)).aside_label("Around the community")
}

fn home_aside(page: &Page<'_>) -> Markup {
    html! {
        (side("New here this week", html! { ul.stack { @for (name, about) in [("Noor Haddad", "Two raised beds, Aarhus"), ("Dev Raghunathan", "A balcony on a long lane"), ("Beatriz Salgueiro", "Runs a seed library in Porto")] {
            li { (person(face(name), "/m", html! { (about) }, html! { (post_button(page, "/w", Verb::Post, "Say hello").look(|b| b.small())) })) }
        } } }))
        (side("Waiting for an answer", html! { ul { li { a.strong href="#" { "Which mulch for a north bed in sea air?" } br; span.meta { "Amina, no reply yet" } } li { a.link href="#" { "All 5 open questions" } } } }))
        (side("Your first week", html! { (progress(page, "Getting to know the place", 3, 4)) }))
    }
}

pub fn space(page: &Page<'_>) -> Sheet {
    let row = |title, excerpt, state: (&'static str, &str), tone, unread, new, n: i64, who: &[&'static str], when: &str| {
        let people: Vec<_> = who.iter().map(|n| face(n)).collect();
        Row {
            href: "/topic.html".into(),
            title,
            excerpt,
            state: Some((state.0, state.1.to_owned())),
            tone,
            unread,
            new,
            faces: faces(page, &people, people.len()),
            number: Some(("message-circle", format!("{n} replies"), page.number(n))),
            when: page.when(at(when)),
            ..Row::default()
        }
    };
    let head = page_head("Growing questions")
        .lede("Anything that droops, bolts or will not fruit. Someone has had it before you.")
        .below(html! { (faces(page, &["Ruth Abernethy", "Idris Okafor-Lund", "Hana Morikawa", "Kofi Anane", "Lewis Carrow"].map(face), 1284)) span.meta { "1,284 members, 9 in 10 questions answered within a day" } })
        .actions(html! { (menu(page, button("Following").icon("bell"), &[MenuItem::act("Every reply", "/f", Verb::Put, "bell"), MenuItem::act("Nothing", "/f", Verb::Delete, "bell-off")])) (link_button("Ask a question", "/new").primary()) });
    let list = rows(
        page,
        [
            row(
                "Before you ask: how to photograph a leaf so that others can help",
                "Ruth \u{b7} a short guide, with four pictures",
                ("pin", "Pinned"),
                Tone::Plain,
                false,
                0,
                12,
                &["Ruth Abernethy"],
                "2026-03-02T09:00:00Z",
            ),
            row(
                "When do we prune the pears, now or after the frost?",
                "Sunniva: Could this become a line in the yearly calendar?",
                ("circle-check", "Solved"),
                Tone::Good,
                true,
                3,
                7,
                &["Tomasz Wilk", "Ruth Abernethy", "Lewis Carrow"],
                "2026-11-22T18:12:00Z",
            ),
            row(
                "Which mulch for a north bed in sea air?",
                "Amina: I live 200 m from the harbour and everything is grey by June.",
                ("circle", "Open"),
                Tone::Plain,
                true,
                0,
                0,
                &["Amina Yusuf"],
                "2026-11-22T11:00:00Z",
            ),
            row(
                "Nach dem Winter: Rhabarber treibt bei minus acht Grad unter dem Vlies aus",
                "Jonas: Mit dem doppelten Vlies ist seit zwei Wochen Ruhe.",
                ("circle-check", "Solved"),
                Tone::Good,
                false,
                2,
                14,
                &["Jonas Feld", "Sunniva Aas"],
                "2026-11-19T08:00:00Z",
            ),
            row(
                "Paint code for the 2021 greenhouse",
                "Answered in the guide, closed by Ruth",
                ("lock", "Closed"),
                Tone::Plain,
                false,
                0,
                5,
                &["Sunniva Aas", "Ruth Abernethy"],
                "2026-11-17T08:00:00Z",
            ),
            row(
                "\u{643}\u{64a}\u{641} \u{623}\u{639}\u{631}\u{641} \u{623}\u{646} \u{627}\u{644}\u{62a}\u{631}\u{628}\u{629} \u{62c}\u{627}\u{641}\u{629}\u{61f}",
                "Noor: A wooden stick from the tool shed, and this picture.",
                ("circle-check", "Solved"),
                Tone::Good,
                false,
                0,
                1206,
                &["Noor Haddad", "Dev Raghunathan"],
                "2018-11-16T08:00:00Z",
            ),
        ],
    );
    Sheet::new("Growing questions").wide().main(html! {
        (cover("message-circle-question-mark", None, head))
        (tabs(page, "Views", &[Tab::new("Questions", "#", true), Tab::new("Guides", "#", false).count(38), Tab::new("Members", "#", false), Tab::new("About", "#", false)], html! {}))
        (filters(page, "Filters", &[Tab::new("All", "#", true), Tab::new("Waiting for an answer", "#", false).count(5), Tab::new("Solved", "#", false), Tab::new("My garden: clay", "#", false)], html! { "Latest reply first" }))
        (list)
        (pager(page, &Pager { previous: Some("#".into()), next: Some("#".into()), position: Some("1 to 20 of 2,316".into()), ..Pager::default() }))
    })
}

pub fn empty_places(page: &Page<'_>) -> Sheet {
    Sheet::new("Saved").wide().main(html! {
        (breadcrumbs(page, &[Crumb::new("Home", "/"), Crumb::here("Saved")]))
        (page_head("Saved").lede("What you want to find again."))
        (search_box(page, "/search", "pears"))
        div.grid-2 {
            div.panel { (empty(Empty::NothingYet, "Nothing saved yet", "Save a post to find it here, for example the guide to pruning.", Some(link_button("Look around", "/").primary()))) }
            div.panel { (empty(Empty::NothingMatches, "Nothing matches", "No post has all of these words.", Some(link_button("Clear the filters", "/")))) }
            div.panel { (empty(Empty::NotAllowed, "For hosts only", "Ask Ruth if you would like to help here.", None)) }
            div.panel { (empty(Empty::AllDone, "All done", "The queue is empty.", None)) }
        }
        @for tone in [Tone::Plain, Tone::Accent, Tone::Good, Tone::Warn, Tone::Bad] { (note(Note::new(tone, "A sentence that wants to be read before the rest of the page.").title("Note").action(link_button("Do it", "#").small()))) }
        (panel("Members", table("Members", &[Column::text("Name"), Column::text("Role"), Column::number("Posts")], [
            vec![html! { "Nadia Petrova" }, html! { (role_badge("Host")) }, html! { "1,284" }],
            vec![html! { "Omar" }, html! { "Member" }, html! { "12" }],
        ])))
        p.meta { (directed_icon("arrow-right")) }
    })
}
