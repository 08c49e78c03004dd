//! The pieces that pages are made of. Each is a function that returns markup, or a small builder that
//! can stand in `html!` as it is. A piece knows no area: it takes plain words, numbers and addresses.
//!
//! | to show | take |
//! |---|---|
//! | something to do | [`button()`], [`link_button`], [`post_button`], [`menu`] |
//! | a form | [`form()`], [`text_field`] and its siblings, [`error_summary`], [`composer()`] |
//! | people | [`avatar`](avatar()), [`faces`], [`role_badge`] |
//! | state | [`state`], [`state_pill`], [`count`], [`dot`], [`plus`], [`tag`] |
//! | lists | [`card`](card()), [`rows`] with [`Row`], [`pager`], [`feed_link`], [`empty`], [`side`] |
//! | a conversation | [`post`](post()), [`reaction_bar`], [`vote_box`], [`new_line`] |
//! | finding the way | [`page_head`], [`breadcrumbs`], [`tabs`], [`filters`], [`search_box`] |
//! | a part of a page | [`cover()`], [`chosen`], [`section_head`], [`since`], [`person`], [`date_block`] |
//! | facts | [`table`](table()), [`facts`], [`progress`], [`copy_box`], [`note`] |

mod avatar;
mod blocks;
mod button;
mod card;
mod composer;
mod control;
mod copy;
mod empty;
mod error;
mod facts;
mod field;
mod form;
mod head;
mod menu;
mod note;
mod pager;
mod post;
mod reactions;
mod rows;
mod search;
mod small;
mod table;
mod tabs;
mod vote;

pub use avatar::{Face, Size, avatar, faces, stack};
pub use blocks::{chosen, cover, date_block, leaves, person, section_head, since};
pub use button::{Button, button, link_button};
pub use card::{Card, card, panel, side};
pub use composer::{Composer, composer};
pub use control::Choice;
pub use copy::copy_box;
pub use empty::{Empty, empty};
pub use error::{ErrorPage, error_page};
pub use facts::{facts, progress};
pub use field::{
    Field, check_field, email_field, error_summary, file_field, icon_field, input_field, password_field, radio_cards, select_field,
    text_area, text_field,
};
pub use form::{PostButton, Swap, Verb, action, form, form_key, hidden, post_button, upload_form};
pub use head::{Crumb, PageHead, breadcrumbs, page_head};
pub use menu::{MenuItem, menu};
pub use note::{Note, note};
pub use pager::{Pager, feed_link, pager};
pub use post::{Post, new_line, post};
pub use reactions::{Reaction, reaction_bar};
pub use rows::{Row, rows};
pub use search::search_box;
pub use small::{Tone, count, dot, key, middot, plus, role_badge, state, state_pill, tag};
pub use table::{Cell, Column, table};
pub use tabs::{Tab, filters, tabs};
pub use vote::{Vote, vote_box};
