//! The slug: the name of a space in addresses. Lower-case ASCII letters and digits with single hyphens
//! between, so that an address survives being read aloud. It never changes.

/// The longest slug.
pub const MOST: usize = 48;

/// Words that addresses under `/spaces` need themselves.
const RESERVED: &[&str] = &["new", "all", "settings"];

/// Whether somebody may choose it.
pub fn is_slug(text: &str) -> bool {
    let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    plain
        && (1..=MOST).contains(&text.len())
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && !is_reserved(text)
}

pub fn is_reserved(text: &str) -> bool {
    RESERVED.contains(&text)
}

/// A slug made from a name; `space` when the name has no letter that fits.
pub fn from_name(name: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        match folded(c) {
            "" if c.is_ascii_alphanumeric() => slug.push(c),
            "" if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            letters => slug.push_str(letters),
        }
    }
    slug.truncate(MOST - 4);
    let slug = slug.trim_matches('-');
    if slug.is_empty() || is_reserved(slug) { "space".to_owned() } else { slug.to_owned() }
}

/// The plain letters of the accented ones that European names use.
const fn folded(c: char) -> &'static str {
    match c {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' => "i",
        'ł' => "l",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' => "o",
        'ś' | 'š' => "s",
        'ù' | 'ú' | 'û' | 'ū' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}
