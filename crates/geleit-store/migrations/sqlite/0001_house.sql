-- The house: programmes, people, cohorts, matching, partnerships, audit trail, jobs, sign-ins.
-- Versioned rows carry known_from and known_until (µs): the row with known_until IS NULL is
-- what is known now, so that a report can be asked for as it was known at any time.

CREATE TABLE installation (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Outside the wall: finds the programme of a slug, holds no personal data.
CREATE TABLE slug (
    slug TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('programme', 'organisation', 'cohort')),
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE programme (
    programme_id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('tandem', 'casework', 'company_stay')),
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    gender_spelling TEXT NOT NULL DEFAULT 'colon'
        CHECK (gender_spelling IN ('colon', 'star', 'slash', 'pair', 'capital_i')),
    time_zone TEXT NOT NULL DEFAULT 'Europe/Vienna',
    contact TEXT NOT NULL DEFAULT '',
    pairs_per_mentee INTEGER NOT NULL DEFAULT 1 CHECK (pairs_per_mentee BETWEEN 1 AND 5),
    pairs_per_mentee_reason TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    CHECK (pairs_per_mentee = 1 OR pairs_per_mentee_reason <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    finds_mentors INTEGER NOT NULL,
    supplies_mentees INTEGER NOT NULL,
    decides INTEGER NOT NULL,
    funds INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id)
) STRICT, WITHOUT ROWID;

-- Cohorts are numbered within it; the number counts on when its regions change (S1-01).
CREATE TABLE region_group (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE cohort (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    region_group_id BLOB NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
    slug TEXT NOT NULL,
    applications_until TEXT CHECK (length(applications_until) = 10),
    opening_on TEXT CHECK (length(opening_on) = 10),
    starts_on TEXT NOT NULL CHECK (length(starts_on) = 10),
    ends_on TEXT NOT NULL CHECK (length(ends_on) = 10),
    capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 10000),
    status TEXT NOT NULL CHECK (status IN ('draft', 'open', 'applications_closed', 'matching',
        'confirmed', 'running', 'closing', 'closed', 'cancelled')),
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, region_group_id) REFERENCES region_group (programme_id, id),
    CHECK (ends_on > starts_on)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX cohort_number ON cohort (programme_id, region_group_id, number);

CREATE TABLE cohort_region (
    programme_id BLOB NOT NULL,
    cohort_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    region TEXT NOT NULL,
    PRIMARY KEY (programme_id, cohort_id, position),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id)
) STRICT, WITHOUT ROWID;

