//! The same decision about several applications: first whom it concerns and every letter that
//! would go out, then the deed, for all of them or for none.

use super::selection::reasons;
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::letters::{self, DECIDED as TEMPLATE, Letter};
use crate::ui::{Choice, Form, Page, address, html};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Verb;
use geleit_domain::applications::decisions::{Because, DECIDED};
use geleit_domain::id::ApplicationId;
use geleit_domain::policy::Action;
use geleit_store::applications::{Chosen, Decision};

pub(super) const PATH: &str = "/desk/applications/decisions";

/// Verbs that can be taken about several at once; a request for answers is made one by one.
fn verbs() -> impl Iterator<Item = Verb> {
    DECIDED.iter().copied().filter(|verb| verb.is_told())
}

/// The choice of decisions for a form.
pub(super) fn choices(t: Texts) -> Vec<Choice> {
    let choice = |verb: Verb| Choice { value: verb.to_string(), label: t.decisions_verb(verb) };
    verbs().map(choice).collect()
}

#[derive(Template)]
#[template(path = "applications/several.html")]
struct View {
    t: Texts,
    page: Page,
    label: String,
    chosen: Form,
    verbs: Vec<Choice>,
    reasons: Vec<Choice>,
    /// Whom it concerns.
    people: Vec<Line>,
    /// Who stands in a status that does not allow it.
    left_out: Vec<Line>,
    letters: Vec<Preview>,
    /// Whose application somebody else has moved since the preview; nothing was decided.
    meanwhile: Vec<String>,
    back: String,
}

struct Line {
    id: String,
    version: i64,
    name: String,
    status: String,
    /// In which language the letter goes out; empty: there is no address.
    language: String,
}

/// A letter in one language, with who gets it.
struct Preview {
    tag: &'static str,
    dir: &'static str,
    language: String,
    letter: Letter,
    count: i64,
}

type Asked = Vec<(String, String)>;

fn all<'a>(asked: &'a Asked, name: &str) -> impl Iterator<Item = &'a str> {
    asked.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let ids: Vec<ApplicationId> =
        all(&asked, "application").filter_map(|id| id.parse().ok()).collect();
    let verb = all(&asked, "verb").next().and_then(Verb::from_text);
    let verb = verb.filter(|verb| verbs().any(|known| known == *verb));
    let verb = verb.unwrap_or(Verb::FindEligible);
    let because = all(&asked, "because").next().and_then(Because::from_text);
    let because = because.filter(|because| verb.reasons().contains(because));
    let because = because.unwrap_or(verb.reasons()[0]);
    let chosen = app.store.chosen_applications(&actor, &ids).await?;
    let programme = app.store.programme(actor.programme).await?;
    html(&view(page, (verb, because), &chosen, &programme))
}

fn view(
    page: Page,
    (verb, because): (Verb, Because),
    chosen: &[Chosen],
    programme: &geleit_store::programmes::Programme,
) -> View {
    let t = page.t;
    let cohort = chosen.first().map(|one| one.application.cohort_id.to_string());
    let line = |one: &Chosen| Line {
        id: one.application.id.to_string(),
        version: one.application.version,
        name: one.name.clone(),
        status: t.applications_status(&one.application.status),
        language: one.language.as_deref().map(|tag| language(t, tag)).unwrap_or_default(),
    };
    let is_possible =
        |one: &&Chosen| one.application.status().is_ok_and(|status| status.after(verb).is_some());
    let (people, left_out): (Vec<&Chosen>, Vec<&Chosen>) = chosen.iter().partition(is_possible);
    let template = format!("{TEMPLATE}{verb}:{because}");
    let preview = |spoken: &Language| {
        let is_theirs = |one: &&&Chosen| one.language.as_deref() == Some(spoken.tag());
        let count = i64::try_from(people.iter().filter(is_theirs).count()).unwrap_or(0);
        let texts = Texts::new(*spoken, programme.spelling());
        let letter = letters::write(texts, &template, &programme.name, "…")?;
        let (tag, dir) = (spoken.tag(), spoken.dir());
        (count > 0).then(|| Preview { tag, dir, language: language(t, tag), letter, count })
    };
    View {
        t,
        label: t.decisions_verb(verb),
        chosen: Form::filled([("verb", verb.to_string()), ("because", because.to_string())]),
        verbs: choices(t),
        reasons: reasons(t, verb),
        letters: Language::ALL.iter().filter_map(preview).collect(),
        people: people.into_iter().map(line).collect(),
        left_out: left_out.into_iter().map(line).collect(),
        meanwhile: Vec::new(),
        back: address("/desk/applications", &[("cohort", &cohort.unwrap_or_default())]),
        page,
    }
}

/// The name of a language in the reader's language.
fn language(t: Texts, tag: &str) -> String {
    let found = geleit_domain::reference::languages::by_code(tag);
    found.map_or(tag, |language| language.name(t.language.tag())).to_owned()
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    form: Form,
) -> Answer {
    let verb = Verb::from_text(form.value("verb")).ok_or(Error::Invalid)?;
    let because = Because::from_text(form.value("because")).ok_or(Error::Invalid)?;
    if !verbs().any(|known| known == verb) {
        return Err(Error::Invalid);
    }
    let words = form.value("words");
    let read = |pair: &str| {
        let (id, version) = pair.split_once(' ')?;
        let decision = Decision { version: version.parse().ok()?, verb, because, words };
        Some((id.parse::<ApplicationId>().ok()?, decision))
    };
    let decisions: Option<Vec<_>> = form.all("application").map(read).collect();
    let decisions = decisions.filter(|all| !all.is_empty()).ok_or(Error::Invalid)?;
    match app.store.decide_applications(&actor, &decisions, now).await {
        Err(geleit_store::Error::Outdated) => {
            return too_late(&app, &actor, page, &decisions).await;
        }
        answer => answer?,
    }
    let count = i64::try_from(decisions.len()).unwrap_or(0);
    let first = app.store.application_for(&actor, decisions[0].0, Action::Step).await?;
    let back = address("/desk/applications", &[("cohort", &first.cohort_id.to_string())]);
    let done = page.t.decisions_done(verb);
    Ok(see_other(&back, page.t.several_done().done(done).count(count)))
}

/// Somebody else was faster with one of them: the preview once more as things stand now, with who
/// it was about and the words that were typed. Nothing was decided.
async fn too_late(
    app: &App,
    actor: &Actor,
    page: Page,
    decisions: &[(ApplicationId, Decision<'_>)],
) -> Answer {
    let ids: Vec<ApplicationId> = decisions.iter().map(|(id, _)| *id).collect();
    let chosen = app.store.chosen_applications(actor, &ids).await?;
    let programme = app.store.programme(actor.programme).await?;
    let Some((_, mine)) = decisions.first() else { return Err(Error::Invalid) };
    let mut view = view(page, (mine.verb, mine.because), &chosen, &programme);
    let read = decisions.iter().map(|(_, decision)| decision.version);
    let moved = chosen.iter().zip(read).filter(|(one, read)| one.application.version != *read);
    view.meanwhile = moved.map(|(one, _)| one.name.clone()).collect();
    view.chosen.put("words", &mine.words);
    let mut response = html(&view)?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}
