//! Accounts under attack: links in letters lead here whatever a request claims, one of many who open a link gets
//! in, who only looks at a link uses nothing up, and guessing has a limit that no header lifts.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use grove_testkit::{Face, Town};
use grove_web::{Rates, router};
use http::{Method, Request};
use tower::ServiceExt;

/// What a request may claim about where it was sent, and by whom.
const CLAIMS: [&[(&str, &str)]; 9] = [
    &[("x-forwarded-host", "evil.example")],
    &[("x-forwarded-host", "evil.example"), ("x-forwarded-proto", "https"), ("x-forwarded-port", "444")],
    &[("forwarded", "for=192.0.2.1;host=evil.example;proto=https")],
    &[("x-original-host", "evil.example"), ("x-host", "evil.example"), ("x-http-host-override", "evil.example")],
    &[("x-original-url", "https://evil.example/enter"), ("x-rewrite-url", "https://evil.example/enter")],
    &[("x-forwarded-prefix", "//evil.example"), ("x-forwarded-path", "//evil.example")],
    &[("x-forwarded-server", "evil.example"), ("via", "1.1 evil.example")],
    &[("referer", "https://evil.example/"), ("origin", "http://127.0.0.1:8080")],
    &[("x-forwarded-for", "evil.example"), ("x-real-ip", "evil.example")],
];

const FORM: &str = "application/x-www-form-urlencoded";

/// The text of a letter, without the breaks of its encoding.
fn plain(mail: &str) -> String {
    mail.replace("=\r\n", "").replace("=3D", "=")
}

fn secret_of(town: &Town) -> String {
    let mails = town.mails();
    let mail = plain(mails.last().expect("a letter"));
    let after = mail.split("/enter?secret=").nth(1).expect("a link");
    after.chars().take_while(char::is_ascii_alphanumeric).collect()
}

#[test]
fn links_in_letters_lead_here_whatever_a_request_claims() {
    let town = Town::new();
    let visitor = town.visitor();
    let here = town.grove.site.url("/");
    for (n, claims) in CLAIMS.iter().enumerate() {
        // Also in the absolute form of a request's target, as proxies send it.
        for target in ["", town.grove.site.origin()] {
            let form = format!("name=Somebody&email=claims-{n}-{}%40example.org&rules=1", target.len());
            visitor.send(Method::POST, Face::Page, &format!("{target}/join"), Some((FORM, form)), claims);
            let form = "email=nadia%40example.org&next=https%3A%2F%2Fevil.example".to_owned();
            visitor.send(Method::POST, Face::Page, &format!("{target}/sign-in/link"), Some((FORM, form)), claims);
        }
        let form = "email=pia%40example.org".to_owned();
        visitor.send(Method::POST, Face::Page, "http://evil.example/sign-in/link", Some((FORM, form)), claims).is(421);
    }
    let mails = town.mails();
    assert!(mails.len() >= 2 * CLAIMS.len(), "only {} letters", mails.len());
    for mail in mails.iter().map(|mail| plain(mail)) {
        assert!(!mail.contains("evil.example"), "{mail}");
        let links: Vec<&str> = mail
            .match_indices("://")
            .map(|(at, _)| mail[..at].rsplit(|c: char| !c.is_ascii_alphabetic()).next().map_or("", |scheme| &mail[at - scheme.len()..]))
            .collect();
        assert!(!links.is_empty() && links.iter().all(|link| link.starts_with(&here)), "{mail}");
    }
}

#[test]
fn who_only_looks_at_a_link_uses_nothing_up() {
    let town = Town::new();
    let visitor = town.visitor();
    visitor.post("/sign-in/link", &[("email", "nadia@example.org"), ("next", "")]).is(303);
    let link = format!("/enter?secret={}", secret_of(&town));
    let scanners: [&[(&str, &str)]; 4] =
        [&[], &[("purpose", "prefetch")], &[("sec-purpose", "prefetch;prerender")], &[("user-agent", "SafeLinks"), ("x-moz", "prefetch")]];
    for headers in scanners {
        for method in [Method::GET, Method::HEAD, Method::OPTIONS, Method::GET] {
            let looked = visitor.send(method, Face::Page, &link, None, headers);
            assert!(looked.status < 300, "{}", looked.status);
            assert!(looked.headers.get("set-cookie").is_none(), "a look signs nobody in");
        }
    }
    let secret = secret_of(&town);
    visitor.post("/enter", &[("secret", &secret), ("password", "")]).is(303);
    visitor.post("/enter", &[("secret", &secret), ("password", "")]).is(422);
}

/// Sends them all at once; the statuses.
fn at_once(shell: &Router, requests: Vec<Request<Body>>) -> Vec<u16> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let tasks: Vec<_> = requests.into_iter().map(|request| tokio::spawn(shell.clone().oneshot(request))).collect();
        let mut statuses = Vec::new();
        for task in tasks {
            statuses.push(task.await.expect("a task ends").expect("the router always answers").status().as_u16());
        }
        statuses
    })
}

fn posts(town: &Town, path: &str, form: String, from: &str) -> Request<Body> {
    let request = Request::builder().method(Method::POST).uri(path).header("host", town.host()).header("content-type", FORM);
    request.header("x-forwarded-for", from).header("x-real-ip", from).body(Body::from(form)).expect("a request")
}

#[test]
fn of_fifty_requests_with_one_link_one_gets_in() {
    let town = Town::new();
    town.visitor().post("/sign-in/link", &[("email", "nadia@example.org"), ("next", "")]).is(303);
    let secret = secret_of(&town);
    let shell = router(town.grove.app_with(Rates::unlimited()), &town.grove.routes);
    let form = format!("secret={secret}&password=");
    let statuses = at_once(&shell, (0..50).map(|_| posts(&town, "/enter", form.clone(), "192.0.2.1")).collect());
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 303 | 422 | 503)), "{statuses:?}");
    town.settle();
}

#[test]
fn guessing_has_a_limit_that_no_header_lifts() {
    let town = Town::new();
    let tries = usize::try_from(Rates::default().tries).expect("a small number");
    let proxy: IpAddr = "127.0.0.1".parse().expect("an address");
    // Without a proxy the header is worth nothing; behind one, what the proxy itself added counts, which is last.
    for (proxies, suffix) in [(Vec::new(), ""), (vec![proxy], ", 198.51.100.7")] {
        for path in ["/sign-in", "/enter"] {
            let app = Arc::into_inner(town.grove.app_with(Rates::default())).expect("nobody else has it").proxies(proxies.clone());
            let shell = router(Arc::new(app), &town.grove.routes);
            let form = "email=nadia%40example.org&password=guess&secret=guess";
            let from = |n: usize| format!("203.0.113.{n}{suffix}");
            let statuses = at_once(&shell, (0..200).map(|n| posts(&town, path, form.to_owned(), &from(n))).collect());
            let tried = statuses.iter().filter(|status| **status != 429).count();
            assert!(tried <= tries + 1, "{tried} tries of 200 at {path} with {} proxies: {statuses:?}", proxies.len());
            assert!(tried > 0, "nobody could try");
        }
    }
    town.abandon();
}
