//! How an answer leaves: a refusal in the community's frame, and the headers of everything.

use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use grove_kernel::{Moment, Refusal};
use grove_store::{Cx, Read};
use grove_ui::{Frame, Page, PageParts};
use http::StatusCode;
use http::header::{self, HeaderValue};

use crate::answer::{Answer, of_refusal, page_of};
use crate::app::App;
use crate::ask::{Ask, Surface};
use crate::session;

/// A refusal as an answer, in the community's frame when it can still be read.
pub(super) async fn refused(app: &Arc<App>, ask: Arc<Ask>, refusal: Refusal) -> Answer {
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

pub(super) fn respond(app: &App, answer: Answer) -> Response {
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
