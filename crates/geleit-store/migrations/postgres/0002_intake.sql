-- How people come in: drafts, files, consents, eligibility, requests for what is missing,
-- interviews, decisions and the mentors' telephone consultation (S1-22 to S1-31, S1-36 to S1-40).

-- A personal link now leads to an account or to a record: a draft, an application, a mentor.
ALTER TABLE secret_link DROP CONSTRAINT secret_link_purpose_check;
ALTER TABLE secret_link ADD CONSTRAINT secret_link_purpose_check CHECK (purpose IN ('enrolment',
    'sign_in', 'demo_sign_in', 'draft', 'application', 'mentor', 'questionnaire'));
ALTER TABLE secret_link ALTER COLUMN account_id DROP NOT NULL;
ALTER TABLE secret_link ADD COLUMN subject_id UUID;
ALTER TABLE secret_link ADD CONSTRAINT secret_link_to_one
    CHECK ((account_id IS NULL) <> (subject_id IS NULL));
CREATE INDEX secret_link_subject ON secret_link (programme_id, subject_id);

-- An application that somebody is still writing: what was typed, as it was typed. It becomes an
-- application when it is sent, and goes.
CREATE TABLE draft (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    language TEXT NOT NULL,
    -- The organisation whose link the person followed.
    organisation_id UUID,
    email_key TEXT NOT NULL DEFAULT '',
    answers TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
);
CREATE INDEX draft_saved ON draft (programme_id, saved_at);

-- Mail servers say when nobody lives at an address: such letters are not tried again, and whoever
-- reads the address is told.
ALTER TABLE mail ADD COLUMN bounced_at BIGINT;
ALTER TABLE person ADD COLUMN email_bounced_at BIGINT;

-- Whoever applies may be known by the telephone number.
CREATE INDEX person_phone ON person (programme_id, phone);

-- How an application came in and who typed it; waiting-list places count from 1 in a cohort.
ALTER TABLE application ADD COLUMN intake TEXT NOT NULL DEFAULT 'import'
    CHECK (intake IN ('online', 'phone', 'paper', 'mail', 'import'));
ALTER TABLE application ADD COLUMN taken_by UUID;
ALTER TABLE application ADD COLUMN waitlist_rank BIGINT CHECK (waitlist_rank > 0);
-- Since when it waits for the step that comes next, µs.
ALTER TABLE application ADD COLUMN waiting_since BIGINT NOT NULL DEFAULT 0;
-- The owner reads every programme only while the wall is not forced upon it.
ALTER TABLE application NO FORCE ROW LEVEL SECURITY;
UPDATE application SET waiting_since = created_at;
ALTER TABLE application FORCE ROW LEVEL SECURITY;
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
ALTER TABLE mentor ADD COLUMN taken_by UUID;
ALTER TABLE mentor ADD COLUMN waiting_since BIGINT NOT NULL DEFAULT 0;
-- The owner reads every programme only while the wall is not forced upon it.
ALTER TABLE mentor NO FORCE ROW LEVEL SECURITY;
UPDATE mentor SET waiting_since = created_at;
CREATE INDEX mentor_status ON mentor (programme_id, status, waiting_since, id);
-- Why somebody did not become a mentor.
ALTER TABLE mentor ADD COLUMN declined_because TEXT;

-- The name of the company as it is compared (S1-29). What was written before this migration is
-- folded by the program when it is next changed.
ALTER TABLE mentor_version ADD COLUMN company_key TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE mentor_version NO FORCE ROW LEVEL SECURITY;
UPDATE mentor_version SET company_key = LOWER(TRIM(company)) WHERE company IS NOT NULL;
ALTER TABLE mentor_version FORCE ROW LEVEL SECURITY;
CREATE INDEX mentor_version_company ON mentor_version (programme_id, company_key, mentor_id)
    WHERE known_until IS NULL AND company_key <> '';
ALTER TABLE mentor FORCE ROW LEVEL SECURITY;

-- Of which editions the codes beside the own words are; empty where nobody wrote it down.
ALTER TABLE application_version ADD COLUMN code_lists TEXT NOT NULL DEFAULT '';
ALTER TABLE mentor_version ADD COLUMN code_lists TEXT NOT NULL DEFAULT '';

-- One tick, one purpose; withdrawn as easily as given.
CREATE TABLE consent (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('application', 'origin_matching', 'next_cohort')),
    text_version TEXT NOT NULL,
    language TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('online', 'phone', 'paper', 'mail', 'import')),
    given_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE UNIQUE INDEX consent_open ON consent (programme_id, person_id, purpose)
    WHERE withdrawn_at IS NULL;

-- The programme's rules as data, in versions (S1-22, S1-23, S1-24).
CREATE TABLE eligibility_rules (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    seq BIGINT NOT NULL,
    rules TEXT NOT NULL,
    account_id UUID,
    known_from BIGINT NOT NULL,
    PRIMARY KEY (programme_id, seq)
);

-- What an incomplete application was asked for, and until when.
CREATE TABLE completion_request (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    application_id UUID NOT NULL,
    items TEXT NOT NULL,
    account_id UUID,
    asked_at BIGINT NOT NULL,
    answer_by TEXT NOT NULL CHECK (length(answer_by) = 10),
    answered_at BIGINT,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id)
);
CREATE UNIQUE INDEX completion_request_open ON completion_request (programme_id, application_id)
    WHERE answered_at IS NULL;

