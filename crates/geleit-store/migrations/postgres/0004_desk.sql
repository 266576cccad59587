-- What the desk needs: who acted through a personal link, telephone numbers as they are compared,
-- and the overview at ten thousand applications (S1-36 to S1-40).

-- Who acted through a personal link. Entries of before keep their hashes: an empty person adds
-- nothing to them.
ALTER TABLE entry ADD COLUMN person_id UUID;

-- The number with its country, digits only. The program does the same with more care whenever a
-- person is written; this is what was written before.
ALTER TABLE person ADD COLUMN phone_key TEXT NOT NULL DEFAULT '';
ALTER TABLE person NO FORCE ROW LEVEL SECURITY;
ALTER TABLE programme NO FORCE ROW LEVEL SECURITY;
UPDATE person SET phone_key = REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(
    TRIM(phone), '(0)', ''), ' ', ''), '-', ''), '/', ''), '.', ''), '(', ''), ')', '');
UPDATE person SET phone_key = CASE
    WHEN phone_key LIKE '+%' THEN SUBSTR(phone_key, 2)
    WHEN phone_key LIKE '00%' THEN SUBSTR(phone_key, 3)
    WHEN phone_key LIKE '0%' THEN COALESCE(CASE (SELECT g.time_zone FROM programme g WHERE g.programme_id = person.programme_id)
        WHEN 'Europe/Vienna' THEN '43' WHEN 'Europe/Berlin' THEN '49' WHEN 'Europe/Busingen' THEN '49'
        WHEN 'Europe/Zurich' THEN '41' END
        || SUBSTR(phone_key, 2), phone_key)
    ELSE phone_key END;
UPDATE person SET phone_key = '' WHERE LENGTH(phone_key) NOT BETWEEN 6 AND 15;
ALTER TABLE programme FORCE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
DROP INDEX person_phone;
CREATE INDEX person_phone_key ON person (programme_id, phone_key) WHERE phone_key <> '';

-- Whom no letter reaches: they are few, and the overview asks for them.
CREATE INDEX person_bounced ON person (programme_id, email_bounced_at)
    WHERE email_bounced_at IS NOT NULL;

-- The overview reads of ten thousand applications only what it counts: the field that somebody
-- aims at, and how far those had got who left. `known_until` stands in the index, or SQLite looks
-- at every row for it.
CREATE INDEX application_version_aim ON application_version (programme_id, application_id,
    known_until, target_occupation_code, occupation_code);
CREATE INDEX status_fact_now ON status_fact (programme_id, kind, subject_id, known_until, status);
