//! The weaving: `grove` knows all areas and nothing else does. It hangs their routes into one table,
//! their projections and jobs into one engine room, asks them for the pieces of shared pages (the rail,
//! home, a profile), and is the command line.
//!
//! Start with [`weave`]: what runs, in one page.

pub mod activities;
pub mod admin;
pub mod archive;
pub mod brand;
pub mod cli;
pub mod config;
pub mod console;
pub mod demo;
pub mod frame;
pub mod home;
mod intake;
pub mod jobs;
pub mod metrics;
pub mod projections;
pub mod serve;
pub mod weave;

pub use config::Config;
pub use weave::Grove;

grove_ui::messages!("../messages/en.ftl");
