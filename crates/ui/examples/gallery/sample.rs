//! A community that does not exist, and its frame.

use grove_kernel::Moment;
use grove_ui::components::{Face, Tone};
use grove_ui::{Banner, Community, Frame, FrameMember, Locale, NavGroup, NavItem, Page, PageParts, Theme, Unread};

pub fn at(text: &str) -> Moment {
    Moment::parse(text).expect("a time of ours")
}

pub fn page(theme: Theme, locale: Locale, path: &str) -> Page<'static> {
    let parts = PageParts::for_visitor(at("2026-11-22T20:00:00Z"), format!("/{path}"));
    Page::new(PageParts { theme, locale, form_key: Some("sample".to_owned()), request_id: "01k9-4f2a".to_owned(), ..parts })
}

pub fn face(name: &'static str) -> Face<'static> {
    Face { id: name.bytes().map(i64::from).fold(7, |sum: i64, byte| sum.wrapping_mul(31).wrapping_add(byte)), name, url: None }
}

pub fn frame(current: &str) -> Frame {
    let item = |href: &str, icon: &'static str, label: &str| NavItem::new(format!("/{href}.html"), icon, label).current(href == current);
    let group = |label: &str, items| NavGroup { label: Some(label.to_owned()), items };
    Frame {
        community: Community { name: "Long Lane Gardens".into(), tagline: "Growing things together".into(), ..Community::default() },
        member: Some(FrameMember { id: 42, name: "Nadia Petrova".into(), href: "/m/nadia".into(), avatar: None }),
        nav: vec![
            NavGroup {
                label: None,
                items: vec![
                    item("home", "house", "Home"),
                    item("forms", "inbox", "Inbox").unread(Unread::Count(4)),
                    item("empty", "bookmark", "Saved"),
                ],
            },
            group(
                "The gardens",
                vec![
                    item("space", "message-circle-question-mark", "Growing questions").current(matches!(current, "space" | "topic")),
                    item("x", "book-open", "Plot diaries").unread(Unread::Dot),
                    item("y", "leaf", "Kitchen garden").depth(1),
                    item("z", "arrow-left-right", "Seed swap"),
                ],
            ),
            group(
                "Behind the scenes",
                vec![item("q", "hammer", "Tool shed"), item("r", "users-round", "Hosts' table").locked(true).unread(Unread::Dot)],
            ),
        ],
        foot: vec![item("mod", "shield", "Moderation"), item("error", "settings", "Settings")],
        banners: if current == "home" {
            vec![Banner {
                tone: Tone::Warn,
                text: "Mail is not set up yet, so nobody gets notices.".into(),
                action: Some(("/x".into(), "Set up mail".into())),
            }]
        } else {
            Vec::new()
        },
        join_href: "/join".into(),
        sign_in_href: "/sign-in".into(),
        bottom: vec![
            item("home", "house", "Home"),
            item("space", "compass", "Spaces"),
            item("new", "plus", "New"),
            item("forms", "inbox", "Inbox").unread(Unread::Count(4)),
            item("me", "user", "Me"),
        ],
        search_href: "/search".into(),
    }
}
