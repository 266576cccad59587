-- Which letters somebody wants; `usual` is weekly for mentors and daily for everybody else.
ALTER TABLE person ADD COLUMN letters TEXT NOT NULL DEFAULT 'usual'
    CHECK (letters IN ('usual', 'daily', 'weekly', 'none'));
ALTER TABLE account ADD COLUMN letters TEXT NOT NULL DEFAULT 'usual'
    CHECK (letters IN ('usual', 'daily', 'weekly', 'none'));

-- Letters that wait for the digest, the digest that a letter is part of, and letters that whoever
-- should get them does without.
ALTER TABLE mail ADD COLUMN in_digest BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE mail ADD COLUMN digest_id UUID;
ALTER TABLE mail ADD COLUMN withheld_at BIGINT;
CREATE INDEX mail_waiting ON mail (programme_id, due_at) WHERE in_digest AND digest_id IS NULL
    AND sent_at IS NULL AND withdrawn_at IS NULL AND withheld_at IS NULL;
CREATE INDEX mail_digest ON mail (programme_id, digest_id) WHERE digest_id IS NOT NULL;

-- What has waited for somebody, as one letter: `id` is also that letter's. Nobody gets two on a
-- day, and none while an earlier one has not gone out.
CREATE TABLE digest (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    id UUID NOT NULL,
    -- A person, an account, or the sign-up of a guest.
    addressee_id UUID NOT NULL,
    on_date TEXT NOT NULL CHECK (length(on_date) = 10),
    created_at BIGINT NOT NULL,
    done_at BIGINT,
    PRIMARY KEY (programme_id, id)
);
CREATE UNIQUE INDEX digest_day ON digest (programme_id, addressee_id, on_date);
CREATE UNIQUE INDEX digest_open ON digest (programme_id, addressee_id) WHERE done_at IS NULL;
CREATE INDEX digest_date ON digest (programme_id, on_date, addressee_id);
CREATE INDEX digest_done ON digest (programme_id, done_at, addressee_id);

-- Days on which the office is closed beside the public holidays: no digest goes out.
CREATE TABLE closed_day (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    id UUID NOT NULL,
    on_date TEXT NOT NULL CHECK (length(on_date) = 10),
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    known_until BIGINT,
    PRIMARY KEY (programme_id, id)
);
CREATE UNIQUE INDEX closed_day_date ON closed_day (programme_id, on_date)
    WHERE known_until IS NULL;

-- Personal links now also lead to the choice of letters.
ALTER TABLE secret_link DROP CONSTRAINT secret_link_purpose_check;
ALTER TABLE secret_link ADD CONSTRAINT secret_link_purpose_check CHECK (purpose IN ('enrolment', 'sign_in', 'demo_sign_in', 'draft',
        'application', 'mentor', 'questionnaire', 'offer', 'partnership', 'event', 'calendar',
        'survey', 'letters'));

-- The second wall.
ALTER TABLE digest ENABLE ROW LEVEL SECURITY;
ALTER TABLE digest FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON digest
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE closed_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE closed_day FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON closed_day
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);

-- What the program itself may do.
GRANT SELECT, INSERT, UPDATE ON digest, closed_day TO geleit_app;
