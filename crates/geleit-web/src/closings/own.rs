//! The page of one side: what the other says to it, the form, and what comes afterwards.

use super::fields::{self, Choices};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::response::{IntoResponse, Redirect, Response};
use geleit_domain::matching::proposal::Side;
use geleit_store::Error;
use geleit_store::partnerships::Contact;
use geleit_store::partnerships::closings::{OwnClosing, Theirs};

/// What both ways show.
pub(super) struct View {
    pub(super) title: String,
    pub(super) lead: String,
    /// First name of the other one.
    pub(super) other: String,
    pub(super) is_open: bool,
    /// Can the reader say it, or say it anew?
    pub(super) may_say: bool,
    /// The reader has said it and waits for the other.
    pub(super) waits: bool,
    pub(super) theirs: Option<TheirsView>,
    pub(super) contact: Option<Contact>,
    pub(super) form: Form,
    pub(super) choices: Choices,
    pub(super) reached_question: String,
    pub(super) again_question: String,
    /// Where the forms go.
    pub(super) path: String,
    /// Where the attestation is; empty before the end.
    pub(super) attestation: String,
    /// Where a mentee says what has become of the plans; empty for mentors and before the end.
    pub(super) outcomes: String,
    /// Whom to ask.
    pub(super) help: String,
}

/// What the other side says, in words.
pub(super) struct TheirsView {
    pub(super) together: String,
    pub(super) strengths: String,
    pub(super) words: String,
}

impl View {
    pub(super) fn of(page: &Page, own: &OwnClosing, places: Places, form: Form) -> Self {
        let t = page.t;
        let (title, lead) = match (own.is_open, own.is_completed) {
            (false, _) => (t.closings_not_yet_title(), t.closings_not_yet()),
            (true, _) => (t.closings_title(), t.closings_lead()),
        };
        let at_the_end = |path: String| if own.is_completed { path } else { String::new() };
        let is_mentee = own.side == Side::Mentee;
        Self {
            title,
            lead,
            other: own.other.clone(),
            is_open: own.is_open,
            may_say: own.is_open && own.may_say_anew,
            waits: own.given.is_some() && own.theirs.is_none(),
            theirs: own.theirs.as_ref().map(|said| TheirsView::of(page, said)),
            contact: own.contact.clone(),
            form,
            choices: fields::choices(t),
            reached_question: t.closings_reached(own.side),
            again_question: t.closings_again(own.side),
            attestation: at_the_end(places.attestation),
            outcomes: if is_mentee { at_the_end(places.outcomes) } else { String::new() },
            path: places.own,
            help: own.programme.contact.clone(),
        }
    }
}

impl TheirsView {
    fn of(page: &Page, said: &Theirs) -> Self {
        let t = page.t;
        let thanks = said.strengths.iter().map(|one| t.closings_strength_word(one));
        Self {
            together: t.closings_together_word(said.together),
            strengths: t.in_a_row(thanks),
            words: said.words.clone(),
        }
    }
}

/// Where the page and what belongs to it are.
pub(super) struct Places {
    pub(super) own: String,
    pub(super) attestation: String,
    pub(super) outcomes: String,
}

/// Back to the page, or the form again with what is wrong. What came too late leads there as well.
pub(super) fn done(
    page: &Page,
    form: &mut Form,
    path: &str,
    done: Result<(), Error>,
) -> Result<Option<Response>, Error> {
    match done {
        Ok(()) => Ok(Some(see_other(path, page.t.closings_said()))),
        Err(Error::WrongStatus { .. }) => Ok(Some(Redirect::to(path).into_response())),
        Err(error) => fields::refused(page.t, form, error).map(|()| None),
    }
}
