//! What every decision takes: who decides, when, about which pair or cohort, and the form. A pair
//! or cohort that the reader may not know of is not found before anything else is looked at.

use super::conflict;
use super::place::Place;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page};
use crate::{App, Error};
use axum::RequestExt;
use axum::extract::{FromRequest, Request};
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PairId};
use geleit_domain::policy::Action;
use jiff::Timestamp;
use std::str::FromStr;
use std::sync::Arc;

/// A form about something at an address.
pub(super) struct About<T> {
    pub(super) app: App,
    pub(super) actor: Arc<Actor>,
    pub(super) now: Timestamp,
    pub(super) page: Page,
    pub(super) id: T,
    pub(super) form: Form,
}

impl<T: FromStr + Send + 'static> FromRequest<App> for About<T> {
    type Rejection = Error;
    async fn from_request(mut request: Request, app: &App) -> Result<Self, Error> {
        let By(actor) = request.extract_parts_with_state(app).await?;
        let Ok(Now(now)) = request.extract_parts_with_state(app).await;
        let Ok(page) = request.extract_parts_with_state(app).await;
        let At(id) = request.extract_parts_with_state(app).await?;
        let form = Form::from_request(request, app).await?;
        Ok(Self { app: app.clone(), actor, now, page, id, form })
    }
}

/// A decision about one pair of a cohort.
pub(super) type AboutPair = About<PairId>;
/// A decision about all pairs of a cohort.
pub(super) type AboutCohort = About<CohortId>;

impl AboutPair {
    /// The cohort in which the pair is proposed.
    pub(super) async fn cohort(&self) -> Result<CohortId, Error> {
        Ok(self.app.store.cohort_of_pair(&self.actor, self.id).await?)
    }

    /// Back to the place on the board where the decision was taken.
    pub(super) fn answer(
        self,
        cohort: CohortId,
        done: Result<(), geleit_store::Error>,
        said: fn(Texts) -> String,
    ) -> Answer {
        let back = Place::read(self.form.value("back")).address(cohort);
        match done {
            Ok(()) => {
                self.app.watching.decided();
                // To the very row, so that whoever goes on by Tab goes on from there.
                Ok(see_other(&format!("{back}#p-{}", self.id), said(self.page.t)))
            }
            Err(error) => conflict::draw(self.page, cohort, error),
        }
    }
}

impl AboutCohort {
    /// Refuses who may not know of the cohort, or may not do this with its matching.
    pub(super) async fn permit(&self, action: Action) -> Result<(), Error> {
        self.app.store.matching_of(&self.actor, action, self.id).await?;
        Ok(())
    }

    /// To a page of this matching, with a sentence that counts what was done.
    pub(super) fn answer<N: TryInto<i64>>(
        self,
        page: &str,
        done: Result<N, geleit_store::Error>,
        said: fn(Texts, i64) -> String,
    ) -> Answer {
        match done {
            Ok(count) => {
                self.app.watching.decided();
                let count = count.try_into().unwrap_or(i64::MAX);
                Ok(see_other(
                    &format!("/desk/matching/{}{page}", self.id),
                    said(self.page.t, count),
                ))
            }
            Err(error) => conflict::draw(self.page, self.id, error),
        }
    }
}
