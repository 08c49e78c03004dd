//! What a request brought: its head as an [`Ask`], its body whole and in time.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use grove_kernel::{Outcome, Refusal};
use grove_ui::{Locale, Theme};
use http::{HeaderMap, Method};

use crate::app::{API, App};
use crate::ask::{Ask, Surface};
use crate::session;

/// HTML forms know GET and POST; a form that means more says so in its address.
pub(super) fn route_method(ask: &Ask) -> Method {
    let meant = ask.query.split('&').find_map(|pair| pair.strip_prefix("_method="));
    match (&ask.method, meant, ask.surface) {
        (&Method::HEAD, _, _) => Method::GET,
        (&Method::POST, Some("PUT"), Surface::Page | Surface::Fragment) => Method::PUT,
        (&Method::POST, Some("PATCH"), Surface::Page | Surface::Fragment) => Method::PATCH,
        (&Method::POST, Some("DELETE"), Surface::Page | Surface::Fragment) => Method::DELETE,
        (method, _, _) => method.clone(),
    }
}

pub(super) fn read_head(app: &App, parts: &http::request::Parts, is_api: bool, params: Vec<(String, String)>) -> Ask {
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

pub(super) async fn read_body(body: Body, limit: usize) -> Outcome<bytes::Bytes> {
    // The whole body within half a minute: a sender that trickles holds nothing but its own socket.
    let whole = tokio::time::timeout(std::time::Duration::from_secs(30), axum::body::to_bytes(body, limit)).await;
    match whole {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(Refusal::TooLarge { limit: limit as u64 }),
        Err(_) => Err(Refusal::BadRequest("the body did not arrive within 30 seconds".to_owned())),
    }
}
