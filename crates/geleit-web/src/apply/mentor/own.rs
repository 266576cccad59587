//! A mentor's own page behind the personal link: the number, where the enquiry stands, who calls
//! and by when.

use crate::App;
use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::applications::ANSWER_DAYS;
use geleit_domain::mentors::{Status, Verb};
use geleit_store::mentors::Own;
use jiff::ToSpan;
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "apply/mentor/own.html")]
struct Show {
    t: Texts,
    page: Page,
    path: String,
    own: Own,
    /// Until when somebody calls; empty when that was done.
    until: String,
    /// Who calls.
    by: String,
    may_withdraw: bool,
    /// What is to be read first, and what comes next.
    said: (String, String),
}

pub(super) async fn show(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let own = app.store.own_mentor(&link.parse()?, now).await?;
    let page = page.of(&own.programme);
    let (t, status) = (page.t, own.mentor.status()?);
    let received = own.received_on.parse::<Date>().ok().filter(|_| status == Status::Enquiry);
    let until = received.map(|day| t.date(day.saturating_add(ANSWER_DAYS.days())));
    html(&Show {
        t,
        path: format!("/{language}/mentors/{link}"),
        until: until.unwrap_or_default(),
        by: match &own.organisation {
            Some(name) => t.apply_mentor_by(name),
            None => t.apply_mentor_by_office(),
        },
        may_withdraw: status.after(Verb::Withdraw).is_some(),
        said: match own.mentor.joined_to {
            Some(_) => (t.apply_mentor_joined(), t.apply_mentor_joined_next()),
            None => (t.me_mentor_status(status), t.me_mentor_next(status)),
        },
        page,
        own,
    })
}
