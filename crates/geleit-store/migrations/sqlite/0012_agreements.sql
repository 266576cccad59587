-- What two people of a pair agree on, version after version; each side signs a version.
CREATE TABLE agreement (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
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
    account_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX agreement_version ON agreement (programme_id, partnership_id, version);

-- Who has signed which version, and with it which wording of the promises.
CREATE TABLE agreement_signature (
    programme_id BLOB NOT NULL,
    agreement_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    signed_on TEXT NOT NULL CHECK (length(signed_on) = 10),
    promises_version TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('online', 'phone', 'paper')),
    account_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, agreement_id, side),
    FOREIGN KEY (programme_id, agreement_id) REFERENCES agreement (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_signature_person ON agreement_signature (programme_id, person_id);

-- What each side expects of the mentoring, answer by answer; replaced ones stay readable.
CREATE TABLE expectation (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    question TEXT NOT NULL CHECK (question IN ('rhythm', 'initiative', 'contacts', 'applications',
        'openness', 'job')),
    degree TEXT NOT NULL CHECK (degree IN ('not_at_all', 'rather_not', 'rather', 'fully')),
    line TEXT NOT NULL,
    answered_on TEXT NOT NULL CHECK (length(answered_on) = 10),
    way TEXT NOT NULL CHECK (way IN ('online', 'phone', 'paper')),
    account_id BLOB,
    known_until INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, partnership_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX expectation_one ON expectation (programme_id, partnership_id, side, question)
    WHERE known_until IS NULL;
CREATE INDEX expectation_person ON expectation (programme_id, person_id);

-- Whether it fits, as each side is asked in week three; the other side never reads it.
CREATE TABLE fit_answer (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
    answer TEXT CHECK (answer IN ('fits', 'does_not')),
    line TEXT NOT NULL,
    answered_at INTEGER,
    way TEXT CHECK (way IN ('online', 'phone', 'paper')),
    account_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, partnership_id, side),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX fit_answer_person ON fit_answer (programme_id, person_id);

-- Who has asked for help, and with which words; the other side never reads it.
CREATE TABLE raised_hand (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    raised_on TEXT NOT NULL CHECK (length(raised_on) = 10),
    line TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX raised_hand_pair ON raised_hand (programme_id, partnership_id, created_at);
CREATE INDEX raised_hand_person ON raised_hand (programme_id, person_id);

-- Two more rules of the early warning: it does not fit, and a raised hand.
CREATE TABLE warning_of (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    rule TEXT NOT NULL CHECK (rule IN ('no_meeting', 'gap', 'few_hours', 'fit', 'hand')),
    since_on TEXT NOT NULL CHECK (length(since_on) = 10),
    -- Who takes care; nobody: the office.
    owner_id BLOB,
    -- What comes next, in words of the office; empty: what the rule says.
    next_action TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    closed_at INTEGER,
    -- What somebody has done; nothing where the rule has ceased to speak by itself.
    reason_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, owner_id) REFERENCES account (programme_id, id),
    CHECK (reason_id IS NULL OR closed_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO warning_of (programme_id, id, partnership_id, rule, since_on, owner_id, next_action,
    due_on, closed_at, reason_id, created_at)
SELECT programme_id, id, partnership_id, rule, since_on, owner_id, next_action, due_on, closed_at,
    reason_id, created_at
FROM warning;
DROP TABLE warning;
ALTER TABLE warning_of RENAME TO warning;
CREATE UNIQUE INDEX warning_one ON warning (programme_id, partnership_id, rule)
    WHERE closed_at IS NULL;
CREATE INDEX warning_pair ON warning (programme_id, partnership_id, closed_at, due_on);
-- Whole lists are read from it, however many warnings are over.
CREATE INDEX warning_closed ON warning (programme_id, closed_at, due_on, partnership_id, rule);
-- A report of any day reads what was open then, pair by pair.
CREATE INDEX warning_opened ON warning (programme_id, partnership_id, created_at, closed_at, reason_id);
