//! What stands around every page: the rail with the spaces the viewer may see, what is new in them, and
//! the viewer's own place. Read in the page's own snapshot.

use grove_kernel::{HasViewer, Outcome, SpaceId};
use grove_members::{approval, identity, paths, rules, settings};
use grove_spaces::space;
use grove_store::{Cx, Read};
use grove_ui::components::Tone;
use grove_ui::{Banner, Community, Frame, FrameMember, NavGroup, NavItem, Unread, messages};
use grove_web::Ask;

use crate::brand;

/// Nothing older than this makes a space look new.
const NEWS: std::time::Duration = std::time::Duration::from_secs(14 * 24 * 3600);

pub fn load(cx: &Cx<'_, Read>, ask: &Ask) -> Outcome<Frame> {
    let settings = settings::community(cx)?;
    let me = cx.viewer().id();
    let member = match me {
        Some(id) => identity::face(cx, id)?.map(|face| FrameMember {
            id: face.id.raw(),
            href: face.href().unwrap_or_default(),
            name: face.name,
            avatar: face.avatar,
        }),
        None => None,
    };
    let spaces = if cx.viewer().is_member() || settings.access == grove_kernel::Community::Public { spaces(cx, ask)? } else { Vec::new() };
    let mut nav = vec![NavGroup { label: None, items: places(cx, ask) }];
    nav.push(NavGroup { label: (!spaces.is_empty()).then(|| t(ask, "frame-spaces")), items: spaces });
    Ok(Frame {
        community: Community {
            name: settings.name.clone(),
            tagline: settings.tagline.clone(),
            origin: ask.site.origin().to_owned(),
            logo: None,
            brand_css: Some(brand::path(&settings.accent)),
        },
        bottom: bottom(ask, member.as_ref()),
        member,
        nav,
        foot: foot(cx, ask)?,
        banners: banners(cx, ask)?,
        join_href: "/join".to_owned(),
        sign_in_href: "/sign-in".to_owned(),
        search_href: "/search".to_owned(),
    })
}

fn t(ask: &Ask, key: &str) -> String {
    messages::text(ask.locale, key, &[])
}

fn here(ask: &Ask, href: &str) -> bool {
    ask.path == href || (href != "/" && ask.path.starts_with(&format!("{href}/")))
}

fn item(ask: &Ask, href: &str, icon: &'static str, key: &str) -> NavItem {
    NavItem { current: here(ask, href), ..NavItem::new(href, icon, t(ask, key)) }
}

fn places(cx: &Cx<'_, Read>, ask: &Ask) -> Vec<NavItem> {
    let mut items = vec![item(ask, "/", "house", "frame-home"), item(ask, "/tags", "tag", "frame-tags")];
    if cx.viewer().is_member() {
        items.push(item(ask, "/members", "users", "frame-members"));
        items.push(item(ask, "/drafts", "pencil-line", "drafts"));
    }
    items
}

fn spaces(cx: &Cx<'_, Read>, ask: &Ask) -> Outcome<Vec<NavItem>> {
    let news: Vec<SpaceId> =
        if cx.viewer().is_member() { grove_content::reading::spaces_with_news(cx, cx.now().minus(NEWS))? } else { Vec::new() };
    let tree = space::tree(cx)?;
    Ok(tree
        .into_iter()
        .map(|(depth, space)| {
            let href = grove_spaces::paths::space(&space.slug);
            NavItem {
                depth: u8::try_from(depth).unwrap_or(u8::MAX),
                locked: space.visibility == grove_spaces::Visibility::Private,
                unread: if news.contains(&space.id) { Unread::Dot } else { Unread::None },
                current: here(ask, &href),
                ..NavItem::new(href, space.icon.clone(), space.name.clone())
            }
        })
        .collect())
}

/// The ground rules, and the desks of those who look after the place.
fn foot(cx: &Cx<'_, Read>, ask: &Ask) -> Outcome<Vec<NavItem>> {
    let mut items = Vec::new();
    if grove_moderation::reports::desk(cx.viewer()).is_yes() {
        let waiting = grove_moderation::open_count(cx)?;
        let unread = if waiting > 0 { Unread::Count(waiting) } else { Unread::None };
        items.push(item(ask, "/moderation", "shield", "frame-moderation").unread(unread));
    }
    let knocking = approval::waiting(cx)?;
    let unread = if knocking > 0 { Unread::Count(knocking) } else { Unread::None };
    if rules::exist(cx)? {
        items.insert(0, item(ask, paths::RULES, "scale", "rules-title"));
    }
    if cx.viewer().is_admin() {
        items.push(item(ask, "/admin", "settings", "frame-admin").unread(unread));
    } else if knocking > 0 {
        items.push(item(ask, paths::PENDING, "user-check", "pending-title").unread(unread));
    }
    Ok(items)
}

/// What concerns the viewer on every page: rules to accept, a silence.
fn banners(cx: &Cx<'_, Read>, ask: &Ask) -> Outcome<Vec<Banner>> {
    let mut banners: Vec<Banner> = grove_moderation::banner(cx, ask.locale)?.into_iter().collect();
    if rules::rules_to_accept(cx)?.is_some() && ask.path != paths::RULES {
        let action = Some((paths::RULES.to_owned(), t(ask, "frame-rules-read")));
        banners.push(Banner { tone: Tone::Accent, text: t(ask, "frame-rules-new"), action });
    }
    Ok(banners)
}

/// Five places within reach of a thumb; three for those who cannot write.
fn bottom(ask: &Ask, member: Option<&FrameMember>) -> Vec<NavItem> {
    let mut items = vec![item(ask, "/", "house", "frame-home"), item(ask, "/spaces", "layout-grid", "frame-all-spaces")];
    if member.is_some() {
        items.push(item(ask, "/compose", "pencil", "frame-write"));
    }
    items.push(item(ask, "/search", "search", "frame-search"));
    items.extend(member.map(|me| NavItem::new(me.href.clone(), "user", t(ask, "frame-me")).current(here(ask, &me.href))));
    items
}
