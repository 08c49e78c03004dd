//! An act: once for its key, in the writer, answered when it is durable.

use std::sync::Arc;

use grove_kernel::{Credential, HasViewer, Outcome, Refusal, SecretHash};
use grove_store::idempotency::{Kept, keep, recall};
use grove_store::{Cx, Parent, Write};
use grove_ui::Page;

use crate::access::Access;
use crate::answer::{Answer, HTML, JSON, full_page, page_of};
use crate::app::{API, App};
use crate::ask::{Ask, Surface};
use crate::reply::{Cookie, Done, FoundAt, MakePage, Preference, json_text};
use crate::routes::{AnyPrepared, Route, RunAct};
use crate::said::Said;

/// What an act came to, before it leaves.
struct Made {
    kept: Kept,
    cookie: Option<Cookie>,
    preferences: Vec<Preference>,
    said: Option<&'static str>,
    /// A page that needs its frame from a read of its own.
    page: Option<MakePage>,
}

pub(super) async fn write(
    app: &Arc<App>,
    route: &Arc<Route>,
    ask: &Arc<Ask>,
    prepared: Option<AnyPrepared>,
    act: RunAct,
    parent: fn(&Ask) -> Parent,
) -> Outcome<Answer> {
    let key = ask.idempotency_key()?;
    let hash = key.is_some().then(|| request_hash(ask));
    let (shell, route, asked) = (app.clone(), route.clone(), ask.clone());
    let parent = if app.db.is_postgres() { parent(ask) } else { Parent::NONE };
    let made = app
        .db
        .act_freeing(route.frees, ask.credential, ask.channel(), parent, move |cx| {
            admit_write(&shell, &route, &asked, cx)?;
            let owner = cx.viewer().id().map(|id| id.to_string());
            let once = owner.as_deref().zip(key.as_deref()).zip(hash.as_deref());
            if let Some(((owner, key), hash)) = once
                && let Some(kept) = recall(cx, owner, key, hash)?
            {
                return Ok(Made { kept, cookie: None, preferences: Vec::new(), said: None, page: None });
            }
            let done = act(cx, &asked, prepared.as_ref())?;
            let made = make(cx, &asked, done)?;
            if let Some(((owner, key), hash)) = once
                && made.page.is_none()
            {
                keep(cx, owner, key, hash, &made.kept)?;
            }
            Ok(made)
        })
        .await?;
    finish(app, ask, made).await
}

fn admit_write(app: &App, route: &Route, ask: &Ask, cx: &Cx<'_, Write>) -> Outcome<()> {
    Access::admit_token(cx, ask.credential)?;
    route.access.admit(cx, grove_kernel::Community::Public, true)?;
    match ask.credential {
        Credential::Token(hash) if !cx.viewer().scopes().admin => app.limits.admit_member_write(hash),
        Credential::None | Credential::Session(_) | Credential::Token(_) | Credential::Member(..) | Credential::System(_) => Ok(()),
    }
}

/// The face of a `Done`, made before the commit and sent after it.
fn make(cx: &Cx<'_, Write>, ask: &Ask, done: Done) -> Outcome<Made> {
    let location = match (ask.surface, done.found_at) {
        (Surface::Api, Some(FoundAt::Path(path))) => Some(path),
        (Surface::Api, Some(FoundAt::Nowhere)) => None,
        (Surface::Api | Surface::Page | Surface::Fragment, _) => Some(done.location),
    };
    let cookie = done.cookie;
    // A program has no browser that could remember.
    let preferences = if ask.surface == Surface::Api { Vec::new() } else { done.preferences };
    // Only a form leads to a page that could say it.
    let said = if ask.surface == Surface::Page { done.said } else { None };
    let kept = match (ask.surface, done.json, done.fragment) {
        (Surface::Api, Some(json), _) => {
            Kept { status: done.status.into(), location, content_type: JSON.to_owned(), body: json_text(json)? }
        }
        (Surface::Api, None, _) => Kept { status: 204, location: None, content_type: JSON.to_owned(), body: String::new() },
        // A script that reads data, not markup: the composer's uploads.
        (Surface::Fragment, Some(json), None) if ask.header("accept") == Some(JSON) => {
            Kept { status: done.status.into(), location: None, content_type: JSON.to_owned(), body: json_text(json)? }
        }
        (Surface::Fragment, _, Some(fragment)) => {
            let page = Page::new(page_of(cx, ask));
            Kept { status: 200, location: None, content_type: HTML.to_owned(), body: fragment(&page).into_string() }
        }
        (Surface::Fragment | Surface::Page, _, _) => Kept { status: 303, location, content_type: HTML.to_owned(), body: String::new() },
    };
    // Whoever gets data or a part of a page is not given a whole one.
    let page = if ask.surface == Surface::Api || kept.content_type == JSON || kept.status == 200 { None } else { done.page };
    Ok(Made { kept, cookie, preferences, said, page })
}

async fn finish(app: &Arc<App>, ask: &Arc<Ask>, made: Made) -> Outcome<Answer> {
    if let Some(make) = made.page {
        let (hooks, asked) = (app.hooks, ask.clone());
        let mut answer = app
            .db
            .read(ask.credential, ask.channel(), move |cx| {
                let page = Page::new(page_of(cx, &asked));
                let sheet = make(&page);
                full_page(cx, &hooks, &asked, &page, sheet, 200)
            })
            .await?;
        answer.cookie = made.cookie;
        answer.preferences = made.preferences;
        return Ok(answer);
    }
    let kept = made.kept;
    let content_type = if kept.content_type == JSON { JSON } else { HTML };
    let status = u16::try_from(kept.status).map_err(Refusal::broken)?;
    let location = match (ask.surface, kept.location) {
        (Surface::Api, Some(path)) if status == 201 => Some(format!("{API}{path}")),
        (Surface::Api, _) => None,
        (Surface::Page | Surface::Fragment, location) => location,
    };
    let said = made.said.map_or(Said::Nothing, Said::Next);
    Ok(Answer { location, cookie: made.cookie, preferences: made.preferences, said, ..Answer::new(status, content_type, kept.body) })
}

/// What was asked, so that a key cannot be used for something else. The form's own key field is part
/// of the body and the same each time.
fn request_hash(ask: &Ask) -> String {
    let mut text = format!("{} {}?{}\n", ask.method, ask.path, ask.query);
    text.push_str(&String::from_utf8_lossy(&ask.body));
    SecretHash::of(&text).hex()
}
