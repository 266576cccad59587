//! The feed itself. The same dates are the same bytes: a program that has them already is told so.

use crate::App;
use crate::error::{Answer, Error};
use crate::events::{certainty, house};
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts, plain};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use geleit_domain::interviews;
use geleit_exchange::{Certainty, FeedDate, calendar_feed};
use geleit_store::feeds::{Feed, FeedEvent};
use geleit_store::interviews::Interview;
use geleit_store::secrets::Secret;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::fmt::Write;

pub(super) async fn show(
    AtBoth(language, secret): AtBoth<Language, Secret>,
    State(app): State<App>,
    Now(now): Now,
    headers: HeaderMap,
) -> Answer {
    let feed = app.store.feed(&secret, now).await?;
    let t = Texts::new(language, feed.programme.spelling());
    let file = file(t, &app.config.public_address, &feed)?;
    let tag = tag(&file);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let kept = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "private, no-cache".into())];
    if known.is_some_and(|known| known.split(',').any(|one| one.trim().ends_with(&tag))) {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    Ok((kept, [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], file).into_response())
}

fn file(t: Texts, address: &str, feed: &Feed) -> Result<String, Error> {
    let uids: Vec<String> = feed.events.iter().map(|one| one.event.id.to_string()).collect();
    let interviews: Vec<String> = feed.interviews.iter().map(|one| one.id.to_string()).collect();
    let mut dates = Vec::new();
    for (one, uid) in feed.events.iter().zip(&uids) {
        dates.push(event(t, address, one, uid)?);
    }
    let summary = plain(&t.letters_interview_summary(&feed.programme.name));
    for (one, uid) in feed.interviews.iter().zip(&interviews) {
        dates.push(interview(one, uid, &summary)?);
    }
    Ok(calendar_feed(&plain(&t.feeds_name(&feed.programme.name)), &dates))
}

fn event<'a>(
    t: Texts,
    address: &str,
    one: &FeedEvent,
    uid: &'a str,
) -> Result<FeedDate<'a>, Error> {
    let event = &one.event;
    let house = house(event);
    Ok(FeedDate {
        uid,
        sequence: u32::try_from(one.sequence).map_err(|_| Error::Failed)?,
        starts: event.starts()?,
        ends: event.ends()?,
        changed: geleit_store::timestamp(one.changed_at)?,
        summary: event.title.clone(),
        place: if house.is_empty() { event.online_link.clone() } else { house },
        // The public page, and no personal one: calendars are shared.
        url: format!("{address}/{}/events/{}", t.language, event.slug),
        certainty: certainty(event.status()?, one.standing),
    })
}

fn interview<'a>(one: &Interview, uid: &'a str, summary: &str) -> Result<FeedDate<'a>, Error> {
    let is_off = one.status()? == interviews::Status::Cancelled;
    Ok(FeedDate {
        uid,
        sequence: u32::try_from(one.sequence).map_err(|_| Error::Failed)?,
        starts: one.starts()?,
        ends: one.ends()?,
        // An interview keeps no time of its last change; its sequence says that there was one.
        changed: made(one)?,
        summary: summary.to_owned(),
        place: one.place.clone(),
        url: String::new(),
        certainty: if is_off { Certainty::Cancelled } else { Certainty::Confirmed },
    })
}

/// When it was planned, as its id says.
fn made(one: &Interview) -> Result<Timestamp, Error> {
    let (seconds, _) = one.id.get_timestamp().map(|at| at.to_unix()).unwrap_or_default();
    Timestamp::from_second(i64::try_from(seconds).unwrap_or(0)).map_err(|_| Error::Failed)
}

/// A strong tag: another byte is another tag.
fn tag(file: &str) -> String {
    let mut tag = String::from("\"");
    for byte in Sha256::digest(file).iter().take(16) {
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}
