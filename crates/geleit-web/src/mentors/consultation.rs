//! The telephone consultation on one page, usable while talking: what is known, the guide with
//! notes, and the questionnaire's questions, so that nobody types twice (S1-27, S1-39).

use super::answers::{Group, groups, named, open_in};
use super::points::{self, PointView};
use super::show::{Head, head};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::{Language, Texts, plain};
use crate::layers::see_other;
use crate::persons::{self, names_of};
use crate::questionnaires::{FieldView, form_of, refuse, say, typed};
use crate::ui::{Choice, Form, Page, html_form, html_too_late};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Answers;
use geleit_domain::id::MentorId;
use geleit_domain::mentors::questionnaire::{Field, prefill, read_so_far};
use geleit_domain::mentors::suitability::Point;
use geleit_store::consultations::Talk;
use geleit_store::mentors::Record;
use geleit_store::persons::Person;
use geleit_store::{Error as StoreError, Refusal};
use jiff::Timestamp;
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "mentors/consultation.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    names: persons::Names,
    path: String,
    head: Head,
    person: Person,
    points: Vec<PointView>,
    groups: Vec<Group>,
    /// The questions that are open, by name.
    open: String,
    languages: Vec<Choice>,
    /// Notes can be taken; else they are only read.
    is_open: bool,
    may_send: bool,
    is_conflict: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<MentorId>,
    page: Page,
) -> Answer {
    let record = app.store.mentor_to_change(&actor, id, now).await?;
    let form = filled(page.t, &record)?;
    draw(page, form, record, false, now)
}

/// The questionnaire as it was typed, or as it is known.
fn answers(t: Texts, record: &Record) -> Result<Answers, Error> {
    let typed = record.consultation.as_ref().map(|found| found.answers()).transpose()?.flatten();
    let capacity = u32::try_from(record.mentor.capacity).unwrap_or(1);
    Ok(typed.unwrap_or_else(|| prefill(&record.profile, capacity, t.language.tag())))
}

fn filled(t: Texts, record: &Record) -> Result<Form, Error> {
    let mut form = form_of(&answers(t, record)?);
    form.put("version", &record.consultation.as_ref().map_or(0, |found| found.version));
    form.put("language", &record.language);
    let held_on = record.consultation.as_ref().map(|found| found.held_on.clone());
    form.put_date("held_on", &held_on.unwrap_or_else(|| record.today.to_string()));
    points::put(&mut form, record.consultation.as_ref());
    Ok(form)
}

fn draw(page: Page, form: Form, record: Record, is_conflict: bool, now: Timestamp) -> Answer {
    let t = page.t;
    let stored = answers(t, &record)?;
    let typed: Answers = typed(&form, Field::ALL).into_iter().collect();
    let field = |field: &Field| {
        let (mine, theirs) = (say(t, *field, &typed), say(t, *field, &stored));
        let stored = if is_conflict && mine != theirs { said(t, theirs) } else { String::new() };
        FieldView { stored, ..FieldView::new(t, *field) }
    };
    let returned = record.consultation.as_ref().and_then(|found| found.returned_at);
    let language = |one: &Language| Choice {
        value: one.tag().to_owned(),
        label: t.consultations_language_word(one.tag()),
    };
    let view = Show {
        t,
        names: names_of(t),
        path: format!("/desk/mentors/{}", record.mentor.id),
        head: head(t, &record, now),
        points: points::views(t, &form, record.consultation.as_ref(), is_conflict),
        groups: groups(t, field),
        open: named(t, &open_in(&form)),
        languages: Language::ALL.iter().map(language).collect(),
        is_open: super::is_on_the_way(&record.mentor.status),
        may_send: !record.person.email.is_empty() && returned.is_none(),
        is_conflict,
        page: page.with(&form),
        form,
        person: record.person,
    };
    if is_conflict { html_too_late(&view) } else { html_form(&view, &view.form) }
}

fn said(t: Texts, words: String) -> String {
    if words.is_empty() { t.persons_no_answer() } else { words }
}

/// What a request to keep a talk brings along.
struct Sent {
    app: App,
    actor: std::sync::Arc<Actor>,
    id: MentorId,
    now: Timestamp,
    page: Page,
    form: Form,
    record: Record,
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<MentorId>,
    page: Page,
    form: Form,
) -> Answer {
    let record = app.store.mentor_to_change(&actor, id, now).await?;
    Sent { app, actor, id, now, page, form, record }.keep().await
}

