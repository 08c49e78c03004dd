//! The context: one transaction, looked through by one viewer, at one moment.
//!
//! `'tx` is a brand, see `grove_kernel::policy`: a `Cx` only exists inside a closure that is generic
//! over it. Reads take `&Cx<'_, M>` and work in both modes; changes need `&mut Cx<'_, Write>`.

use std::cell::Cell;
use std::marker::PhantomData;
use std::time::{Duration, Instant};

use grove_kernel::intake::Batch;
use grove_kernel::{
    Act, ActivityId, Channel, Credential, Guarded, HasViewer, Id, Kind, MemberId, Moment, Outcome, Sealed, Viewer, Visible,
};

use crate::activity;
use crate::conn::Conn;
use crate::engine::Engine;
use crate::signals::Wake;
use crate::sql::{SealedSql, Sql, SystemSql, Tag, VisibleSql, WriteSql};
use crate::value::{Columns, FromColumn, Value, first};

/// A snapshot.
pub struct Read(());
/// A transaction that changes things.
pub struct Write(());

type Brand<'tx> = PhantomData<fn(&'tx ()) -> &'tx ()>;

pub struct Cx<'tx, M> {
    pub(crate) conn: &'tx Conn,
    pub(crate) engine: &'tx Engine,
    viewer: Viewer,
    now: Moment,
    channel: Channel,
    as_of: Option<AsOf>,
    position: Option<&'tx Cell<i64>>,
    /// The id of the newest row of history in the log.
    historic: Cell<i64>,
    wake: Cell<Wake>,
    /// The first id of this transaction, and how many followed it.
    drawn: Cell<Option<(i64, u32)>>,
    brand: Brand<'tx>,
    mode: PhantomData<M>,
}

/// Who did it and when, for rows that come from elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct AsOf {
    pub at: Moment,
    pub actor: Option<MemberId>,
    /// The actor is a program; of people the flags of then are not known.
    pub bot: bool,
    pub batch: i64,
}

impl AsOf {
    /// Somebody of an import: its placeholder is nobody, its robot a robot.
    pub fn of(batch: &Batch, at: Moment, member: Option<MemberId>) -> Self {
        let actor = member.and_then(|m| batch.known(m));
        Self { at, actor, bot: actor.is_some() && actor == batch.robot, batch: batch.id }
    }
}

/// How the shell came to ask.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask {
    pub credential: Credential,
    pub channel: Channel,
    pub at: Option<Moment>,
    /// The act makes room, so that it runs while the disk is full.
    pub frees: bool,
    /// Until when somebody waits; those of upkeep wait as long as it takes.
    pub until: Option<Instant>,
}

/// How long a request waits for its turn. Longer would be an answer to somebody who has gone, and would keep the
/// next one waiting as long.
const PATIENCE: Duration = Duration::from_secs(1);

impl Ask {
    pub const fn new(credential: Credential, channel: Channel) -> Self {
        Self { credential, channel, at: None, frees: false, until: None }
    }
    /// Somebody waits for the answer.
    pub fn hasty(credential: Credential, channel: Channel) -> Self {
        Self { until: Some(Instant::now() + PATIENCE), ..Self::new(credential, channel) }
    }
    /// Its turn came too late.
    pub fn is_late(&self) -> bool {
        self.until.is_some_and(|until| Instant::now() > until)
    }
}

impl<'tx, M> HasViewer<'tx> for Cx<'tx, M> {
    fn viewer(&self) -> &Viewer {
        &self.viewer
    }
}

impl<'tx, M> Cx<'tx, M> {
    /// Opens a context on a transaction that has begun, and finds out who is looking.
    pub(crate) fn open(conn: &'tx Conn, engine: &'tx Engine, ask: Ask, position: Option<&'tx Cell<i64>>) -> Outcome<Self> {
        let viewer = match ask.credential {
            Credential::None => Viewer::visitor(),
            Credential::System(why) => Viewer::system(why),
            Credential::Session(_) | Credential::Token(_) | Credential::Member(..) => {
                let door = Cx::<Read>::bare(conn, engine, Viewer::system(grove_kernel::Why::Identity), ask, None);
                (engine.hooks.load_viewer)(&door, &ask.credential)?
            }
        };
        let cx = Self::bare(conn, engine, viewer, ask, position);
        if let (Credential::Session(session), Some(_)) = (ask.credential, cx.viewer.id()) {
            engine.signals.see_session(session, cx.now);
        }
        Ok(cx)
    }

