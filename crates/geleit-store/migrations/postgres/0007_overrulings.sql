-- Rules of the programme that the coordination office has overruled for one pair of a cohort, with
-- the reason that stands in the minutes. It counts while the pair is fixed.
CREATE TABLE overruling (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    application_id UUID NOT NULL,
    mentor_id UUID NOT NULL,
    -- The words of the rules, one space between two.
    rules TEXT NOT NULL CHECK (length(rules) > 0),
    account_id UUID,
    reason_id UUID NOT NULL,
    ended_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
);
CREATE UNIQUE INDEX overruling_one ON overruling (programme_id, cohort_id, application_id, mentor_id)
    WHERE ended_at IS NULL;
CREATE INDEX overruling_mentor ON overruling (programme_id, mentor_id);

-- The second wall.
ALTER TABLE overruling ENABLE ROW LEVEL SECURITY;
ALTER TABLE overruling FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON overruling
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);

-- What the program itself may do.
GRANT SELECT, INSERT, UPDATE, DELETE ON overruling TO geleit_app;
