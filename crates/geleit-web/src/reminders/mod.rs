//! Reminding everybody at once who was asked by a letter and has not answered in time: first who
//! it is and every letter that would go out, then the deed.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::letters::{self, Letter};
use crate::routes::{Routes, Rule};
use crate::ui::{Form, Page, html};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::Method;
use geleit_domain::applications::completion::Item;
use geleit_domain::id::{ApplicationId, CohortId, MentorId};
use geleit_domain::policy::{Action, Resource};
use geleit_store::consultations::REMINDER_LETTER;
use geleit_store::persons::full_name;
use geleit_store::programmes::Programme;
use geleit_store::reminders::Unanswered;
use jiff::Timestamp;
use serde::Deserialize;

/// Mentors whose questionnaire has been out for too long.
pub(crate) const MENTORS: &str = "/desk/mentors/reminders";
/// Applications that lack something although the day of the answer is over.
pub(crate) const APPLICATIONS: &str = "/desk/applications/reminders";

pub(crate) fn routes(routes: Routes) -> Routes {
    let mentors = Rule::May(Action::Change, Resource::Mentor);
    let applications = Rule::May(Action::Step, Resource::Application);
    routes
        .route(Method::GET, MENTORS, mentors, of_mentors)
        .route(Method::POST, MENTORS, mentors, remind_mentors)
        .route(Method::GET, APPLICATIONS, applications, of_applications)
        .route(Method::POST, APPLICATIONS, applications, remind_applications)
}

#[derive(Template)]
#[template(path = "reminders/show.html")]
struct View {
    t: Texts,
    page: Page,
    title: String,
    lead: String,
    action: &'static str,
    /// Who gets a letter.
    people: Vec<Line>,
    /// Whom no letter reaches.
    to_call: Vec<Line>,
    letters: Vec<Preview>,
}

struct Line {
    href: String,
    name: String,
    id: String,
    version: i64,
    /// For how many days nobody has answered.
    since: String,
}

/// A letter with how many get exactly this one.
struct Preview {
    tag: &'static str,
    dir: &'static str,
    language: String,
    letter: Letter,
    count: i64,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    cohort: String,
}

async fn of_mentors(State(app): State<App>, By(actor): By, Now(now): Now, page: Page) -> Answer {
    let found = app.store.overdue_questionnaires(&actor, now).await?;
    let programme = app.store.programme(actor.programme).await?;
    let previews = previews(page.t, &programme, &found, |_| REMINDER_LETTER.to_owned());
    let (t, path) = (page.t, |id: &str| format!("/desk/mentors/{id}"));
    let (people, to_call) = lines(t, &found, path, now);
    html(&View {
        title: t.reminders_mentors(),
        lead: t.reminders_mentors_lead(),
        action: MENTORS,
        letters: previews,
        people,
        to_call,
        t,
        page,
    })
}

async fn of_applications(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let cohort = match asked.cohort.as_str() {
        "" => None,
        id => Some(id.parse::<CohortId>().map_err(|_| Error::NotFound)?),
    };
    let found = app.store.overdue_requests(&actor, cohort, now).await?;
    let programme = app.store.programme(actor.programme).await?;
    let template = |one: &Unanswered| {
        let names: Vec<_> = one.items().iter().map(|item: &Item| item.text()).collect();
        format!("{}{}", letters::MISSING, names.join("+"))
    };
    let previews = previews(page.t, &programme, &found, template);
    let (t, path) = (page.t, |id: &str| format!("/desk/applications/{id}"));
    let (people, to_call) = lines(t, &found, path, now);
    html(&View {
        title: t.reminders_applications(),
        lead: t.reminders_applications_lead(),
        action: APPLICATIONS,
        letters: previews,
        people,
        to_call,
        t,
        page,
    })
}

/// Who gets a letter, and whom somebody has to call.
fn lines(
    t: Texts,
    found: &[Unanswered],
    path: impl Fn(&str) -> String,
    now: Timestamp,
) -> (Vec<Line>, Vec<Line>) {
    let line = |one: &Unanswered| {
        let since = Timestamp::from_microsecond(one.since).unwrap_or(now);
        let id = one.id.to_string();
        Line {
            href: path(&id),
            name: full_name(&one.given_name, &one.family_name),
            version: one.version,
            since: t.reminders_since(now.duration_since(since).as_hours().max(0) / 24),
            id,
        }
    };
    let (people, to_call): (Vec<&Unanswered>, Vec<&Unanswered>) =
        found.iter().partition(|one| one.language().is_some());
    (people.into_iter().map(line).collect(), to_call.into_iter().map(line).collect())
}

/// Every letter that would go out, each once with how many get it.
fn previews(
    t: Texts,
    programme: &Programme,
    found: &[Unanswered],
    template: impl Fn(&Unanswered) -> String,
) -> Vec<Preview> {
    let mut previews: Vec<(String, &str, Preview)> = Vec::new();
    for one in found {
        let Some(tag) = one.language() else { continue };
        let template = template(one);
        let known = previews.iter_mut().find(|(other, of, _)| *other == template && *of == tag);
        if let Some((_, _, preview)) = known {
            preview.count += 1;
            continue;
        }
        let spoken = Language::from_tag(tag).unwrap_or(Language::De);
        let texts = Texts::new(spoken, programme.spelling());
        let Some(letter) = letters::write(texts, &template, &programme.name, "…") else {
            continue;
        };
        let named = geleit_domain::reference::languages::by_code(tag);
        let language = named.map_or(tag, |found| found.name(t.language.tag())).to_owned();
        let (dir, spoken_tag) = (spoken.dir(), spoken.tag());
        previews.push((
            template,
            tag,
            Preview { tag: spoken_tag, dir, language, letter, count: 1 },
        ));
    }
    previews.into_iter().map(|(_, _, preview)| preview).collect()
}

async fn remind_mentors(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    form: Form,
) -> Answer {
    let chosen = chosen::<MentorId>(&form)?;
    let count = app.store.remind_of_questionnaires(&actor, &chosen, now).await?;
    Ok(see_other("/desk", page.t.reminders_done(count)))
}

async fn remind_applications(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    form: Form,
) -> Answer {
    let chosen = chosen::<ApplicationId>(&form)?;
    let count = app.store.remind_of_requests(&actor, &chosen, now).await?;
    Ok(see_other("/desk", page.t.reminders_done(count)))
}

/// Whom the page showed, each with the version that was shown.
fn chosen<Id: std::str::FromStr>(form: &Form) -> Result<Vec<(Id, i64)>, Error> {
    let read = |pair: &str| {
        let (id, version) = pair.split_once(' ')?;
        Some((id.parse().ok()?, version.parse().ok()?))
    };
    let chosen: Option<Vec<_>> = form.all("record").map(read).collect();
    chosen.filter(|all| !all.is_empty()).ok_or(Error::Invalid)
}
