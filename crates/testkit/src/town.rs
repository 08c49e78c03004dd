//! The town itself.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use grove::{Config, Grove};
use grove_kernel::{Credential, JobId, MemberId, Scopes, Why};
use grove_members::commands::{self, NewMember};
use grove_store::{Hooks, activities_after};
use http::Request;
use tokio::runtime::Runtime;
use tower::ServiceExt;

use crate::answer::Answer;
use crate::cast::CAST;
use crate::client::Client;
use crate::fixed::{FixedIds, HandClock};
use crate::snapshot::Snapshot;

const SYSTEM: Credential = Credential::System(Why::Console);

/// The town after the moving in, once a process.
static SETTLED: OnceLock<Snapshot> = OnceLock::new();

pub struct Town {
    pub grove: Grove,
    pub clock: Arc<HandClock>,
    pub(crate) ids: Arc<FixedIds>,
    pub(crate) runtime: Runtime,
    pub(crate) router: Router,
    pub(crate) keys: HashMap<&'static str, (MemberId, String, String)>,
    data: tempfile::TempDir,
    /// Positions before the stories begin.
    pub(crate) begun: i64,
    /// What a test does not look at: jobs it left, and its database on PostgreSQL.
    abandoned: bool,
    database: Option<String>,
}

impl Default for Town {
    fn default() -> Self {
        Self::new()
    }
}

impl Town {
    /// With the cast and three spaces: `commons` (public), `workshop` (gated), `gardeners` (private).
    pub fn new() -> Self {
        SETTLED.get_or_init(|| Snapshot::of(Self::settled())).town()
    }

    fn settled() -> Self {
        let mut town = Self::empty();
        town.settle_in();
        town.settle();
        town.begun = town.positions();
        town
    }

    /// Nobody, and nothing.
    pub fn empty() -> Self {
        let data = tempfile::tempdir().expect("a directory");
        let database = on_postgres().map(|url| grove_store::fresh_database(&url).expect("a database for the town"));
        Self::open(data, database, Arc::new(HandClock::default()), Arc::new(FixedIds::default()))
    }

    pub(crate) fn open(data: tempfile::TempDir, database: Option<String>, clock: Arc<HandClock>, ids: Arc<FixedIds>) -> Self {
        let config = Config { data: data.path().to_owned(), database: database.clone(), ..Config::default() };
        let mut hooks = Hooks::new(grove_members::identity::load_viewer);
        hooks.clock = clock.clone();
        hooks.ids = ids.clone();
        let grove = Grove::open_with(config, hooks).expect("a town opens");
        let router = grove_web::router(grove.app_with(grove_web::Rates::unlimited()), &grove.routes);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self { grove, clock, ids, runtime, router, keys: HashMap::new(), data, begun: 0, abandoned: false, database }
    }

    /// Its directory outlives it.
    pub(crate) fn keep_data(&mut self) -> tempfile::TempDir {
        std::mem::replace(&mut self.data, tempfile::tempdir().expect("a directory"))
    }
    pub(crate) fn keep_database(&mut self) -> Option<String> {
        self.database.take()
    }
    /// For tests that count statuses, not jobs: no question at the end.
    pub fn abandon(mut self) {
        self.abandoned = true;
    }
    /// Where it keeps what it has.
    pub fn data(&self) -> &std::path::Path {
        self.data.path()
    }

    fn settle_in(&mut self) {
        for person in CAST {
            let joined = if person.is_new { self.grove.db.now() } else { self.grove.db.now().minus(Duration::from_secs(100 * 24 * 3600)) };
            let new = NewMember {
                handle: person.handle.to_owned(),
                name: person.name.to_owned(),
                email: Some(format!("{}@example.org", person.handle)),
                role: person.role,
                is_bot: person.is_bot,
                approved: !person.waits,
                joined_at: Some(joined),
                ..NewMember::default()
            };
            let keys = self.grove.as_console(move |cx| {
                let id = commands::add_member(cx, &new)?;
                let scopes = Scopes { read: true, write: true, admin: new.role >= grove_kernel::Role::Admin };
                Ok((
                    id,
                    grove_members::sign_in::start_session(cx, id, "story")?.secret,
                    commands::new_token(cx, id, "story", scopes)?.secret,
                ))
            });
            self.keys.insert(person.handle, keys.expect("the cast moves in"));
        }
        self.found_spaces();
        self.suspend("sam");
        // What the moving in itself left behind: letters that no story is about.
        self.settle();
        let _none = std::fs::remove_dir_all(self.data.path().join("mail"));
        std::fs::create_dir_all(self.data.path().join("mail")).expect("a directory");
    }

    fn found_spaces(&self) {
        let ada = self.person("ada");
        ada.post("/set-up", &[("name", "Grove")]).is(303);
        for (slug, visibility, joining) in
            [("commons", "public", "open"), ("workshop", "gated", "request"), ("gardeners", "private", "invitation")]
        {
            let body = serde_json::json!({ "name": slug, "slug": slug, "purpose": format!("The {slug}"), "visibility": visibility, "joining": joining,
                "kinds": ["discussion", "question"], "math": true });
            ada.api_post("/spaces", body).is(201);
        }
        for (slug, handle, role) in [
            ("gardeners", "ines", "host"),
            ("gardeners", "nadia", "member"),
            ("gardeners", "pia", "moderator"),
            ("gardeners", "exa", "member"),
            ("workshop", "ines", "host"),
            ("workshop", "nadia", "member"),
        ] {
            ada.api_post(&format!("/spaces/{slug}/members"), serde_json::json!({ "handle": handle, "role": role }));
        }
        self.person("exa").api(http::Method::DELETE, "/spaces/gardeners/membership", ()).is(204);
    }

