//! A small town over real tables: public roses and herbs, private gardeners. Ines and Nadia are
//! gardeners, Theo is not, visitors have no name.

use std::collections::HashMap;
use std::sync::Arc;

use grove_kernel::{
    Act, Channel, Credential, Envelope, HasViewer, MemberId, Moment, Outcome, Reach, ReplyId, Role, Scopes, SpaceId, SpaceRole, Standing,
    TopicId, Viewer, Why, viewer::Found,
};
use grove_store::{Columns, Config, Cx, Database, Db, Hooks, Parent, Projections, Read, Write, params};

use super::store::*;
use crate::search::Search;
use crate::search::find::search;
use crate::search::routes::{Asked, FoundJson};

pub const ROSES: SpaceId = SpaceId::from_raw(1);
pub const HERBS: SpaceId = SpaceId::from_raw(2);
pub const GARDENERS: SpaceId = SpaceId::from_raw(3);
pub const INES: MemberId = MemberId::from_raw(11);
pub const NADIA: MemberId = MemberId::from_raw(12);
pub const THEO: MemberId = MemberId::from_raw(13);

macro_rules! acts {
    ($($name:ident = $verb:literal),+ $(,)?) => {
        $(pub struct $name(pub Envelope);
        impl Act for $name {
            const VERB: &'static str = $verb;
            fn envelope(&self) -> Envelope {
                self.0.clone()
            }
        })+
    };
}
acts!(
    Opened = "topic.opened",
    Edited = "topic.edited",
    Deleted = "topic.deleted",
    Restored = "topic.restored",
    Moved = "topic.moved",
    Posted = "reply.posted",
    ReplyDeleted = "reply.deleted",
    Accepted = "answer.accepted",
    Visited = "space.visited",
);

pub struct Town {
    pub db: Db,
    pub search: Arc<Search>,
    pub projections: Projections,
    _folder: tempfile::TempDir,
}

pub const NOON: i64 = 1_700_000_000_000_000;

impl Town {
    pub fn new() -> Self {
        Self::over(Search::in_memory().expect("memory"))
    }

    pub fn over(search: Arc<Search>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = match std::env::var("GROVE_TEST_DATABASE") {
            Ok(cluster) => Database::Postgres(grove_store::fresh_database(&cluster).expect("a database")),
            Err(_) => Database::Sqlite(folder.path().join("town.db")),
        };
        let config = Config { readers: 2, ..Config::new(database) };
        let db = Db::open(&config, Hooks::new(load_viewer).with(search.clone())).expect("a database");
        let town = Self { db, projections: Projections::default().local(search.clone()), search, _folder: folder };
        town.act(people_and_places);
        town
    }

