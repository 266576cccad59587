//! An agreement as it is read: what it says, and who has signed it.

use crate::language::Texts;
use crate::ui::Page;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::agreement::{Limit, MenteePromise, MentorPromise};
use geleit_domain::partnerships::meetings::Way;
use geleit_store::partnerships::agreements::Agreement;

/// What one version says.
pub(super) struct TermsView {
    pub(super) version: i64,
    /// Label and what stands there.
    pub(super) facts: Vec<(String, String)>,
    /// Who has signed and when, in a sentence each.
    pub(super) signed: Vec<String>,
}

impl TermsView {
    pub(super) fn of(page: &Page, found: &Agreement) -> Self {
        let (t, terms) = (page.t, &found.terms);
        let goals = t.in_a_row(terms.goals.iter().map(|goal| t.questionnaires_topic(goal)));
        let contact = terms.contact.iter().map(|contact| t.agreements_contact_word(contact));
        let contact = match terms.contact.as_slice() {
            [] => t.agreements_contact_none(),
            _ => t.in_a_row(contact),
        };
        let facts = [
            (t.agreements_goals(), goals),
            (t.agreements_task(), terms.task.clone()),
            (t.agreements_rhythm(), t.agreements_rhythm_word(terms.rhythm)),
            (t.agreements_initiator(), t.agreements_initiator_word(terms.initiator)),
            (t.agreements_place(), terms.place.clone()),
            (t.agreements_contact(), contact),
            (t.agreements_until(), t.date(terms.until)),
        ];
        let facts = facts.into_iter().filter(|(_, words)| !words.is_empty()).collect();
        let signed = found.signatures.iter().map(|one| {
            let (side, day) = (t.agreements_side(one.side), t.date(one.on));
            match one.way {
                Way::Online => t.agreements_signed_by().side(side).day(day),
                Way::Phone | Way::Paper => t.agreements_signed_on_paper().side(side).day(day),
            }
        });
        Self { version: found.version, facts, signed: signed.collect() }
    }
}

/// What each side promises, and what mentoring is not.
pub(super) struct Promises {
    pub(super) mentee: Vec<String>,
    pub(super) mentor: Vec<String>,
    pub(super) limits: Vec<String>,
}

impl Promises {
    pub(super) fn of(t: Texts) -> Self {
        Self {
            mentee: MenteePromise::ALL.iter().map(|one| t.agreements_mentee_promise(one)).collect(),
            mentor: MentorPromise::ALL.iter().map(|one| t.agreements_mentor_promise(one)).collect(),
            limits: Limit::ALL.iter().map(|limit| t.agreements_limit(limit)).collect(),
        }
    }

    /// The sentence that a side signs.
    pub(super) fn to_sign(t: Texts, side: Side) -> String {
        t.agreements_promise(side)
    }
}
