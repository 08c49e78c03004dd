//! Fixed bytes from memory, by the HTTP server that Grove runs: what no page can be faster than.

use std::path::Path;

use anyhow::{Context, Result};
use axum::Router;
use axum::routing::get;
use bytes::Bytes;
use grove_web::Listening;
use tokio::sync::watch;

/// The body that is sent, and the headers that were sent with it.
const BODY: &str = "body";
const HEADERS: &str = "headers";

/// Keeps an answer to be served.
pub fn keep(folder: &Path, headers: &str, body: &[u8]) -> Result<()> {
    std::fs::write(folder.join(BODY), body)?;
    Ok(std::fs::write(folder.join(HEADERS), headers)?)
}

pub async fn serve(address: &str, folder: &Path) -> Result<()> {
    let body = Bytes::from(std::fs::read(folder.join(BODY)).context("the answer to serve")?);
    let text = std::fs::read_to_string(folder.join(HEADERS))?;
    let mut headers = http::HeaderMap::new();
    for (name, value) in text.lines().filter_map(|line| line.split_once(": ")) {
        if !["content-length", "date", "transfer-encoding"].contains(&name) {
            headers.append(name.parse::<http::HeaderName>()?, value.trim().parse()?);
        }
    }
    let answer = move || {
        let (headers, body) = (headers.clone(), body.clone());
        async move { (headers, body) }
    };
    let router = Router::new().route("/readyz", get(|| async { "ready" })).fallback(get(answer));
    let listening = Listening::bind(address).await?;
    println!("The fixed answer stands at {address}");
    // Kept for as long as the process lives: nobody stops this server gracefully.
    let (_stop, stopped) = watch::channel(false);
    Ok(grove_web::serve(listening, router, stopped).await?)
}
