//! Imports at the boundary that is promised: a folder goes in, a community and a report come out. The
//! areas behind the intake are the real ones, wired as `grove` wires them.

#[cfg(test)]
mod again;
#[cfg(test)]
mod bodies;
#[cfg(test)]
mod hostile;
#[path = "../../../grove/src/intake.rs"]
#[cfg(test)]
mod intake;
#[cfg(test)]
mod named;
#[cfg(test)]
mod place;
#[cfg(test)]
mod real;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod small;
#[cfg(test)]
mod store;
