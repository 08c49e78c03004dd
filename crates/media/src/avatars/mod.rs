//! Faces: a picture of oneself, cut to a square. A face hangs on its member and is seen by whoever sees
//! members; the one before it is let go. Everybody changes their own and nobody else's.

mod routes;

pub use routes::{prepare_avatar, routes};
