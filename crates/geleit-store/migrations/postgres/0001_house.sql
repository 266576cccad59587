-- The house: programmes, people, cohorts, matching, partnerships, audit trail, jobs, sign-ins.
-- Versioned rows carry known_from and known_until (µs): the row with known_until IS NULL is
-- what is known now, so that a report can be asked for as it was known at any time.

-- The group of roles that the program itself runs under; it never owns a table.
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'geleit_app') THEN
        CREATE ROLE geleit_app NOLOGIN;
    END IF;
END $$;
GRANT SELECT ON _sqlx_migrations TO geleit_app;

CREATE TABLE installation (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- Outside the wall: finds the programme of a slug, holds no personal data.
CREATE TABLE slug (
    slug TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('programme', 'organisation', 'cohort')),
    programme_id UUID NOT NULL,
    id UUID NOT NULL
);

CREATE TABLE programme (
    programme_id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('tandem', 'casework', 'company_stay')),
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    gender_spelling TEXT NOT NULL DEFAULT 'colon'
        CHECK (gender_spelling IN ('colon', 'star', 'slash', 'pair', 'capital_i')),
    time_zone TEXT NOT NULL DEFAULT 'Europe/Vienna',
    contact TEXT NOT NULL DEFAULT '',
    pairs_per_mentee BIGINT NOT NULL DEFAULT 1 CHECK (pairs_per_mentee BETWEEN 1 AND 5),
    pairs_per_mentee_reason TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    CHECK (pairs_per_mentee = 1 OR pairs_per_mentee_reason <> '')
);

CREATE TABLE organisation (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    id UUID NOT NULL,
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    finds_mentors BOOLEAN NOT NULL,
    supplies_mentees BOOLEAN NOT NULL,
    decides BOOLEAN NOT NULL,
    funds BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id)
);

-- Cohorts are numbered within it; the number counts on when its regions change (S1-01).
CREATE TABLE region_group (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    id UUID NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id)
);

CREATE TABLE cohort (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    region_group_id UUID NOT NULL,
    number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 9999),
    slug TEXT NOT NULL,
    applications_until TEXT CHECK (length(applications_until) = 10),
    opening_on TEXT CHECK (length(opening_on) = 10),
    starts_on TEXT NOT NULL CHECK (length(starts_on) = 10),
    ends_on TEXT NOT NULL CHECK (length(ends_on) = 10),
    capacity BIGINT NOT NULL CHECK (capacity BETWEEN 1 AND 10000),
    status TEXT NOT NULL CHECK (status IN ('draft', 'open', 'applications_closed', 'matching',
        'confirmed', 'running', 'closing', 'closed', 'cancelled')),
    version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, region_group_id) REFERENCES region_group (programme_id, id),
    CHECK (ends_on > starts_on)
);
CREATE UNIQUE INDEX cohort_number ON cohort (programme_id, region_group_id, number);

CREATE TABLE cohort_region (
    programme_id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    PRIMARY KEY (programme_id, cohort_id, position),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id)
);

-- One record over all cohorts, roles and imports of a programme.
CREATE TABLE person (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    id UUID NOT NULL,
    organisation_id UUID,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    phone TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT 'de',
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
);
CREATE INDEX person_email ON person (programme_id, email_key);

-- Names keep a history: a new version for each change.
CREATE TABLE person_version (
    programme_id UUID NOT NULL,
    person_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    known_from BIGINT NOT NULL,
    known_until BIGINT,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    call_me TEXT NOT NULL,
    sort_key BYTEA NOT NULL,
    search_text TEXT NOT NULL,
    gender TEXT CHECK (gender IN ('f', 'm', 'x')),
    birth TEXT CHECK (length(birth) IN (4, 10)),
    PRIMARY KEY (programme_id, person_id, seq),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE UNIQUE INDEX person_version_now ON person_version (programme_id, person_id)
    WHERE known_until IS NULL;
CREATE INDEX person_version_name ON person_version (programme_id, sort_key, person_id)
    WHERE known_until IS NULL;
CREATE INDEX person_version_search ON person_version (programme_id, search_text)
    WHERE known_until IS NULL;

CREATE TABLE application (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    person_id UUID NOT NULL,
    organisation_id UUID,
    reference TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'received', 'incomplete', 'eligible',
        'ineligible', 'interview_set', 'interviewed', 'accepted', 'waitlisted', 'not_accepted',
        'deferred', 'withdrawn')),
    received_on TEXT NOT NULL CHECK (length(received_on) = 10),
    version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
);
CREATE UNIQUE INDEX application_reference ON application (programme_id, cohort_id, reference);
CREATE INDEX application_status ON application (programme_id, cohort_id, status, id);
CREATE INDEX application_person ON application (programme_id, person_id);

