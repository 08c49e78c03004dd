//! People: who they are ([`identity`]), how they come in ([`join`], [`approval`], [`claims`], [`sign_in`]),
//! what they show ([`profile`]), what they may ([`roles`], [`tokens`]), whom they avoid ([`relationships`]),
//! how pages look to them ([`looks`]), the rules they agreed to ([`rules`]), what the owner decided about the
//! place ([`settings`]), and the mail that leaves ([`mail`]).
//!
//! Nothing here knows a space or a topic. What spaces do when somebody joins is hung in with [`wire`];
//! what other areas show on a profile with [`profile::panel`].

grove_ui::messages!("../messages/en.ftl");

pub mod account;
pub mod approval;
pub mod claims;
pub mod commands;
mod hooks;
pub mod identity;
pub mod intake;
pub mod join;
mod knock;
pub mod looks;
pub mod mail;
#[cfg(test)]
mod matrix;
pub mod paths;
pub mod profile;
pub mod relationships;
pub mod roles;
pub mod rules;
pub mod settings;
pub mod sign_in;
pub mod tokens;

mod jobs;
#[cfg(test)]
mod tests;

pub use hooks::{Held, JoinHooks, wire};
pub use jobs::jobs;

/// All routes of the area.
pub fn routes() -> grove_web::Routes {
    sign_in::routes()
        .and(join::routes())
        .and(approval::routes())
        .and(rules::routes())
        .and(profile::routes())
        .and(roles::routes())
        .and(claims::routes())
        .and(relationships::routes())
        .and(account::routes())
        .and(tokens::routes())
        .and(looks::routes())
        .and(settings::routes())
}

/// The columns that [`identity::read_face`] reads, of the table `member` named `m`: for statements of
/// other areas that show somebody beside what they said.
#[macro_export]
macro_rules! face_columns {
    () => {
        "m.id, m.handle, m.name, m.avatar, m.role, m.is_staff, m.is_bot, m.is_brand, m.left_at IS NOT NULL"
    };
}
