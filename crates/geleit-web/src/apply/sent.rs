//! An application after it was sent: its number, where it stands, what happens next and by when.

use crate::App;
use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::interviews;
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::applications::form::is_under_age;
use geleit_domain::applications::{ANSWER_DAYS, Status, Verb};
use geleit_domain::consents::Purpose;
use geleit_store::applications::Own;
use geleit_store::secrets::Secret;
use jiff::ToSpan;
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "apply/sent.html")]
struct Show {
    t: Texts,
    page: Page,
    path: String,
    own: Own,
    /// Until when the person hears from the programme; empty when something was said already.
    until: String,
    is_under_age: bool,
    counts_origin: bool,
    /// The interview that is planned: when, and where or how.
    interview: Option<(String, String)>,
    may_withdraw: bool,
}

pub(super) async fn show(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let own = app.store.own_application(&link.parse()?, now).await?;
    let page = page.of(&own.programme);
    let (status, today) = (own.application.status()?, own.programme.today(now));
    let answered = |day: Date| page.t.date(day.saturating_add(ANSWER_DAYS.days()));
    let received = own.application.received_on.parse().ok().filter(|_| status == Status::Received);
    let origin = Purpose::OriginMatching.text();
    let interview = own.interview.as_ref().map(|one| interviews::said(page.t, one)).transpose()?;
    html(&Show {
        t: page.t,
        path: format!("/{language}/applications/{link}"),
        until: received.map(answered).unwrap_or_default(),
        is_under_age: own.identity.birth.is_some_and(|birth| is_under_age(birth, today)),
        interview,
        counts_origin: own.consents.iter().any(|consent| consent.purpose == origin),
        may_withdraw: status.after(Verb::Withdraw).is_some(),
        page,
        own,
    })
}

/// The person takes back that origin may count.
pub(super) async fn take_back(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let secret: Secret = link.parse()?;
    app.store.withdraw_origin_consent(&secret, now).await?;
    let path = format!("/{language}/applications/{link}");
    Ok(see_other(&path, page.t.apply_sent_origin_done()))
}