-- What was decided about an application and by which reason of the catalogue; own words are a
-- reason of the entry.
CREATE TABLE decision (
    programme_id UUID NOT NULL,
    application_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    verb TEXT NOT NULL,
    because TEXT NOT NULL,
    reason_id UUID,
    account_id UUID,
    decided_on TEXT NOT NULL CHECK (length(decided_on) = 10),
    decided_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, application_id, seq),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id)
);

CREATE TABLE interview (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    application_id UUID NOT NULL,
    starts_at BIGINT NOT NULL,
    time_zone TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 5 AND 240),
    mode TEXT NOT NULL CHECK (mode IN ('on_site', 'phone', 'video')),
    place TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('planned', 'held', 'missed', 'cancelled')),
    -- Grows with each change that calendars must hear of.
    sequence BIGINT NOT NULL DEFAULT 0,
    notes TEXT NOT NULL DEFAULT '{}',
    version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id)
);
CREATE INDEX interview_starts ON interview (programme_id, starts_at, id);
CREATE INDEX interview_open ON interview (programme_id, starts_at, id) WHERE status = 'planned';
CREATE UNIQUE INDEX interview_planned ON interview (programme_id, application_id)
    WHERE status = 'planned';
CREATE INDEX interview_application ON interview (programme_id, application_id, starts_at, id);

-- Who leads an interview, and what each recommends.
CREATE TABLE interviewer (
    programme_id UUID NOT NULL,
    interview_id UUID NOT NULL,
    account_id UUID NOT NULL,
    recommendation TEXT CHECK (recommendation IN ('accept', 'waitlist', 'not_accept', 'unsure')),
    words TEXT NOT NULL DEFAULT '',
    recommended_at BIGINT,
    PRIMARY KEY (programme_id, interview_id, account_id),
    FOREIGN KEY (programme_id, interview_id) REFERENCES interview (programme_id, id),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
);

-- The telephone consultation with a mentor: suitability and commitment (S1-27, S1-28, S1-39).
CREATE TABLE consultation (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    mentor_id UUID NOT NULL,
    account_id UUID,
    held_on TEXT NOT NULL CHECK (length(held_on) = 10),
    experience TEXT NOT NULL,
    network TEXT NOT NULL,
    time TEXT NOT NULL,
    motive TEXT NOT NULL,
    experience_found TEXT CHECK (experience_found IN ('yes', 'no', 'unsure')),
    network_found TEXT CHECK (network_found IN ('yes', 'no', 'unsure')),
    time_found TEXT CHECK (time_found IN ('yes', 'no', 'unsure')),
    motive_found TEXT CHECK (motive_found IN ('yes', 'no', 'unsure')),
    is_volunteer BOOLEAN,
    suitable TEXT CHECK (suitable IN ('yes', 'no', 'unsure')),
    committed_on TEXT CHECK (length(committed_on) = 10),
    -- The questionnaire as it was typed and not yet taken over, by whomever.
    answers TEXT,
    -- When its link was last sent and when it came back, µs.
    sent_at BIGINT,
    returned_at BIGINT,
    version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
);
CREATE UNIQUE INDEX consultation_mentor ON consultation (programme_id, mentor_id);
CREATE INDEX consultation_open ON consultation (programme_id, sent_at)
    WHERE returned_at IS NULL AND sent_at IS NOT NULL;

-- Letters, résumés and scans; the content lies apart, sealed under the master key.
CREATE TABLE file (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    draft_id UUID,
    application_id UUID,
    mentor_id UUID,
    kind TEXT NOT NULL CHECK (kind IN ('letter', 'resume', 'scan', 'proof')),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    account_id UUID,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, draft_id) REFERENCES draft (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
);
CREATE INDEX file_draft ON file (programme_id, draft_id);
CREATE INDEX file_application ON file (programme_id, application_id);
CREATE INDEX file_mentor ON file (programme_id, mentor_id);

CREATE TABLE file_content (
    programme_id UUID NOT NULL,
    file_id UUID NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (programme_id, file_id),
    FOREIGN KEY (programme_id, file_id) REFERENCES file (programme_id, id)
);

-- The second wall.
ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON draft
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON consent
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE eligibility_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE eligibility_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON eligibility_rules
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE completion_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE completion_request FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON completion_request
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE decision FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON decision
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE interview ENABLE ROW LEVEL SECURITY;
ALTER TABLE interview FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON interview
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE interviewer ENABLE ROW LEVEL SECURITY;
ALTER TABLE interviewer FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON interviewer
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE consultation ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultation FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON consultation
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE file ENABLE ROW LEVEL SECURITY;
ALTER TABLE file FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON file
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE file_content ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_content FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON file_content
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);

-- What the program itself may do.
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON consent TO geleit_app;
GRANT SELECT, INSERT ON eligibility_rules TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON completion_request TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON decision TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON interview TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON interviewer TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON consultation TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON file TO geleit_app;
GRANT SELECT, INSERT, DELETE ON file_content TO geleit_app;
