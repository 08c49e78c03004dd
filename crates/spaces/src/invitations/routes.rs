//! The addresses of invitations: made and listed by those who may invite, opened by those who have one.

use grove_kernel::{HasViewer, Outcome, Problems, Refusal, Sealed, Visible};
use grove_members::identity::{face, normal_email};
use grove_members::settings;
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Ask, Done, Form, Method, Nothing, Path, Reply, Routes};
use serde::Deserialize;
use utoipa::ToSchema;

use super::commands::{self, NewInvitation, is_open, offered};
use super::json::{InvitationJson, InvitationsJson, MadeJson, OfferJson};
use super::noun::InvitationId;
use super::policy::{Invite, Revoke};
use super::{store, views};
use crate::fields::{Count, words};
use crate::paths;
use crate::space::{Asked, Ground, Root, Space, header, visible};

pub fn routes() -> Routes {
    Routes::default()
        .and(
            Routes::at("/spaces/{slug}/invitations")
                .get("", Access::Member, of_space)
                .says("Invitations into a space")
                .answers::<InvitationsJson>()
                .prepared(Method::POST, "", Access::Member, read_for_space, invite)
                .again(again)
                .says("Invite into a space")
                .answers::<MadeJson>(),
        )
        .and(
            Routes::at("/invitations")
                .get("", Access::Admin, of_community)
                .says("Invitations into the community")
                .answers::<InvitationsJson>()
                .prepared(Method::POST, "", Access::Admin, read_for_community, invite)
                .again(again)
                .says("Invite into the community")
                .answers::<MadeJson>()
                .get("/{invitation}", Access::Anyone, open)
                .strict()
                .says("Who invites into what")
                .answers::<OfferJson>()
                .post("/{invitation}", Access::Member, accept)
                .strict()
                .says("Accept an invitation")
                .delete("/{invitation}", Access::Member, revoke)
                .says("End an invitation, by its id"),
        )
}

fn of_space(cx: &Cx<'_, Read>, Path(slug): Path<String>) -> Outcome<Reply> {
    list(cx, Some(visible(cx, &slug)?), InviteForm::default(), Problems::default())
}

fn of_community(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    list(cx, None, InviteForm::default(), Problems::default())
}

fn again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let space = ask.param("slug").map(|slug| visible(cx, slug)).transpose()?;
    let typed = |name| ask.typed(name);
    let digits = |name| ask.typed(name).map(Count::Digits);
    list(cx, space, InviteForm { email: typed("email"), note: typed("note"), days: digits("days"), uses: digits("uses") }, problems.clone())
}

fn list(cx: &Cx<'_, Read>, space: Option<Visible<Space>>, typed: InviteForm, problems: Problems) -> Outcome<Reply> {
    ground(cx, space.clone())?;
    let head = space.as_ref().map(|space| header(cx, space)).transpose()?;
    let sealed = store::list(cx, space.map(|s| s.id))?;
    let items: Vec<_> = sealed.into_iter().map(|i| i.visible_to(cx)).collect::<Outcome<_>>()?;
    let json = InvitationsJson { items: items.iter().map(|i| InvitationJson::of(i, cx.now())).collect(), next: None };
    Ok(Reply::page(move |page| views::list(page, head.as_ref(), &items, &typed, &problems)).json(move || json))
}

/// The right to invite into a space, or into the community.
fn ground<'tx>(cx: &impl HasViewer<'tx>, space: Option<Visible<Space>>) -> Outcome<Ground<'tx, Invite>> {
    Ok(match space {
        Some(space) => Ground::Under(space.permit::<Invite>(cx)?),
        None => Ground::Root(Sealed::new(Root).visible_to(cx)?.permit::<Invite>(cx)?),
    })
}

/// With an address it is a letter for that address alone; without, a link.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct InviteForm {
    pub email: Option<String>,
    pub note: Option<String>,
    /// How many days it holds: 14 when not given, 365 at most.
    #[schema(value_type = Option<i64>)]
    pub days: Option<Count>,
    /// How many people may use the link: 10 when not given, 1,000 at most.
    #[schema(value_type = Option<i64>)]
    pub uses: Option<Count>,
}

impl InviteForm {
    fn read(&self, origin: String) -> Outcome<NewInvitation> {
        let wrong = &mut Problems::default();
        let email = self.email.as_deref().map(str::trim).filter(|e| !e.is_empty()).map(|e| normal_email(e, "email", wrong));
        let note = words("note", self.note.as_deref().unwrap_or_default(), 500, wrong);
        let days = number(self.days.as_ref(), "days", 14, 365, wrong);
        let most_uses = if email.is_some() { 1 } else { number(self.uses.as_ref(), "uses", 10, 1000, wrong) };
        std::mem::take(wrong).verdict()?;
        Ok(NewInvitation { email, note, days: u64::try_from(days).unwrap_or(1), most_uses, origin })
    }
}

