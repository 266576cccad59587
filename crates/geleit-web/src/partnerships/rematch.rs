//! Somebody else for the mentee of a pair: the best free mentors first, one page, one button.

use super::dissolution;
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::{MentorId, PartnershipId};
use geleit_domain::partnerships::dissolution::Dissolution;
use geleit_store::matching::{FreeMentor, Rematch};
use geleit_store::{Error, Refusal};

#[derive(Template)]
#[template(path = "partnerships/rematch.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    id: PartnershipId,
    lead: String,
    /// Does the present pair end with it?
    ends: bool,
    reasons: Vec<Choice>,
    wishes: Vec<Choice>,
    mentors: Vec<Choice>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let found = app.store.show_rematch(&actor, id, now).await?;
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
    let found = app.store.show_rematch(&actor, id, now).await?;
    let t = page.t;
    let mentor = form.parse::<MentorId>("mentor", || t.partnerships_rematch_missing());
    let today = app.store.programme(actor.programme).await?.today(now);
    let how = if found.ends { dissolution::read(t, &mut form) } else { None };
    let how = how.map(|(reason, wish_of)| Dissolution {
        reason,
        wish_of,
        ..Dissolution::unexplained(today)
    });
    let Some(mentor) = mentor.filter(|_| !form.is_refused()) else {
        return draw(page, id, &found, form);
    };
    let wanted = (form.version()?, mentor, how.as_ref());
    let cohort = match app.store.rematch(&actor, id, wanted, now).await {
        Ok(cohort) => cohort,
        Err(Error::Refused(Refusal::Invalid { .. })) => {
            form.refuse("mentor", t.partnerships_rematch_missing());
            return draw(page, id, &found, form);
        }
        Err(error) => return Err(error.into()),
    };
    let board = format!("/desk/matching/{cohort}");
    let proposed = app.store.propose(&actor, cohort, None, now).await;
    app.watching.decided();
    Ok(match proposed {
        Ok(_) => see_other(&board, t.partnerships_said_rematched()),
        // The pair has ended and the new one is kept: an error would say that nothing has happened.
        Err(error) => {
            tracing::warn!(%error, "a proposal was not computed after a re-match");
            see_other(&board, t.partnerships_said_rematched_later())
        }
    })
}

fn draw(page: Page, id: PartnershipId, found: &Rematch, form: Form) -> Answer {
    let t = page.t;
    let view = View {
        t,
        id,
        lead: t.partnerships_rematch_lead(&found.mentee),
        ends: found.ends,
        reasons: dissolution::reasons(t),
        wishes: dissolution::wishes(t),
        mentors: choices(t, &found.mentors),
        page: page.at_cohort(&found.cohort).with(&form),
        form,
    };
    html_form(&view, &view.form)
}

/// The form as it is drawn first: with the best mentor.
pub(super) fn best_chosen(version: i64, mentors: &[FreeMentor]) -> Form {
    let mut form = Form::filled([("version", version.to_string())]);
    if let Some(best) = mentors.first() {
        form.put("mentor", &best.mentor);
    }
    form
}

/// Mentors with a free place, each with the points.
pub(super) fn choices(t: Texts, mentors: &[FreeMentor]) -> Vec<Choice> {
    let choice = |one: &FreeMentor| {
        let company = one.company.as_ref().map(|company| format!("{}, {company}", one.name));
        let mentor = company.unwrap_or_else(|| one.name.clone());
        let label = t.partnerships_rematch_choice().mentor(mentor).points((one.points + 50) / 100);
        Choice { value: one.mentor.to_string(), label }
    };
    mentors.iter().map(choice).collect()
}
