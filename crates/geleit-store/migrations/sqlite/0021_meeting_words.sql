-- What the side that confirms a meeting writes to the office, and what it says it was about: both were
-- thanked for and lost (S1-54).

ALTER TABLE meeting ADD COLUMN added_topics TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN added_line TEXT NOT NULL DEFAULT '';
