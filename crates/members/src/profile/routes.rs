//! People and oneself.

use grove_web::{Access, Method, PageOnly, Routes};

use super::json::{MeJson, MemberJson, MembersJson};
use super::{directory, edit};

pub fn routes() -> Routes {
    Routes::at("")
        .get("/members", Access::Viewer, directory::list)
        .answers::<MembersJson>()
        .says("The people of the community")
        .get("/members/{handle}", Access::Viewer, directory::show)
        .answers::<MemberJson>()
        .says("One person")
        .get("/me", Access::Account, edit::me)
        .answers::<MeJson>()
        .says("Oneself")
        .prepared(Method::PATCH, "/me", Access::Account, edit::prepare, edit::save)
        .answers::<MeJson>()
        .says("Change one's own name, handle or words")
        .again(edit::again)
        .get("/settings/profile", Access::Account, edit::form)
        .page_only(PageOnly::Form)
}
