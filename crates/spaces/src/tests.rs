//! Spaces on a real database: what lists show is what the policy says, whatever happens to the tree.
//! Ada owns the place, Omar moderates it, Ines hosts the gardeners, Nadia and Theo are members.

use grove_kernel::{Channel, Credential, HasViewer, MemberId, Outcome, Reason, Refusal, Role, Sealed, SpaceRole, Why};
use grove_members::identity::commands::{NewMember, add_member};
use grove_members::identity::load_viewer;
use grove_store::{Config, Cx, Database, Db, Hooks, Parent, Read, Write};
use grove_ui::{Page, PageParts};

use crate::membership::{self, Assign, Join, Leave, Remove};
use crate::space::{self, ChangeVisibility, FoundForm, Ground, Move, Root};
use crate::{Space, Visibility};

/// Where the links of letters begin.
const ORIGIN: &str = "https://town.example";

pub(crate) struct Town {
    pub db: Db,
    pub ada: MemberId,
    pub omar: MemberId,
    pub ines: MemberId,
    pub nadia: MemberId,
    pub theo: MemberId,
    _dir: tempfile::TempDir,
}

pub(crate) const SYSTEM: Credential = Credential::System(Why::Console);

pub(crate) fn of(member: MemberId) -> Credential {
    Credential::Member(member, Why::Identity)
}

impl Town {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let config = Config::new(Database::Sqlite(dir.path().join("grove.db")));
        let db = Db::open(&config, Hooks::new(load_viewer)).unwrap();
        let add = |name: &'static str, role| {
            let new = NewMember { name: name.to_owned(), handle: name.to_lowercase(), role, ..NewMember::default() };
            db.act_now(SYSTEM, Channel::Console, Parent::NONE, move |cx| add_member(cx, &new)).unwrap()
        };
        let (ada, omar) = (add("Ada", Role::Owner), add("Omar", Role::Moderator));
        let (ines, nadia, theo) = (add("Ines", Role::Member), add("Nadia", Role::Member), add("Theo", Role::Member));
        Self { db, ada, omar, ines, nadia, theo, _dir: dir }
    }

    pub fn act<T: Send + 'static>(
        &self,
        who: MemberId,
        work: impl for<'tx> Fn(&mut Cx<'tx, Write>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.db.act_now(of(who), Channel::Web, Parent::NONE, work)
    }
    pub fn read<T: Send + 'static>(&self, who: Credential, work: impl for<'tx> FnOnce(&Cx<'tx, Read>) -> Outcome<T> + Send + 'static) -> T {
        self.db.read_now(who, work).unwrap()
    }

    fn found(&self, who: MemberId, name: &'static str, visibility: &'static str, parent: Option<&'static str>) {
        let form = FoundForm { name: name.to_owned(), visibility: Some(visibility.to_owned()), ..FoundForm::default() };
        self.act(who, move |cx| {
            let ground = match parent {
                Some(slug) => Ground::Under(find(cx, slug)?.visible_to(cx)?.permit(cx)?),
                None => Ground::Root(Sealed::new(Root).visible_to(cx)?.permit(cx)?),
            };
            space::found(cx, &ground, &form.read()?).map(drop)
        })
        .unwrap();
    }
    pub fn assign(&self, host: MemberId, slug: &'static str, member: MemberId, role: SpaceRole) -> Outcome<()> {
        self.act(host, move |cx| {
            let permit = find(cx, slug)?.visible_to(cx)?.permit::<Assign>(cx)?;
            membership::assign(cx, &permit, member, role)
        })
        .map(drop)
    }
    fn open_or_close(&self, who: MemberId, slug: &'static str, to: Visibility) -> Outcome<()> {
        self.act(who, move |cx| {
            let permit = find(cx, slug)?.visible_to(cx)?.permit::<ChangeVisibility>(cx)?;
            space::change_visibility(cx, &permit, to)
        })
    }
    fn join(&self, who: MemberId, slug: &'static str) -> Outcome<()> {
        self.act(who, move |cx| {
            let permit = find(cx, slug)?.visible_to(cx)?.permit::<Join>(cx)?;
            membership::join(cx, &permit)
        })
    }

    /// The slugs of what somebody's list shows, after comparing it with the policy space by space.
    fn sees(&self, who: Credential) -> Vec<String> {
        let all = self.read(SYSTEM, |cx| Ok(space::listed(cx)?.iter().map(|s| s.id).collect::<Vec<_>>()));
        self.read(who, move |cx| {
            let listed = space::listed(cx)?;
            for id in &all {
                let allowed = space::by_id(cx, *id)?.unwrap().visible_to(cx).is_ok();
                assert_eq!(listed.iter().any(|s| s.id == *id), allowed, "{id} for {:?}", cx.viewer().who());
            }
            Ok(listed.iter().map(|s| s.slug.clone()).collect())
        })
    }
    pub fn reads(&self, who: Credential, slug: &'static str) -> bool {
        self.read(who, move |cx| {
            let space = find(cx, slug)?.visible_to(cx)?;
            let sees = cx.viewer().sees(&space.place);
            assert_eq!(space::header(cx, &space)?.members > 0, sees, "members of {slug} are counted for those inside");
            Ok(sees)
        })
    }
    /// The garden: public, with gated gardeners that Ines hosts, and a private shed below.
    pub fn garden() -> Self {
        let town = Self::new();
        town.found(town.ada, "Garden", "public", None);
        town.found(town.ada, "Gardeners", "gated", Some("garden"));
        town.assign(town.ada, "gardeners", town.ines, SpaceRole::Host).unwrap();
        town.found(town.ines, "Shed", "private", Some("gardeners"));
        town
    }
}

