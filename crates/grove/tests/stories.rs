//! What people do, over HTTP, in the cast's words. Each feature tells its own stories; they are told in
//! one binary, on SQLite or on the PostgreSQL named by `GROVE_TEST_DATABASE`.

#[path = "../../content/src/topics/stories.rs"]
mod topics;

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

#[path = "proof/mod.rs"]
mod proof;
