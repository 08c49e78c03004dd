//! The database as the rest of the program holds it: `read`, `act`, and nothing else.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use crossbeam_channel::{Sender, bounded};
use grove_kernel::{Channel, Credential, Moment, Outcome, Refusal};
use tokio::sync::oneshot;

use crate::conn::Conn;
use crate::cx::{Ask, Cx, Read, Write};
use crate::engine::{Config, Database, Engine, Hooks, Parent};
use crate::migrate::{MIGRATIONS, Migrator};
use crate::pool::{Opener, Pool, too_late, turned_away};
use crate::room::Room;
use crate::signals::{Signals, Wake};
use crate::writer::{Queued, QueuedAct};
use crate::{postgres_engine, sqlite_engine};

struct Inner {
    engine: Arc<Engine>,
    readers: Pool,
    /// Exports and reports: they may take long, so they have threads of their own.
    long_readers: Pool,
    writers: Writers,
    /// Opens one more connection.
    opener: Opener,
    postgres: bool,
}

enum Writers {
    One { queue: Option<Sender<Box<dyn Queued>>>, thread: Option<JoinHandle<()>> },
    Many(Pool),
}

/// A handle on the database; cheap to clone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

impl Db {
    /// Opens, migrates, and starts the threads.
    pub fn open(config: &Config, hooks: Hooks) -> Outcome<Self> {
        let process = hooks.ids.next("process", 0, hooks.clock.now()) ^ i64::from(std::process::id());
        let room = match &config.database {
            Database::Sqlite(file) => file.parent().map(|folder| Room::of(folder.to_owned())),
            Database::Postgres(_) => None,
        };
        let engine = Arc::new(Engine { hooks, signals: Arc::default(), process, rehearses: AtomicBool::new(false), room });
        let (reader, writer) = openers(&config.database);
        let migrating = writer()?;
        migrating.take_your_time()?;
        Migrator::new(&migrating).run(MIGRATIONS)?;
        drop(migrating);
        let readers = Pool::start("reader", config.readers, config.waiting, &reader)?;
        let long_readers = Pool::start("long-reader", 1, 16, &reader)?;
        let postgres = matches!(config.database, Database::Postgres(_));
        let writers = if postgres {
            Writers::Many(Pool::start("writer", config.readers.max(4), config.waiting, &writer)?)
        } else {
            start_writer(&engine, writer()?, config.waiting)?
        };
        Ok(Self(Arc::new(Inner { engine, readers, long_readers, writers, opener: reader, postgres })))
    }

