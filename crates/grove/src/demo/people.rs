//! The people of the demo, their spaces, and who belongs where.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::{Context, Result};
use grove_kernel::{Credential, MemberId, Outcome, Refusal, Role, Sealed, SpaceRole, Why};
use grove_members::commands::{self, NewMember};
use grove_members::{rules, settings};
use grove_spaces::space::{Found, Ground, Root};
use grove_spaces::{Joining, Kinds, Visibility, membership, space};
use grove_store::{Cx, Write};
use grove_ui::markdown;

use super::Calendar;
use super::text::{Demo, Person, Space};
use crate::weave::Grove;

/// Who lives in the demo, by handle.
pub(crate) type Town = Arc<HashMap<String, MemberId>>;

/// In the name of somebody.
pub(crate) const fn as_(member: MemberId) -> Credential {
    Credential::Member(member, Why::Console)
}

pub(crate) fn move_in(grove: &Grove, demo: &Demo, calendar: Calendar) -> Result<Town> {
    let mut town = HashMap::new();
    for person in &demo.people {
        let (new, at) = (new_member(person, calendar), calendar.week(person.week));
        let id = grove.db.act_at(at, Credential::System(Why::Console), move |cx| commands::add_member(cx, &new));
        town.insert(person.handle.clone(), id.with_context(|| person.handle.clone())?);
    }
    let town = Arc::new(town);
    let owner = town["ada"];
    decide(grove, demo, calendar, owner)?;
    for person in &demo.people {
        grove.db.act_at(calendar.week(person.week), as_(town[&person.handle]), rules::accept)?;
    }
    for space in &demo.spaces {
        found(grove, space, calendar, owner, &town).with_context(|| space.slug.clone())?;
    }
    Ok(town)
}

fn new_member(person: &Person, calendar: Calendar) -> NewMember {
    let bio_html = markdown::render(&person.bio, &markdown::Options::default()).html;
    NewMember {
        handle: person.handle.clone(),
        name: person.name.clone(),
        email: Some(format!("{}@seedfolk.example", person.handle)),
        role: match person.role.as_str() {
            "owner" => Role::Owner,
            "admin" => Role::Admin,
            "moderator" => Role::Moderator,
            _ => Role::Member,
        },
        bio: person.bio.clone(),
        bio_html,
        is_staff: person.mark == "staff",
        is_bot: person.mark == "bot",
        is_brand: person.mark == "brand",
        joined_at: Some(calendar.week(person.week)),
        ..NewMember::default()
    }
}

/// Name, purpose, rules.
fn decide(grove: &Grove, demo: &Demo, calendar: Calendar, owner: MemberId) -> Result<()> {
    let changes = settings::Changes {
        name: Some(demo.community.name.clone()),
        tagline: Some(demo.community.purpose.clone()),
        summary: Some(demo.community.summary.clone()),
        is_set_up: true,
        ..settings::Changes::default()
    };
    let source = demo.community.rules.clone();
    let html = markdown::render(&source, &markdown::Options::default()).html;
    grove.db.act_at(calendar.week(0), as_(owner), move |cx| {
        let before = Sealed::new(settings::community(cx)?).visible_to(cx)?.permit::<settings::ChangeSettings>(cx)?;
        settings::change(cx, before, &changes)?;
        rules::publish(cx, &source, &html).map(drop)
    })?;
    Ok(())
}

fn found(grove: &Grove, text: &Space, calendar: Calendar, owner: MemberId, town: &Town) -> Result<()> {
    let new = space::NewSpace {
        name: text.name.clone(),
        slug: Some(text.slug.clone()),
        purpose: text.purpose.clone(),
        icon: text.icon.clone(),
        visibility: Visibility::parse(&text.visibility).unwrap_or(Visibility::Public),
        joining: Joining::parse(&text.joining).unwrap_or(Joining::Open),
        kinds: Kinds::of(&text.kinds).unwrap_or_else(Kinds::all),
        math: false,
        parent: (!text.parent.is_empty()).then(|| text.parent.clone()),
    };
    let at = calendar.week(0);
    grove.db.act_at(at, as_(owner), move |cx| {
        let ground = match &new.parent {
            Some(parent) => Ground::Under(space::by_slug(cx, parent)?.ok_or(Refusal::NotFound)?.visible_to(cx)?.permit::<Found>(cx)?),
            None => Ground::Root(Sealed::new(Root).visible_to(cx)?.permit::<Found>(cx)?),
        };
        space::found(cx, &ground, &new).map(drop)
    })?;
    for (handles, role) in [(&text.hosts, SpaceRole::Host), (&text.moderators, SpaceRole::Moderator), (&text.members, SpaceRole::Member)] {
        for handle in handles.iter().filter(|h| *h != "*" && *h != "ada") {
            let member = *town.get(handle).with_context(|| format!("nobody is called {handle}"))?;
            let slug = text.slug.clone();
            grove.db.act_at(at, as_(owner), move |cx| assign(cx, &slug, member, role))?;
        }
    }
    Ok(())
}

fn assign(cx: &mut Cx<'_, Write>, slug: &str, member: MemberId, role: SpaceRole) -> Outcome<()> {
    if membership::role(cx, space::by_slug(cx, slug)?.ok_or(Refusal::NotFound)?.visible_to(cx)?.id, member)? >= Some(role) {
        return Ok(());
    }
    let permit = space::by_slug(cx, slug)?.ok_or(Refusal::NotFound)?.visible_to(cx)?.permit::<membership::Assign>(cx)?;
    membership::assign(cx, &permit, member, role).map(drop)
}
