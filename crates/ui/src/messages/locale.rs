//! The languages Grove speaks. Two of them are generated and for testing: `en-XA` shows texts that are
//! not translatable or too tight, `ar-XB` runs from right to left.

/// A language that messages exist in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    #[default]
    En,
    /// Accented and about a third longer, made from English.
    Accented,
    /// Right to left, made from English.
    RightToLeft,
}

impl Locale {
    pub const ALL: [Self; 3] = [Self::En, Self::Accented, Self::RightToLeft];

    /// The BCP 47 tag, for `lang` and `Content-Language`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Accented => "en-XA",
            Self::RightToLeft => "ar-XB",
        }
    }

    pub const fn dir(self) -> &'static str {
        match self {
            Self::En | Self::Accented => "ltr",
            Self::RightToLeft => "rtl",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.tag().eq_ignore_ascii_case(tag))
    }

    /// The locale somebody chose, else the best of what the browser accepts. The generated locales
    /// come only by choice, never by negotiation.
    pub fn negotiate(accept_language: &str, chosen: Option<&str>) -> Self {
        if let Some(locale) = chosen.and_then(Self::from_tag) {
            return locale;
        }
        let mut ranges: Vec<(&str, f32)> = accept_language.split(',').filter_map(range).collect();
        ranges.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranges.into_iter().find_map(|(tag, _)| Self::spoken(tag)).unwrap_or_default()
    }

    /// The real locale that serves this language range.
    fn spoken(tag: &str) -> Option<Self> {
        let language = tag.split('-').next().unwrap_or_default();
        language.eq_ignore_ascii_case("en").then_some(Self::En)
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

/// `de;q=0.7` as a tag and its weight; nothing for a weight of zero.
fn range(text: &str) -> Option<(&str, f32)> {
    let mut parts = text.split(';');
    let tag = parts.next()?.trim();
    let weight = parts.find_map(|p| p.trim().strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
    (!tag.is_empty() && weight > 0.0).then_some((tag, weight))
}
