//! What a load balancer and a monitor ask: is the process alive, does it serve, how is it doing.

use std::sync::Arc;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderMap, StatusCode};

use grove_kernel::{Channel, HasViewer, Reason, Refusal};

use crate::app::App;
use crate::session;

pub fn routes(app: Arc<App>) -> Router {
    let (ready, metrics, document) = (app.clone(), app.clone(), app);
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(move || is_ready(ready.clone())))
        .route("/metrics", get(move |headers: HeaderMap| show_metrics(metrics.clone(), headers)))
        .route("/api/v1/openapi.json", get(move || openapi(document.clone())))
}

async fn is_ready(app: Arc<App>) -> Response {
    match app.db.ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(refusal) => (StatusCode::SERVICE_UNAVAILABLE, format!("not ready: {refusal}\n")).into_response(),
    }
}

/// Numbers tell about people too: an admin's token is asked for.
async fn show_metrics(app: Arc<App>, headers: HeaderMap) -> Response {
    let credential = session::from_bearer(&headers);
    let admin = app
        .db
        .read(credential, Channel::Api, |cx| {
            let allowed = cx.viewer().is_admin() && cx.viewer().scopes().admin;
            if allowed { Ok(()) } else { Err(Refusal::NotAllowed(Reason::AdminsOnly)) }
        })
        .await;
    match admin {
        Ok(()) => ([("content-type", "text/plain; version=0.0.4")], (app.render_metrics)()).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn openapi(app: Arc<App>) -> Response {
    ([("content-type", "application/json"), ("cache-control", "no-cache")], app.openapi.clone()).into_response()
}
