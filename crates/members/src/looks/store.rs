//! SQL of looks.

use grove_kernel::{MemberId, Outcome, Refusal};
use grove_store::{Cx, Write, params, sql};
use grove_ui::Theme;

use super::Look;
use super::look::{language, theme};

sql! {
    system LOOK = "SELECT theme, locale FROM member WHERE id = $1 AND left_at IS NULL";
    write SET = "UPDATE member SET theme = $2, locale = $3 WHERE id = $1";
}

pub fn of<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Look> {
    let found = cx.system_one(&LOOK, params![member], |row| Ok((row.take::<Option<String>>()?, row.take::<Option<String>>()?)))?;
    let (kept, spoken) = found.ok_or(Refusal::NotFound)?;
    let theme = kept.as_deref().and_then(theme).unwrap_or(Theme::Auto);
    Ok(Look { member, theme, language: spoken.as_deref().and_then(language) })
}

pub fn set(cx: &mut Cx<'_, Write>, look: &Look) -> Outcome<()> {
    cx.write(&SET, params![look.member, look.theme.attribute(), look.language.map(grove_ui::Locale::tag)]).map(drop)
}
