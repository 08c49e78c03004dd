//! Who somebody is: the handle and its rules, the name, the address, the viewer that every request
//! loads, and the face that other areas show.
//!
//! Invariants: a handle, its twins (UTS 39) and everybody's former handles are taken once and for all.
//! An e-mail address is in lower case and belongs to one member. A suspended or departed member loads
//! as a visitor, whatever they show. Nothing outside of [`load_viewer`] makes a viewer.

pub mod acts;
mod address;
pub mod commands;
mod face;
mod handle;
pub(crate) mod name;
mod policy;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod viewer;

pub use address::{Address, address_of, addresses, has_address, normal_email};
pub use face::{Face, by_handle, face, faces, handles_to_members};
pub(crate) use handle::normal as normal_handle;
pub use handle::{Handle, propose, skeleton};
pub use name::checked_name;
pub(crate) use name::{key as name_key, tidied};
pub(crate) use policy::only_admins_and_system;
pub use store::{owner, read_face};
pub use viewer::load_viewer;

/// The kinds of rows in `sanction`, as moderation writes them and the viewer loads them.
pub mod sanction {
    /// Reads, does not write.
    pub const SILENCE: &str = "silence";
    /// As if signed out.
    pub const SUSPENSION: &str = "suspension";
    /// The end of what has none: the first day of the year 9999.
    pub const FOREVER: grove_kernel::Moment = grove_kernel::Moment::from_micros(253_370_764_800_000_000);
}
