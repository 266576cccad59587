-- What the office notes for whoever answers an event or a named survey on the telephone or on paper
-- (S1-50, S1-61), and whom no anonymous survey could reach.

ALTER TABLE sign_up ADD COLUMN way TEXT NOT NULL DEFAULT 'online'
    CHECK (way IN ('online', 'phone', 'paper'));
ALTER TABLE sign_up ADD COLUMN account_id BLOB;
ALTER TABLE survey_invitation ADD COLUMN is_reached INTEGER NOT NULL DEFAULT 1
    CHECK (is_reached IN (0, 1));
-- Whoever tells their story may take that back where they have said so (S1-15).
ALTER TABLE story ADD COLUMN withdrawn_on TEXT CHECK (length(withdrawn_on) = 10);
-- Events that are over and not noted as held, and the guests of those that were long ago.
CREATE INDEX event_status ON event (programme_id, status, starts_at);
CREATE INDEX sign_up_named ON sign_up (programme_id, event_id) WHERE name <> '';
