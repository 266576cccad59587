//! One interview on one page: the guide with notes, what is recommended, and what came of it.

use super::{place, steps, tone, when};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By};
use crate::language::Texts;
use crate::persons::{self, EntryLine, names_of};
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::InterviewId;
use geleit_domain::interviews::{Notes, Recommendation, Status, Topic};
use geleit_store::interviews::{Opinion, Shown};
use geleit_store::persons::Person;

#[derive(Template)]
#[template(path = "interviews/show.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    names: persons::Names,
    head: Head,
    person: Person,
    topics: Vec<Question>,
    /// Notes may be written; else they are only read.
    takes_notes: bool,
    opinions: Vec<(String, String, String)>,
    takes_opinion: bool,
    recommendations: Vec<Choice>,
    steps: Vec<Step>,
    entries: Vec<EntryLine>,
    is_conflict: bool,
}

struct Head {
    path: String,
    application: String,
    reference: String,
    when: String,
    duration: String,
    place: String,
    interviewers: String,
    status: String,
    tone: &'static str,
    may_move: bool,
}

/// A topic of the guide.
pub(super) struct Question {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) ask: String,
    /// What is stored.
    pub(super) note: String,
    /// Somebody else has stored something else than was typed.
    pub(super) differs: bool,
}

struct Step {
    href: String,
    text: String,
}

/// Which of the forms on the page was sent; the others are drawn as they are stored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    Nothing,
    Notes,
    /// Notes that somebody else was faster with.
    OutdatedNotes,
    Recommendation,
    Step,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<InterviewId>,
    page: Page,
) -> Answer {
    let shown = app.store.show_interview(&actor, id).await?;
    let form = Form::filled([("version", shown.interview.version.to_string())]);
    draw(page, &actor, form, shown, Sent::Nothing)
}

pub(super) fn draw(page: Page, actor: &Actor, mut form: Form, shown: Shown, sent: Sent) -> Answer {
    let t = page.t;
    let notes = shown.interview.notes()?;
    fill(&mut form, actor, &shown, &notes, sent);
    let page = page.at_cohort(&shown.cohort);
    let status = shown.interview.status()?;
    let may = shown.may_change;
    let steps = if may { steps::possible(status) } else { vec![] };
    let path = format!("/desk/interviews/{}", shown.interview.id);
    let step =
        |noun: &'static str| Step { href: format!("{path}/{noun}"), text: t.interviews_step(noun) };
    let view = Show {
        t,
        names: names_of(t),
        topics: topics(t, &notes, &form),
        takes_notes: may && matches!(status, Status::Planned | Status::Held),
        opinions: opinions(t, &shown),
        takes_opinion: may && status == Status::Held && shown.own(actor).is_some(),
        recommendations: recommendations(t),
        steps: steps.into_iter().map(step).collect(),
        entries: entries(&page, &shown)?,
        is_conflict: sent == Sent::OutdatedNotes,
        head: head(t, &shown)?,
        page: page.with(&form),
        form,
        person: shown.person,
    };
    html_form(&view, &view.form)
}

/// Fills in what was not sent.
fn fill(form: &mut Form, actor: &Actor, shown: &Shown, notes: &Notes, sent: Sent) {
    if form.value("version").is_empty() {
        form.put("version", &shown.interview.version);
    }
    if !matches!(sent, Sent::Notes | Sent::OutdatedNotes) {
        for (topic, words) in notes.iter() {
            form.put(topic.text(), &words);
        }
    }
    if sent != Sent::Recommendation
        && let Some(Opinion::Said(word, words)) = shown.own(actor).map(|own| &own.opinion)
    {
        form.put("recommendation", word);
        form.put("words", words);
    }
}

pub(super) fn topics(t: Texts, notes: &Notes, form: &Form) -> Vec<Question> {
    let question = |topic: &Topic| Question {
        name: topic.text(),
        label: t.interviews_topic(topic),
        ask: t.interviews_ask(topic),
        note: notes.get(*topic).to_owned(),
        differs: form.value(topic.text()).trim() != notes.get(*topic),
    };
    Topic::ALL.iter().map(question).collect()
}

fn head(t: Texts, shown: &Shown) -> Result<Head, Error> {
    let interview = &shown.interview;
    let people: Vec<_> = shown.interviewers.iter().map(|one| one.name.as_str()).collect();
    Ok(Head {
        path: format!("/desk/interviews/{}", interview.id),
        application: format!("/desk/applications/{}", shown.application.id),
        reference: shown.application.reference.clone(),
        when: when(t, interview.starts()?, &interview.zone()),
        duration: t.interviews_minutes_count(interview.minutes),
        place: place(t, &interview.mode, &interview.place),
        interviewers: people.join(", "),
        status: t.interviews_status(&interview.status),
        tone: tone(&interview.status),
        may_move: shown.may_change && interview.status()? == Status::Planned,
    })
}

/// Who recommends what and why, as far as the reader may know.
pub(super) fn opinions(t: Texts, shown: &Shown) -> Vec<(String, String, String)> {
    let one = |one: &geleit_store::interviews::Interviewer| {
        let (word, words) = match &one.opinion {
            Opinion::Open => (t.interviews_opinion_open(), String::new()),
            Opinion::Hidden => (t.interviews_opinion_hidden(), String::new()),
            Opinion::Said(word, words) => (t.interviews_recommendation_word(word), words.clone()),
        };
        (one.name.clone(), word, words)
    };
    shown.interviewers.iter().map(one).collect()
}

fn recommendations(t: Texts) -> Vec<Choice> {
    let choice = |word: &Recommendation| Choice {
        value: word.text().to_owned(),
        label: t.interviews_recommendation_word(word),
    };
    Recommendation::ALL.iter().map(choice).collect()
}

/// What was done, the newest first.
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
    shown.entries.iter().rev().map(line).collect()
}
