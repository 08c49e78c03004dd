//! From what a handler says to what leaves: the face that was asked for, or a refusal in words.

use bytes::Bytes;
use grove_kernel::{Disk, HasViewer, Outcome, Problems, Reason, Refusal};
use grove_store::{Cx, Read};
use grove_ui::components::{ErrorPage, error_page, link_button};
use grove_ui::{Frame, Page, PageParts, Sheet, document};
use http::StatusCode;
use maud::{Markup, Render};
use serde_json::json;

use crate::app::{Hooks, Suspended};
use crate::ask::{Ask, Surface};
use crate::reply::{Cookie, Preference, Reply, json_text};
use crate::said::Said;

/// An answer, ready to leave.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub content_type: &'static str,
    pub body: Bytes,
    pub location: Option<String>,
    pub cache: &'static str,
    pub retry_after: Option<u64>,
    pub cookie: Option<Cookie>,
    pub preferences: Vec<Preference>,
    pub said: Said,
    pub headers: Vec<(&'static str, String)>,
}

pub const HTML: &str = "text/html; charset=utf-8";
pub const JSON: &str = "application/json";
pub const PROBLEM: &str = "application/problem+json";
/// Signed-in pages are never stored by anything between us and the reader.
const PRIVATE: &str = "private, no-store";

impl Answer {
    pub fn new(status: u16, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        Self {
            status,
            content_type,
            body: body.into(),
            location: None,
            cache: PRIVATE,
            retry_after: None,
            cookie: None,
            preferences: Vec::new(),
            said: Said::default(),
            headers: Vec::new(),
        }
    }
    pub fn see(status: u16, location: String) -> Self {
        Self { location: Some(location), ..Self::new(status, "text/plain", Bytes::new()) }
    }
}

/// A page as the viewer of this transaction gets it.
pub fn page_of<M>(cx: &Cx<'_, M>, ask: &Ask) -> PageParts {
    PageParts {
        viewer: cx.viewer().clone(),
        locale: ask.locale,
        theme: ask.theme,
        request_id: ask.request_id.clone(),
        form_key: cx.viewer().id().map(|_| cx.new_secret("form")),
        ..PageParts::for_visitor(cx.now(), ask.path_and_query())
    }
}

/// The face of a reply that was asked for.
pub fn of_reply(cx: &Cx<'_, Read>, hooks: &Hooks, ask: &Ask, reply: Reply) -> Outcome<Answer> {
    let is_elsewhere = reply.redirect.is_some();
    if let Some(to) = reply.redirect
        && (ask.surface != Surface::Api || reply.json.is_none())
    {
        let to = if ask.surface == Surface::Api { format!("{}{to}", crate::app::API) } else { to };
        return Ok(Answer::see(reply.status.unwrap_or(301), to));
    }
    if let Some(raw) = reply.raw {
        let status = reply.status.unwrap_or(200);
        return Ok(Answer { cache: raw.cache, headers: reply.headers, ..Answer::new(status, raw.content_type, raw.bytes) });
    }
    // A program is told what a person is sent on to; nobody sends it anywhere.
    let status = if is_elsewhere { 200 } else { reply.status.unwrap_or(200) };
    let parts = || page_of(cx, ask);
    match (ask.surface, reply.json, reply.fragment, reply.page) {
        (Surface::Api, Some(make), _, _) => Ok(Answer::new(status, JSON, json_text(make)?)),
        (Surface::Api, None, _, _) => Err(Refusal::NotFound),
        (Surface::Fragment, _, Some(make), _) => Ok(Answer::new(status, HTML, make(&Page::new(parts())).into_string())),
        (Surface::Fragment | Surface::Page, _, _, Some(make)) => {
            let page = Page::new(parts());
            let sheet = make(&page);
            full_page(cx, hooks, ask, &page, sheet, status)
        }
        (Surface::Fragment | Surface::Page, Some(make), _, None) => Ok(Answer::new(status, JSON, json_text(make)?)),
        (Surface::Fragment | Surface::Page, None, _, None) => Err(Refusal::NotFound),
    }
}

/// A sheet in its frame.
pub fn full_page(cx: &Cx<'_, Read>, hooks: &Hooks, ask: &Ask, page: &Page<'_>, sheet: Sheet, status: u16) -> Outcome<Answer> {
    let frame = (hooks.frame)(cx, ask)?;
    let sheet = match ask.said() {
        Some(key) if status == 200 => sheet.says(page.t(&key)),
        Some(_) | None => sheet,
    };
    Ok(Answer::new(status, HTML, document(page, &frame, sheet).into_string()))
}

/// The status of a refusal; `docs/status-codes.md` says when each is given.
pub const fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::SignIn => StatusCode::UNAUTHORIZED,
        Refusal::NotAllowed(_) => StatusCode::FORBIDDEN,
        Refusal::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Conflict(_) => StatusCode::CONFLICT,
        Refusal::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::Method => StatusCode::METHOD_NOT_ALLOWED,
        Refusal::BodyType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Refusal::BadRequest(_) => StatusCode::BAD_REQUEST,
        Refusal::Busy { .. } | Refusal::Unreachable(_) | Refusal::OutcomeUnknown => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Storage(..) => StatusCode::INSUFFICIENT_STORAGE,
        Refusal::Broken(_) | Refusal::Again => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The keys of the title and of the advice.
