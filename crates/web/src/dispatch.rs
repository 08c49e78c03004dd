//! One request, from the socket to the answer: read it whole, find the route, ask the gate, run the
//! handler on a database thread, answer when what it promised is durable.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{ConnectInfo, RawPathParams, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use grove_kernel::{Credential, HasViewer, Moment, Outcome, Problems, Refusal, SecretHash};
use grove_store::idempotency::{Kept, keep, recall};
use grove_store::{Cx, Parent, Read, Write};
use grove_ui::{Frame, Locale, Page, PageParts, Theme, messages};
use http::header::{self, HeaderValue};
use http::{HeaderMap, Method, StatusCode};

use crate::access::Access;
use crate::answer::{Answer, HTML, JSON, PROBLEM, full_page, of_refusal, of_reply, page_of, retry_of, status_of};
use crate::app::{API, App, Endpoint};
use crate::ask::{Ask, Surface};
use crate::metrics::kind_of;
use crate::reply::{Cookie, Done, FoundAt, MakePage, Preference, json_text};
use crate::routes::{AnyPrepared, Route, Run, RunAct, RunRead};
use crate::said::Said;
use crate::{guard, session, shelf};

/// The parts of a path, when they are text.
pub type Params = Result<RawPathParams, RawPathParamsRejection>;

/// Around everything: the host check, the request's number, security headers, one line of log.
pub async fn outermost(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let id = app.db.new_name("request");
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let kind = kind_of(&path, request.headers().contains_key("hx-request"));
    let started = app.db.now();
    let mut response = if is_our_host(&app, &request) {
        request.headers_mut().insert("x-request-id", HeaderValue::from_str(&id).expect("letters and digits"));
        next.run(request).await
    } else {
        respond(&app, wrong_host(&app, &path, &id))
    };
    guard::add_headers(response.headers_mut(), app.site.secure());
    response.headers_mut().insert("x-request-id", HeaderValue::from_str(&id).expect("letters and digits"));
    let took = app.db.now().since(started);
    app.counts.count(kind, response.status().as_u16(), took);
    tracing::info!(request = id, %method, path, status = response.status().as_u16(), micros = took.as_micros(), "request");
    response
}

fn is_our_host(app: &App, request: &Request) -> bool {
    let named = request.uri().authority().map(|a| a.as_str()).or_else(|| request.headers().get(header::HOST).and_then(|h| h.to_str().ok()));
    // A health check comes by address.
    named.is_some_and(|host| app.site.is_host(host)) || matches!(request.uri().path(), "/healthz" | "/readyz")
}

/// Which address is right, in the face that was asked for. Nothing else is looked at: who asks elsewhere is not ours.
fn wrong_host(app: &App, path: &str, request_id: &str) -> Answer {
    let t = |key| messages::text(Locale::En, key, &[("origin", app.site.origin().into())]);
    let (title, detail) = (t("error-wrong-host"), t("error-wrong-host-advice"));
    if !path.starts_with(API) {
        return Answer::new(421, "text/plain; charset=utf-8", format!("{title}. {detail}\n"));
    }
    let problem = serde_json::json!({
        "type": "urn:grove:error-wrong-host", "title": title, "status": 421, "detail": detail, "request_id": request_id,
    });
    Answer::new(421, PROBLEM, problem.to_string())
}

/// A path that has no route answers like a thing that is not there.
pub async fn missing(app: Arc<App>, request: Request) -> Response {
    let is_api = request.uri().path().starts_with(API);
    let (parts, _) = request.into_parts();
    let ask = read_head(&app, &parts, is_api, Vec::new());
    respond(&app, refused(&app, ask.into(), Refusal::NotFound).await)
}

pub async fn serve(app: Arc<App>, endpoint: Arc<Endpoint>, is_api: bool, params: Params, request: Request) -> Response {
    // A part of the path that is no text names nothing.
    let Ok(params) = params else { return missing(app, request).await };
    let (parts, body) = request.into_parts();
    let params = params.iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    let mut ask = read_head(&app, &parts, is_api, params);
    let Some(route) = endpoint.get(route_method(&ask).as_str()).cloned() else {
        return other_method(&app, ask, &endpoint).await;
    };
    ask.method = route.method.clone();
    match read_body(body, route.body_limit).await {
        Ok(body) => ask.body = body,
        Err(refusal) => return respond(&app, refused(&app, ask.into(), refusal).await),
    }
    let ask = Arc::new(ask);
    let answer = match run(&app, &route, &ask).await {
        Ok(answer) => answer,
        Err(refusal) => refused(&app, ask.clone(), refusal).await,
    };
    respond(&app, answer.heard(&ask))
}

