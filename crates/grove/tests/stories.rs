//! What people do, over HTTP, in the cast's words. Each feature tells its own stories; they are told in
//! one binary, on SQLite or on the PostgreSQL named by `GROVE_TEST_DATABASE`.

#[path = "../../content/src/topics/stories.rs"]
mod topics;

#[path = "../../members/src/join/stories.rs"]
mod joining;

#[path = "../../members/src/profile/stories.rs"]
mod people;

#[path = "../../moderation/src/reports/stories.rs"]
mod reports;

#[path = "../../moderation/src/sanctions/stories.rs"]
mod sanctions;

#[path = "../../media/src/uploads/stories.rs"]
mod uploads;

#[path = "house.rs"]
mod house;
