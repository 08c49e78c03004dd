-- Drafts of topics keep what kind of topic it would be: empty as long as nobody chose.
ALTER TABLE draft ADD COLUMN kind TEXT NOT NULL DEFAULT '';
