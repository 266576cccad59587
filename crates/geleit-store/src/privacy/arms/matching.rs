//! The arms of the matching beyond its pairs: who is linked to whom, which rules were overruled,
//! and what each side of a released pair has said.

use super::Arm;

pub(super) const ARMS: &[Arm] = &[
    Arm {
        table: "person_link",
        // That there is a note, and since when. What the two are to each other, and who the other
        // one is, is about the other person as well.
        export: "SELECT created_at FROM person_link WHERE programme_id = $1 AND
            (person_id = $2 OR other_person_id = $2)",
        erase: &["DELETE FROM person_link WHERE programme_id = $1 AND
            (person_id = $2 OR other_person_id = $2)"],
        rename: &[],
    },
    Arm {
        table: "overruling",
        export: "SELECT rules, created_at, ended_at FROM overruling WHERE programme_id = $1 AND
            (application_id IN (SELECT id FROM application WHERE programme_id = $1 AND person_id =
            $2) OR mentor_id IN (SELECT id FROM mentor WHERE programme_id = $1 AND person_id =
            $2))",
        // The reason names people in somebody's own words, so it goes before the row that finds it.
        erase: &[
            "DELETE FROM reason WHERE programme_id = $1 AND id IN (SELECT reason_id FROM
            overruling WHERE programme_id = $1 AND (application_id IN (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2) OR mentor_id IN (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2)))",
            "DELETE FROM overruling WHERE programme_id = $1 AND (application_id IN (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2) OR mentor_id IN (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2))",
        ],
        rename: &[],
    },
    Arm {
        table: "offer",
        export:
            "SELECT side, opens_at, answer_by, answer, answered_at, reminded_at, created_at FROM
            offer WHERE programme_id = $1 AND person_id = $2",
        // Who refused is told to nobody, and then known to nobody.
        erase: &[
            "DELETE FROM secret_link WHERE programme_id = $1 AND subject_id IN (SELECT id FROM
                offer WHERE programme_id = $1 AND person_id = $2)",
            "UPDATE offer SET answer = NULL WHERE programme_id = $1 AND person_id = $2",
        ],
        rename: &[],
    },
];
