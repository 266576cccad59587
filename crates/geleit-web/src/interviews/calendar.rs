//! The appointment as a file for calendars: for the desk, and for the mentee behind the link of a
//! letter.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, AtBoth, By, Now};
use crate::language::{Language, Texts, plain};
use crate::ui::Page;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use geleit_domain::id::InterviewId;
use geleit_domain::interviews::Status;
use geleit_exchange::{Appointment, Certainty, calendar_file};
use geleit_store::interviews::Interview;
use geleit_store::programmes::Programme;
use geleit_store::secrets::Secret;
use jiff::Timestamp;

pub(super) async fn of_desk(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<InterviewId>,
    page: Page,
) -> Answer {
    let shown = app.store.show_interview(&actor, id).await?;
    let programme = app.store.programme(actor.programme).await?;
    // The number and not the name: calendars are shared and leave the house.
    let summary = page.t.interviews_summary(&shown.application.reference);
    let url = format!("{}/desk/interviews/{id}", app.config.public_address);
    File { summary: plain(&summary), url, invited: String::new() }.answer(
        &app,
        &programme,
        &shown.interview,
        now,
    )
}

pub(super) async fn of_mentee(
    State(app): State<App>,
    Now(now): Now,
    AtBoth(language, secret): AtBoth<Language, Secret>,
) -> Answer {
    let found = app.store.invitation_by_link(&secret, now).await?;
    let programme = app.store.programme(secret.programme).await?;
    let t = Texts::new(language, programme.spelling());
    let summary = plain(&t.letters_interview_summary(&programme.name));
    let url = format!("{}/{language}", app.config.public_address);
    File { summary, url, invited: found.email }.answer(&app, &programme, &found.interview, now)
}

struct File {
    summary: String,
    url: String,
    invited: String,
}

impl File {
    fn answer(
        &self,
        app: &App,
        programme: &Programme,
        interview: &Interview,
        now: Timestamp,
    ) -> Answer {
        let office = match mail_address(&programme.contact) {
            Some(address) => format!("mailto:{address}"),
            None => app.config.public_address.clone(),
        };
        let file = calendar_file(&Appointment {
            uid: &interview.id.to_string(),
            sequence: u32::try_from(interview.sequence).map_err(|_| Error::Failed)?,
            starts: interview.starts()?,
            ends: interview.ends()?,
            stamped: now,
            summary: &self.summary,
            place: &interview.place,
            url: &self.url,
            organiser: (&programme.name, &office),
            invited: &self.invited,
            certainty: match interview.status()? {
                Status::Cancelled => Certainty::Cancelled,
                _ => Certainty::Confirmed,
            },
        });
        let headers = [
            (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
            (header::CONTENT_DISPOSITION, "attachment; filename=\"interview.ics\""),
        ];
        Ok((headers, file).into_response())
    }
}

/// The first e-mail address in the contact of a programme.
pub(crate) fn mail_address(contact: &str) -> Option<&str> {
    let words = contact.split(|c: char| c.is_whitespace() || c == ',' || c == ';');
    let words = words.map(|word| word.trim_matches(['<', '>', '(', ')', '.']));
    words.into_iter().find(|word| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    })
}