fn number(given: Option<&Count>, field: &'static str, otherwise: i64, most: i64, wrong: &mut Problems) -> i64 {
    let said = given.filter(|count| !matches!(count, Count::Digits(d) if d.trim().is_empty()));
    let number = said.map_or(Some(otherwise), Count::read).filter(|n| (1..=most).contains(n));
    number.unwrap_or_else(|| {
        wrong.add(field, "invitation-problem-number", vec![("most", most.to_string())]);
        otherwise
    })
}

type ForSpace = (Path<String>, Form<InviteForm>, Asked);

fn read_for_space(_: &Cx<'_, Read>, (Path(slug), Form(form), asked): ForSpace) -> Outcome<(Option<String>, NewInvitation)> {
    Ok((Some(slug), form.read(asked.origin)?))
}

fn read_for_community(_: &Cx<'_, Read>, (Form(form), asked): (Form<InviteForm>, Asked)) -> Outcome<(Option<String>, NewInvitation)> {
    Ok((None, form.read(asked.origin)?))
}

fn invite(cx: &mut Cx<'_, Write>, (slug, new): (Option<String>, NewInvitation)) -> Outcome<Done> {
    let space = slug.as_deref().map(|slug| visible(cx, slug)).transpose()?;
    let ground = ground(cx, space)?;
    let made = commands::invite(cx, &ground, &new)?;
    let back = slug.map_or_else(|| paths::INVITATIONS.to_owned(), |slug| paths::invitations(&slug));
    let url = new.email.is_none().then(|| made.url.clone());
    let json = MadeJson { id: made.id, url: url.clone() };
    let done = Done::see(back.clone()).saying("done-invitation-sent").created(move || json);
    // A letter can be looked at in the list only; a link opens.
    let done = match url.as_deref().and_then(|url| url.rsplit_once('/')) {
        Some((_, secret)) => done.at(paths::invitation(secret)),
        None => done.out_of_sight(),
    };
    // A link is shown once; a letter is on its way.
    Ok(match url {
        Some(url) => done.page(move |page| views::made(page, &url, &back)),
        None => done,
    })
}

fn open(cx: &Cx<'_, Read>, Path(secret): Path<String>) -> Outcome<Reply> {
    let offer = offered(cx, &secret)?.ok_or(Refusal::NotFound)?;
    if !is_open(cx, &offer)? {
        return Ok(Reply::page(views::over).status(410).json(|| serde_json::json!({ "state": "over" })));
    }
    let community = settings::community(cx)?;
    let by = face(cx, offer.by)?.ok_or(Refusal::NotFound)?;
    let said = |text: &String| offer.space.map(|_| text.clone());
    let json = OfferJson {
        community: community.name.clone(),
        invited_by: by.name.clone(),
        space: said(&offer.space_name),
        purpose: said(&offer.space_purpose),
    };
    Ok(Reply::page(move |page| views::offer(page, &secret, &offer, &by, &community)).json(move || json))
}

fn accept(cx: &mut Cx<'_, Write>, Path(secret): Path<String>) -> Outcome<Done> {
    let offer = offered(cx, &secret)?.ok_or(Refusal::NotFound)?;
    commands::accept(cx, &offer)?;
    Ok(Done::see(offer.space.map_or_else(|| "/".to_owned(), |_| paths::space(&offer.space_slug))).saying("done-joined"))
}

fn revoke(cx: &mut Cx<'_, Write>, Path(id): Path<InvitationId>) -> Outcome<Done> {
    let invitation = store::by_id(cx, id)?.ok_or(Refusal::NotFound)?.visible_to(cx)?;
    let back = match invitation.place {
        Some(place) => crate::space::by_id(cx, place.space)?.ok_or(Refusal::NotFound)?.visible_to(cx).map(|s| paths::invitations(&s.slug)),
        None => Ok(paths::INVITATIONS.to_owned()),
    };
    let permit = invitation.permit::<Revoke>(cx)?;
    commands::revoke(cx, &permit)?;
    // Whoever made it may not see the space any more, and may still end it.
    Ok(Done::see(back.unwrap_or_else(|_| paths::SPACES.to_owned())).saying("done-invitation-revoked"))
}
