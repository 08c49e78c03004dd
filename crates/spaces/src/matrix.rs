//! This area's section of `policy/matrix.txt`.

use grove_kernel::matrix::{AUTHOR, HERE, Sheet, places};
use grove_kernel::{Id, MemberId, Moment, Place, Role};
use grove_members::identity::Face;

use crate::Visibility;
use crate::invitations::{Bounds, Invitation, Invite, Revoke};
use crate::membership::{AskToJoin, Assign, Join, Leave, ReadInside, Remove, Welcome};
use crate::space::{Change, ChangeVisibility, Found, Joining, Kinds, Move, Reorder, Root, Space};

fn space(place: Place, joining: Joining) -> Space {
    Space {
        id: HERE,
        parent: None,
        slug: "here".into(),
        name: "Here".into(),
        purpose: String::new(),
        icon: "leaf".into(),
        visibility: Visibility::Public,
        joining,
        kinds: Kinds::all(),
        math: false,
        place,
        place_in_rail: 1,
        created_at: Moment::default(),
    }
}

fn spaces(sheet: &mut Sheet) {
    for (name, place) in places() {
        for joining in [Joining::Open, Joining::Request, Joining::Invitation] {
            let (state, space) = (format!("{name}, {} to join", joining.name()), space(place, joining));
            sheet.ask::<Join, _>(&state, &space);
            sheet.ask::<AskToJoin, _>(&state, &space);
        }
        let space = space(place, Joining::Request);
        sheet.ask::<ReadInside, _>(name, &space);
        sheet.ask::<Leave, _>(name, &space);
        sheet.ask::<Welcome, _>(name, &space);
        sheet.ask::<Assign, _>(name, &space);
        sheet.ask::<Remove, _>(name, &space);
        sheet.ask::<Invite, _>(name, &space);
        sheet.ask::<Found, _>(name, &space);
        sheet.ask::<Change, _>(name, &space);
        sheet.ask::<ChangeVisibility, _>(name, &space);
        sheet.ask::<Move, _>(name, &space);
        sheet.ask::<Reorder, _>(name, &space);
    }
}

fn ground(sheet: &mut Sheet) {
    sheet.ask::<Found, _>("the community", &Root);
    sheet.ask::<Move, _>("the community", &Root);
    sheet.ask::<Invite, _>("the community", &Root);
}

fn invitation(by: MemberId, place: Option<Place>) -> Invitation {
    let (handle, name) = ("x".to_owned(), "X".to_owned());
    let by =
        Face { id: by, handle, name, avatar: None, role: Role::Member, is_staff: false, is_bot: false, is_brand: false, has_left: false };
    let bounds = Bounds { uses: 0, most_uses: 1, expires_at: Moment::default(), revoked_at: None };
    Invitation { id: Id::from_raw(3), place, email: None, note: String::new(), by, at: Moment::default(), bounds }
}

fn invitations(sheet: &mut Sheet) {
    for by in [("the author's", AUTHOR), ("somebody's", MemberId::from_raw(99))] {
        for (name, place) in places() {
            sheet.ask::<Revoke, _>(&format!("{} into a {name} space", by.0), &invitation(by.1, Some(place)));
        }
        sheet.ask::<Revoke, _>(&format!("{} into the community", by.0), &invitation(by.1, None));
    }
}

#[test]
fn the_rules_are_as_reviewed() {
    let mut sheet = Sheet::default();
    ground(&mut sheet);
    spaces(&mut sheet);
    invitations(&mut sheet);
    grove_tidy::matrix::compare("spaces", sheet.text(), sheet.asked());
}
