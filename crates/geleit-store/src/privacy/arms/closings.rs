//! The arms of the end of a pair and of what comes after it. What one side has said to the other is
//! in the bundle of whoever said it, and in nobody else's.

use super::Arm;

pub(super) const ARMS: &[Arm] = &[
    Arm {
        table: "final_interview",
        export: "SELECT on_date, channel, known_until, created_at FROM final_interview WHERE
            programme_id = $1 AND partnership_id IN (SELECT partnership_id FROM offer WHERE
            programme_id = $1 AND person_id = $2)",
        // That there was one stays for the figures; the words go.
        erase: &["UPDATE final_interview SET note = '' WHERE programme_id = $1 AND
            partnership_id IN (SELECT partnership_id FROM offer WHERE programme_id = $1 AND
            person_id = $2)"],
        rename: &[],
    },
    Arm {
        table: "feedback",
        export: "SELECT side, together, strengths, words, reached, reached_words, way, known_until,
            created_at FROM feedback WHERE programme_id = $1 AND person_id = $2",
        // What the other has said to this person may name them: the words of both go.
        erase: &["UPDATE feedback SET words = '', reached_words = '' WHERE programme_id = $1 AND
            partnership_id IN (SELECT partnership_id FROM feedback WHERE programme_id = $1 AND
            person_id = $2 UNION SELECT partnership_id FROM offer WHERE programme_id = $1 AND
            person_id = $2)"],
        rename: &[],
    },
    Arm {
        table: "closing_choice",
        export: "SELECT side, choice, answer, way, known_until, created_at FROM closing_choice
            WHERE programme_id = $1 AND person_id = $2",
        // Nobody stays in contact with somebody who is not there any more.
        erase: &["DELETE FROM closing_choice WHERE programme_id = $1 AND person_id = $2"],
        rename: &[],
    },
    Arm {
        table: "closing_ask",
        export: "SELECT asked_on, reminded_on, created_at FROM closing_ask WHERE programme_id = $1
            AND person_id = $2",
        erase: &["DELETE FROM closing_ask WHERE programme_id = $1 AND person_id = $2"],
        rename: &[],
    },
    Arm {
        table: "outcome",
        export: "SELECT kind, since_on, observed_on, time_point, source, proof, line, known_until,
            created_at FROM outcome WHERE programme_id = $1 AND person_id = $2",
        // What became of mentees stays for the figures; the words go.
        erase: &["UPDATE outcome SET line = '' WHERE programme_id = $1 AND person_id = $2"],
        rename: &[],
    },
    Arm {
        table: "outcome_ask",
        export: "SELECT time_point, asked_on, created_at FROM outcome_ask WHERE programme_id = $1
            AND person_id = $2",
        erase: &["DELETE FROM outcome_ask WHERE programme_id = $1 AND person_id = $2"],
        rename: &[],
    },
];
