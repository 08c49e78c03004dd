//! An open live connection: what has come through it, and whether it has ended.

use std::time::{Duration, Instant};

use axum::body::{Body, BodyDataStream};
use futures_util::StreamExt;
use http::Request;
use tower::ServiceExt;

use crate::client::Client;
use crate::town::Town;

/// Somebody who listens.
pub struct Listening<'t> {
    town: &'t Town,
    stream: BodyDataStream,
}

impl<'t> Client<'t> {
    /// Opens `/live/…`, which has to be there.
    pub fn listens(&self, path: &str) -> Listening<'t> {
        let mut request = Request::builder().uri(path).header("host", self.town.host());
        request = self.cookie.iter().fold(request, |r, cookie| r.header("cookie", format!("grove={cookie}")));
        let request = request.body(Body::empty()).expect("a request");
        let answer = self.town.runtime.block_on(self.town.router.clone().oneshot(request)).expect("the router always answers");
        assert_eq!(answer.status(), 200, "{} cannot listen to {path}", self.name);
        Listening { town: self.town, stream: answer.into_body().into_data_stream() }
    }
}

impl Listening<'_> {
    /// How long it takes until the connection ends; nothing when it is still open then.
    pub fn ends_within(&mut self, most: Duration) -> Option<Duration> {
        let (stream, started) = (&mut self.stream, Instant::now());
        self.town.runtime.block_on(async {
            let ended = async { while let Some(Ok(_)) = stream.next().await {} };
            tokio::time::timeout(most, ended).await.ok().map(|()| started.elapsed())
        })
    }

    /// Whether the connection ends once everything that was recorded has been told. What waits half a second is open.
    pub fn has_ended(&mut self) -> bool {
        self.town.grove.projections.catch_up(&self.town.grove.db).expect("projections");
        let stream = &mut self.stream;
        self.town.runtime.block_on(async {
            loop {
                match tokio::time::timeout(Duration::from_millis(500), stream.next()).await {
                    Ok(Some(Ok(_))) => {}
                    Ok(None | Some(Err(_))) => return true,
                    Err(_) => return false,
                }
            }
        })
    }
}