impl Sent {
    async fn keep(mut self) -> Answer {
        let (t, version) = (self.page.t, self.form.version()?);
        let Some(held_on) = self.held_on() else {
            return draw(self.page, self.form, self.record, false, self.now);
        };
        let answers: Answers = typed(&self.form, Field::ALL).into_iter().collect();
        let words = Point::ALL.iter().map(|p| (*p, self.form.value(p.text()).to_owned()));
        let language = Language::from_tag(self.form.value("language")).map(Language::tag);
        let known = self.record.language.clone();
        let talk = Talk {
            version,
            held_on,
            words: words.collect(),
            answers: &answers,
            language: language.unwrap_or(&known),
        };
        let (store, actor, id, now) = (&self.app.store, &self.actor, self.id, self.now);
        let done = match self.form.value("go") {
            "send" => store.save_and_send_questionnaire(actor, id, &talk, now).await,
            "take_over" => return self.take_over(&talk).await,
            "find" => return self.find(&talk).await,
            _ => store.save_consultation(actor, id, &talk, now).await.map(|_| ()),
        };
        let is_sent = self.form.has("go", "send");
        let said = if is_sent { t.consultations_sent() } else { t.consultations_saved() };
        match done {
            Ok(()) => Ok(see_other(&self.back(), said)),
            Err(error) => self.fail(error).await,
        }
    }

    /// The day of the talk, today at the latest.
    fn held_on(&mut self) -> Option<Date> {
        let t = self.page.t;
        let day = self.form.date("held_on", || t.consultations_held_missing())?;
        if day > self.record.today {
            self.form.refuse("held_on", t.consultations_held_future());
            return None;
        }
        Some(day)
    }

    /// After sending, the mentor's own page says what comes next; else the talk goes on here.
    fn back(&self) -> String {
        let path = format!("/desk/mentors/{}", self.id);
        match self.form.value("go") {
            "send" | "take_over" => path,
            _ => format!("{path}/consultation"),
        }
    }

    /// Takes over what was said on the telephone; what nobody said stays open. What is typed is
    /// kept in any case, also where it cannot be understood.
    async fn take_over(mut self, talk: &Talk<'_>) -> Answer {
        let (store, t) = (&self.app.store, self.page.t);
        let problems = match read_so_far(talk.answers, &self.record.profile) {
            Ok(answered) => {
                let done =
                    store.save_and_take_over(&self.actor, self.id, talk, &answered, self.now);
                return match done.await {
                    Ok(()) => Ok(see_other(&self.back(), t.consultations_taken_over())),
                    Err(error) => self.fail(error).await,
                };
            }
            Err(problems) => problems,
        };
        match store.save_consultation(&self.actor, self.id, talk, self.now).await {
            Ok(kept) => {
                self.form.catch_up(kept.version);
                refuse(t, &mut self.form, &problems);
                self.draw_again(false).await
            }
            Err(error) => self.fail(error).await,
        }
    }

    /// Kept, and drawn again with what own words could mean.
    async fn find(mut self, talk: &Talk<'_>) -> Answer {
        match self.app.store.save_consultation(&self.actor, self.id, talk, self.now).await {
            Ok(kept) => {
                self.form.catch_up(kept.version);
                self.draw_again(false).await
            }
            Err(error) => self.fail(error).await,
        }
    }

    async fn fail(mut self, error: StoreError) -> Answer {
        let t = self.page.t;
        match error {
            StoreError::Outdated => {
                let record =
                    self.app.store.mentor_to_change(&self.actor, self.id, self.now).await?;
                let version = record.consultation.as_ref().map_or(0, |found| found.version);
                self.form.catch_up(version);
                draw(self.page, self.form, record, true, self.now)
            }
            StoreError::Refused(Refusal::MentorFull) => {
                self.form.refuse("capacity", plain(&t.consultations_capacity_pairs()));
                draw(self.page, self.form, self.record, false, self.now)
            }
            StoreError::Refused(Refusal::Invalid { field: "email", .. }) => {
                self.form.refuse("language", t.consultations_no_email());
                draw(self.page, self.form, self.record, false, self.now)
            }
            StoreError::Refused(Refusal::Invalid { field, .. }) => {
                self.form.refuse(field, t.interviews_note_long());
                draw(self.page, self.form, self.record, false, self.now)
            }
            error => Err(error.into()),
        }
    }

    async fn draw_again(self, is_conflict: bool) -> Answer {
        let record = self.app.store.mentor_to_change(&self.actor, self.id, self.now).await?;
        draw(self.page, self.form, record, is_conflict, self.now)
    }
}
