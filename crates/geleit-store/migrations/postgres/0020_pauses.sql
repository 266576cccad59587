-- One more rule of the early warning: a pause that lasts long.

ALTER TABLE warning DROP CONSTRAINT warning_rule_check;
ALTER TABLE warning ADD CONSTRAINT warning_rule_check
    CHECK (rule IN ('no_meeting', 'gap', 'few_hours', 'fit', 'hand', 'pause'));
