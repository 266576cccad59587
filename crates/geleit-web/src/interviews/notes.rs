//! The notes of an interview: saved topic by topic, and as a page to print.

use super::show::{self, Question, Sent, topics};
use super::{conflict, when};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::InterviewId;
use geleit_domain::interviews::{Notes, Topic};
use geleit_store::{Error, Refusal};

#[derive(Template)]
#[template(path = "interviews/notes.html")]
struct Show {
    t: Texts,
    page: Page,
    path: String,
    name: String,
    reference: String,
    when: String,
    interviewers: String,
    topics: Vec<Question>,
    opinions: Vec<(String, String, String)>,
    time: String,
}

/// The notes on paper, also as an empty guide before the interview.
pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<InterviewId>,
    page: Page,
) -> Answer {
    let shown = app.store.show_interview(&actor, id).await?;
    let t = page.t;
    let interview = &shown.interview;
    let people: Vec<_> = shown.interviewers.iter().map(|one| one.name.as_str()).collect();
    html(&Show {
        t,
        path: format!("/desk/interviews/{id}"),
        name: shown.person.name(),
        reference: shown.application.reference.clone(),
        when: when(t, interview.starts()?, &interview.zone()),
        interviewers: people.join(", "),
        topics: topics(t, &interview.notes()?, &Form::default()),
        opinions: show::opinions(t, &shown),
        time: page.local_time(now),
        page,
    })
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
    let (t, version) = (page.t, form.version()?);
    let mut notes = Notes::default();
    for topic in Topic::ALL {
        notes.set(*topic, form.value(topic.text()));
    }
    match app.store.save_interview_notes(&actor, id, version, &notes, now).await {
        Ok(()) => Ok(see_other(&format!("/desk/interviews/{id}"), t.interviews_notes_saved())),
        Err(Error::Outdated) => {
            let shown = app.store.interview_to_change(&actor, id).await?;
            let form = conflict::renewed(form, shown.interview.version);
            Ok(conflict::marked(show::draw(page, &actor, form, shown, Sent::OutdatedNotes)?))
        }
        Err(Error::Refused(Refusal::Invalid { field, .. })) => {
            form.refuse(field, t.interviews_note_long());
            show::draw(page, &actor, form, shown, Sent::Notes)
        }
        Err(error) => Err(error.into()),
    }
}
