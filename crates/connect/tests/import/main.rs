//! Imports at the boundary that is promised: a folder goes in, a community and a report come out. The
//! areas behind the intake are the real ones, wired as `grove` wires them.

mod again;
mod hostile;
#[path = "../../../grove/src/intake.rs"]
mod intake;
mod place;
mod real;
mod rows;
mod small;
mod store;