CREATE TABLE application_version (
    programme_id UUID NOT NULL,
    application_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    known_from BIGINT NOT NULL,
    known_until BIGINT,
    origin TEXT NOT NULL,
    market_countries TEXT NOT NULL,
    market_languages TEXT NOT NULL,
    consent_origin_matching BOOLEAN NOT NULL,
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
    experience_years BIGINT,
    german TEXT CHECK (german IN ('A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native')),
    languages TEXT NOT NULL,
    postcode TEXT,
    region TEXT,
    mobility_km BIGINT,
    online_ok BOOLEAN,
    availability TEXT NOT NULL,
    mentor_gender_wish TEXT CHECK (mentor_gender_wish IN ('f', 'm', 'x')),
    goals TEXT NOT NULL,
    goal_words TEXT NOT NULL,
    exclusions TEXT NOT NULL,
    last_employer TEXT,
    childcare BOOLEAN,
    referral TEXT,
    PRIMARY KEY (programme_id, application_id, seq),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id)
);
CREATE UNIQUE INDEX application_version_now
    ON application_version (programme_id, application_id) WHERE known_until IS NULL;

CREATE TABLE mentor (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    organisation_id UUID,
    engagement TEXT NOT NULL CHECK (engagement IN ('volunteer', 'professional', 'workforce')),
    -- How many mentees at the same time, over all cohorts (S1-31).
    capacity BIGINT NOT NULL CHECK (capacity BETWEEN 0 AND 20),
    status TEXT NOT NULL CHECK (status IN ('enquiry', 'consulted', 'questionnaire_sent',
        'available', 'paused', 'declined', 'withdrawn')),
    version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
);
CREATE UNIQUE INDEX mentor_person ON mentor (programme_id, person_id);

CREATE TABLE mentor_version (
    programme_id UUID NOT NULL,
    mentor_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    known_from BIGINT NOT NULL,
    known_until BIGINT,
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
    online_ok BOOLEAN,
    availability TEXT NOT NULL,
    exclusions TEXT NOT NULL,
    experience_years BIGINT,
    topics TEXT NOT NULL,
    topic_words TEXT NOT NULL,
    mentee_gender_wish TEXT CHECK (mentee_gender_wish IN ('f', 'm', 'x')),
    channel TEXT,
    PRIMARY KEY (programme_id, mentor_id, seq),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
);
CREATE UNIQUE INDEX mentor_version_now ON mentor_version (programme_id, mentor_id)
    WHERE known_until IS NULL;

-- A mentor takes part in a cohort under the reference of the office that brought the list.
CREATE TABLE cohort_mentor (
    programme_id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    mentor_id UUID NOT NULL,
    reference TEXT NOT NULL,
    received_on TEXT NOT NULL CHECK (length(received_on) = 10),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, cohort_id, mentor_id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
);
CREATE UNIQUE INDEX cohort_mentor_reference ON cohort_mentor (programme_id, cohort_id, reference);
CREATE INDEX cohort_mentor_mentor ON cohort_mentor (programme_id, mentor_id);

-- A hint that two records may be one person; people decide, nothing merges by itself.
CREATE TABLE duplicate_hint (
    programme_id UUID NOT NULL,
    person_id UUID NOT NULL,
    other_person_id UUID NOT NULL,
    because TEXT NOT NULL CHECK (because IN ('email', 'phone', 'name_and_birth')),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, person_id, other_person_id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    FOREIGN KEY (programme_id, other_person_id) REFERENCES person (programme_id, id)
);

