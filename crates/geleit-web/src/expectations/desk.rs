//! The expectation check at the desk: who has answered when, what both expect once both have, and
//! the form for whoever says it on the telephone or on paper.

use super::fields::{self, Asked};
use super::own::answered;
use super::sheet as printed;
use super::table::{self, Line};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::meetings::Way;
use geleit_store::partnerships::expectations::Check;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "expectations/desk.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    id: PartnershipId,
    mentee: String,
    mentor: String,
    /// Who has answered, and when.
    answered: Vec<String>,
    /// What both have answered; nothing before both have.
    lines: Vec<Line>,
    heads: [String; 2],
    may_copy: bool,
    sides: Vec<Choice>,
    ways: Vec<Choice>,
    asked: Vec<Asked>,
    degrees: Vec<Choice>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    draw(&app, &actor, id, page, Form::filled([("way", Way::Phone.to_string())])).await
}

pub(super) async fn copy(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    app.store.expectations_of_partnership(&actor, id).await?;
    let t = page.t;
    let side: Option<Side> = form.parse("side", || t.desk_pairs_side_missing());
    let way = Way::from_text(form.value("way")).unwrap_or(Way::Phone);
    let answers = fields::read(t, &mut form);
    if let (Some(side), Some(answers)) = (side, answers) {
        app.store.copy_expectations(&actor, id, (side, way, &answers), now).await?;
        return Ok(see_other(&path(id), t.desk_pairs_said_answers()));
    }
    draw(&app, &actor, id, page, form).await
}

pub(super) async fn sheet(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let found = app.store.expectations_of_partnership(&actor, id).await?;
    let wanted = query.get("with").map_or(found.language.as_str(), String::as_str);
    printed::answer(&page, wanted, &found.check, now).await
}

async fn draw(app: &App, actor: &Actor, id: PartnershipId, page: Page, form: Form) -> Answer {
    let found = app.store.expectations_of_partnership(actor, id).await?;
    let shown = app.store.show_partnership(actor, id).await?;
    let page = page.at_cohort(&shown.cohort).with(&form);
    let (t, line) = (page.t, &shown.line);
    let lines = match &found.check {
        Check::Both { mentee, mentor } => table::lines(t, mentee, mentor),
        Check::Open { .. } => Vec::new(),
    };
    let side = |side: &Side| Choice { value: side.to_string(), label: t.matching_side_word(side) };
    let way = |way: Way| Choice { value: way.to_string(), label: t.hours_way(way) };
    let view = View {
        t,
        form,
        id,
        mentee: line.mentee(),
        mentor: line.mentor(),
        answered: answered(t, &found.check),
        may_copy: lines.is_empty() && shown.partnership.status()?.is_together(),
        lines,
        heads: table::heads(t),
        sides: Side::ALL.iter().map(side).collect(),
        ways: [Way::Phone, Way::Paper].map(way).into(),
        asked: fields::asked(t),
        degrees: fields::degrees(t),
        page,
    };
    html_form(&view, &view.form)
}

fn path(id: PartnershipId) -> String {
    format!("/desk/partnerships/{id}/expectations")
}
