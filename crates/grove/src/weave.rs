//! What runs: the database, one table of routes, one set of projections, one set of jobs. Everything
//! that joins two areas is said here, in one line each.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result};
use grove_kernel::{Channel, Credential, Outcome, Refusal, Why};
use grove_knowledge::search::Search;
use grove_media::Library;
use grove_members::mail::Transport;
use grove_store::{Config as Storage, Cx, Db, Hooks, Jobs, Moderables, Parent, Projections, RuleBook, Write, idempotency, last_position};
use grove_web::{App, Hub, Rates, Routes, Site};

use crate::config::Config;
use crate::projections::Board;
use crate::{activities, admin, archive, brand, frame, home, metrics};

const MAINTENANCE: Credential = Credential::System(Why::Maintenance);

/// A community, open.
pub struct Grove {
    pub config: Config,
    pub db: Db,
    pub site: Site,
    pub hub: Arc<Hub>,
    pub projections: Projections,
    pub jobs: Jobs,
    pub routes: Routes,
}

/// All routes of the product.
pub fn routes() -> Routes {
    home::routes()
        .and(brand::routes())
        .and(admin::routes())
        .and(crate::jobs::routes())
        .and(crate::projections::routes())
        .and(activities::routes())
        .and(grove_members::routes())
        .and(grove_spaces::routes())
        .and(grove_content::routes())
        .and(grove_media::routes())
        .and(grove_moderation::routes())
        .and(grove_knowledge::routes())
}

/// Hooks between areas that hold no state: once a process.
fn wire() {
    grove_members::wire(grove_members::JoinHooks {
        admit: grove_spaces::invitations::admit,
        holds: grove_spaces::invitations::holds,
        access_changed: grove_spaces::visibility::refresh_all,
        role_changed: grove_spaces::visibility::refresh_member,
    });
    grove_spaces::wire(grove_content::space_body);
    grove_spaces::wire_unread(grove_content::lists::unread_by_space);
    grove_members::profile::panel::wire(grove_content::lists::panels(), vec![grove_moderation::sanctions::desk()]);
}

/// What can be reported and removed: each area answers for its own things.
fn moderables() -> Moderables {
    grove_moderation::moderables(grove_content::moderables(Moderables::default()))
}

impl Grove {
    pub fn open(config: Config) -> Result<Self> {
        Self::open_with(config, Hooks::new(grove_members::identity::load_viewer))
    }

    /// Tests bring their own clock and ids.
    pub fn open_with(config: Config, hooks: Hooks) -> Result<Self> {
        wire();
        // Before anything is made: who mistyped the address finds nothing to clear away.
        let site = Site::parse(&config.public_url())?;
        archive::place::settled(&config)?;
        std::fs::create_dir_all(config.data()).with_context(|| format!("The data directory {} cannot be made", config.data().display()))?;
        let search = Search::open(&config.data().join("search"))?;
        let library = Library::open(config.data().join("uploads"));
        let board = Board::default();
        let hooks = hooks.with(Arc::new(RuleBook(grove_moderation::rules::book)));
        let hooks = hooks.with(search.clone()).with(Arc::new(moderables())).with(Arc::new(library)).with(Arc::new(board.clone()));
        let db = Db::open(&Storage::new(config.database()?), hooks).map_err(|refusal| unopened(&config, refusal))?;
        search.settle(&db)?;
        let position = db.read_now(MAINTENANCE, last_position)?;
        let hub = Arc::new(Hub::new(position));
        let projections = Projections::default().local(search).local(hub.clone());
        board.fill(&projections);
        let jobs = jobs(&config)?;
        jobs.ensure_schedules(&db)?;
        Ok(Self { config, db, site, hub, projections, jobs, routes: routes() })
    }

    /// The shell around it.
    pub fn app(&self) -> Arc<App> {
        self.app_with(self.config.limits)
    }

