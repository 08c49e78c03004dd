//! What every answer carries and no request gets past: security headers, the host check, and reading
//! uploads without trusting their form.

use bytes::Bytes;
use futures_util::FutureExt;
use grove_kernel::{Outcome, Refusal};
use http::header::{HeaderMap, HeaderName, HeaderValue};

use crate::ask::Ask;

/// No inline script or style, nothing from another host, no frames around us.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: [(&str, &str); 7] = [
    ("content-security-policy", CSP),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"),
    ("x-frame-options", "DENY"),
];

pub fn add_headers(headers: &mut HeaderMap, secure: bool) {
    for (name, value) in ALWAYS {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if secure {
        headers.insert("strict-transport-security", HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    }
}

/// No text that the databases keep holds U+0000, so nobody gets further with one. Told apart from an
/// upload's bytes, which may.
pub fn no_nul(ask: &Ask) -> Outcome<()> {
    if ask.params.iter().any(|(_, value)| value.contains('\0')) {
        return Err(Refusal::NotFound);
    }
    let kind = ask.header("content-type").unwrap_or_default();
    if nul_in(kind, &ask.body) || nul_in_form(ask.query.as_bytes()) {
        return Err(Refusal::BadRequest("a text holds the character U+0000, which cannot be kept; leave it out".to_owned()));
    }
    Ok(())
}

pub(crate) fn nul_in(kind: &str, body: &[u8]) -> bool {
    if kind.starts_with("multipart/") {
        false
    } else if kind.starts_with("application/json") {
        nul_in_json(body)
    } else {
        nul_in_form(body)
    }
}

fn nul_in_form(text: &[u8]) -> bool {
    text.contains(&0) || text.windows(3).any(|three| three == b"%00")
}

/// A backslash escapes what follows it: behind two of them `u0000` is five letters.
fn nul_in_json(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
        rest = &rest[at + 1..];
        if rest.starts_with(b"u0000") {
            return true;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
}

/// The one field `file` of a multipart body that has arrived whole.
pub fn multipart_file(body: &Bytes, boundary: &str) -> Outcome<(String, Bytes)> {
    let whole = futures_util::stream::iter([Ok::<_, std::convert::Infallible>(body.clone())]);
    let mut form = multer::Multipart::new(whole, boundary);
    let bad = |e: multer::Error| Refusal::BadRequest(format!("the upload does not read: {e}"));
    let unfinished = || Refusal::BadRequest("the upload ends too early".to_owned());
    // A bounded walk: a body of a million empty parts is not worth reading to its end.
    for _ in 0..16 {
        let Some(field) = form.next_field().now_or_never().ok_or_else(unfinished)?.map_err(bad)? else { break };
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().replace('\0', "");
            let bytes = field.bytes().now_or_never().ok_or_else(unfinished)?.map_err(bad)?;
            return Ok((name, bytes));
        }
        field.bytes().now_or_never().ok_or_else(unfinished)?.map_err(bad)?;
    }
    Err(Refusal::invalid("file", "problem-file-missing"))
}

#[cfg(test)]
mod tests {
    use super::{nul_in_form, nul_in_json};

    #[test]
    fn a_nul_is_found_however_it_is_written() {
        assert!(nul_in_form(b"a%00") && nul_in_form(b"q=%2%00") && nul_in_form(b"a\0b"));
        assert!(!nul_in_form(b"") && !nul_in_form(b"100%") && !nul_in_form(b"%01%") && !nul_in_form(br"\u0000"));
        assert!(nul_in_json(br#"{"a":"\u0000"}"#) && nul_in_json(br#"{"a":"\\\u0000"}"#));
        assert!(!nul_in_json(br#"{"a":"\\u0000 100%00"}"#) && !nul_in_json(br"\") && !nul_in_json(br#"{"a":"\u0001"}"#));
    }
}