-- One record over all cohorts, roles and imports of a programme.
CREATE TABLE person (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    id BLOB NOT NULL,
    organisation_id BLOB,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    phone TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT 'de',
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_email ON person (programme_id, email_key);

-- Names keep a history: a new version for each change.
CREATE TABLE person_version (
    programme_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    known_until INTEGER,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    call_me TEXT NOT NULL,
    sort_key BLOB NOT NULL,
    search_text TEXT NOT NULL,
    gender TEXT CHECK (gender IN ('f', 'm', 'x')),
    birth TEXT CHECK (length(birth) IN (4, 10)),
    PRIMARY KEY (programme_id, person_id, seq),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX person_version_now ON person_version (programme_id, person_id)
    WHERE known_until IS NULL;
CREATE INDEX person_version_name ON person_version (programme_id, sort_key, person_id)
    WHERE known_until IS NULL;
CREATE INDEX person_version_search ON person_version (programme_id, search_text)
    WHERE known_until IS NULL;

CREATE TABLE application (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    cohort_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    organisation_id BLOB,
    reference TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'received', 'incomplete', 'eligible',
        'ineligible', 'interview_set', 'interviewed', 'accepted', 'waitlisted', 'not_accepted',
        'deferred', 'withdrawn')),
    received_on TEXT NOT NULL CHECK (length(received_on) = 10),
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX application_reference ON application (programme_id, cohort_id, reference);
CREATE INDEX application_status ON application (programme_id, cohort_id, status, id);
CREATE INDEX application_person ON application (programme_id, person_id);

CREATE TABLE application_version (
    programme_id BLOB NOT NULL,
    application_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    known_until INTEGER,
    origin TEXT NOT NULL,
    market_countries TEXT NOT NULL,
    market_languages TEXT NOT NULL,
    consent_origin_matching INTEGER NOT NULL,
    labour_market_access TEXT CHECK (labour_market_access IN ('yes', 'no', 'unknown')),
    education_level TEXT,
    education_field TEXT,
    education_field_code TEXT,
    occupation TEXT,
    occupation_code TEXT,
    target_occupation TEXT,
    target_occupation_code TEXT,
    industry TEXT,
    industry_code TEXT,
    experience_years INTEGER,
    german TEXT CHECK (german IN ('A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native')),
    languages TEXT NOT NULL,
    postcode TEXT,
    region TEXT,
    mobility_km INTEGER,
    online_ok INTEGER,
    availability TEXT NOT NULL,
    mentor_gender_wish TEXT CHECK (mentor_gender_wish IN ('f', 'm', 'x')),
    goals TEXT NOT NULL,
    goal_words TEXT NOT NULL,
    exclusions TEXT NOT NULL,
    last_employer TEXT,
    childcare INTEGER,
    referral TEXT,
    PRIMARY KEY (programme_id, application_id, seq),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX application_version_now
    ON application_version (programme_id, application_id) WHERE known_until IS NULL;

CREATE TABLE mentor (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    organisation_id BLOB,
    engagement TEXT NOT NULL CHECK (engagement IN ('volunteer', 'professional', 'workforce')),
    -- How many mentees at the same time, over all cohorts (S1-31).
    capacity INTEGER NOT NULL CHECK (capacity BETWEEN 0 AND 20),
    status TEXT NOT NULL CHECK (status IN ('enquiry', 'consulted', 'questionnaire_sent',
        'available', 'paused', 'declined', 'withdrawn')),
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX mentor_person ON mentor (programme_id, person_id);

CREATE TABLE mentor_version (
    programme_id BLOB NOT NULL,
    mentor_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    known_until INTEGER,
    company TEXT,
    company_size TEXT CHECK (company_size IN ('1_9', '10_49', '50_249', '250_plus')),
    position TEXT,
    occupation TEXT,
    occupation_code TEXT,
    industry TEXT,
    industry_code TEXT,
    education_field TEXT,
    education_field_code TEXT,
    target_markets TEXT NOT NULL,
    languages TEXT NOT NULL,
    postcode TEXT,
    region TEXT,
    online_ok INTEGER,
    availability TEXT NOT NULL,
    exclusions TEXT NOT NULL,
    experience_years INTEGER,
    topics TEXT NOT NULL,
    topic_words TEXT NOT NULL,
    mentee_gender_wish TEXT CHECK (mentee_gender_wish IN ('f', 'm', 'x')),
    channel TEXT,
    PRIMARY KEY (programme_id, mentor_id, seq),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX mentor_version_now ON mentor_version (programme_id, mentor_id)
    WHERE known_until IS NULL;

-- A mentor takes part in a cohort under the reference of the office that brought the list.
CREATE TABLE cohort_mentor (
    programme_id BLOB NOT NULL,
    cohort_id BLOB NOT NULL,
    mentor_id BLOB NOT NULL,
    reference TEXT NOT NULL,
    received_on TEXT NOT NULL CHECK (length(received_on) = 10),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, cohort_id, mentor_id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX cohort_mentor_reference ON cohort_mentor (programme_id, cohort_id, reference);
CREATE INDEX cohort_mentor_mentor ON cohort_mentor (programme_id, mentor_id);

-- A hint that two records may be one person; people decide, nothing merges by itself.
CREATE TABLE duplicate_hint (
    programme_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    other_person_id BLOB NOT NULL,
    because TEXT NOT NULL CHECK (because IN ('email', 'phone', 'name_and_birth')),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, person_id, other_person_id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    FOREIGN KEY (programme_id, other_person_id) REFERENCES person (programme_id, id)
) STRICT, WITHOUT ROWID;

-- Every status that a record has had, with its date; what is wrong is retracted, never changed.
CREATE TABLE status_fact (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cohort', 'application', 'mentor', 'partnership')),
    subject_id BLOB NOT NULL,
    -- The order in which the facts of one record were written down.
    seq INTEGER NOT NULL,
    status TEXT NOT NULL,
    on_date TEXT NOT NULL CHECK (length(on_date) = 10),
    known_from INTEGER NOT NULL,
    known_until INTEGER,
    PRIMARY KEY (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX status_fact_subject ON status_fact (programme_id, kind, subject_id, seq);

CREATE TABLE proposal (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    cohort_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    weights_version TEXT NOT NULL,
    total INTEGER NOT NULL,
    dual INTEGER NOT NULL,
    certificate TEXT NOT NULL,
    unmatched TEXT NOT NULL,
    is_current INTEGER NOT NULL,
    computed_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX proposal_number ON proposal (programme_id, cohort_id, number);
CREATE UNIQUE INDEX proposal_current ON proposal (programme_id, cohort_id) WHERE is_current;

CREATE TABLE proposed_pair (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    proposal_id BLOB NOT NULL,
    cohort_id BLOB NOT NULL,
    application_id BLOB NOT NULL,
    mentor_id BLOB NOT NULL,
    points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 10000),
    reasons TEXT NOT NULL,
    alternatives TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('proposed', 'agreed', 'vetoed', 'released')),
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, proposal_id) REFERENCES proposal (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposed_pair_proposal ON proposed_pair (programme_id, proposal_id, status);
CREATE UNIQUE INDEX proposed_pair_mentee ON proposed_pair (programme_id, proposal_id, application_id)
    WHERE status <> 'vetoed';

-- What an organisation said about a pair: it agrees, or objects with a reason (S1-41).
CREATE TABLE endorsement (
    programme_id BLOB NOT NULL,
    pair_id BLOB NOT NULL,
    organisation_id BLOB NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('agreed', 'objected')),
    reason_id BLOB,
    account_id BLOB,
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, pair_id, organisation_id),
    FOREIGN KEY (programme_id, pair_id) REFERENCES proposed_pair (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
) STRICT, WITHOUT ROWID;

-- Locks and vetoes belong to the cohort and outlive every proposal.
CREATE TABLE pair_rule (
    programme_id BLOB NOT NULL,
    cohort_id BLOB NOT NULL,
    application_id BLOB NOT NULL,
    mentor_id BLOB NOT NULL,
    rule TEXT NOT NULL CHECK (rule IN ('lock', 'veto')),
    organisation_id BLOB,
    account_id BLOB,
    reason_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, cohort_id, application_id, mentor_id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX pair_rule_one_lock ON pair_rule (programme_id, cohort_id, application_id)
    WHERE rule = 'lock';

CREATE TABLE partnership (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    cohort_id BLOB NOT NULL,
    application_id BLOB NOT NULL,
    mentor_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    pair_id BLOB,
    successor_of BLOB,
    status TEXT NOT NULL CHECK (status IN ('offered', 'accepted', 'running', 'paused',
        'completed', 'dissolved', 'declined', 'withdrawn')),
    offered_on TEXT NOT NULL CHECK (length(offered_on) = 10),
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    FOREIGN KEY (programme_id, successor_of) REFERENCES partnership (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX partnership_cohort ON partnership (programme_id, cohort_id, status);
CREATE INDEX partnership_mentor ON partnership (programme_id, mentor_id, status);
CREATE INDEX partnership_person ON partnership (programme_id, person_id, status);
CREATE UNIQUE INDEX partnership_open_once
    ON partnership (programme_id, cohort_id, application_id, mentor_id)
    WHERE status IN ('offered', 'accepted', 'running', 'paused');

-- Who did what, when: hash-chained per programme, never updated, no personal values.
CREATE TABLE entry (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    account_id BLOB,
    verb TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BLOB NOT NULL,
    detail TEXT NOT NULL,
    reason_hash BLOB,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (programme_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_subject ON entry (programme_id, subject_id, seq);

CREATE TABLE entry_head (
    programme_id BLOB NOT NULL PRIMARY KEY REFERENCES programme (programme_id),
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Reasons in people's own words: erasable, the chain holds only the salted hash.
CREATE TABLE reason (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    words TEXT NOT NULL,
    salt BLOB NOT NULL,
    PRIMARY KEY (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reason_entry ON reason (programme_id, seq);

CREATE TABLE mail (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    id BLOB NOT NULL,
    template TEXT NOT NULL,
    language TEXT NOT NULL,
    person_id BLOB,
    account_id BLOB,
    subject_id BLOB,
    due_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at INTEGER,
    withdrawn_at INTEGER,
    PRIMARY KEY (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_created ON mail (programme_id, created_at, id);
CREATE INDEX mail_account ON mail (programme_id, account_id, created_at);
CREATE INDEX mail_subject ON mail (programme_id, subject_id);

CREATE TABLE job (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('send_mail')),
    subject_id BLOB NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    claimed_until INTEGER,
    done_at INTEGER,
    problem TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX job_due ON job (due_at, id) WHERE done_at IS NULL;
CREATE INDEX job_waiting ON job (programme_id, attempts) WHERE done_at IS NULL;

CREATE TABLE account (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    id BLOB NOT NULL,
    person_id BLOB,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT 'de',
    password_hash TEXT,
    totp_secret BLOB,
    totp_last_step INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER,
    status TEXT NOT NULL CHECK (status IN ('invited', 'active', 'suspended')),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX account_email ON account (programme_id, email_key);

-- Outside the wall: in which programmes an address has an account, as a keyed hash only.
CREATE TABLE account_place (
    email_hash BLOB NOT NULL,
    programme_id BLOB NOT NULL,
    PRIMARY KEY (email_hash, programme_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_role (
    programme_id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('admin', 'coordinator', 'partner', 'case_worker',
        'project_coordinator', 'mentor', 'mentee', 'employer', 'company_coordinator', 'speaker',
        'researcher', 'funder', 'supervising_expert', 'data_protection')),
    organisation_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, account_id, role),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in (
    programme_id BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    account_id BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, token_hash),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE secret_link (
    programme_id BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('enrolment', 'sign_in', 'demo_sign_in')),
    account_id BLOB NOT NULL,
    ends_at INTEGER NOT NULL,
    uses_left INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, token_hash),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_run (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    cohort_id BLOB NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentees', 'mentors')),
    file_name TEXT NOT NULL,
    -- The file as it came, sealed under the master key; unknown columns stay in it.
    sealed_file BLOB NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('checked', 'running', 'done', 'refused', 'stopped')),
    as_status TEXT NOT NULL CHECK (as_status IN ('received', 'accepted')),
    -- The organisation of rows that name none.
    organisation_id BLOB,
    skip_bad_rows INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL,
    account_id BLOB,
    created_at INTEGER NOT NULL,
    begun_at INTEGER,
    -- Whoever writes it moves this on; a run whose time is over is dead.
    alive_until INTEGER,
    finished_at INTEGER,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id)
) STRICT;
CREATE INDEX import_run_created ON import_run (programme_id, created_at, id);
CREATE INDEX import_run_running ON import_run (programme_id, alive_until)
    WHERE status = 'running';

-- Guards: what must never happen, whatever the page or the command believes.
CREATE TRIGGER partnership_guard_insert BEFORE INSERT ON partnership
WHEN NEW.status IN ('offered', 'accepted', 'running', 'paused')
BEGIN
    SELECT RAISE(ABORT, 'guard:cohort_full') WHERE (
        SELECT COUNT(*) FROM partnership p
        WHERE p.programme_id = NEW.programme_id AND p.cohort_id = NEW.cohort_id
          AND p.status IN ('offered', 'accepted', 'running', 'paused')
    ) >= (SELECT c.capacity FROM cohort c
          WHERE c.programme_id = NEW.programme_id AND c.id = NEW.cohort_id);
    SELECT RAISE(ABORT, 'guard:mentor_full') WHERE (
        SELECT COUNT(*) FROM partnership p
        WHERE p.programme_id = NEW.programme_id AND p.mentor_id = NEW.mentor_id
          AND p.status IN ('offered', 'accepted', 'running', 'paused')
    ) >= (SELECT m.capacity FROM mentor m
          WHERE m.programme_id = NEW.programme_id AND m.id = NEW.mentor_id);
    SELECT RAISE(ABORT, 'guard:mentee_paired') WHERE (
        SELECT COUNT(*) FROM partnership p
        WHERE p.programme_id = NEW.programme_id AND p.person_id = NEW.person_id
          AND p.status IN ('offered', 'accepted', 'running', 'paused')
    ) >= (SELECT g.pairs_per_mentee FROM programme g WHERE g.programme_id = NEW.programme_id);
END;

CREATE TRIGGER partnership_guard_reopen BEFORE UPDATE OF status ON partnership
WHEN NEW.status IN ('offered', 'accepted', 'running', 'paused')
    AND OLD.status NOT IN ('offered', 'accepted', 'running', 'paused')
BEGIN
    SELECT RAISE(ABORT, 'guard:partnership_ended');
END;

CREATE TRIGGER partnership_guard_sides BEFORE UPDATE OF cohort_id, application_id, mentor_id,
    person_id ON partnership
WHEN NEW.cohort_id <> OLD.cohort_id OR NEW.application_id <> OLD.application_id
    OR NEW.mentor_id <> OLD.mentor_id OR NEW.person_id <> OLD.person_id
BEGIN
    SELECT RAISE(ABORT, 'guard:partnership_sides');
END;

CREATE TRIGGER mentor_guard_capacity BEFORE UPDATE OF capacity ON mentor
WHEN NEW.capacity < OLD.capacity
BEGIN
    SELECT RAISE(ABORT, 'guard:mentor_full') WHERE (
        SELECT COUNT(*) FROM partnership p
        WHERE p.programme_id = NEW.programme_id AND p.mentor_id = NEW.id
          AND p.status IN ('offered', 'accepted', 'running', 'paused')
    ) > NEW.capacity;
END;

CREATE TRIGGER cohort_guard_capacity BEFORE UPDATE OF capacity ON cohort
WHEN NEW.capacity < OLD.capacity
BEGIN
    SELECT RAISE(ABORT, 'guard:cohort_full') WHERE (
        SELECT COUNT(*) FROM partnership p
        WHERE p.programme_id = NEW.programme_id AND p.cohort_id = NEW.id
          AND p.status IN ('offered', 'accepted', 'running', 'paused')
    ) > NEW.capacity;
END;

CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
BEGIN
    SELECT RAISE(ABORT, 'guard:entry_is_final');
END;

CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
BEGIN
    SELECT RAISE(ABORT, 'guard:entry_is_final');
END;
