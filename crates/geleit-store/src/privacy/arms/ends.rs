//! The arms of what the office does with a pair. What one side said about the end is not the other's
//! to read, also not in an export; the office reads it out to whoever asks. A referral is about the
//! mentee alone.

use super::Arm;

macro_rules! of_pairs {
    ($before:literal) => {
        concat!(
            $before,
            " WHERE programme_id = $1 AND partnership_id IN (SELECT partnership_id FROM offer WHERE
            programme_id = $1 AND person_id = $2)"
        )
    };
}

macro_rules! of_mentee {
    ($before:literal) => {
        concat!(
            $before,
            " WHERE programme_id = $1 AND partnership_id IN (SELECT id FROM partnership WHERE
            programme_id = $1 AND person_id = $2)"
        )
    };
}

pub(super) const ARMS: &[Arm] = &[
    Arm {
        table: "dissolution",
        export: of_pairs!("SELECT created_at FROM dissolution"),
        // That a pair ended, and with which neutral word, stays for the figures; the words go.
        erase: &[of_pairs!("UPDATE dissolution SET mentee_debrief = '', mentor_debrief = ''")],
        rename: &[],
    },
    Arm {
        table: "contact_person",
        export: "SELECT side, known_from, known_until FROM contact_person WHERE programme_id = $1
            AND (partnership_id, side) IN (SELECT partnership_id, side FROM offer WHERE
            programme_id = $1 AND person_id = $2)",
        erase: &[],
        rename: &[],
    },
    Arm {
        table: "extension",
        export: of_pairs!("SELECT until_on, known_from, known_until FROM extension"),
        // The reason stands with the entry about the pair.
        erase: &[],
        rename: &[],
    },
    Arm {
        table: "referral",
        export: of_mentee!(
            "SELECT kind, body, on_date, answer, answered_on, created_at, known_until FROM referral"
        ),
        // How many were referred for what stays for the figures.
        erase: &[of_mentee!("UPDATE referral SET body = ''")],
        rename: &[],
    },
    Arm {
        table: "supervision_note",
        export: of_pairs!("SELECT created_at FROM supervision_note"),
        erase: &[of_pairs!("UPDATE supervision_note SET words = ''")],
        rename: &[],
    },
];
