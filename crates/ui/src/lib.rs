//! How Grove looks and speaks: the page around every page, the components inside it, Markdown to safe
//! HTML, messages, dates and the built front end. No area words: `ui` does not know what a topic is.
//!
//! # A page
//!
//! A view is a function from a [`Page`] and visible things to [`maud::Markup`]. A full page is a
//! [`Sheet`] that [`document`] puts into the [`Frame`]:
//!
//! ```ignore
//! pub fn show(page: &Page, topic: &Visible<Topic>) -> Sheet {
//!     Sheet::new(&topic.title)
//!         .main(html! {
//!             (page_head(&topic.title).below(html! { (state_pill("circle-check", page.t("topic-solved"), Tone::Good, None)) }))
//!             (post(page, &Post { … }))
//!             @if topic.may::<Close>(page) { (post_button(page, paths::closure(topic.id), Verb::Post, page.t("topic-close"))) }
//!         })
//!         .aside(side(&page.t("topic-people"), people(page, topic)))
//!         .live(paths::events(topic.id))
//! }
//! ```
//!
//! # Rules
//!
//! - **No hard-coded text.** Every word comes from `messages/en.ftl` of the crate that says it:
//!   `messages!("../messages/en.ftl")` once, then `page.t("key")` or `t!(page, "key", count = n)`.
//! - **No inline script or style**, not even a `style` attribute: the content policy forbids them. What
//!   a script needs to know stands in `data-` attributes.
//! - **Everything works without a script.** Forms are forms; htmx attributes only make them smoother.
//! - **One primary action a screen**, state never by colour alone, text by members with `dir="auto"`.
//! - Icons are names of the lucide set; add new ones to `assets/icons.txt`.
//!
//! # The front end
//!
//! `assets/` holds styles and scripts; `npm ci && npm run build` in it writes `assets/dist`, which this
//! crate embeds. `cargo run -p grove-ui --example gallery` shows every component.

#[doc(hidden)]
pub use inventory;
pub use maud;

pub mod assets;
mod bars;
pub mod colour;
pub mod components;
mod dates;
mod document;
mod frame;
mod head;
mod icon;
pub mod markdown;
pub mod messages;
mod page;
mod rail;
mod sheet;

pub use document::document;
pub use frame::{Banner, Community, Frame, FrameMember, NavGroup, NavItem, Unread};
pub use icon::{directed_icon, icon, small_icon};
pub use messages::{Arg, Locale};
pub use page::{Page, PageParts, Theme};
pub use sheet::{Sheet, Width};

messages!("../messages/en.ftl");
