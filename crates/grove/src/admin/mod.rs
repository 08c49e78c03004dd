//! Where administration begins: one page that leads to all the desks. It decides nothing and counts what
//! waits, so that an admin sees where they are needed.

mod routes;
mod views;
mod waiting;

pub use routes::routes;

pub const PATH: &str = "/admin";
