//! Driving an import: lists of rows go in, acts come out, and the report counts.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use grove_kernel::intake::{Batch, Body, MemberRow};
use grove_kernel::{Channel, Credential, MemberId, Moment, Outcome, Refusal, SpaceId, Why};
use grove_store::{Cx, Db, Intake, Parent, Write};
use grove_ui::{Locale, messages};

use super::named::Named;
use super::taken::Taken;
use super::{FileReport, ImportError, Report, store};

/// Rows of one act. A thousand would do; half of it keeps the pause of everybody else's acts short.
pub(crate) const ROWS: usize = 500;
/// Text of one act, so that a list of very long rows stays small in memory.
pub(crate) const BYTES: usize = 4 << 20;
/// How often an act is tried when the database is busy or random ids collided.
const TRIES: u32 = 20;

/// How to import.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The slug of the space; from the name of the folder when not given. Only the first import of a
    /// community asks it: later ones go where that went.
    pub into: Option<String>,
    /// Reads everything and writes nothing.
    pub dry_run: bool,
    /// A file for the report, as JSON, in which every row is named that was left out.
    pub report: Option<PathBuf>,
    /// Set it to stop after the act that is running.
    pub stop: Arc<AtomicBool>,
}

/// What an import is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Reading everything once, before anything is written.
    Checking,
    Importing,
}

#[derive(Clone, Copy, Debug)]
pub struct Progress {
    pub phase: Phase,
    pub file: &'static str,
    /// Rows of all files that are done in this phase.
    pub rows: u64,
    /// Of how many; as many as were found so far, while that is not known.
    pub of: u64,
}

pub type Watch<'a> = &'a mut dyn FnMut(Progress);

/// An import that has begun: the database, what it is called, where it goes, what it did.
pub struct Run<'a> {
    db: &'a Db,
    intake: Arc<dyn Intake>,
    watch: Watch<'a>,
    options: Options,
    name: Arc<str>,
    batch: Option<i64>,
    pub space: SpaceId,
    pub nobody: MemberId,
    pub robot: Option<MemberId>,
    pub report: Report,
}

/// What an act found and made: for each row its object, and whether it is new.
struct Made {
    objects: Vec<(i64, bool)>,
    batch: Option<i64>,
}

/// What a step needs inside its act, where nothing may be borrowed.
struct Step<R> {
    intake: Arc<dyn Intake>,
    source: String,
    name: Arc<str>,
    batch: Option<i64>,
    place: Batch,
    keys: Vec<i64>,
    rows: Vec<R>,
}

impl<'a> Run<'a> {
    /// Finds or makes what everything else stands on: the space and the placeholder.
    pub fn open(
        db: &'a Db,
        intake: Arc<dyn Intake>,
        options: &Options,
        watch: Watch<'a>,
        report: Report,
        name: &str,
    ) -> Result<Self, ImportError> {
        let slug = options.into.clone().unwrap_or_else(|| slug_of(name));
        let mut run = Self {
            db,
            intake,
            watch,
            options: options.clone(),
            name: name.into(),
            batch: None,
            space: SpaceId::from_raw(0),
            nobody: MemberId::from_raw(0),
            robot: None,
            report,
        };
        run.name_rows()?;
        if !options.dry_run {
            let (source, intake, name, wanted) = (run.report.source.clone(), run.intake.clone(), run.name.clone(), slug.clone());
            let place = run.act(move |cx| ground(cx, &*intake, &source, &wanted, &name));
            (run.space, run.nobody) = place.map_err(|error| match error {
                ImportError::Refused(refusal) => ImportError::Place { slug, refusal },
                other => other,
            })?;
        }
        let source = run.report.source.clone();
        run.report.space = db.read_now(WHO, move |cx| store::slug_of_space(cx, &source))?;
        run.report.instead_of = options.into.clone().filter(|into| run.report.space.as_ref().is_some_and(|space| space != into));
        Ok(run)
    }