    pub fn act(&self, work: impl for<'tx> Fn(&mut Cx<'tx, Write>) -> Outcome<()> + Send + 'static) {
        self.db.act_now(Credential::System(Why::Maintenance), Channel::Job, Parent::NONE, work).expect("it is done");
    }

    pub fn topic(&self, id: i64, space: SpaceId, title: &str, text: &str) -> &Self {
        self.tagged(id, space, title, text, &[])
    }

    pub fn tagged(&self, id: i64, space: SpaceId, title: &str, text: &str, tags: &[&str]) -> &Self {
        let (title, text) = (title.to_owned(), text.to_owned());
        let tags: Vec<String> = tags.iter().map(|t| (*t).to_owned()).collect();
        self.act(move |cx| {
            let topic = TopicId::from_raw(id);
            cx.write(&TOPIC, params![topic, space, "question", NADIA, &title, &text, NOON + id])?;
            tags.iter().try_for_each(|tag| cx.write(&TAG, params![tag, topic]).map(drop))?;
            cx.record(Opened(on(topic, space)))
        });
        self
    }

    pub fn reply(&self, id: i64, topic: i64, space: SpaceId, text: &str) -> &Self {
        let text = text.to_owned();
        self.act(move |cx| {
            cx.write(&REPLY, params![id, topic, THEO, &text, NOON + id])?;
            cx.record(Posted(Envelope::of(ReplyId::from_raw(id)).space(space).root(TopicId::from_raw(topic))))
        });
        self
    }

    pub fn edit(&self, id: i64, space: SpaceId, title: &'static str, text: &'static str) -> &Self {
        self.act(move |cx| cx.write(&EDIT, params![id, title, text]).and_then(|_| cx.record(Edited(on(TopicId::from_raw(id), space)))));
        self
    }
    pub fn delete(&self, id: i64, space: SpaceId) -> &Self {
        self.act(move |cx| cx.write(&DELETE, params![id, NOON]).and_then(|_| cx.record(Deleted(on(TopicId::from_raw(id), space)))));
        self
    }
    pub fn restore(&self, id: i64, space: SpaceId) -> &Self {
        self.act(move |cx| cx.write(&DELETE, params![id, None::<i64>]).and_then(|_| cx.record(Restored(on(TopicId::from_raw(id), space)))));
        self
    }
    pub fn delete_reply(&self, id: i64, topic: i64, space: SpaceId) -> &Self {
        let gone = move || ReplyDeleted(Envelope::of(ReplyId::from_raw(id)).space(space).root(TopicId::from_raw(topic)));
        self.act(move |cx| cx.write(&DELETE_REPLY, params![id, NOON]).and_then(|_| cx.record(gone())));
        self
    }
    pub fn relocate(&self, id: i64, from: SpaceId, to: SpaceId) -> &Self {
        let moved = move || Moved(on(TopicId::from_raw(id), to).with("from", from.raw()));
        self.act(move |cx| cx.write(&MOVE, params![id, to]).and_then(|_| cx.record(moved())));
        self
    }
    pub fn accept(&self, topic: i64, reply: i64) -> &Self {
        let accepted = move || Accepted(Envelope::of(ReplyId::from_raw(reply)).root(TopicId::from_raw(topic)));
        self.act(move |cx| cx.write(&ACCEPT, params![topic, reply]).and_then(|_| cx.record(accepted())));
        self
    }
    /// Who reads a space from now on; no activity of the index's, on purpose.
    pub fn set_floor(&self, space: SpaceId, floor: i64) -> &Self {
        self.act(move |cx| {
            cx.write(&NO_FLOOR, params![space])?;
            cx.write(&SET_FLOOR, params![space, floor])?;
            cx.write(&ACCESS, params![space, floor, 2, 0]).map(drop)
        });
        self
    }

    pub fn settle(&self) -> &Self {
        self.projections.catch_up(&self.db).expect("caught up");
        self
    }

    pub fn ask(&self, who: Option<MemberId>, asked: Asked) -> FoundJson {
        self.read(who, move |cx| Ok(FoundJson::of(&search(cx, asked)?)))
    }

    pub fn read<T: Send + 'static>(
        &self,
        who: Option<MemberId>,
        work: impl for<'tx> FnOnce(&Cx<'tx, Read>) -> Outcome<T> + Send + 'static,
    ) -> T {
        let credential = who.map_or(Credential::None, |member| Credential::Member(member, Why::Maintenance));
        self.db.read_now(credential, work).expect("an answer")
    }

    /// The ids of the hits, in order.
    pub fn finds(&self, who: Option<MemberId>, words: &str) -> Vec<i64> {
        ids(&self.ask(who, words.into()))
    }
}

pub fn ids(found: &FoundJson) -> Vec<i64> {
    found.items.iter().map(|hit| hit.reply.map_or(hit.topic.raw(), |reply| reply.raw())).collect()
}

impl From<&str> for Asked {
    fn from(words: &str) -> Self {
        Self { q: words.to_owned(), ..Self::default() }
    }
}

fn on(topic: TopicId, space: SpaceId) -> Envelope {
    Envelope::of(topic).space(space).root(topic)
}

fn people_and_places(cx: &mut Cx<'_, Write>) -> Outcome<()> {
    for (id, handle, name) in [(INES, "ines", "Ines Aguilar"), (NADIA, "nadia", "Nadia Petrova"), (THEO, "theo", "Theo 100%")] {
        cx.write(&MEMBER, params![id, handle, name, &name.to_lowercase()])?;
    }
    for (id, slug, name, floor) in
        [(ROSES, "roses", "Roses", 0), (HERBS, "herbs", "Kitchen herbs", 0), (GARDENERS, "gardeners", "Gardeners", -3)]
    {
        let visibility = if floor == 0 { "public" } else { "private" };
        cx.write(&SPACE, params![id, slug, name, visibility, floor])?;
        cx.write(&ACCESS, params![id, floor, 2, 0])?;
    }
    [INES, NADIA].into_iter().try_for_each(|member| cx.write(&ACCESS, params![GARDENERS, member, 2, 1]).map(drop))
}

fn load_viewer(cx: &Cx<'_, Read>, credential: &Credential) -> Outcome<Viewer> {
    assert!(cx.viewer().is_system());
    let Credential::Member(member, _) = *credential else { return Ok(Viewer::visitor()) };
    let role = cx.system_one(&ROLE, params![member], grove_store::first::<i64>)?.expect("a member");
    let access = |row: &mut Columns<'_>| {
        let (space, role, reach): (SpaceId, i64, i64) = (row.take()?, row.take()?, row.take()?);
        Ok((space, (SpaceRole::from_number(role), Reach::from_number(reach))))
    };
    let spaces: HashMap<_, _> = cx.system(&ACCESS_OF, params![member], access)?.into_iter().collect();
    Ok(Viewer::loaded(Found {
        member,
        role: Role::from_number(role),
        standing: Standing::Active,
        scopes: Scopes::ALL,
        spaces,
        joined: Moment::from_micros(0),
        is_staff: false,
        is_bot: false,
        is_brand: false,
    }))
}
