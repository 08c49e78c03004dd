//! One request, from the socket to the answer: read it whole, find the route, ask the gate, run the
//! handler on a database thread, answer when what it promised is durable. [`outermost`] stands around it,
//! [`arriving`] reads, [`writing`] acts, [`leaving`] answers.

mod arriving;
mod leaving;
mod outermost;
mod writing;

use std::sync::Arc;

use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request};
use axum::response::Response;
use grove_kernel::{Credential, Outcome, Problems, Refusal};
use http::Method;

use self::arriving::{read_body, read_head, route_method};
use self::leaving::{refused, respond};
pub use self::outermost::outermost;
use self::writing::write;
use crate::access::Access;
use crate::answer::{Answer, HTML, of_reply, retry_of, status_of};
use crate::app::{API, App, Endpoint};
use crate::ask::{Ask, Surface};
use crate::routes::{AnyPrepared, Route, Run, RunRead};
use crate::{guard, shelf};

/// The parts of a path, when they are text.
pub type Params = Result<RawPathParams, RawPathParamsRejection>;

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
