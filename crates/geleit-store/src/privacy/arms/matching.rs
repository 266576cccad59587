//! The tables of the matching that hold more than a proposal.

use super::Arm;

pub(super) const ARMS: &[Arm] = &[Arm {
    table: "person_link",
    // That there is a note, and since when. What the two are to each other, and who the other
    // one is, is about the other person as well.
    export: "SELECT created_at FROM person_link WHERE programme_id = $1 AND
        (person_id = $2 OR other_person_id = $2)",
    erase: &["DELETE FROM person_link WHERE programme_id = $1 AND
        (person_id = $2 OR other_person_id = $2)"],
    rename: &[],
}];
