//! SQLite and PostgreSQL behind one [`Db`]. The only crate that names a driver.
//!
//! The way to the database is a [`Cx`], and a `Cx` has a viewer: there is no query without somebody
//! who asks. Reads run in a snapshot on a pool of threads ([`Db::read`]); acts run one after another on
//! SQLite, many to a commit, and as `SERIALIZABLE` transactions on PostgreSQL ([`Db::act`]). Both
//! answer only when what they promise is durable.
//!
//! SQL is constant text, declared with [`sql!`] and tagged with who may read what it returns. There is
//! no other way to run a statement, so one test can prepare them all on both engines.

mod activity;
mod clock;
mod conn;
mod cx;
mod db;
mod engine;
mod error;
mod extensions;
pub mod idempotency;
mod intake;
mod jobs;
mod leases;
mod lock;
mod migrate;
mod moderable;
mod pool;
pub mod portable;
mod postgres_engine;
mod projections;
mod room;
mod rule_book;
mod signals;
mod sql;
mod sqlite_engine;
mod testing;
mod value;
mod version;
mod writer;

pub use activity::{activities_after, last_position, log_length};
pub use clock::database_clock;
pub use cx::{AsOf, Cx, Read, Write};
pub use db::Db;
pub use engine::{Config, Database, Hooks, Parent};
pub use intake::Intake;
pub use jobs::{Attempt, Job, JobHandler, Jobs, dead_count, dead_jobs, revive, waiting};
pub use lock::DataLock;
pub use migrate::{MIGRATIONS, Migration, Migrator};
pub use moderable::{Exhibit, Moderable, Moderables};
pub use pool::TURNED_AWAY;
pub use projections::{Local, Projections, Shared};
pub use rule_book::RuleBook;
pub use signals::{Seen, Signals};
pub use sql::{REGISTRY, Registered, SealedSql, Sql, SystemSql, Tag, VisibleSql, WriteSql, prepare_everything};
pub use testing::{bare_database, copied_database, drop_database, fresh_database, interrupted_migration, template_database};
pub use value::{Columns, FromColumn, Value, first};
pub use version::Version;

#[doc(hidden)]
pub use inventory;
