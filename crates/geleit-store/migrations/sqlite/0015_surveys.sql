-- Surveys: what both sides of a pair are asked, when, and what they have answered (S1-61, S1-62).

CREATE TABLE survey (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    cohort_id BLOB NOT NULL,
    wave TEXT NOT NULL CHECK (wave IN ('entry', 'week_3', 'middle', 'end', 'months_6',
        'months_12')),
    is_anonymous INTEGER NOT NULL CHECK (is_anonymous IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('draft', 'planned', 'open', 'closed', 'dropped')),
    -- People are asked on this day, and answer until the other one.
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    closes_on TEXT NOT NULL CHECK (length(closes_on) = 10),
    opened_on TEXT CHECK (length(opened_on) = 10),
    -- Its answers count in reports from this day, as known from this time.
    closed_on TEXT CHECK (length(closed_on) = 10),
    closed_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    CHECK (closes_on >= due_on),
    CHECK ((status = 'closed') = (closed_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX survey_wave ON survey (programme_id, cohort_id, wave)
    WHERE status <> 'dropped';
CREATE INDEX survey_cohort ON survey (programme_id, cohort_id, status);
CREATE INDEX survey_due ON survey (programme_id, status, due_on);
CREATE INDEX survey_list ON survey (programme_id, due_on, id);

CREATE TABLE survey_question (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    survey_id BLOB NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('scale', 'agreement', 'yes_no', 'one_of', 'several_of',
        'words')),
    -- Which published question it is; empty: the office's own.
    published TEXT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, survey_id) REFERENCES survey (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_question_of ON survey_question (programme_id, survey_id, side, position);

-- The words of own questions.
CREATE TABLE survey_wording (
    programme_id BLOB NOT NULL,
    question_id BLOB NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL CHECK (length(text) > 0),
    -- One line per choice.
    choices TEXT NOT NULL,
    PRIMARY KEY (programme_id, question_id, language),
    FOREIGN KEY (programme_id, question_id) REFERENCES survey_question (programme_id, id)
) STRICT, WITHOUT ROWID;

-- Who is asked, and whether they have answered: of an anonymous survey nobody learns more.
CREATE TABLE survey_invitation (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    survey_id BLOB NOT NULL,
    person_id BLOB,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    -- Of an anonymous survey nothing: a small organisation would betray who said what.
    organisation_id BLOB,
    has_answered INTEGER NOT NULL DEFAULT 0 CHECK (has_answered IN (0, 1)),
    asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
    reminded_on TEXT CHECK (length(reminded_on) = 10),
    PRIMARY KEY (programme_id, survey_id, id),
    FOREIGN KEY (programme_id, survey_id) REFERENCES survey (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX survey_invitation_id ON survey_invitation (programme_id, id);
CREATE UNIQUE INDEX survey_invitation_person
    ON survey_invitation (programme_id, survey_id, person_id, side) WHERE person_id IS NOT NULL;
CREATE INDEX survey_invitation_of ON survey_invitation (programme_id, person_id, has_answered);
CREATE INDEX survey_invitation_open
    ON survey_invitation (programme_id, survey_id, has_answered, asked_on);

-- The answers of one. Of an anonymous survey no row knows of whom, of which day, or in which order:
-- its id is random. Such sheets go when the survey closes, and only counts stay.
CREATE TABLE survey_sheet (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    survey_id BLOB NOT NULL,
    -- Of a named survey only.
    invitation_id BLOB,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, survey_id) REFERENCES survey (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX survey_sheet_one ON survey_sheet (programme_id, invitation_id)
    WHERE invitation_id IS NOT NULL;
CREATE INDEX survey_sheet_of ON survey_sheet (programme_id, survey_id, invitation_id, id);

CREATE TABLE survey_answer (
    programme_id BLOB NOT NULL,
    sheet_id BLOB NOT NULL,
    -- Questions go only while nobody has been asked.
    question_id BLOB NOT NULL,
    -- Several answers may be chosen; the first one has 0.
    position INTEGER NOT NULL,
    -- What was chosen; empty for free words.
    value TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (programme_id, sheet_id, question_id, position),
    FOREIGN KEY (programme_id, sheet_id) REFERENCES survey_sheet (programme_id, id)
) STRICT, WITHOUT ROWID;

-- How often each answer was given when the survey closed: what is published does not change when
-- somebody is erased later.
CREATE TABLE survey_count (
    programme_id BLOB NOT NULL,
    survey_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    question_id BLOB NOT NULL,
    organisation_id BLOB,
    -- Empty: how many people have answered the question.
    value TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (programme_id, survey_id, position),
    FOREIGN KEY (programme_id, survey_id) REFERENCES survey (programme_id, id),
    FOREIGN KEY (programme_id, question_id) REFERENCES survey_question (programme_id, id),
    FOREIGN KEY (programme_id, organisation_id) REFERENCES organisation (programme_id, id)
) STRICT, WITHOUT ROWID;

-- Free words of an anonymous survey that has closed, in no order and of nobody.
CREATE TABLE survey_words (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    question_id BLOB NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, question_id) REFERENCES survey_question (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_words_of ON survey_words (programme_id, question_id);

-- Somebody who is willing to tell how it was (S1-15), and since when they agree to what.
CREATE TABLE story (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    cohort_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    status TEXT NOT NULL CHECK (status IN ('draft')),
    said_on TEXT NOT NULL CHECK (length(said_on) = 10),
    image_on TEXT CHECK (length(image_on) = 10),
    name_on TEXT CHECK (length(name_on) = 10),
    publication_on TEXT CHECK (length(publication_on) = 10),
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX story_one ON story (programme_id, cohort_id, person_id);
CREATE INDEX story_of ON story (programme_id, person_id);
CREATE INDEX story_list ON story (programme_id, said_on, id);
