//! Rule tables of spaces, and the pure parts of the noun.

use std::collections::HashMap;

use grove_kernel::viewer::Found as FoundMember;
use grove_kernel::{Action, Floor, MemberId, Moment, Place, Reach, Role, Scopes, SpaceId, SpaceRole, Standing, Viewer};

use super::slug::{from_name, is_slug};
use super::{Change, Found, ICONS, Joining, Kinds, Reorder, Root, Space};
use crate::Visibility;
use crate::membership::{AskToJoin, Join, Welcome};

const HERE: SpaceId = SpaceId::from_raw(7);

fn viewer(role: Role, in_space: SpaceRole, standing: Standing) -> Viewer {
    let spaces = match in_space {
        SpaceRole::Outsider => HashMap::new(),
        SpaceRole::Member | SpaceRole::Moderator | SpaceRole::Host => HashMap::from([(HERE, (in_space, Reach::Content))]),
    };
    let (member, joined, scopes) = (MemberId::from_raw(1), Moment::default(), Scopes::ALL);
    Viewer::loaded(FoundMember { member, role, standing, scopes, spaces, joined, is_staff: false, is_bot: false, is_brand: false })
}

fn gated(joining: Joining) -> Space {
    Space {
        id: HERE,
        parent: None,
        slug: "gardeners".to_owned(),
        name: "Gardeners".to_owned(),
        purpose: String::new(),
        icon: "leaf".to_owned(),
        visibility: Visibility::Gated,
        joining,
        kinds: Kinds::all(),
        math: false,
        place: Place { space: HERE, card: Floor::Everyone, content: Floor::Moderators },
        place_in_rail: 1,
        created_at: Moment::default(),
    }
}

fn may<A: Action<Space>>(viewer: &Viewer, space: &Space) -> bool {
    A::decide(viewer, space).is_yes()
}

#[test]
fn who_may_do_what_to_a_gated_space() {
    use SpaceRole::{Host, Member, Moderator, Outsider};
    // who, change, found below, welcome, reorder the rail
    let table = [
        (viewer(Role::Member, Outsider, Standing::Active), [false, false, false, false]),
        (viewer(Role::Member, Member, Standing::Active), [false, false, false, false]),
        (viewer(Role::Member, Moderator, Standing::Active), [false, false, true, false]),
        (viewer(Role::Member, Host, Standing::Active), [true, true, true, false]),
        (viewer(Role::Member, Host, Standing::Silenced), [false, false, true, false]),
        (viewer(Role::Member, Host, Standing::Pending), [false, false, false, false]),
        (viewer(Role::Moderator, Outsider, Standing::Active), [false, false, true, false]),
        (viewer(Role::Admin, Outsider, Standing::Active), [true, true, true, true]),
        (Viewer::visitor(), [false, false, false, false]),
    ];
    let space = gated(Joining::Open);
    for (who, expected) in table {
        let got = [may::<Change>(&who, &space), may::<Found>(&who, &space), may::<Welcome>(&who, &space), may::<Reorder>(&who, &space)];
        assert_eq!(got, expected, "{who:?}");
    }
}

#[test]
fn who_may_come_in() {
    let member = viewer(Role::Member, SpaceRole::Outsider, Standing::New);
    let admin = viewer(Role::Admin, SpaceRole::Outsider, Standing::Active);
    let pending = viewer(Role::Member, SpaceRole::Outsider, Standing::Pending);
    for (joining, walks_in, asks) in [(Joining::Open, true, true), (Joining::Request, false, true), (Joining::Invitation, false, false)] {
        let space = gated(joining);
        assert_eq!((may::<Join>(&member, &space), may::<AskToJoin>(&member, &space)), (walks_in, asks), "{joining:?}");
        assert!(may::<Join>(&admin, &space));
        assert!(!may::<Join>(&pending, &space) && !may::<Join>(&Viewer::visitor(), &space));
    }
}

#[test]
fn founding_at_the_root_is_for_admins() {
    let decide = |role| <Found as Action<Root>>::decide(&viewer(role, SpaceRole::Outsider, Standing::Active), &Root).is_yes();
    assert_eq!(Role::ALL.map(decide), [false, false, true, true]);
}

#[test]
fn slugs_are_made_from_names() {
    for (name, slug) in [
        ("Repair questions", "repair-questions"),
        ("  Gärten & Höfe! ", "gaerten-hoefe"),
        ("Q&A", "q-a"),
        ("\u{62d}\u{62f}\u{64a}\u{642}\u{629}", "space"),
        ("New", "space"),
    ] {
        assert_eq!(from_name(name), slug);
    }
    assert!(is_slug("a-1") && !is_slug("A") && !is_slug("-a") && !is_slug("a--b") && !is_slug("new") && !is_slug(""));
}

#[test]
fn every_icon_is_in_the_sprite_and_every_word_has_a_message() {
    for icon in ICONS.iter().chain(Kinds::KNOWN.iter().map(|(_, icon)| icon)) {
        assert!(grove_ui::assets::has_icon(icon), "{icon}");
    }
    let keys = Kinds::KNOWN.iter().map(|(kind, _)| format!("space-kind-{kind}"));
    for key in keys.chain(ICONS.iter().map(|icon| format!("space-icon-{icon}"))) {
        assert!(grove_ui::messages::has(grove_ui::Locale::default(), &key), "{key}");
    }
}
