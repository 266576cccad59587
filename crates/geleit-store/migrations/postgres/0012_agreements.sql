-- What two people of a pair agree on, version after version; each side signs a version.
CREATE TABLE agreement (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    partnership_id UUID NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    -- The words of the goals, one space between two.
    goals TEXT NOT NULL,
    task TEXT NOT NULL,
    rhythm TEXT NOT NULL CHECK (rhythm IN ('weekly', 'fortnightly', 'monthly')),
    initiator TEXT NOT NULL CHECK (initiator IN ('mentee', 'mentor', 'both')),
    place TEXT NOT NULL,
    -- The words of the ways between meetings, one space between two.
    contact TEXT NOT NULL,
    until_on TEXT NOT NULL CHECK (length(until_on) = 10),
    -- Who proposes it: a side of the pair, or nobody where the office copies a sheet of paper.
    side TEXT CHECK (side IN ('mentee', 'mentor')),
    account_id UUID,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id)
);
CREATE UNIQUE INDEX agreement_version ON agreement (programme_id, partnership_id, version);

-- Who has signed which version, and with it which wording of the promises.
CREATE TABLE agreement_signature (
    programme_id UUID NOT NULL,
    agreement_id UUID NOT NULL,
    person_id UUID NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    signed_on TEXT NOT NULL CHECK (length(signed_on) = 10),
    promises_version TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('online', 'phone', 'paper')),
    account_id UUID,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, agreement_id, side),
    FOREIGN KEY (programme_id, agreement_id) REFERENCES agreement (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE INDEX agreement_signature_person ON agreement_signature (programme_id, person_id);

-- What each side expects of the mentoring, answer by answer; replaced ones stay readable.
CREATE TABLE expectation (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    partnership_id UUID NOT NULL,
    person_id UUID NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    question TEXT NOT NULL CHECK (question IN ('rhythm', 'initiative', 'contacts', 'applications',
        'openness', 'job')),
    degree TEXT NOT NULL CHECK (degree IN ('not_at_all', 'rather_not', 'rather', 'fully')),
    line TEXT NOT NULL,
    answered_on TEXT NOT NULL CHECK (length(answered_on) = 10),
    way TEXT NOT NULL CHECK (way IN ('online', 'phone', 'paper')),
    account_id UUID,
    known_until BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, partnership_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE UNIQUE INDEX expectation_one ON expectation (programme_id, partnership_id, side, question)
    WHERE known_until IS NULL;
CREATE INDEX expectation_person ON expectation (programme_id, person_id);

-- Whether it fits, as each side is asked in week three; the other side never reads it.
CREATE TABLE fit_answer (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    partnership_id UUID NOT NULL,
    person_id UUID NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
    answer TEXT CHECK (answer IN ('fits', 'does_not')),
    line TEXT NOT NULL,
    answered_at BIGINT,
    way TEXT CHECK (way IN ('online', 'phone', 'paper')),
    account_id UUID,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, partnership_id, side),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX fit_answer_person ON fit_answer (programme_id, person_id);

-- Who has asked for help, and with which words; the other side never reads it.
CREATE TABLE raised_hand (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    partnership_id UUID NOT NULL,
    person_id UUID NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    raised_on TEXT NOT NULL CHECK (length(raised_on) = 10),
    line TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE INDEX raised_hand_pair ON raised_hand (programme_id, partnership_id, created_at);
CREATE INDEX raised_hand_person ON raised_hand (programme_id, person_id);

-- Two more rules of the early warning: it does not fit, and a raised hand.
ALTER TABLE warning DROP CONSTRAINT warning_rule_check;
ALTER TABLE warning ADD CONSTRAINT warning_rule_check
    CHECK (rule IN ('no_meeting', 'gap', 'few_hours', 'fit', 'hand'));

-- The second wall.
ALTER TABLE agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON agreement
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE agreement_signature ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement_signature FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON agreement_signature
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE expectation ENABLE ROW LEVEL SECURITY;
ALTER TABLE expectation FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON expectation
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE fit_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE fit_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON fit_answer
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE raised_hand ENABLE ROW LEVEL SECURITY;
ALTER TABLE raised_hand FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON raised_hand
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);

-- What the program itself may do.
GRANT SELECT, INSERT, UPDATE, DELETE ON agreement, agreement_signature, expectation, fit_answer,
    raised_hand TO geleit_app;
-- A report of any day reads what was open then, pair by pair.
CREATE INDEX warning_opened ON warning (programme_id, partnership_id, created_at, closed_at, reason_id);
