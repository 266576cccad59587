-- How people come in: drafts, files, consents, eligibility, requests for what is missing,
-- interviews, decisions and the mentors' telephone consultation (S1-22 to S1-31, S1-36 to S1-40).

-- A personal link now leads to an account or to a record: a draft, an application, a mentor.
CREATE TABLE secret_link_to (
    programme_id BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('enrolment', 'sign_in', 'demo_sign_in', 'draft',
        'application', 'mentor', 'questionnaire')),
    account_id BLOB,
    subject_id BLOB,
    ends_at INTEGER NOT NULL,
    uses_left INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, token_hash),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id),
    CHECK ((account_id IS NULL) <> (subject_id IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO secret_link_to (programme_id, token_hash, purpose, account_id, ends_at, uses_left,
    created_at)
SELECT programme_id, token_hash, purpose, account_id, ends_at, uses_left, created_at
FROM secret_link;
DROP TABLE secret_link;
ALTER TABLE secret_link_to RENAME TO secret_link;
CREATE INDEX secret_link_subject ON secret_link (programme_id, subject_id);

-- An application that somebody is still writing: what was typed, as it was typed. It becomes an
-- application when it is sent, and goes.
CREATE TABLE draft (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    cohort_id BLOB NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    language TEXT NOT NULL,
    -- The organisation whose link the person followed.
    organisation_id BLOB,
    email_key TEXT NOT NULL DEFAULT '',
    answers TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_saved ON draft (programme_id, saved_at);

-- Mail servers say when nobody lives at an address: such letters are not tried again, and whoever
-- reads the address is told.
ALTER TABLE mail ADD COLUMN bounced_at INTEGER;
ALTER TABLE person ADD COLUMN email_bounced_at INTEGER;

-- Whoever applies may be known by the telephone number.
CREATE INDEX person_phone ON person (programme_id, phone);

-- How an application came in and who typed it; waiting-list places count from 1 in a cohort.
ALTER TABLE application ADD COLUMN intake TEXT NOT NULL DEFAULT 'import'
    CHECK (intake IN ('online', 'phone', 'paper', 'mail', 'import'));
ALTER TABLE application ADD COLUMN taken_by BLOB;
ALTER TABLE application ADD COLUMN waitlist_rank INTEGER CHECK (waitlist_rank > 0);
-- Since when it waits for the step that comes next, µs.
ALTER TABLE application ADD COLUMN waiting_since INTEGER NOT NULL DEFAULT 0;
UPDATE application SET waiting_since = created_at;
CREATE INDEX application_waiting
    ON application (programme_id, cohort_id, status, waiting_since, id);
CREATE UNIQUE INDEX application_waitlist ON application (programme_id, cohort_id, waitlist_rank)
    WHERE waitlist_rank IS NOT NULL;

-- The overview of the desk counts applications by status and day.
CREATE INDEX application_received ON application (programme_id, cohort_id, status, received_on);
-- The organisations match on this day; interviews are over by then.
ALTER TABLE cohort ADD COLUMN matching_on TEXT CHECK (length(matching_on) = 10);

ALTER TABLE mentor ADD COLUMN intake TEXT NOT NULL DEFAULT 'import'
    CHECK (intake IN ('online', 'phone', 'paper', 'mail', 'import'));
ALTER TABLE mentor ADD COLUMN taken_by BLOB;
ALTER TABLE mentor ADD COLUMN waiting_since INTEGER NOT NULL DEFAULT 0;
UPDATE mentor SET waiting_since = created_at;
CREATE INDEX mentor_status ON mentor (programme_id, status, waiting_since, id);
-- Why somebody did not become a mentor.
ALTER TABLE mentor ADD COLUMN declined_because TEXT;

-- The name of the company as it is compared (S1-29). What was written before this migration is
-- folded by the program when it is next changed.
ALTER TABLE mentor_version ADD COLUMN company_key TEXT NOT NULL DEFAULT '';
UPDATE mentor_version SET company_key = LOWER(TRIM(company)) WHERE company IS NOT NULL;
CREATE INDEX mentor_version_company ON mentor_version (programme_id, company_key, mentor_id)
    WHERE known_until IS NULL AND company_key <> '';

-- Of which editions the codes beside the own words are; empty where nobody wrote it down.
ALTER TABLE application_version ADD COLUMN code_lists TEXT NOT NULL DEFAULT '';
ALTER TABLE mentor_version ADD COLUMN code_lists TEXT NOT NULL DEFAULT '';

-- One tick, one purpose; withdrawn as easily as given.
CREATE TABLE consent (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('application', 'origin_matching', 'next_cohort')),
    text_version TEXT NOT NULL,
    language TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('online', 'phone', 'paper', 'mail', 'import')),
    given_at INTEGER NOT NULL,
    withdrawn_at INTEGER,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX consent_open ON consent (programme_id, person_id, purpose)
    WHERE withdrawn_at IS NULL;

-- The programme's rules as data, in versions (S1-22, S1-23, S1-24).
CREATE TABLE eligibility_rules (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    seq INTEGER NOT NULL,
    rules TEXT NOT NULL,
    account_id BLOB,
    known_from INTEGER NOT NULL,
    PRIMARY KEY (programme_id, seq)
) STRICT, WITHOUT ROWID;

-- What an incomplete application was asked for, and until when.
CREATE TABLE completion_request (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    application_id BLOB NOT NULL,
    items TEXT NOT NULL,
    account_id BLOB,
    asked_at INTEGER NOT NULL,
    answer_by TEXT NOT NULL CHECK (length(answer_by) = 10),
    answered_at INTEGER,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX completion_request_open ON completion_request (programme_id, application_id)
    WHERE answered_at IS NULL;

-- What was decided about an application and by which reason of the catalogue; own words are a
-- reason of the entry.
CREATE TABLE decision (
    programme_id BLOB NOT NULL,
    application_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    verb TEXT NOT NULL,
    because TEXT NOT NULL,
    reason_id BLOB,
    account_id BLOB,
    decided_on TEXT NOT NULL CHECK (length(decided_on) = 10),
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, application_id, seq),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE interview (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    application_id BLOB NOT NULL,
    starts_at INTEGER NOT NULL,
    time_zone TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 240),
    mode TEXT NOT NULL CHECK (mode IN ('on_site', 'phone', 'video')),
    place TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('planned', 'held', 'missed', 'cancelled')),
    -- Grows with each change that calendars must hear of.
    sequence INTEGER NOT NULL DEFAULT 0,
    notes TEXT NOT NULL DEFAULT '{}',
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX interview_starts ON interview (programme_id, starts_at, id);
CREATE INDEX interview_open ON interview (programme_id, starts_at, id) WHERE status = 'planned';
CREATE UNIQUE INDEX interview_planned ON interview (programme_id, application_id)
    WHERE status = 'planned';
CREATE INDEX interview_application ON interview (programme_id, application_id, starts_at, id);

-- Who leads an interview, and what each recommends.
CREATE TABLE interviewer (
    programme_id BLOB NOT NULL,
    interview_id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    recommendation TEXT CHECK (recommendation IN ('accept', 'waitlist', 'not_accept', 'unsure')),
    words TEXT NOT NULL DEFAULT '',
    recommended_at INTEGER,
    PRIMARY KEY (programme_id, interview_id, account_id),
    FOREIGN KEY (programme_id, interview_id) REFERENCES interview (programme_id, id),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
) STRICT, WITHOUT ROWID;

-- The telephone consultation with a mentor: suitability and commitment (S1-27, S1-28, S1-39).
CREATE TABLE consultation (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    mentor_id BLOB NOT NULL,
    account_id BLOB,
    held_on TEXT NOT NULL CHECK (length(held_on) = 10),
    experience TEXT NOT NULL,
    network TEXT NOT NULL,
    time TEXT NOT NULL,
    motive TEXT NOT NULL,
    experience_found TEXT CHECK (experience_found IN ('yes', 'no', 'unsure')),
    network_found TEXT CHECK (network_found IN ('yes', 'no', 'unsure')),
    time_found TEXT CHECK (time_found IN ('yes', 'no', 'unsure')),
    motive_found TEXT CHECK (motive_found IN ('yes', 'no', 'unsure')),
    is_volunteer INTEGER,
    suitable TEXT CHECK (suitable IN ('yes', 'no', 'unsure')),
    committed_on TEXT CHECK (length(committed_on) = 10),
    -- The questionnaire as it was typed and not yet taken over, by whomever.
    answers TEXT,
    -- When its link was last sent and when it came back, µs.
    sent_at INTEGER,
    returned_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX consultation_mentor ON consultation (programme_id, mentor_id);
CREATE INDEX consultation_open ON consultation (programme_id, sent_at)
    WHERE returned_at IS NULL AND sent_at IS NOT NULL;

-- Letters, résumés and scans; the content lies apart, sealed under the master key.
CREATE TABLE file (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    draft_id BLOB,
    application_id BLOB,
    mentor_id BLOB,
    kind TEXT NOT NULL CHECK (kind IN ('letter', 'resume', 'scan', 'proof')),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    account_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, draft_id) REFERENCES draft (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_draft ON file (programme_id, draft_id);
CREATE INDEX file_application ON file (programme_id, application_id);
CREATE INDEX file_mentor ON file (programme_id, mentor_id);

CREATE TABLE file_content (
    programme_id BLOB NOT NULL,
    file_id BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (programme_id, file_id),
    FOREIGN KEY (programme_id, file_id) REFERENCES file (programme_id, id)
) STRICT;
