//! The three dated steps of a mentor's intake and the one that comes next (S1-39).

use crate::language::{Texts, plain};
use crate::persons;
use crate::ui::{Choice, Page};
use geleit_domain::mentors::Status;
use geleit_domain::mentors::suitability::Because;
use geleit_store::mentors::Record;

/// One of the three steps.
pub(super) struct Dated {
    pub(super) label: String,
    pub(super) tone: &'static str,
    pub(super) when: String,
    pub(super) href: String,
}

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Consult,
    Send,
    Remind,
    /// There is no address: the answers are taken on the telephone.
    AskByPhone,
    Judge,
    MakeAvailable,
}

pub(super) struct Intake {
    pub(super) steps: Vec<Dated>,
    pub(super) next: Option<Next>,
    /// Version of the consultation.
    pub(super) version: i64,
    /// Version of the mentor.
    pub(super) mentor_version: i64,
    pub(super) obstacles: Vec<String>,
    pub(super) is_returned: bool,
    pub(super) may_step: bool,
    pub(super) may_decline: bool,
    pub(super) reasons: Vec<Choice>,
    /// Why the mentor was declined; empty: not.
    pub(super) declined: String,
}

impl Intake {
    pub(super) fn of(page: &Page, record: &Record) -> Self {
        let t = page.t;
        let is_on_the_way = super::is_on_the_way(&record.mentor.status);
        let stored = record.consultation.as_ref();
        let obstacle = |obstacle| t.consultations_obstacle(obstacle);
        let obstacles = record.obstacles.iter().filter(|_| is_on_the_way && stored.is_some());
        let reason = |because: &Because| Choice {
            value: because.to_string(),
            label: t.consultations_because(because),
        };
        let declined = record.mentor.declined_because.as_deref().filter(|_| !is_on_the_way);
        let is_declined = record.mentor.status == Status::Declined.text();
        Self {
            steps: steps(page, record),
            next: if record.may_change { next(record) } else { None },
            version: stored.map_or(0, |found| found.version),
            mentor_version: record.mentor.version,
            obstacles: obstacles.map(obstacle).collect(),
            is_returned: stored.is_some_and(|found| found.returned_at.is_some()),
            may_step: record.may_step,
            may_decline: record.may_step && is_on_the_way,
            reasons: Because::ALL.iter().map(reason).collect(),
            declined: declined
                .filter(|_| is_declined)
                .map(|because| t.consultations_because(because))
                .unwrap_or_default(),
        }
    }

    pub(super) fn is_next(&self, next: Next) -> bool {
        self.next == Some(next)
    }
}

fn next(record: &Record) -> Option<Next> {
    let is_returned = record.consultation.as_ref().is_some_and(|c| c.returned_at.is_some());
    let has_email = !record.person.email.is_empty();
    Some(match Status::from_text(&record.mentor.status)? {
        Status::Enquiry => Next::Consult,
        Status::Consulted | Status::QuestionnaireSent if !is_returned && !has_email => {
            Next::AskByPhone
        }
        Status::Consulted => Next::Send,
        Status::QuestionnaireSent if !is_returned => Next::Remind,
        Status::QuestionnaireSent if record.obstacles.is_empty() => Next::MakeAvailable,
        Status::QuestionnaireSent => Next::Judge,
        _ => return None,
    })
}

fn steps(page: &Page, record: &Record) -> Vec<Dated> {
    let t = page.t;
    let stored = record.consultation.as_ref();
    let path = format!("/desk/mentors/{}", record.mentor.id);
    let link = |noun: &str| match record.may_change {
        true => format!("{path}/{noun}"),
        false => String::new(),
    };
    let by = record.consulted_by.clone().unwrap_or_else(|| t.persons_operator());
    let held = stored.map(|found| persons::day(t, &found.held_on));
    let held = held.map(|day| plain(&t.consultations_held().day(day).name(by)));
    let back = stored.and_then(|found| found.returned_at).map(|at| page.when(&at));
    let sent = stored.and_then(|found| found.sent_at).map(|at| page.when(&at));
    let questionnaire = match (&back, &sent) {
        (Some(back), _) => Some(plain(&t.consultations_back_at(back))),
        (None, sent) => sent.as_ref().map(|at| plain(&t.consultations_sent_at(at))),
    };
    let committed = stored.and_then(|found| found.suitability().committed_on);
    let committed = committed.map(|day| plain(&t.consultations_committed_at(t.date(day))));
    let one = |word: &str, when: Option<String>, is_done: bool, href: String| Dated {
        label: t.consultations_step(word),
        tone: if is_done { "ok" } else { "" },
        when: when.unwrap_or_else(|| open(t)),
        href,
    };
    vec![
        one("consultation", held, stored.is_some(), link("consultation")),
        one("questionnaire", questionnaire, back.is_some(), String::new()),
        one("commitment", committed.clone(), committed.is_some(), link("suitability")),
    ]
}

fn open(t: Texts) -> String {
    t.consultations_open()
}
