//! One person's browser and program: pages with the session cookie, the API with a token.

use http::{Method, Request};
use serde::Serialize;

use crate::answer::Answer;
use crate::town::Town;

/// By which face of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Page,
    Fragment,
    Api,
}

/// Somebody at the door of a town.
#[derive(Clone)]
pub struct Client<'t> {
    pub(crate) town: &'t Town,
    pub name: &'static str,
    pub cookie: Option<String>,
    pub token: Option<String>,
}

impl Client<'_> {
    /// The same browser with one more cookie: `name=value`.
    #[must_use]
    pub fn carrying(&self, cookie: &str) -> Self {
        Self { cookie: Some(format!("{}; {cookie}", self.cookie.as_deref().unwrap_or_default())), ..self.clone() }
    }
    pub fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, Face::Page, path, None, &[])
    }
    pub fn fragment(&self, path: &str) -> Answer {
        self.send(Method::GET, Face::Fragment, path, None, &[])
    }
    /// Sends a form: `nadia.post(path, &[("body", "Hello")])`.
    pub fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.form(Method::POST, path, form)
    }
    pub fn form(&self, method: Method, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = serde_html_form::to_string(form).expect("a list of pairs");
        let override_method = format!("{path}{}_method={method}", if path.contains('?') { '&' } else { '?' });
        let path = if method == Method::POST { path.to_owned() } else { override_method };
        self.send(Method::POST, Face::Page, &path, Some(("application/x-www-form-urlencoded", body)), &[("sec-fetch-site", "same-origin")])
    }
    pub fn api(&self, method: Method, path: &str, body: impl Serialize) -> Answer {
        let text = serde_json::to_string(&body).expect("serializes");
        let body = (method != Method::GET).then_some(("application/json", text));
        self.send(method, Face::Api, path, body, &[])
    }
    pub fn api_get(&self, path: &str) -> Answer {
        self.send(Method::GET, Face::Api, path, None, &[])
    }
    pub fn api_post(&self, path: &str, body: impl Serialize) -> Answer {
        self.api(Method::POST, path, body)
    }

    /// Sends a file to the API, as the field `file` of a form.
    pub fn upload(&self, method: Method, path: &str, file: &[u8]) -> Answer {
        let head = b"--story\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n".as_slice();
        let body = [head, file, b"\r\n--story--\r\n"].concat();
        self.send_bytes(method, Face::Api, path, Some(("multipart/form-data; boundary=story", body)), &[])
    }

    /// Sends a text, with further headers.
    pub fn send(&self, method: Method, face: Face, path: &str, body: Option<(&str, String)>, headers: &[(&str, &str)]) -> Answer {
        self.send_bytes(method, face, path, body.map(|(kind, text)| (kind, text.into_bytes())), headers)
    }

    /// Sends anything, with further headers.
    pub fn send_bytes(&self, method: Method, face: Face, path: &str, body: Option<(&str, Vec<u8>)>, headers: &[(&str, &str)]) -> Answer {
        let uri = if face == Face::Api { format!("/api/v1{path}") } else { path.to_owned() };
        let mut request = Request::builder().method(method.clone()).uri(&uri).header("host", self.town.host());
        match face {
            Face::Api => request = self.token.iter().fold(request, |r, token| r.header("authorization", format!("Bearer {token}"))),
            Face::Page | Face::Fragment => {
                request = self.cookie.iter().fold(request, |r, cookie| r.header("cookie", format!("grove={cookie}")))
            }
        }
        if face == Face::Fragment {
            request = request.header("hx-request", "true");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = match body {
            Some((kind, bytes)) => request.header("content-type", kind).body(axum::body::Body::from(bytes)),
            None => request.body(axum::body::Body::empty()),
        };
        self.town.answer(format!("{} {method} {uri}", self.name), request.expect("a request"))
    }
}
