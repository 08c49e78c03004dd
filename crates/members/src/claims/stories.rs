//! Stories of people who came along with an import.

use grove_kernel::{MemberId, Reason};
use grove_members::commands::{self, NewMember};
use grove_testkit::Town;
use serde_json::json;

/// Somebody whom an import brought: a name, and no address.
fn brought_along(town: &Town) -> MemberId {
    let rosa = NewMember { handle: "rosa".to_owned(), name: "Rosa Luz".to_owned(), ..NewMember::default() };
    town.grove.as_console(move |cx| commands::add_member(cx, &rosa)).expect("Rosa is brought along")
}

/// The secret in the newest mail to this address.
fn secret_to(town: &Town, address: &str) -> String {
    let mail = town.mails().into_iter().rfind(|mail| mail.contains(&format!("To: {address}"))).expect("a mail");
    let text = mail.replace("=\r\n", "").replace("=3D", "=");
    let after = text.split("/enter?secret=").nth(1).expect("a link").to_owned();
    after.chars().take_while(char::is_ascii_alphanumeric).collect()
}

#[test]
fn somebody_imported_is_sent_a_link_and_signs_in() {
    let town = Town::new();
    brought_along(&town);
    let kofi = town.person("kofi");
    kofi.get("/members/rosa").is(200).shows("/members/rosa/claim");
    kofi.post("/members/rosa/claim", &[("email", "rosa@example.org")]).is(303);
    kofi.get("/members/rosa").is(200).shows("rosa@example.org");

    let secret = secret_to(&town, "rosa@example.org");
    town.visitor().get(&format!("/enter?secret={secret}")).is(200).shows("rosa@example.org");
    let cookie = town.visitor().post("/enter", &[("secret", &secret), ("password", "")]).is(303).header("set-cookie").to_owned();
    let session = cookie.split(['=', ';']).nth(1).expect("a session").to_owned();
    town.holder_of(&session).get("/settings/account").is(200).shows("rosa@example.org");
    town.visitor().post("/enter", &[("secret", &secret), ("password", "")]).is(422);

    kofi.get("/members/rosa").is(200).lacks("/members/rosa/claim");
    kofi.api_post("/members/rosa/claim", json!({ "email": "other@example.org" })).is(409);
    assert_eq!(town.activities(), ["member.joined", "member.claim_sent", "member.address_changed", "session.started"]);
}

#[test]
fn only_the_newest_link_holds() {
    let town = Town::new();
    brought_along(&town);
    let kofi = town.person("kofi");
    kofi.api_post("/members/rosa/claim", json!({ "email": "wrong@example.org" })).is(204);
    let wrong = secret_to(&town, "wrong@example.org");
    kofi.api_post("/members/rosa/claim", json!({ "email": "rosa@example.org" })).is(204);
    let right = secret_to(&town, "rosa@example.org");
    let opens = |secret: &str| town.visitor().post("/enter", &[("secret", secret), ("password", "")]).status;
    assert_eq!((opens(&wrong), opens(&right)), (422, 303));
}

#[test]
fn only_admins_hand_accounts_out() {
    let town = Town::new();
    brought_along(&town);
    let claim = |who, of: &str| town.person(who).api_post(&format!("/members/{of}/claim"), json!({ "email": "rosa@example.org" }));
    claim("nadia", "rosa").is(403).says(Reason::AdminsOnly);
    claim("omar", "rosa").is(403).says(Reason::AdminsOnly);
    claim("kofi", "ada").is(403).says(Reason::OutranksYou);
    claim("kofi", "nadia").is(409);
    claim("kofi", "nobody").is(404);
    town.visitor().api_post("/members/rosa/claim", json!({ "email": "rosa@example.org" })).is(401);
    town.person("omar").get("/members/rosa").is(200).lacks("/members/rosa/claim");
    town.person("kofi").post("/members/rosa/claim", &[("email", "no")]).is(422).shows("error-summary");
    town.person("kofi").post("/members/rosa/claim", &[("email", "nadia@example.org")]).is(422);
    assert_eq!(town.activities(), ["member.joined"]);
}
