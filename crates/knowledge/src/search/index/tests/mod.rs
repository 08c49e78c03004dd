//! The index against the plain way to search.

mod equal;
mod sets;
mod walk;