/// HTML forms know GET and POST; a form that means more says so in its address.
fn route_method(ask: &Ask) -> Method {
    let meant = ask.query.split('&').find_map(|pair| pair.strip_prefix("_method="));
    match (&ask.method, meant, ask.surface) {
        (&Method::HEAD, _, _) => Method::GET,
        (&Method::POST, Some("PUT"), Surface::Page | Surface::Fragment) => Method::PUT,
        (&Method::POST, Some("PATCH"), Surface::Page | Surface::Fragment) => Method::PATCH,
        (&Method::POST, Some("DELETE"), Surface::Page | Surface::Fragment) => Method::DELETE,
        (method, _, _) => method.clone(),
    }
}

fn read_head(app: &App, parts: &http::request::Parts, is_api: bool, params: Vec<(String, String)>) -> Ask {
    let headers = parts.headers.clone();
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let surface = match (is_api, text("hx-request").as_str(), text("hx-request-type").as_str()) {
        (true, _, _) => Surface::Api,
        (false, "true", "full") => Surface::Page,
        (false, "true", _) if text("hx-boosted") != "true" => Surface::Fragment,
        (false, _, _) => Surface::Page,
    };
    let path = parts.uri.path();
    Ask {
        site: app.site.clone(),
        method: parts.method.clone(),
        path: if is_api { path.strip_prefix(API).unwrap_or(path).to_owned() } else { path.to_owned() },
        query: parts.uri.query().unwrap_or_default().to_owned(),
        params,
        credential: if is_api { session::from_bearer(&headers) } else { session::from_cookie(&headers, &app.site) },
        surface,
        locale: Locale::negotiate(&text("accept-language"), session::preference(&headers, "lang").as_deref()),
        theme: session::preference(&headers, "theme").map_or_else(Theme::default, |t| Theme::parse(&t)),
        request_id: text("x-request-id"),
        address: address(app, parts, &headers),
        body: bytes::Bytes::new(),
        headers,
    }
}

/// The nearest address that is not one of our proxies.
fn address(app: &App, parts: &http::request::Parts, headers: &HeaderMap) -> std::net::IpAddr {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map_or(std::net::Ipv4Addr::LOCALHOST.into(), |c| c.0.ip());
    if !app.proxies.contains(&peer) {
        return peer;
    }
    let forwarded = headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(','));
    let hops: Vec<std::net::IpAddr> = forwarded.filter_map(|hop| hop.trim().parse().ok()).collect();
    hops.into_iter().rev().find(|hop| !app.proxies.contains(hop)).unwrap_or(peer)
}

async fn read_body(body: Body, limit: usize) -> Outcome<bytes::Bytes> {
    // The whole body within half a minute: a sender that trickles holds nothing but its own socket.
    let whole = tokio::time::timeout(std::time::Duration::from_secs(30), axum::body::to_bytes(body, limit)).await;
    match whole {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(Refusal::TooLarge { limit: limit as u64 }),
        Err(_) => Err(Refusal::BadRequest("the body did not arrive within 30 seconds".to_owned())),
    }
}

async fn run(app: &Arc<App>, route: &Arc<Route>, ask: &Arc<Ask>) -> Outcome<Answer> {
    let refusal = match attempt(app, route, ask).await {
        Err(refusal) if ask.surface != Surface::Api => refusal,
        outcome => return outcome,
    };
    let Some(problems) = problems_of(route, &refusal) else { return Err(refusal) };
    match again(app, route, ask, problems, status_of(&refusal).as_u16()).await {
        Ok(answer) => Ok(Answer { retry_after: retry_of(&refusal), ..answer }),
        Err(other) if matches!(refusal, Refusal::Invalid(_)) => Err(other),
        // Who may not even see the form is told why.
        Err(_) => Err(refusal),
    }
}

