//! The whole run, chapter by chapter.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::chapters::{Stand, footprint, growth, imports, live, pages, search, writes};
use crate::community::{self, People};
use crate::machine;
use crate::report::{Section, document};
use crate::server::{Place, Server};

#[derive(Args)]
pub struct Options {
    /// The program, built for release
    #[arg(long)]
    grove: PathBuf,
    /// A dump of Stack Exchange
    #[arg(long)]
    dump: PathBuf,
    /// Where to work; what was there is replaced
    #[arg(long)]
    work: PathBuf,
    /// Where the document goes
    #[arg(long)]
    document: PathBuf,
    /// A PostgreSQL server to measure as well, with its process
    #[arg(long, requires = "postmaster")]
    postgres: Option<String>,
    #[arg(long)]
    postmaster: Option<u32>,
    /// How many copies of the dump
    #[arg(long, value_delimiter = ',', default_value = "1,10,50")]
    sizes: Vec<i64>,
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// How long one measurement takes
    #[arg(long, default_value_t = 5)]
    seconds: u32,
}

pub async fn all(options: &Options) -> Result<()> {
    fs::create_dir_all(&options.work)?;
    let machine = machine::describe(&options.work)?;
    println!("{machine}");
    let mut sections = Vec::new();
    engine(options, "SQLite", None, &mut sections).await?;
    if let Some(server) = &options.postgres {
        engine(options, "PostgreSQL", Some(server), &mut sections).await?;
    }
    let demo = Place { grove: options.grove.clone(), data: options.work.join("demo"), database: None };
    let _gone = fs::remove_dir_all(&demo.data);
    sections.push(footprint::measure(&demo, options.rounds).await?);
    Ok(fs::write(&options.document, document(&machine, &sections))?)
}

/// Every size of the community on one engine; all chapters on the largest.
async fn engine(options: &Options, name: &str, database: Option<&str>, sections: &mut Vec<Section>) -> Result<()> {
    let (mut sizes, mut imported) = (Vec::new(), Vec::new());
    for times in &options.sizes {
        println!("{name}, {times} ×");
        let place = community::place(&options.grove, &options.work, *times, database)?;
        imported.push((*times, community::import(&place, &options.dump, *times)?));
        let server = Server::start(&place, database.and(options.postmaster)).await?;
        let people = People::settle(&place, &server, &options.dump).await?;
        let stand = Stand {
            server: &server,
            people: &people,
            dump: &options.dump,
            work: &options.work,
            engine: name,
            rounds: options.rounds,
            seconds: options.seconds,
        };
        let read = growth::reading(&stand)?;
        let chapters = Chapters::of(&stand, &place).await?;
        sizes.push((*times, [read[0], read[1], read[2], chapters.search, chapters.reply]));
        if Some(times) == options.sizes.last() {
            sections.extend(chapters.sections);
            sections.push(peak(&server, name));
            if database.is_none() {
                sections.push(live::measure(&stand).await?);
            }
        }
        drop(server);
        fs::remove_dir_all(&place.data)?;
    }
    sections.push(imports::section(name, &imported));
    sections.push(growth::section(name, &sizes));
    Ok(())
}

struct Chapters {
    sections: Vec<Section>,
    search: f64,
    reply: f64,
}

impl Chapters {
    async fn of(stand: &Stand<'_>, place: &Place) -> Result<Self> {
        let pages = pages::measure(stand).await?;
        let search = search::measure(stand).await?;
        let writes = writes::measure(stand, &place.data)?;
        let figure = |section: &Section, row: usize, column: usize| {
            section.rows.get(row).and_then(|row| row.get(column)?.parse::<f64>().ok()).context("a figure")
        };
        let (searched, replied) = (figure(&search, 0, 1)?, figure(&writes, 1, 5)?);
        Ok(Self { sections: vec![pages, search, writes], search: searched, reply: replied })
    }
}

/// The most memory after all of that.
fn peak(server: &Server, engine: &str) -> Section {
    let method = "The server after everything above, with its database where that is another process.";
    let mut section = Section::new(&format!("Memory, {engine}"), method, &["own memory now, MiB", "resident at most, MiB", "aim"]);
    let (own, most) = (server.memory("RssAnon"), server.memory_with_database("VmHWM"));
    section.row([crate::figures::short(own), crate::figures::short(most), "≤ 250".to_owned()]);
    section
}
