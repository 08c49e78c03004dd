//! Stories of asking to be let into a space, and who hears of it.

use grove_testkit::{Client, Town};
use http::Method;

/// To whom the mails went, with the line of their subject; oldest first.
fn letters(town: &Town) -> Vec<(String, String)> {
    let line = |mail: &str, name: &str| mail.lines().find_map(|l| l.strip_prefix(name)).unwrap_or_default().trim().to_owned();
    let mut letters: Vec<_> = town.mails().iter().map(|mail| (line(mail, "To:"), line(mail, "Subject:"))).collect();
    letters.sort();
    letters
}

fn letter(to: &str, subject: &str) -> (String, String) {
    (format!("{to}@example.org"), subject.to_owned())
}

fn asks(who: &Client<'_>, words: &str) {
    who.form(Method::PUT, "/spaces/workshop/membership", &[("words", words)]).is(303);
}

#[test]
fn the_hosts_hear_of_a_request_once_and_who_asked_hears_of_the_answer() {
    let town = Town::new();
    let (ines, vera, theo) = (town.person("ines"), town.person("vera"), town.person("theo"));
    asks(&vera, "I bring a lathe");
    asks(&vera, "I bring two lathes");
    let asked = "Vera Lund asks to join workshop";
    assert_eq!(letters(&town), [letter("ada", asked), letter("ines", asked)]);
    assert!(town.mails().iter().all(|mail| mail.contains("I bring two lathes") && mail.contains("/spaces/workshop/requests")));

    ines.post("/spaces/workshop/requests/vera/approval", &[]).is(303);
    ines.post("/spaces/workshop/requests/vera/approval", &[]).is(404);
    asks(&theo, "");
    town.settle();
    ines.form(Method::DELETE, "/spaces/workshop/requests/theo", &[]).is(303);
    let all = letters(&town);
    assert_eq!(all.iter().filter(|(to, _)| to.starts_with("vera")).collect::<Vec<_>>(), [&letter("vera", "Welcome to workshop")]);
    assert_eq!(all.iter().filter(|(to, _)| to.starts_with("theo")).collect::<Vec<_>>(), [&letter("theo", "Your request to join workshop")]);
    assert_eq!(all.len(), 6, "{all:?}");
}

#[test]
fn the_only_host_names_another_before_they_go() {
    let town = Town::new();
    let (ada, ines) = (town.person("ada"), town.person("ines"));
    let words = "You are the only host here.";
    ada.form(Method::DELETE, "/spaces/gardeners/membership", &[]).is(303);
    // Ada is the owner and acts as host anywhere, but she is not one of them any more.
    ines.form(Method::DELETE, "/spaces/gardeners/membership", &[]).is(422).shows(words).shows("name=\"handle\"");
    ines.form(Method::PATCH, "/spaces/gardeners/members/ines", &[("role", "member")]).is(422).shows(words);
    ines.form(Method::DELETE, "/spaces/gardeners/members/ines", &[]).is(422).shows(words);
    let problem = ines.api(Method::DELETE, "/spaces/gardeners/membership", ()).is(422);
    assert_eq!(problem.text("/errors/0/key"), "membership-problem-last-host");
    ines.get("/spaces/gardeners").is(200);
    ines.form(Method::PATCH, "/spaces/gardeners/members/nadia", &[("role", "host")]).is(303);
    ines.form(Method::DELETE, "/spaces/gardeners/membership", &[]).is(303);
    ines.get("/spaces/gardeners").is(404);

    // Who is alone turns off the light.
    ada.api_post("/spaces", serde_json::json!({ "name": "Shed", "visibility": "private" })).is(201);
    ada.form(Method::DELETE, "/spaces/shed/membership", &[]).is(303);
    // The same for the community, which says so by its role.
    ada.form(Method::DELETE, "/settings/account", &[("handle", "ada")]).is(403).says(grove_kernel::Reason::LastOwner);
    // Whoever is put down by somebody else is not asked: that one takes care of it.
    ada.form(Method::DELETE, "/spaces/gardeners/members/nadia", &[]).is(303);
    town.settle();
}

#[test]
fn nobody_gets_a_letter_about_what_is_no_longer_theirs_to_know() {
    let town = Town::new();
    let (ada, vera) = (town.person("ada"), town.person("vera"));
    // Taken back before the letter left.
    asks(&vera, "A first time");
    vera.form(Method::DELETE, "/spaces/workshop/membership", &[]).is(303);
    town.settle();
    assert_eq!(letters(&town), []);

    // A host no more, and one who is suspended, before the letter left.
    asks(&vera, "A second time");
    ada.form(Method::PATCH, "/spaces/workshop/members/ines", &[("role", "member")]).is(303);
    assert_eq!(letters(&town), [letter("ada", "Vera Lund asks to join workshop")]);
    vera.form(Method::DELETE, "/spaces/workshop/membership", &[]).is(303);
    ada.form(Method::PATCH, "/spaces/workshop/members/ines", &[("role", "host")]).is(303);
    asks(&vera, "A third time");
    ada.post("/members/ines/suspension", &[("days", "3"), ("rule", "1"), ("words", "Hm")]).is(303);
    let to_ines =
        |town: &Town| letters(town).into_iter().filter(|(to, subject)| to.starts_with("ines") && subject.contains("Vera")).count();
    assert_eq!(to_ines(&town), 0);
    ada.form(Method::DELETE, "/members/ines/suspension", &[]).is(303);

    // Let in, and put out before the letter left.
    ada.post("/spaces/workshop/requests/vera/approval", &[]).is(303);
    ada.form(Method::DELETE, "/spaces/workshop/members/vera", &[]).is(303);
    assert!(!letters(&town).iter().any(|(to, _)| to.starts_with("vera")));
}
