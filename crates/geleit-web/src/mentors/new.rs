//! Taking a mentor in who telephones or writes, on the same page as mentees; what follows is the
//! telephone consultation (S1-39).

use crate::App;
use crate::applications::new::{Asked, answer, draw, first, keep_id, read, whose};
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::ui::{Form, Page};
use axum::extract::{Query, State};
use geleit_domain::applications::Side;
use geleit_domain::applications::form::read_mentor;
use geleit_domain::id::MentorId;
use geleit_domain::policy::Resource;

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    Query(asked): Query<Asked>,
    page: Page,
) -> Answer {
    let counter = app.store.counter(&actor, Resource::Mentor).await?;
    let form = first(&app, &page, asked, &counter, now)?;
    draw(page, form, &counter, Side::Mentor, vec![])
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    keep_id(&app, &mut form);
    let id: MentorId = form.value("id").parse().map_err(|_| Error::Invalid)?;
    let counter = app.store.counter(&actor, Resource::Mentor).await?;
    let read = read(&page, &mut form, &counter, now, |answers, _| read_mentor(answers));
    let Some(typed) = read else {
        return draw(page, form, &counter, Side::Mentor, vec![]);
    };
    let whose = whose(&form);
    let received = app.store.receive_mentor(&actor, &typed.arrival(id, whose.clone()), now).await;
    let taken = (format!("/desk/mentors/{id}"), page.t.intake_mentor_taken());
    answer(page, form, &counter, Side::Mentor, (whose, received), taken)
}