pub(crate) fn find<M>(cx: &Cx<'_, M>, slug: &str) -> Outcome<Sealed<Space>> {
    space::by_slug(cx, slug)?.ok_or(Refusal::NotFound)
}

#[test]
fn every_statement_prepares() {
    assert!(Town::new().db.prepare_everything().unwrap() > 40);
}

#[test]
fn who_sees_the_garden() {
    let town = Town::garden();
    let (visitor, ada, omar) = (Credential::None, of(town.ada), of(town.omar));
    let (ines, nadia) = (of(town.ines), of(town.nadia));
    assert_eq!(town.sees(visitor), ["garden", "gardeners"]);
    assert_eq!(town.sees(nadia), ["garden", "gardeners"]);
    assert_eq!(town.sees(omar), ["garden", "gardeners"]);
    assert_eq!(town.sees(ines), ["garden", "gardeners", "shed"]);
    assert_eq!(town.sees(ada), ["garden", "gardeners", "shed"]);
    assert!(!town.reads(visitor, "gardeners") && !town.reads(nadia, "gardeners"));
    assert!(town.reads(omar, "gardeners") && town.reads(ines, "gardeners"));

    // In the shed, but not with the gardeners: she would not see it from where she stands.
    assert!(matches!(town.assign(town.ines, "shed", town.nadia, SpaceRole::Member), Err(Refusal::Invalid(_))));
    town.assign(town.ines, "gardeners", town.nadia, SpaceRole::Member).unwrap();
    town.assign(town.ines, "shed", town.nadia, SpaceRole::Member).unwrap();
    assert!(town.reads(nadia, "shed"));

    // Leaving the gardeners closes what is below as well, at once.
    town.act(town.nadia, |cx| {
        let permit = find(cx, "gardeners")?.visible_to(cx)?.permit::<Leave>(cx)?;
        membership::leave(cx, &permit)
    })
    .unwrap();
    assert_eq!(town.sees(nadia), ["garden", "gardeners"]);
}

#[test]
fn a_removed_member_loses_sight_at_once() {
    let town = Town::garden();
    town.assign(town.ines, "gardeners", town.nadia, SpaceRole::Moderator).unwrap();
    assert!(town.reads(of(town.nadia), "gardeners"));
    let nadia = town.nadia;
    town.act(town.ines, move |cx| {
        let permit = find(cx, "gardeners")?.visible_to(cx)?.permit::<Remove>(cx)?;
        membership::remove(cx, &permit, nadia)
    })
    .unwrap();
    assert!(!town.reads(of(town.nadia), "gardeners"));
}

#[test]
fn joining_is_as_the_space_says() {
    let town = Town::garden();
    town.join(town.theo, "garden").unwrap();
    town.join(town.theo, "garden").unwrap();
    assert!(matches!(town.join(town.theo, "gardeners"), Err(Refusal::NotAllowed(Reason::AskFirst))));
    assert!(matches!(town.join(town.theo, "shed"), Err(Refusal::NotFound)));
    town.act(town.theo, |cx| {
        let permit = find(cx, "gardeners")?.visible_to(cx)?.permit(cx)?;
        membership::ask(cx, &permit, "I have a spade.", ORIGIN)
    })
    .unwrap();
    let theo = town.theo;
    town.act(town.ines, move |cx| {
        let permit = find(cx, "gardeners")?.visible_to(cx)?.permit(cx)?;
        membership::approve(cx, &permit, theo, ORIGIN)
    })
    .unwrap();
    assert!(town.reads(of(town.theo), "gardeners"));
}

