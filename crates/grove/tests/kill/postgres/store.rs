//! What these tests say to a cluster.

pub const ALIVE: &str = "SELECT 1";
pub const RELOAD: &str = "SELECT pg_reload_conf()";
pub const CUT_ALL: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'grove' AND pid <> pg_backend_pid()";
pub const HOLD_TOPICS: &str = "BEGIN; LOCK TABLE topic IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(60)";
pub const LET_GO: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'BEGIN; LOCK%'";
pub const FOLLOWS: &str = "SELECT sync_state FROM pg_stat_replication";
pub const PROMOTE: &str = "SELECT pg_promote()";
/// Who holds which lease.
pub const HOLDERS: &str = "SELECT string_agg(name || ' ' || holder, ', ' ORDER BY name) FROM lease";