-- Every status that a record has had, with its date; what is wrong is retracted, never changed.
CREATE TABLE status_fact (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cohort', 'application', 'mentor', 'partnership')),
    subject_id UUID NOT NULL,
    -- The order in which the facts of one record were written down.
    seq BIGINT NOT NULL,
    status TEXT NOT NULL,
    on_date TEXT NOT NULL CHECK (length(on_date) = 10),
    known_from BIGINT NOT NULL,
    known_until BIGINT,
    PRIMARY KEY (programme_id, id)
);
CREATE UNIQUE INDEX status_fact_subject ON status_fact (programme_id, kind, subject_id, seq);

CREATE TABLE proposal (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    number BIGINT NOT NULL,
    weights_version TEXT NOT NULL,
    total BIGINT NOT NULL,
    dual BIGINT NOT NULL,
    certificate TEXT NOT NULL,
    unmatched TEXT NOT NULL,
    is_current BOOLEAN NOT NULL,
    computed_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id)
);
CREATE UNIQUE INDEX proposal_number ON proposal (programme_id, cohort_id, number);
CREATE UNIQUE INDEX proposal_current ON proposal (programme_id, cohort_id) WHERE is_current;

CREATE TABLE proposed_pair (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    proposal_id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    application_id UUID NOT NULL,
    mentor_id UUID NOT NULL,
    points BIGINT NOT NULL CHECK (points BETWEEN 0 AND 10000),
    reasons TEXT NOT NULL,
    alternatives TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('proposed', 'agreed', 'vetoed', 'released')),
    version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, proposal_id) REFERENCES proposal (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
);
CREATE INDEX proposed_pair_proposal ON proposed_pair (programme_id, proposal_id, status);
CREATE UNIQUE INDEX proposed_pair_mentee ON proposed_pair (programme_id, proposal_id, application_id)
    WHERE status <> 'vetoed';

-- What an organisation said about a pair: it agrees, or objects with a reason (S1-41).
CREATE TABLE endorsement (
    programme_id UUID NOT NULL,
    pair_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('agreed', 'objected')),
    reason_id UUID,
    account_id UUID,
    decided_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, pair_id, organisation_id),
    FOREIGN KEY (programme_id, pair_id) REFERENCES proposed_pair (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
);

-- Locks and vetoes belong to the cohort and outlive every proposal.
CREATE TABLE pair_rule (
    programme_id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    application_id UUID NOT NULL,
    mentor_id UUID NOT NULL,
    rule TEXT NOT NULL CHECK (rule IN ('lock', 'veto')),
    organisation_id UUID,
    account_id UUID,
    reason_id UUID,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, cohort_id, application_id, mentor_id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id)
);
CREATE UNIQUE INDEX pair_rule_one_lock ON pair_rule (programme_id, cohort_id, application_id)
    WHERE rule = 'lock';

CREATE TABLE partnership (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    application_id UUID NOT NULL,
    mentor_id UUID NOT NULL,
    person_id UUID NOT NULL,
    pair_id UUID,
    successor_of UUID,
    status TEXT NOT NULL CHECK (status IN ('offered', 'accepted', 'running', 'paused',
        'completed', 'dissolved', 'declined', 'withdrawn')),
    offered_on TEXT NOT NULL CHECK (length(offered_on) = 10),
    version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id),
    FOREIGN KEY (programme_id, mentor_id) REFERENCES mentor (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    FOREIGN KEY (programme_id, successor_of) REFERENCES partnership (programme_id, id)
);
CREATE INDEX partnership_cohort ON partnership (programme_id, cohort_id, status);
CREATE INDEX partnership_mentor ON partnership (programme_id, mentor_id, status);
CREATE INDEX partnership_person ON partnership (programme_id, person_id, status);
CREATE UNIQUE INDEX partnership_open_once
    ON partnership (programme_id, cohort_id, application_id, mentor_id)
    WHERE status IN ('offered', 'accepted', 'running', 'paused');

