//! Sessions: one browser that is signed in.

use std::time::Duration;

use grove_kernel::{MemberId, Moment, SessionId};
use grove_web::Cookie;
use serde::Serialize;
use utoipa::ToSchema;

/// A session ends after so long without a visit.
pub const LASTS: Duration = Duration::from_secs(30 * 86_400);
/// It is prolonged at most this often, so that a visit is not a write.
pub const PROLONGED: Duration = Duration::from_secs(86_400);
/// The browser keeps the cookie longer than any session sleeps; the database decides.
const COOKIE_SECONDS: i64 = 400 * 86_400;
/// So soon after signing in nobody needs to prove again who they are.
pub const FRESH: Duration = Duration::from_secs(600);

/// The one time a session's secret is known.
pub struct NewSession {
    pub id: SessionId,
    pub secret: String,
}

impl NewSession {
    pub fn cookie(self) -> Cookie {
        Cookie::Set(self.secret, COOKIE_SECONDS)
    }
}

/// A session as its owner sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Session {
    #[schema(value_type = String)]
    pub id: SessionId,
    #[serde(skip)]
    pub member: MemberId,
    #[schema(value_type = String)]
    pub created_at: Moment,
    #[schema(value_type = String)]
    pub last_seen_at: Moment,
    pub device: String,
    /// The one that asks.
    pub is_this: bool,
}

/// A browser and a system in a few words, from what the browser says of itself.
pub fn device(user_agent: &str) -> String {
    let first = |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    let browser = first(&[("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
