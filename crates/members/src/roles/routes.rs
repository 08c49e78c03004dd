//! Roles and flags, on somebody's page.

use grove_kernel::{Outcome, Refusal, Role, Sealed};
use grove_store::{Cx, Write};
use grove_web::{Access, Done, Form, Path, Routes};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ChangeRole, RoleChange, SetFlags, commands, store};
use crate::{paths, profile};

pub fn routes() -> Routes {
    Routes::at("/members/{handle}")
        .put("/role", Access::Admin, change_role)
        .says("Give somebody another role in the community")
        .put("/flags", Access::Admin, set_flags)
        .says("Say that an account is staff, a bot, or a brand's")
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct RoleForm {
    /// `member`, `moderator`, `admin` or `owner`.
    pub role: String,
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct FlagsForm {
    #[schema(value_type = bool)]
    pub staff: Tick,
    #[schema(value_type = bool)]
    pub bot: Tick,
    #[schema(value_type = bool)]
    pub brand: Tick,
}

/// Yes or no: a truth value from a program, a word from a form.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged, expecting = "true or false")]
pub enum Tick {
    Truth(bool),
    Word(String),
}

impl Default for Tick {
    fn default() -> Self {
        Self::Truth(false)
    }
}

impl Tick {
    fn is_yes(&self) -> bool {
        match self {
            Self::Truth(truth) => *truth,
            Self::Word(word) => matches!(word.as_str(), "on" | "true"),
        }
    }
}

pub(crate) fn change_role(cx: &mut Cx<'_, Write>, (Path(handle), Form(form)): (Path<String>, Form<RoleForm>)) -> Outcome<Done> {
    let to = Role::ALL.into_iter().find(|r| r.name() == form.role).ok_or_else(|| Refusal::invalid("role", "problem-choose"))?;
    let member = profile::find_by_handle(cx, &handle)?.visible_to(cx)?.into_inner();
    let other_owners = store::other_owners(cx, member.id)?;
    let change = Sealed::new(RoleChange { member, to, other_owners }).visible_to(cx)?.permit::<ChangeRole>(cx)?;
    commands::change(cx, &change)?;
    Ok(Done::see(paths::profile(&handle)).saying("done-role-changed"))
}

fn set_flags(cx: &mut Cx<'_, Write>, (Path(handle), Form(form)): (Path<String>, Form<FlagsForm>)) -> Outcome<Done> {
    let member = profile::find_by_handle(cx, &handle)?.visible_to(cx)?.permit::<SetFlags>(cx)?;
    commands::set_flags(cx, &member, (form.staff.is_yes(), form.bot.is_yes(), form.brand.is_yes()))?;
    Ok(Done::see(paths::profile(&handle)).saying("done-flags-saved"))
}