/// What the form says when it is shown again; nothing when it is not.
fn problems_of(route: &Route, refusal: &Refusal) -> Option<Problems> {
    route.again?;
    match refusal {
        Refusal::Invalid(problems) => Some(problems.clone()),
        Refusal::NotAllowed(reason) if route.keeps => Some(Problems::one("", reason.key())),
        Refusal::Conflict(key) if route.keeps => Some(Problems::one("", key)),
        Refusal::TooMany { .. } if route.keeps => Some(Problems::one("", "error-too-many-advice")),
        Refusal::NotAllowed(_) | Refusal::Conflict(_) | Refusal::TooMany { .. } => None,
        Refusal::NotFound | Refusal::SignIn | Refusal::Method | Refusal::TooLarge { .. } | Refusal::BodyType | Refusal::BadRequest(_) => {
            None
        }
        Refusal::Busy { .. }
        | Refusal::Unreachable(_)
        | Refusal::OutcomeUnknown
        | Refusal::Storage(..)
        | Refusal::Broken(_)
        | Refusal::Again => None,
    }
}

async fn attempt(app: &Arc<App>, route: &Arc<Route>, ask: &Arc<Ask>) -> Outcome<Answer> {
    app.limits.admit(route, &ask.credential, ask.address)?;
    guard::no_nul(ask)?;
    if route.access.needs_account() && ask.credential == Credential::None {
        return Err(Refusal::SignIn);
    }
    match &route.run {
        Run::Read(handler) if shelf::is_for(route, ask) => for_all(app, route, ask, handler.clone()).await,
        Run::Read(handler) => read(app, route, ask, handler.clone()).await,
        Run::Write { prepare, act, parent } => {
            let prepared = match prepare {
                Some(prepare) => Some(prepared(app, route, ask, prepare.clone()).await),
                None => None,
            };
            write(app, route, ask, prepared.transpose()?, act.clone(), *parent).await
        }
    }
}

async fn read(app: &Arc<App>, route: &Arc<Route>, ask: &Arc<Ask>, handler: RunRead) -> Outcome<Answer> {
    let (hooks, access, asked) = (app.hooks, route.access, ask.clone());
    app.db
        .read(ask.credential, ask.channel(), move |cx| {
            Access::admit_token(cx, asked.credential)?;
            access.admit(cx, (hooks.community)(cx)?, false)?;
            let reply = handler(cx, &asked)?;
            of_reply(cx, &hooks, &asked, reply)
        })
        .await
}

/// A visitor's page: the one that was made before, while nothing has changed.
async fn for_all(app: &Arc<App>, route: &Arc<Route>, ask: &Arc<Ask>, handler: RunRead) -> Outcome<Answer> {
    let (version, now) = (app.db.version().await?, app.db.now());
    if let Some(kept) = app.shelf.find(ask, now, &version) {
        #[cfg(debug_assertions)]
        {
            let same = kept.is(&read(app, route, ask, handler).await?);
            // A change in between makes another page, rightly.
            assert!(same || app.db.version().await? != version, "{} shows something else than what was kept of it", ask.path);
        }
        return Ok(kept.answer_to(ask));
    }
    let answer = read(app, route, ask, handler).await?;
    app.shelf.keep(ask, now, version, answer.clone());
    Ok(answer)
}

async fn prepared(app: &Arc<App>, route: &Arc<Route>, ask: &Arc<Ask>, prepare: crate::routes::RunPrepare) -> Outcome<AnyPrepared> {
    let (hooks, access, asked) = (app.hooks, route.access, ask.clone());
    app.db
        .read(ask.credential, ask.channel(), move |cx| {
            access.admit(cx, (hooks.community)(cx)?, true)?;
            prepare(cx, &asked)
        })
        .await
}

/// The form again, with what was typed and what is wrong.
async fn again(app: &Arc<App>, route: &Arc<Route>, ask: &Arc<Ask>, problems: Problems, status: u16) -> Outcome<Answer> {
    let (hooks, route, asked) = (app.hooks, route.clone(), ask.clone());
    app.db
        .read(ask.credential, ask.channel(), move |cx| {
            let Some(show) = route.again else { return Err(Refusal::Invalid(problems)) };
            let reply = show(cx, &asked, &problems)?;
            of_reply(cx, &hooks, &asked, reply.status(status))
        })
        .await
}

/// What an act came to, before it leaves.
struct Made {
    kept: Kept,
    cookie: Option<Cookie>,
    preferences: Vec<Preference>,
    said: Option<&'static str>,
    /// A page that needs its frame from a read of its own.
    page: Option<MakePage>,
}

