//! The part of the page of a pair about what the office does with it: whom the two ask, until when
//! it is planned, what else they have open, why it has ended, and what experts advise.

use super::dissolution;
use super::extension::is_possible;
use crate::language::Texts;
use crate::ui::Page;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::{Status, Verb, pseudonym};
use geleit_store::Error;
use geleit_store::partnerships::Shown;
use geleit_store::persons::full_name;
use uuid::Uuid;

/// See the module.
pub(super) struct Office {
    /// Label, name and address of each side's contact person.
    pub(super) contacts: Vec<(String, String, String)>,
    pub(super) planned_end: String,
    pub(super) beside: Vec<Line>,
    /// Reason and wish; empty where the pair has not ended early, or the reader may not know.
    pub(super) ended: String,
    /// Words, and who has written them when.
    pub(super) advice: Vec<(String, String)>,
    /// Under which word experts know it; empty for readers who have nothing to do with them.
    pub(super) pseudonym: String,
    /// The noun of each page, and what it is called.
    pub(super) links: Vec<(&'static str, String)>,
}

/// Another open pair of one of the two.
pub(super) struct Line {
    pub(super) id: Uuid,
    pub(super) mentee: String,
    pub(super) mentor: String,
    pub(super) status: String,
}

impl Office {
    pub(super) fn of(page: &Page, id: PartnershipId, shown: &Shown) -> Result<Self, Error> {
        let t = page.t;
        let labels = [t.contacts_of_mentee(), t.contacts_of_mentor()];
        let contact = |(label, found): (String, &Option<_>)| match found {
            Some(geleit_store::partnerships::ContactPerson { name, email, .. }) => {
                (label, name.clone(), email.clone())
            }
            None => (label, t.contacts_programme(), String::new()),
        };
        let status = shown.partnership.status()?;
        let beside = shown.beside.iter().map(|pair| Line {
            id: pair.id,
            mentee: full_name(&pair.given_name, &pair.family_name),
            mentor: full_name(&pair.mentor_given_name, &pair.mentor_family_name),
            status: t.partnerships_status_word(&pair.status),
        });
        let advice = shown.advice.iter().map(|note| {
            let who = note.expert.clone().unwrap_or_else(|| t.accounts_role("supervising_expert"));
            let by = t.supervision_by().who(who).time(page.when(&note.created_at));
            (note.words.clone(), by)
        });
        let ended = shown.dissolution.as_ref().map(|noted| dissolution::words(t, noted));
        Ok(Self {
            contacts: labels.into_iter().zip(&shown.contacts).map(contact).collect(),
            planned_end: page.day(&shown.planned_end),
            beside: beside.collect(),
            ended: ended.transpose()?.unwrap_or_default(),
            advice: advice.collect(),
            pseudonym: if shown.may_step { pseudonym::of(id) } else { String::new() },
            links: if shown.may_step { links(t, status) } else { Vec::new() },
        })
    }
}

/// The pages on which the office does something with a pair in this status.
fn links(t: Texts, status: Status) -> Vec<(&'static str, String)> {
    let has_come_about = !matches!(status, Status::Offered | Status::Declined | Status::Withdrawn);
    let can_end = status.after(Verb::Dissolve).is_some() || status == Status::Dissolved;
    // Whoever has taken part has it in writing, however it has ended.
    let all = [
        (status.is_open(), "contacts", t.contacts_change()),
        (has_come_about, "referrals", t.referrals_title()),
        (is_possible(status), "extension", t.extension_title()),
        (is_possible(status), "second-mentor", t.second_mentor_title()),
        (can_end, "dissolution", t.dissolution_title_done()),
        (status == Status::Dissolved, "outcomes", t.follow_ups_title()),
        (status == Status::Dissolved, "attestation.pdf", t.follow_ups_attestations()),
    ];
    all.into_iter().filter(|(is_shown, ..)| *is_shown).map(|(_, noun, text)| (noun, text)).collect()
}
