//! The end of a pair on its page at the desk: the interview, and what each side has said. Neither
//! the pair nor a partner organisation reads it.

use crate::ui::Page;
use geleit_domain::id::PartnershipId;
use geleit_store::Error;
use geleit_store::partnerships::closings::{Closing, Given, Held, Noted};

/// What the office reads and can do.
pub(crate) struct Panel {
    pub(crate) id: PartnershipId,
    pub(crate) interview: Option<InterviewView>,
    pub(crate) is_completed: bool,
    /// Can something be noted for a side?
    pub(crate) is_open: bool,
    pub(crate) sides: Vec<SideView>,
}

/// The final interview in words.
pub(crate) struct InterviewView {
    pub(crate) words: String,
    pub(crate) note: String,
}

/// What one side has said.
pub(crate) struct SideView {
    pub(crate) label: String,
    /// How it became known and who has noted it; empty where the side has said it itself.
    pub(crate) noted: String,
    /// Label and what was said; empty: nothing yet.
    pub(crate) facts: Vec<(String, String)>,
}

impl Panel {
    /// Nothing where nothing has come to an end, and for readers who may not act on the pair.
    pub(crate) fn of(
        page: &Page,
        id: PartnershipId,
        closing: Option<Closing>,
    ) -> Result<Option<Self>, Error> {
        let Some(closing) = closing.filter(|found| found.may_note) else { return Ok(None) };
        let interview = closing.interview.as_ref().map(|held| InterviewView::of(page, held));
        Ok(Some(Self {
            id,
            interview: interview.transpose()?,
            is_completed: closing.is_completed,
            is_open: closing.is_open,
            sides: closing.sides.iter().map(|given| SideView::of(page, given)).collect(),
        }))
    }
}

impl InterviewView {
    pub(crate) fn of(page: &Page, held: &Held) -> Result<Self, Error> {
        let t = page.t;
        let how = t.meetings_channel_word(held.channel()?);
        let words = t.final_interviews_line().day(page.day(&held.on_date)).how(how);
        Ok(Self { words: words.name(&held.led_by), note: held.note.clone() })
    }
}

impl SideView {
    pub(super) fn of(page: &Page, given: &Given) -> Self {
        let t = page.t;
        let mut facts = Vec::new();
        if let Some(said) = &given.feedback {
            let thanks = said.strengths.iter().map(|one| t.closings_strength_word(one));
            let reached = said.reached.iter().map(|one| t.closings_reached_word(one));
            facts = vec![
                (t.final_interviews_together(), t.closings_together_word(said.together)),
                (t.final_interviews_thanks(), t.in_a_row(thanks)),
                (t.final_interviews_to_other(), said.words.clone()),
                (t.final_interviews_reached(), t.in_a_row(reached)),
                (t.final_interviews_reached_words(), said.reached_words.clone()),
            ];
        }
        let chosen = [
            (t.final_interviews_contact(), given.chosen.contact),
            (t.final_interviews_again(), given.chosen.again),
        ];
        let chosen = chosen.into_iter();
        facts.extend(chosen.filter_map(|(of, said)| Some((of, t.closings_said_word(said?)))));
        facts.retain(|(_, words)| !words.is_empty());
        let by = |noted: &Noted| {
            let by = t.closing_notes_by().way(t.hours_way(noted.way)).name(&noted.by);
            by.day(page.local_time(noted.at))
        };
        let noted = given.noted.as_ref().map(by).unwrap_or_default();
        Self { label: t.matching_side_word(given.side), noted, facts }
    }
}
