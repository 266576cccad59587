-- Meetings of a pair, as one side or the office notes them; what was wrong is retracted, not
-- deleted.
CREATE TABLE meeting (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    partnership_id UUID NOT NULL,
    on_date TEXT NOT NULL CHECK (length(on_date) = 10),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 5 AND 600),
    channel TEXT NOT NULL CHECK (channel IN ('in_person', 'online', 'phone')),
    -- The words of the topics, one space between two.
    topics TEXT NOT NULL,
    line TEXT NOT NULL,
    -- Who says so: a side of the pair, or nobody where the office says it by itself.
    side TEXT CHECK (side IN ('mentee', 'mentor')),
    way TEXT NOT NULL CHECK (way IN ('online', 'phone', 'paper')),
    account_id UUID,
    confirmed_at BIGINT,
    known_until BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id)
);
CREATE INDEX meeting_pair ON meeting (programme_id, partnership_id, on_date);

-- When one side of a pair was asked whether they have met, and "not yet" where that was the answer.
CREATE TABLE meeting_ask (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    partnership_id UUID NOT NULL,
    person_id UUID NOT NULL,
    asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
    not_yet_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, partnership_id) REFERENCES partnership (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE UNIQUE INDEX meeting_ask_day ON meeting_ask (programme_id, partnership_id, person_id, asked_on);
CREATE INDEX meeting_ask_person ON meeting_ask (programme_id, person_id);

-- Personal links now also lead to a pair, an event, a calendar and a survey.
ALTER TABLE secret_link DROP CONSTRAINT secret_link_purpose_check;
ALTER TABLE secret_link ADD CONSTRAINT secret_link_purpose_check CHECK (purpose IN ('enrolment',
    'sign_in', 'demo_sign_in', 'draft', 'application', 'mentor', 'questionnaire', 'offer',
    'partnership', 'event', 'calendar', 'survey'));

-- The second wall.
ALTER TABLE meeting ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON meeting
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE meeting_ask ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_ask FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON meeting_ask
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);

-- What the program itself may do.
GRANT SELECT, INSERT, UPDATE, DELETE ON meeting, meeting_ask TO geleit_app;
