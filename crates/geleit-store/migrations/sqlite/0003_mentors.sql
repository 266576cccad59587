-- A later sign-up of a known mentor: people join it to the record that is known, or keep the two
-- apart; the sign-up stays either way.
ALTER TABLE mentor ADD COLUMN joined_to BLOB;
CREATE INDEX mentor_joined ON mentor (programme_id, joined_to) WHERE joined_to IS NOT NULL;
ALTER TABLE duplicate_hint ADD COLUMN answer TEXT CHECK (answer IN ('joined', 'apart'));
ALTER TABLE duplicate_hint ADD COLUMN answered_at INTEGER;
CREATE INDEX duplicate_hint_other ON duplicate_hint (programme_id, other_person_id);
