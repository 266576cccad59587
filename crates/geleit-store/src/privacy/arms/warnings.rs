//! The arm of the early warnings. What the office wrote may be about the other one of the pair;
//! it reads it out to whoever asks. That one of the two has asked for help or has said that it does
//! not fit stands in the arms of what they said, each for the own side: the other learns nothing.

use super::Arm;

pub(super) const ARMS: &[Arm] = &[Arm {
    table: "warning",
    export: "SELECT rule, since_on, due_on, closed_at, created_at FROM warning WHERE
            programme_id = $1 AND rule NOT IN ('hand', 'fit') AND partnership_id IN (SELECT
            partnership_id FROM offer WHERE programme_id = $1 AND person_id = $2)",
    // That a pair needed somebody stays for the figures; the words go.
    erase: &[
        "DELETE FROM reason WHERE programme_id = $1 AND id IN (SELECT reason_id FROM warning
            WHERE programme_id = $1 AND partnership_id IN (SELECT partnership_id FROM offer WHERE
            programme_id = $1 AND person_id = $2))",
        "UPDATE warning SET next_action = '' WHERE programme_id = $1 AND partnership_id IN
            (SELECT partnership_id FROM offer WHERE programme_id = $1 AND person_id = $2)",
    ],
    rename: &[],
}];
