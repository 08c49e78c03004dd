//! Live updates: a stream of ids, never of words. What an id stands for is fetched like any page, with
//! the viewer's rights of that moment. A connection ends when the right to see has ended, and with the session
//! it was opened in: every change of rights in the log makes all connections ask again, and so does a silent
//! minute, since a session also ends by the clock.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::Path;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::Stream;
use grove_kernel::{Activity, Channel, Credential, HasViewer, MemberId, Outcome, Refusal};
use grove_store::{Cx, Local, Read};
use http::{HeaderMap, StatusCode};
use tokio::sync::broadcast;

use crate::app::App;
use crate::session;

/// What a connection listens to: the root that activities hang on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiveKey(pub i64);

/// After so long without news a connection asks whether its session still holds.
const A_SILENCE: Duration = Duration::from_secs(60);

/// When all ask at once, some wait for their turn; whoever gets none in a second and a half is disconnected.
const TURNS: usize = 15;
const A_TURN: Duration = Duration::from_millis(100);

/// One thing that happened, as ids.
#[derive(Clone, Debug)]
struct News {
    root: i64,
    verb: String,
    object: String,
    rights: bool,
}

/// Hands new activities to the open connections of this process.
pub struct Hub {
    news: broadcast::Sender<Arc<News>>,
    position: AtomicI64,
}

impl Hub {
    /// Begins after what is there: live is about now.
    pub fn new(position: i64) -> Self {
        Self { news: broadcast::Sender::new(1024), position: AtomicI64::new(position) }
    }
}

impl Local for Hub {
    fn name(&self) -> &'static str {
        "live"
    }
    fn position(&self) -> i64 {
        self.position.load(Ordering::Relaxed)
    }
    fn apply(&self, _: &Cx<'_, Read>, batch: &[Activity], upto: i64) -> Outcome<()> {
        for activity in batch.iter().filter(|a| a.import_batch.is_none()) {
            let news = News {
                root: activity.root.unwrap_or(activity.object),
                object: grove_kernel::ids::show(&activity.object_kind, activity.object),
                rights: changes_rights(&activity.verb),
                verb: activity.verb.clone(),
            };
            // Nobody listening is no error.
            let _listeners = self.news.send(Arc::new(news));
        }
        self.position.store(upto, Ordering::Relaxed);
        Ok(())
    }
    fn clear(&self) -> Outcome<()> {
        Ok(())
    }
}

/// Verbs after which somebody may see less than before.
fn changes_rights(verb: &str) -> bool {
    let may = ["session.", "member.", "membership.", "space.", "token.", "community.", "topic.moved", "topic.deleted", "topic.removed"];
    !HARMLESS.contains(&verb) && may.iter().any(|p| verb.starts_with(p))
}

/// They look like it, come often, and take nothing from anybody.
const HARMLESS: [&str; 5] = ["space.visited", "member.mentioned", "session.started", "token.made", "membership.requested"];

pub fn routes(app: Arc<App>) -> Router {
    Router::new().route("/live/{topic}", get(move |path, headers| listen(app.clone(), path, headers)))
}

async fn listen(app: Arc<App>, Path(topic): Path<String>, headers: HeaderMap) -> Response {
    let credential = session::from_cookie(&headers, &app.site);
    // Listen first, look second: nothing that happens in between is missed.
    let news = app.hub.news.subscribe();
    match may_listen(&app, credential, topic.clone()).await {
        Ok((key, who)) => {
            let state = Listener { app, credential, topic, key, who, news };
            Sse::new(stream(state)).keep_alive(KeepAlive::new().interval(Duration::from_secs(25))).into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

struct Listener {
    app: Arc<App>,
    credential: Credential,
    topic: String,
    key: LiveKey,
    /// Who opened it; nobody for a visitor.
    who: Option<MemberId>,
    news: broadcast::Receiver<Arc<News>>,
}

impl Listener {
    /// May the same person still listen? A visitor may hear a public topic, but whoever was somebody and is nobody
    /// now was shown out.
    async fn still_may(&self) -> bool {
        for _ in 0..TURNS {
            match may_listen(&self.app, self.credential, self.topic.clone()).await {
                // Thousands ask at the same moment; their turn comes.
                Err(Refusal::Busy { .. }) => tokio::time::sleep(A_TURN).await,
                asked => return asked.is_ok_and(|(_, who)| who == self.who),
            }
        }
        false
    }
}

async fn may_listen(app: &Arc<App>, credential: Credential, topic: String) -> Outcome<(LiveKey, Option<MemberId>)> {
    let (look, community) = (app.hooks.live, app.hooks.community);
    app.db
        .read(credential, Channel::Web, move |cx| {
            crate::Access::Viewer.admit(cx, community(cx)?, false)?;
            Ok((look(cx, &topic)?, cx.viewer().id()))
        })
        .await
}

fn stream(listener: Listener) -> impl Stream<Item = Result<Event, Infallible>> {
    futures_util::stream::unfold(listener, async |mut listener| {
        loop {
            let news = match tokio::time::timeout(A_SILENCE, listener.news.recv()).await {
                Ok(Ok(news)) => news,
                // Too slow: the page fetches itself anew, which is always right. What was missed may have been about rights.
                Ok(Err(broadcast::error::RecvError::Lagged(_))) if listener.still_may().await => {
                    return Some((Ok(Event::default().event("again").data("")), listener));
                }
                Ok(Err(_)) => return None,
                Err(_) if listener.still_may().await => continue,
                Err(_) => return None,
            };
            if news.rights && !listener.still_may().await {
                return None;
            }
            if news.root == listener.key.0 {
                return Some((Ok(Event::default().event(news.verb.as_str()).data(news.object.as_str())), listener));
            }
        }
    })
}
