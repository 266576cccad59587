//! The arm of events: what somebody was invited to, and whether they come. Guests are found by
//! their address.

use super::Arm;

pub(super) const ARMS: &[Arm] = &[Arm {
    table: "sign_up",
    export: "SELECT name, email, language, status, number, answered_at, created_at FROM sign_up
        WHERE programme_id = $1 AND (person_id = $2 OR (email_key <> '' AND email_key IN
            (SELECT email_key FROM person WHERE programme_id = $1 AND id = $2)))",
    // The places are given back before.
    erase: &[
        "DELETE FROM secret_link WHERE programme_id = $1 AND subject_id IN (SELECT id FROM sign_up
            WHERE programme_id = $1 AND (person_id = $2 OR (email_key <> '' AND email_key IN
            (SELECT email_key FROM person WHERE programme_id = $1 AND id = $2))))",
        "UPDATE sign_up SET name = '', email = '', email_key = '' WHERE programme_id = $1 AND
            email_key <> '' AND email_key IN
            (SELECT email_key FROM person WHERE programme_id = $1 AND id = $2)",
    ],
    rename: &[],
}];
