//! The arm of events: what somebody was invited to, and whether they come. Guests are found by
//! their address.

use super::Arm;

pub(super) const ARMS: &[Arm] = &[
    Arm {
    table: "sign_up",
    export: "SELECT name, email, language, status, number, way, answered_at, created_at FROM sign_up
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
    },
    Arm {
        table: "attendance",
        export: "SELECT status, known_from, known_until FROM attendance WHERE programme_id = $1
            AND sign_up_id IN (SELECT id FROM sign_up WHERE programme_id = $1 AND (person_id = $2
            OR (email_key <> '' AND email_key IN
            (SELECT email_key FROM person WHERE programme_id = $1 AND id = $2))))",
        // How many were there stays for the figures; who they were goes with the names.
        erase: &[],
        rename: &[],
    },
    Arm {
        table: "event_waiver",
        export: "SELECT created_at FROM event_waiver WHERE programme_id = $1 AND person_id = $2",
        erase: &[
            "DELETE FROM reason WHERE programme_id = $1 AND id IN (SELECT reason_id FROM
            event_waiver WHERE programme_id = $1 AND person_id = $2)",
            // The feed of the own dates.
            "DELETE FROM secret_link WHERE programme_id = $1 AND subject_id = $2",
        ],
        rename: &[],
    },
];