async fn write(
    app: &Arc<App>,
    route: &Arc<Route>,
    ask: &Arc<Ask>,
    prepared: Option<AnyPrepared>,
    act: RunAct,
    parent: fn(&Ask) -> Parent,
) -> Outcome<Answer> {
    let key = ask.idempotency_key()?;
    let hash = key.is_some().then(|| request_hash(ask));
    let (shell, route, asked) = (app.clone(), route.clone(), ask.clone());
    let parent = if app.db.is_postgres() { parent(ask) } else { Parent::NONE };
    let made = app
        .db
        .act_freeing(route.frees, ask.credential, ask.channel(), parent, move |cx| {
            admit_write(&shell, &route, &asked, cx)?;
            let owner = cx.viewer().id().map(|id| id.to_string());
            let once = owner.as_deref().zip(key.as_deref()).zip(hash.as_deref());
            if let Some(((owner, key), hash)) = once
                && let Some(kept) = recall(cx, owner, key, hash)?
            {
                return Ok(Made { kept, cookie: None, preferences: Vec::new(), said: None, page: None });
            }
            let done = act(cx, &asked, prepared.as_ref())?;
            let made = make(cx, &asked, done)?;
            if let Some(((owner, key), hash)) = once
                && made.page.is_none()
            {
                keep(cx, owner, key, hash, &made.kept)?;
            }
            Ok(made)
        })
        .await?;
    finish(app, ask, made).await
}

fn admit_write(app: &App, route: &Route, ask: &Ask, cx: &Cx<'_, Write>) -> Outcome<()> {
    Access::admit_token(cx, ask.credential)?;
    route.access.admit(cx, grove_kernel::Community::Public, true)?;
    match ask.credential {
        Credential::Token(hash) if !cx.viewer().scopes().admin => app.limits.admit_member_write(hash),
        Credential::None | Credential::Session(_) | Credential::Token(_) | Credential::Member(..) | Credential::System(_) => Ok(()),
    }
}

/// The face of a `Done`, made before the commit and sent after it.
fn make(cx: &Cx<'_, Write>, ask: &Ask, done: Done) -> Outcome<Made> {
    let location = match (ask.surface, done.found_at) {
        (Surface::Api, Some(FoundAt::Path(path))) => Some(path),
        (Surface::Api, Some(FoundAt::Nowhere)) => None,
        (Surface::Api | Surface::Page | Surface::Fragment, _) => Some(done.location),
    };
    let cookie = done.cookie;
    // A program has no browser that could remember.
    let preferences = if ask.surface == Surface::Api { Vec::new() } else { done.preferences };
    // Only a form leads to a page that could say it.
    let said = if ask.surface == Surface::Page { done.said } else { None };
    let kept = match (ask.surface, done.json, done.fragment) {
        (Surface::Api, Some(json), _) => {
            Kept { status: done.status.into(), location, content_type: JSON.to_owned(), body: json_text(json)? }
        }
        (Surface::Api, None, _) => Kept { status: 204, location: None, content_type: JSON.to_owned(), body: String::new() },
        // A script that reads data, not markup: the composer's uploads.
        (Surface::Fragment, Some(json), None) if ask.header("accept") == Some(JSON) => {
            Kept { status: done.status.into(), location: None, content_type: JSON.to_owned(), body: json_text(json)? }
        }
        (Surface::Fragment, _, Some(fragment)) => {
            let page = Page::new(page_of(cx, ask));
            Kept { status: 200, location: None, content_type: HTML.to_owned(), body: fragment(&page).into_string() }
        }
        (Surface::Fragment | Surface::Page, _, _) => Kept { status: 303, location, content_type: HTML.to_owned(), body: String::new() },
    };
    // Whoever gets data or a part of a page is not given a whole one.
    let page = if ask.surface == Surface::Api || kept.content_type == JSON || kept.status == 200 { None } else { done.page };
    Ok(Made { kept, cookie, preferences, said, page })
}

