//! Changing the appointment of a planned interview.

use super::fields::{self, Fields};
use super::{conflict, place, when};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::InterviewId;
use geleit_store::interviews::Shown;
use geleit_store::{Error, Refusal};

#[derive(Template)]
#[template(path = "interviews/appointment.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    fields: Fields,
    time_label: String,
    path: String,
    name: String,
    /// The appointment as somebody else has saved it in the meantime; empty: nobody has.
    stored: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<InterviewId>,
    page: Page,
) -> Answer {
    let shown = app.store.interview_to_change(&actor, id).await?;
    let form = fields::filled(&shown.interview, shown.interviewers.iter().map(|one| one.account))?;
    draw(page, form, &shown, String::new())
}

fn draw(page: Page, form: Form, shown: &Shown, stored: String) -> Answer {
    let t = page.t;
    let view = Show {
        t,
        page: page.with(&form),
        fields: Fields::of(t, &shown.candidates),
        time_label: t.interviews_time(),
        path: format!("/desk/interviews/{}", shown.interview.id),
        name: shown.person.name(),
        stored,
        form,
    };
    html_form(&view, &view.form)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<InterviewId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let shown = app.store.interview_to_change(&actor, id).await?;
    let (t, zone) = (page.t, shown.interview.zone());
    let Some(wanted) = fields::read(&mut form, t, &zone) else {
        return draw(page, form, &shown, String::new());
    };
    let all = std::slice::from_ref(&wanted);
    fields::warn(&app, &actor, &mut form, (t, &zone), (all, Some(id)), now).await?;
    if form.is_refused() {
        return draw(page, form, &shown, String::new());
    }
    let version = form.version()?;
    match app.store.change_interview(&actor, id, version, &wanted, now).await {
        Ok(()) => Ok(see_other(&format!("/desk/interviews/{id}"), t.interviews_changed())),
        Err(Error::Outdated) => {
            let shown = app.store.interview_to_change(&actor, id).await?;
            let stored = described(t, &shown)?;
            let form = conflict::renewed(form, shown.interview.version);
            Ok(conflict::marked(draw(page, form, &shown, stored)?))
        }
        Err(Error::Refused(Refusal::Invalid { field, .. })) => {
            form.refuse(field, t.interviews_interviewers_missing());
            draw(page, form, &shown, String::new())
        }
        Err(error) => Err(error.into()),
    }
}

/// The appointment as it stands, in one line.
fn described(t: Texts, shown: &Shown) -> Result<String, crate::Error> {
    let interview = &shown.interview;
    let people: Vec<_> = shown.interviewers.iter().map(|one| one.name.as_str()).collect();
    let parts = [
        when(t, interview.starts()?, &interview.zone()),
        t.interviews_minutes_count(interview.minutes),
        place(t, &interview.mode, &interview.place),
        people.join(", "),
    ];
    Ok(parts.join(" · "))
}
