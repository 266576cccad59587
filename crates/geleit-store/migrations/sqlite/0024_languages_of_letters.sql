-- Letters that wait are written in the language that somebody has chosen meanwhile.

CREATE INDEX mail_person ON mail (programme_id, person_id) WHERE sent_at IS NULL;
