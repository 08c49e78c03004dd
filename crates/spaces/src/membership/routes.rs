//! The addresses of membership.

use grove_kernel::{Cursor, MemberId, Outcome, Problems, Refusal};
use grove_members::identity::by_handle;
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Ask, Done, Form, Method, Origin, PageOnly, Path, Query, Reply, Routes};
use serde::Deserialize;
use utoipa::ToSchema;

use super::json::{JoinedJson, RequestJson, RequestsJson, SpaceMemberJson, SpaceMembersJson};
use super::noun::role_named;
use super::policy::{AskToJoin, Assign, Join, Leave, ReadInside, Remove, Welcome};
use super::{commands, store, views};
use crate::fields::words;
use crate::paths;
use crate::space::{header, visible};

pub fn routes() -> Routes {
    Routes::at("/spaces/{slug}")
        .prepared(Method::PUT, "/membership", Access::Member, read_words, join)
        .again(ask_again)
        .says("Join, or ask to join in a few words")
        .answers::<JoinedJson>()
        .delete("/membership", Access::Member, leave)
        .again(members_again)
        .says("Leave, or take back a request")
        .get("/ask", Access::Member, ask)
        .page_only(PageOnly::Form)
        .get("/members", Access::Viewer, members)
        .says("Who is in a space, in the order they came")
        .answers::<SpaceMembersJson>()
        .post("/members", Access::Member, add)
        .again(members_again)
        .says("Add a member, or give one who is in another role")
        .answers::<SpaceMemberJson>()
        .get("/members/{handle}", Access::Viewer, one)
        .api_only()
        .says("One member of a space")
        .answers::<SpaceMemberJson>()
        .patch("/members/{handle}", Access::Member, assign)
        .again(members_again)
        .says("Give a member another role")
        .delete("/members/{handle}", Access::Member, remove)
        .again(members_again)
        .says("Remove a member; they lose sight at once")
        .get("/requests", Access::Member, requests)
        .says("Who asks to be let in")
        .answers::<RequestsJson>()
        .post("/requests/{handle}/approval", Access::Member, approve)
        .says("Let somebody in")
        .delete("/requests/{handle}", Access::Member, decline)
        .says("Decline a request")
}

/// The words of somebody who asks.
#[derive(Clone, Default, Deserialize, ToSchema)]
struct Words {
    #[serde(default)]
    words: String,
}

/// Who asks where, in which words.
#[derive(Clone)]
struct Asks {
    slug: String,
    words: String,
    origin: String,
}

fn read_words(_: &Cx<'_, Read>, (Path(slug), Form(form), Origin(origin)): (Path<String>, Form<Words>, Origin)) -> Outcome<Asks> {
    let mut problems = Problems::default();
    let words = words("words", &form.words, 1000, &mut problems);
    problems.verdict()?;
    Ok(Asks { slug, words, origin })
}

/// Whoever may walk in does; whoever has to ask, asks.
fn join(cx: &mut Cx<'_, Write>, Asks { slug, words, origin }: Asks) -> Outcome<Done> {
    let space = visible(cx, &slug)?;
    let state = if space.may::<AskToJoin>(cx) && !space.may::<Join>(cx) {
        let is_in = commands::ask(cx, &space.permit::<AskToJoin>(cx)?, &words, &origin)?;
        if is_in { "member" } else { "requested" }
    } else {
        commands::join(cx, &space.permit::<Join>(cx)?)?;
        "member"
    };
    let said = if state == "member" { "done-joined" } else { "done-asked" };
    Ok(Done::see(paths::space(&slug)).saying(said).json(move || JoinedJson { state }))
}

fn ask(cx: &Cx<'_, Read>, Path(slug): Path<String>) -> Outcome<Reply> {
    ask_with(cx, &slug, String::new(), Problems::default())
}

fn ask_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    ask_with(cx, ask.param("slug").unwrap_or_default(), ask.typed("words").unwrap_or_default(), problems.clone())
}

fn ask_with(cx: &Cx<'_, Read>, slug: &str, typed: String, problems: Problems) -> Outcome<Reply> {
    let space = visible(cx, slug)?;
    let head = header(cx, &space)?;
    space.permit::<AskToJoin>(cx)?;
    Ok(Reply::page(move |page| views::ask(page, &head, &typed, &problems)))
}

fn leave(cx: &mut Cx<'_, Write>, Path(slug): Path<String>) -> Outcome<Done> {
    let permit = visible(cx, &slug)?.permit::<Leave>(cx)?;
    let said = if commands::leave(cx, &permit)? { "done-space-left" } else { "done-request-withdrawn" };
    // The page of a private space is not there any more for whoever left it.
    let back = if permit.visibility == crate::Visibility::Private { paths::SPACES.to_owned() } else { paths::space(&slug) };
    Ok(Done::see(back).saying(said))
}

#[derive(Deserialize, ToSchema)]
struct Page {
    after: Option<String>,
}

fn members(cx: &Cx<'_, Read>, (Path(slug), Query(page)): (Path<String>, Query<Page>)) -> Outcome<Reply> {
    let after = page.after.as_deref().map(Cursor::parse).transpose()?.unwrap_or(Cursor::START);
    members_with(cx, &slug, after, String::new(), Problems::default())
}

