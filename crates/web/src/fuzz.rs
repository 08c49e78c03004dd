//! What anybody may send, against the parts that read it first: the session cookie and multipart bodies.
//! Ordinary tests: `PROPTEST_CASES` says how many cases, and what once failed is kept under
//! `proptest-regressions` and asked first.

use bytes::Bytes;
use grove_kernel::{Credential, SecretHash};
use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE, HeaderValue};
use proptest::prelude::*;

use crate::guard::{multipart_file, nul_in};
use crate::session;
use crate::site::Site;

fn headers(name: http::HeaderName, values: &[Vec<u8>]) -> HeaderMap {
    let values = values.iter().filter_map(|value| HeaderValue::from_bytes(value).ok());
    values.map(|value| (name.clone(), value)).collect()
}

proptest! {
    /// Nothing but `grove=…` is a session, and a cookie that stands before it does not take its place.
    #[test]
    fn any_cookie_is_read_as_a_browser_wrote_it(before in "[a-fh-z]{1,8}=[^;\\x00-\\x1f\\x7f]{0,20}", secret in "[a-z0-9]{1,60}", noise in prop::collection::vec(any::<u8>(), 0..80)) {
        let site = Site::parse("http://localhost").expect("a site");
        let whole = headers(COOKIE, &[format!("{before}; grove={secret}").into_bytes()]);
        let found = session::from_cookie(&whole, &site);
        if whole.get(COOKIE).is_some_and(|value| value.to_str().is_ok()) {
            prop_assert_eq!(found, Credential::Session(SecretHash::of(&secret)));
        }
        let noisy = headers(COOKIE, std::slice::from_ref(&noise));
        if !noise.windows(6).any(|part| part == b"grove=") {
            prop_assert_eq!(session::from_cookie(&noisy, &site), Credential::None);
        }
        let _theme = session::preference(&noisy, "theme");
        let bearer = session::from_bearer(&headers(AUTHORIZATION, std::slice::from_ref(&noise)));
        prop_assert!(bearer == Credential::None || noise.starts_with(b"Bearer "));
    }

    #[test]
    fn any_bytes_are_a_form_with_a_file_or_refused(noise in prop::collection::vec(any::<u8>(), 0..400), boundary in "[a-z]{1,5}") {
        let _refused = multipart_file(&Bytes::from(noise), &boundary);
    }

    /// Pieces of a form in any order, cut anywhere: what is taken for the file was sent as the file.
    #[test]
    fn any_pieces_of_a_form_give_the_file_or_nothing(pieces in prop::collection::vec(0..PIECES.len(), 0..14), cut in 0.3f64..1.0) {
        let whole: Vec<u8> = pieces.iter().flat_map(|at| PIECES[*at]).copied().collect();
        let kept = whole.len() as f64 * cut;
        let body = Bytes::from(whole).slice(..kept as usize);
        if let Ok((_, bytes)) = multipart_file(&body, "x") {
            prop_assert!(bytes.len() <= body.len());
            prop_assert!(bytes.is_empty() || body.windows(bytes.len()).any(|part| part == bytes), "made of nothing");
        }
    }

    /// However a zero is written, it is found; however long the text, it is read.
    #[test]
    fn any_text_with_a_zero_is_told_apart(text in "[a-z\\\\%u0\"]{0,40}") {
        let sent = format!("\"{text}\"");
        let value: String = serde_json::from_str(&sent).unwrap_or_default();
        if value.contains('\0') {
            prop_assert!(nul_in("application/json", sent.as_bytes()));
        }
    }
}

const PIECES: &[&[u8]] = &[
    b"--x\r\n",
    b"--x--",
    b"\r\n",
    b"\r\n\r\n",
    b"Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n",
    b"Content-Disposition: form-data; name=\"other\"\r\n",
    b"Content-Type: image/png\r\n",
    b"Content-Length: 99999999999\r\n",
    b"Content-Disposition: form-data; name=\"file\"\r\n\r\nbytes of a file\r\n--x--\r\n",
    b"words",
    b"\x00\xff\xfe",
    b"--",
];
