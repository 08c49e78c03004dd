//! What the page after an act says, once: "The changes are saved." A form is answered with a redirect, so
//! the word travels in a cookie. It holds the key of a message, never a text; a key that is not one of
//! the messages that begin with `done-` is nothing. The first page that is shown takes it away.

use grove_ui::{Locale, messages};
use http::header::HeaderValue;

use crate::answer::{Answer, HTML};
use crate::ask::{Ask, Surface};
use crate::session;
use crate::site::Site;

/// Is this the key of something to say after an act? A browser may send anything.
pub fn is_known(key: &str) -> bool {
    key.split_once('-').is_some_and(|(beginning, _)| beginning == "done") && messages::has(Locale::En, key)
}

/// Longer than a redirect takes. A page that never came must not speak tomorrow.
const SECONDS: u32 = 60;

/// What happens to the word with an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Said {
    #[default]
    Nothing,
    /// The next page says this.
    Next(&'static str),
    /// It was said, or there was a page that had better things to say.
    Over,
}

impl Said {
    pub(crate) fn header(self, site: &Site) -> Option<HeaderValue> {
        let (value, seconds) = match self {
            Self::Nothing => return None,
            Self::Next(key) => (key, SECONDS),
            Self::Over => ("", 0),
        };
        let (name, secure) = (site.said_cookie_name(), if site.secure() { "; Secure" } else { "" });
        HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")).ok()
    }
}

impl Ask {
    /// The key of what a page has to say first.
    pub(crate) fn said(&self) -> Option<String> {
        if self.surface != Surface::Page {
            return None;
        }
        let key = session::preference(&self.headers, self.site.said_cookie_name())?;
        Some(key).filter(|key| is_known(key))
    }
}

impl Answer {
    /// A page was shown: what it had to say is over. A redirect carries the word on.
    pub(crate) fn heard(mut self, ask: &Ask) -> Self {
        let is_page = ask.surface == Surface::Page && self.location.is_none() && self.content_type == HTML;
        let carries = session::preference(&ask.headers, ask.site.said_cookie_name()).is_some();
        if is_page && carries && self.said == Said::Nothing {
            self.said = Said::Over;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Said;
    use crate::site::Site;

    #[test]
    fn the_cookie_is_bound_to_the_host_and_short_lived() {
        let said = |origin: &str, said: Said| {
            let header = said.header(&Site::parse(origin).expect("an origin")).expect("a cookie");
            header.to_str().expect("letters").to_owned()
        };
        let next = said("https://a.example.org", Said::Next("done-made"));
        assert_eq!(next, "__Host-grove-said=done-made; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure");
        assert_eq!(said("http://127.0.0.1:8080", Said::Over), "grove-said=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
        assert!(Said::Nothing.header(&Site::parse("https://a.example.org").expect("an origin")).is_none());
    }
}
