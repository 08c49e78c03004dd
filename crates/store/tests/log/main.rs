//! The log's promise: positions are dense and gap-free, and whoever has read one never sees a smaller one
//! appear. On PostgreSQL that holds although transactions commit in any order, processes number at the same
//! time, and a backup is restored into another database.

mod numbering;
mod place;
mod restore;
