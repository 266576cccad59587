//! What staff see beside the answers when they decide: the findings of the rules, the decisions
//! that are possible now with their reasons, and what was decided before.

use super::{places, tone};
use crate::language::Texts;
use crate::ui::{Choice, Page, address};
use geleit_domain::applications::completion::Item;
use geleit_domain::applications::decisions::{Because, DECIDED};
use geleit_domain::applications::eligibility::{Finding, Outcome, advice};
use geleit_domain::applications::fields::FieldCount;
use geleit_domain::applications::{Status, Verb};
use geleit_store::applications::{Application, Decided, OpenRequest, Seat, Selection};
use geleit_store::cohorts::Cohort;
use geleit_store::interviews::{Interviewer, Opinion};

/// What the panel for deciding shows.
pub(super) struct Panel {
    pub(super) findings: Vec<FindingLine>,
    pub(super) advice: String,
    pub(super) advice_tone: &'static str,
    pub(super) ways: Vec<Way>,
    pub(super) decided: Vec<DecidedLine>,
    /// Addresses of who waits before and after; empty where nobody does.
    pub(super) before: String,
    pub(super) after: String,
    pub(super) version: i64,
    /// What the person was asked for and until when; empty while nothing is open.
    pub(super) asked: String,
    /// Who led the interview and recommends what.
    pub(super) opinions: Vec<OpinionLine>,
    /// Where the person would take a place.
    pub(super) seat: Option<SeatLines>,
}

/// What an interviewer recommends, in words.
pub(super) struct OpinionLine {
    pub(super) name: String,
    pub(super) what: String,
    pub(super) words: String,
}

/// Fields and places while somebody decides.
pub(super) struct SeatLines {
    /// `5 von 20 vergeben`.
    pub(super) cohort: String,
    /// The field and how many aim at it; empty where the occupation is not known.
    pub(super) field: String,
    pub(super) counts: String,
    /// How many places are missing in it; empty where there is one for each.
    pub(super) lacking: String,
    /// The page of all fields.
    pub(super) href: String,
}

/// What one rule finds, in words.
pub(super) struct FindingLine {
    pub(super) rule: String,
    pub(super) outcome: String,
    pub(super) tone: &'static str,
    pub(super) because: String,
}

/// A decision that is possible now.
pub(super) struct Way {
    pub(super) noun: &'static str,
    pub(super) verb: &'static str,
    pub(super) label: String,
    pub(super) key: &'static str,
    pub(super) reasons: Vec<Choice>,
    pub(super) chosen: &'static str,
    /// What can be asked for, ticked where no answer is there.
    pub(super) items: Vec<Tick>,
    pub(super) is_last: bool,
}

/// Something to tick.
pub(super) struct Tick {
    pub(super) value: &'static str,
    pub(super) label: String,
    pub(super) is_on: bool,
}

/// A decision that was taken.
pub(super) struct DecidedLine {
    pub(super) what: String,
    pub(super) because: String,
    pub(super) when: String,
    pub(super) who: String,
    pub(super) words: String,
}

impl Panel {
    pub(super) fn of(page: &Page, cohort: &Cohort, found: (&Application, &Selection)) -> Self {
        let (t, (application, selection)) = (page.t, found);
        let worst = advice(&selection.findings);
        let ways = match (selection.may_decide, application.status()) {
            (true, Ok(status)) => ways(t, status, selection),
            _ => Vec::new(),
        };
        let path = |id: Option<uuid::Uuid>| {
            id.map(|id| format!("/desk/applications/{id}")).unwrap_or_default()
        };
        Self {
            findings: selection.findings.iter().map(|finding| line(t, finding)).collect(),
            advice: t.decisions_advice(worst),
            advice_tone: tone_of(worst),
            ways,
            decided: selection
                .decisions
                .iter()
                .map(|decided| DecidedLine::of(page, decided))
                .collect(),
            before: path(selection.before),
            after: path(selection.after),
            version: application.version,
            opinions: selection.interviewers.iter().map(|one| opinion(t, one)).collect(),
            seat: selection.seat.as_ref().map(|seat| SeatLines::of(t, cohort, seat)),
            asked: selection.request.as_ref().map(|open| asked(page, open)).unwrap_or_default(),
        }
    }
}

fn opinion(t: Texts, one: &Interviewer) -> OpinionLine {
    let (what, words) = match &one.opinion {
        Opinion::Open => (t.interviews_opinion_open(), String::new()),
        Opinion::Hidden => (t.interviews_opinion_hidden(), String::new()),
        Opinion::Said(what, words) => (t.interviews_recommendation_word(what), words.clone()),
    };
    OpinionLine { name: one.name.clone(), what, words }
}

