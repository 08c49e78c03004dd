//! What a load balancer and a monitor ask: is the process alive, does it serve, how is it doing.

use std::sync::Arc;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderMap, StatusCode};

use grove_kernel::{Channel, HasViewer, Refusal};

use crate::answer::status_of;
use crate::app::App;
use crate::metrics::Text;
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
    let render = app.render_metrics;
    let told = app
        .db
        .read(credential, Channel::Api, move |cx| {
            if !(cx.viewer().is_admin() && cx.viewer().scopes().admin) {
                return Err(Refusal::NotFound);
            }
            let mut text = Text::default();
            render(cx, &mut text).map(|()| text)
        })
        .await;
    match told {
        Ok(mut text) => {
            app.counts.write(&mut text);
            app.shelf.write(&mut text);
            ([("content-type", "text/plain; version=0.0.4")], text.into_string()).into_response()
        }
        Err(Refusal::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(refusal) => (status_of(&refusal), format!("{refusal}\n")).into_response(),
    }
}

async fn openapi(app: Arc<App>) -> Response {
    ([("content-type", "application/json"), ("cache-control", "no-cache")], app.openapi.clone()).into_response()
}
