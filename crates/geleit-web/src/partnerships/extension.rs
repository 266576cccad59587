//! A pair goes on beyond the end of its cohort, with a reason (S1-57).

use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::extension::latest;
use geleit_store::partnerships::Shown;
use geleit_store::{Error, Refusal};

#[derive(Template)]
#[template(path = "partnerships/extension.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    id: PartnershipId,
    mentee: String,
    mentor: String,
    lead: String,
    is_possible: bool,
    /// How to write the day, and how an extension is taken back.
    hint: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let found = app.store.show_partnership(&actor, id).await?;
    let form = Form::filled([("version", found.partnership.version.to_string())]);
    draw(page, id, &found, form)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let found = app.store.show_partnership(&actor, id).await?;
    let (t, version) = (page.t, form.version()?);
    let last = t.date(latest(found.cohort.dates()?.ends_on));
    let until = form.date("until", || t.extension_until_wrong(&last));
    let reason = form.text("reason", || t.extension_reason_missing());
    let Some((until, reason)) = until.zip(reason) else { return draw(page, id, &found, form) };
    match app.store.extend_partnership(&actor, id, version, (until, &reason), now).await {
        Ok(()) => Ok(see_other(&super::path(id), t.extension_said(t.date(until)))),
        Err(Error::Refused(Refusal::Invalid { .. })) => {
            form.refuse("until", t.extension_until_wrong(&last));
            draw(page, id, &found, form)
        }
        Err(error) => Err(error.into()),
    }
}

fn draw(page: Page, id: PartnershipId, found: &Shown, form: Form) -> Answer {
    if !found.may_step {
        return Err(crate::Error::Forbidden);
    }
    let (t, line) = (page.t, &found.line);
    let ends = found.cohort.dates()?.ends_on;
    let last = t.date(latest(ends));
    let hint = match found.planned_end == found.cohort.ends_on {
        true => t.extension_until_hint(),
        false => t.extension_until_back(t.date(ends)),
    };
    let view = View {
        t,
        id,
        mentee: line.mentee(),
        mentor: line.mentor(),
        lead: t.extension_lead().day(page.day(&found.planned_end)).latest(last),
        hint,
        is_possible: is_possible(found.partnership.status()?),
        page: page.at_cohort(&found.cohort).with(&form),
        form,
    };
    html_form(&view, &view.form)
}

/// Has the pair come about, and is it not over?
pub(super) fn is_possible(status: Status) -> bool {
    matches!(status, Status::Accepted | Status::Running | Status::Paused)
}
