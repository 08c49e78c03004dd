//! The handlers of the directory and of somebody's page.

use grove_kernel::{Cursor, HasViewer, Outcome, Paged, Refusal, Visible};
use grove_store::{Cx, Read};
use grove_web::{Path, Query, Reply};
use serde::Deserialize;
use utoipa::ToSchema;

use super::json::{MemberJson, MembersJson};
use super::{Member, panel, store, views};
use crate::identity::Face;
use crate::{claims, identity, paths, relationships};

const SIZE: usize = 30;
const SORTS: [&str; 2] = ["newest", "name"];

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Asked {
    /// The beginning of a name or handle.
    pub q: String,
    /// `newest` (default) or `name`.
    pub sort: String,
    pub after: Option<String>,
}

pub fn list(cx: &Cx<'_, Read>, Query(asked): Query<Asked>) -> Outcome<Reply> {
    let people = find(cx, &asked)?;
    let all = store::count(cx)?;
    let next = people.next.map(|c| c.to_string());
    let items: Vec<MemberJson> = people.items.iter().map(MemberJson::of).collect();
    let more = next.clone();
    Ok(Reply::page(move |page| views::directory(page, &people.items, all, &asked, more.as_deref()))
        .json(move || MembersJson { items, next }))
}

pub(crate) fn find(cx: &Cx<'_, Read>, asked: &Asked) -> Outcome<Paged<Visible<Member>>> {
    let after = asked.after.as_deref().map(Cursor::parse).transpose()?;
    if !SORTS.contains(&asked.sort.as_str()) && !asked.sort.is_empty() {
        return Err(Refusal::not_among("sort", &SORTS));
    }
    let begins = identity::name::key(asked.q.trim().trim_start_matches('@'));
    if begins.is_empty() && asked.sort != "name" {
        let rows = store::newest(cx, after.unwrap_or(Cursor::TOP), SIZE + 1)?;
        return Ok(Paged::from_rows(rows, SIZE, |m| Cursor { key: m.joined_at.micros(), id: m.id.raw() }));
    }
    let rows = store::by_name(cx, &begins, after, SIZE + 1)?;
    Ok(Paged::from_rows(rows, SIZE, |m| Cursor { key: 0, id: m.id.raw() }))
}

/// Who came last, as the directory begins, and how many people there are.
pub(crate) fn newcomers(cx: &Cx<'_, Read>, most: usize) -> Outcome<(Vec<Face>, i64)> {
    let people = store::newest(cx, Cursor::TOP, most)?;
    Ok((people.iter().map(|member| member.face()).collect(), store::count(cx)?))
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Tabbed {
    pub tab: Option<String>,
}

pub fn show(cx: &Cx<'_, Read>, (Path(handle), Query(tabbed)): (Path<String>, Query<Tabbed>)) -> Outcome<Reply> {
    let found = store::find_by_handle(cx, &handle).and_then(|m| m.visible_to(cx));
    let member = match found {
        Ok(member) if member.left_at.is_none() => member,
        Ok(_) | Err(Refusal::NotFound) => return moved(cx, &handle),
        Err(other) => return Err(other),
    };
    let open = match panel::all().iter().find(|p| Some(p.name) == tabbed.tab.as_deref()) {
        Some(wanted) => Some((wanted.name, (wanted.load)(cx, member.id)?)),
        None => None,
    };
    let avoided = match cx.viewer().id() {
        Some(me) => relationships::between(cx, me, member.id)?,
        None => Vec::new(),
    };
    let claim = claims::offered(cx, &member)?;
    let json = MemberJson::of(&member);
    Ok(Reply::page(move |page| views::profile(page, &member, open, &avoided, claim.as_ref())).json(move || json))
}

/// Links with capital letters and former handles lead on; not for ever, since a handle can be taken back.
fn moved(cx: &Cx<'_, Read>, handle: &str) -> Outcome<Reply> {
    let normal = identity::normal_handle(handle);
    if normal != handle && store::find_by_handle(cx, &normal)?.visible_to(cx).is_ok() {
        return Ok(Reply::go(paths::profile(&normal)));
    }
    let present = identity::store::present_handle(cx, &normal)?.ok_or(Refusal::NotFound)?;
    store::find_by_handle(cx, &present)?.visible_to(cx)?;
    Ok(Reply::go(paths::profile(&present)))
}
