//! Gated communities, roles, rules, profiles.

use grove_kernel::{Community, Credential, HasViewer, Refusal, Role, Standing};
use grove_web::{Form, Path, Query};

use super::town::{CONSOLE, Town};
use crate::commands::NewMember;
use crate::identity::Handle;
use crate::profile::commands::Edits;
use crate::settings::{ChangeSettings, Changes};
use crate::{approval, identity, profile, relationships, roles, rules, settings};

fn a_moderator(town: &Town) -> Credential {
    let omar =
        NewMember { name: "Omar".to_owned(), role: Role::Moderator, email: Some("omar@example.org".to_owned()), ..NewMember::default() };
    town.somebody(omar).1
}

#[test]
fn who_waits_sees_what_a_visitor_sees_and_is_let_in_with_a_mail() {
    let town = Town::new();
    let omar = a_moderator(&town);
    let theo = NewMember { name: "Theo".to_owned(), email: Some("theo@example.org".to_owned()), approved: false, ..NewMember::default() };
    let (theo, session) = town.somebody(theo);
    let viewer = town.viewer(session);
    assert_eq!((viewer.role(), viewer.standing()), (None, Some(Standing::Pending)));
    let (_, nadia) = town.member("Nadia", "nadia@example.org");
    assert!(matches!(shows_profile(&town, nadia, "theo"), Err(Refusal::NotFound)));
    shows_profile(&town, omar, "theo").unwrap();

    let approve = move |cx: &mut grove_store::Cx<'_, grove_store::Write>| approval::let_in(cx, theo, "https://town.example");
    assert!(matches!(town.act(nadia, approve), Err(Refusal::NotFound)));
    town.act(omar, approve).unwrap();
    assert!(town.viewer(session).is_member());
    assert_eq!(town.mails().len(), 1);
    assert!(matches!(town.act(omar, approve), Err(Refusal::NotFound)), "nobody is decided twice");
}

fn shows_profile(town: &Town, who: Credential, handle: &'static str) -> Result<(), Refusal> {
    town.read(who, move |cx| profile::directory::show(cx, (Path(handle.to_owned()), Query(Default::default()))).map(drop))
}

#[test]
fn a_handle_leads_on_after_a_change_and_no_twin_takes_it() {
    let town = Town::new();
    let (_, nadia) = town.member("Nadia", "nadia@example.org");
    let (_, vera) = town.member("Vera", "vera@example.org");
    let rename = |to: &'static str| Edits { handle: Handle::parse(to).ok(), ..Edits::default() };
    let (to_rosa, back) = (rename("rosa"), rename("nadia"));
    town.act(nadia, move |cx| profile::edit::save(cx, to_rosa.clone()).map(drop)).unwrap();
    shows_profile(&town, vera, "nadia").unwrap();
    for twin in ["nadia", "rosa", "r0sa"] {
        let wish = rename(twin);
        assert!(matches!(town.act(vera, move |cx| profile::edit::save(cx, wish.clone()).map(drop)), Err(Refusal::Invalid(_))), "{twin}");
    }
    town.act(nadia, move |cx| profile::edit::save(cx, back.clone()).map(drop)).unwrap();
    let (other, _) = town.member("Nadia", "other@example.org");
    let handle = town.read(CONSOLE, move |cx| Ok(identity::face(cx, other)?.unwrap().handle)).unwrap();
    assert_eq!(handle, "nadia2");
    let found = town.read(vera, |cx| profile::directory::find(cx, &profile::directory::Asked { q: "NAD".into(), ..Default::default() }));
    assert_eq!(found.unwrap().items.len(), 2);
}

#[test]
fn roles_settings_and_rules() {
    let town = Town::new();
    let ada = town.act(CONSOLE, |cx| crate::commands::make_owner(cx, "ada@example.org", "Ada")).unwrap();
    let ada = town.session(ada);
    let (_, nadia) = town.member("Nadia", "nadia@example.org");
    let role = |to: &str| (Path("nadia".to_owned()), Form(roles::routes::RoleForm { role: to.to_owned() }));
    town.act(ada, move |cx| roles::routes::change_role(cx, role("moderator")).map(drop)).unwrap();
    assert!(town.viewer(nadia).is_moderator());
    let down = || (Path("ada".to_owned()), Form(roles::routes::RoleForm { role: "member".to_owned() }));
    assert!(matches!(town.act(ada, move |cx| roles::routes::change_role(cx, down()).map(drop)), Err(Refusal::NotAllowed(_))));

    let changes = Changes { name: Some("The Gardeners".to_owned()), access: Some(Community::Gated), is_set_up: true, ..Changes::default() };
    town.act(ada, move |cx| {
        let permit = grove_kernel::Sealed::new(settings::community(cx)?).visible_to(cx)?.permit::<ChangeSettings>(cx)?;
        settings::change(cx, permit, &changes)
    })
    .unwrap();
    let now = town.read(nadia, settings::community).unwrap();
    assert_eq!((now.name.as_str(), now.access, now.is_set_up), ("The Gardeners", Community::Gated, true));

    town.act(ada, |cx| rules::routes::publish(cx, ("1. Be kind".to_owned(), "<ol><li>Be kind</li></ol>".to_owned())).map(drop)).unwrap();
    let to_accept = |who| town.read(who, rules::rules_to_accept).unwrap();
    assert_eq!((to_accept(ada), to_accept(nadia)), (None, Some(1)));
    town.act(nadia, |cx| rules::routes::accept(cx, Form(rules::routes::Version { version: 1 })).map(drop)).unwrap();
    assert_eq!(to_accept(nadia), None);
}

#[test]
fn a_block_works_both_ways_and_a_mute_one() {
    let town = Town::new();
    let (nadia_id, nadia) = town.member("Nadia", "nadia@example.org");
    let (vera_id, vera) = town.member("Vera", "vera@example.org");
    town.act(nadia, |cx| relationships::routes::begin(cx, Path("vera".to_owned()), relationships::Kind::Block).map(drop)).unwrap();
    assert!(town.read(vera, move |cx| relationships::averse_to(cx, nadia_id)).unwrap());
    assert!(town.read(nadia, move |cx| relationships::averse_to(cx, vera_id)).unwrap());
    assert!(town.read(vera, relationships::unwanted).unwrap().is_empty());
    let own = town.act(nadia, |cx| relationships::routes::begin(cx, Path("nadia".to_owned()), relationships::Kind::Mute).map(drop));
    assert!(matches!(own, Err(Refusal::NotAllowed(_))));
    assert!(town.read(nadia, |cx| Ok(cx.viewer().is_member())).unwrap());
}
