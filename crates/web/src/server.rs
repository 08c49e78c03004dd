//! Listening, and stopping gracefully: no new connections, running requests end, live ones are closed.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::serve::Listener;
use grove_kernel::{Outcome, Refusal};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower::ServiceExt;

/// How long the head of a request may take, from the end of the one before: who trickles it, or keeps a
/// connection for nothing, loses the connection. (A body has a time of its own.)
const HEAD: Duration = Duration::from_secs(30);
/// How long running requests may take to end when the server is asked to stop.
const FAREWELL: Duration = Duration::from_secs(3);

/// A bound socket; its address is known before the first request.
pub struct Listening {
    listener: TcpListener,
    pub address: SocketAddr,
}

impl Listening {
    pub async fn bind(address: &str) -> Outcome<Self> {
        let told = |e: std::io::Error| Refusal::BadRequest(format!("Cannot listen on {address}: {e}. Is another server running there?"));
        let listener = TcpListener::bind(address).await.map_err(told)?;
        let address = listener.local_addr().map_err(Refusal::broken)?;
        Ok(Self { listener, address })
    }
}

/// Serves until `stop` says true; then waits for running requests, three seconds at most, which is what
/// live connections take.
pub async fn serve(listening: Listening, router: Router, mut stop: watch::Receiver<bool>) -> Outcome<()> {
    let (mut listener, open) = (listening.listener, GracefulShutdown::new());
    let mut connection = http1::Builder::new();
    connection.timer(TokioTimer::new()).header_read_timeout(HEAD);
    loop {
        let (stream, address) = tokio::select! {
            taken = Listener::accept(&mut listener) => taken,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        // An answer leaves when it is written; there is nothing to wait for.
        let _slower_at_worst = stream.set_nodelay(true);
        let service = router.clone().map_request(move |mut request: http::Request<hyper::body::Incoming>| {
            request.extensions_mut().insert(ConnectInfo(address));
            request.map(axum::body::Body::new)
        });
        let served = connection.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
        tokio::spawn(open.watch(served));
    }
    drop(listener);
    tokio::select! {
        () = open.shutdown() => {}
        () = tokio::time::sleep(FAREWELL) => {}
    }
    Ok(())
}
