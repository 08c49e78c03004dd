-- What came from elsewhere, and where each row of it went.
CREATE TABLE import_batch (
    id ID,
    -- The community it came from; importing it again finds it by this.
    source TEXT NOT NULL,
    -- The folder it was read from, for people.
    name TEXT NOT NULL,
    space BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    -- Null while it runs, or was stopped: the next run of the same source goes on with it.
    finished_at BIGINT
);
CREATE INDEX import_batch_by_source ON import_batch (source);

-- One row for each row that was taken, written in the same transaction as what was made of it. This is
-- the position of an import: whatever stops it, the next run passes over what stands here.
CREATE TABLE imported (
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- The number it had there.
    key BIGINT NOT NULL,
    object BIGINT NOT NULL,
    batch BIGINT NOT NULL,
    PRIMARY KEY (source, kind, key)
);

-- Badges from elsewhere, by the names they had there. Class: 1 gold, 2 silver, 3 bronze.
CREATE TABLE badge_award (
    id ID,
    member BIGINT NOT NULL,
    name TEXT NOT NULL,
    class BIGINT NOT NULL,
    -- Given for a tag, whose name is the badge's.
    for_tag BOOLEAN NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX badge_award_by_member ON badge_award (member, at);

-- A topic points to another: 'related' or 'duplicate'.
CREATE TABLE topic_link (
    topic BIGINT NOT NULL,
    other BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (topic, other, kind)
);
CREATE INDEX topic_link_by_other ON topic_link (other);
