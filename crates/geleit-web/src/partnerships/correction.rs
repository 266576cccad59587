//! Setting a partnership right: a wrong date, or a pair that should never have been recorded.

use super::show;
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form, html_too_late};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_store::partnerships::{Correction, Shown};
use geleit_store::{Error, Refusal};

#[derive(Template)]
#[template(path = "partnerships/correction.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    /// What others did since the form was drawn.
    changes: Vec<String>,
    id: PartnershipId,
    mentee: String,
    mentor: String,
    whats: Vec<Choice>,
}

pub(super) async fn ask(
    State(app): State<App>,
    By(actor): By,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    draw(&app, &actor, id, page, Form::default()).await
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let correction = match form.value("what") {
        "date" => form.date("date", || t.partnerships_date_missing()).map(Correction::Date),
        "pair" => Some(Correction::Pair),
        _ => {
            form.refuse("what", t.partnerships_what_missing());
            None
        }
    };
    let reason = form.text("reason", || t.partnerships_reason_missing());
    let (Some(correction), Some(reason)) = (correction, reason) else {
        return draw(&app, &actor, id, page, form).await;
    };
    let version = form.version()?;
    match app.store.correct_partnership(&actor, id, version, correction, &reason, now).await {
        Ok(()) => {
            Ok(see_other(&format!("/desk/partnerships/{id}"), t.partnerships_said_corrected()))
        }
        Err(Error::Refused(Refusal::Invalid { .. })) => {
            form.refuse("date", t.partnerships_date_missing());
            draw(&app, &actor, id, page, form).await
        }
        Err(Error::Outdated | Error::WrongStatus { .. }) => {
            too_late(&app, &actor, id, page, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Somebody was faster: the form again, with what they did.
async fn too_late(
    app: &App,
    actor: &Actor,
    id: PartnershipId,
    page: Page,
    mut form: Form,
) -> Answer {
    let shown = load(app, actor, id).await?;
    let steps = form.catch_up(shown.partnership.version);
    let entries = shown.entries.iter().rev().take(steps);
    let changes = entries.map(|entry| show::sentence(&page, entry)).collect::<Result<_, _>>()?;
    html_too_late(&view(id, page, form, &shown, changes))
}

async fn load(app: &App, actor: &Actor, id: PartnershipId) -> Result<Shown, crate::Error> {
    let shown = app.store.show_partnership(actor, id).await?;
    if shown.may_correct { Ok(shown) } else { Err(crate::Error::Forbidden) }
}

async fn draw(app: &App, actor: &Actor, id: PartnershipId, page: Page, form: Form) -> Answer {
    let shown = load(app, actor, id).await?;
    let form = if form.value("version").is_empty() && !form.is_refused() {
        Form::filled([("version", shown.partnership.version.to_string())])
    } else {
        form
    };
    let view = view(id, page, form, &shown, vec![]);
    html_form(&view, &view.form)
}

fn view(id: PartnershipId, page: Page, form: Form, shown: &Shown, changes: Vec<String>) -> View {
    let t = page.t;
    let choice =
        |word: &str| Choice { value: word.to_owned(), label: t.partnerships_what_word(word) };
    let page = page.at_cohort(&shown.cohort).with(&form);
    View {
        t,
        page,
        form,
        changes,
        id,
        mentee: shown.line.mentee(),
        mentor: shown.line.mentor(),
        whats: vec![choice("date"), choice("pair")],
    }
}