    fn bare(conn: &'tx Conn, engine: &'tx Engine, viewer: Viewer, ask: Ask, position: Option<&'tx Cell<i64>>) -> Self {
        let now = ask.at.unwrap_or_else(|| engine.hooks.clock.now());
        Self {
            conn,
            engine,
            viewer,
            now,
            channel: ask.channel,
            as_of: None,
            position,
            historic: Cell::new(0),
            wake: Cell::default(),
            drawn: Cell::default(),
            brand: PhantomData,
            mode: PhantomData,
        }
    }

    /// The one moment of this transaction.
    pub fn now(&self) -> Moment {
        self.as_of.map_or(self.now, |a| a.at)
    }
    pub const fn channel(&self) -> Channel {
        self.channel
    }
    /// The member who acts; visitors are refused by the policies before this is asked.
    pub fn me(&self) -> Outcome<MemberId> {
        self.viewer.id().ok_or(grove_kernel::Refusal::SignIn)
    }

    /// A new secret; only its hash may be kept.
    pub fn new_secret(&self, purpose: &'static str) -> String {
        self.engine.hooks.ids.secret(purpose, self.viewer.id().map_or(0, Id::raw))
    }

    /// The viewer was shown this much of a topic; remembered soon, not now.
    pub fn seen(&self, space: grove_kernel::SpaceId, topic: grove_kernel::TopicId, position: i64) {
        if let Some(member) = self.viewer.id() {
            self.engine.signals.see(crate::signals::Seen { member, space, topic, position });
        }
    }

    /// What [`Hooks::with`](crate::Hooks::with) hung on this database.
    pub fn ext<T: std::any::Any + Send + Sync>(&self) -> Option<std::sync::Arc<T>> {
        self.engine.hooks.extensions().get()
    }

