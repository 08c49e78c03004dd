//! This area's section of `policy/matrix.txt`.

use grove_kernel::matrix::{AUTHOR, Sheet, places};
use grove_kernel::{Id, MemberId, Moment, Place, Role};
use grove_members::identity::Face;

use crate::reports::{Judge, Report};
use crate::sanctions::{Punish, Subject};

fn face(id: MemberId, role: Role) -> Face {
    Face { id, handle: "x".into(), name: "X".into(), avatar: None, role, is_staff: false, is_bot: false, is_brand: false, has_left: false }
}

/// A report about something of the author's.
fn report(place: Option<Place>, is_placed: bool) -> Report {
    Report {
        id: Id::from_raw(3),
        kind: "top".into(),
        target: 9,
        author: face(AUTHOR, Role::Member),
        is_placed,
        place,
        space_name: None,
        opened_at: Moment::default(),
        voices: 1,
        version: 1,
        claimed: None,
        decided: None,
        title: String::new(),
        excerpt: String::new(),
    }
}

#[test]
fn the_rules_are_as_reviewed() {
    let mut sheet = Sheet::default();
    for (name, place) in places() {
        sheet.ask::<Judge, _>(&format!("something of the author's, {name}"), &report(Some(place), true));
    }
    sheet.ask::<Judge, _>("something whose place is gone", &report(None, true));
    sheet.ask::<Judge, _>("the author", &report(None, false));
    for role in Role::ALL {
        sheet.ask::<Punish, _>(&format!("another {}", role.name()), &Subject { face: face(MemberId::from_raw(99), role) });
    }
    sheet.ask::<Punish, _>("the author", &Subject { face: face(AUTHOR, Role::Member) });
    grove_tidy::matrix::compare("moderation", sheet.text(), sheet.asked());
}