-- Who did what, when: hash-chained per programme, never updated, no personal values.
CREATE TABLE entry (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    account_id UUID,
    verb TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    detail TEXT NOT NULL,
    reason_hash BYTEA,
    previous_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (programme_id, seq)
);
CREATE INDEX entry_subject ON entry (programme_id, subject_id, seq);

CREATE TABLE entry_head (
    programme_id UUID NOT NULL PRIMARY KEY REFERENCES programme (programme_id),
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL
);

-- Reasons in people's own words: erasable, the chain holds only the salted hash.
CREATE TABLE reason (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    id UUID NOT NULL,
    seq BIGINT NOT NULL,
    words TEXT NOT NULL,
    salt BYTEA NOT NULL,
    PRIMARY KEY (programme_id, id)
);
CREATE INDEX reason_entry ON reason (programme_id, seq);

CREATE TABLE mail (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    id UUID NOT NULL,
    template TEXT NOT NULL,
    language TEXT NOT NULL,
    person_id UUID,
    account_id UUID,
    subject_id UUID,
    due_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    withdrawn_at BIGINT,
    PRIMARY KEY (programme_id, id)
);
CREATE INDEX mail_created ON mail (programme_id, created_at, id);
CREATE INDEX mail_account ON mail (programme_id, account_id, created_at);
CREATE INDEX mail_subject ON mail (programme_id, subject_id);

CREATE TABLE job (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('send_mail')),
    subject_id UUID NOT NULL,
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    claimed_until BIGINT,
    done_at BIGINT,
    problem TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id)
);
CREATE INDEX job_due ON job (due_at, id) WHERE done_at IS NULL;
CREATE INDEX job_waiting ON job (programme_id, attempts) WHERE done_at IS NULL;

CREATE TABLE account (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    id UUID NOT NULL,
    person_id UUID,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT 'de',
    password_hash TEXT,
    totp_secret BYTEA,
    totp_last_step BIGINT NOT NULL DEFAULT 0,
    failures BIGINT NOT NULL DEFAULT 0,
    locked_until BIGINT,
    status TEXT NOT NULL CHECK (status IN ('invited', 'active', 'suspended')),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE UNIQUE INDEX account_email ON account (programme_id, email_key);

-- Outside the wall: in which programmes an address has an account, as a keyed hash only.
CREATE TABLE account_place (
    email_hash BYTEA NOT NULL,
    programme_id UUID NOT NULL,
    PRIMARY KEY (email_hash, programme_id)
);

CREATE TABLE account_role (
    programme_id UUID NOT NULL,
    account_id UUID NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('admin', 'coordinator', 'partner', 'case_worker',
        'project_coordinator', 'mentor', 'mentee', 'employer', 'company_coordinator', 'speaker',
        'researcher', 'funder', 'supervising_expert', 'data_protection')),
    organisation_id UUID,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, account_id, role),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
);

CREATE TABLE sign_in (
    programme_id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    account_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, token_hash),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
);

CREATE TABLE secret_link (
    programme_id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('enrolment', 'sign_in', 'demo_sign_in')),
    account_id UUID NOT NULL,
    ends_at BIGINT NOT NULL,
    uses_left BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, token_hash),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
);

CREATE TABLE import_run (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentees', 'mentors')),
    file_name TEXT NOT NULL,
    -- The file as it came, sealed under the master key; unknown columns stay in it.
    sealed_file BYTEA NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('checked', 'running', 'done', 'refused', 'stopped')),
    as_status TEXT NOT NULL CHECK (as_status IN ('received', 'accepted')),
    -- The organisation of rows that name none.
    organisation_id UUID,
    skip_bad_rows BOOLEAN NOT NULL DEFAULT FALSE,
    answer TEXT NOT NULL,
    account_id UUID,
    created_at BIGINT NOT NULL,
    begun_at BIGINT,
    -- Whoever writes it moves this on; a run whose time is over is dead.
    alive_until BIGINT,
    finished_at BIGINT,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id)
);
CREATE INDEX import_run_created ON import_run (programme_id, created_at, id);
CREATE INDEX import_run_running ON import_run (programme_id, alive_until)
    WHERE status = 'running';

