//! A letter in the community's voice: plain text first, because that is what everybody can read, and
//! the same with a button as simple HTML.

use grove_ui::messages::{Arg, Locale, text};
use maud::{DOCTYPE, html};

use super::Mail;

/// Words and at most one thing to do.
#[derive(Clone, Debug)]
pub struct Letter {
    pub locale: Locale,
    /// The name of the community.
    pub from: String,
    pub subject: String,
    pub paragraphs: Vec<String>,
    /// Label and absolute address.
    pub action: Option<(String, String)>,
    /// Said small below: how long a link works, what to do if it was not you.
    pub small: String,
}

impl Letter {
    /// With its words from the messages `{key}-subject`, `{key}-text` and `{key}-small`.
    pub fn of(locale: Locale, community: &str, key: &str, args: &[(&str, Arg)]) -> Self {
        let mut args = args.to_vec();
        args.push(("community", Arg::from(community)));
        let say = |part: &str| text(locale, &format!("{key}-{part}"), &args);
        Self {
            locale,
            from: community.to_owned(),
            subject: say("subject"),
            paragraphs: vec![say("text")],
            action: None,
            small: say("small"),
        }
    }
    #[must_use]
    pub fn action(mut self, label: String, url: String) -> Self {
        self.action = Some((label, url));
        self
    }
    #[must_use]
    pub fn paragraph(mut self, text: impl Into<String>) -> Self {
        self.paragraphs.push(text.into());
        self
    }

    pub fn to(&self, address: impl Into<String>) -> Mail {
        Mail { to: address.into(), subject: self.subject.clone(), text: self.plain(), html: Some(self.html()), headers: Vec::new() }
    }

    fn plain(&self) -> String {
        let mut out = self.paragraphs.join("\n\n");
        if let Some((label, url)) = &self.action {
            out.push_str(&format!("\n\n{label}:\n{url}"));
        }
        out.push_str(&format!("\n\n{}\n\n-- \n{}\n", self.small, self.from));
        out
    }

    fn html(&self) -> String {
        let markup = html! {
            (DOCTYPE)
            html lang=(self.locale.tag()) dir=(self.locale.dir()) {
                head { meta charset="utf-8"; title { (self.subject) } }
                body {
                    @for paragraph in &self.paragraphs { p { (paragraph) } }
                    @if let Some((label, url)) = &self.action { p { a href=(url) { strong { (label) } } } p { small { (url) } } }
                    p { small { (self.small) } }
                    p { (self.from) }
                }
            }
        };
        markup.into_string()
    }
}
