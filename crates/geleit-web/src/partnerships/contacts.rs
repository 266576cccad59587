//! Whom each side of a pair asks for help (S1-56): named on the page of the pair, and handed over
//! for all pairs of somebody at once.

use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, PartnershipId};
use geleit_store::partnerships::{ContactPerson, Named, ShownContacts, Support};
use geleit_store::{Error, Refusal};
use jiff::Timestamp;

pub(super) const PATH: &str = "/desk/contact-persons";

#[derive(Template)]
#[template(path = "partnerships/contacts.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    id: PartnershipId,
    mentee: String,
    mentor: String,
    candidates: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "partnerships/handover.html")]
struct Handover {
    t: Texts,
    page: Page,
    form: Form,
    named: Vec<Named>,
    from: Vec<Choice>,
    to: Vec<Choice>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let found = app.store.show_contacts(&actor, id).await?;
    let mut form = Form::filled([("is_form", "yes".to_owned())]);
    for (field, named) in ["mentee", "mentor"].into_iter().zip(&found.named) {
        form.put(field, &named.as_ref().map(|one| one.id.to_string()).unwrap_or_default());
    }
    draw(page, id, &found, form)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let found = app.store.show_contacts(&actor, id).await?;
    // An empty form would take away both.
    if !form.has("is_form", "yes") {
        return Err(crate::Error::Invalid);
    }
    let t = page.t;
    let mut chosen = |field| match form.value(field) {
        "" => None,
        _ => form.parse::<AccountId>(field, || t.contacts_wrong()),
    };
    let named = [chosen("mentee"), chosen("mentor")];
    if form.is_refused() {
        return draw(page, id, &found, form);
    }
    match app.store.name_contacts(&actor, id, named, now).await {
        Ok(()) => Ok(see_other(&super::path(id), t.contacts_said())),
        Err(Error::Refused(Refusal::Invalid { .. })) => {
            form.refuse("mentee", t.contacts_wrong());
            draw(page, id, &found, form)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn list(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
) -> Answer {
    draw_list(&app, &actor, page, Form::default(), now).await
}

pub(super) async fn hand_over(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let from = form.parse::<AccountId>("from", || t.contacts_from_missing());
    let to = form.parse::<AccountId>("to", || t.contacts_to_missing());
    let Some((from, to)) = from.zip(to) else {
        return draw_list(&app, &actor, page, form, now).await;
    };
    match app.store.hand_over(&actor, from, to, now).await {
        Ok(sides) => Ok(see_other(PATH, t.contacts_said_handover(sides))),
        Err(Error::Refused(Refusal::Invalid { .. })) => {
            form.refuse("to", t.contacts_to_missing());
            draw_list(&app, &actor, page, form, now).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Whom to ask, for the two of a pair: the named person, and the contact of the programme.
pub(crate) fn help(t: Texts, support: &Support, programme: &str) -> String {
    match &support.person {
        Some(person) => {
            let (who, email) = (t.me_contact_person(&person.name), &person.email);
            format!("{who}\n{email}\n\n{programme}").trim_end().to_owned()
        }
        None => programme.to_owned(),
    }
}

/// Until when the pair is planned, for the two of it; empty where nothing is.
pub(crate) fn planned(page: &Page, support: &Support) -> String {
    match support.planned_end.as_str() {
        "" => String::new(),
        day => page.t.me_planned_until(page.day(day)),
    }
}

fn choice(one: &ContactPerson) -> Choice {
    Choice { value: one.id.to_string(), label: format!("{} ({})", one.name, one.email) }
}

fn draw(page: Page, id: PartnershipId, found: &ShownContacts, form: Form) -> Answer {
    let (t, line) = (page.t, &found.line);
    let nobody = Choice { value: String::new(), label: t.contacts_default() };
    let view = View {
        t,
        id,
        mentee: line.mentee(),
        mentor: line.mentor(),
        candidates: std::iter::once(nobody).chain(found.candidates.iter().map(choice)).collect(),
        page: page.at_cohort(&found.cohort).with(&form),
        form,
    };
    html_form(&view, &view.form)
}

async fn draw_list(app: &App, actor: &Actor, page: Page, form: Form, now: Timestamp) -> Answer {
    let (named, candidates) = app.store.named_contacts(actor, now).await?;
    let nobody = || Choice { value: String::new(), label: String::new() };
    let from =
        named.iter().map(|one| Choice { value: one.id.to_string(), label: one.name.clone() });
    let view = Handover {
        t: page.t,
        from: std::iter::once(nobody()).chain(from).collect(),
        to: std::iter::once(nobody()).chain(candidates.iter().map(choice)).collect(),
        named,
        page: page.with(&form),
        form,
    };
    html_form(&view, &view.form)
}