impl SeatLines {
    fn of(t: Texts, cohort: &Cohort, seat: &Seat) -> Self {
        let of_field = |count: &FieldCount| {
            let counts = t.places_counts().accepted(count.accepted).selection(count.in_selection);
            let counts = counts.waiting(count.waiting).free(count.free);
            let lacking = Some(count.gap()).filter(|gap| *gap > 0);
            let lacking = lacking.map(|gap| t.places_lacking(gap)).unwrap_or_default();
            (places::field(t, count.field), counts, lacking)
        };
        let (field, counts, lacking) = seat.field.as_ref().map(of_field).unwrap_or_default();
        Self {
            cohort: t.places_taken().accepted(seat.accepted).capacity(cohort.capacity),
            href: address(places::PATH, &[("cohort", &cohort.id.to_string())]),
            field,
            counts,
            lacking,
        }
    }
}

fn asked(page: &Page, open: &OpenRequest) -> String {
    let t = page.t;
    let items: Vec<_> = open.items.iter().map(|item| t.completion_item(item)).collect();
    t.decisions_asked().items(items.join(", ")).until(page.day(&open.answer_by))
}

fn line(t: Texts, finding: &Finding) -> FindingLine {
    FindingLine {
        rule: t.decisions_rule(finding.criterion),
        outcome: t.decisions_outcome(finding.outcome),
        tone: tone_of(finding.outcome),
        because: t.decisions_found(finding.because),
    }
}

fn tone_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "ok",
        Outcome::Unclear => "warn",
        Outcome::NotMet => "bad",
    }
}

/// The decisions that the lifecycle allows now. A rule that is not met speaks for its reason.
fn ways(t: Texts, status: Status, selection: &Selection) -> Vec<Way> {
    let findings = &selection.findings;
    let unmet = findings.iter().find(|finding| finding.outcome == Outcome::NotMet);
    let doubtful = findings.iter().any(|finding| finding.outcome != Outcome::Met);
    let way = |verb: &Verb| {
        let chosen = match verb {
            Verb::FindIneligible => unmet.map(|finding| Because::of(finding.criterion)),
            Verb::FindEligible => doubtful.then_some(Because::TalkDecides),
            _ => None,
        };
        let chosen = chosen.or_else(|| verb.reasons().first().copied());
        Some(Way {
            noun: verb.noun()?.text(),
            verb: verb.text(),
            label: t.decisions_verb(verb),
            key: key(*verb),
            reasons: reasons(t, *verb),
            chosen: chosen?.text(),
            items: match verb {
                Verb::AskForMore => ticks(t, &selection.missing),
                _ => Vec::new(),
            },
            is_last: verb.is_refusal() || *verb == Verb::Withdraw,
        })
    };
    DECIDED.iter().filter(|verb| status.after(**verb).is_some()).filter_map(way).collect()
}

/// The reasons of a decision to choose from.
pub(super) fn reasons(t: Texts, verb: Verb) -> Vec<Choice> {
    let choice = |because: &Because| Choice {
        value: because.text().to_owned(),
        label: t.decisions_because(because),
    };
    verb.reasons().iter().map(choice).collect()
}

fn ticks(t: Texts, missing: &[Item]) -> Vec<Tick> {
    let tick = |item: &Item| Tick {
        value: item.text(),
        label: t.completion_item(item),
        is_on: missing.contains(item),
    };
    Item::ALL.iter().map(tick).collect()
}

/// The key that opens a decision; no two that are possible at once share one.
fn key(verb: Verb) -> &'static str {
    match verb {
        Verb::FindEligible | Verb::Complete => "e",
        Verb::FindIneligible | Verb::NotAccept => "n",
        Verb::AskForMore => "u",
        Verb::Accept => "a",
        Verb::Waitlist => "w",
        Verb::Defer => "s",
        _ => "z",
    }
}

impl DecidedLine {
    pub(super) fn of(page: &Page, decided: &Decided) -> Self {
        let t = page.t;
        let because = match decided.because.as_str() {
            "" => String::new(),
            because => t.decisions_because(because),
        };
        Self {
            what: t.decisions_verb(&decided.verb),
            because,
            when: page.when(&decided.decided_at),
            who: decided.account_name.clone().unwrap_or_else(|| t.persons_operator()),
            words: decided.words.clone().unwrap_or_default(),
        }
    }
}

/// The status of an application in words, with how it looks.
pub(super) fn status(t: Texts, application: &Application) -> (String, &'static str) {
    (t.applications_status(&application.status), tone(&application.status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_decisions_of_one_status_share_a_key() {
        for status in Status::ALL {
            let possible = DECIDED.iter().filter(|verb| status.after(**verb).is_some());
            let mut keys: Vec<_> = possible.map(|verb| key(*verb)).collect();
            let count = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), count, "{status}");
            assert!(!keys.contains(&"j") && !keys.contains(&"k"), "{status}");
        }
    }
}