-- Guards: what must never happen, whatever the page or the command believes. Rows are locked
-- in the order cohort, mentor, person, so that two releases at once count one after the other.
CREATE FUNCTION partnership_guard_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    open_statuses CONSTANT TEXT[] := ARRAY['offered', 'accepted', 'running', 'paused'];
    places BIGINT;
    taken BIGINT;
BEGIN
    SELECT capacity INTO places FROM cohort
        WHERE programme_id = NEW.programme_id AND id = NEW.cohort_id FOR UPDATE;
    SELECT COUNT(*) INTO taken FROM partnership WHERE programme_id = NEW.programme_id
        AND cohort_id = NEW.cohort_id AND status = ANY (open_statuses);
    IF taken >= places THEN RAISE EXCEPTION 'guard:cohort_full'; END IF;

    SELECT capacity INTO places FROM mentor
        WHERE programme_id = NEW.programme_id AND id = NEW.mentor_id FOR UPDATE;
    SELECT COUNT(*) INTO taken FROM partnership WHERE programme_id = NEW.programme_id
        AND mentor_id = NEW.mentor_id AND status = ANY (open_statuses);
    IF taken >= places THEN RAISE EXCEPTION 'guard:mentor_full'; END IF;

    PERFORM 1 FROM person
        WHERE programme_id = NEW.programme_id AND id = NEW.person_id FOR UPDATE;
    SELECT pairs_per_mentee INTO places FROM programme WHERE programme_id = NEW.programme_id;
    SELECT COUNT(*) INTO taken FROM partnership WHERE programme_id = NEW.programme_id
        AND person_id = NEW.person_id AND status = ANY (open_statuses);
    IF taken >= places THEN RAISE EXCEPTION 'guard:mentee_paired'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER partnership_guard_insert BEFORE INSERT ON partnership FOR EACH ROW
    WHEN (NEW.status IN ('offered', 'accepted', 'running', 'paused'))
    EXECUTE FUNCTION partnership_guard_insert();

CREATE FUNCTION guard_raise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0];
END $$;
CREATE TRIGGER partnership_guard_reopen BEFORE UPDATE OF status ON partnership FOR EACH ROW
    WHEN (NEW.status IN ('offered', 'accepted', 'running', 'paused')
        AND OLD.status NOT IN ('offered', 'accepted', 'running', 'paused'))
    EXECUTE FUNCTION guard_raise('guard:partnership_ended');
CREATE TRIGGER partnership_guard_sides BEFORE UPDATE OF cohort_id, application_id, mentor_id,
    person_id ON partnership FOR EACH ROW
    WHEN (NEW.cohort_id <> OLD.cohort_id OR NEW.application_id <> OLD.application_id
        OR NEW.mentor_id <> OLD.mentor_id OR NEW.person_id <> OLD.person_id)
    EXECUTE FUNCTION guard_raise('guard:partnership_sides');

CREATE FUNCTION mentor_guard_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT COUNT(*) FROM partnership WHERE programme_id = NEW.programme_id
        AND mentor_id = NEW.id AND status IN ('offered', 'accepted', 'running', 'paused'))
        > NEW.capacity THEN RAISE EXCEPTION 'guard:mentor_full'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER mentor_guard_capacity BEFORE UPDATE OF capacity ON mentor FOR EACH ROW
    WHEN (NEW.capacity < OLD.capacity) EXECUTE FUNCTION mentor_guard_capacity();

CREATE FUNCTION cohort_guard_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT COUNT(*) FROM partnership WHERE programme_id = NEW.programme_id
        AND cohort_id = NEW.id AND status IN ('offered', 'accepted', 'running', 'paused'))
        > NEW.capacity THEN RAISE EXCEPTION 'guard:cohort_full'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cohort_guard_capacity BEFORE UPDATE OF capacity ON cohort FOR EACH ROW
    WHEN (NEW.capacity < OLD.capacity) EXECUTE FUNCTION cohort_guard_capacity();