#[test]
fn opening_closing_and_moving_change_who_sees_what_below() {
    let town = Town::garden();
    town.open_or_close(town.ada, "garden", Visibility::Private).unwrap();
    assert!(town.sees(Credential::None).is_empty());
    assert!(town.sees(of(town.ines)).is_empty(), "a host of a space below does not pass a private one above");
    assert!(matches!(town.open_or_close(town.ines, "gardeners", Visibility::Public), Err(Refusal::NotFound)));

    // Out of the private garden, to the root.
    town.act(town.ada, |cx| {
        let permit = find(cx, "gardeners")?.visible_to(cx)?.permit::<Move>(cx)?;
        let root = Ground::Root(Sealed::new(Root).visible_to(cx)?.permit::<Move>(cx)?);
        space::move_under(cx, &permit, &root)
    })
    .unwrap();
    assert_eq!(town.sees(of(town.ines)), ["gardeners", "shed"]);
    assert_eq!(town.sees(Credential::None), ["gardeners"]);

    // Not below itself.
    let circle = town.act(town.ada, |cx| {
        let permit = find(cx, "gardeners")?.visible_to(cx)?.permit::<Move>(cx)?;
        let ground = Ground::Under(find(cx, "shed")?.visible_to(cx)?.permit::<Move>(cx)?);
        space::move_under(cx, &permit, &ground)
    });
    assert!(matches!(circle, Err(Refusal::Invalid(_))));
}

#[test]
fn a_preview_tells_who_loses_sight() {
    let town = Town::garden();
    let effects = town.read(of(town.ines), |cx| {
        let space = find(cx, "gardeners")?.visible_to(cx)?;
        space::preview::preview(cx, &space, &space::preview::Try::Visibility(Visibility::Private))
    });
    assert_eq!(effects.len(), 1, "the shed is private already: {effects:?}");
    let told: Vec<_> = effects[0].people.iter().map(|p| (p.who, p.count, p.before, p.after)).collect();
    assert!(told.contains(&("visitors", None, "card", "nothing")), "{told:?}");
    assert!(told.contains(&("member", Some(2), "card", "nothing")), "{told:?}");
    assert!(told.contains(&("moderator", Some(1), "content", "nothing")), "{told:?}");
    assert!(effects[0].people.iter().all(|p| p.loses));
}

#[test]
fn a_space_with_many_members_opens_and_closes_in_one_act() {
    let town = Town::garden();
    let ines = town.ines;
    let many = 3_500;
    for some in 0..many / 50 {
        let add = move |cx: &mut Cx<'_, Write>| {
            for n in 0..50 {
                let name = format!("guest{}", some * 50 + n);
                let id = add_member(cx, &NewMember { name: name.clone(), handle: name, ..NewMember::default() })?;
                membership::enter(cx, space::by_slug(cx, "gardeners")?.unwrap().visible_to(cx)?.id, id, SpaceRole::Member)?;
            }
            Ok(())
        };
        town.db.act_now(SYSTEM, Channel::Console, Parent::NONE, add).unwrap();
    }
    let started = std::time::Instant::now();
    town.open_or_close(ines, "gardeners", Visibility::Private).unwrap();
    town.open_or_close(ines, "gardeners", Visibility::Public).unwrap();
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    let members = town.read(of(ines), |cx| {
        let space = find(cx, "gardeners")?.visible_to(cx)?;
        Ok(space::header(cx, &space)?.members)
    });
    assert_eq!(members, many + 2);
}

#[test]
fn forms_read_as_browsers_send_them() {
    let form: FoundForm = serde_html_form::from_str("name=Compost&slug=&purpose=&kinds=none&kinds=question&math=yes").unwrap();
    let new = form.read().unwrap();
    assert_eq!((new.slug, new.kinds.column().as_str(), new.math), (None, "question", true));
    let nothing: FoundForm = serde_html_form::from_str("name=Compost&kinds=none").unwrap();
    assert_eq!(nothing.read().unwrap().kinds.column(), "");
    let wrong: FoundForm = serde_html_form::from_str("name=&slug=New%20one&icon=skull&visibility=secret").unwrap();
    let Err(Refusal::Invalid(problems)) = wrong.read() else { panic!("it reads") };
    let fields: Vec<_> = problems.iter().map(|p| p.field.to_string()).collect();
    assert_eq!(fields, ["name", "slug", "icon", "visibility"]);
}

#[test]
fn every_page_draws_for_everybody_who_gets_it() {
    let town = Town::garden();
    town.join(town.theo, "garden").unwrap();
    for who in [Credential::None, of(town.nadia), of(town.ines), of(town.ada)] {
        town.read(who, |cx| {
            let parts = PageParts { viewer: cx.viewer().clone(), ..PageParts::for_visitor(cx.now(), "/spaces") };
            let page = Page::new(parts);
            for space in space::listed(cx)? {
                let head = space::header(cx, &space)?;
                let drawn = space::views::header(&page, &head).into_string()
                    + &space::views::rooms(&page, &head, space::views::Room::Content).into_string();
                assert!(drawn.contains(&space.name));
            }
            space::draw_all(cx, &page)?;
            membership::draw_all(cx, &page)?;
            crate::invitations::draw_all(&page);
            Ok(())
        });
    }
}
