-- From the votes of the organisations to accepted pairs: until when they vote, who votes for
-- whom, what silence means, and what both sides of a released pair say (S1-41, S1-42, S1-49).

-- Until when the organisations vote about the pairs of a cohort, and when they are reminded.
CREATE TABLE vote_deadline (
    programme_id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    ends_at BIGINT NOT NULL,
    remind_at BIGINT NOT NULL,
    reminded_at BIGINT,
    version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, cohort_id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id)
);

-- Who may vote for an organisation without belonging to it; the organisation names them.
CREATE TABLE deputy (
    programme_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    account_id UUID NOT NULL,
    named_by UUID,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, organisation_id, account_id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
);
CREATE INDEX deputy_account ON deputy (programme_id, account_id);

-- What the organisations have agreed about one that stays silent. The newest that has not ended
-- holds from its day on; without one nothing is released without a vote.
CREATE TABLE silence_rule (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    id UUID NOT NULL,
    words TEXT NOT NULL,
    said_by TEXT NOT NULL,
    said_where TEXT NOT NULL,
    since_on TEXT NOT NULL CHECK (length(since_on) = 10),
    ended_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id)
);
CREATE UNIQUE INDEX silence_rule_one ON silence_rule (programme_id) WHERE ended_at IS NULL;

-- In which way an organisation came to its answer.
ALTER TABLE endorsement ADD COLUMN manner TEXT NOT NULL DEFAULT 'own'
    CHECK (manner IN ('own', 'deputy', 'minute', 'silence'));

-- What each side of a released pair is asked, and what it says: a fact per side with its time.
CREATE TABLE offer (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    partnership_id UUID NOT NULL,
    person_id UUID NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    -- Nobody may know of the offer before: until then the release can be withdrawn.
    opens_at BIGINT NOT NULL,
    answer_by TEXT NOT NULL CHECK (length(answer_by) = 10),
    answer TEXT CHECK (answer IN ('accepted', 'declined')),
    answered_at BIGINT,
    reminded_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE UNIQUE INDEX offer_side ON offer (programme_id, partnership_id, side);
CREATE INDEX offer_person ON offer (programme_id, person_id);
CREATE INDEX offer_open ON offer (programme_id, answer_by) WHERE answered_at IS NULL;

-- A personal link now also leads to an offer.
ALTER TABLE secret_link DROP CONSTRAINT secret_link_purpose_check;
ALTER TABLE secret_link ADD CONSTRAINT secret_link_purpose_check CHECK (purpose IN ('enrolment',
    'sign_in', 'demo_sign_in', 'draft', 'application', 'mentor', 'questionnaire', 'offer'));

-- The second wall.
ALTER TABLE vote_deadline ENABLE ROW LEVEL SECURITY;
ALTER TABLE vote_deadline FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON vote_deadline
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE deputy ENABLE ROW LEVEL SECURITY;
ALTER TABLE deputy FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON deputy
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE silence_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE silence_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON silence_rule
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE offer FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON offer
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);

-- What the program itself may do.
GRANT SELECT, INSERT, UPDATE ON vote_deadline TO geleit_app;
GRANT SELECT, INSERT, DELETE ON deputy TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON silence_rule TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON offer TO geleit_app;