CREATE TRIGGER entry_no_change BEFORE UPDATE OR DELETE ON entry FOR EACH ROW
    EXECUTE FUNCTION guard_raise('guard:entry_is_final');

-- The second wall: every table below belongs to one programme per transaction. nullif: the
-- setting is an empty text, not NULL, after the first transaction of a connection.
ALTER TABLE programme ENABLE ROW LEVEL SECURITY;
ALTER TABLE programme FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON programme
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON organisation
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE region_group ENABLE ROW LEVEL SECURITY;
ALTER TABLE region_group FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON region_group
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE cohort ENABLE ROW LEVEL SECURITY;
ALTER TABLE cohort FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON cohort
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE cohort_region ENABLE ROW LEVEL SECURITY;
ALTER TABLE cohort_region FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON cohort_region
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON person
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE person_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_version FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON person_version
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE application ENABLE ROW LEVEL SECURITY;
ALTER TABLE application FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON application
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE application_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE application_version FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON application_version
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE mentor ENABLE ROW LEVEL SECURITY;
ALTER TABLE mentor FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON mentor
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE mentor_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE mentor_version FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON mentor_version
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE cohort_mentor ENABLE ROW LEVEL SECURITY;
ALTER TABLE cohort_mentor FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON cohort_mentor
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE duplicate_hint ENABLE ROW LEVEL SECURITY;
ALTER TABLE duplicate_hint FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON duplicate_hint
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE status_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE status_fact FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON status_fact
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON proposal
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE proposed_pair ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposed_pair FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON proposed_pair
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE endorsement ENABLE ROW LEVEL SECURITY;
ALTER TABLE endorsement FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON endorsement
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE pair_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE pair_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON pair_rule
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE partnership ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON partnership
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON entry
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE entry_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry_head FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON entry_head
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE reason ENABLE ROW LEVEL SECURITY;
ALTER TABLE reason FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON reason
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON mail
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE job ENABLE ROW LEVEL SECURITY;
ALTER TABLE job FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON job
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON account
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE account_role ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_role FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON account_role
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE sign_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON sign_in
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE secret_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE secret_link FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON secret_link
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE import_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_run FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON import_run
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);

-- The worker claims due jobs of all programmes, then works in one at a time.
CREATE POLICY worker ON job USING (current_setting('geleit.worker', true) = 'on');

-- What the program itself may do; the owner alone changes tables.
GRANT SELECT, INSERT, UPDATE, DELETE ON installation TO geleit_app;
GRANT SELECT, INSERT ON slug TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON programme TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON organisation TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON region_group TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON cohort TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON cohort_region TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON person TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON person_version TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON application TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON application_version TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON mentor TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON mentor_version TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON cohort_mentor TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON duplicate_hint TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON status_fact TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON proposal TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON proposed_pair TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON endorsement TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON pair_rule TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON partnership TO geleit_app;
GRANT SELECT, INSERT ON entry TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON entry_head TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON reason TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON mail TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON job TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON account TO geleit_app;
GRANT SELECT, INSERT, DELETE ON account_place TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_role TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON secret_link TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON import_run TO geleit_app;

-- Only its owner may analyse a table, and until somebody does, the planner takes every table for
-- one with a handful of rows and joins each with each. This lets the program ask for it after it
-- has written much, instead of waiting for the server's own turn. What has not grown is left out.
CREATE FUNCTION learn_statistics() RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
DECLARE
    grown REGCLASS;
BEGIN
    -- Always in the same order, so that two nodes that learn at once wait and do not block.
    FOR grown IN SELECT c.oid FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
            AND (c.reltuples < 0 OR pg_relation_size(c.oid) > 1.1 * 8192 * c.relpages)
        ORDER BY c.oid
    LOOP
        EXECUTE format('ANALYZE %s', grown);
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION learn_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION learn_statistics() TO geleit_app;
