//! The application: the database, the site, the route table and what `grove` hangs into them.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::routing::any;
use grove_kernel::{Community, Credential, Moment, Outcome};
use grove_store::{Cx, Db, Read};
use grove_ui::Frame;
use http::Method;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

use crate::ask::Ask;
use crate::limits::{Limits, Rates};
use crate::live::{Hub, LiveKey};
use crate::metrics::{Counts, Text};
use crate::routes::{Route, Routes};
use crate::shelf::Shelf;
use crate::site::Site;
use crate::{assets, dispatch, health, live};

/// What a live connection listens to, if the viewer may.
pub type LiveTopic = for<'a, 'tx> fn(&'a Cx<'tx, Read>, &str) -> Outcome<LiveKey>;

/// What is told to a monitor beside the requests, in one snapshot.
pub type RenderMetrics = for<'a, 'tx> fn(&'a Cx<'tx, Read>, &mut Text) -> Outcome<()>;

/// Somebody is shut out for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suspended {
    /// Nothing: without an end.
    pub until: Option<Moment>,
}

/// What the shell asks of the areas, wired by `grove`.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// The rail, counts and brand of a full page, in the page's own snapshot.
    pub frame: for<'a, 'tx> fn(&'a Cx<'tx, Read>, &Ask) -> Outcome<Frame>,
    /// How open the community is.
    pub community: for<'a, 'tx> fn(&'a Cx<'tx, Read>) -> Outcome<Community>,
    pub live: LiveTopic,
    /// Whether what was shown belongs to somebody who is suspended: their program is told so.
    pub suspended: for<'a, 'tx> fn(&'a Cx<'tx, Read>, Credential) -> Outcome<Option<Suspended>>,
}

pub struct App {
    pub db: Db,
    pub site: Arc<Site>,
    pub hooks: Hooks,
    pub hub: Arc<Hub>,
    pub(crate) limits: Limits,
    pub(crate) openapi: bytes::Bytes,
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    pub(crate) proxies: Vec<std::net::IpAddr>,
    pub(crate) counts: Counts,
    pub(crate) shelf: Shelf,
    pub(crate) render_metrics: RenderMetrics,
}

impl App {
    pub fn new(db: Db, site: Site, hooks: Hooks, hub: Arc<Hub>, routes: &Routes) -> Self {
        let openapi = crate::openapi(routes, site.origin()).to_string().into();
        Self {
            db,
            site: Arc::new(site),
            hooks,
            hub,
            limits: Limits::new(Rates::default()),
            openapi,
            proxies: Vec::new(),
            counts: Counts::default(),
            shelf: Shelf::default(),
            render_metrics: |_, _| Ok(()),
        }
    }
    #[must_use]
    pub fn rates(mut self, rates: Rates) -> Self {
        self.limits = Limits::new(rates);
        self
    }
    #[must_use]
    pub fn proxies(mut self, proxies: Vec<std::net::IpAddr>) -> Self {
        self.proxies = proxies;
        self
    }
    #[must_use]
    pub fn metrics(mut self, render: RenderMetrics) -> Self {
        self.render_metrics = render;
        self
    }
    /// For the minute's housekeeping.
    pub fn prune(&self) {
        self.limits.prune();
    }
}

/// The routes of one path, by method.
pub(crate) type Endpoint = BTreeMap<&'static str, Arc<Route>>;

pub(crate) const API: &str = "/api/v1";

/// Mounts the route table.
pub fn router(app: Arc<App>, routes: &Routes) -> Router {
    let mut pages: BTreeMap<&str, Endpoint> = BTreeMap::new();
    let mut api: BTreeMap<&str, Endpoint> = BTreeMap::new();
    for route in routes.iter() {
        let shared = Arc::new(route.clone());
        if !route.api_only {
            pages.entry(&route.path).or_default().insert(method_name(&route.method), shared.clone());
        }
        if route.page_only.is_none() {
            api.entry(&route.path).or_default().insert(method_name(&route.method), shared);
        }
    }
    let mut router = Router::new();
    for (path, endpoint) in pages {
        router = mount(router, path, endpoint, &app, false);
    }
    for (path, endpoint) in api {
        router = mount(router, &format!("{API}{path}"), endpoint, &app, true);
    }
    // Forged form posts are refused by where they come from, as browsers state it. The API reads no
    // cookie, so there is nothing to borrow there.
    let csrf = CsrfLayer::new().add_trusted_origin(app.site.origin()).expect("the site's origin was checked");
    let missing = app.clone();
    router
        .fallback(move |request: Request| dispatch::missing(missing.clone(), request))
        .layer(csrf)
        .merge(assets::routes())
        .merge(health::routes(app.clone()))
        .merge(live::routes(app.clone()))
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest))
        .layer(CatchPanicLayer::new())
        .layer(axum::middleware::from_fn_with_state(app, dispatch::outermost))
}

fn mount(router: Router, path: &str, endpoint: Endpoint, app: &Arc<App>, is_api: bool) -> Router {
    let (endpoint, app) = (Arc::new(endpoint), app.clone());
    router.route(path, any(move |params, request: Request| dispatch::serve(app.clone(), endpoint.clone(), is_api, params, request)))
}

fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        _ => "GET",
    }
}
