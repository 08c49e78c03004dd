//! Stories of joining and signing in.

use grove_testkit::{Client, Town};

/// The secrets of all links that were mailed, in no order.
fn mailed_secrets(town: &Town) -> Vec<String> {
    town.mails().iter().filter_map(|mail| secret_in(mail)).collect()
}

/// The secret of the only link that was mailed.
fn mailed_secret(town: &Town) -> String {
    let mut secrets = mailed_secrets(town);
    assert_eq!(secrets.len(), 1);
    secrets.pop().expect("one")
}

fn secret_in(mail: &str) -> Option<String> {
    // Quoted-printable: a soft line break, and the sign itself.
    let text = mail.replace("=\r\n", "").replace("=3D", "=");
    let after = text.split("/enter?secret=").nth(1)?;
    Some(after.chars().take_while(char::is_ascii_alphanumeric).collect())
}

fn session_of(cookie: &str) -> String {
    cookie.split(['=', ';']).nth(1).unwrap_or_default().to_owned()
}

fn opens(visitor: &Client<'_>, secret: &str) -> grove_testkit::Answer {
    visitor.post("/enter", &[("secret", secret), ("password", "")])
}

#[test]
fn somebody_joins_by_mail() {
    let town = Town::new();
    let visitor = town.visitor();
    visitor.get("/join").is(200).shows("name=\"email\"");
    visitor.post("/join", &[("name", ""), ("email", "no")]).is(422).shows("error-summary");
    visitor.post("/join", &[("name", "Rosa Luz"), ("email", "rosa@example.org"), ("rules", "1")]).is(303);
    visitor.get("/sign-in/sent").is(200);
    let secret = mailed_secret(&town);

    for _ in 0..3 {
        visitor.get(&format!("/enter?secret={secret}")).is(200).shows("rosa@example.org");
    }
    let cookie = opens(&visitor, &secret).is(303).header("set-cookie").to_owned();
    opens(&visitor, &secret).is(422);
    visitor.get(&format!("/enter?secret={secret}")).is(410);

    let rosa = town.holder_of(&session_of(&cookie));
    rosa.get("/members/rosa-luz").is(200).shows("Rosa Luz").lacks("rosa@example.org");
    rosa.get("/me").is(303);
    rosa.post("/sign-out", &[]).is(303);
    rosa.get("/settings/account").is(303);
}

#[test]
fn no_answer_tells_who_has_an_account() {
    let town = Town::new();
    let visitor = town.visitor();
    let asked = |email: &str| visitor.post("/sign-in/link", &[("email", email), ("next", "")]);
    assert_eq!(asked("nadia@example.org").is(303).location(), asked("nobody@example.org").is(303).location());
    let tried = |email: &str| {
        let answer = visitor.post("/sign-in", &[("email", email), ("password", "wrong horse"), ("next", "/")]).is(422);
        answer.body.replace(email, "").replace(answer.header("x-request-id"), "")
    };
    assert_eq!(tried("nadia@example.org"), tried("nobody@example.org"));
    let joins = |email: &str| visitor.post("/join", &[("name", "N N"), ("email", email), ("rules", "1")]).is(303).location();
    assert_eq!(joins("nadia@example.org"), joins("new@example.org"));
    town.settle();
}

