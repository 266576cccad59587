//! The few texts that differ between the engines.

/// PostgreSQL: is the role not bound by row-level security, or the owner of the tables?
pub(crate) const ROLE_TOO_STRONG: &str = "
    SELECT r.rolsuper OR r.rolbypassrls OR EXISTS (
        SELECT 1 FROM pg_class c WHERE c.relname = 'person' AND c.relkind = 'r'
            AND pg_has_role(current_user, c.relowner, 'MEMBER')
    ) FROM pg_roles r WHERE r.rolname = current_user";

/// SQLite: takes due jobs; the single writer needs no lock.
pub(crate) const CLAIM_SQLITE: &str = "
    UPDATE job SET claimed_until = $1, attempts = attempts + 1
    WHERE (programme_id, id) IN (
        SELECT programme_id, id FROM job
        WHERE done_at IS NULL AND due_at <= $2 AND (claimed_until IS NULL OR claimed_until < $2)
        ORDER BY is_awaited DESC, due_at, id LIMIT $3)
    RETURNING programme_id, id, kind, subject_id, attempts, is_awaited, due_at";

/// PostgreSQL: takes due jobs past those that another worker holds.
pub(crate) const CLAIM_POSTGRES: &str = "
    UPDATE job SET claimed_until = $1, attempts = attempts + 1
    WHERE (programme_id, id) IN (
        SELECT programme_id, id FROM job
        WHERE done_at IS NULL AND due_at <= $2 AND (claimed_until IS NULL OR claimed_until < $2)
        ORDER BY is_awaited DESC, due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
    RETURNING programme_id, id, kind, subject_id, attempts, is_awaited, due_at";

/// PostgreSQL: this transaction belongs to the worker.
pub(crate) const BEGIN_WORKER: &str = "BEGIN; SELECT set_config('geleit.worker', 'on', true)";

/// SQLite: one row `ok`, or one row per damage.
pub(crate) const INTEGRITY_CHECK: &str = "PRAGMA integrity_check";

/// SQLite: how many rows of each table point to a row that is not there.
pub(crate) const FOREIGN_KEY_CHECK: &str =
    "SELECT \"table\", COUNT(*) FROM pragma_foreign_key_check GROUP BY 1 ORDER BY 1";

/// SQLite: a consistent copy while others read and write.
pub(crate) const COPY_TO: &str = "VACUUM INTO $1";

/// SQLite: statistics of every table that has grown much.
pub(crate) const LEARN_SQLITE: &str = "PRAGMA optimize = 0x10002";

/// PostgreSQL: the same, by the owner's function, because this role may not analyse.
pub(crate) const LEARN_POSTGRES: &str = "SELECT learn_statistics()";
