//! Where the office has referred the mentee of a pair to, and what came of it (S1-19, S1-20). There
//! is no field for what is talked about there.

use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::routes::{Routes, Rule};
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use geleit_domain::actor::Actor;
use geleit_domain::id::{PartnershipId, ReferralId};
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::referrals::{Answer as Outcome, BODY_MAX, Kind, Referral};
use geleit_domain::policy::{Action, Resource};
use geleit_store::partnerships::referrals::{Noted, ShownReferrals};
use geleit_store::persons::full_name;
use geleit_store::{Error, Refusal};

pub(crate) fn routes(routes: Routes) -> Routes {
    let step = Rule::May(Action::Step, Resource::Partnership);
    let all = "/desk/partnerships/{partnership}/referrals";
    let answer = "/desk/partnerships/{partnership}/referrals/answer";
    let retraction = "/desk/partnerships/{partnership}/referrals/retraction";
    routes
        .route(Method::GET, all, step, show)
        .route(Method::POST, all, step, save)
        .route(Method::POST, answer, step, note_answer)
        .route(Method::POST, retraction, step, retract)
}

#[derive(Template)]
#[template(path = "referrals/list.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    id: PartnershipId,
    mentee: String,
    lines: Vec<Line>,
    kinds: Vec<Choice>,
    answers: Vec<Choice>,
    may_refer: bool,
}

struct Line {
    id: String,
    words: String,
    day: String,
    answer: String,
    answered: String,
}

async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let mut form = Form::filled([("answer", Outcome::Open.to_string())]);
    form.put_date("on", &app.store.programme(actor.programme).await?.today(now).to_string());
    draw(&app, &actor, id, page, form).await
}

async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    app.store.show_referrals(&actor, id).await?;
    let kind = form.parse::<Kind>("kind", || t.referrals_kind_missing());
    let body = form.text("body", || t.referrals_body_wrong(BODY_MAX));
    let on = form.date("on", || t.referrals_on_wrong());
    let answer = Outcome::from_text(form.value("answer")).unwrap_or(Outcome::Open);
    let (Some(kind), Some(body), Some(on)) = (kind, body, on) else {
        return draw(&app, &actor, id, page, form).await;
    };
    match app.store.refer(&actor, id, &Referral { kind, body, on, answer }, now).await {
        Ok(()) => Ok(see_other(&path(id), t.referrals_said())),
        Err(Error::Refused(Refusal::Invalid { field, .. })) => {
            let wrong = match field {
                "on" => t.referrals_on_wrong(),
                _ => t.referrals_body_wrong(BODY_MAX),
            };
            form.refuse(field, wrong);
            draw(&app, &actor, id, page, form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn note_answer(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.show_referrals(&actor, id).await?;
    let referral = form.value("referral").parse::<ReferralId>();
    let referral = referral.map_err(|_| crate::Error::Invalid)?;
    let answer = Outcome::from_text(form.value("answer")).ok_or(crate::Error::Invalid)?;
    app.store.answer_referral(&actor, id, (referral, answer), now).await?;
    Ok(see_other(&path(id), page.t.referrals_said_answer()))
}

async fn retract(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    app.store.show_referrals(&actor, id).await?;
    let referral = form.value("referral").parse::<ReferralId>();
    let referral = referral.map_err(|_| crate::Error::Invalid)?;
    let Some(reason) = form.text("reason", || page.t.partnerships_reason_missing()) else {
        return draw(&app, &actor, id, page, form).await;
    };
    app.store.retract_referral(&actor, id, (referral, &reason), now).await?;
    Ok(see_other(&path(id), page.t.referrals_said_retracted()))
}

async fn draw(app: &App, actor: &Actor, id: PartnershipId, page: Page, form: Form) -> Answer {
    let found = app.store.show_referrals(actor, id).await?;
    let view = view(page, form, id, &found)?;
    html_form(&view, &view.form)
}

fn view(page: Page, form: Form, id: PartnershipId, found: &ShownReferrals) -> Result<View, Error> {
    let t = page.t;
    let kinds = Choice::each(Kind::ALL, |one| t.referrals_kind_word(one));
    let answers = Choice::each(Outcome::ALL, |one| t.referrals_answer_word(one));
    let lines = found.referrals.iter().map(|noted| line(&page, noted)).collect::<Result<_, _>>()?;
    let status = found.partnership.status()?;
    Ok(View {
        t,
        id,
        mentee: full_name(&found.line.given_name, &found.line.family_name),
        lines,
        kinds,
        answers,
        may_refer: !matches!(status, Status::Declined | Status::Withdrawn),
        page: page.at_cohort(&found.cohort).with(&form),
        form,
    })
}

fn line(page: &Page, noted: &Noted) -> Result<Line, Error> {
    let (t, answer) = (page.t, noted.answer()?);
    let word = t.referrals_answer_word(answer);
    let answered = match &noted.answered_on {
        Some(day) if answer != Outcome::Open => {
            t.referrals_answer_since().answer(word).day(page.day(day))
        }
        _ => word,
    };
    Ok(Line {
        id: noted.id.to_string(),
        words: format!("{}: {}", t.referrals_kind_word(noted.kind()?), noted.body),
        day: page.day(&noted.on_date),
        answer: answer.to_string(),
        answered,
    })
}

fn path(id: PartnershipId) -> String {
    format!("/desk/partnerships/{id}/referrals")
}
