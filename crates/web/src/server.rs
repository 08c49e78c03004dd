//! Listening, and stopping gracefully: no new connections, running requests end, live ones are closed.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use grove_kernel::{Outcome, Refusal};
use tokio::net::TcpListener;
use tokio::sync::watch;

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

/// Serves until `stop` says true; then waits for running requests, ten seconds at most, which is what
/// live connections take.
pub async fn serve(listening: Listening, router: Router, mut stop: watch::Receiver<bool>) -> Outcome<()> {
    let mut also_stop = stop.clone();
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let graceful = axum::serve(listening.listener, service).with_graceful_shutdown(async move {
        let _asked = stop.wait_for(|s| *s).await;
    });
    tokio::select! {
        ended = graceful => ended.map_err(Refusal::broken),
        () = async {
            let _asked = also_stop.wait_for(|s| *s).await;
            tokio::time::sleep(Duration::from_secs(3)).await;
        } => Ok(()),
    }
}
