-- People, how they sign in, what they chose, and what keeps them away.
CREATE TABLE member (
    id ID,
    -- Dense, never shown: sets of people are bitmaps over it.
    ordinal BIGINT NOT NULL UNIQUE,
    handle TEXT NOT NULL UNIQUE,
    -- The handle as it looks (UTS 39): twins of a taken handle are refused by this key.
    skeleton TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- The name without case, to sort and search by.
    name_key TEXT NOT NULL,
    email TEXT UNIQUE,
    email_confirmed_at BIGINT,
    password_hash TEXT,
    role BIGINT NOT NULL,
    bio TEXT NOT NULL DEFAULT '',
    bio_html TEXT NOT NULL DEFAULT '',
    avatar BIGINT,
    is_staff BOOLEAN NOT NULL DEFAULT FALSE,
    is_bot BOOLEAN NOT NULL DEFAULT FALSE,
    is_brand BOOLEAN NOT NULL DEFAULT FALSE,
    joined_at BIGINT NOT NULL,
    -- Null while somebody waits to be let into a gated community.
    approved_at BIGINT,
    approved_by BIGINT,
    rules_version BIGINT,
    rules_accepted_at BIGINT,
    last_seen_at BIGINT,
    left_at BIGINT,
    -- What somebody said when they asked to be let in.
    application TEXT NOT NULL DEFAULT '',
    import_batch BIGINT,
    locale TEXT,
    theme TEXT
);
CREATE INDEX member_by_joined ON member (joined_at, id);
CREATE INDEX member_by_name ON member (name_key, id);

-- Old links lead on, and nobody else takes a handle, or its twin, that somebody had.
CREATE TABLE handle_history (handle TEXT PRIMARY KEY, skeleton TEXT NOT NULL, member BIGINT NOT NULL, until BIGINT NOT NULL);
CREATE INDEX handle_history_by_skeleton ON handle_history (skeleton);

-- Who asked to join and has not opened the mail yet. It is nobody so far: it holds no handle and blocks no address.
CREATE TABLE joining (
    email TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    handle TEXT NOT NULL,
    words TEXT NOT NULL,
    rules_version BIGINT,
    at BIGINT NOT NULL
);

-- A new address takes effect when both the old and the new one have said yes.
CREATE TABLE email_change (
    member BIGINT PRIMARY KEY,
    email TEXT NOT NULL,
    at BIGINT NOT NULL,
    old_said_yes BOOLEAN NOT NULL,
    new_said_yes BOOLEAN NOT NULL
);

CREATE TABLE session (
    id ID,
    secret_hash TEXT NOT NULL UNIQUE,
    member BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    device TEXT NOT NULL
);
CREATE INDEX session_by_member ON session (member);

-- Secrets that are sent: sign-in, joining, a new address, claiming an imported account. Each is bound
-- to its purpose and address, and is used once.
CREATE TABLE link (
    id ID,
    secret_hash TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    member BIGINT,
    email TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX link_by_email ON link (email, purpose);
CREATE INDEX link_by_member ON link (member);

CREATE TABLE token (
    id ID,
    secret_hash TEXT NOT NULL UNIQUE,
    member BIGINT NOT NULL,
    name TEXT NOT NULL,
    may_read BOOLEAN NOT NULL,
    may_write BOOLEAN NOT NULL,
    may_admin BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX token_by_member ON token (member);

-- Silence (reads, does not write) and suspension (as if signed out), with an end.
CREATE TABLE sanction (
    id ID,
    member BIGINT NOT NULL,
    kind TEXT NOT NULL,
    rule BIGINT NOT NULL,
    words TEXT NOT NULL,
    by_member BIGINT,
    at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    lifted_at BIGINT,
    lifted_by BIGINT
);
CREATE INDEX sanction_by_member ON sanction (member, until);

-- What one person does not want from another: 'block' or 'mute'.
CREATE TABLE aversion (
    member BIGINT NOT NULL,
    other BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (member, other, kind)
);
CREATE INDEX aversion_by_other ON aversion (other);

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL, changed_at BIGINT NOT NULL, changed_by BIGINT);

-- Ground rules, versioned; the newest is in force. Each act of moderation names a rule by its number.
CREATE TABLE rules (version BIGINT PRIMARY KEY, source TEXT NOT NULL, html TEXT NOT NULL, at BIGINT NOT NULL, by_member BIGINT);
CREATE TABLE rules_acceptance (member BIGINT NOT NULL, version BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (member, version));
