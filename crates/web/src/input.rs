//! What a handler takes: parts of the path, the query, a form. Each input reads itself from the request
//! and describes itself for OpenAPI, so that the document cannot drift from the code.

use std::collections::BTreeMap;
use std::str::FromStr;

use bytes::Bytes;
use grove_kernel::{Id, Kind, Outcome, Problems, Refusal};
use serde::de::{DeserializeOwned, IgnoredAny};
use utoipa::ToSchema;

use crate::ask::{Ask, Surface};
use crate::openapi::{Describe, fields_of};

/// Something a handler takes.
pub trait Input: Sized + Send + 'static {
    fn take(ask: &Ask) -> Outcome<Self>;
    /// The thing an act happens to, when the path names it.
    fn parent(&self) -> Option<i64> {
        None
    }
    fn describe(_doc: &mut Describe) {}
}

/// For handlers that need nothing but the viewer.
pub struct Nothing;

/// A part of the path: an id, a slug, a handle. What does not read as one is not there.
pub struct Path<T>(pub T);

/// `?q=…`
pub struct Query<T>(pub T);

/// The body: a form from a page, JSON from a program.
pub struct Form<T>(pub T);

/// A file, as `multipart/form-data` with the field `file`.
pub struct Upload {
    pub name: String,
    pub bytes: Bytes,
}

/// The public address of the community, for links that leave the page: `https://grove.example`.
pub struct Origin(pub String);

impl Input for Origin {
    fn take(ask: &Ask) -> Outcome<Self> {
        Ok(Self(ask.site.origin().to_owned()))
    }
}

/// For what only programs are told and costs a statement.
impl Input for Surface {
    fn take(ask: &Ask) -> Outcome<Self> {
        Ok(ask.surface)
    }
}

/// What one segment of a path can be.
pub trait PathPart: FromStr + Send + 'static {
    fn parent(&self) -> Option<i64> {
        None
    }
}
impl<K: Kind> PathPart for Id<K> {
    fn parent(&self) -> Option<i64> {
        Some(self.raw())
    }
}
impl PathPart for String {}

impl Input for Nothing {
    fn take(_: &Ask) -> Outcome<Self> {
        Ok(Self)
    }
}

fn segment<T: PathPart>(ask: &Ask, index: usize) -> Outcome<T> {
    ask.params.get(index).and_then(|(_, value)| value.parse().ok()).ok_or(Refusal::NotFound)
}

impl<T: PathPart> Input for Path<T> {
    fn take(ask: &Ask) -> Outcome<Self> {
        segment(ask, 0).map(Self)
    }
    fn parent(&self) -> Option<i64> {
        self.0.parent()
    }
}

impl<A: PathPart, B: PathPart> Input for Path<(A, B)> {
    fn take(ask: &Ask) -> Outcome<Self> {
        Ok(Self((segment(ask, 0)?, segment(ask, 1)?)))
    }
    fn parent(&self) -> Option<i64> {
        self.0.0.parent()
    }
}

impl<T: DeserializeOwned + ToSchema + Send + 'static> Input for Query<T> {
    fn take(ask: &Ask) -> Outcome<Self> {
        serde_html_form::from_str(&ask.query).map(Self).map_err(|e| Refusal::BadRequest(format!("the query does not read: {e}")))
    }
    fn describe(doc: &mut Describe) {
        doc.query::<T>();
    }
}

impl<T: DeserializeOwned + ToSchema + Send + 'static> Input for Form<T> {
    fn take(ask: &Ask) -> Outcome<Self> {
        let kind = ask.header("content-type").unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let unreadable = |e: &dyn std::fmt::Display| Refusal::BadRequest(format!("the body does not read: {e}"));
        match (ask.surface, kind.as_str()) {
            (Surface::Api, "application/json") => {
                let sent: Sent = serde_json::from_slice(&ask.body).map_err(|e| unreadable(&e))?;
                only_known::<T>(&sent)?;
                serde_json::from_slice(&ask.body).map(Self).map_err(|e| unreadable(&e))
            }
            (Surface::Api, _) if ask.body.is_empty() => serde_json::from_slice(b"{}").map(Self).map_err(|e| unreadable(&e)),
            (Surface::Page | Surface::Fragment, "application/x-www-form-urlencoded") => {
                serde_html_form::from_bytes(&ask.body).map(Self).map_err(|e| unreadable(&e))
            }
            (Surface::Page | Surface::Fragment, _) if ask.body.is_empty() => {
                serde_html_form::from_bytes(b"").map(Self).map_err(|e| unreadable(&e))
            }
            (Surface::Api | Surface::Page | Surface::Fragment, _) => Err(Refusal::BodyType),
        }
    }
    fn describe(doc: &mut Describe) {
        doc.body::<T>();
    }
}

/// The fields of a JSON body, which is an object: serde would take a list for the fields in their order.
type Sent = BTreeMap<String, IgnoredAny>;

/// A field that nobody reads is refused, so that no program believes it was heeded. Forms carry fields for
/// the shell (`_key`), so pages are not asked.
fn only_known<T: ToSchema>(sent: &Sent) -> Outcome<()> {
    let known = fields_of::<T>();
    let mut problems = Problems::default();
    for field in sent.keys().filter(|field| !known.contains(field)) {
        let key = if known.is_empty() { "problem-no-fields" } else { "problem-unknown-field" };
        problems.add(field.clone(), key, vec![("field", field.clone()), ("known", known.join(", "))]);
    }
    problems.verdict()
}

impl Input for Upload {
    fn take(ask: &Ask) -> Outcome<Self> {
        let boundary =
            ask.header("content-type").and_then(|kind| kind.split_once("boundary=")).map(|(_, b)| b.trim_matches('"').to_owned());
        let boundary = boundary.filter(|b| !b.is_empty() && b.len() <= 70).ok_or(Refusal::BodyType)?;
        crate::guard::multipart_file(&ask.body, &boundary).map(|(name, bytes)| Self { name, bytes })
    }
    fn describe(doc: &mut Describe) {
        doc.file();
    }
}

macro_rules! tuple {
    ($($name:ident),+) => {
        impl<$($name: Input),+> Input for ($($name,)+) {
            fn take(ask: &Ask) -> Outcome<Self> {
                Ok(($($name::take(ask)?,)+))
            }
            #[expect(non_snake_case, reason = "each input is bound by the name of its type")]
            fn parent(&self) -> Option<i64> {
                let ($($name,)+) = self;
                None$(.or_else(|| $name.parent()))+
            }
            fn describe(doc: &mut Describe) {
                $($name::describe(doc);)+
            }
        }
    };
}
tuple!(A, B);
tuple!(A, B, C);
