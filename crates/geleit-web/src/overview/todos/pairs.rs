//! What pairs need of the office, from the answer to the offer until a year after the end.

use super::{Desk, Todo, Urgency};
use crate::closings;
use crate::outcomes;
use crate::partnerships::OVERDUE;
use crate::ui::address;
use crate::warnings;
use geleit_domain::partnerships;
use geleit_store::partnerships::Open;
use geleit_store::partnerships::outcomes::Waiting;

impl Desk<'_> {
    /// Pairs whose people have not said yes or no in time (S1-41): the desk calls.
    pub(super) fn late_answers(&self, open: &Open) -> Option<Todo> {
        let (t, (cohort, _)) = (self.page.t, self.cohorts.find(open.cohort_id)?);
        let id = cohort.id.to_string();
        let questions = [("cohort", &*id), ("status", partnerships::Status::Offered.text())];
        Some(Todo {
            urgency: Urgency::Late,
            count: Some(open.pairs),
            text: self.said("pair", open.pairs),
            detail: self.at(cohort, t.overview_answer_by(self.page.day(&open.since))),
            href: address("/desk/partnerships", &questions),
            action: t.overview_call(),
        })
    }

    /// Running pairs with a warning: somebody calls before they part in silence.
    pub(super) fn pairs_in_need(&self, open: &Open) -> Option<Todo> {
        let (t, (cohort, _)) = (self.page.t, self.cohorts.find(open.cohort_id)?);
        let is_late = open.since < self.cohorts.today.to_string();
        Some(Todo {
            urgency: if is_late { Urgency::Late } else { Urgency::Due },
            count: Some(open.pairs),
            text: self.said("need", open.pairs),
            detail: self.at(cohort, t.overview_act_by(self.page.day(&open.since))),
            href: address(warnings::PATH, &[("cohort", &cohort.id.to_string())]),
            action: t.overview_look(),
        })
    }

    /// Pairs that go on past their planned end (S1-57): somebody completes or extends them.
    pub(super) fn past_their_end(&self, open: &Open) -> Option<Todo> {
        let (t, (cohort, _)) = (self.page.t, self.cohorts.find(open.cohort_id)?);
        Some(Todo {
            urgency: Urgency::Late,
            count: Some(open.pairs),
            text: self.said("overdue", open.pairs),
            detail: self.at(cohort, t.overview_planned_until(self.page.day(&open.since))),
            href: OVERDUE.to_owned(),
            action: t.overview_look(),
        })
    }

    /// Pairs that have ended without a final interview (S1-58).
    pub(super) fn without_interview(&self, open: &Open) -> Option<Todo> {
        let (t, (cohort, _)) = (self.page.t, self.cohorts.find(open.cohort_id)?);
        let id = cohort.id.to_string();
        let questions = [("cohort", &*id), ("status", partnerships::Status::Completed.text())];
        Some(Todo {
            urgency: Urgency::Due,
            count: Some(open.pairs),
            text: self.said("interview", open.pairs),
            detail: self.at(cohort, t.overview_ended(self.page.day(&open.since))),
            href: address("/desk/partnerships", &questions),
            action: t.overview_note(),
        })
    }

    /// Pairs with a side that has said nothing at the end, also after the reminder (S1-58).
    pub(super) fn silent_at_the_end(&self, open: &Open) -> Option<Todo> {
        let (t, (cohort, _)) = (self.page.t, self.cohorts.find(open.cohort_id)?);
        Some(Todo {
            urgency: Urgency::Due,
            count: Some(open.pairs),
            text: self.said("silent", open.pairs),
            detail: self.at(cohort, t.overview_since(self.page.day(&open.since))),
            href: closings::SILENT.to_owned(),
            action: t.overview_call(),
        })
    }

    /// Mentees of whom nothing is known at the time point that has come (S1-60).
    pub(super) fn outcomes_due(&self, found: Waiting) -> Option<Todo> {
        let (t, since) = (self.page.t, found.since?);
        Some(Todo {
            urgency: Urgency::Next,
            count: Some(found.number),
            text: self.said("outcome", found.number),
            detail: t.overview_since(self.page.day(&since.to_string())),
            href: outcomes::PATH.to_owned(),
            action: t.overview_look(),
        })
    }
}
