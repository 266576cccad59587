-- The interview with which a pair ends; what was wrong is retracted, not deleted.
CREATE TABLE final_interview (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    partnership_id UUID NOT NULL,
    on_date TEXT NOT NULL CHECK (length(on_date) = 10),
    led_by TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('in_person', 'online', 'phone')),
    note TEXT NOT NULL,
    account_id UUID,
    known_until BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id)
);
CREATE UNIQUE INDEX final_interview_one ON final_interview (programme_id, partnership_id)
    WHERE known_until IS NULL;
CREATE INDEX final_interview_pair ON final_interview (programme_id, partnership_id, created_at);

-- What one side says at the end. The other side reads its part only after both have given theirs.
CREATE TABLE feedback (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    partnership_id UUID NOT NULL,
    person_id UUID NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    together TEXT NOT NULL CHECK (together IN ('very_good', 'good', 'mixed', 'hard')),
    -- Words of the list, one space between two; so are those of what was reached.
    strengths TEXT NOT NULL,
    words TEXT NOT NULL,
    reached TEXT NOT NULL,
    reached_words TEXT NOT NULL,
    known_until BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE UNIQUE INDEX feedback_one ON feedback (programme_id, partnership_id, side)
    WHERE known_until IS NULL;
CREATE INDEX feedback_pair ON feedback (programme_id, partnership_id, created_at);
CREATE INDEX feedback_person ON feedback (programme_id, person_id);

-- What somebody wants after the end: to stay in contact, to take part again.
CREATE TABLE closing_choice (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    partnership_id UUID NOT NULL,
    person_id UUID NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentee', 'mentor')),
    choice TEXT NOT NULL CHECK (choice IN ('contact', 'again')),
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
    known_until BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE UNIQUE INDEX closing_choice_one
    ON closing_choice (programme_id, partnership_id, side, choice) WHERE known_until IS NULL;
CREATE INDEX closing_choice_pair ON closing_choice (programme_id, partnership_id, created_at);
CREATE INDEX closing_choice_person
    ON closing_choice (programme_id, person_id, choice, side, known_until, created_at);
CREATE INDEX closing_choice_said
    ON closing_choice (programme_id, choice, answer, side, known_until, created_at);

-- When a side was asked to take stock.
CREATE TABLE closing_ask (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    partnership_id UUID NOT NULL,
    person_id UUID NOT NULL,
    asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE UNIQUE INDEX closing_ask_one ON closing_ask (programme_id, partnership_id, person_id);
CREATE INDEX closing_ask_person ON closing_ask (programme_id, person_id);

-- What becomes of a mentee: observed on a day, for a time point, known from a time on.
CREATE TABLE outcome (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    application_id UUID NOT NULL,
    person_id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('job', 'apprenticeship', 'internship', 'training', 'study',
        'self_employment', 'none')),
    since_on TEXT CHECK (length(since_on) = 10),
    observed_on TEXT NOT NULL CHECK (length(observed_on) = 10),
    time_point TEXT NOT NULL CHECK (time_point IN ('end', 'weeks_4', 'months_6', 'months_12')),
    source TEXT NOT NULL CHECK (source IN ('person', 'mentor', 'employer', 'organisation',
        'office')),
    proof TEXT NOT NULL CHECK (proof IN ('seen', 'not_seen')),
    line TEXT NOT NULL,
    account_id UUID,
    known_until BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE INDEX outcome_application ON outcome (programme_id, application_id, observed_on);
CREATE INDEX outcome_point ON outcome (programme_id, application_id, time_point, known_until);
CREATE INDEX outcome_person ON outcome (programme_id, person_id);

-- When a mentee was asked about a time point.
CREATE TABLE outcome_ask (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    application_id UUID NOT NULL,
    person_id UUID NOT NULL,
    time_point TEXT NOT NULL CHECK (time_point IN ('end', 'weeks_4', 'months_6', 'months_12')),
    asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, application_id) REFERENCES application (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE UNIQUE INDEX outcome_ask_one ON outcome_ask (programme_id, application_id, time_point);
CREATE INDEX outcome_ask_person ON outcome_ask (programme_id, person_id);

-- The second wall.
ALTER TABLE final_interview ENABLE ROW LEVEL SECURITY;
ALTER TABLE final_interview FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON final_interview
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE feedback ENABLE ROW LEVEL SECURITY;
ALTER TABLE feedback FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON feedback
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE closing_choice ENABLE ROW LEVEL SECURITY;
ALTER TABLE closing_choice FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON closing_choice
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE closing_ask ENABLE ROW LEVEL SECURITY;
ALTER TABLE closing_ask FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON closing_ask
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE outcome FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON outcome
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE outcome_ask ENABLE ROW LEVEL SECURITY;
ALTER TABLE outcome_ask FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON outcome_ask
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);

-- What the program itself may do.
GRANT SELECT, INSERT, UPDATE, DELETE ON final_interview, feedback, closing_choice, closing_ask,
    outcome, outcome_ask TO geleit_app;
