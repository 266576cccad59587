-- Surveys: what both sides of a pair are asked, when, and what they have answered (S1-61, S1-62).

CREATE TABLE survey (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    wave TEXT NOT NULL CHECK (wave IN ('entry', 'week_3', 'middle', 'end', 'months_6',
        'months_12')),
    is_anonymous BOOLEAN NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'planned', 'open', 'closed', 'dropped')),
    -- People are asked on this day, and answer until the other one.
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    closes_on TEXT NOT NULL CHECK (length(closes_on) = 10),
    opened_on TEXT CHECK (length(opened_on) = 10),
    -- Its answers count in reports from this day, as known from this time.
    closed_on TEXT CHECK (length(closed_on) = 10),
    closed_at BIGINT,
    version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    CHECK (closes_on >= due_on),
    CHECK ((status = 'closed') = (closed_at IS NOT NULL))
);
CREATE UNIQUE INDEX survey_wave ON survey (programme_id, cohort_id, wave)
    WHERE status <> 'dropped';
CREATE INDEX survey_cohort ON survey (programme_id, cohort_id, status);
CREATE INDEX survey_due ON survey (programme_id, status, due_on);
CREATE INDEX survey_list ON survey (programme_id, due_on, id);

CREATE TABLE survey_question (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    survey_id UUID NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('scale', 'agreement', 'yes_no', 'one_of', 'several_of',
        'words')),
    -- Which published question it is; empty: the office's own.
    published TEXT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, survey_id) REFERENCES survey (programme_id, id)
);
CREATE INDEX survey_question_of ON survey_question (programme_id, survey_id, side, position);

-- The words of own questions.
CREATE TABLE survey_wording (
    programme_id UUID NOT NULL,
    question_id UUID NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL CHECK (length(text) > 0),
    -- One line per choice.
    choices TEXT NOT NULL,
    PRIMARY KEY (programme_id, question_id, language),
    FOREIGN KEY (programme_id, question_id) REFERENCES survey_question (programme_id, id)
);

-- Who is asked, and whether they have answered: of an anonymous survey nobody learns more.
CREATE TABLE survey_invitation (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    survey_id UUID NOT NULL,
    person_id UUID,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    -- Of an anonymous survey nothing: a small organisation would betray who said what.
    organisation_id UUID,
    has_answered BOOLEAN NOT NULL DEFAULT FALSE,
    asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
    reminded_on TEXT CHECK (length(reminded_on) = 10),
    PRIMARY KEY (programme_id, survey_id, id),
    FOREIGN KEY (programme_id, survey_id) REFERENCES survey (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
);
CREATE UNIQUE INDEX survey_invitation_id ON survey_invitation (programme_id, id);
CREATE UNIQUE INDEX survey_invitation_person
    ON survey_invitation (programme_id, survey_id, person_id, side) WHERE person_id IS NOT NULL;
CREATE INDEX survey_invitation_of ON survey_invitation (programme_id, person_id, has_answered);
CREATE INDEX survey_invitation_open
    ON survey_invitation (programme_id, survey_id, has_answered, asked_on);

-- The answers of one. Of an anonymous survey no row knows of whom, of which day, or in which order:
-- its id is random. Such sheets go when the survey closes, and only counts stay.
CREATE TABLE survey_sheet (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    survey_id UUID NOT NULL,
    -- Of a named survey only.
    invitation_id UUID,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, survey_id) REFERENCES survey (programme_id, id)
);
CREATE UNIQUE INDEX survey_sheet_one ON survey_sheet (programme_id, invitation_id)
    WHERE invitation_id IS NOT NULL;
CREATE INDEX survey_sheet_of ON survey_sheet (programme_id, survey_id, invitation_id, id);

CREATE TABLE survey_answer (
    programme_id UUID NOT NULL,
    sheet_id UUID NOT NULL,
    -- Questions go only while nobody has been asked.
    question_id UUID NOT NULL,
    -- Several answers may be chosen; the first one has 0.
    position BIGINT NOT NULL,
    -- What was chosen; empty for free words.
    value TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (programme_id, sheet_id, question_id, position),
    FOREIGN KEY (programme_id, sheet_id) REFERENCES survey_sheet (programme_id, id)
);

-- How often each answer was given when the survey closed: what is published does not change when
-- somebody is erased later.
CREATE TABLE survey_count (
    programme_id UUID NOT NULL,
    survey_id UUID NOT NULL,
    position BIGINT NOT NULL,
    question_id UUID NOT NULL,
    organisation_id UUID,
    -- Empty: how many people have answered the question.
    value TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (programme_id, survey_id, position),
    FOREIGN KEY (programme_id, survey_id) REFERENCES survey (programme_id, id),
    FOREIGN KEY (programme_id, question_id) REFERENCES survey_question (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
);

-- Free words of an anonymous survey that has closed, in no order and of nobody.
CREATE TABLE survey_words (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    question_id UUID NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, question_id) REFERENCES survey_question (programme_id, id)
);
CREATE INDEX survey_words_of ON survey_words (programme_id, question_id);

-- Somebody who is willing to tell how it was (S1-15), and since when they agree to what.
CREATE TABLE story (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    cohort_id UUID NOT NULL,
    person_id UUID NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    status TEXT NOT NULL CHECK (status IN ('draft')),
    said_on TEXT NOT NULL CHECK (length(said_on) = 10),
    image_on TEXT CHECK (length(image_on) = 10),
    name_on TEXT CHECK (length(name_on) = 10),
    publication_on TEXT CHECK (length(publication_on) = 10),
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE UNIQUE INDEX story_one ON story (programme_id, cohort_id, person_id);
CREATE INDEX story_of ON story (programme_id, person_id);
CREATE INDEX story_list ON story (programme_id, said_on, id);

-- The second wall.
ALTER TABLE survey ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON survey
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE survey_question ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey_question FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON survey_question
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE survey_wording ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey_wording FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON survey_wording
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE survey_invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey_invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON survey_invitation
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE survey_sheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey_sheet FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON survey_sheet
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE survey_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON survey_answer
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE survey_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey_count FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON survey_count
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE survey_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey_words FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON survey_words
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE story ENABLE ROW LEVEL SECURITY;
ALTER TABLE story FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON story
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);

-- What the program itself may do.
GRANT SELECT, INSERT, UPDATE ON survey TO geleit_app;
GRANT SELECT, INSERT, UPDATE (position), DELETE ON survey_question TO geleit_app;
GRANT SELECT, INSERT, DELETE ON survey_wording TO geleit_app;
GRANT SELECT, INSERT, UPDATE ON survey_invitation TO geleit_app;
GRANT SELECT, INSERT, DELETE ON survey_sheet TO geleit_app;
GRANT SELECT, INSERT, DELETE ON survey_answer TO geleit_app;
GRANT SELECT, INSERT ON survey_count TO geleit_app;
GRANT SELECT, INSERT ON survey_words TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON story TO geleit_app;