async fn finish(app: &Arc<App>, ask: &Arc<Ask>, made: Made) -> Outcome<Answer> {
    if let Some(make) = made.page {
        let (hooks, asked) = (app.hooks, ask.clone());
        let mut answer = app
            .db
            .read(ask.credential, ask.channel(), move |cx| {
                let page = Page::new(page_of(cx, &asked));
                let sheet = make(&page);
                full_page(cx, &hooks, &asked, &page, sheet, 200)
            })
            .await?;
        answer.cookie = made.cookie;
        answer.preferences = made.preferences;
        return Ok(answer);
    }
    let kept = made.kept;
    let content_type = if kept.content_type == JSON { JSON } else { HTML };
    let status = u16::try_from(kept.status).map_err(Refusal::broken)?;
    let location = match (ask.surface, kept.location) {
        (Surface::Api, Some(path)) if status == 201 => Some(format!("{API}{path}")),
        (Surface::Api, _) => None,
        (Surface::Page | Surface::Fragment, location) => location,
    };
    let said = made.said.map_or(Said::Nothing, Said::Next);
    Ok(Answer { location, cookie: made.cookie, preferences: made.preferences, said, ..Answer::new(status, content_type, kept.body) })
}

/// What was asked, so that a key cannot be used for something else. The form's own key field is part
/// of the body and the same each time.
fn request_hash(ask: &Ask) -> String {
    let mut text = format!("{} {}?{}\n", ask.method, ask.path, ask.query);
    text.push_str(&String::from_utf8_lossy(&ask.body));
    SecretHash::of(&text).hex()
}

/// A refusal as an answer, in the community's frame when it can still be read.
async fn refused(app: &Arc<App>, ask: Arc<Ask>, refusal: Refusal) -> Answer {
    if let Refusal::Broken(why) = &refusal {
        tracing::error!(request = ask.request_id, why, "broken");
    }
    if let Refusal::Unreachable(why) = &refusal {
        tracing::warn!(request = ask.request_id, why, "the database cannot be reached");
    }
    let (hooks, asked, now) = (app.hooks, ask.clone(), app.db.now());
    let refusal = Arc::new(refusal);
    let told = refusal.clone();
    if matches!(*refusal, Refusal::Busy { .. } | Refusal::Unreachable(_) | Refusal::OutcomeUnknown) {
        // Another look at the database is what it cannot give now.
        return frameless(&ask, now, &refusal);
    }
    let framed = app
        .db
        .read(ask.credential, ask.channel(), move |cx: &Cx<'_, Read>| {
            let page = Page::new(page_of(cx, &asked));
            let frame = if asked.surface == Surface::Api { Frame::default() } else { (hooks.frame)(cx, &asked)? };
            let suspended = if matches!(*told, Refusal::SignIn) { (hooks.suspended)(cx, asked.credential)? } else { None };
            Ok(of_refusal(&page, &frame, &asked, &told, suspended))
        })
        .await;
    framed.unwrap_or_else(|_| frameless(&ask, now, &refusal))
}

fn frameless(ask: &Ask, now: Moment, refusal: &Refusal) -> Answer {
    let parts = PageParts { locale: ask.locale, request_id: ask.request_id.clone(), ..PageParts::for_visitor(now, ask.path_and_query()) };
    of_refusal(&Page::new(parts), &Frame::default(), ask, refusal, None)
}

/// What can be done here: the answer to `OPTIONS`, and to a method that cannot.
async fn other_method(app: &Arc<App>, ask: Ask, endpoint: &Endpoint) -> Response {
    let mut allowed: Vec<&str> = endpoint.keys().copied().collect();
    allowed.extend(endpoint.contains_key("GET").then_some("HEAD"));
    allowed.push("OPTIONS");
    allowed.sort_unstable();
    let mut answer = match ask.method {
        Method::OPTIONS => Answer::new(204, HTML, ""),
        _ => refused(app, ask.into(), Refusal::Method).await,
    };
    answer.headers.push(("allow", allowed.join(", ")));
    respond(app, answer)
}

fn respond(app: &App, answer: Answer) -> Response {
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    if answer.status != 204 {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(answer.content_type));
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(answer.cache));
    headers.insert(header::VARY, HeaderValue::from_static("cookie, accept-language, hx-request"));
    for (name, value) in answer.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    if let Some(location) = answer.location.and_then(|l| HeaderValue::from_str(&l).ok()) {
        headers.insert(header::LOCATION, location);
    }
    if let Some(seconds) = answer.retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if answer.status == 401 {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Some(cookie) = answer.cookie.and_then(|c| session::header(&c, &app.site)) {
        headers.append(header::SET_COOKIE, cookie);
    }
    if let Some(said) = answer.said.header(&app.site) {
        headers.append(header::SET_COOKIE, said);
    }
    for preference in answer.preferences.iter().filter_map(|p| session::preference_header(p, &app.site)) {
        headers.append(header::SET_COOKIE, preference);
    }
    response
}
