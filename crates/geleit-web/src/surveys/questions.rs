//! The questions of a draft: own ones are added in every language at once; each can be put higher
//! and taken out again.

use super::new::choices;
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::{QuestionId, SurveyId};
use geleit_domain::surveys::{Kind, LANGUAGES, Side, Wording};
use geleit_store::Refusal;
use geleit_store::surveys::{NewQuestion, Shown};

/// What offices ask with; the scale of agreement belongs to a published question.
const KINDS: [Kind; 5] = [Kind::Scale, Kind::YesNo, Kind::OneOf, Kind::SeveralOf, Kind::Words];

#[derive(Template)]
#[template(path = "surveys/question.html")]
struct Ask {
    t: Texts,
    page: Page,
    form: Form,
    title: String,
    path: String,
    sides: Vec<Choice>,
    kinds: Vec<Choice>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<SurveyId>,
    page: Page,
) -> Answer {
    let shown = app.store.survey_to_change(&actor, id).await?;
    if shown.survey.status != "draft" {
        return Err(Error::Conflict);
    }
    let form = Form::filled([
        ("version", shown.survey.version.to_string()),
        ("side", Side::Mentee.to_string()),
        ("kind", Kind::Scale.to_string()),
    ]);
    draw(page, form, &shown)
}

fn draw(page: Page, form: Form, shown: &Shown) -> Answer {
    let t = page.t;
    let view = Ask {
        t,
        title: super::show::title(t, shown),
        path: format!("{}/{}", super::PATH, shown.survey.id),
        sides: choices(Side::ALL, |side| t.surveys_side(side)),
        kinds: choices(&KINDS, |kind| t.surveys_kind_word(kind)),
        page: page.with(&form).at_cohort(&shown.cohort),
        form,
    };
    html_form(&view, &view.form)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<SurveyId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let shown = app.store.survey_to_change(&actor, id).await?;
    let (t, version) = (page.t, form.version()?);
    if let Some(new) = read(&mut form, t) {
        match app.store.add_question(&actor, id, version, &new, now).await {
            Ok(_) => {
                let path = format!("{}/{id}", super::PATH);
                return Ok(see_other(&path, t.surveys_question_added()));
            }
            Err(geleit_store::Error::Refused(Refusal::Invalid { field, .. })) => {
                let message = match field.starts_with("choices") {
                    true => t.surveys_choices_wrong(),
                    false => t.surveys_text_wrong(),
                };
                form.refuse(field, message);
            }
            Err(error) => return Err(error.into()),
        }
    }
    draw(page, form, &shown)
}

fn read(form: &mut Form, t: Texts) -> Option<NewQuestion> {
    let side = form.parse::<Side>("side", || t.surveys_side_missing());
    let kind = form.parse::<Kind>("kind", || t.surveys_kind_missing());
    let wording = |language: &str| {
        let text = form.value(&format!("text-{language}"));
        Wording::read(text, form.value(&format!("choices-{language}")))
    };
    let wordings = LANGUAGES.map(wording).to_vec();
    Some(NewQuestion { side: side?, kind: kind?, wordings })
}

pub(super) async fn remove(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<SurveyId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.survey_to_change(&actor, id).await?;
    let (version, question) = (form.version()?, chosen(&form)?);
    app.store.remove_question(&actor, id, version, question, now).await?;
    Ok(see_other(&format!("{}/{id}", super::PATH), page.t.surveys_question_removed()))
}

pub(super) async fn raise(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<SurveyId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.survey_to_change(&actor, id).await?;
    let (version, question) = (form.version()?, chosen(&form)?);
    app.store.raise_question(&actor, id, version, question, now).await?;
    let path = format!("{}/{id}#q-{question}", super::PATH);
    Ok(see_other(&path, page.t.surveys_question_raised()))
}

fn chosen(form: &Form) -> Result<QuestionId, Error> {
    form.value("question").parse().map_err(|_| Error::Invalid)
}
