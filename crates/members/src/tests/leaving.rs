//! A new address, suspension, leaving.

use grove_kernel::{Credential, Refusal, Scopes, SecretHash};
use grove_web::Form;

use super::store;
use super::town::{CONSOLE, Town, knock, secret_in};
use crate::account::routes::{AddressForm, LeaveForm, change_address, leave};
use crate::sign_in::door::{self, EnterForm};
use crate::{commands, identity};

fn opens(town: &Town, secret: String) -> Result<(), Refusal> {
    let form = EnterForm { secret, ..EnterForm::default() };
    let opening = town.read(Credential::None, move |cx| door::prepare_opening(cx, (knock(None), Form(form))))?;
    town.act(Credential::None, move |cx| door::open(cx, opening.clone()).map(drop))
}

#[test]
fn an_address_changes_when_both_mailboxes_agree() {
    let town = Town::new();
    let (id, nadia) = town.member("Nadia", "old@example.org");
    let wish = AddressForm { email: "new@example.org".to_owned() };
    town.act(nadia, move |cx| change_address(cx, (knock(None), Form(wish.clone()))).map(drop)).unwrap();
    let mails = town.mails();
    let to: Vec<&str> = mails.iter().map(|m| m.to.as_str()).collect();
    assert_eq!(to, ["old@example.org", "new@example.org"]);
    let address = move |town: &Town| town.read(nadia, move |cx| identity::address_of(cx, id)).unwrap().unwrap().email;
    opens(&town, secret_in(&mails[1])).unwrap();
    assert_eq!(address(&town), "old@example.org");
    opens(&town, secret_in(&mails[0])).unwrap();
    assert_eq!(address(&town), "new@example.org");
    let (_, vera) = town.member("Vera", "vera@example.org");
    assert!(matches!(town.read(vera, move |cx| identity::address_of(cx, id)), Err(Refusal::NotAllowed(_))));
}

#[test]
fn who_is_suspended_is_out_at_once_and_who_is_silenced_reads() {
    for (kind, member) in [(identity::sanction::SUSPENSION, false), (identity::sanction::SILENCE, true)] {
        let town = Town::new();
        let (id, nadia) = town.member("Nadia", "nadia@example.org");
        let token = town.act(nadia, move |cx| commands::new_token(cx, id, "t", Scopes { read: true, write: true, admin: false })).unwrap();
        let token = Credential::Token(SecretHash::of(&token.secret));
        town.act(CONSOLE, move |cx| store::sanction(cx, id, kind)).unwrap();
        assert_eq!((town.viewer(nadia).is_member(), town.viewer(token).is_member()), (member, member), "{kind}");
        let silenced = town.viewer(nadia).standing() == Some(grove_kernel::Standing::Silenced);
        assert_eq!(silenced, member);
    }
}

#[test]
fn leaving_ends_every_way_in_and_keeps_the_face() {
    let town = Town::new();
    let (id, nadia) = town.member("Nadia", "nadia@example.org");
    let form = |handle: &str, forget: &str| LeaveForm { handle: handle.to_owned(), forget: forget.to_owned() };
    let slip = form("nadja", "");
    assert!(matches!(town.act(nadia, move |cx| leave(cx, Form(slip.clone())).map(drop)), Err(Refusal::Invalid(_))));
    let leaves = form("nadia", "");
    town.act(nadia, move |cx| leave(cx, Form(leaves.clone())).map(drop)).unwrap();
    assert!(town.viewer(nadia).id().is_none());
    let face = town.read(CONSOLE, move |cx| identity::face(cx, id)).unwrap().unwrap();
    assert_eq!((face.name.as_str(), face.has_left, face.href()), ("Nadia", true, None));
    town.member("Nadia", "nadia@example.org");

    let ada = town.act(CONSOLE, |cx| commands::make_owner(cx, "ada@example.org", "Ada")).unwrap();
    let ada = town.session(ada);
    let leaves = form("ada", "on");
    assert!(matches!(town.act(ada, move |cx| leave(cx, Form(leaves.clone())).map(drop)), Err(Refusal::NotAllowed(_))));
}

#[test]
fn somebody_imported_claims_their_account() {
    let town = Town::new();
    let new = commands::NewMember { name: "Ines".to_owned(), import_batch: Some(1), ..commands::NewMember::default() };
    let (ines, _) = town.somebody(new);
    let path = town.act(CONSOLE, move |cx| commands::claim_link(cx, ines, "ines@example.org")).unwrap();
    opens(&town, path.strip_prefix("/enter?secret=").unwrap().to_owned()).unwrap();
    let address = town.read(CONSOLE, move |cx| identity::address_of(cx, ines)).unwrap().unwrap();
    assert_eq!(address.email, "ines@example.org");
}
