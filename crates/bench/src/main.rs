//! `grove-bench`: what Grove costs. `bin/bench` builds and runs it, and it writes `docs/benchmarks.md`.

mod chapters;
mod community;
mod copies;
mod disk;
mod figures;
mod fixed;
mod live;
mod machine;
mod open_loop;
mod report;
mod run;
mod server;
mod texts;
mod wire;
mod wrk;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

#[derive(Parser)]
enum Line {
    /// Measure everything and write the document
    Run(run::Options),
    /// Answer every request with one kept answer, until killed
    Fixed { address: String, folder: PathBuf },
}

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    match Line::parse() {
        Line::Run(options) => runtime.block_on(run::all(&options)),
        Line::Fixed { address, folder } => runtime.block_on(fixed::serve(&address, &folder)),
    }
}

/// A script of ours for wrk.
fn script(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("lua").join(name)
}
