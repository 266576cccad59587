-- What a programme measures pairs by, in versions: weights and the rules that it has switched on
-- (S1-43 to S1-45). A version that was only tried belongs to one proposal that is kept beside
-- the others; it never holds for the programme.
CREATE TABLE yardstick (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    seq BIGINT NOT NULL,
    is_tried BOOLEAN NOT NULL,
    weights TEXT NOT NULL,
    rules TEXT NOT NULL,
    account_id UUID,
    known_from BIGINT NOT NULL,
    PRIMARY KEY (programme_id, seq)
);

-- What two people are to each other outside of the programme, as staff noted it: they are never
-- proposed for each other. The two stand in the order of their ids.
CREATE TABLE person_link (
    programme_id UUID NOT NULL,
    person_id UUID NOT NULL,
    other_person_id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('couple', 'relative', 'colleague', 'other')),
    account_id UUID,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, person_id, other_person_id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    FOREIGN KEY (programme_id, other_person_id) REFERENCES person (programme_id, id),
    CHECK (person_id < other_person_id)
);
CREATE INDEX person_link_other ON person_link (programme_id, other_person_id);

-- The second wall.
ALTER TABLE yardstick ENABLE ROW LEVEL SECURITY;
ALTER TABLE yardstick FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON yardstick
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE person_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_link FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON person_link
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);

-- What the program itself may do.
GRANT SELECT, INSERT ON yardstick TO geleit_app;
GRANT SELECT, INSERT, DELETE ON person_link TO geleit_app;
