-- Reports: one row for a thing as long as it waits for a decision, one voice for each who pointed at it.
CREATE TABLE report (
    id ID,
    -- 'top', 'rep', 'mem': the prefix of its id.
    target_kind TEXT NOT NULL,
    target BIGINT NOT NULL,
    -- Whose it is; never shown to that person.
    author BIGINT NOT NULL,
    -- The topic it hangs on, which says where it is now; null for what lives in no space.
    root BIGINT,
    opened_at BIGINT NOT NULL,
    voices BIGINT NOT NULL DEFAULT 0,
    -- Moved on by every decision and every undoing: a decision names the one it saw.
    version BIGINT NOT NULL DEFAULT 1,
    -- Who looks at it.
    claimed_by BIGINT,
    claimed_at BIGINT,
    decided_at BIGINT,
    decided_by BIGINT,
    -- 'dismissed' | 'removed' | 'sanctioned'
    outcome TEXT,
    rule BIGINT,
    words TEXT
);
CREATE UNIQUE INDEX report_open ON report (target_kind, target) WHERE decided_at IS NULL;
CREATE INDEX report_by_age ON report (opened_at, id);
CREATE INDEX report_by_decision ON report (decided_at, id) WHERE decided_at IS NOT NULL;
CREATE INDEX report_by_author ON report (author);

CREATE TABLE report_voice (
    report BIGINT NOT NULL,
    reporter BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- Null for "something else", which needs words.
    rule BIGINT,
    words TEXT NOT NULL,
    -- The text as this person saw it: it may be edited before anybody looks.
    title TEXT NOT NULL,
    html TEXT NOT NULL,
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    PRIMARY KEY (report, reporter)
);

-- The one log of moderation is read from the activity log; crates/moderation/src/log/store.rs names the same verbs.
CREATE INDEX activity_of_moderation ON activity (at, id) WHERE verb IN ('topic.removed', 'topic.restored', 'topic.closed', 'topic.reopened',
    'topic.moved', 'topic.edited', 'reply.removed', 'reply.restored', 'reply.edited', 'report.decided', 'report.reopened', 'member.suspended',
    'member.silenced', 'member.lifted', 'member.role_changed', 'member.approved', 'member.declined', 'membership.removed');
