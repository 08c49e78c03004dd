-- The log, and what the store keeps for itself. PostgreSQL: a lease holder gives the position after the commit,
-- in the order of seq, which each transaction draws for itself.
CREATE TABLE activity (
    id ID,
    position BIGINT UNIQUE,
    at BIGINT NOT NULL,
    actor BIGINT,
    verb TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    space BIGINT,
    root BIGINT,
    target_member BIGINT,
    channel TEXT NOT NULL,
    payload TEXT NOT NULL,
    actor_is_staff BOOLEAN NOT NULL,
    actor_is_bot BOOLEAN NOT NULL,
    actor_is_brand BOOLEAN NOT NULL,
    import_batch BIGINT,
    seq BIGINT GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX activity_by_time ON activity (at);
CREATE INDEX activity_waiting ON activity (seq) WHERE position IS NULL;

CREATE TABLE projection (name TEXT PRIMARY KEY, position BIGINT NOT NULL);
CREATE TABLE lease (name TEXT PRIMARY KEY, holder BIGINT NOT NULL, until BIGINT NOT NULL);

CREATE TABLE job (
    id ID,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    taken_until BIGINT,
    dead_at BIGINT,
    error TEXT,
    schedule TEXT UNIQUE
);
CREATE INDEX job_due ON job (run_at) WHERE dead_at IS NULL;

CREATE TABLE idempotency (
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status BIGINT NOT NULL,
    location TEXT,
    content_type TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner, name)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);
