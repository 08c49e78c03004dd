//! Around everything: the host check, the request's number, security headers, one line of log.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use grove_ui::{Locale, messages};
use http::header::{self, HeaderValue};

use super::leaving::respond;
use crate::answer::{Answer, PROBLEM};
use crate::app::{API, App};
use crate::guard;
use crate::metrics::kind_of;

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
