//! An event as a file for calendars: for the desk, and for whoever is on its list.

use super::house;
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::interviews::mail_address;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use geleit_domain::events::{Standing, Status};
use geleit_domain::id::EventId;
use geleit_exchange::{Appointment, Certainty, calendar_file};
use geleit_store::events::Event;
use geleit_store::programmes::Programme;
use jiff::Timestamp;

pub(super) async fn of_desk(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
) -> Answer {
    let shown = app.store.show_event(&actor, id).await?;
    let programme = app.store.programme(actor.programme).await?;
    let file = File {
        url: format!("{}/desk/events/{id}", app.config.public_address),
        online_link: shown.event.online_link.clone(),
        sequence: shown.event.sequence,
        standing: None,
    };
    file.answer(&app, &programme, &shown.event, now)
}

/// What differs between readers of the same event.
pub(crate) struct File {
    pub(crate) url: String,
    /// The address of the video call, for whoever may know it; may be empty.
    pub(crate) online_link: String,
    /// Grows with each change of the event or of the reader's place, as in the feed.
    pub(crate) sequence: i64,
    /// Where the reader stands; nothing: the office.
    pub(crate) standing: Option<Standing>,
}

/// How sure a date is for somebody on its list: in files and feeds alike.
pub(crate) fn certainty(status: Status, standing: Standing) -> Certainty {
    match (status, standing) {
        (Status::Cancelled, _) | (_, Standing::Withdrawn) => Certainty::Cancelled,
        (_, Standing::Placed) => Certainty::Confirmed,
        (_, Standing::Invited | Standing::Waiting) => Certainty::Tentative,
    }
}

impl File {
    pub(crate) fn answer(
        &self,
        app: &App,
        programme: &Programme,
        event: &Event,
        now: Timestamp,
    ) -> Answer {
        let office = match mail_address(&programme.contact) {
            Some(address) => format!("mailto:{address}"),
            None => app.config.public_address.clone(),
        };
        let house = house(event);
        let file = calendar_file(&Appointment {
            uid: &event.id.to_string(),
            sequence: u32::try_from(self.sequence).map_err(|_| Error::Failed)?,
            starts: event.starts()?,
            ends: event.ends()?,
            stamped: now,
            summary: &event.title,
            place: if house.is_empty() { &self.online_link } else { &house },
            url: &self.url,
            organiser: (&programme.name, &office),
            invited: "",
            certainty: certainty(event.status()?, self.standing.unwrap_or(Standing::Placed)),
        });
        let headers = [
            (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
            (header::CONTENT_DISPOSITION, "attachment; filename=\"event.ics\""),
        ];
        Ok((headers, file).into_response())
    }
}
