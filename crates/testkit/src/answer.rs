//! What came back, and what a story says about it.

use grove_kernel::Reason;
use http::HeaderMap;

/// An answer. The checks hand it on, so that a story reads as one line.
#[derive(Clone, Debug)]
pub struct Answer {
    pub request: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{} answered {}\n{}", self.request, self.status, self.short());
        self
    }
    /// The words, or the markup, are there.
    #[track_caller]
    pub fn shows(self, part: &str) -> Self {
        assert!(self.body.contains(part), "{} does not show {part:?}\n{}", self.request, self.short());
        self
    }
    #[track_caller]
    pub fn lacks(self, part: &str) -> Self {
        assert!(!self.body.contains(part), "{} shows {part:?}\n{}", self.request, self.short());
        self
    }
    /// Refused for this reason, in the API's words or the page's.
    #[track_caller]
    pub fn says(self, reason: Reason) -> Self {
        let words = grove_ui::messages::text(grove_ui::Locale::En, reason.key(), &[]);
        let escaped = words.replace('\'', "&#39;");
        let told = [reason.key(), &words, &escaped].iter().any(|w| self.body.contains(*w));
        assert!(told, "{} does not say {:?}\n{}", self.request, reason, self.short());
        self
    }
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{}: not JSON ({e})\n{}", self.request, self.short()))
    }
    /// A text of the JSON, by pointer: `answer.text("/id")`.
    #[track_caller]
    pub fn text(&self, pointer: &str) -> String {
        let json = self.json();
        let found = json.pointer(pointer).and_then(|v| v.as_str());
        found.unwrap_or_else(|| panic!("{}: no text at {pointer}\n{}", self.request, self.short())).to_owned()
    }
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }
    /// Where the answer sends people.
    pub fn location(&self) -> String {
        self.header("location").to_owned()
    }
    fn short(&self) -> String {
        self.body.chars().take(1500).collect()
    }
}
