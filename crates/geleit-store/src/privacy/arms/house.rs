//! The arms of the house: people, their applications, pairs and what was said about them.

use super::Arm;

pub(super) const ARMS: &[Arm] = &[
    Arm {
        table: "person",
        export:
            "SELECT email, email_bounced_at, phone, language, letters, created_at FROM person
            WHERE programme_id = $1 AND id = $2",
        erase: &[
            "UPDATE person SET email = '', email_key = '', email_bounced_at = NULL, phone = '',
                phone_key = ''
            WHERE programme_id = $1 AND id = $2",
        ],
        rename: &[],
    },
    Arm {
        table: "person_version",
        export:
            "SELECT known_from, known_until, given_name, family_name, call_me, gender, birth FROM
            person_version WHERE programme_id = $1 AND person_id = $2",
        erase: &[
            "UPDATE person_version SET given_name = '', family_name = '', call_me = '', sort_key
            = substr(sort_key, 1, 0), search_text = '', birth = NULL WHERE programme_id = $1 AND
            person_id = $2",
        ],
        rename: &[],
    },
    Arm {
        table: "account",
        export: "SELECT email, name, language, letters, totp_last_step, failures, locked_until, status,
            created_at FROM account WHERE programme_id = $1 AND person_id = $2",
        // Nobody else would look at what waits for whoever cannot sign in any more.
        erase: &["UPDATE warning SET owner_id = NULL WHERE programme_id = $1 AND closed_at IS NULL
            AND due_on > '' AND owner_id IN (SELECT id FROM account WHERE programme_id = $1
            AND person_id = $2)"],
        rename: &["UPDATE account SET email = '', email_key = $3, name = '', password_hash = NULL,
            totp_secret = NULL, status = 'suspended' WHERE programme_id = $1 AND person_id = $2"],
    },
    Arm {
        table: "account_role",
        export:
            "SELECT role, created_at FROM account_role WHERE programme_id = $1 AND account_id IN
            (SELECT id FROM account WHERE programme_id = $1 AND person_id = $2)",
        erase: &[
            "DELETE FROM sign_in WHERE programme_id = $1 AND account_id IN (SELECT id FROM
            account WHERE programme_id = $1 AND person_id = $2)",
            "DELETE FROM secret_link WHERE programme_id = $1 AND account_id IN (SELECT id FROM
            account WHERE programme_id = $1 AND person_id = $2)",
        ],
        rename: &[],
    },
    Arm {
        table: "application",
        export: "SELECT reference, status, received_on, intake, waitlist_rank, created_at FROM
            application WHERE programme_id = $1 AND person_id = $2",
        erase: &[],
        rename: &[
            "UPDATE application SET reference = $3 WHERE programme_id = $1 AND person_id = $2",
        ],
    },
    Arm {
        table: "application_version",
        export: "SELECT known_from, known_until, origin, market_countries, market_languages,
            consent_origin_matching, labour_market_access, education_level, education_field,
            education_field_code, occupation, occupation_code, target_occupation,
            target_occupation_code, industry, industry_code, experience_years, german,
            languages, postcode, region, mobility_km, online_ok, availability,
            mentor_gender_wish, goals, goal_words, exclusions, last_employer, childcare,
            referral, code_lists FROM application_version WHERE programme_id = $1 AND application_id IN
            (SELECT id FROM application WHERE programme_id = $1 AND person_id = $2)",
        erase: &["UPDATE application_version SET market_countries = '', market_languages = '',
            labour_market_access = NULL, education_field = NULL, education_field_code = NULL,
            occupation = NULL, occupation_code = NULL, target_occupation = NULL,
            target_occupation_code = NULL, industry = NULL, experience_years = NULL, german =
            NULL, languages = '', postcode = NULL, region = NULL, mobility_km = NULL, online_ok
            = NULL, availability = '', mentor_gender_wish = NULL, goals = '', goal_words = '',
            exclusions = '', last_employer = NULL, childcare = NULL, referral = NULL WHERE
            programme_id = $1 AND application_id IN (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2)"],
        rename: &[],
    },
    Arm {
        table: "mentor",
        export: "SELECT engagement, capacity, status, intake, declined_because, created_at FROM
            mentor WHERE programme_id = $1 AND person_id = $2",
        erase: &["UPDATE mentor SET declined_because = NULL WHERE programme_id = $1
            AND person_id = $2"],
        rename: &[],
    },
    Arm {
        table: "mentor_version",
        export: "SELECT known_from, known_until, company, company_size, position, occupation,
            occupation_code, industry, industry_code, education_field, education_field_code,
            target_markets, languages, postcode, region, online_ok, availability, exclusions,
            experience_years, topics, topic_words, mentee_gender_wish, channel, code_lists FROM
            mentor_version WHERE programme_id = $1 AND mentor_id IN (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2)",
        erase: &["UPDATE mentor_version SET company = NULL, company_key = '', position = NULL, occupation = NULL,
            occupation_code = NULL, industry = NULL, industry_code = NULL, education_field =
            NULL, education_field_code = NULL, target_markets = '', languages = '', postcode =
            NULL, region = NULL, online_ok = NULL, availability = '', exclusions = '',
            experience_years = NULL, topics = '', topic_words = '', mentee_gender_wish = NULL,
            channel = NULL WHERE programme_id = $1 AND mentor_id IN (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2)"],
        rename: &[],
    },
    Arm {
        table: "cohort_mentor",
        export:
            "SELECT reference, received_on, created_at FROM cohort_mentor WHERE programme_id = $1
            AND mentor_id IN (SELECT id FROM mentor WHERE programme_id = $1 AND person_id = $2)",
        erase: &[],
        rename: &[
            "UPDATE cohort_mentor SET reference = $3 WHERE programme_id = $1 AND mentor_id IN
            (SELECT id FROM mentor WHERE programme_id = $1 AND person_id = $2)",
        ],
    },
    Arm {
        table: "duplicate_hint",
        export: "SELECT because, created_at, answer, answered_at FROM duplicate_hint WHERE programme_id = $1 AND
            (person_id = $2 OR other_person_id = $2)",
        erase: &["DELETE FROM duplicate_hint WHERE programme_id = $1 AND (person_id = $2 OR
            other_person_id = $2)"],
        rename: &[],
    },
    Arm {
        table: "status_fact",
        export: "SELECT kind, status, on_date, known_from, known_until FROM status_fact WHERE
            programme_id = $1 AND (subject_id IN (SELECT id FROM application WHERE programme_id
            = $1 AND person_id = $2) OR subject_id IN (SELECT id FROM mentor WHERE programme_id
            = $1 AND person_id = $2) OR subject_id IN (SELECT id FROM partnership WHERE
            programme_id = $1 AND (person_id = $2 OR mentor_id IN (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2))))",
        erase: &[],
        rename: &[],
    },
    Arm {
        table: "partnership",
        export: "SELECT successor_of, status, offered_on, created_at FROM partnership WHERE
            programme_id = $1 AND (person_id = $2 OR mentor_id IN (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2))",
        erase: &[],
        rename: &[],
    },
    Arm {
        table: "proposed_pair",
        export: "SELECT points, reasons, alternatives, status, created_at FROM proposed_pair WHERE
            programme_id = $1 AND (application_id IN (SELECT id FROM application WHERE
            programme_id = $1 AND person_id = $2) OR mentor_id IN (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2))",
        erase: &[
            "UPDATE proposed_pair SET reasons = '[]', alternatives = '[]' WHERE programme_id = $1
            AND (application_id IN (SELECT id FROM application WHERE programme_id = $1 AND
            person_id = $2) OR mentor_id IN (SELECT id FROM mentor WHERE programme_id = $1 AND
            person_id = $2))",
        ],
        rename: &[],
    },
    Arm {
        table: "endorsement",
        export: "SELECT answer, decided_at FROM endorsement WHERE programme_id = $1 AND pair_id IN
            (SELECT id FROM proposed_pair WHERE programme_id = $1 AND (application_id IN (SELECT
            id FROM application WHERE programme_id = $1 AND person_id = $2) OR mentor_id IN
            (SELECT id FROM mentor WHERE programme_id = $1 AND person_id = $2)))",
        erase: &[],
        rename: &[],
    },
    Arm {
        table: "pair_rule",
        export: "SELECT rule, created_at FROM pair_rule WHERE programme_id = $1 AND (application_id
            IN (SELECT id FROM application WHERE programme_id = $1 AND person_id = $2) OR
            mentor_id IN (SELECT id FROM mentor WHERE programme_id = $1 AND person_id = $2))",
        erase: &[
            "DELETE FROM pair_rule WHERE programme_id = $1 AND (application_id IN (SELECT id FROM
            application WHERE programme_id = $1 AND person_id = $2) OR mentor_id IN (SELECT id
            FROM mentor WHERE programme_id = $1 AND person_id = $2))",
        ],
        rename: &[],
    },
    Arm {
        table: "mail",
        export:
            "SELECT template, language, due_at, created_at, sent_at, withdrawn_at, bounced_at,
            in_digest, withheld_at, on_paper, posted_at FROM mail WHERE
            programme_id = $1 AND (person_id = $2 OR account_id IN (SELECT id FROM account WHERE
            programme_id = $1 AND person_id = $2))",
        erase: &["UPDATE mail SET person_id = NULL, account_id = NULL, withdrawn_at =
            COALESCE(withdrawn_at, sent_at, posted_at, created_at) WHERE programme_id = $1 AND (person_id =
            $2 OR account_id IN (SELECT id FROM account WHERE programme_id = $1 AND person_id =
            $2))"],
        rename: &[],
    },
    Arm {
        table: "digest",
        export: "SELECT on_date, created_at, done_at FROM digest WHERE programme_id = $1 AND
            (addressee_id = $2 OR addressee_id IN (SELECT id FROM account WHERE programme_id = $1
            AND person_id = $2))",
        erase: &[
            "DELETE FROM secret_link WHERE programme_id = $1 AND purpose = 'letters' AND
            (subject_id = $2 OR subject_id IN (SELECT id FROM account WHERE programme_id = $1 AND
            person_id = $2))",
            // It belongs to nobody any more, and what has not gone out does not go out.
            "UPDATE digest SET addressee_id = id, done_at = COALESCE(done_at, created_at) WHERE
            programme_id = $1 AND (addressee_id = $2 OR addressee_id IN (SELECT id FROM account
            WHERE programme_id = $1 AND person_id = $2))",
        ],
        rename: &[],
    },
    Arm {
        table: "import_run",
        export: "",
        erase: &["UPDATE import_run SET sealed_file = substr(sealed_file, 1, 0), file_name = '',
            answer = '{}' WHERE programme_id = $1 AND cohort_id IN (SELECT cohort_id FROM
            application WHERE programme_id = $1 AND person_id = $2 UNION SELECT cohort_id FROM
            cohort_mentor WHERE programme_id = $1 AND mentor_id IN (SELECT id FROM mentor WHERE
            programme_id = $1 AND person_id = $2))"],
        rename: &[],
    },
    Arm {
        table: "reason",
        export: "SELECT words FROM reason WHERE programme_id = $1 AND (seq IN (SELECT seq FROM
            entry WHERE programme_id = $1 AND (subject_id = $2 OR subject_id IN (SELECT id FROM
            application WHERE programme_id = $1 AND person_id = $2) OR subject_id IN (SELECT id
            FROM mentor WHERE programme_id = $1 AND person_id = $2) OR subject_id IN (SELECT id
            FROM partnership WHERE programme_id = $1 AND (person_id = $2 OR mentor_id IN (SELECT
            id FROM mentor WHERE programme_id = $1 AND person_id = $2))) OR subject_id IN
            (SELECT id FROM proposed_pair WHERE programme_id = $1 AND (application_id IN (SELECT
            id FROM application WHERE programme_id = $1 AND person_id = $2) OR mentor_id IN
            (SELECT id FROM mentor WHERE programme_id = $1 AND person_id = $2))))) OR id IN (SELECT
            reason_id FROM overruling WHERE programme_id = $1 AND (application_id IN (SELECT id
            FROM application WHERE programme_id = $1 AND person_id = $2) OR mentor_id IN (SELECT
            id FROM mentor WHERE programme_id = $1 AND person_id = $2))) OR id IN (SELECT
            reason_id FROM event_waiver WHERE programme_id = $1 AND person_id = $2))",
        erase: &[
            "DELETE FROM reason WHERE programme_id = $1 AND seq IN (SELECT seq FROM entry WHERE
            programme_id = $1 AND (subject_id = $2 OR subject_id IN (SELECT id FROM application
            WHERE programme_id = $1 AND person_id = $2) OR subject_id IN (SELECT id FROM mentor
            WHERE programme_id = $1 AND person_id = $2) OR subject_id IN (SELECT id FROM
            partnership WHERE programme_id = $1 AND (person_id = $2 OR mentor_id IN (SELECT id
            FROM mentor WHERE programme_id = $1 AND person_id = $2))) OR subject_id IN (SELECT
            id FROM proposed_pair WHERE programme_id = $1 AND (application_id IN (SELECT id FROM
            application WHERE programme_id = $1 AND person_id = $2) OR mentor_id IN (SELECT id
            FROM mentor WHERE programme_id = $1 AND person_id = $2)))))",
        ],
        rename: &[],
    },
];
