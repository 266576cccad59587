-- Meetings of a pair, as one side or the office notes them; what was wrong is retracted, not
-- deleted.
CREATE TABLE meeting (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    on_date TEXT NOT NULL CHECK (length(on_date) = 10),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 600),
    channel TEXT NOT NULL CHECK (channel IN ('in_person', 'online', 'phone')),
    -- The words of the topics, one space between two.
    topics TEXT NOT NULL,
    line TEXT NOT NULL,
    -- Who says so: a side of the pair, or nobody where the office says it by itself.
    side TEXT CHECK (side IN ('mentee', 'mentor')),
    way TEXT NOT NULL CHECK (way IN ('online', 'phone', 'paper')),
    account_id BLOB,
    confirmed_at INTEGER,
    known_until INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_pair ON meeting (programme_id, partnership_id, on_date);

-- When one side of a pair was asked whether they have met, and "not yet" where that was the answer.
CREATE TABLE meeting_ask (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
    not_yet_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX meeting_ask_day ON meeting_ask (programme_id, partnership_id, person_id, asked_on);
CREATE INDEX meeting_ask_person ON meeting_ask (programme_id, person_id);

-- Personal links now also lead to a pair, an event, a calendar and a survey.
CREATE TABLE secret_link_to (
    programme_id BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('enrolment', 'sign_in', 'demo_sign_in', 'draft',
        'application', 'mentor', 'questionnaire', 'offer', 'partnership', 'event', 'calendar',
        'survey')),
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
