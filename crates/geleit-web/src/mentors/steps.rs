//! A mentor pauses, comes back or leaves; each with a reason.

use super::show;
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::MentorId;
use geleit_domain::mentors::{Status, Verb};
use jiff::Timestamp;
use std::sync::Arc;

/// The noun of each route with the verbs it stands for: coming back is another verb for somebody
/// who had left.
const NOUNS: &[(&str, &[Verb])] = &[
    ("pause", &[Verb::Pause]),
    ("resumption", &[Verb::Resume, Verb::Return]),
    ("withdrawal", &[Verb::Withdraw]),
];

/// The nouns of what is possible in a status.
pub(super) fn possible(status: Status) -> Vec<&'static str> {
    let is_possible = |verbs: &[Verb]| verbs.iter().any(|verb| status.after(*verb).is_some());
    NOUNS.iter().filter(|(_, verbs)| is_possible(verbs)).map(|(noun, _)| *noun).collect()
}

/// What a step takes from the request.
struct Step {
    app: App,
    actor: Arc<Actor>,
    now: Timestamp,
    id: MentorId,
    page: Page,
    form: Form,
}

macro_rules! steps {
    ($($name:ident = $noun:literal;)+) => {$(
        pub(super) async fn $name(
            State(app): State<App>,
            By(actor): By,
            Now(now): Now,
            At(id): At<MentorId>,
            page: Page,
            form: Form,
        ) -> Answer {
            Step { app, actor, now, id, page, form }.take($noun).await
        }
    )+};
}

steps! {
    pause = "pause";
    resume = "resumption";
    withdraw = "withdrawal";
}

impl Step {
    async fn take(mut self, noun: &'static str) -> Answer {
        let record = self.app.store.show_mentor(&self.actor, self.id, self.now).await?;
        if !record.may_step {
            return Err(Error::Forbidden);
        }
        let t = self.page.t;
        let Some(reason) = self.form.text("reason", || t.mentors_reason_missing()) else {
            let around = show::Around::of(&self.app, &self.actor, t, &record).await?;
            return show::draw(self.page, self.form, record, around, self.now);
        };
        if self.form.version()? != record.mentor.version {
            return Err(Error::Conflict);
        }
        let status = record.mentor.status()?;
        let verbs = NOUNS.iter().find(|(known, _)| *known == noun).map_or(&[][..], |(_, v)| *v);
        let verb = verbs.iter().find(|verb| status.after(**verb).is_some());
        let verb = *verb.ok_or(Error::Conflict)?;
        let (actor, id) = (&self.actor, self.id);
        self.app.store.step_mentor(actor, id, verb, Some(&reason), self.now).await?;
        Ok(see_other(&format!("/desk/mentors/{id}"), t.mentors_stepped(noun)))
    }
}
