//! The arms of the meetings of a pair. What one side wrote in a line is not the other's to read,
//! also not in an export; the office reads it out to whoever asks.

use super::Arm;

pub(super) const ARMS: &[Arm] = &[
    Arm {
        table: "meeting",
        export: "SELECT on_date, minutes, channel, topics, added_topics, side, way, confirmed_at,
            known_until, created_at FROM meeting WHERE programme_id = $1 AND partnership_id IN
            (SELECT partnership_id FROM offer WHERE programme_id = $1 AND person_id = $2)",
        // That two people met, and when, stays for the figures; the words go.
        erase: &["UPDATE meeting SET line = '', topics = '', added_line = '', added_topics = ''
            WHERE programme_id = $1 AND partnership_id IN (SELECT partnership_id FROM offer WHERE
            programme_id = $1 AND person_id = $2)"],
        rename: &[],
    },
    Arm {
        table: "meeting_ask",
        export: "SELECT asked_on, not_yet_at, created_at FROM meeting_ask WHERE programme_id = $1
            AND person_id = $2",
        erase: &["DELETE FROM meeting_ask WHERE programme_id = $1 AND person_id = $2"],
        rename: &[],
    },
];