    /// The first row, under seal.
    pub fn one<T>(
        &self,
        sql: &'static SealedSql,
        values: &[Value<'_>],
        read: impl FnMut(&mut Columns<'_>) -> Outcome<T>,
    ) -> Outcome<Option<Sealed<T>>> {
        Ok(self.rows(&sql.0, values, read)?.into_iter().next().map(Sealed::new))
    }
    /// All rows, under seal.
    pub fn many<T>(
        &self,
        sql: &'static SealedSql,
        values: &[Value<'_>],
        read: impl FnMut(&mut Columns<'_>) -> Outcome<T>,
    ) -> Outcome<Vec<Sealed<T>>> {
        Ok(self.rows(&sql.0, values, read)?.into_iter().map(Sealed::new).collect())
    }
    /// The rows the viewer may see: filtered by the text, checked again here. `values` begin at `$3`.
    pub fn visible<T: Guarded>(
        &self,
        sql: &'static VisibleSql,
        values: &[Value<'_>],
        read: impl FnMut(&mut Columns<'_>) -> Outcome<T>,
    ) -> Outcome<Vec<Visible<T>>> {
        let rows = self.rows(&sql.0, &self.with_viewer(values), read)?;
        Ok(rows.into_iter().filter_map(|row| Sealed::new(row).checked(self)).collect())
    }
    /// Numbers over what the viewer may see, and rows of the viewer's own. `values` begin at `$3`.
    pub fn tallies<T>(
        &self,
        sql: &'static VisibleSql,
        values: &[Value<'_>],
        read: impl FnMut(&mut Columns<'_>) -> Outcome<T>,
    ) -> Outcome<Vec<T>> {
        self.rows(&sql.0, &self.with_viewer(values), read)
    }
    /// One number over what the viewer may see. `values` begin at `$3`.
    pub fn tally<T: FromColumn + Default>(&self, sql: &'static VisibleSql, values: &[Value<'_>]) -> Outcome<T> {
        Ok(self.tallies(sql, values, first)?.into_iter().next().unwrap_or_default())
    }
    /// Rows of tables that guard nothing.
    pub fn system<T>(
        &self,
        sql: &'static SystemSql,
        values: &[Value<'_>],
        read: impl FnMut(&mut Columns<'_>) -> Outcome<T>,
    ) -> Outcome<Vec<T>> {
        self.rows(&sql.0, values, read)
    }
    /// The first row of a table that guards nothing.
    pub fn system_one<T>(
        &self,
        sql: &'static SystemSql,
        values: &[Value<'_>],
        read: impl FnMut(&mut Columns<'_>) -> Outcome<T>,
    ) -> Outcome<Option<T>> {
        Ok(self.rows(&sql.0, values, read)?.into_iter().next())
    }

    fn with_viewer<'v>(&self, values: &[Value<'v>]) -> Vec<Value<'v>> {
        let mut all = Vec::with_capacity(values.len() + 2);
        all.push(Value::Int(self.viewer.grantee()));
        all.push(Value::Int(self.viewer.floor()));
        all.extend_from_slice(values);
        all
    }

    fn rows<T>(&self, sql: &'static Sql, values: &[Value<'_>], mut read: impl FnMut(&mut Columns<'_>) -> Outcome<T>) -> Outcome<Vec<T>> {
        let mut rows = Vec::new();
        self.conn.query(sql, values, &mut |columns| {
            rows.push(read(columns)?);
            Ok(())
        })?;
        Ok(rows)
    }
}

impl<'tx> Cx<'tx, Write> {
    /// The same transaction for somebody who only looks: code behind a trait object, which cannot be
    /// generic over the mode, takes a `Cx<Read>`.
    pub fn reading(&self) -> Cx<'tx, Read> {
        let ask = Ask { at: Some(self.now()), ..Ask::new(Credential::None, self.channel) };
        Cx::bare(self.conn, self.engine, self.viewer.clone(), ask, None)
    }
}

impl Cx<'_, Write> {
    /// Changes rows; answers how many.
    pub fn write(&mut self, sql: &'static WriteSql, values: &[Value<'_>]) -> Outcome<usize> {
        self.pages_change(sql);
        self.conn.execute(&sql.0, values)
    }
    /// Changes rows and reads what `RETURNING` gives back.
    pub fn write_returning<T>(
        &mut self,
        sql: &'static WriteSql,
        values: &[Value<'_>],
        read: impl FnMut(&mut Columns<'_>) -> Outcome<T>,
    ) -> Outcome<Vec<T>> {
        self.pages_change(sql);
        self.rows(&sql.0, values, read)
    }
    /// Pages that were kept for visitors end with this commit, unless the change is one that they cannot see.
    fn pages_change(&self, sql: &WriteSql) {
        if sql.0.tag != Tag::Quiet {
            self.wake(Wake::PAGES);
        }
    }
    pub fn new_id<K: Kind>(&self) -> Id<K> {
        let author = self.viewer.id().map_or(0, Id::raw);
        let ids = &self.engine.hooks.ids;
        let drawn = self.drawn.get().filter(|_| ids.follows());
        let (first, n) = drawn.map_or_else(|| (ids.next(K::PREFIX, author, self.now()), 0), |(first, n)| (first, n + 1));
        self.drawn.set(Some((first, n)));
        Id::from_raw(grove_kernel::ids::following(first, n))
    }

    /// The id of a row of the log. Of history thousands of rows come in one transaction, many of one
    /// moment (votes have only a day): random ids would collide, so they are counted on from the first.
    pub(crate) fn log_id(&self) -> ActivityId {
        if self.as_of.is_none() {
            return self.new_id();
        }
        let next = match self.historic.get() {
            0 => self.engine.hooks.ids.next(grove_kernel::kinds::ActivityRow::PREFIX, 0, self.now),
            last => last + 1,
        };
        self.historic.set(next);
        Id::from_raw(next)
    }

    /// Puts an act into the activity log, in this transaction.
    pub fn record<A: Act>(&mut self, act: A) -> Outcome<()> {
        self.record_envelope(A::VERB, &act.envelope())
    }

    fn record_envelope(&mut self, verb: &'static str, envelope: &grove_kernel::Envelope) -> Outcome<()> {
        let position = self.position.map(|last| {
            last.set(last.get() + 1);
            last.get()
        });
        activity::insert(self, verb, envelope, position)?;
        self.wake(Wake::ACTIVITY);
        Ok(())
    }

    /// Does `work` as of another time and actor: imports write history as it was.
    pub fn as_of<T>(&mut self, as_of: AsOf, work: impl FnOnce(&mut Self) -> Outcome<T>) -> Outcome<T> {
        let before = self.as_of.replace(as_of);
        let done = work(self);
        self.as_of = before;
        done
    }
    pub(crate) const fn history(&self) -> Option<AsOf> {
        self.as_of
    }

    pub(crate) fn wake(&self, what: Wake) {
        self.wake.set(self.wake.get() | what);
    }
    pub(crate) fn woken(&self) -> Wake {
        self.wake.get()
    }
}
