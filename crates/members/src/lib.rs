//! People: who they are ([`identity`]), how they come in ([`join`], [`approval`], [`sign_in`]), what they
//! show ([`profile`]), what they may ([`roles`], [`tokens`]), whom they avoid ([`relationships`]), the
//! rules they agreed to ([`rules`]), what the owner decided about the place ([`settings`]), and the mail
//! that leaves ([`mail`]).
//!
//! Nothing here knows a space or a topic. What spaces do when somebody joins is hung in with [`wire`];
//! what other areas show on a profile with [`profile::panel`].

grove_ui::messages!("../messages/en.ftl");

pub mod commands;
mod hooks;
pub mod identity;
pub mod mail;
pub mod paths;
pub mod profile;
pub mod relationships;
pub mod roles;
pub mod settings;
pub mod sign_in;
pub mod tokens;

pub use hooks::{JoinHooks, wire};
