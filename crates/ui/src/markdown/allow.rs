//! The list: every element, attribute, class and scheme that may stand in a text. The oracle of the
//! tests reads the same list, so what is not here cannot be in a page.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use ammonia::{Builder, UrlRelative};

/// Elements of HTML that a text may use.
pub(super) const HTML: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Elements of MathML Core.
pub(super) const MATHML: &[&str] = &[
    "math",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
];

/// Element and its attributes.
pub(super) const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", "title"]),
    ("abbr", &["title"]),
    ("dfn", &["title"]),
    ("details", &["open"]),
    ("img", &["src", "alt", "title", "width", "height"]),
    ("ol", &["start", "reversed"]),
    ("td", &["align", "colspan", "rowspan"]),
    ("th", &["align", "colspan", "rowspan", "scope"]),
    ("math", &["display"]),
    ("mfrac", &["linethickness"]),
    ("mi", &["mathvariant"]),
    ("mo", &["form", "fence", "separator", "lspace", "rspace", "stretchy", "symmetric", "maxsize", "minsize", "largeop", "movablelimits"]),
    ("mover", &["accent"]),
    ("munder", &["accentunder"]),
    ("munderover", &["accent", "accentunder"]),
    ("mpadded", &["width", "height", "depth", "lspace", "voffset"]),
    ("mspace", &["width", "height", "depth"]),
    ("mstyle", &["displaystyle", "scriptlevel"]),
    ("mtd", &["columnspan", "rowspan"]),
];

/// Attributes that any element may have.
pub(super) const GENERIC: &[&str] = &["dir", "lang"];

/// Classes that our own steps give, by element. Those of others are dropped.
pub(super) const CLASSES: &[(&str, &[&str])] = &[
    ("a", &["mention", "elsewhere"]),
    ("span", &["hl-comment", "hl-string", "hl-number", "hl-keyword", "hl-name", "hl-type", "hl-tag", "hl-added", "hl-removed", "task"]),
    ("pre", &["code"]),
    ("code", &["tex"]),
    (
        "mtable",
        &[
            "menv-alignlike",
            "menv-align",
            "menv-arraylike",
            "menv-cells-left",
            "menv-cells-right",
            "menv-cases",
            "menv-multline",
            "menv-with-eqn",
        ],
    ),
    ("mtr", &["menv-hline"]),
    (
        "mtd",
        &[
            "menv-cells-left",
            "menv-cells-right",
            "menv-right-solid",
            "menv-right-dashed",
            "menv-left-solid",
            "menv-left-dashed",
            "menv-border-only",
            "menv-nonumber",
        ],
    ),
];

pub(super) const SCHEMES: &[&str] = &["http", "https", "mailto"];

pub(super) const REL: &str = "nofollow ugc noopener";

/// Elements whose content goes with them.
pub(super) const DROPPED_WHOLE: &[&str] = &[
    "script",
    "style",
    "template",
    "title",
    "textarea",
    "select",
    "iframe",
    "object",
    "noscript",
    "noembed",
    "noframes",
    "xmp",
    "plaintext",
];

/// The last step of everything that is shown.
pub(super) fn sanitise(html: &str) -> String {
    static BUILDER: OnceLock<Builder<'static>> = OnceLock::new();
    BUILDER.get_or_init(builder).clean(html).to_string()
}

fn builder() -> Builder<'static> {
    let set = |names: &'static [&'static str]| names.iter().copied().collect::<HashSet<_>>();
    let map =
        |pairs: &'static [(&'static str, &'static [&'static str])]| pairs.iter().map(|(n, v)| (*n, set(v))).collect::<HashMap<_, _>>();
    let mut builder = Builder::empty();
    builder
        .tags(HTML.iter().chain(MATHML).copied().collect())
        .tag_attributes(map(ATTRIBUTES))
        .generic_attributes(set(GENERIC))
        .allowed_classes(map(CLASSES))
        .clean_content_tags(DROPPED_WHOLE.iter().copied().filter(|t| *t != "plaintext").collect())
        .url_schemes(set(SCHEMES))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some(REL))
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            ("img", "src") => is_ours(value).then(|| value.into()),
            ("a", "href") => scheme(value).is_none_or(|s| SCHEMES.contains(&s.as_str())).then(|| value.into()),
            _ => Some(value.into()),
        });
    builder
}

/// The scheme of an address as the most lenient reader would find it: blanks and control characters
/// are passed over wherever they stand. Stricter than the rules of browsers.
pub(super) fn scheme(url: &str) -> Option<String> {
    let bare: String = url.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let (scheme, _) = bare.split_once(':')?;
    let mut letters = scheme.trim_start_matches(|c: char| !c.is_ascii_graphic()).chars();
    let well_formed =
        letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    well_formed.then(|| scheme.trim_start_matches(|c: char| !c.is_ascii_graphic()).to_ascii_lowercase())
}

/// A picture that this server keeps. Nothing else may be loaded by a page.
pub(super) fn is_ours(url: &str) -> bool {
    url.starts_with("/media/") && !url.contains("..") && !url.contains('\\')
}
