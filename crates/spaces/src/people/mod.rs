//! What spaces ask about people beyond their faces. Faces, handles and settings come from `grove_members`.

mod store;

pub use store::{able, roles};
