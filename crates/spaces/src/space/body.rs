//! The page of a space is shared: this crate draws its header, and whoever knows what is said in it
//! draws the rest. `grove` wires the two once, so that spaces need not know of topics.

use std::sync::OnceLock;

use grove_kernel::{Outcome, Visible};
use grove_store::{Cx, Read};
use grove_ui::Page;
use grove_web::{Ask, Input};
use maud::Markup;

use super::noun::Space;

/// A piece of a page, made when a page is what was asked for.
pub type Piece = Box<dyn for<'p> FnOnce(&Page<'p>) -> Markup + Send>;

/// What stands under the header of a space.
pub struct Body {
    pub make: Piece,
    /// The primary action, at the end of the header: "Ask a question".
    pub action: Option<Piece>,
    /// The context column.
    pub aside: Option<Piece>,
    /// What htmx gets when it asks for a part of this page: the next rows of the list.
    pub fragment: Option<Piece>,
    /// Address and title of the Atom feed.
    pub feed: Option<(String, String)>,
    /// The address of live events.
    pub live: Option<String>,
}

impl Body {
    pub fn new(make: impl for<'p> FnOnce(&Page<'p>) -> Markup + Send + 'static) -> Self {
        Self { make: Box::new(make), action: None, aside: None, fragment: None, feed: None, live: None }
    }
}

/// What a body may know of the request.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Without the question mark.
    pub query: String,
    /// `https://grove.example`, for links that leave the page.
    pub origin: String,
}

impl Input for Asked {
    fn take(ask: &Ask) -> Outcome<Self> {
        Ok(Self { query: ask.query.clone(), origin: ask.site.origin().to_owned() })
    }
}

/// Makes the body of a space for a viewer who sees its content.
pub type SpaceBody = for<'a, 'tx> fn(&'a Cx<'tx, Read>, &'a Visible<Space>, &'a Asked) -> Outcome<Body>;

static BODY: OnceLock<SpaceBody> = OnceLock::new();

/// Called once, by `grove`, before the first request. Later calls change nothing.
pub fn wire(body: SpaceBody) {
    let _wired_before = BODY.set(body);
}

/// The body that was wired, or nothing under the header.
pub(super) fn body(cx: &Cx<'_, Read>, space: &Visible<Space>, asked: &Asked) -> Outcome<Body> {
    match BODY.get() {
        Some(make) => make(cx, space, asked),
        None => Ok(Body::new(|_| maud::html! {})),
    }
}
