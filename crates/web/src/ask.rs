//! What a request brought, whole and plain, so that handlers can be synchronous functions.

use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use grove_kernel::{Channel, Credential, Outcome, Refusal};
use grove_ui::{Locale, Theme};
use http::{HeaderMap, Method};

use crate::site::Site;

/// Which of the three faces of a route is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    Page,
    /// A part of a page, for htmx.
    Fragment,
    Api,
}

pub struct Ask {
    pub site: Arc<Site>,
    pub method: Method,
    /// The path as people see it, without `/api/v1`.
    pub path: String,
    pub query: String,
    pub params: Vec<(String, String)>,
    pub headers: HeaderMap,
    pub body: Bytes,
    pub surface: Surface,
    pub credential: Credential,
    pub locale: Locale,
    pub theme: Theme,
    pub request_id: String,
    pub address: IpAddr,
}

impl Ask {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|v| v.to_str().ok())
    }
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
    pub const fn channel(&self) -> Channel {
        match self.surface {
            Surface::Api => Channel::Api,
            Surface::Page | Surface::Fragment => Channel::Web,
        }
    }
    pub fn path_and_query(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }
    /// A field of the form as it was typed; what a form that failed is filled with again.
    pub fn typed(&self, field: &str) -> Option<String> {
        let pairs: Vec<(String, String)> = serde_html_form::from_bytes(&self.body).ok()?;
        pairs.into_iter().find(|(name, _)| name == field).map(|(_, value)| value)
    }
    /// The key under which an unsafe request happens once: a header, or the hidden field of a form.
    pub fn idempotency_key(&self) -> Outcome<Option<String>> {
        let key = match self.surface {
            Surface::Api => self.header("idempotency-key").map(str::to_owned),
            Surface::Page | Surface::Fragment => self.header("idempotency-key").map(str::to_owned).or_else(|| self.typed("_key")),
        };
        match key {
            Some(key) if key.is_empty() => Ok(None),
            Some(key) if key.len() > 200 => Err(Refusal::BadRequest("an Idempotency-Key has at most 200 characters".to_owned())),
            other => Ok(other),
        }
    }
}
