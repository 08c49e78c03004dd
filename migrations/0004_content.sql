-- Topics (discussions and questions), replies and comments, and what people do to them.
CREATE TABLE topic (
    id ID,
    space BIGINT NOT NULL,
    kind TEXT NOT NULL,
    author BIGINT NOT NULL,
    title TEXT NOT NULL,
    -- As it was written: 'markdown', or 'html' for what was imported and never edited since.
    format TEXT NOT NULL,
    source TEXT NOT NULL,
    -- Rendered once and sanitised last; the plain text is for search and excerpts.
    html TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    edited_at BIGINT,
    edited_by BIGINT,
    -- The newest thing said in it.
    active_at BIGINT NOT NULL,
    active_by BIGINT,
    -- Replies and comments ever given a position; a position is never given twice.
    last_position BIGINT NOT NULL DEFAULT 0,
    replies BIGINT NOT NULL DEFAULT 0,
    votes BIGINT NOT NULL DEFAULT 0,
    accepted BIGINT,
    accepted_at BIGINT,
    accepted_by BIGINT,
    closed_at BIGINT,
    closed_by BIGINT,
    pinned_at BIGINT,
    pinned_by BIGINT,
    deleted_at BIGINT,
    deleted_by BIGINT,
    -- The ground rule that a removal cites; null when the author deleted it.
    deleted_rule BIGINT,
    deleted_words TEXT
);
CREATE INDEX topic_by_space ON topic (space, active_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX topic_by_activity ON topic (active_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX topic_by_author ON topic (author, created_at DESC, id DESC);

CREATE TABLE reply (
    id ID,
    topic BIGINT NOT NULL,
    -- The reply that this one answers or comments on; one level.
    parent BIGINT,
    -- 'reply' (an answer, under a question) or 'comment'
    kind TEXT NOT NULL,
    position BIGINT NOT NULL,
    author BIGINT NOT NULL,
    format TEXT NOT NULL,
    source TEXT NOT NULL,
    html TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    edited_at BIGINT,
    edited_by BIGINT,
    votes BIGINT NOT NULL DEFAULT 0,
    deleted_at BIGINT,
    deleted_by BIGINT,
    deleted_rule BIGINT,
    deleted_words TEXT,
    UNIQUE (topic, position)
);
CREATE INDEX reply_by_parent ON reply (parent) WHERE parent IS NOT NULL;
CREATE INDEX reply_by_author ON reply (author, created_at DESC, id DESC);

CREATE TABLE topic_tag (tag TEXT NOT NULL, topic BIGINT NOT NULL, PRIMARY KEY (tag, topic));
CREATE INDEX topic_tag_by_topic ON topic_tag (topic);
-- What a tag means, where somebody wrote it down.
CREATE TABLE tag (name TEXT PRIMARY KEY, excerpt TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '', html TEXT NOT NULL DEFAULT '');

-- Votes and reactions on topics ('top') and replies ('rep').
CREATE TABLE vote (kind TEXT NOT NULL, target BIGINT NOT NULL, member BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (kind, target, member));
CREATE TABLE reaction (
    kind TEXT NOT NULL,
    target BIGINT NOT NULL,
    name TEXT NOT NULL,
    member BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (kind, target, name, member)
);

-- How far somebody has read: only ever forward.
CREATE TABLE read_position (member BIGINT NOT NULL, topic BIGINT NOT NULL, position BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (member, topic));

CREATE TABLE draft (
    member BIGINT NOT NULL,
    -- What it is a draft of: 'new:SPACE', 'reply:TOPIC', 'edit:ID'.
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (member, name)
);

CREATE TABLE mention (kind TEXT NOT NULL, target BIGINT NOT NULL, member BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (kind, target, member));
