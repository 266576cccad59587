//! The arms of the intake: drafts, consents, decisions, interviews, consultations and files.

use super::Arm;

pub(super) const ARMS: &[Arm] = &[
    Arm {
        table: "draft",
        export: "SELECT side, language, answers, created_at, saved_at FROM draft WHERE
            programme_id = $1 AND email_key <> '' AND email_key IN (SELECT email_key FROM
            person WHERE programme_id = $1 AND id = $2)",
        erase: &["DELETE FROM secret_link WHERE programme_id = $1 AND subject_id IN
            (SELECT id FROM draft WHERE
            programme_id = $1 AND email_key <> '' AND email_key IN (SELECT email_key FROM
            person WHERE programme_id = $1 AND id = $2))",
            "DELETE FROM draft WHERE programme_id = $1 AND email_key <> '' AND email_key IN
            (SELECT email_key FROM person WHERE programme_id = $1 AND id = $2)"],
        rename: &[],
    },
    Arm {
        table: "consent",
        export: "SELECT purpose, text_version, language, channel, given_at, withdrawn_at FROM consent
            WHERE programme_id = $1 AND person_id = $2",
        erase: &[],
        rename: &[],
    },
    Arm {
        table: "completion_request",
        export: "SELECT items, asked_at, answer_by, answered_at FROM completion_request WHERE
            programme_id = $1 AND application_id IN
            (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2)",
        erase: &["DELETE FROM completion_request WHERE programme_id = $1 AND application_id IN
            (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2)",
            "DELETE FROM secret_link WHERE programme_id = $1 AND (subject_id IN
            (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2)
            OR subject_id IN
            (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2))"],
        rename: &[],
    },
    Arm {
        table: "decision",
        export: "SELECT verb, because, decided_on, decided_at FROM decision WHERE programme_id = $1 AND
            application_id IN
            (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2)",
        erase: &["UPDATE decision SET because = '', reason_id = NULL WHERE programme_id = $1 AND
            application_id IN
            (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2)"],
        rename: &[],
    },
    Arm {
        table: "interview",
        export: "SELECT starts_at, time_zone, minutes, mode, place, status, notes, created_at FROM
            interview WHERE programme_id = $1 AND application_id IN
            (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2)",
        erase: &["UPDATE interview SET notes = '{}', place = '' WHERE programme_id = $1 AND
            application_id IN
            (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2)"],
        rename: &[],
    },
    Arm {
        table: "interviewer",
        export: "SELECT recommendation, words, recommended_at FROM interviewer WHERE programme_id = $1
            AND interview_id IN (SELECT id FROM interview WHERE programme_id = $1 AND application_id IN
            (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2))",
        erase: &["UPDATE interviewer SET recommendation = NULL, words = '' WHERE programme_id = $1
            AND interview_id IN (SELECT id FROM interview WHERE programme_id = $1 AND application_id IN
            (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2))"],
        rename: &[],
    },
    Arm {
        table: "consultation",
        export: "SELECT held_on, experience, network, time, motive, experience_found,
            network_found, time_found, motive_found, is_volunteer, suitable, committed_on,
            answers, sent_at, returned_at, created_at FROM consultation WHERE programme_id = $1
            AND mentor_id IN
            (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2)",
        erase: &["UPDATE consultation SET experience = '', network = '', time = '', motive = '',
            experience_found = NULL, network_found = NULL, time_found = NULL,
            motive_found = NULL, suitable = NULL, is_volunteer = NULL, answers = NULL
            WHERE programme_id = $1 AND mentor_id IN
            (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2)"],
        rename: &[],
    },
    Arm {
        table: "file",
        export: "SELECT kind, name, media_type, bytes, created_at FROM file WHERE programme_id = $1 AND
            (draft_id IN
            (SELECT id FROM draft WHERE
            programme_id = $1 AND email_key <> '' AND email_key IN (SELECT email_key FROM
            person WHERE programme_id = $1 AND id = $2))
            OR application_id IN
            (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2)
            OR mentor_id IN
            (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2))",
        erase: &["DELETE FROM file_content WHERE programme_id = $1 AND file_id IN (SELECT id FROM file
            WHERE programme_id = $1 AND (draft_id IN
            (SELECT id FROM draft WHERE
            programme_id = $1 AND email_key <> '' AND email_key IN (SELECT email_key FROM
            person WHERE programme_id = $1 AND id = $2))
            OR application_id IN
            (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2)
            OR mentor_id IN
            (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2)))",
            "DELETE FROM file WHERE programme_id = $1 AND
            (draft_id IN
            (SELECT id FROM draft WHERE
            programme_id = $1 AND email_key <> '' AND email_key IN (SELECT email_key FROM
            person WHERE programme_id = $1 AND id = $2))
            OR application_id IN
            (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2)
            OR mentor_id IN
            (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2))"],
        rename: &[],
    },
];
