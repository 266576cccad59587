//! The closed lists that pages of the desk speak of. The verbs of the audit trail are read from
//! the sources of the store, so that a new one needs its words.

use geleit_domain::applications::completion::Item;
use geleit_domain::applications::decisions::{Because, DECIDED};
use geleit_domain::applications::eligibility::{self, Criterion, Outcome, Residence};
use geleit_domain::matching::conflicts::LinkKind;
use geleit_domain::matching::criteria::Criterion as Criteria;
use geleit_domain::matching::fairness;
use geleit_domain::organisations::Duty;
use geleit_domain::policy::Role;
use geleit_domain::programmes::GenderSpelling;
use geleit_domain::{applications, cohorts, events, interviews, mentors, partnerships};
use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::PathBuf;

pub(super) fn lists() -> Vec<(&'static str, Vec<String>)> {
    fn texts<T: Display>(all: &[T]) -> Vec<String> {
        all.iter().map(T::to_string).collect()
    }
    vec![
        ("accounts-role", texts(Role::ALL)),
        ("accounts-status", texts(&["invited", "active", "suspended"])),
        ("applications-lying", texts(&["late", "unanswered"])),
        ("cohorts-phase", texts(cohorts::phases::Phase::ALL)),
        ("completion-item", texts(Item::ALL)),
        ("decisions-advice", texts(&[Outcome::Met, Outcome::Unclear, Outcome::NotMet])),
        ("decisions-because", texts(Because::ALL)),
        ("decisions-done", texts(DECIDED)),
        ("decisions-found", texts(eligibility::Because::ALL)),
        ("decisions-order-word", texts(&["name", "waiting"])),
        ("decisions-outcome", texts(Outcome::ALL)),
        ("decisions-rule", texts(Criterion::ALL)),
        ("decisions-verb", texts(DECIDED)),
        ("letters-decided-because", texts(Because::ALL)),
        ("letters-decided-opening", told()),
        ("eligibility-country", texts(Residence::ALL)),
        ("entries-verb", entry_verbs()),
        ("intake-agrees", texts(&["email", "phone", "name_and_birth"])),
        ("intake-came", texts(applications::Intake::ALL)),
        ("intake-way", texts(applications::Intake::BY_STAFF)),
        ("attendance-role", texts(events::Role::ALL)),
        ("attendance-role-plural", texts(events::Role::ALL)),
        ("attendance-standing", texts(events::Standing::ALL)),
        ("attendance-word", texts(events::Attendance::ALL)),
        ("event-files-consent", texts(events::PictureConsent::ALL)),
        ("event-files-kind", texts(events::FileKind::ALL)),
        ("events-group", texts(events::Group::ALL)),
        ("events-list", texts(events::Standing::ALL)),
        ("events-replied", texts(&REPLIED)),
        ("events-status", texts(events::Status::ALL)),
        ("events-step", texts(&EVENT_NOUNS)),
        ("events-stepped", texts(&EVENT_NOUNS)),
        ("sign-ups-kind", texts(events::Kind::ALL)),
        ("sign-ups-standing", texts(events::Standing::ALL)),
        ("sign-ups-step-free-word", texts(events::StepFree::ALL)),
        ("interviews-ask", texts(interviews::Topic::ALL)),
        ("interviews-mode", texts(interviews::Mode::ALL)),
        ("interviews-recommendation-word", texts(interviews::Recommendation::ALL)),
        ("interviews-status", texts(interviews::Status::ALL)),
        ("interviews-step", texts(&INTERVIEW_NOUNS)),
        ("interviews-stepped", texts(&INTERVIEW_NOUNS)),
        ("interviews-topic", texts(interviews::Topic::ALL)),
        ("letters-interview-place", texts(interviews::Mode::ALL)),
        ("letters-interview-weekday", (1..=7).map(|day| format!("d{day}")).collect()),
        ("organisations-duty", texts(Duty::ALL)),
        ("organisations-duty-short", texts(Duty::ALL)),
        ("outbox-template", letters()),
        ("overview-work", crate::overview::todos::sentences()),
        ("overview-stage", texts(applications::funnel::Stage::ALL)),
        ("programmes-spelling-word", texts(GenderSpelling::ALL)),
        ("fairness-age", texts(fairness::Age::ALL)),
        ("fairness-question", texts(fairness::Question::ALL)),
        ("fairness-waiting", texts(fairness::Waiting::ALL)),
        ("person-links-kind-word", texts(LinkKind::ALL)),
        ("warnings-next-word", texts(partnerships::warnings::Rule::ALL)),
        ("warnings-rule", texts(partnerships::warnings::Rule::ALL)),
        ("weights-criterion", texts(Criteria::ALL)),
    ]
}

/// What may come of an interview, as its routes say it.
const INTERVIEW_NOUNS: [&str; 3] = ["completion", "absence", "cancellation"];

