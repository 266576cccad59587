//! A second mentor for a mentee who has one: the best free ones first, one page, one button.

use super::rematch::{best_chosen, choices};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::{MentorId, PartnershipId};
use geleit_store::matching::{NoSecond, SecondMentor};
use geleit_store::{Error, Refusal};

#[derive(Template)]
#[template(path = "partnerships/second_mentor.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    id: PartnershipId,
    lead: String,
    /// Why nobody can be offered now; empty where somebody can.
    obstacle: String,
    /// Does the programme stand in the way?
    leads_to_programme: bool,
    mentors: Vec<Choice>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let found = app.store.show_second_mentor(&actor, id, now).await?;
    let form = best_chosen(found.partnership.version, &found.mentors);
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
    let found = app.store.show_second_mentor(&actor, id, now).await?;
    let (t, version) = (page.t, form.version()?);
    let reason = form.text("reason", || t.second_mentor_reason_missing());
    let mentor = form.parse::<MentorId>("mentor", || t.second_mentor_missing());
    let Some((mentor, reason)) = mentor.zip(reason) else {
        return draw(page, id, &found, form);
    };
    match app.store.offer_second_mentor(&actor, id, (version, mentor, &reason), now).await {
        Ok(second) => Ok(see_other(&super::path(second), t.second_mentor_said())),
        Err(Error::Refused(Refusal::Invalid { .. })) => {
            form.refuse("mentor", t.second_mentor_missing());
            draw(page, id, &found, form)
        }
        Err(error) => Err(error.into()),
    }
}

fn draw(page: Page, id: PartnershipId, found: &SecondMentor, form: Form) -> Answer {
    let t = page.t;
    let obstacle = found.obstacle.map(|word| t.second_mentor_obstacle(word));
    let view = View {
        t,
        id,
        lead: t.second_mentor_lead(&found.mentee),
        leads_to_programme: found.obstacle == Some(NoSecond::NotAllowed),
        obstacle: obstacle.unwrap_or_default(),
        mentors: choices(t, &found.mentors),
        page: page.at_cohort(&found.cohort).with(&form),
        form,
    };
    html_form(&view, &view.form)
}
