//! The shell between HTTP and the areas. An area declares [`Routes`]; each route says who may knock
//! ([`Access`]), and its handler is a plain function: `(&Cx<Read>, input) -> Outcome<Reply>` to read,
//! `(&mut Cx<Write>, input) -> Outcome<Done>` to change something. Every route is mounted twice: at its
//! path for people (pages, htmx fragments, session cookie) and under `/api/v1` for programs (JSON,
//! bearer token). Async, cookies, forms, limits and headers stay in this crate.

grove_ui::messages!("../messages/en.ftl");

mod access;
mod answer;
mod app;
mod ask;
mod assets;
mod dispatch;
#[cfg(test)]
mod fuzz;
mod guard;
mod health;
mod input;
mod limits;
mod live;
pub mod metrics;
mod openapi;
mod reply;
mod routes;
mod said;
mod server;
mod session;
mod shelf;
mod site;

pub use access::Access;
pub use app::{App, Hooks, LiveTopic, RenderMetrics, Suspended, router};
pub use ask::{Ask, Surface};
pub use input::{Form, Input, Nothing, Origin, Path, PathPart, Query, Upload};
pub use limits::Rates;
pub use live::{Hub, LiveKey};
pub use openapi::{collisions, document as openapi};
pub use reply::{Cookie, Done, Raw, Reply};
pub use routes::{PageOnly, Route, Routes};
pub use server::{Listening, serve};
pub use site::Site;
pub use utoipa;

/// The method of a request, for `Routes::prepared`.
pub use http::Method;
