-- Which letters somebody wants; `usual` is weekly for mentors and daily for everybody else.
ALTER TABLE person ADD COLUMN letters TEXT NOT NULL DEFAULT 'usual'
    CHECK (letters IN ('usual', 'daily', 'weekly', 'none'));
ALTER TABLE account ADD COLUMN letters TEXT NOT NULL DEFAULT 'usual'
    CHECK (letters IN ('usual', 'daily', 'weekly', 'none'));

-- Letters that wait for the digest, the digest that a letter is part of, and letters that whoever
-- should get them does without.
ALTER TABLE mail ADD COLUMN in_digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mail ADD COLUMN digest_id BLOB;
ALTER TABLE mail ADD COLUMN withheld_at INTEGER;
CREATE INDEX mail_waiting ON mail (programme_id, due_at) WHERE in_digest AND digest_id IS NULL
    AND sent_at IS NULL AND withdrawn_at IS NULL AND withheld_at IS NULL;
CREATE INDEX mail_digest ON mail (programme_id, digest_id) WHERE digest_id IS NOT NULL;

-- What has waited for somebody, as one letter: `id` is also that letter's. Nobody gets two on a
-- day, and none while an earlier one has not gone out.
CREATE TABLE digest (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    id BLOB NOT NULL,
    -- A person, an account, or the sign-up of a guest.
    addressee_id BLOB NOT NULL,
    on_date TEXT NOT NULL CHECK (length(on_date) = 10),
    created_at INTEGER NOT NULL,
    done_at INTEGER,
    PRIMARY KEY (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX digest_day ON digest (programme_id, addressee_id, on_date);
CREATE UNIQUE INDEX digest_open ON digest (programme_id, addressee_id) WHERE done_at IS NULL;
CREATE INDEX digest_date ON digest (programme_id, on_date, addressee_id);
CREATE INDEX digest_done ON digest (programme_id, done_at, addressee_id);

-- Days on which the office is closed beside the public holidays: no digest goes out.
CREATE TABLE closed_day (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    id BLOB NOT NULL,
    on_date TEXT NOT NULL CHECK (length(on_date) = 10),
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    known_until INTEGER,
    PRIMARY KEY (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX closed_day_date ON closed_day (programme_id, on_date)
    WHERE known_until IS NULL;

-- Personal links now also lead to the choice of letters.
CREATE TABLE secret_link_to (
    programme_id BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('enrolment', 'sign_in', 'demo_sign_in', 'draft',
        'application', 'mentor', 'questionnaire', 'offer', 'partnership', 'event', 'calendar',
        'survey', 'letters')),
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
