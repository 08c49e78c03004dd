//! Forms that change something. A browser form can only `POST`, so another method travels in the
//! query (`?_method=DELETE`); a member's form carries the idempotency key of its page, so that sending
//! it twice does it once.

use maud::{Markup, Render, html};

use super::button::{Button, button};
use crate::Page;

/// What a form does to its address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verb {
    #[default]
    Post,
    Put,
    Delete,
}

/// The address a form with this verb posts to.
pub fn action(url: &str, verb: Verb) -> String {
    let method = match verb {
        Verb::Post => return url.to_owned(),
        Verb::Put => "PUT",
        Verb::Delete => "DELETE",
    };
    let joint = if url.contains('?') { '&' } else { '?' };
    format!("{url}{joint}_method={method}")
}

/// The hidden idempotency key; put it into every form written by hand.
pub fn form_key(page: &Page<'_>) -> Markup {
    html! { @if let Some(key) = page.form_key() { input type="hidden" name="_key" value=(key); } }
}

/// Hidden fields.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// Where an enhanced form puts the fragment it gets back. Without a script the page is loaded anew.
#[derive(Clone, Debug)]
pub struct Swap {
    /// A CSS selector, or `this`.
    pub target: String,
    /// `outerHTML`, `innerHTML`, `beforeend`, `outerMorph`…
    pub style: &'static str,
}

impl Swap {
    pub fn outer(target: impl Into<String>) -> Self {
        Self { target: target.into(), style: "outerHTML" }
    }
    pub fn inner(target: impl Into<String>) -> Self {
        Self { target: target.into(), style: "innerHTML" }
    }
}

/// A form around a body: `form(page, url, Verb::Put, None, html! { … })`.
pub fn form(page: &Page<'_>, url: &str, verb: Verb, swap: Option<&Swap>, body: Markup) -> Markup {
    let to = action(url, verb);
    html! {
        form.form method="post" action=(to) hx-post=[swap.map(|_| &to)] hx-target=[swap.map(|s| &s.target)] hx-swap=[swap.map(|s| s.style)] {
            (form_key(page)) (body)
        }
    }
}

/// A form that sends a file: its body has a [`super::file_field`].
pub fn upload_form(page: &Page<'_>, url: &str, verb: Verb, body: Markup) -> Markup {
    html! { form.form method="post" action=(action(url, verb)) enctype="multipart/form-data" { (form_key(page)) (body) } }
}

/// A form that is one button; dress it like a [`Button`] through [`PostButton::look`].
#[must_use]
pub struct PostButton<'a, 'p> {
    page: &'a Page<'p>,
    url: String,
    verb: Verb,
    button: Button,
    hidden: Vec<(&'static str, String)>,
    swap: Option<Swap>,
}

/// One act on one thing:
/// `(post_button(page, paths::closure(id), Verb::Delete, page.t("topic-reopen")).look(Button::quiet))`.
pub fn post_button<'a, 'p>(page: &'a Page<'p>, url: impl Into<String>, verb: Verb, label: impl Into<String>) -> PostButton<'a, 'p> {
    PostButton { page, url: url.into(), verb, button: button(label), hidden: Vec::new(), swap: None }
}

impl PostButton<'_, '_> {
    /// Changes the button: `.look(|b| b.quiet().icon("lock"))`.
    pub fn look(mut self, dress: impl FnOnce(Button) -> Button) -> Self {
        self.button = dress(self.button);
        self
    }
    pub fn hidden(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.hidden.push((name, value.into()));
        self
    }
    /// With a script, only this part of the page is replaced.
    pub fn swaps(mut self, swap: Swap) -> Self {
        self.swap = Some(swap);
        self
    }
}

impl Render for PostButton<'_, '_> {
    fn render(&self) -> Markup {
        let to = action(&self.url, self.verb);
        let swap = self.swap.as_ref();
        html! {
            form.inline method="post" action=(to) hx-post=[swap.map(|_| &to)] hx-target=[swap.map(|s| &s.target)] hx-swap=[swap.map(|s| s.style)] {
                (form_key(self.page))
                @for (name, value) in &self.hidden { (hidden(name, value)) }
                (self.button)
            }
        }
    }
}
