-- Early warning: why a running pair needs somebody of the office, who takes care, and until when.
CREATE TABLE warning (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    partnership_id UUID NOT NULL,
    rule TEXT NOT NULL CHECK (rule IN ('no_meeting', 'gap', 'few_hours')),
    since_on TEXT NOT NULL CHECK (length(since_on) = 10),
    -- Who takes care; nobody: the office.
    owner_id UUID,
    -- What comes next, in words of the office; empty: what the rule says.
    next_action TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    closed_at BIGINT,
    -- What somebody has done; nothing where the rule has ceased to speak by itself.
    reason_id UUID,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, owner_id) REFERENCES account (programme_id, id),
    CHECK (reason_id IS NULL OR closed_at IS NOT NULL)
);
CREATE UNIQUE INDEX warning_one ON warning (programme_id, partnership_id, rule)
    WHERE closed_at IS NULL;
CREATE INDEX warning_pair ON warning (programme_id, partnership_id, closed_at, due_on);
-- Whole lists are read from it, however many warnings are over.
CREATE INDEX warning_closed ON warning (programme_id, closed_at, due_on, partnership_id, rule);

-- The second wall.
ALTER TABLE warning ENABLE ROW LEVEL SECURITY;
ALTER TABLE warning FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON warning
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);

-- What the program itself may do.
GRANT SELECT, INSERT, UPDATE, DELETE ON warning TO geleit_app;
