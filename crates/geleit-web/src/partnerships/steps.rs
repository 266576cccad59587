//! What the desk does about a pair: it notes what somebody said on the telephone, takes an offer
//! back when nobody answers, starts a pair, lets it rest, and ends it well.

use crate::App;
use crate::Error;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::extract::State;
use geleit_domain::id::PartnershipId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::offer::Answer as Said;
use geleit_domain::partnerships::{Status, Verb};

pub(super) async fn answer(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.show_partnership(&actor, id).await?;
    let side = Side::from_text(form.value("side"));
    let said = side.zip(Said::from_text(form.value("answer"))).ok_or(Error::Invalid)?;
    app.store.note_answer(&actor, id, form.version()?, said, now).await?;
    Ok(see_other(&path(id), page.t.partnerships_said_answer()))
}

pub(super) async fn withdraw(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    form: Form,
) -> Answer {
    let shown = app.store.show_partnership(&actor, id).await?;
    if shown.partnership.version != form.version()? {
        return Err(Error::Conflict);
    }
    let today = app.store.programme(actor.programme).await?.today(now);
    app.store.step_partnership(&actor, id, Verb::Withdraw, None, today, now).await?;
    Ok(see_other(&path(id), page.t.partnerships_said_withdrawn()))
}

/// The noun of each route with its verb.
const NOUNS: &[(&str, Verb)] = &[
    ("start", Verb::Start),
    ("pause", Verb::Pause),
    ("resumption", Verb::Resume),
    ("completion", Verb::Complete),
];

/// The nouns of what is possible in a status.
pub(super) fn possible(status: Status) -> Vec<&'static str> {
    let is_possible = |(_, verb): &&(&str, Verb)| status.after(*verb).is_some();
    NOUNS.iter().filter(is_possible).map(|(noun, _)| *noun).collect()
}

macro_rules! steps {
    ($($name:ident = $noun:literal, $verb:expr;)+) => {$(
        pub(super) async fn $name(
            State(app): State<App>,
            By(actor): By,
            Now(now): Now,
            At(id): At<PartnershipId>,
            page: Page,
            form: Form,
        ) -> Answer {
            let shown = app.store.show_partnership(&actor, id).await?;
            if shown.partnership.version != form.version()? {
                return Err(Error::Conflict);
            }
            let today = app.store.programme(actor.programme).await?.today(now);
            app.store.step_partnership(&actor, id, $verb, None, today, now).await?;
            Ok(see_other(&path(id), page.t.partnerships_stepped($noun)))
        }
    )+};
}

steps! {
    start = "start", Verb::Start;
    pause = "pause", Verb::Pause;
    resume = "resumption", Verb::Resume;
}

/// Whoever comes to it late makes no pair longer: the store knows on which day it has ended.
pub(super) async fn complete(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.show_partnership(&actor, id).await?;
    app.store.complete_partnerships(&actor, &[(id, form.version()?)], now).await?;
    Ok(see_other(&path(id), page.t.partnerships_stepped("completion")))
}

fn path(id: PartnershipId) -> String {
    format!("/desk/partnerships/{id}")
}
