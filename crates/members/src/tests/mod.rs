//! The main paths of this area on a real database, without HTTP: what people do from asking to join to
//! leaving again. The stories over HTTP are in `crates/grove`.

pub mod cast;
mod doors;
mod leaving;
mod store;
mod town;
mod waiting;
mod words;