    /// The shell with other limits.
    pub fn app_with(&self, rates: Rates) -> Arc<App> {
        let suspended = grove_members::sign_in::suspended_program;
        let hooks = grove_web::Hooks { frame: frame::load, community: grove_members::settings::openness, live: home::live, suspended };
        let app = App::new(self.db.clone(), self.site.clone(), hooks, self.hub.clone(), &self.routes);
        Arc::new(app.proxies(self.config.proxies.clone()).rates(rates).metrics(metrics::tell))
    }

    /// The engine room: projections, jobs, and what pages have shown.
    pub fn start(&self, stopping: &Arc<AtomicBool>) -> Vec<JoinHandle<()>> {
        let (db, projections, stop) = (self.db.clone(), self.projections.clone(), stopping.clone());
        let projector = std::thread::spawn(move || projections.work(&db, &stop));
        let (db, jobs, stop) = (self.db.clone(), self.jobs.clone(), stopping.clone());
        let worker = std::thread::spawn(move || jobs.work(&db, &stop));
        let (db, stop) = (self.db.clone(), stopping.clone());
        let reader = std::thread::spawn(move || write_down_what_was_read(&db, &stop));
        vec![projector, worker, reader]
    }

    /// Looks after the room on the disk, once a second.
    pub fn keep_room(&self, stopping: &Arc<AtomicBool>) -> JoinHandle<()> {
        let (db, stop) = (self.db.clone(), stopping.clone());
        std::thread::spawn(move || {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                db.keep_room();
                std::thread::sleep(Duration::from_secs(1));
            }
        })
    }

    /// Writes down what pages have shown, and to whose sessions.
    pub fn flush_reading(&self) -> Result<()> {
        Ok(write_down(&self.db)?)
    }

    /// An act in the name of the one who runs the machine.
    pub fn as_console<T: Send + 'static>(&self, act: impl for<'tx> Fn(&mut Cx<'tx, Write>) -> Outcome<T> + Send + 'static) -> Result<T> {
        Ok(self.db.act_now(Credential::System(Why::Console), Channel::Console, Parent::NONE, act)?)
    }
}

/// Which database, why, and what to do.
fn unopened(config: &Config, refusal: Refusal) -> anyhow::Error {
    let place = config.place();
    match refusal {
        Refusal::Unreachable(why) => {
            anyhow::anyhow!("The database {place} cannot be reached: {why}. Start it, or name the right one with --database.")
        }
        other => anyhow::Error::from(other).context(format!("The database {place} cannot be opened")),
    }
}

fn jobs(config: &Config) -> Result<Jobs> {
    let transport = match &config.smtp_url {
        Some(url) => Transport::smtp(url, &config.mail_from)?,
        None => Transport::files(config.mail_directory(), &config.mail_from)?,
    };
    let hour = Duration::from_secs(3600);
    let jobs = grove_members::jobs(Jobs::default(), Arc::new(transport));
    let jobs = jobs.on(grove_moderation::sanctions::JOB, grove_moderation::sanctions::write).every(hour, "media.sweep", grove_media::sweep);
    let jobs = jobs.on(grove_spaces::membership::JOB, grove_spaces::membership::write);
    Ok(jobs.every(hour, "idempotency.forget", |attempt| {
        attempt.db.act_now(MAINTENANCE, Channel::Job, Parent::NONE, |cx| idempotency::forget_old(cx).map(drop))
    }))
}

/// Every few seconds; what a crash loses of it is the reading of those seconds.
fn write_down_what_was_read(db: &Db, stopping: &AtomicBool) {
    while !stopping.load(std::sync::atomic::Ordering::Relaxed) {
        std::thread::sleep(Duration::from_secs(2));
        if let Err(refusal) = write_down(db) {
            tracing::warn!(%refusal, "read positions and sessions");
        }
    }
}

/// How far people have read, and that their sessions are in use: these end thirty days after a visit.
fn write_down(db: &Db) -> Outcome<()> {
    grove_content::reading::flush(db)?;
    let sessions = db.signals().take_sessions(db.now());
    if sessions.is_empty() {
        return Ok(());
    }
    db.act_now(MAINTENANCE, Channel::Job, Parent::NONE, move |cx| {
        sessions.iter().try_for_each(|session| grove_members::commands::session_seen(cx, *session))
    })
}