    pub fn is_postgres(&self) -> bool {
        self.0.postgres
    }
    /// From now on acts are answered and then undone: for tests that ask everybody about everything and
    /// want the same town for each.
    pub fn rehearse(&self) {
        self.0.engine.rehearses.store(true, Ordering::Relaxed);
    }
    pub fn signals(&self) -> &Arc<Signals> {
        &self.0.engine.signals
    }
    pub fn now(&self) -> Moment {
        self.0.engine.hooks.clock.now()
    }
    /// What [`Hooks::with`] hung on this database.
    pub fn ext<T: std::any::Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.0.engine.hooks.extensions().get()
    }

    /// A name that tells requests of this process apart.
    pub fn new_name(&self, purpose: &'static str) -> String {
        self.0.engine.hooks.ids.secret(purpose, 0)[..16].to_owned()
    }

    /// Reads in one snapshot, as the one who shows the credential.
    pub async fn read<T, F>(&self, credential: Credential, channel: Channel, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: for<'tx> FnOnce(&Cx<'tx, Read>) -> Outcome<T> + Send + 'static,
    {
        self.submit_read(&self.0.readers, Ask::hasty(credential, channel), work)?.await.map_err(|_| Refusal::broken("a reader panicked"))?
    }
    /// The same from a thread that may wait.
    pub fn read_now<T, F>(&self, credential: Credential, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: for<'tx> FnOnce(&Cx<'tx, Read>) -> Outcome<T> + Send + 'static,
    {
        let answer = self.submit_read(&self.0.long_readers, Ask::new(credential, Channel::Job), work)?;
        answer.blocking_recv().map_err(|_| Refusal::broken("a reader panicked"))?
    }

    /// Reads in one snapshot on a connection of its own and on this thread, for as long as it takes: a
    /// backup keeps nobody waiting.
    pub fn read_apart<T, F>(&self, credential: Credential, work: F) -> Outcome<T>
    where
        F: for<'tx> FnOnce(&Cx<'tx, Read>) -> Outcome<T>,
    {
        let conn = (self.0.opener)()?;
        conn.take_your_time()?;
        snapshot(&conn, &self.0.engine, Ask::new(credential, Channel::Console), work)
    }

    /// Work for the next reader that is free.
    pub(crate) fn submit(&self, work: crate::pool::Work) -> Outcome<()> {
        self.0.readers.submit(false, work)
    }

    fn submit_read<T, F>(&self, pool: &Pool, ask: Ask, work: F) -> Outcome<oneshot::Receiver<Outcome<T>>>
    where
        T: Send + 'static,
        F: for<'tx> FnOnce(&Cx<'tx, Read>) -> Outcome<T> + Send + 'static,
    {
        let (answer, wait) = oneshot::channel();
        let engine = self.0.engine.clone();
        pool.submit(
            ask.until.is_some(),
            Box::new(move |conn| {
                let outcome = if ask.is_late() { Err(too_late()) } else { conn.and_then(|conn| snapshot(conn, &engine, ask, work)) };
                let _gone = answer.send(outcome);
            }),
        )?;
        Ok(wait)
    }

    /// Changes things; answers when the change is durable. `work` may run more than once.
    pub async fn act<T, F>(&self, credential: Credential, channel: Channel, parent: Parent, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: for<'tx> Fn(&mut Cx<'tx, Write>) -> Outcome<T> + Send + 'static,
    {
        self.act_freeing(false, credential, channel, parent, work).await
    }
    /// The same for an act that may make room: then it runs even while the disk is full.
    pub async fn act_freeing<T, F>(&self, frees: bool, credential: Credential, channel: Channel, parent: Parent, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: for<'tx> Fn(&mut Cx<'tx, Write>) -> Outcome<T> + Send + 'static,
    {
        let ask = Ask { frees, ..Ask::hasty(credential, channel) };
        self.submit_act(ask, parent, work)?.await.map_err(|_| Refusal::OutcomeUnknown)?
    }
    /// The same from a thread that may wait.
    pub fn act_now<T, F>(&self, credential: Credential, channel: Channel, parent: Parent, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: for<'tx> Fn(&mut Cx<'tx, Write>) -> Outcome<T> + Send + 'static,
    {
        self.submit_act(Ask::new(credential, channel), parent, work)?.blocking_recv().map_err(|_| Refusal::OutcomeUnknown)?
    }
    /// An act at another time than now, in the name of a member: how the demo's history is written.
    pub fn act_at<T, F>(&self, at: Moment, credential: Credential, work: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: for<'tx> Fn(&mut Cx<'tx, Write>) -> Outcome<T> + Send + 'static,
    {
        let ask = Ask { at: Some(at), ..Ask::new(credential, Channel::Web) };
        self.submit_act(ask, Parent::NONE, work)?.blocking_recv().map_err(|_| Refusal::OutcomeUnknown)?
    }

    fn submit_act<T, F>(&self, ask: Ask, parent: Parent, act: F) -> Outcome<oneshot::Receiver<Outcome<T>>>
    where
        T: Send + 'static,
        F: for<'tx> Fn(&mut Cx<'tx, Write>) -> Outcome<T> + Send + 'static,
    {
        if let Some(room) = &self.0.engine.room {
            room.admit(ask.credential, ask.frees)?;
        }
        let (answer, wait) = oneshot::channel();
        let queued = QueuedAct { ask, parent: parent.0, act, outcome: None, wake: Wake::default(), answer };
        self.0.writers.submit(Box::new(queued), &self.0.engine)?;
        Ok(wait)
    }

    /// Prepares every registered statement on this database.
    pub fn prepare_everything(&self) -> Outcome<usize> {
        self.on_connection(crate::sql::prepare_everything)
    }

    /// Work that needs a connection and no viewer: checks of the database itself.
    pub fn on_connection<T: Send + 'static>(&self, work: impl FnOnce(&Conn) -> Outcome<T> + Send + 'static) -> Outcome<T> {
        let (answer, wait) = oneshot::channel();
        self.0.long_readers.submit(
            false,
            Box::new(move |conn| {
                let _gone = answer.send(conn.and_then(work));
            }),
        )?;
        wait.blocking_recv().map_err(|_| Refusal::broken("a reader panicked"))?
    }

    /// Looks after the room on the disk; to be called every second while people are served.
    pub fn keep_room(&self) {
        if let Some(room) = &self.0.engine.room {
            room.keep();
        }
    }

    /// For the database's own health: does a statement come back?
    pub async fn ping(&self) -> Outcome<()> {
        self.read(Credential::None, Channel::Job, |_| Ok(())).await
    }
}

