-- What a programme measures pairs by, in versions: weights and the rules that it has switched on
-- (S1-43 to S1-45). A version that was only tried belongs to one proposal that is kept beside
-- the others; it never holds for the programme.
CREATE TABLE yardstick (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    seq INTEGER NOT NULL,
    is_tried INTEGER NOT NULL,
    weights TEXT NOT NULL,
    rules TEXT NOT NULL,
    account_id BLOB,
    known_from INTEGER NOT NULL,
    PRIMARY KEY (programme_id, seq)
) STRICT, WITHOUT ROWID;

-- What two people are to each other outside of the programme, as staff noted it: they are never
-- proposed for each other. The two stand in the order of their ids.
CREATE TABLE person_link (
    programme_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    other_person_id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('couple', 'relative', 'colleague', 'other')),
    account_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, person_id, other_person_id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    FOREIGN KEY (programme_id, other_person_id) REFERENCES person (programme_id, id),
    CHECK (person_id < other_person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_link_other ON person_link (programme_id, other_person_id);
