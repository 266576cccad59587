//! The arms of what both sides of a pair do themselves. An agreement belongs to both and is read
//! out to both; what somebody expects, whether it fits and a call for help are only their own.

use super::Arm;

pub(super) const ARMS: &[Arm] = &[
    Arm {
        table: "agreement",
        export: "SELECT version, goals, task, rhythm, initiator, place, contact, until_on, side,
            created_at FROM agreement WHERE programme_id = $1 AND partnership_id IN (SELECT
            partnership_id FROM offer WHERE programme_id = $1 AND person_id = $2)",
        // That two people agreed, and when, stays for the figures; the words go.
        erase: &["UPDATE agreement SET goals = '', task = '', place = '' WHERE programme_id = $1
            AND partnership_id IN (SELECT partnership_id FROM offer WHERE programme_id = $1 AND
            person_id = $2)"],
        rename: &[],
    },
    Arm {
        table: "agreement_signature",
        export: "SELECT side, signed_on, promises_version, way, created_at FROM agreement_signature
            WHERE programme_id = $1 AND person_id = $2",
        erase: &[],
        rename: &[],
    },
    Arm {
        table: "expectation",
        export: "SELECT side, question, degree, line, answered_on, way, known_until, created_at
            FROM expectation WHERE programme_id = $1 AND person_id = $2",
        erase: &["DELETE FROM expectation WHERE programme_id = $1 AND person_id = $2"],
        rename: &[],
    },
    Arm {
        table: "fit_answer",
        export: "SELECT side, asked_on, answer, line, answered_at, way, created_at FROM fit_answer
            WHERE programme_id = $1 AND person_id = $2",
        // Whether pairs fit stays for the figures; the words go.
        erase: &["UPDATE fit_answer SET line = '' WHERE programme_id = $1 AND person_id = $2"],
        rename: &[],
    },
    Arm {
        table: "raised_hand",
        export: "SELECT side, raised_on, line, created_at FROM raised_hand
            WHERE programme_id = $1 AND person_id = $2",
        erase: &["UPDATE raised_hand SET line = '' WHERE programme_id = $1 AND person_id = $2"],
        rename: &[],
    },
];
