//! The arms of surveys: that somebody was asked, what they have answered under their name, and
//! the story they are willing to tell. Anonymous answers lead to nobody and have no arm.

use super::Arm;

pub(super) const ARMS: &[Arm] = &[
    Arm {
        table: "survey_invitation",
        export:
            "SELECT side, has_answered, asked_on, reminded_on, is_reached FROM survey_invitation
            WHERE programme_id = $1 AND person_id = $2",
        // How many were asked and have answered stays, of closed and of anonymous surveys.
        erase: &[
            "DELETE FROM secret_link WHERE programme_id = $1 AND subject_id IN
                (SELECT id FROM survey_invitation WHERE programme_id = $1 AND person_id = $2)",
            "UPDATE survey_invitation SET person_id = NULL, has_answered = has_answered AND
                survey_id IN (SELECT id FROM survey WHERE programme_id = $1
                    AND (status = 'closed' OR is_anonymous))
                WHERE programme_id = $1 AND person_id = $2",
        ],
        rename: &[],
    },
    Arm {
        table: "survey_sheet",
        export: "",
        erase: &["DELETE FROM survey_sheet WHERE programme_id = $1 AND invitation_id IN
            (SELECT id FROM survey_invitation WHERE programme_id = $1 AND person_id = $2)"],
        rename: &[],
    },
    Arm {
        table: "survey_answer",
        export: "SELECT value, words FROM survey_answer WHERE programme_id = $1 AND sheet_id IN
            (SELECT t.id FROM survey_sheet t JOIN survey_invitation i
                ON i.programme_id = t.programme_id AND i.id = t.invitation_id
                WHERE i.programme_id = $1 AND i.person_id = $2)",
        // What was counted when the survey closed stays, and leads to nobody.
        erase: &["DELETE FROM survey_answer WHERE programme_id = $1 AND sheet_id IN
            (SELECT t.id FROM survey_sheet t JOIN survey_invitation i
                ON i.programme_id = t.programme_id AND i.id = t.invitation_id
                WHERE i.programme_id = $1 AND i.person_id = $2)"],
        rename: &[],
    },
    Arm {
        table: "story",
        export: "SELECT side, status, said_on, image_on, name_on, publication_on,
            withdrawn_on FROM story
            WHERE programme_id = $1 AND person_id = $2",
        erase: &["DELETE FROM story WHERE programme_id = $1 AND person_id = $2"],
        rename: &[],
    },
];
