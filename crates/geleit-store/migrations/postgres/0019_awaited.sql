-- Whoever sits in front of a screen and waits for a letter, a link to sign in with, gets it before the
-- digests of the morning.

ALTER TABLE job ADD COLUMN is_awaited BOOLEAN NOT NULL DEFAULT FALSE;
DROP INDEX job_due;
CREATE INDEX job_due ON job (is_awaited DESC, due_at, id) WHERE done_at IS NULL;