    /// Opens the file in which rows are named that are left out.
    fn name_rows(&mut self) -> Result<(), ImportError> {
        let Some(path) = &self.options.report else { return Ok(()) };
        let named = Named::at(path).map_err(|error| ImportError::report(path, &error))?;
        self.report.files.iter_mut().for_each(|file| file.named = named.clone());
        Ok(())
    }

    /// Takes a list of rows in one act and counts them for a file. Answers what each became.
    pub fn take<R: Taken>(&mut self, file: usize, keys: Vec<i64>, rows: Vec<R>) -> Result<Vec<(i64, i64)>, ImportError> {
        let files = vec![file; rows.len()];
        self.take_of(&files, keys, rows)
    }

    /// The same for rows of several files.
    pub fn take_of<R: Taken>(&mut self, files: &[usize], keys: Vec<i64>, rows: Vec<R>) -> Result<Vec<(i64, i64)>, ImportError> {
        let Some(last) = files.last().copied() else { return Ok(Vec::new()) };
        let source = self.report.source.clone();
        let step = Step {
            intake: self.intake.clone(),
            source,
            name: self.name.clone(),
            batch: self.batch,
            place: Batch { id: 0, space: self.space, nobody: self.nobody, robot: self.robot },
            keys: keys.clone(),
            rows,
        };
        let made = if self.options.dry_run {
            self.db.read_now(WHO, move |cx| step.known(cx).map(|known| step.imagine(&known)))?
        } else {
            self.act(move |cx| step.take(cx))?
        };
        self.batch = made.batch.or(self.batch);
        for ((_, new), file) in made.objects.iter().zip(files) {
            let counted = &mut self.report.files[*file];
            *(if *new { &mut counted.imported } else { &mut counted.already }) += 1;
        }
        self.show(Phase::Importing, last);
        if self.options.stop.load(Ordering::Relaxed) {
            return Err(ImportError::Stopped(Box::new(self.report.clone())));
        }
        Ok(keys.into_iter().zip(made.objects).map(|(key, (object, _))| (key, object)).collect())
    }

    /// The import came to its end.
    pub fn finish(mut self) -> Result<Report, ImportError> {
        if !self.options.dry_run {
            let source = self.report.source.clone();
            self.act(move |cx| store::finish(cx, &source))?;
        }
        if let (Some(path), Some(file)) = (&self.options.report, self.report.files.first()) {
            self.report.written = file.named.finish(&self.report.to_json()).map_err(|error| ImportError::report(path, &error))?;
        }
        Ok(self.report)
    }

    pub fn file(&mut self, index: usize) -> &mut FileReport {
        &mut self.report.files[index]
    }

    fn show(&mut self, phase: Phase, file: usize) {
        let rows = self.report.files.iter().map(FileReport::decided).sum();
        (self.watch)(Progress { phase, file: self.report.files[file].file, rows, of: self.report.rows() });
    }

    /// An act, again when the database was busy: what it wrote it would find, so twice is once.
    fn act<T: Send + 'static>(&self, work: impl Fn(&mut Cx<'_, Write>) -> Outcome<T> + Send + Sync + 'static) -> Result<T, ImportError> {
        let work = Arc::new(work);
        let mut tries = 0;
        loop {
            let again = work.clone();
            match self.db.act_now(WHO, Channel::Import, Parent::NONE, move |cx| again(cx)) {
                Err(Refusal::Busy { .. } | Refusal::Unreachable(_) | Refusal::Conflict(_) | Refusal::OutcomeUnknown) if tries < TRIES => {
                    tries += 1;
                    std::thread::sleep(Duration::from_millis(50 * u64::from(tries)));
                }
                outcome => return Ok(outcome?),
            }
        }
    }
}

/// Nobody's rights would do: an import writes for people who are not there.
const WHO: Credential = Credential::System(Why::Import);

