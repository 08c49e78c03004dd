-- Spaces: a tree of any depth, who is in them, and who sees them.
CREATE TABLE space (
    id ID,
    parent BIGINT,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    icon TEXT NOT NULL,
    -- 'public' | 'gated' | 'private'; what holds in effect is the strictest on the path to the root.
    visibility TEXT NOT NULL,
    -- 'open' | 'request' | 'invitation'
    joining TEXT NOT NULL,
    -- Which kinds of content may be begun here, a space between: 'discussion question'.
    kinds TEXT NOT NULL,
    math BOOLEAN NOT NULL DEFAULT FALSE,
    -- The floors in effect, kept with space_access (see grove_kernel::place).
    card_floor BIGINT NOT NULL,
    content_floor BIGINT NOT NULL,
    place_in_rail BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by BIGINT
);
CREATE INDEX space_by_parent ON space (parent);

CREATE TABLE membership (
    space BIGINT NOT NULL,
    member BIGINT NOT NULL,
    -- 1 member, 2 moderator, 3 host
    role BIGINT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (space, member)
);
CREATE INDEX membership_by_member ON membership (member);

CREATE TABLE join_request (
    space BIGINT NOT NULL,
    member BIGINT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (space, member)
);

-- Who sees a space in effect: computed from the two tables above and the community's own setting.
-- grantee: a member, or a floor (0 everyone, -1 members, -2 moderators, -3 admins).
-- reach: 1 the card, 2 the content. role: the role in effect, 0 for none.
CREATE TABLE space_access (
    space BIGINT NOT NULL,
    grantee BIGINT NOT NULL,
    reach BIGINT NOT NULL,
    role BIGINT NOT NULL,
    PRIMARY KEY (space, grantee, reach)
);
CREATE INDEX space_access_by_grantee ON space_access (grantee);

-- Links that let people in: into the community (space null) or into a space as well.
CREATE TABLE invitation (
    id ID,
    secret_hash TEXT NOT NULL UNIQUE,
    space BIGINT,
    -- Null for a link anybody may use; else it is for this address alone, once.
    email TEXT,
    note TEXT NOT NULL,
    by_member BIGINT NOT NULL,
    at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    most_uses BIGINT NOT NULL,
    uses BIGINT NOT NULL DEFAULT 0,
    revoked_at BIGINT
);