/// What becomes of an event, as its routes say it.
/// Where somebody stands after the office has noted an answer.
const REPLIED: [&str; 3] = ["placed", "waiting", "withdrawn"];
const EVENT_NOUNS: [&str; 3] = ["publication", "completion", "cancellation"];

/// Every verb that the store writes into the audit trail, as its sources have it: noun, hyphen,
/// verb. A lifecycle's verbs stand in its table.
fn entry_verbs() -> Vec<String> {
    fn texts<T: Display>(noun: &str, all: &[T]) -> Vec<String> {
        all.iter().map(|verb| format!("{noun}-{verb}")).collect()
    }
    let mut verbs = BTreeSet::new();
    for found in literals(&sources("../geleit-store/src")) {
        let Some((noun, verb)) = found.split_once('.') else { continue };
        let all = match (noun, verb) {
            ("application", "{verb}") => texts(noun, applications::Verb::ALL),
            ("cohort", "{verb}") => texts(noun, cohorts::Verb::ALL),
            ("interview", "{verb}") => texts(noun, interviews::Verb::ALL),
            ("mentor", "{verb}") => texts(noun, mentors::Verb::ALL),
            ("partnership", "{verb}") => texts(noun, partnerships::Verb::ALL),
            _ => vec![format!("{noun}-{verb}")],
        };
        verbs.extend(all);
    }
    verbs.into_iter().collect()
}

/// Texts in quotes that read `noun.verb`, except where they name a broken value.
fn literals(source: &str) -> Vec<String> {
    let of_line = |line: &str| {
        let quoted = line.split('"').skip(1).step_by(2).map(str::to_owned);
        let is_verb = |text: &String| {
            let is_word = |c: char| c.is_ascii_lowercase() || c == '_' || c == '{' || c == '}';
            text.split_once('.').is_some_and(|(noun, verb)| {
                NOUNS.contains(&noun) && !verb.is_empty() && verb.chars().all(is_word)
            })
        };
        quoted.filter(is_verb).collect::<Vec<_>>()
    };
    let lines = source.lines().filter(|line| !line.contains("Corrupt"));
    lines.filter(|line| !line.trim_start().starts_with("//")).flat_map(of_line).collect()
}

/// What entries speak of.
const NOUNS: &[&str] = &[
    "account",
    "application",
    "cohort",
    "draft",
    "event",
    "import",
    "interview",
    "letter",
    "matching",
    "mentor",
    "organisation",
    "pair",
    "partnership",
    "person",
    "programme",
    "survey",
    "warning",
];

/// The decisions that a letter tells.
fn told() -> Vec<String> {
    DECIDED.iter().filter(|verb| verb.is_told()).map(ToString::to_string).collect()
}

/// Every template that is posted, as the sources have it; the operator's share one text.
pub(super) fn letters() -> Vec<String> {
    let decided = DECIDED.iter().filter(|verb| verb.is_told());
    let posted = ["sign_in", "enrolment", "pair_released_mentee", "pair_released_mentor"];
    let of_pairs =
        ["pair_reminder", "pair_accepted", "pair_apart", "pair_dissolved", "votes_reminder"];
    let of_meetings = ["meeting_asked", "meeting_noted"];
    let of_ends =
        ["closing_asked", "closing_reminded", "closing_given", "outcome_asked", "survey_asked"];
    let of_surveys = ["survey_reminded"];
    let posted = posted.iter().chain(&of_pairs).chain(&of_meetings).chain(&of_ends);
    let posted = posted.chain(&of_surveys);
    let posted = posted.copied().collect::<Vec<_>>();
    let posted = posted.iter().map(|&template| template.to_owned());
    let all = posted.chain(decided.map(|verb| format!("decided_{verb}")));
    let to_mentee = ["set", "moved", "cancelled", "missed"];
    let to_mentee = to_mentee.map(|news| format!("interview_{news}_mentee"));
    let to_staff = ["set", "moved", "cancelled"].map(|news| format!("interview_{news}_staff"));
    let all = all.chain(["missing".to_owned()]).chain(to_mentee).chain(to_staff);
    let of_mentors =
        ["mentor_withdrawn", "questionnaire", "questionnaire_reminder", "mentor_declined"];
    let of_intake = ["operator", "draft_link", "application_received", "mentor_received"];
    let of_events = ["invited", "placed", "waiting", "moved_up", "changed", "cancelled"];
    let all = all.chain(of_intake.map(str::to_owned)).chain(of_mentors.map(str::to_owned));
    let all = all.chain(of_events.map(|news| format!("event_{news}")));
    let of_both = [
        "pair_started",
        "agreement_proposed",
        "agreement_signed",
        "expectations_asked",
        "expectations_ready",
        "fit_asked",
        "hand_raised",
    ];
    all.chain(of_both.map(str::to_owned)).chain(["digest".to_owned()]).collect()
}

fn sources(folder: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut text = String::new();
    let mut open = vec![folder];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            text += &std::fs::read_to_string(&path).unwrap();
        }
    }
    text
}
