//! Keeping the peace: members report what troubles them ([`reports`]), moderators remove it by a rule
//! and with words, silence or suspend those who do not stop ([`sanctions`]), and one [`log`] shows all
//! that was done, to those whose work it is.
//!
//! Every act names a ground rule that is in force ([`rules`]); without one nothing is done. Moderation does
//! not know what a topic is: areas answer for their things through `grove_store::Moderable`.

grove_ui::messages!("../messages/en.ftl");

mod fields;
pub mod letters;
pub mod log;
#[cfg(test)]
mod matrix;
pub mod paths;
pub mod reports;
pub mod rules;
pub mod sanctions;

pub use reports::{moderables, open_count};
pub use sanctions::banner;

/// All routes of the area.
pub fn routes() -> grove_web::Routes {
    reports::routes().and(sanctions::routes()).and(log::routes())
}
