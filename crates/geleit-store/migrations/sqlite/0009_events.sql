-- Events with a venue, an agenda and places, and who comes to them (S1-50, S1-51).

-- An event. Its address is a slug, so that it can stand on a leaflet.
CREATE TABLE event (
    programme_id BLOB NOT NULL REFERENCES programme (programme_id),
    id BLOB NOT NULL,
    slug TEXT NOT NULL,
    cohort_id BLOB,
    kind TEXT NOT NULL CHECK (kind IN ('information_mentees', 'information_mentors',
        'training_mentees', 'training_mentors', 'opening', 'workshop', 'seminar', 'excursion',
        'company_visit', 'exchange', 'closing')),
    title TEXT NOT NULL CHECK (length(title) > 0),
    about TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'held', 'cancelled')),
    starts_at INTEGER NOT NULL,
    time_zone TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    -- Empty: there is room for everybody.
    capacity INTEGER CHECK (capacity > 0),
    venue_name TEXT NOT NULL,
    address TEXT NOT NULL,
    room TEXT NOT NULL,
    step_free TEXT NOT NULL CHECK (step_free IN ('yes', 'no', 'unknown')),
    online_link TEXT NOT NULL,
    -- What calendars have heard of.
    sequence INTEGER NOT NULL DEFAULT 0,
    -- How many people have signed up so far: the place in the queue of the next one.
    last_number INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, cohort_id) REFERENCES cohort (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_starts ON event (programme_id, starts_at, id);
CREATE INDEX event_cohort ON event (programme_id, cohort_id);

CREATE TABLE event_session (
    programme_id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    -- On the clock of the event's time zone.
    begins TEXT NOT NULL CHECK (length(begins) = 5),
    title TEXT NOT NULL,
    PRIMARY KEY (programme_id, event_id, position),
    FOREIGN KEY (programme_id, event_id) REFERENCES event (programme_id, id)
) STRICT, WITHOUT ROWID;

-- Who is invited, comes, waits or does not come: a person of the programme, or somebody who gave
-- only a name and an address.
CREATE TABLE sign_up (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    person_id BLOB,
    name TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    email_key TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('invited', 'placed', 'waiting', 'withdrawn')),
    -- The place in the queue; 0 for whoever has never signed up.
    number INTEGER NOT NULL DEFAULT 0,
    answered_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, event_id, id),
    FOREIGN KEY (programme_id, event_id) REFERENCES event (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX sign_up_id ON sign_up (programme_id, id);
CREATE UNIQUE INDEX sign_up_person ON sign_up (programme_id, event_id, person_id)
    WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX sign_up_guest ON sign_up (programme_id, event_id, email_key)
    WHERE email_key <> '';
CREATE INDEX sign_up_standing ON sign_up (programme_id, event_id, status, number);
CREATE INDEX sign_up_of ON sign_up (programme_id, person_id, status);
CREATE INDEX sign_up_email ON sign_up (programme_id, email_key, status);

-- No event is overbooked, whoever writes at the same time.
CREATE TRIGGER sign_up_guard_insert BEFORE INSERT ON sign_up WHEN NEW.status = 'placed'
BEGIN
    SELECT RAISE(ABORT, 'guard:event_full') WHERE (
        SELECT COUNT(*) FROM sign_up s WHERE s.programme_id = NEW.programme_id
            AND s.event_id = NEW.event_id AND s.status = 'placed'
    ) >= (SELECT e.capacity FROM event e
          WHERE e.programme_id = NEW.programme_id AND e.id = NEW.event_id);
END;
CREATE TRIGGER sign_up_guard_update BEFORE UPDATE OF status ON sign_up
WHEN NEW.status = 'placed' AND OLD.status <> 'placed'
BEGIN
    SELECT RAISE(ABORT, 'guard:event_full') WHERE (
        SELECT COUNT(*) FROM sign_up s WHERE s.programme_id = NEW.programme_id
            AND s.event_id = NEW.event_id AND s.status = 'placed'
    ) >= (SELECT e.capacity FROM event e
          WHERE e.programme_id = NEW.programme_id AND e.id = NEW.event_id);
END;
CREATE TRIGGER sign_up_guard_event BEFORE UPDATE OF event_id ON sign_up
WHEN NEW.event_id <> OLD.event_id
BEGIN
    SELECT RAISE(ABORT, 'guard:sign_up_event');
END;
CREATE TRIGGER event_guard_capacity BEFORE UPDATE OF capacity ON event
WHEN NEW.capacity IS NOT NULL AND (OLD.capacity IS NULL OR NEW.capacity < OLD.capacity)
BEGIN
    SELECT RAISE(ABORT, 'guard:event_full') WHERE (
        SELECT COUNT(*) FROM sign_up s WHERE s.programme_id = NEW.programme_id
            AND s.event_id = NEW.id AND s.status = 'placed'
    ) > NEW.capacity;
END;

-- A name in an address now also leads to an event.
CREATE TABLE slug_to (
    slug TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('programme', 'organisation', 'cohort', 'event')),
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO slug_to (slug, kind, programme_id, id) SELECT slug, kind, programme_id, id FROM slug;
DROP TABLE slug;
ALTER TABLE slug_to RENAME TO slug;
