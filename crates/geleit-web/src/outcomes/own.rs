//! The page of the person: one question for the time point that has come, and what was said.

use super::fields;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page};
use axum::response::{IntoResponse, Redirect, Response};
use geleit_domain::partnerships::outcomes::Kind;
use geleit_store::Error;
use geleit_store::partnerships::outcomes::{Noted, OwnOutcomes};

/// What both ways show.
pub(super) struct View {
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) is_asked: bool,
    pub(super) said: Vec<String>,
    pub(super) form: Form,
    pub(super) kinds: Vec<Choice>,
    /// Where the form goes.
    pub(super) path: String,
    /// Whom to ask.
    pub(super) help: String,
}

impl View {
    /// Does the form step back behind what was said?
    pub(super) fn is_folded(&self) -> bool {
        !self.said.is_empty() && !self.form.is_refused()
    }

    pub(super) fn of(
        page: &Page,
        own: &OwnOutcomes,
        path: String,
        form: Form,
    ) -> Result<Self, Error> {
        let t = page.t;
        let (title, lead) = match own.point {
            Some(point) => (t.outcomes_title(), t.outcomes_lead(point)),
            None => (t.outcomes_nothing_title(), t.outcomes_nothing()),
        };
        Ok(Self {
            title,
            lead,
            is_asked: own.point.is_some(),
            said: own.said.iter().map(|one| words(page, one)).collect::<Result<_, _>>()?,
            form,
            kinds: fields::each(Kind::ALL, |kind| t.outcomes_kind_word(kind)),
            path,
            help: own.programme.contact.clone(),
        })
    }
}

/// What was said, with the day since when.
fn words(page: &Page, noted: &Noted) -> Result<String, Error> {
    let kind = page.t.outcomes_kind_word(noted.kind()?);
    Ok(match &noted.since_on {
        Some(day) => page.t.outcomes_since_day().kind(kind).day(page.day(day)),
        None => kind,
    })
}

/// Back to the page, or the form again with what is wrong. What came too late leads there as well.
pub(super) fn done(
    page: &Page,
    form: &mut Form,
    path: &str,
    done: Result<(), Error>,
) -> Result<Option<Response>, Error> {
    match done {
        Ok(()) => Ok(Some(see_other(path, page.t.outcomes_thanks()))),
        Err(Error::WrongStatus { .. }) => Ok(Some(Redirect::to(path).into_response())),
        Err(error) => fields::refused(page.t, form, error).map(|()| None),
    }
}
