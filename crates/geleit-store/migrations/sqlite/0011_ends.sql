-- Why a pair has ended early, in a neutral word, and what both have told the office afterwards. The
-- day stands in the facts of its status. Neither side and no partner organisation reads it.
CREATE TABLE dissolution (
    programme_id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('time', 'distance', 'goals_differ', 'health_or_family',
        'work_found', 'contact_lost', 'did_not_fit', 'other')),
    wish_of TEXT NOT NULL CHECK (wish_of IN ('mentee', 'mentor', 'both', 'office')),
    mentee_debrief TEXT NOT NULL,
    mentor_debrief TEXT NOT NULL,
    account_id BLOB,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, partnership_id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id)
) STRICT, WITHOUT ROWID;

-- Whom a side of a pair asks for help, and from when to when that was so. No row: somebody of the
-- organisation that is responsible for the side.
CREATE TABLE contact_person (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    account_id BLOB NOT NULL,
    known_from INTEGER NOT NULL,
    known_until INTEGER,
    PRIMARY KEY (programme_id, partnership_id, side, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX contact_person_now ON contact_person (programme_id, partnership_id, side)
    WHERE known_until IS NULL;

-- Until when a pair goes on beyond the end of its cohort; another one takes the place of the former.
CREATE TABLE extension (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    until_on TEXT NOT NULL CHECK (length(until_on) = 10),
    reason_id BLOB,
    account_id BLOB,
    known_from INTEGER NOT NULL,
    known_until INTEGER,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX extension_now ON extension (programme_id, partnership_id)
    WHERE known_until IS NULL;

-- Where a mentee was referred to. There is no column for what is talked about there (S1-20).
CREATE TABLE referral (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('labour_office', 'course', 'recognition', 'counselling')),
    body TEXT NOT NULL CHECK (length(body) <= 80),
    on_date TEXT NOT NULL CHECK (length(on_date) = 10),
    answer TEXT NOT NULL CHECK (answer IN ('open', 'accepted', 'declined', 'done')),
    answered_on TEXT CHECK (length(answered_on) = 10),
    account_id BLOB,
    created_at INTEGER NOT NULL,
    known_until INTEGER,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_pair ON referral (programme_id, partnership_id, on_date);

-- What a supervising expert advises about a pair whose names the expert never reads (S1-35).
CREATE TABLE supervision_note (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    partnership_id BLOB NOT NULL,
    words TEXT NOT NULL,
    account_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX supervision_note_pair ON supervision_note (programme_id, partnership_id, created_at);
