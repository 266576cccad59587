//! A draft behind its link, as every page of the form opens it.

use super::values;
use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::Language;
use crate::ui::{Form, Page};
use crate::{App, Error};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use geleit_domain::applications::Side;
use geleit_domain::applications::form::{
    Field, MenteeForm, MentorForm, Problem, Step, read_mentee, read_mentor, steps,
};
use geleit_store::drafts::{Admission, Draft, Offer, Opened};
use geleit_store::secrets::Secret;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A draft that is being written.
pub(super) struct Written {
    pub(super) link: String,
    pub(super) secret: Secret,
    pub(super) draft: Draft,
    pub(super) offer: Offer,
    pub(super) today: Date,
}

/// What was written, as it can be sent.
pub(super) enum Read {
    Mentee(Box<MenteeForm>),
    Mentor(Box<MentorForm>),
}

/// Opens the draft of a link, or says where it leads since it was sent.
pub(super) async fn open(
    app: &App,
    language: Language,
    link: &str,
    now: Timestamp,
) -> Result<Result<Written, Redirect>, Error> {
    let secret: Secret = link.parse()?;
    match app.store.open_draft(&secret, now).await? {
        Opened::Sent(side) => Ok(Err(sent(side, language, link))),
        Opened::Draft(found) => {
            let (draft, offer) = *found;
            let (link, today) = (link.to_owned(), offer.programme.today(now));
            Ok(Ok(Written { link, secret, draft, offer, today }))
        }
    }
}

/// The page of what a draft became; the link is the same.
pub(super) fn sent(side: Side, language: Language, link: &str) -> Redirect {
    Redirect::to(&match side {
        Side::Mentee => format!("/{language}/applications/{link}"),
        Side::Mentor => format!("/{language}/mentors/{link}"),
    })
}

/// Leads whoever comes back to the first step where something is missing.
pub(super) async fn go_on(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
) -> Answer {
    let written = match open(&app, language, &link, now).await? {
        Ok(written) => written,
        Err(sent) => return Ok(sent.into_response()),
    };
    Ok(Redirect::to(&written.path(language, written.next_page())).into_response())
}

impl Written {
    pub(super) fn path(&self, language: Language, page: &str) -> String {
        format!("/{language}/drafts/{}/{page}", self.link)
    }

    pub(super) fn steps(&self) -> &'static [Step] {
        steps(self.draft.side)
    }

    /// The application as it would be sent.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(&self) -> Result<Read, Vec<Problem>> {
        let answers = &self.draft.answers;
        match self.draft.side {
            Side::Mentee => {
                read_mentee(answers, self.today).map(|form| Read::Mentee(Box::new(form)))
            }
            Side::Mentor => read_mentor(answers).map(|form| Read::Mentor(Box::new(form))),
        }
    }

    /// What is wrong with these fields.
    pub(super) fn problems(&self, fields: &[Field]) -> Vec<Problem> {
        let mut problems = self.read().err().unwrap_or_default();
        problems.retain(|problem| fields.contains(&problem.field));
        problems
    }

    /// The place of a step in this form.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it belongs to the other side.
    pub(super) fn place_of(&self, step: Step) -> Result<usize, Error> {
        self.steps().iter().position(|found| *found == step).ok_or(Error::NotFound)
    }

    /// Where something is missing first, else where everything is checked.
    fn next_page(&self) -> &'static str {
        let is_open = |step: &&Step| !self.problems(step.fields()).is_empty();
        self.steps().iter().find(is_open).map_or("check", |step| step.text())
    }

    /// What was typed, as a form.
    pub(super) fn form(&self) -> Form {
        values::form(&self.draft.answers)
    }

    /// When it was saved last; empty before the first time.
    pub(super) fn saved(&self, page: &Page) -> String {
        if self.draft.version == 1 && self.draft.answers.is_empty() {
            return String::new();
        }
        page.t.apply_saved(page.t.clock(self.draft.saved, &self.zone()))
    }

    /// What to know about the end of the application time; empty while the cohort is open.
    pub(super) fn closing(&self, page: &Page) -> String {
        match self.offer.admission {
            Admission::Open => String::new(),
            Admission::Until(until) => page.t.apply_grace(page.t.time(until, &self.zone())),
            Admission::Closed => page.t.apply_too_late(),
        }
    }

    fn zone(&self) -> TimeZone {
        TimeZone::get(&self.offer.programme.time_zone).unwrap_or(TimeZone::UTC)
    }
}
