//! What every answer carries and no request gets past: security headers, the host check, and reading
//! uploads without trusting their form.

use bytes::Bytes;
use futures_util::FutureExt;
use grove_kernel::{Outcome, Refusal};
use http::header::{HeaderMap, HeaderName, HeaderValue};

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
            let name = field.file_name().unwrap_or_default().to_owned();
            let bytes = field.bytes().now_or_never().ok_or_else(unfinished)?.map_err(bad)?;
            return Ok((name, bytes));
        }
        field.bytes().now_or_never().ok_or_else(unfinished)?.map_err(bad)?;
    }
    Err(Refusal::invalid("file", "problem-file-missing"))
}
