-- Events with a venue, an agenda and places, and who comes to them (S1-50, S1-51).

-- An event. Its address is a slug, so that it can stand on a leaflet.
CREATE TABLE event (
    programme_id UUID NOT NULL REFERENCES programme (programme_id),
    id UUID NOT NULL,
    slug TEXT NOT NULL,
    cohort_id UUID,
    kind TEXT NOT NULL CHECK (kind IN ('information_mentees', 'information_mentors',
        'training_mentees', 'training_mentors', 'opening', 'workshop', 'seminar', 'excursion',
        'company_visit', 'exchange', 'closing')),
    title TEXT NOT NULL CHECK (length(title) > 0),
    about TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'held', 'cancelled')),
    starts_at BIGINT NOT NULL,
    time_zone TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes > 0),
    -- Empty: there is room for everybody.
    capacity BIGINT CHECK (capacity > 0),
    venue_name TEXT NOT NULL,
    address TEXT NOT NULL,
    room TEXT NOT NULL,
    step_free TEXT NOT NULL CHECK (step_free IN ('yes', 'no', 'unknown')),
    online_link TEXT NOT NULL,
    -- What calendars have heard of.
    sequence BIGINT NOT NULL DEFAULT 0,
    -- How many people have signed up so far: the place in the queue of the next one.
    last_number BIGINT NOT NULL DEFAULT 0,
    version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id)
);
CREATE INDEX event_starts ON event (programme_id, starts_at, id);
CREATE INDEX event_cohort ON event (programme_id, cohort_id);

CREATE TABLE event_session (
    programme_id UUID NOT NULL,
    event_id UUID NOT NULL,
    position BIGINT NOT NULL,
    -- On the clock of the event's time zone.
    begins TEXT NOT NULL CHECK (length(begins) = 5),
    title TEXT NOT NULL,
    PRIMARY KEY (programme_id, event_id, position),
    FOREIGN KEY (programme_id, event_id) REFERENCES event (programme_id, id)
);

-- Who is invited, comes, waits or does not come: a person of the programme, or somebody who gave
-- only a name and an address.
CREATE TABLE sign_up (
    programme_id UUID NOT NULL,
    id UUID NOT NULL,
    event_id UUID NOT NULL,
    person_id UUID,
    name TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    email_key TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('invited', 'placed', 'waiting', 'withdrawn')),
    -- The place in the queue; 0 for whoever has never signed up.
    number BIGINT NOT NULL DEFAULT 0,
    answered_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, event_id, id),
    FOREIGN KEY (programme_id, event_id) REFERENCES event (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
);
CREATE UNIQUE INDEX sign_up_id ON sign_up (programme_id, id);
CREATE UNIQUE INDEX sign_up_person ON sign_up (programme_id, event_id, person_id)
    WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX sign_up_guest ON sign_up (programme_id, event_id, email_key)
    WHERE email_key <> '';
CREATE INDEX sign_up_standing ON sign_up (programme_id, event_id, status, number);
CREATE INDEX sign_up_of ON sign_up (programme_id, person_id, status);
CREATE INDEX sign_up_email ON sign_up (programme_id, email_key, status);

-- No event is overbooked, whoever writes at the same time.
CREATE FUNCTION sign_up_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    places BIGINT;
    taken BIGINT;
BEGIN
    SELECT capacity INTO places FROM event
        WHERE programme_id = NEW.programme_id AND id = NEW.event_id FOR UPDATE;
    SELECT COUNT(*) INTO taken FROM sign_up WHERE programme_id = NEW.programme_id
        AND event_id = NEW.event_id AND status = 'placed';
    IF taken >= places THEN RAISE EXCEPTION 'guard:event_full'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sign_up_guard_insert BEFORE INSERT ON sign_up FOR EACH ROW
    WHEN (NEW.status = 'placed') EXECUTE FUNCTION sign_up_guard();
CREATE TRIGGER sign_up_guard_update BEFORE UPDATE OF status ON sign_up FOR EACH ROW
    WHEN (NEW.status = 'placed' AND OLD.status <> 'placed') EXECUTE FUNCTION sign_up_guard();
CREATE TRIGGER sign_up_guard_event BEFORE UPDATE OF event_id ON sign_up FOR EACH ROW
    WHEN (NEW.event_id <> OLD.event_id) EXECUTE FUNCTION guard_raise('guard:sign_up_event');

CREATE FUNCTION event_guard_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT COUNT(*) FROM sign_up WHERE programme_id = NEW.programme_id
        AND event_id = NEW.id AND status = 'placed') > NEW.capacity
    THEN RAISE EXCEPTION 'guard:event_full'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER event_guard_capacity BEFORE UPDATE OF capacity ON event FOR EACH ROW
    WHEN (NEW.capacity IS NOT NULL AND (OLD.capacity IS NULL OR NEW.capacity < OLD.capacity))
    EXECUTE FUNCTION event_guard_capacity();

-- A name in an address now also leads to an event.
ALTER TABLE slug DROP CONSTRAINT slug_kind_check;
ALTER TABLE slug ADD CONSTRAINT slug_kind_check
    CHECK (kind IN ('programme', 'organisation', 'cohort', 'event'));

-- The second wall.
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON event
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE event_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE event_session FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON event_session
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);
ALTER TABLE sign_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_up FORCE ROW LEVEL SECURITY;
CREATE POLICY one_programme ON sign_up
    USING (programme_id = nullif(current_setting('geleit.programme', true), '')::uuid);

-- What the program itself may do.
GRANT SELECT, INSERT, UPDATE ON event TO geleit_app;
GRANT SELECT, INSERT, DELETE ON event_session TO geleit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_up TO geleit_app;
