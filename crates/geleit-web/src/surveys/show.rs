//! One survey on one page: its days, its questions or its results, and what can be done next.

use super::new::cohort_choices;
use super::results::{SideView, sides};
use super::{steps, tone};
use crate::App;
use crate::cohorts;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::persons::{self, EntryLine};
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, SurveyId};
use geleit_domain::policy::{Action, Resource};
use geleit_domain::surveys::SMALLEST_GROUP;
use geleit_store::Refusal;
use geleit_store::surveys::Shown;

#[derive(Template)]
#[template(path = "surveys/show.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    path: String,
    title: String,
    status: String,
    tone: &'static str,
    due: String,
    closes: String,
    closed: String,
    is_anonymous: bool,
    /// Its questions can still change.
    is_draft: bool,
    /// People have been asked.
    was_asked: bool,
    /// Is it asked so late that some pairs have parted?
    is_late: bool,
    /// The office can note what somebody says on the telephone or on paper.
    may_note: bool,
    /// It is told what was answered.
    is_told: bool,
    smallest: u64,
    sides: Vec<SideView>,
    may_change: bool,
    steps: Vec<Step>,
    /// For which cohorts it can be copied.
    cohorts: Vec<Choice>,
    entries: Vec<EntryLine>,
}

struct Step {
    href: String,
    text: String,
    is_main: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<SurveyId>,
    page: Page,
) -> Answer {
    let shown = app.store.show_survey(&actor, id).await?;
    draw(&app, &actor, page, Form::default(), shown).await
}

/// What the survey is, with its cohort.
pub(super) fn title(t: Texts, shown: &Shown) -> String {
    let cohort = cohorts::name(t, &shown.cohort);
    t.surveys_name().wave(t.surveys_wave(&shown.survey.wave)).cohort(cohort)
}

pub(super) async fn draw(
    app: &App,
    actor: &Actor,
    page: Page,
    mut form: Form,
    shown: Shown,
) -> Answer {
    let (t, survey) = (page.t, &shown.survey);
    if form.value("version").is_empty() {
        form.put("version", &survey.version);
    }
    let results = app.store.survey_results(actor, SurveyId(survey.id)).await?;
    let may = |action| page.could(action, Resource::Survey);
    let path = format!("{}/{}", super::PATH, survey.id);
    let possible = if may(Action::Step) { steps::possible(survey.status()?) } else { vec![] };
    let step = |(place, noun): (usize, &'static str)| Step {
        href: format!("{path}/{noun}"),
        text: t.surveys_step(noun),
        is_main: place == 0,
    };
    let mut cohorts = match may(Action::Create) {
        true => cohort_choices(app, actor, t).await?,
        false => vec![],
    };
    cohorts.retain(|choice| choice.value != shown.cohort.id.to_string());
    let view = Show {
        t,
        title: title(t, &shown),
        status: t.surveys_status(&survey.status),
        tone: tone(&survey.status),
        due: page.day(&survey.due_on),
        closes: page.day(&survey.closes_on),
        closed: survey.closed_on.as_ref().map(|day| page.day(day)).unwrap_or_default(),
        is_anonymous: survey.is_anonymous,
        is_draft: survey.status == "draft",
        was_asked: survey.opened_on.is_some(),
        is_late: survey.wave()?.asks_who_has_finished(),
        is_told: results.is_told,
        smallest: SMALLEST_GROUP,
        sides: sides(t, &results),
        may_note: may(Action::Change) && !survey.is_anonymous && survey.status == "open",
        may_change: may(Action::Change),
        steps: possible.into_iter().enumerate().map(step).collect(),
        cohorts,
        entries: entries(&page, &shown)?,
        page: page.with(&form).at_cohort(&shown.cohort),
        form,
        path,
    };
    html_form(&view, &view.form)
}

/// The same survey for another cohort.
pub(super) async fn copy(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<SurveyId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let shown = app.store.survey_to_change(&actor, id).await?;
    let t = page.t;
    if let Some(cohort) = form.parse::<CohortId>("cohort", || t.surveys_cohort_wrong()) {
        match app.store.copy_survey(&actor, id, cohort, now).await {
            Ok(copy) => {
                return Ok(see_other(&format!("{}/{copy}", super::PATH), t.surveys_copied()));
            }
            Err(geleit_store::Error::Refused(Refusal::Invalid { .. })) => {
                form.refuse("cohort", t.surveys_wave_known());
            }
            Err(error) => return Err(error.into()),
        }
    }
    draw(&app, &actor, page, form, shown).await
}

/// What was done, the newest first; who answers is nobody's business, so answers are not listed.
fn entries(page: &Page, shown: &Shown) -> Result<Vec<EntryLine>, Error> {
    let (t, zone) = (page.t, persons::zone(page));
    let line = |entry: &geleit_store::entries::Line| -> Result<EntryLine, Error> {
        Ok(EntryLine {
            what: t.entries_verb(entry.verb.replace('.', "-")),
            detail: String::new(),
            when: t.time(geleit_store::timestamp(entry.at)?, &zone),
            who: persons::who(t, entry),
            reason: entry.reason.clone(),
        })
    };
    let kept = shown.entries.iter().rev().filter(|entry| entry.verb != "survey.answer");
    kept.map(line).collect()
}
