//! What people have written in their own words: for whoever may change the survey, with names only
//! where the survey is named.

use super::{show, text_of};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By};
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::SurveyId;
use geleit_domain::surveys::Kind;
use geleit_store::surveys::Said;

#[derive(Template)]
#[template(path = "surveys/words.html")]
struct Words {
    t: Texts,
    page: Page,
    title: String,
    path: String,
    is_anonymous: bool,
    questions: Vec<Question>,
}

struct Question {
    side: String,
    text: String,
    said: Vec<Said>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<SurveyId>,
    page: Page,
) -> Answer {
    let shown = app.store.survey_to_change(&actor, id).await?;
    let said = app.store.survey_words(&actor, id).await?;
    let t = page.t;
    let asked = shown.questions.iter().filter(|question| question.kind == Kind::Words);
    let questions = asked.map(|question| Question {
        side: t.surveys_side(question.side),
        text: text_of(t, question),
        said: said.iter().filter(|one| one.question_id == question.id.0).cloned().collect(),
    });
    html(&Words {
        t,
        title: show::title(t, &shown),
        path: format!("{}/{id}", super::PATH),
        is_anonymous: shown.survey.is_anonymous,
        questions: questions.collect(),
        page: page.at_cohort(&shown.cohort),
    })
}
