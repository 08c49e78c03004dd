-- Who waits to be let in is counted on every page of those who decide.
CREATE INDEX member_waiting ON member (joined_at, id) WHERE approved_at IS NULL AND left_at IS NULL;
