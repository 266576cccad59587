//! Whether it fits, at the desk: what each side has said, and the form for whoever says it on the
//! telephone. Neither side reads this page.

use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::fit::{Fit, LINE_MAX};
use geleit_domain::partnerships::meetings::Way;
use geleit_store::partnerships::fit::{FitAnswer, Said};
use geleit_store::{Error, Refusal};

#[derive(Template)]
#[template(path = "fit_answers/desk.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    id: PartnershipId,
    mentee: String,
    mentor: String,
    answers: Vec<Line>,
    is_open: bool,
    sides: Vec<Choice>,
    ways: Vec<Choice>,
    fits: Vec<Choice>,
}

struct Line {
    side: String,
    said: String,
    line: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    draw(&app, &actor, id, page, Form::filled([("way", Way::Phone.to_string())])).await
}

pub(super) async fn note(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    app.store.fit_of_partnership(&actor, id).await?;
    let t = page.t;
    let side: Option<Side> = form.parse("side", || t.desk_pairs_side_missing());
    let answer: Option<Fit> = form.parse("answer", || t.desk_pairs_fit_missing());
    let way = Way::from_text(form.value("way")).unwrap_or(Way::Phone);
    if let (Some(side), Some(answer)) = (side, answer) {
        let line = form.value("line").to_owned();
        let said = Said { side, way, answer, line: &line };
        match app.store.note_fit(&actor, id, &said, now).await {
            Ok(()) => return Ok(see_other(&path(id), t.desk_pairs_said_answers())),
            Err(Error::Refused(Refusal::Invalid { .. })) => {
                form.refuse("line", t.desk_pairs_line_long(LINE_MAX));
            }
            Err(error) => return Err(error.into()),
        }
    }
    draw(&app, &actor, id, page, form).await
}

async fn draw(app: &App, actor: &Actor, id: PartnershipId, page: Page, form: Form) -> Answer {
    let found = app.store.fit_of_partnership(actor, id).await?;
    let shown = app.store.show_partnership(actor, id).await?;
    let page = page.at_cohort(&shown.cohort).with(&form);
    let (t, line) = (page.t, &shown.line);
    let choice = |value: String, label: String| Choice { value, label };
    let side = |side: &Side| choice(side.to_string(), t.matching_side_word(side));
    let way = |way: Way| choice(way.to_string(), t.hours_way(way));
    let fit = |fit: &Fit| choice(fit.to_string(), t.desk_pairs_fit_word(fit));
    let view = View {
        t,
        form,
        id,
        mentee: line.mentee(),
        mentor: line.mentor(),
        answers: found.iter().map(|one| said(&page, one)).collect::<Result<_, _>>()?,
        is_open: shown.partnership.status()?.is_together(),
        sides: Side::ALL.iter().map(side).collect(),
        ways: [Way::Phone, Way::Paper].map(way).into(),
        fits: Fit::ALL.iter().map(fit).collect(),
        page,
    };
    html_form(&view, &view.form)
}

fn said(page: &Page, found: &FitAnswer) -> Result<Line, Error> {
    let t = page.t;
    let said = match (found.answer()?, found.answered_at, found.way()?) {
        (Some(answer), Some(at), Some(way)) => {
            let (answer, way) = (t.desk_pairs_fit_word(answer), t.hours_way(way));
            t.desk_pairs_fit_said().answer(answer).time(page.when(&at)).way(way)
        }
        _ => t.desk_pairs_fit_asked(page.day(&found.asked_on)),
    };
    Ok(Line { side: t.matching_side_word(found.side()?), said, line: found.line.clone() })
}

fn path(id: PartnershipId) -> String {
    format!("/desk/partnerships/{id}/fit-answers")
}
