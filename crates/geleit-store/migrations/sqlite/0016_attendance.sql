-- Who was at an event, whom it lacked, what was left of it, and what calendars hear (S1-50).

-- How often somebody's place has changed: calendars hear of it.
ALTER TABLE sign_up ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
-- When anything about the event changed last, µs since the epoch.
ALTER TABLE event ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;

-- The opening of a cohort, and what its people have missed, are found here alone.
CREATE INDEX event_of_cohort
    ON event (programme_id, cohort_id, kind, status, starts_at, minutes, time_zone);

-- Who was there. A word that was wrong is closed and followed by another.
CREATE TABLE attendance (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    sign_up_id BLOB NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('attended', 'excused', 'absent')),
    account_id BLOB,
    known_from INTEGER NOT NULL,
    known_until INTEGER,
    PRIMARY KEY (programme_id, event_id, sign_up_id, id),
    FOREIGN KEY (programme_id, event_id, sign_up_id)
        REFERENCES sign_up (programme_id, event_id, id),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX attendance_now ON attendance (programme_id, event_id, sign_up_id)
    WHERE known_until IS NULL;

-- Somebody need not make up for what was missed; the reason stands with the entry.
CREATE TABLE event_waiver (
    programme_id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    reason_id BLOB,
    account_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, event_id, person_id),
    FOREIGN KEY (programme_id, event_id) REFERENCES event (programme_id, id),
    FOREIGN KEY (programme_id, person_id) REFERENCES person (programme_id, id),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_waiver_person ON event_waiver (programme_id, person_id);

-- How it was: for the office, and in a few words for everybody.
CREATE TABLE event_report (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    words TEXT NOT NULL,
    -- Empty: the public reads nothing.
    public_words TEXT NOT NULL,
    account_id BLOB,
    known_from INTEGER NOT NULL,
    known_until INTEGER,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, event_id) REFERENCES event (programme_id, id),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX event_report_now ON event_report (programme_id, event_id)
    WHERE known_until IS NULL;

-- Material for those who come, and pictures. Without a right nobody outside sees a picture.
CREATE TABLE event_file (
    programme_id BLOB NOT NULL,
    id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('material', 'picture')),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    -- Who holds the right in the picture.
    right_holder TEXT NOT NULL DEFAULT '',
    -- What those who can be seen have said.
    consent TEXT NOT NULL DEFAULT '' CHECK (consent IN ('', 'all_agreed', 'nobody_shown')),
    -- What can be seen, for those who do not see it.
    alt_text TEXT NOT NULL DEFAULT '',
    -- Since when everybody may see it, µs since the epoch.
    public_at INTEGER,
    account_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (programme_id, id),
    FOREIGN KEY (programme_id, event_id) REFERENCES event (programme_id, id),
    FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id),
    CHECK (public_at IS NULL
        OR (kind = 'picture' AND right_holder <> '' AND consent <> '' AND alt_text <> ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX event_file_event ON event_file (programme_id, event_id, created_at);

CREATE TABLE event_file_content (
    programme_id BLOB NOT NULL,
    file_id BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (programme_id, file_id),
    FOREIGN KEY (programme_id, file_id) REFERENCES event_file (programme_id, id)
) STRICT;
