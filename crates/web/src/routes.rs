//! The route table. Handlers are plain function pointers, erased here behind one shape per mode.

use std::any::Any;
use std::sync::Arc;

use grove_kernel::{Outcome, Problems};
use grove_store::{Cx, Parent, Read, Write};
use http::Method;
use utoipa::ToSchema;

use crate::access::Access;
use crate::ask::Ask;
use crate::input::Input;
use crate::openapi::Describe;
use crate::reply::{Done, Reply};

/// A handler that reads.
pub type ReadFn<I> = for<'a, 'tx> fn(&'a Cx<'tx, Read>, I) -> Outcome<Reply>;
/// The first part of a change: validation, Markdown, passwords, pictures. On the reader pool.
pub type PrepareFn<I, P> = for<'a, 'tx> fn(&'a Cx<'tx, Read>, I) -> Outcome<P>;
/// The change itself: short, and it asks every permission again.
pub type ActFn<P> = for<'a, 'tx> fn(&'a mut Cx<'tx, Write>, P) -> Outcome<Done>;
/// Shows a form again, with what was typed and what is wrong with it.
pub type AgainFn = for<'a, 'tx> fn(&'a Cx<'tx, Read>, &Ask, &Problems) -> Outcome<Reply>;

pub(crate) type AnyPrepared = Arc<dyn Any + Send + Sync>;
pub(crate) type RunRead = Arc<dyn for<'a, 'tx> Fn(&'a Cx<'tx, Read>, &Ask) -> Outcome<Reply> + Send + Sync>;
pub(crate) type RunPrepare = Arc<dyn for<'a, 'tx> Fn(&'a Cx<'tx, Read>, &Ask) -> Outcome<AnyPrepared> + Send + Sync>;
pub(crate) type RunAct = Arc<dyn for<'a, 'tx> Fn(&'a mut Cx<'tx, Write>, &Ask, Option<&AnyPrepared>) -> Outcome<Done> + Send + Sync>;

#[derive(Clone)]
pub(crate) enum Run {
    Read(RunRead),
    Write { prepare: Option<RunPrepare>, act: RunAct, parent: fn(&Ask) -> Parent },
}

/// Why a route has no JSON face. The list of them may only shrink; a test counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageOnly {
    /// Signing in, out and up: programs use tokens.
    Door,
    /// A form whose JSON face is the route it posts to.
    Form,
    /// A feed, a sitemap, a picture: it has a format of its own.
    Format,
    /// Setting up, and settings that a program has no business with.
    Settings,
}

#[derive(Clone)]
pub struct Route {
    pub method: Method,
    pub path: String,
    pub access: Access,
    pub page_only: Option<PageOnly>,
    /// Only under `/api/v1`; pages show the same in another way.
    pub api_only: bool,
    /// The most bytes a body may have.
    pub body_limit: usize,
    pub(crate) strict: bool,
    /// Visitors all get the same page.
    pub(crate) for_all: bool,
    /// It makes room, or lets somebody in who does: it goes on while the disk is full.
    pub(crate) frees: bool,
    pub(crate) run: Run,
    pub(crate) again: Option<AgainFn>,
    /// The form comes again after any refusal, not only when something in it is wrong.
    pub(crate) keeps: bool,
    pub(crate) doc: Describe,
}

const BODY: usize = 512 * 1024;

/// The routes of a feature or an area.
#[derive(Clone, Default)]
pub struct Routes {
    base: String,
    pub(crate) list: Vec<Route>,
}

