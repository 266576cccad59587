-- Links that are over go after a month.

CREATE INDEX secret_link_over ON secret_link (programme_id, ends_at);