impl<R: Taken> Step<R> {
    fn known<M>(&self, cx: &Cx<'_, M>) -> Outcome<HashMap<i64, i64>> {
        store::known(cx, &self.source, R::KIND, &self.keys)
    }

    fn take(&self, cx: &mut Cx<'_, Write>) -> Outcome<Made> {
        let known = self.known(cx)?;
        let found: Vec<Option<i64>> = self.keys.iter().map(|key| known.get(key).copied()).collect();
        if known.is_empty() {
            return self.write(cx, &self.rows, &found);
        }
        let new = R::new_among(&self.rows, &found);
        if new.is_empty() {
            return Ok(Made { objects: found.into_iter().flatten().map(|object| (object, false)).collect(), batch: None });
        }
        self.write(cx, &new, &found)
    }

    /// Writes what is new, and that it was imported.
    fn write(&self, cx: &mut Cx<'_, Write>, new: &[R], found: &[Option<i64>]) -> Outcome<Made> {
        let batch = match self.batch {
            Some(batch) => batch,
            None => store::batch(cx, &self.source, &self.name, self.place.space)?,
        };
        let mut made = R::take(new, cx, &*self.intake, &Batch { id: batch, ..self.place })?.into_iter();
        let (mut objects, mut became) = (Vec::with_capacity(found.len()), Vec::with_capacity(new.len()));
        for (key, found) in self.keys.iter().zip(found) {
            let object = found.or_else(|| made.next()).ok_or_else(|| Refusal::broken("an area made fewer things than it was given"))?;
            objects.push((object, found.is_none()));
            if found.is_none() {
                became.push((*key, object));
            }
        }
        store::remember(cx, &self.source, R::KIND, batch, &became)?;
        Ok(Made { objects, batch: Some(batch) })
    }

    /// What a dry run says: the objects are no objects, only different from one another.
    fn imagine(&self, known: &HashMap<i64, i64>) -> Made {
        let objects = self.keys.iter().map(|key| known.get(key).map_or((*key, true), |object| (*object, false)));
        Made { objects: objects.collect(), batch: None }
    }
}

/// The space and the placeholder of a source: those of its first import, or new ones.
fn ground(cx: &mut Cx<'_, Write>, intake: &dyn Intake, source: &str, slug: &str, name: &str) -> Outcome<(SpaceId, MemberId)> {
    let found = |kind| Ok(store::known(cx, source, kind, &[0])?.get(&0).copied());
    if let (Some(space), Some(nobody)) = (found("space")?, found("nobody")?) {
        return Ok((SpaceId::from_raw(space), MemberId::from_raw(nobody)));
    }
    let batch = store::batch(cx, source, name, SpaceId::from_raw(0))?;
    let space = intake.space(cx, slug, &title_of(name))?;
    store::set_space(cx, batch, space)?;
    let nobody = intake.members(cx, batch, &[placeholder(cx.now())])?.first().copied();
    let nobody = nobody.ok_or_else(|| Refusal::broken("no placeholder was made"))?;
    store::remember(cx, source, "space", batch, &[(0, space.raw())])?;
    store::remember(cx, source, "nobody", batch, &[(0, nobody.raw())])?;
    Ok((space, nobody))
}

fn placeholder(now: Moment) -> MemberRow {
    MemberRow {
        name: messages::text(Locale::En, "import-nobody", &[]),
        handle: "deleted-member".to_owned(),
        number: 2,
        bio: Body::default(),
        joined_at: now,
        last_seen_at: None,
        is_bot: false,
        is_nobody: true,
    }
}

/// Lower case letters, digits and dashes, as slugs are made of.
fn slug_of(name: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug: String = slug.chars().take(40).collect();
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "imported".to_owned() } else { slug.to_owned() }
}

/// `stackexchange-quantum` as the name of a space.
fn title_of(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    letters.next().map_or_else(|| "Imported".to_owned(), |first| first.to_uppercase().chain(letters).take(60).collect())
}
