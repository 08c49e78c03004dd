//! A whole community, table by table: how backups and exports read a database, and how an empty one is
//! filled from them. Rows are named columns with the five types of [`Value`](crate::Value), so that what
//! one engine wrote the other one reads.
//!
//! What always holds: the list of tables comes from the migrations, so a new table cannot be forgotten;
//! everything is read in one snapshot, a row at a time; a database is filled in one transaction or not
//! at all. Statements are put together from the names in our own migrations, and from nothing else.

mod cell;
mod fill;
mod read;
mod table;

pub use cell::Cell;
pub use fill::{Filling, is_empty};
pub use table::{Column, Kind, Table, newest_step, tables};
