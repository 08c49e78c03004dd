//! A question with its accepted answer, replies and the composer.

use grove_kernel::Problems;
use grove_ui::components::*;
use grove_ui::markdown::{Options, render};
use grove_ui::{Page, Sheet, icon, small_icon};
use maud::{Markup, html};

use crate::sample::{at, face};

const QUESTION: &str = "Our two **Conference pears** are six years old and have never been pruned hard. Last spring I took out the crossing branches and the tree answered with water shoots as long as my arm.

So far I have read three books that say three things. This is what the weather station logged:

```python
# nights below zero
for month, nights in frost.items():
    print(month, \"nights:\", nights)  # 11, 19, 22
```

Is it better to wait until **late February**, or is a dry day in December fine? See [the guide](/g/pruning).";

const ANSWER: &str = "Wait. A pear that is cut in the dark months heals slowly, and canker finds the wound. The order that works here:

1. Take out what is dead, in any month.
2. In late February, on a dry day, shorten the leaders by a third.
3. In **July**, pull the water shoots while they are soft. Pull, do not cut.

> The summer cut calms, the winter cut wakes.

Two hours for both trees, and keep the ladder off the roots.";

pub fn topic(page: &Page<'_>) -> Sheet {
    Sheet::new("When do we prune the pears?")
        .main(main(page))
        .aside(aside(page))
        .aside_label("About this question")
        .live("/live/top_1")
        .reads("/topics/1/position")
}

fn main(page: &Page<'_>) -> Markup {
    let none = Problems::default();
    let space = html! { a href="/space.html" { (small_icon("message-circle-question-mark")) "Growing questions" } };
    let below = html! { (state_pill("circle-check", "Solved, go to the answer", Tone::Good, Some("#answer"))) (tag("pears", Some("/t/pears"))) (tag("pruning", Some("/t/pruning"))) (tag("winter", None)) };
    html! {
        (page_head("When do we prune the pears, now or after the frost?").above(space).below(below))
        div.posts {
            (one(page, "Tomasz Wilk", "2026-11-19T18:12:00Z", QUESTION, Some((23, true, Some("me too"))), &[("\u{1f44d}", "Helpful", 9, false), ("\u{1f331}", "Same here", 4, false)], html! {}))
            (chosen("answer", "Accepted answer", html! { (state("circle-check", "Accepted answer", Tone::Good)) span.meta { "Chosen by Tomasz \u{b7} " a href="#p4" { "in its place" } } },
                one(page, "Ruth Abernethy", "2026-11-19T21:40:00Z", ANSWER, Some((17, false, None)), &[("\u{1f44d}", "Helpful", 14, true), ("\u{2764}\u{fe0f}", "Love", 6, false)], role_badge("Host"))))
            (section_head("7 replies", html! { "Oldest first" }))
            (one(page, "Noor Haddad", "2026-11-19T19:02:00Z", "No answer, only company: ours did the same after a hard cut. I thought it was the soil.", None, &[("\u{1f44d}", "Helpful", 0, false)], html! {}))
            (one(page, "Idris Okafor-Lund", "2026-11-20T08:15:00Z", "From the tool shed: the long-handled loppers are sharp again and on the **second hook**.\n\n- [x] loppers\n- [ ] the small saw\n\nBook them before Saturday, @ruth.", None, &[("\u{1f44d}", "Helpful", 11, false)], role_badge("Tool shed")))
            (new_line(page, 3))
            (one(page, "Tomasz Wilk", "2026-11-22T10:20:00Z", "Thank you both. With $r = 0.3$ I can already see the difference: the left tree, which I left alone, has half the shoots.", None, &[("\u{1f389}", "Celebrate", 18, true)], role_badge("Asked this")))
        }
        (composer(page, &Composer { placeholder: "Reply to Tomasz and 6 others".into(), draft: Some("reply-1".into()), upload: Some("/media"), preview: Some("/preview".into()), ..Composer::new("reply", "/topics/1/replies", &none, "Your reply", "Reply") }))
    }
}

type Given<'a> = &'a [(&'a str, &'a str, i64, bool)];

fn one(
    page: &Page<'_>,
    name: &'static str,
    when: &str,
    source: &str,
    vote: Option<(i64, bool, Option<&str>)>,
    given: Given<'_>,
    badges: Markup,
) -> Markup {
    let id = name.len() + when.len() * source.len();
    let rendered = render(source, &Options { math: true, ..Options::default() });
    let reactions: Vec<Reaction> = given
        .iter()
        .map(|(emoji, word, count, mine)| Reaction {
            emoji: (*emoji).into(),
            name: (*word).into(),
            count: *count,
            mine: *mine,
            url: Some(format!("/r/{id}/{word}")),
        })
        .chain(["\u{1f44f}", "\u{1f4a1}", "\u{1f914}"].map(|e| Reaction {
            emoji: e.into(),
            name: "More".into(),
            count: 0,
            mine: false,
            url: Some("/r".into()),
        }))
        .collect();
    let actions = html! {
        (reaction_bar(page, &format!("reactions-{id}"), &reactions))
        (link_button("Reply", "#reply").act().icon("reply"))
        (post_button(page, "/saved/1", Verb::Put, "Save").look(|b| b.act().icon("bookmark")))
        (menu(page, button(page.t("more")).act().icon_only("ellipsis"), &[
            MenuItem::link("Copy the link", "#", "link"),
            MenuItem::act("Close", "/closure", Verb::Post, "lock"),
            MenuItem::Line,
            MenuItem::danger("Delete", "/delete", Verb::Delete, "trash-2"),
        ]))
    };
    let vote = vote.map(|(count, mine, unit)| {
        vote_box(
            page,
            &Vote {
                id: format!("vote-{id}"),
                count,
                mine,
                url: Some("/vote".into()),
                label: "Vote this up".into(),
                unit: unit.map(str::to_owned),
            },
        )
    });
    post(
        page,
        &Post {
            anchor: format!("post-{id}"),
            data_id: format!("rep_{id}"),
            position: Some(1),
            face: face(name),
            profile: Some("/m/x".into()),
            badges,
            at: at(when),
            href: format!("#post-{id}"),
            remarks: html! {},
            html: &rendered.html,
            body: html! {},
            actions,
            vote,
            new: false,
        },
    )
}

fn aside(page: &Page<'_>) -> Markup {
    let people = ["Tomasz Wilk", "Ruth Abernethy", "Idris Okafor-Lund", "Noor Haddad", "Hana Morikawa"].map(face);
    html! {
        section.side.stack.tight { (button("Following").icon("bell").wide()) p.meta { "You hear about every reply here." } }
        (side("In short", html! { p.t2 { "Wait until late February for the structure, and pull water shoots in July. Dead wood goes at any time." } p.meta { "Written by Ruth, checked by Idris" } }))
        (side("7 people in this conversation", stack(page, &people, 7, Size::Small)))
        (side("Related", html! { ul {
            li { a.strong href="#" { "Canker on a young Bramley" } br; span.meta { "Solved, 4 replies" } }
            li { a.strong href="#" { "How hard do you cut an old plum?" } br; span.meta { "31 replies" } }
        } }))
        (side("Facts", facts([("Asked".to_owned(), page.day(at("2018-03-12T18:12:00Z"))), ("Seen".to_owned(), html! { (page.number(1284)) })])))
        p.hide-small.meta { (icon("sprout")) }
    }
}
