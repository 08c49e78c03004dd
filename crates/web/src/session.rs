//! Who shows what at the door: the session cookie on pages, a bearer token under `/api/v1`. Pages ignore
//! tokens and the API ignores cookies, so neither can be used to borrow the other's rights.

use grove_kernel::{Credential, SecretHash};
use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE, HeaderValue};

use crate::reply::{Cookie, Preference};
use crate::site::Site;

pub fn from_cookie(headers: &HeaderMap, site: &Site) -> Credential {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    let secret =
        cookies.filter_map(|pair| pair.trim().split_once('=')).find(|(name, _)| *name == site.cookie_name()).map(|(_, value)| value);
    secret.map_or(Credential::None, |secret| Credential::Session(SecretHash::of(secret)))
}

pub fn from_bearer(headers: &HeaderMap) -> Credential {
    let bearer = headers.get(AUTHORIZATION).and_then(|v| v.to_str().ok()).and_then(|v| v.strip_prefix("Bearer "));
    bearer.map_or(Credential::None, |secret| Credential::Token(SecretHash::of(secret.trim())))
}

/// A preference cookie: `theme` or `lang`.
pub fn preference(headers: &HeaderMap, name: &str) -> Option<String> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    cookies.filter_map(|pair| pair.trim().split_once('=')).find(|(n, _)| *n == name).map(|(_, v)| v.to_owned())
}

pub fn header(cookie: &Cookie, site: &Site) -> Option<HeaderValue> {
    let secure = if site.secure() { "; Secure" } else { "" };
    let name = site.cookie_name();
    let text = match cookie {
        Cookie::Set(secret, seconds) => format!("{name}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}"),
        Cookie::Clear => format!("{name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}"),
    };
    HeaderValue::from_str(&text).ok()
}

pub fn preference_header(preference: &Preference, site: &Site) -> Option<HeaderValue> {
    let Preference { name, value } = preference;
    let secure = if site.secure() { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000{secure}")).ok()
}