#[test]
fn a_link_leads_where_it_says_and_only_here() {
    let town = Town::new();
    let visitor = town.visitor();
    let mut used: Vec<String> = Vec::new();
    for (next, to) in [("/rules", "/rules"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil.example", "/")] {
        visitor.post("/sign-in/link", &[("email", "nadia@example.org"), ("next", next)]).is(303);
        let secret = mailed_secrets(&town).into_iter().find(|s| !used.contains(s)).expect("a new link");
        used.push(secret.clone());
        let answer = visitor.post("/enter", &[("secret", &secret), ("next", next), ("password", "")]).is(303);
        assert_eq!(answer.location(), to);
    }
}

#[test]
fn a_private_community_has_no_form_to_join() {
    let town = Town::new();
    town.person("ada").form(http::Method::PUT, "/admin/settings", &[("access", "private")]).is(303);
    town.visitor().get("/join").is(404);
    town.visitor().post("/join", &[("name", "N"), ("email", "n@example.org")]).is(404);
    town.visitor().get("/members").is(404);
    town.visitor().get("/rules").is(404);
    town.visitor().get("/sign-in").is(200);
}

#[test]
fn a_letter_is_for_its_address_alone_and_asks_nothing_twice() {
    let town = Town::new();
    let ada = town.person("ada");
    ada.form(http::Method::PUT, "/admin/settings", &[("access", "private")]).is(303);
    ada.api_post("/invitations", serde_json::json!({ "email": "invy@example.org" })).is(201);
    let letter = town.mails().pop().expect("a letter").replace("=\r\n", "").replace("=3D", "=");
    let secret: String = letter.split("/invitations/").nth(1).expect("a link").chars().take_while(char::is_ascii_alphanumeric).collect();
    let visitor = town.visitor();
    visitor.get(&format!("/join?invitation={secret}")).is(200).shows("value=\"invy@example.org\"");
    let joins = |email| visitor.post("/join", &[("name", "Invy"), ("email", email), ("rules", "1"), ("invitation", &secret)]);
    joins("other@example.org").is(422).shows("This invitation was sent to invy@example.org").shows("value=\"other@example.org\"");

    // The letter has proved the address: no second one comes.
    let step = joins("invy@example.org").is(303).location();
    visitor.get(&step).is(200).shows("Confirm and join");
    assert_eq!(town.mails().len(), 1);
    let link = step.split(['=', '&']).nth(1).unwrap_or_default().to_owned();
    let cookie =
        visitor.post("/enter", &[("secret", &link), ("password", ""), ("invitation", &secret)]).is(303).header("set-cookie").to_owned();
    town.holder_of(&session_of(&cookie)).get("/members").is(200).shows("Invy");
    joins("invy@example.org").is(404);
    town.settle();
}

#[test]
fn a_gated_community_lets_people_in_after_a_look() {
    let town = Town::new();
    town.person("ada").form(http::Method::PUT, "/admin/settings", &[("access", "gated")]).is(303);
    town.visitor().post("/join", &[("name", "Rosa"), ("email", "rosa@example.org"), ("words", "I grow beans"), ("rules", "1")]).is(303);
    let secret = mailed_secret(&town);
    town.visitor().get(&format!("/enter?secret={secret}")).is(200).shows("Confirm and ask to join");
    let cookie = opens(&town.visitor(), &secret).is(303).header("set-cookie").to_owned();
    let rosa = town.holder_of(&session_of(&cookie));
    rosa.get("/join/waiting").is(200);
    rosa.get("/members").is(404);
    let told: Vec<String> = town.mails().into_iter().filter(|mail| mail.contains("Subject: Rosa asks to join")).collect();
    for who in ["ada", "kofi", "omar"] {
        assert_eq!(told.iter().filter(|mail| mail.contains(&format!("To: {who}@")) && mail.contains("I grow beans")).count(), 1, "{who}");
    }
    assert_eq!(told.len(), 3, "those who may let her in, and nobody else");
    town.person("nadia").get("/members/rosa").is(404);
    town.person("nadia").get("/admin/pending").is(403);
    let omar = town.person("omar");
    omar.get("/admin/pending").is(200).shows("I grow beans");
    let waiting = omar.api_get("/admin/pending").is(200).json();
    let id = waiting["items"]
        .as_array()
        .and_then(|a| a.iter().find(|w| w["handle"] == "rosa"))
        .and_then(|w| w["member"].as_str())
        .expect("rosa waits")
        .to_owned();
    omar.post(&format!("/admin/pending/{id}/approval"), &[]).is(303);
    rosa.get("/members").is(200);
    town.settle();
}
