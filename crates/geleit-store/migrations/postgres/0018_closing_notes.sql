-- What the office notes at the end of a pair for whoever says it on the telephone or on paper, and
-- who was reminded (S1-58, S1-59, S1-62).

ALTER TABLE feedback ADD COLUMN way TEXT NOT NULL DEFAULT 'online'
    CHECK (way IN ('online', 'phone', 'paper'));
ALTER TABLE feedback ADD COLUMN account_id UUID;
ALTER TABLE closing_choice ADD COLUMN way TEXT NOT NULL DEFAULT 'online'
    CHECK (way IN ('online', 'phone', 'paper'));
ALTER TABLE closing_choice ADD COLUMN account_id UUID;

-- When a side that had said nothing was reminded, once.
ALTER TABLE closing_ask ADD COLUMN reminded_on TEXT CHECK (length(reminded_on) = 10);
CREATE INDEX closing_ask_day ON closing_ask (programme_id, asked_on);
