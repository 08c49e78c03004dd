-- Drafts keep the tags too, as they were typed.
ALTER TABLE draft ADD COLUMN tags TEXT NOT NULL DEFAULT '';

-- Pinning is in the log of moderation too; crates/moderation/src/log/store.rs names the same verbs.
DROP INDEX activity_of_moderation;
CREATE INDEX activity_of_moderation ON activity (at, id) WHERE verb IN ('topic.removed', 'topic.restored', 'topic.closed', 'topic.reopened',
    'topic.pinned', 'topic.unpinned', 'topic.moved', 'topic.edited', 'reply.removed', 'reply.restored', 'reply.edited', 'report.decided',
    'report.reopened', 'member.suspended', 'member.silenced', 'member.lifted', 'member.role_changed', 'member.approved', 'member.declined',
    'membership.removed');
