-- Pictures. The bytes lie in files named by their hash; who may read them is asked of what they hang on.
CREATE TABLE upload (
    id ID,
    owner BIGINT NOT NULL,
    -- SHA-256 of the picture as it is kept. Two owners of one picture share the file and never learn it.
    hash TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    -- 'jpg' | 'webp'
    kind TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Since when it hangs on nothing; null while it hangs on something.
    loose_since BIGINT
);
CREATE INDEX upload_by_hash ON upload (hash);
CREATE INDEX upload_loose ON upload (loose_since) WHERE loose_since IS NOT NULL;
CREATE INDEX upload_by_owner ON upload (owner);

-- What a picture hangs on: topics ('top'), replies ('rep'), a member's face ('mem'), the community ('com').
-- One picture may stand in several texts; it is as visible as the most visible of them.
CREATE TABLE hanging (
    upload BIGINT NOT NULL,
    kind TEXT NOT NULL,
    target BIGINT NOT NULL,
    PRIMARY KEY (upload, kind, target)
);
CREATE INDEX hanging_by_target ON hanging (kind, target);