fn members_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let typed = ask.typed("handle").unwrap_or_default();
    members_with(cx, ask.param("slug").unwrap_or_default(), Cursor::START, typed, problems.clone())
}

fn members_with(cx: &Cx<'_, Read>, slug: &str, after: Cursor, typed: String, problems: Problems) -> Outcome<Reply> {
    let space = visible(cx, slug)?;
    space.clone().permit::<ReadInside>(cx)?;
    let head = header(cx, &space)?;
    let members = store::members(cx, space.id, after)?;
    let json = SpaceMembersJson::of(&members);
    Ok(Reply::page(move |page| views::members(page, &head, &members, &typed, &problems)).json(move || json))
}

fn one(cx: &Cx<'_, Read>, Path((slug, handle)): Who) -> Outcome<Reply> {
    let space = visible(cx, &slug)?;
    space.clone().permit::<ReadInside>(cx)?;
    let person = store::member(cx, space.id, member(cx, &handle)?)?.ok_or(Refusal::NotFound)?;
    let json = SpaceMemberJson::new(&person.face, person.role, person.since);
    Ok(Reply::default().json(move || json))
}

/// A member and the role they get: `member`, `moderator` or `host`.
#[derive(Clone, Deserialize, ToSchema)]
struct AddForm {
    handle: String,
    role: Option<String>,
}

fn add(cx: &mut Cx<'_, Write>, (Path(slug), Form(form)): (Path<String>, Form<AddForm>)) -> Outcome<Done> {
    let permit = visible(cx, &slug)?.permit::<Assign>(cx)?;
    let who = by_handle(cx, &form.handle)?.ok_or_else(|| Refusal::invalid("handle", "membership-problem-handle"))?;
    let role = role(form.role.as_deref().unwrap_or("member"))?;
    let space = permit.id;
    let is_new = commands::assign(cx, &permit, who.id, role)?;
    let person = store::member(cx, space, who.id)?.ok_or(Refusal::NotFound)?;
    let json = SpaceMemberJson::new(&person.face, person.role, person.since);
    let said = if is_new { "done-space-member-added" } else { "done-role-changed" };
    let done = Done::see(paths::members(&slug)).saying(said).at(paths::member(&slug, &who.handle));
    Ok(if is_new { done.created(move || json) } else { done.json(move || json) })
}

fn role(word: &str) -> Outcome<grove_kernel::SpaceRole> {
    role_named(word).ok_or_else(|| Refusal::invalid("role", "spaces-problem-choice"))
}

#[derive(Clone, Deserialize, ToSchema)]
struct SpaceRoleForm {
    role: String,
}

type Who = Path<(String, String)>;

fn assign(cx: &mut Cx<'_, Write>, (Path((slug, handle)), Form(form)): (Who, Form<SpaceRoleForm>)) -> Outcome<Done> {
    let permit = visible(cx, &slug)?.permit::<Assign>(cx)?;
    let member = member(cx, &handle)?;
    store::role(cx, permit.id, member)?.ok_or(Refusal::NotFound)?;
    commands::assign(cx, &permit, member, role(&form.role)?).map(drop)?;
    Ok(Done::see(paths::members(&slug)).saying("done-role-changed"))
}

fn remove(cx: &mut Cx<'_, Write>, Path((slug, handle)): Who) -> Outcome<Done> {
    let permit = visible(cx, &slug)?.permit::<Remove>(cx)?;
    let member = member(cx, &handle)?;
    commands::remove(cx, &permit, member)?;
    Ok(Done::see(paths::members(&slug)).saying("done-space-member-removed"))
}

fn requests(cx: &Cx<'_, Read>, Path(slug): Path<String>) -> Outcome<Reply> {
    let space = visible(cx, &slug)?;
    let head = header(cx, &space)?;
    let requests = store::requests(cx, space.id)?;
    space.permit::<Welcome>(cx)?;
    let requests: Vec<_> = requests.into_iter().map(|r| r.visible_to(cx)).collect::<Outcome<_>>()?;
    let json = RequestsJson { items: requests.iter().map(RequestJson::of).collect(), next: None };
    Ok(Reply::page(move |page| views::requests(page, &head, &requests)).json(move || json))
}

fn approve(cx: &mut Cx<'_, Write>, (Path((slug, handle)), Origin(origin)): (Who, Origin)) -> Outcome<Done> {
    let permit = visible(cx, &slug)?.permit::<Welcome>(cx)?;
    let member = member(cx, &handle)?;
    commands::approve(cx, &permit, member, &origin)?;
    Ok(Done::see(paths::requests(&slug)).saying("done-let-in"))
}

fn decline(cx: &mut Cx<'_, Write>, (Path((slug, handle)), Origin(origin)): (Who, Origin)) -> Outcome<Done> {
    let permit = visible(cx, &slug)?.permit::<Welcome>(cx)?;
    let member = member(cx, &handle)?;
    commands::decline(cx, &permit, member, &origin)?;
    Ok(Done::see(paths::requests(&slug)).saying("done-turned-away"))
}

fn member<M>(cx: &Cx<'_, M>, handle: &str) -> Outcome<MemberId> {
    Ok(by_handle(cx, handle)?.ok_or(Refusal::NotFound)?.id)
}
