//! Finding things again. One room so far: [`search`], full text over everything that is said, in the
//! limits of what the one who asks may read.

pub mod search;

grove_ui::messages!("../messages/en.ftl");

/// All routes of the area.
pub fn routes() -> grove_web::Routes {
    search::routes()
}
