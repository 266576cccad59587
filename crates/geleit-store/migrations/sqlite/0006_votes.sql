-- From the votes of the organisations to accepted pairs: until when they vote, who votes for
-- whom, what silence means, and what both sides of a released pair say (S1-41, S1-42, S1-49).

-- Until when the organisations vote about the pairs of a cohort, and when they are reminded.
CREATE TABLE vote_deadline (
    programme_id BLOB NOT NULL,
    cohort_id BLOB NOT NULL,
    ends_at INTEGER NOT NULL,
    remind_at INTEGER NOT NULL,
    reminded_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, cohort_id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id)
) STRICT, WITHOUT ROWID;

-- Who may vote for an organisation without belonging to it; the organisation names them.
CREATE TABLE deputy (
    programme_id BLOB NOT NULL,
    organisation_id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    named_by BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, organisation_id, account_id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deputy_account ON deputy (programme_id, account_id);

-- What the organisations have agreed about one that stays silent. The newest that has not ended
-- holds from its day on; without one nothing is released without a vote.
CREATE TABLE silence_rule (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    id BLOB NOT NULL,
    words TEXT NOT NULL,
    said_by TEXT NOT NULL,
    said_where TEXT NOT NULL,
    since_on TEXT NOT NULL CHECK (length(since_on) = 10),
    ended_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX silence_rule_one ON silence_rule (programme_id) WHERE ended_at IS NULL;

-- In which way an organisation came to its answer.
ALTER TABLE endorsement ADD COLUMN manner TEXT NOT NULL DEFAULT 'own'
    CHECK (manner IN ('own', 'deputy', 'minute', 'silence'));

-- What each side of a released pair is asked, and what it says: a fact per side with its time.
CREATE TABLE offer (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    -- Nobody may know of the offer before: until then the release can be withdrawn.
    opens_at INTEGER NOT NULL,
    answer_by TEXT NOT NULL CHECK (length(answer_by) = 10),
    answer TEXT CHECK (answer IN ('accepted', 'declined')),
    answered_at INTEGER,
    reminded_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX offer_side ON offer (programme_id, partnership_id, side);
CREATE INDEX offer_person ON offer (programme_id, person_id);
CREATE INDEX offer_open ON offer (programme_id, answer_by) WHERE answered_at IS NULL;

-- A personal link now also leads to an offer.
CREATE TABLE secret_link_to (
    programme_id BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('enrolment', 'sign_in', 'demo_sign_in', 'draft',
        'application', 'mentor', 'questionnaire', 'offer')),
    account_id BLOB,
    subject_id BLOB,
    ends_at INTEGER NOT NULL,
    uses_left INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, token_hash),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id),
    CHECK ((account_id IS NULL) <> (subject_id IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO secret_link_to (programme_id, token_hash, purpose, account_id, subject_id, ends_at,
    uses_left, created_at)
SELECT programme_id, token_hash, purpose, account_id, subject_id, ends_at, uses_left, created_at
FROM secret_link;
DROP TABLE secret_link;
ALTER TABLE secret_link_to RENAME TO secret_link;
CREATE INDEX secret_link_subject ON secret_link (programme_id, subject_id);
