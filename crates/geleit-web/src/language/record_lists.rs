//! The closed lists that imports and the records of people speak of.

use geleit_domain::profile::{Access, Availability, EducationLevel, Gender, Goal};
use geleit_domain::{applications, mentors};
use geleit_exchange::ProblemKind;
use geleit_exchange::columns::Side;
use geleit_store::imports::RunStatus;
use std::fmt::Display;

pub(super) fn lists() -> Vec<(&'static str, Vec<String>)> {
    fn texts<T: Display>(all: &[T]) -> Vec<String> {
        all.iter().map(T::to_string).collect()
    }
    let runs: Vec<_> = RunStatus::ALL.iter().map(|status| status.text()).collect();
    let outcomes = ["refused", "created", "updated", "unchanged"];
    let nouns = ["pause", "resumption", "withdrawal"];
    let verb = |noun: &str, verb: &str| format!("{noun}_{verb}");
    let mut done: Vec<_> = ["create", "change", "correct", "change_rank", "remind"]
        .iter()
        .map(|word| verb("application", word))
        .collect();
    done.extend(applications::Verb::ALL.iter().map(|word| verb("application", word.text())));
    let of_mentors = [
        "create",
        "change",
        "answer",
        "judge",
        "note",
        "remind",
        "renew",
        "keep_apart",
        "take_part",
    ];
    done.extend(of_mentors.iter().map(|word| verb("mentor", word)));
    done.extend(mentors::Verb::ALL.iter().map(|word| verb("mentor", word.text())));
    let of_persons = ["choose_letters", "link", "unlink", "agree_story", "withdraw_story", "erase"];
    done.extend(of_persons.iter().map(|word| verb("person", word)));
    vec![
        ("applications-status", texts(applications::Status::ALL)),
        ("imports-as", texts(&["received", "accepted"])),
        ("imports-content", columns()),
        ("imports-duplicate", texts(&["email", "phone", "name_and_birth"])),
        ("imports-end", texts(&runs)),
        ("imports-file-problem", texts(FILE_CODES)),
        ("imports-note", texts(&["encoding", "only_sheet"])),
        ("imports-outcome", texts(&outcomes)),
        ("imports-problem", texts(ProblemKind::CODES)),
        ("imports-side", texts(&["mentees", "mentors"])),
        ("imports-status", texts(&runs)),
        ("imports-would", texts(&outcomes)),
        ("mentors-intake-word", texts(applications::Intake::ALL)),
        ("mentors-pair-status", texts(&["offered", "accepted", "running", "paused"])),
        ("mentors-status", texts(mentors::Status::ALL)),
        ("mentors-step", texts(&nouns)),
        ("mentors-stepped", texts(&nouns)),
        ("persons-access", texts(Access::ALL)),
        ("persons-answer", answers()),
        ("persons-availability", texts(Availability::ALL)),
        (
            "persons-company-size",
            mentors::CompanySize::ALL.iter().map(|size| format!("of_{size}")).collect(),
        ),
        ("persons-done", done),
        ("persons-education", texts(EducationLevel::ALL)),
        ("persons-gender-word", texts(Gender::ALL)),
        ("persons-goal", texts(Goal::ALL)),
        // The other levels are written the same in every language.
        ("persons-level", texts(&["native"])),
        ("persons-origin", texts(&["stateless", "unknown"])),
        ("persons-yes-no", texts(&["yes", "no"])),
    ]
}

/// The codes of `geleit_exchange::sheet::Reason`.
const FILE_CODES: &[&str] = &[
    "empty_file",
    "too_large",
    "unpacks_too_large",
    "too_many_rows",
    "too_many_columns",
    "not_a_spreadsheet",
    "old_or_protected",
    "damaged",
    "wrong_encoding",
    "open_quote",
    "merged_header",
    "header_missing",
    "duplicate_header",
    "missing_columns",
    "stopped",
];

/// The columns of both sides, each once.
fn columns() -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for column in Side::Mentees.columns().iter().chain(Side::Mentors.columns()) {
        if !keys.iter().any(|key| key == column.key) {
            keys.push(column.key.to_owned());
        }
    }
    keys
}

/// The answers of the pages: every column that is neither who somebody is nor how the office
/// files it.
fn answers() -> Vec<String> {
    const ELSEWHERE: &[&str] = &[
        "reference",
        "given_name",
        "family_name",
        "call_me",
        "email",
        "phone",
        "gender",
        "birth_date",
        "received_on",
        "organisation",
        "capacity",
    ];
    columns().into_iter().filter(|key| !ELSEWHERE.contains(&key.as_str())).collect()
}
