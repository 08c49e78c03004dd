//! The data dump of a Stack Exchange site: eight XML files in a folder, one row an element.
//!
//! Questions become topics, answers and comments replies, tag wikis the words of tags. Bodies are HTML
//! and are kept as they came, beside what the sanitiser left of them; comments are Markdown.
//!
//! What the data does not know is not made up. Nearly all votes are without a voter, with only a day:
//! they are tallies, and activities without an actor at midnight UTC. An author whose account was
//! deleted is the placeholder. What points to a post that is not in the dump is left out and reported.
//!
//! What stays in memory is one number for each user and each post (under a hundred bytes each, so some
//! tens of megabytes for a site of a hundred thousand posts): posts name their authors, and comments and
//! votes their posts, in no order that would let one read them side by side. All else streams.

mod badges;
mod bounded;
mod comments;
mod dump;
mod history;
mod links;
mod list;
mod people;
mod posts;
mod reader;
mod replies;
mod row;
mod tags;
mod users;
mod votes;

use std::path::Path;
use std::sync::Arc;

use grove_store::{Db, Intake};

use self::dump::Dump;
use super::run::{Run, Watch};
use super::{ImportError, Options, Report};

/// Imports the dump in this folder. What is wrong with a file is found before anything is written.
pub fn run(db: &Db, intake: Arc<dyn Intake>, dir: &Path, options: &Options, progress: Watch<'_>) -> Result<Report, ImportError> {
    let dump = Dump::at(dir)?;
    let mut report = dump.check(progress)?;
    report.dry_run = options.dry_run;
    let mut run = Run::open(db, intake, options, progress, report, &dump.name)?;
    let people = users::import(&mut run, &dump)?;
    let tags = tags::import(&mut run, &dump)?;
    let mut posts = posts::import(&mut run, &dump, &people, &tags)?;
    replies::import(&mut run, &dump, &people, &mut posts)?;
    votes::import(&mut run, &dump, &people, &posts)?;
    badges::import(&mut run, &dump, &people)?;
    links::import(&mut run, &dump, &posts)?;
    if dump.has_history() {
        history::import(&mut run, &dump, &people, &posts)?;
    }
    run.finish()
}
