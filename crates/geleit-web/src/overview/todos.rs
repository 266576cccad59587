//! What is to be done, each with how many, since when, and one way to do it. Others' waiting
//! comes before our own delays, these before what is due, and that before what comes next.

mod pairs;

use super::steps;
use crate::applications::list::{LATE, UNANSWERED};
use crate::applications::places;
use crate::cohorts;
use crate::events::missed;
use crate::interviews::list::UNFINISHED;
use crate::outbox;
use crate::persons::{UNREACHABLE, zone};
use crate::reminders;
use crate::surveys;
use crate::ui::{Page, address};
use geleit_domain::applications::waiting::LATE_AFTER_DAYS;
use geleit_domain::interviews::RECORD_WITHIN_DAYS;
use geleit_domain::mentors::{REMIND_AFTER_DAYS, Status};
use geleit_domain::policy::{Action, Resource};
use geleit_store::cohorts::Cohort;
use geleit_store::events::MissingCount;
use geleit_store::matching::Progress;
use geleit_store::overview::{Cohorts, Coordination, Lying, Partner, Waiting, Work};
use geleit_store::persons::full_name;
use geleit_store::surveys::Due;
use jiff::Timestamp;
use uuid::Uuid;

/// How much it presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Urgency {
    /// Others wait for it.
    Awaited,
    /// It should have been done.
    Late,
    /// It is due.
    Due,
    /// It comes next.
    Next,
}

/// One thing to do.
#[derive(Debug)]
pub(super) struct Todo {
    pub(super) urgency: Urgency,
    /// How many; nothing where one thing is to be done once.
    pub(super) count: Option<i64>,
    pub(super) text: String,
    /// Since when or when, and in which cohort.
    pub(super) detail: String,
    pub(super) href: String,
    pub(super) action: String,
}

impl Todo {
    pub(super) fn is_late(&self) -> bool {
        self.urgency == Urgency::Late
    }
}

pub(super) fn of_coordination(page: &Page, found: &Coordination, now: Timestamp) -> Vec<Todo> {
    let desk = Desk { page, cohorts: &found.cohorts, now };
    let mut todos = desk.work(&found.work);
    todos.extend(desk.unreachable(&found.unreachable));
    todos.extend(found.late_answers.iter().filter_map(|open| desk.late_answers(open)));
    todos.extend(found.pairs_in_need.iter().filter_map(|open| desk.pairs_in_need(open)));
    todos.extend(found.past_their_end.iter().filter_map(|open| desk.past_their_end(open)));
    todos.extend(found.without_interview.iter().filter_map(|open| desk.without_interview(open)));
    todos.extend(found.silent_at_the_end.iter().filter_map(|open| desk.silent_at_the_end(open)));
    todos.extend(desk.outcomes_due(found.outcomes_due));
    todos.extend(found.surveys_due.iter().filter_map(|due| desk.surveys_due(due)));
    todos.extend(desk.missing(&found.missing));
    todos.extend(desk.not_noted(&found.not_noted));
    todos.extend(desk.on_paper(&found.on_paper));
    todos.extend(desk.stuck(found.stuck_letters));
    todos.extend(found.cohorts.current().filter_map(|one| desk.waitlist(one)));
    todos.extend(found.without_surveys.iter().filter_map(|cohort| desk.without_surveys(*cohort)));
    todos.extend(steps::next(page, found));
    sorted(todos)
}

pub(super) fn of_partner(page: &Page, found: &Partner, now: Timestamp) -> Vec<Todo> {
    let desk = Desk { page, cohorts: &found.cohorts, now };
    let mut todos = desk.work(&found.work);
    if found.decides && page.could(Action::Endorse, Resource::Matching) {
        todos.extend(found.matchings.iter().filter_map(|progress| desk.votes(progress)));
    }
    sorted(todos)
}

/// Stable: equally urgent things keep the order in which people pass through the selection.
fn sorted(mut todos: Vec<Todo>) -> Vec<Todo> {
    todos.sort_by_key(|todo| todo.urgency);
    todos
}

/// The keys of every sentence.
#[cfg(test)]
pub(crate) fn sentences() -> Vec<String> {
    let all = "late unanswered unfinished week enquiry questionnaire returned waitlist stuck pair \
        need overdue interview silent outcome survey unasked missed held paper";
    all.split(' ').flat_map(|what| [format!("{what}_one"), format!("{what}_other")]).collect()
}

struct Desk<'a> {
    page: &'a Page,
    cohorts: &'a Cohorts,
    now: Timestamp,
}

