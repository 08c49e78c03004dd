//! What people do, over HTTP, in the cast's words. Each feature tells its own stories; they are told in
//! one binary, on SQLite or on the PostgreSQL named by `GROVE_TEST_DATABASE`.

#[path = "../../content/src/topics/stories.rs"]
mod topics;

#[path = "../../content/src/feeds/stories.rs"]
mod feeds;

#[path = "../../content/src/lists/stories.rs"]
mod lists;

#[path = "../../web/src/stories.rs"]
mod programs;

#[path = "../../web/src/shelf/stories.rs"]
mod shelf;

#[path = "../../content/src/replies/stories.rs"]
mod replies;

#[path = "../../content/src/reading/stories.rs"]
mod reading;

#[path = "../../content/src/related/stories.rs"]
mod related;

#[path = "../../content/src/writing/stories.rs"]
mod writing;

#[path = "../../members/src/join/stories.rs"]
mod joining;

#[path = "../../members/src/profile/stories.rs"]
mod people;

#[path = "../../members/src/roles/stories.rs"]
mod roles;

#[path = "../../members/src/sign_in/stories.rs"]
mod signing_in;

#[path = "../../members/src/claims/stories.rs"]
mod claims;

#[path = "../../members/src/looks/stories.rs"]
mod looks;

#[path = "../../spaces/src/space/stories.rs"]
mod spaces;

#[path = "../../spaces/src/membership/stories.rs"]
mod membership;

#[path = "../../moderation/src/reports/stories.rs"]
mod reports;

#[path = "../../moderation/src/sanctions/stories.rs"]
mod sanctions;

#[path = "../../media/src/uploads/stories.rs"]
mod uploads;

#[path = "../src/admin/stories.rs"]
mod admin;

#[path = "../src/activities/stories.rs"]
mod activities;

#[path = "../src/jobs/stories.rs"]
mod jobs;

#[path = "command_line.rs"]
mod command_line;

#[path = "archive_line.rs"]
mod archive_line;

#[path = "house.rs"]
mod house;

#[path = "said.rs"]
mod said;

#[path = "imported.rs"]
mod imported;

#[path = "proof/mod.rs"]
mod proof;
