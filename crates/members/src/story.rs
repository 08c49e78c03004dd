//! The main paths of this area on a real database, without HTTP: what people do from asking to join to
//! leaving again. The stories over HTTP are in `crates/grove`.

mod doors;
mod leaving;
mod town;
mod waiting;
