//! What is proved about the whole house, over HTTP: who gets what at every door, that nobody learns what
//! they may not know, and that a page is in the language and the shape it should be.
//!
//! A route that stands in the table and in no fixture fails these tests, so that nothing is forgotten.

mod accounts;
mod backup;
mod bodies;
mod crawl;
mod damage;
mod export;
mod fixtures;
mod html;
mod language;
mod matrix;
mod openapi;
mod places;
mod privacy;
mod rebuild;
mod requests;
mod revocation;
mod seed;
mod shell;
mod snapshot;
mod sockets;
mod store;
