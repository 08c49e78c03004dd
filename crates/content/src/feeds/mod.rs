//! What programs without a name read: Atom feeds of spaces and tags, and the sitemap.
//!
//! Invariants: a feed holds what a visitor may read, whoever asks for it, because feed readers share what
//! they fetch. The feed of a space that visitors cannot read is not there.

mod atom;
mod entry;
mod routes;
mod sitemap;
mod store;
#[cfg(test)]
mod tests;
mod xml;

pub use entry::Entry;
pub use routes::routes;