    /// By a rule, as everybody is: so there are rules first.
    fn suspend(&self, handle: &'static str) {
        let ada = self.person("ada");
        ada.api_post("/rules", serde_json::json!({ "source": "1. Be kind.\n2. No spam.\n3. Trade in the open." })).is(201);
        ada.api_post(&format!("/members/{handle}/suspension"), serde_json::json!({ "days": 30, "rule": 1, "words": "a story" })).is(200);
    }

    /// Somebody of the cast.
    pub fn person(&self, handle: &'static str) -> Client<'_> {
        let (_, session, token) = self.keys.get(handle).unwrap_or_else(|| panic!("{handle} does not live here"));
        Client { town: self, name: handle, cookie: Some(session.clone()), token: Some(token.clone()) }
    }
    pub fn visitor(&self) -> Client<'_> {
        Client { town: self, name: "visitor", cookie: None, token: None }
    }
    /// Somebody with this session, who is not of the cast.
    pub fn holder_of(&self, session: &str) -> Client<'_> {
        Client { town: self, name: "holder", cookie: Some(session.to_owned()), token: None }
    }
    /// Nadia's token, but only to read.
    pub fn read_only(&self) -> Client<'_> {
        self.bearer("nadia", Scopes { read: true, write: false, admin: false })
    }
    /// A program with somebody's token, that may do this much.
    pub fn bearer(&self, handle: &str, scopes: Scopes) -> Client<'_> {
        let member = self.keys[handle].0;
        let token = self.grove.as_console(move |cx| commands::new_token(cx, member, "program", scopes)).expect("a token");
        Client { town: self, name: "bearer", cookie: None, token: Some(token.secret) }
    }
    pub fn id_of(&self, handle: &str) -> MemberId {
        self.keys[handle].0
    }

    pub fn host(&self) -> &str {
        self.grove.site.origin().trim_start_matches("http://")
    }

    pub(crate) fn answer(&self, request: String, asked: Request<Body>) -> Answer {
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(asked).await.expect("the router always answers");
            let (parts, body) = response.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a whole body");
            let body = String::from_utf8_lossy(&bytes).into_owned();
            Answer { request, status: parts.status.as_u16(), headers: parts.headers, body }
        })
    }

    /// Projections have seen everything, and every job that is due has run.
    pub fn settle(&self) {
        self.grove.projections.catch_up(&self.grove.db).expect("projections");
        self.grove.jobs.run_due(&self.grove.db).expect("jobs");
        self.grove.flush_reading().expect("read positions");
    }
    /// From now on with these limits.
    pub fn limit(&mut self, rates: grove_web::Rates) {
        self.router = grove_web::router(self.grove.app_with(rates), &self.grove.routes);
    }
    pub fn later(&self, span: Duration) {
        self.clock.later(span);
    }

    /// A job that nobody knows how to do, tried until it is given up; with the pauses that is two hours.
    pub fn failed_job(&self) -> JobId {
        let payload = serde_json::json!({ "secret": "of a link" });
        let job = self.grove.as_console(move |cx| cx.enqueue("no-such-thing", &payload)).expect("a job");
        for tries in 1..=12 {
            self.settle();
            self.later(Duration::from_secs(1 << tries));
        }
        job
    }

    fn positions(&self) -> i64 {
        self.grove.db.read_now(SYSTEM, grove_store::last_position).expect("a position")
    }
    /// What was recorded since the town was ready: verbs, in order.
    pub fn activities(&self) -> Vec<String> {
        self.grove.projections.catch_up(&self.grove.db).expect("projections");
        let begun = self.begun;
        let all = self.grove.db.read_now(SYSTEM, move |cx| activities_after(cx, begun, 10_000)).expect("the log");
        all.into_iter().map(|a| a.verb).collect()
    }
    /// The texts of all mails that were sent, oldest first.
    pub fn mails(&self) -> Vec<String> {
        self.settle();
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(self.data.path().join("mail")).map_or_else(|_| Vec::new(), |d| d.flatten().map(|e| e.path()).collect());
        files.sort();
        files.iter().map(|f| std::fs::read_to_string(f).expect("a mail")).collect()
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        if !std::thread::panicking() && !self.abandoned {
            let waiting = self.grove.db.read_now(SYSTEM, grove_store::waiting).unwrap_or(0);
            // Schedules are always due at once in a town whose clock stands; what counts is one-off jobs.
            assert!(waiting <= self.grove.jobs.schedules(), "{waiting} jobs were left unrun: call town.settle()");
        }
        if let Some((server, database)) = on_postgres().zip(self.database.take()) {
            let _left_for_the_cluster = grove_store::drop_database(&server, &database);
        }
    }
}

/// The server the tests run on, unless they run on SQLite.
pub fn on_postgres() -> Option<String> {
    std::env::var("GROVE_TEST_DATABASE").ok()
}

/// The folder of real data, or nothing after a loud line.
pub fn real_data(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("GROVE_TEST_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"), PathBuf::from);
    let folder = root.join(name);
    if folder.exists() {
        return Some(folder);
    }
    eprintln!("!!! SKIPPED: the real data {name} is not at {}; set GROVE_TEST_DATA", folder.display());
    None
}