const fn words_of(refusal: &Refusal) -> (&'static str, &'static str) {
    match refusal {
        Refusal::NotFound => ("error-not-found", "error-not-found-advice"),
        Refusal::SignIn => ("error-sign-in", "error-sign-in-advice"),
        Refusal::NotAllowed(reason) => ("error-not-allowed", reason.key()),
        Refusal::Invalid(_) => ("error-invalid", "error-invalid-advice"),
        Refusal::Conflict(key) => ("error-conflict", key),
        Refusal::TooMany { .. } => ("error-too-many", "error-too-many-advice"),
        Refusal::TooLarge { .. } => ("error-too-large", "error-too-large-advice"),
        Refusal::Method => ("error-method", "error-method-advice"),
        Refusal::BodyType => ("error-body-type", "error-body-type-advice"),
        Refusal::BadRequest(_) => ("error-bad-request", "error-bad-request-advice"),
        Refusal::Busy { .. } => ("error-busy", "error-busy-advice"),
        Refusal::Unreachable(_) => ("error-unreachable", "error-unreachable-advice"),
        Refusal::OutcomeUnknown => ("error-unknown-outcome", "error-unknown-outcome-advice"),
        Refusal::Storage(Disk::Full, _) => ("error-disk-full", "error-disk-full-advice"),
        Refusal::Storage(Disk::ReadOnly, _) => ("error-disk-read-only", "error-disk-read-only-advice"),
        Refusal::Storage(Disk::Failing, _) => ("error-storage", "error-storage-advice"),
        Refusal::Broken(_) | Refusal::Again => ("error-broken", "error-broken-advice"),
    }
}

pub const fn retry_of(refusal: &Refusal) -> Option<u64> {
    match refusal {
        Refusal::TooMany { retry } | Refusal::Busy { retry } => Some(retry.as_secs() + 1),
        Refusal::OutcomeUnknown => Some(1),
        // A database that starts again needs longer than a queue.
        Refusal::Unreachable(_) => Some(5),
        Refusal::NotFound
        | Refusal::SignIn
        | Refusal::NotAllowed(_)
        | Refusal::Invalid(_)
        | Refusal::Conflict(_)
        | Refusal::TooLarge { .. }
        | Refusal::Method
        | Refusal::BodyType
        | Refusal::BadRequest(_)
        | Refusal::Storage(..)
        | Refusal::Broken(_)
        | Refusal::Again => None,
    }
}

/// A refusal, told in the face that was asked for. `frame` is the community's, or none when even that
/// could not be read; `suspended` when that is why a token opens nothing.
pub fn of_refusal(page: &Page<'_>, frame: &Frame, ask: &Ask, refusal: &Refusal, suspended: Option<Suspended>) -> Answer {
    let visitor = page.viewer().id().is_none();
    if matches!(refusal, Refusal::SignIn) && ask.surface != Surface::Api {
        return Answer::see(303, sign_in(ask));
    }
    let status = status_of(refusal).as_u16();
    let mut answer = match ask.surface {
        Surface::Api => Answer::new(status, PROBLEM, problem(page, refusal, suspended).to_string()),
        Surface::Page | Surface::Fragment => {
            let sheet = error_sheet(page, ask, refusal, visitor && matches!(refusal, Refusal::NotFound));
            Answer::new(status, HTML, document(page, frame, sheet).into_string())
        }
    };
    answer.retry_after = retry_of(refusal);
    answer
}

/// Where a visitor signs in, and comes back from.
fn sign_in(ask: &Ask) -> String {
    let back = if ask.method == http::Method::GET { ask.path_and_query() } else { came_from(ask) };
    let encoded = serde_html_form::to_string([("next", back)]).unwrap_or_default();
    format!("/sign-in?{encoded}")
}

/// The page that holds the form: what was sent has an address at which nothing is shown.
fn came_from(ask: &Ask) -> String {
    let page = ask.header("referer").and_then(|page| page.strip_prefix(ask.site.origin()));
    page.filter(|path| path.starts_with('/')).unwrap_or("/").to_owned()
}

fn error_sheet(page: &Page<'_>, ask: &Ask, refusal: &Refusal, offer_sign_in: bool) -> Sheet {
    let (title, advice) = words_of(refusal);
    let mut text = page.t(advice);
    if let Refusal::Invalid(problems) = refusal {
        for problem in problems.iter() {
            text.push(' ');
            text.push_str(&page.problem(problem));
        }
    }
    let action = if offer_sign_in { link_button(page.t("sign-in"), sign_in(ask)).primary().render() } else { Markup::default() };
    let error = ErrorPage { status: status_of(refusal).as_u16(), title: page.t(title), text, action };
    Sheet::new(page.t(title)).narrow().no_index().main(error_page(page, &error))
}

fn problem(page: &Page<'_>, refusal: &Refusal, suspended: Option<Suspended>) -> serde_json::Value {
    let (title, advice) = words_of(refusal);
    let detail = if let Refusal::BadRequest(why) = refusal { why.clone() } else { page.t(advice) };
    let mut problem = json!({
        "type": problem_type(refusal),
        "title": page.t(title),
        "status": status_of(refusal).as_u16(),
        "detail": detail,
        "request_id": page.request_id(),
    });
    if let Some(Suspended { until }) = suspended {
        problem["type"] = "urn:grove:error-suspended".into();
        problem["title"] = page.t("error-suspended").into();
        problem["detail"] = match until {
            Some(until) => grove_ui::t!(page, "error-suspended-until", until = page.in_full(until)).into(),
            None => page.t("error-suspended-endless").into(),
        };
    }
    if let Refusal::Invalid(problems) = refusal {
        problem["errors"] = errors(page, problems);
    }
    problem
}

fn problem_type(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotAllowed(reason) => reason_type(*reason),
        other => format!("urn:grove:{}", words_of(other).0),
    }
}

/// A program tells reasons apart by this.
fn reason_type(reason: Reason) -> String {
    format!("urn:grove:{}", reason.key())
}

fn errors(page: &Page<'_>, problems: &Problems) -> serde_json::Value {
    problems.iter().map(|p| json!({ "field": p.field, "key": p.key, "detail": page.problem(p) })).collect()
}
