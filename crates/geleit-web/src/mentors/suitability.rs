//! Whether a mentor is suitable: each point with a finding, the voluntary work, the decision and
//! the day of the commitment (S1-27, S1-28).

use super::points::{self, PointView};
use super::show::{Head, head};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form, html_too_late};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::MentorId;
use geleit_domain::mentors::suitability::{Finding, Point, Suitability};
use geleit_store::consultations::{Consultation, Judgement};
use geleit_store::mentors::Record;
use jiff::Timestamp;

#[derive(Template)]
#[template(path = "mentors/suitability.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    path: String,
    name: String,
    head: Head,
    points: Vec<PointView>,
    findings: Vec<Choice>,
    volunteer: Vec<Choice>,
    /// It can be decided now; else it is only read.
    is_open: bool,
    has_consultation: bool,
    is_conflict: bool,
    /// What is stored of the decision, in words.
    stored: Vec<(String, String)>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<MentorId>,
    page: Page,
) -> Answer {
    let record = app.store.mentor_to_change(&actor, id, now).await?;
    let form = filled(record.consultation.as_ref());
    draw(page, form, &record, false, now)
}

fn filled(stored: Option<&Consultation>) -> Form {
    let mut form = Form::default();
    points::put(&mut form, stored);
    let Some(stored) = stored else { return form };
    let it = stored.suitability();
    form.put("version", &stored.version);
    for (point, finding) in &it.findings {
        form.put(&points::found_name(*point), finding);
    }
    if let Some(is_volunteer) = it.is_volunteer {
        form.put("volunteer", &if is_volunteer { "yes" } else { "no" });
    }
    if let Some(suitable) = it.suitable {
        form.put("suitable", &suitable);
    }
    if let Some(day) = it.committed_on {
        form.put_date("committed_on", &day.to_string());
    }
    form
}

fn draw(page: Page, form: Form, record: &Record, is_conflict: bool, now: Timestamp) -> Answer {
    let t = page.t;
    let stored = record.consultation.as_ref();
    let yes_no = |word: &str| Choice { value: word.to_owned(), label: t.persons_yes_no(word) };
    let view = Show {
        t,
        path: format!("/desk/mentors/{}", record.mentor.id),
        name: record.person.name(),
        head: head(t, record, now),
        points: points::views(t, &form, stored, is_conflict),
        findings: points::findings(t),
        volunteer: ["yes", "no"].map(yes_no).into(),
        is_open: stored.is_some() && super::is_on_the_way(&record.mentor.status),
        has_consultation: stored.is_some(),
        is_conflict,
        stored: stored.map(|stored| in_words(t, &stored.suitability())).unwrap_or_default(),
        page: page.with(&form),
        form,
    };
    if is_conflict { html_too_late(&view) } else { html_form(&view, &view.form) }
}

/// The decision as it is stored; an open question is told as such.
fn in_words(t: Texts, it: &Suitability) -> Vec<(String, String)> {
    let open = || t.consultations_open();
    let volunteer = it.is_volunteer.map(|yes| t.persons_yes_no(if yes { "yes" } else { "no" }));
    let suitable = it.suitable.map(|word| t.consultations_finding(word));
    let committed = it.committed_on.map(|day| t.date(day));
    vec![
        (t.consultations_volunteer(), volunteer.unwrap_or_else(open)),
        (t.consultations_suitable(), suitable.unwrap_or_else(open)),
        (t.consultations_committed(), committed.unwrap_or_else(open)),
    ]
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<MentorId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let record = app.store.mentor_to_change(&actor, id, now).await?;
    let (t, version) = (page.t, form.version()?);
    let words = Point::ALL.iter().map(|point| (*point, form.value(point.text()).to_owned()));
    let words = words.collect();
    let suitability = read(t, &mut form);
    if form.is_refused() {
        return draw(page, form, &record, false, now);
    }
    let judged = Judgement { version, words, suitability };
    match app.store.judge_mentor(&actor, id, &judged, now).await {
        Ok(()) => Ok(see_other(&format!("/desk/mentors/{id}"), t.consultations_judged())),
        Err(geleit_store::Error::Outdated) => {
            let record = app.store.mentor_to_change(&actor, id, now).await?;
            form.catch_up(record.consultation.as_ref().map_or(0, |found| found.version));
            draw(page, form, &record, true, now)
        }
        Err(error) => Err(error.into()),
    }
}

fn read(t: Texts, form: &mut Form) -> Suitability {
    let finding = |name: &str| Finding::from_text(form.value(name));
    let findings = Point::ALL.iter();
    let findings = findings.filter_map(|p| Some((*p, finding(&points::found_name(*p))?)));
    let mut it = Suitability {
        findings: findings.collect(),
        is_volunteer: match form.value("volunteer") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        suitable: finding("suitable"),
        committed_on: None,
    };
    for needed in it.missing() {
        let name = Point::from_text(needed.text()).map(points::found_name);
        let name = name.unwrap_or_else(|| needed.text().to_owned());
        form.refuse(&name, t.consultations_needed(needed));
    }
    it.committed_on = form.optional_date("committed_on", || t.consultations_committed_wrong());
    it
}
