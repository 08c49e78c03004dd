//! Pictures that people bring: in posts, as their face, as the community's mark. Three things hold:
//!
//! - **A file is never served as it came.** It is told by its content, decoded within bounds and encoded
//!   anew ([`pictures`]); what else it carried (places, scripts, a second file) does not survive.
//! - **Nobody reads more than what they see anyway.** A picture hangs on a topic, a reply, a face, and
//!   each read asks whether the viewer sees that thing now ([`uploads`]). Before it hangs it is its
//!   owner's alone, and a day later it is swept.
//! - **Bytes before rows.** A file is durable in the [`Library`] before the row that names it is committed.
//!
//! `content` calls [`hang`] when a text is written; `grove` hangs the [`Library`] on the database.

grove_ui::messages!("../messages/en.ftl");

pub mod avatars;
mod library;
pub mod paths;
pub mod pictures;
pub mod uploads;

pub use avatars::prepare_avatar;
pub use library::{Library, place_of};
pub use uploads::{each_file, hang, hang_for_community, sizes, sweep};

/// All routes of the area.
pub fn routes() -> grove_web::Routes {
    uploads::routes().and(avatars::routes())
}
