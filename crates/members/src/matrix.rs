//! This area's section of `policy/matrix.txt`.

use grove_kernel::matrix::{AUTHOR, Sheet};
use grove_kernel::{Id, MemberId, Moment, Role, Scopes};
use grove_ui::Theme;

use crate::account::{Account, ChangeAddress, Departure, Leave};
use crate::approval::{Application, Decide};
use crate::claims::{Claim, SendClaim};
use crate::looks::{ChangeLook, Look};
use crate::profile::{EditProfile, Member};
use crate::relationships::{Avert, Between};
use crate::roles::{ChangeRole, RoleChange, SetFlags};
use crate::rules::{AcceptRules, PublishRules, Rules};
use crate::settings::{ChangeSettings, CommunitySettings};
use crate::sign_in::{EndSession, Session};
use crate::tests::cast::member;
use crate::tokens::{MakeToken, RevokeToken, Token, Wish};

const SOMEBODY: MemberId = MemberId::from_raw(99);

/// The author in one role or another, here, waiting or gone.
fn author(role: Role) -> Member {
    Member { role, approved_at: Some(Moment::default()), ..member(AUTHOR) }
}

fn people(sheet: &mut Sheet) {
    let here = author(Role::Member);
    for (state, member) in [
        ("here", here.clone()),
        ("waiting to be let in", Member { approved_at: None, ..here.clone() }),
        ("gone", Member { left_at: Some(Moment::default()), ..here }),
    ] {
        sheet.ask::<EditProfile, _>(&format!("the author, {state}"), &member);
    }
    sheet.ask::<Avert, _>("from the author to somebody", &Between { from: AUTHOR, to: SOMEBODY });
    sheet.ask::<Avert, _>("from the author to the author", &Between { from: AUTHOR, to: AUTHOR });
    let application = Application {
        member: AUTHOR,
        handle: "x".into(),
        name: "X".into(),
        words: String::new(),
        asked_at: Moment::default(),
        email: String::new(),
    };
    sheet.ask::<Decide, _>("the author's", &application);
}

fn roles(sheet: &mut Sheet) {
    for from in Role::ALL {
        sheet.ask::<SetFlags, _>(&format!("the author, {}", from.name()), &author(from));
        for to in Role::ALL {
            let change = RoleChange { member: author(from), to, other_owners: 1 };
            sheet.ask::<ChangeRole, _>(&format!("the author, {} to {}", from.name(), to.name()), &change);
        }
    }
    let last = RoleChange { member: author(Role::Owner), to: Role::Admin, other_owners: 0 };
    sheet.ask::<ChangeRole, _>("the last owner, to admin", &last);
}

fn accounts(sheet: &mut Sheet) {
    let account = Account { member: AUTHOR, handle: "x".into(), email: None, has_password: false, new_email: None };
    sheet.ask::<ChangeAddress, _>("the author's", &account);
    sheet.ask::<ChangeLook, _>("the author's", &Look { member: AUTHOR, theme: Theme::Auto, language: None });
    for (state, role) in [("for a member", Role::Member), ("for an admin", Role::Admin), ("for an owner", Role::Owner)] {
        sheet.ask::<SendClaim, _>(state, &Claim { member: author(role), is_taken: false, sent: None });
    }
    sheet.ask::<Leave, _>("the author's", &Departure { member: AUTHOR, role: Role::Member, other_owners: 1 });
    sheet.ask::<Leave, _>("the author's, who is the last owner", &Departure { member: AUTHOR, role: Role::Owner, other_owners: 0 });
    let (at, name) = (Moment::default(), String::new());
    let session = Session { id: Id::from_raw(5), member: AUTHOR, created_at: at, last_seen_at: at, device: name.clone(), is_this: false };
    sheet.ask::<EndSession, _>("the author's", &session);
    sheet.ask::<RevokeToken, _>("the author's", &Token { id: Id::from_raw(6), member: AUTHOR, name, scopes: Scopes::ALL, created_at: at });
    let writing = Scopes { admin: false, ..Scopes::ALL };
    for (state, role, scopes) in [
        ("to write", Role::Member, writing),
        ("to administer", Role::Moderator, Scopes::ALL),
        ("of an admin, to administer", Role::Admin, Scopes::ALL),
    ] {
        sheet.ask::<MakeToken, _>(&format!("the author's, {state}"), &Wish { member: AUTHOR, role, scopes });
    }
}

fn the_place(sheet: &mut Sheet) {
    sheet.ask::<ChangeSettings, _>("the community", &CommunitySettings::default());
    let rules = Rules { version: 1, source: String::new(), html: String::new(), at: Moment::default() };
    sheet.ask::<PublishRules, _>("in force", &rules);
    sheet.ask::<AcceptRules, _>("in force", &rules);
}

#[test]
fn the_rules_are_as_reviewed() {
    let mut sheet = Sheet::default();
    people(&mut sheet);
    roles(&mut sheet);
    accounts(&mut sheet);
    the_place(&mut sheet);
    grove_tidy::matrix::compare("members", sheet.text(), sheet.asked());
}
