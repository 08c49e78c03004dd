//! Choosing. A preference is nothing that the community did: it is not recorded.

use grove_kernel::{Outcome, Permit};
use grove_store::{Cx, Write};
use grove_ui::{Locale, Theme};

use super::{ChangeLook, Look, store};

/// What is to be changed; the rest stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice {
    pub theme: Option<Theme>,
    pub language: Option<Locale>,
}

pub fn choose(cx: &mut Cx<'_, Write>, before: &Permit<'_, ChangeLook, Look>, choice: Choice) -> Outcome<Look> {
    let (theme, language) = (choice.theme.unwrap_or(before.theme), choice.language.or(before.language));
    let look = Look { member: before.member, theme, language };
    store::set(cx, &look)?;
    Ok(look)
}