impl Routes {
    pub fn at(base: &str) -> Self {
        Self { base: base.to_owned(), list: Vec::new() }
    }
    pub fn iter(&self) -> impl Iterator<Item = &Route> {
        self.list.iter()
    }
    /// These and those.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.list.extend(other.list);
        self
    }

    #[must_use]
    pub fn get<I: Input>(self, path: &str, access: Access, handler: ReadFn<I>) -> Self {
        let run: RunRead = Arc::new(move |cx, ask| handler(cx, I::take(ask)?));
        self.add::<I>(Method::GET, path, access, Run::Read(run))
    }
    #[must_use]
    pub fn post<I: Input>(self, path: &str, access: Access, act: ActFn<I>) -> Self {
        self.act(Method::POST, path, access, act)
    }
    #[must_use]
    pub fn put<I: Input>(self, path: &str, access: Access, act: ActFn<I>) -> Self {
        self.act(Method::PUT, path, access, act)
    }
    #[must_use]
    pub fn patch<I: Input>(self, path: &str, access: Access, act: ActFn<I>) -> Self {
        self.act(Method::PATCH, path, access, act)
    }
    #[must_use]
    pub fn delete<I: Input>(self, path: &str, access: Access, act: ActFn<I>) -> Self {
        self.act(Method::DELETE, path, access, act)
    }
    /// A change without preparation.
    #[must_use]
    pub fn act<I: Input>(self, method: Method, path: &str, access: Access, act: ActFn<I>) -> Self {
        let run: RunAct = Arc::new(move |cx, ask, _| act(cx, I::take(ask)?));
        self.add::<I>(method, path, access, Run::Write { prepare: None, act: run, parent: parent::<I> })
    }
    /// A change that is prepared outside of the writer.
    #[must_use]
    pub fn prepared<I: Input, P: Clone + Send + Sync + 'static>(
        self,
        method: Method,
        path: &str,
        access: Access,
        prepare: PrepareFn<I, P>,
        act: ActFn<P>,
    ) -> Self {
        let prepare: RunPrepare = Arc::new(move |cx, ask| Ok(Arc::new(prepare(cx, I::take(ask)?)?) as AnyPrepared));
        let act: RunAct = Arc::new(move |cx, _, prepared| {
            let prepared = prepared.and_then(|p| p.downcast_ref::<P>()).expect("the shell passes on what prepare gave");
            act(cx, prepared.clone())
        });
        self.add::<I>(method, path, access, Run::Write { prepare: Some(prepare), act, parent: parent::<I> })
    }

    fn add<I: Input>(mut self, method: Method, path: &str, access: Access, run: Run) -> Self {
        let path = format!("{}{path}", self.base);
        let mut doc = Describe::of(&path);
        I::describe(&mut doc);
        let (page_only, api_only, again) = (None, false, None);
        let (strict, for_all, keeps, frees) = (false, false, false, method == Method::DELETE);
        let body_limit = BODY;
        self.list.push(Route { method, path, access, page_only, api_only, body_limit, strict, for_all, frees, run, again, keeps, doc });
        self
    }

    fn last(mut self, change: impl FnOnce(&mut Route)) -> Self {
        change(self.list.last_mut().expect("follows a route"));
        self
    }
    /// The last route has no JSON face, and why.
    #[must_use]
    pub fn page_only(self, why: PageOnly) -> Self {
        self.last(|route| route.page_only = Some(why))
    }
    /// The last route stands under `/api/v1` only.
    #[must_use]
    pub fn api_only(self) -> Self {
        self.last(|route| route.api_only = true)
    }
    /// The last route guesses at secrets: a stricter limit on tries.
    #[must_use]
    pub fn strict(self) -> Self {
        self.last(|route| route.strict = true)
    }
    /// Visitors all get the same page, so it is made once and kept until something changes. It may show nothing
    /// but what the database holds: no clock, no search index.
    #[must_use]
    pub fn for_all(self) -> Self {
        self.last(|route| route.for_all = true)
    }
    /// The last route goes on while the disk is full, as every `DELETE` does: it makes room, or lets those in who do.
    #[must_use]
    pub fn frees(self) -> Self {
        self.last(|route| route.frees = true)
    }
    #[must_use]
    pub fn body_limit(self, bytes: usize) -> Self {
        self.last(|route| route.body_limit = bytes)
    }
    /// How the last route's form is shown again when what was sent is refused.
    #[must_use]
    pub fn again(self, show: AgainFn) -> Self {
        self.last(|route| route.again = Some(show))
    }
    /// The same after every refusal: a limit, a place that was closed, a change by somebody else. For texts
    /// that somebody has worked on.
    #[must_use]
    pub fn keeps(self, show: AgainFn) -> Self {
        self.again(show).last(|route| route.keeps = true)
    }
    /// What the last route answers a program with.
    #[must_use]
    pub fn answers<T: ToSchema>(self) -> Self {
        self.last(|route| route.doc.answer::<T>())
    }
    /// One line for the API document.
    #[must_use]
    pub fn says(self, summary: &'static str) -> Self {
        self.last(|route| route.doc.summary = summary)
    }
}

/// The thing an act happens to, as its path names it. A path that does not read has none: the act
/// itself then answers that there is nothing.
fn parent<I: Input>(ask: &Ask) -> Parent {
    I::take(ask).ok().and_then(|input| input.parent()).map_or(Parent::NONE, Parent::raw)
}
