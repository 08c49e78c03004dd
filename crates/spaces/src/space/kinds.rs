//! The switchboard: which kinds of content may be begun in a space (PL-H4). The areas that own a kind
//! ask [`Kinds::allows`] in the policy of their own command, so that pages and the API obey alike.

/// A set of kinds, kept as words with spaces between.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Kinds(Vec<String>);

impl Kinds {
    /// The kinds there are. Each has a message `space-kind-…` and an icon.
    pub const KNOWN: &[(&str, &str)] = &[("discussion", "messages-square"), ("question", "message-circle-question-mark")];

    pub fn all() -> Self {
        Self(Self::KNOWN.iter().map(|(kind, _)| (*kind).to_owned()).collect())
    }
    /// `None` when one of the words is no kind. In the order of [`Kinds::KNOWN`], each once.
    pub fn of(words: &[String]) -> Option<Self> {
        let known = |word: &String| Self::KNOWN.iter().any(|(kind, _)| kind == word);
        let chosen = Self::KNOWN.iter().filter(|(kind, _)| words.iter().any(|w| w == kind));
        words.iter().all(known).then(|| Self(chosen.map(|(kind, _)| (*kind).to_owned()).collect()))
    }
    /// As the column holds them.
    pub fn parse(column: &str) -> Self {
        Self(column.split_whitespace().map(str::to_owned).collect())
    }
    pub fn column(&self) -> String {
        self.0.join(" ")
    }
    pub fn allows(&self, kind: &str) -> bool {
        self.0.iter().any(|k| k == kind)
    }
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}
