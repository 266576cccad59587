-- Letters for people without an e-mail address: the office prints and posts them.

-- It goes out on paper, because there was no address when it was written or sent.
ALTER TABLE mail ADD COLUMN on_paper BOOLEAN NOT NULL DEFAULT FALSE;
-- Posted or handed over, µs since the epoch, and by whom at the desk.
ALTER TABLE mail ADD COLUMN posted_at BIGINT;
ALTER TABLE mail ADD COLUMN posted_by UUID;
CREATE INDEX mail_on_paper ON mail (programme_id, due_at, id)
    WHERE on_paper AND posted_at IS NULL AND withdrawn_at IS NULL;