impl Writers {
    fn submit(&self, act: Box<dyn Queued>, engine: &Arc<Engine>) -> Outcome<()> {
        match self {
            Self::One { queue: Some(queue), .. } => queue.try_send(act).map_err(turned_away),
            Self::One { queue: None, .. } => Err(Refusal::Busy { retry: std::time::Duration::from_secs(1) }),
            Self::Many(pool) => {
                let engine = engine.clone();
                pool.submit(
                    act.is_hasty(),
                    Box::new(move |conn| match conn {
                        Ok(_) if act.is_late() => act.finish(&engine, Err(too_late())),
                        Ok(conn) => postgres_engine::run(conn, &engine, act),
                        Err(refusal) => act.finish(&engine, Err(refusal)),
                    }),
                )
            }
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Writers::One { queue, thread } = &mut self.writers {
            *queue = None;
            // The last handle may go on the writer itself, inside an act that held it.
            if let Some(thread) = thread.take()
                && thread.thread().id() != std::thread::current().id()
            {
                let _ended = thread.join();
            }
        }
    }
}

fn openers(database: &Database) -> (Opener, Opener) {
    match database {
        Database::Sqlite(file) => {
            let (read, write) = (file.clone(), file.clone());
            (Arc::new(move || sqlite_engine::open(&read, false)), Arc::new(move || sqlite_engine::open(Path::new(&write), true)))
        }
        Database::Postgres(url) => {
            let url = url.clone();
            let open: Opener = Arc::new(move || postgres_engine::connect(&url));
            (open.clone(), open)
        }
    }
}

fn start_writer(engine: &Arc<Engine>, conn: Conn, waiting: usize) -> Outcome<Writers> {
    let (queue, work) = bounded(waiting);
    let writer = sqlite_engine::Writer::new(conn, engine.clone())?;
    let thread = std::thread::Builder::new().name("writer".to_owned()).spawn(move || writer.write(&work));
    Ok(Writers::One { queue: Some(queue), thread: Some(thread.map_err(Refusal::broken)?) })
}

/// One read transaction around `work`.
fn snapshot<T, F>(conn: &Conn, engine: &Engine, ask: Ask, work: F) -> Outcome<T>
where
    F: for<'tx> FnOnce(&Cx<'tx, Read>) -> Outcome<T>,
{
    conn.batch(if conn.is_postgres() { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" } else { "BEGIN" })?;
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let cx = Cx::<Read>::open(conn, engine, ask, None)?;
        work(&cx)
    }))
    .unwrap_or_else(|panic| Err(Refusal::Broken(crate::writer::panic_words(&*panic))));
    conn.batch("COMMIT")?;
    outcome.map_err(|refusal| engine.explain(refusal))
}
