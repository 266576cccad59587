-- Rules of the programme that the coordination office has overruled for one pair of a cohort, with
-- the reason that stands in the minutes. It counts while the pair is fixed.
CREATE TABLE overruling (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    cohort_id BLOB NOT NULL,
    application_id BLOB NOT NULL,
    mentor_id BLOB NOT NULL,
    -- The words of the rules, one space between two.
    rules TEXT NOT NULL CHECK (length(rules) > 0),
    account_id BLOB,
    reason_id BLOB NOT NULL,
    ended_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX overruling_one ON overruling (programme_id, cohort_id, application_id, mentor_id)
    WHERE ended_at IS NULL;
CREATE INDEX overruling_mentor ON overruling (programme_id, mentor_id);