impl Desk<'_> {
    fn work(&self, work: &Work) -> Vec<Todo> {
        let late = work.late.iter().filter_map(|lying| self.late(lying));
        let unanswered = work.unanswered.iter().filter_map(|lying| self.unanswered(lying));
        let each = [self.unfinished(work), self.week(work), self.enquiries(work)];
        let each = each.into_iter().chain([self.questionnaires(work)]).flatten();
        late.chain(unanswered).chain(each).collect()
    }

    /// The sentence beside a number; which number it is decides between one and several.
    fn said(&self, what: &str, number: i64) -> String {
        let several = if number == 1 { "one" } else { "other" };
        let days = [("days".to_owned(), LATE_AFTER_DAYS.to_string())];
        self.page.t.overview_work(format_args!("{what}_{several}"), &days)
    }

    fn days_since(&self, micros: i64) -> i64 {
        let since = Timestamp::from_microsecond(micros).unwrap_or(self.now);
        self.now.duration_since(since).as_hours().max(0) / 24
    }

    /// The cohort beside what is to be done, where there are several.
    fn at(&self, cohort: &Cohort, said: String) -> String {
        match self.cohorts.current().count() {
            0 | 1 => said,
            _ => format!("{}. {said}", cohorts::name(self.page.t, cohort)).trim_end().to_owned(),
        }
    }

    /// Nobody has answered these applications for too long (S1-38).
    fn late(&self, lying: &Lying) -> Option<Todo> {
        let (t, (cohort, _)) = (self.page.t, self.cohorts.find(lying.cohort_id)?);
        let id = cohort.id.to_string();
        let questions = [("cohort", &*id), ("status", LATE), ("order", "waiting")];
        Some(Todo {
            urgency: Urgency::Late,
            count: Some(lying.number),
            text: self.said("late", lying.number),
            detail: self.at(cohort, t.overview_oldest(self.days_since(lying.since))),
            href: address("/desk/applications", &questions),
            action: t.overview_check(),
        })
    }

    fn unanswered(&self, lying: &Lying) -> Option<Todo> {
        let (t, (cohort, _)) = (self.page.t, self.cohorts.find(lying.cohort_id)?);
        let id = cohort.id.to_string();
        Some(Todo {
            urgency: Urgency::Late,
            count: Some(lying.number),
            text: self.said("unanswered", lying.number),
            detail: self.at(cohort, t.overview_asked(self.days_since(lying.since))),
            href: match self.page.could(Action::Step, Resource::Application) {
                true => address(reminders::APPLICATIONS, &[("cohort", &id)]),
                false => address("/desk/applications", &[("cohort", &id), ("status", UNANSWERED)]),
            },
            action: t.overview_remind_action(),
        })
    }

    fn unfinished(&self, work: &Work) -> Option<Todo> {
        let (t, found) = (self.page.t, &work.unfinished);
        let since = found.since.filter(|_| found.number > 0)?;
        let is_late = self.days_since(since) > RECORD_WITHIN_DAYS;
        Some(Todo {
            urgency: if is_late { Urgency::Late } else { Urgency::Due },
            count: Some(found.number),
            text: self.said("unfinished", found.number),
            detail: t.overview_oldest(self.days_since(since)),
            href: address("/desk/interviews", &[("show", UNFINISHED)]),
            action: t.overview_note(),
        })
    }

    /// Interviews of this week, while there is one to come.
    fn week(&self, work: &Work) -> Option<Todo> {
        let t = self.page.t;
        let next = work.week.next.as_ref()?;
        let zone = zone(self.page);
        let starts = Timestamp::from_microsecond(next.starts_at).ok()?;
        let day = starts.to_zoned(zone.clone()).date();
        let clock = t.clock(starts, &zone);
        let when = if day == self.cohorts.today {
            t.overview_at(clock)
        } else {
            let weekday = format!("d{}", day.weekday().to_monday_one_offset());
            t.overview_on().weekday(t.letters_interview_weekday(weekday)).clock(clock)
        };
        let name = full_name(&next.given_name, &next.family_name);
        let next = t.overview_next().today(work.week.today).when(when).name(name);
        Some(Todo {
            urgency: Urgency::Due,
            count: Some(work.week.number),
            text: self.said("week", work.week.number),
            detail: next,
            href: "/desk/interviews".to_owned(),
            action: t.overview_calendar(),
        })
    }

    /// Mentors who wait for the first call (S1-39).
    fn enquiries(&self, work: &Work) -> Option<Todo> {
        let (t, found) = (self.page.t, &work.enquiries);
        let since = found.since?;
        Some(Todo {
            urgency: Urgency::Due,
            count: Some(found.number),
            text: self.said("enquiry", found.number),
            detail: t.overview_oldest(self.days_since(since)),
            href: address("/desk/mentors", &[("status", Status::Enquiry.text())]),
            action: t.overview_call(),
        })
    }

    /// Mentors whose questionnaire has been out for too long (S1-39).
    fn questionnaires(&self, work: &Work) -> Option<Todo> {
        let (t, found) = (self.page.t, &work.questionnaires);
        found.since?;
        let by_status = [("status", Status::QuestionnaireSent.text())];
        Some(Todo {
            urgency: Urgency::Late,
            count: Some(found.number),
            text: self.said("questionnaire", found.number),
            detail: t.overview_remind(REMIND_AFTER_DAYS),
            href: match self.page.could(Action::Change, Resource::Mentor) {
                true => reminders::MENTORS.to_owned(),
                false => address("/desk/mentors", &by_status),
            },
            action: t.overview_remind_action(),
        })
    }

    /// People whose letters come back: somebody has to call them.
    fn unreachable(&self, found: &Waiting) -> Option<Todo> {
        let (t, since) = (self.page.t, found.since?);
        Some(Todo {
            urgency: Urgency::Late,
            count: Some(found.number),
            text: self.said("returned", found.number),
            detail: t.overview_oldest(self.days_since(since)),
            href: address("/desk/persons", &[("show", UNREACHABLE)]),
            action: t.overview_call(),
        })
    }

    /// Surveys whose day comes while they are drafts: nobody would be asked. Of those that were
    /// planned and never opened nobody was.
    fn surveys_due(&self, due: &Due) -> Option<Todo> {
        let (t, (cohort, _)) = (self.page.t, self.cohorts.find(due.cohort_id)?);
        let is_late = due.since < self.cohorts.today.to_string();
        let (what, detail) = match due.is_over() {
            true => ("unasked", t.overview_unasked(self.page.day(&due.closed))),
            false => ("survey", t.overview_ask_on(self.page.day(&due.since))),
        };
        Some(Todo {
            urgency: if is_late { Urgency::Late } else { Urgency::Due },
            count: Some(due.surveys),
            text: self.said(what, due.surveys),
            detail: self.at(cohort, detail),
            href: surveys::PATH.to_owned(),
            action: t.overview_look(),
        })
    }

    /// Waves are asked only where somebody has prepared them.
    fn without_surveys(&self, cohort: Uuid) -> Option<Todo> {
        let (t, (cohort, _)) = (self.page.t, self.cohorts.find(cohort)?);
        Some(Todo {
            urgency: Urgency::Next,
            count: None,
            text: t.overview_no_surveys(),
            detail: cohorts::name(t, cohort),
            href: address("/desk/surveys/new", &[("cohort", &cohort.id.to_string())]),
            action: t.overview_prepare(),
        })
    }

    /// People who have missed what prepares them, and have no later date for it (S1-50).
    fn missing(&self, found: &MissingCount) -> Option<Todo> {
        let (t, since) = (self.page.t, found.since?);
        Some(Todo {
            urgency: Urgency::Late,
            count: Some(found.people),
            text: self.said("missed", found.people),
            detail: t.overview_oldest(self.days_since(since)),
            href: missed::PATH.to_owned(),
            action: t.overview_look(),
        })
    }

    /// Events that are over: until they are noted as held, nobody gets an attestation.
    fn not_noted(&self, found: &Waiting) -> Option<Todo> {
        let (t, since) = (self.page.t, found.since?);
        Some(Todo {
            urgency: Urgency::Due,
            count: Some(found.number),
            text: self.said("held", found.number),
            detail: t.overview_oldest(self.days_since(since)),
            href: address("/desk/events", &[("show", "past")]),
            action: t.overview_look(),
        })
    }

    /// Letters for people without an e-mail address.
    fn on_paper(&self, found: &Waiting) -> Option<Todo> {
        let (t, since) = (self.page.t, found.since?);
        Some(Todo {
            urgency: Urgency::Due,
            count: Some(found.number),
            text: self.said("paper", found.number),
            detail: t.overview_oldest(self.days_since(since)),
            href: address(outbox::PATH, &[("show", outbox::ON_PAPER)]),
            action: t.overview_print(),
        })
    }

    fn stuck(&self, number: i64) -> Option<Todo> {
        let t = self.page.t;
        let todo = || Todo {
            urgency: Urgency::Late,
            count: Some(number),
            text: self.said("stuck", number),
            detail: t.overview_stuck_detail(),
            href: address(outbox::PATH, &[("show", outbox::STUCK)]),
            action: t.overview_look(),
        };
        (number > 0).then(todo)
    }

    /// People on the waiting list of a cohort that has places left.
    fn waitlist(&self, (cohort, tally): &(Cohort, geleit_store::cohorts::Tally)) -> Option<Todo> {
        let (t, free) = (self.page.t, cohort.capacity - tally.accepted);
        let takes = matches!(&*cohort.status, "open" | "applications_closed" | "matching");
        let todo = || Todo {
            urgency: Urgency::Due,
            count: Some(tally.waitlisted),
            text: self.said("waitlist", tally.waitlisted),
            detail: self.at(cohort, t.overview_places_free(free)),
            href: address(places::PATH, &[("cohort", &cohort.id.to_string())]),
            action: t.overview_look(),
        };
        (takes && free > 0 && tally.waitlisted > 0).then(todo)
    }

    /// Pairs that wait for the answer of the reader's own organisation (S1-41).
    fn votes(&self, progress: &Progress) -> Option<Todo> {
        let (t, (cohort, _)) = (self.page.t, self.cohorts.find(progress.cohort_id)?);
        let todo = || Todo {
            urgency: Urgency::Awaited,
            count: Some(progress.open_votes),
            text: t.overview_votes(),
            detail: cohorts::name(t, cohort),
            href: format!("/desk/matching/{}", cohort.id),
            action: t.overview_vote(),
        };
        (progress.open_votes > 0).then(todo)
    }
}
