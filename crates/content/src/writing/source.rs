//! A text as it was written. What people write here is Markdown; what came from elsewhere may be HTML,
//! which is kept as it came until somebody changes its words.

use std::borrow::Cow;

use grove_ui::markdown;

/// The source of something that was already opened: as visible as what it is asked with.
pub struct Source {
    pub format: String,
    pub text: String,
}

impl grove_kernel::Guarded for Source {
    fn visible_to(&self, _: &grove_kernel::Viewer) -> bool {
        true
    }
}

impl Source {
    /// What an editor begins with.
    pub fn to_edit(&self) -> Cow<'_, str> {
        if self.format == "html" { Cow::Owned(markdown::from_html(&self.text)) } else { Cow::Borrowed(&self.text) }
    }
    /// Of what was sent, what is new: nobody who saves a form as it was changes a body.
    pub fn new_words<'a>(&self, sent: Option<&'a str>) -> Option<&'a str> {
        let plain = |text: &str| text.replace("\r\n", "\n").trim_end().to_owned();
        sent.filter(|sent| plain(sent) != plain(&self.to_edit()) && plain(sent) != plain(&self.text))
    }
}
