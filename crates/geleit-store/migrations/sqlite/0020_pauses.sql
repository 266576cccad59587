-- One more rule of the early warning: a pause that lasts long.

CREATE TABLE warning_of (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    rule TEXT NOT NULL CHECK (rule IN ('no_meeting', 'gap', 'few_hours', 'fit', 'hand', 'pause')),
    since_on TEXT NOT NULL CHECK (length(since_on) = 10),
    -- Who takes care; nobody: the office.
    owner_id BLOB,
    -- What comes next, in words of the office; empty: what the rule says.
    next_action TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    closed_at INTEGER,
    -- What somebody has done; nothing where the rule has ceased to speak by itself.
    reason_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, owner_id) REFERENCES account (programme_id, id),
    CHECK (reason_id IS NULL OR closed_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO warning_of (programme_id, id, partnership_id, rule, since_on, owner_id, next_action,
    due_on, closed_at, reason_id, created_at)
SELECT programme_id, id, partnership_id, rule, since_on, owner_id, next_action, due_on, closed_at,
    reason_id, created_at
FROM warning;
DROP TABLE warning;
ALTER TABLE warning_of RENAME TO warning;
CREATE UNIQUE INDEX warning_one ON warning (programme_id, partnership_id, rule)
    WHERE closed_at IS NULL;
CREATE INDEX warning_pair ON warning (programme_id, partnership_id, closed_at, due_on);
-- Whole lists are read from it, however many warnings are over.
CREATE INDEX warning_closed ON warning (programme_id, closed_at, due_on, partnership_id, rule);
-- A report of any day reads what was open then, pair by pair.
CREATE INDEX warning_opened ON warning (programme_id, partnership_id, created_at, closed_at, reason_id);
