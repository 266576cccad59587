//! Somebody's dates as a calendar that programs subscribe to (RFC 5545, RFC 7986): each date with a
//! UID that stays, a sequence that grows, and the time of its last change, so that the same dates
//! are the same bytes.

use crate::calendar::{one_line, utc};
use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::Timestamp;

/// Programs may ask again after so long (RFC 5545 duration).
const ASK_AGAIN: &str = "PT6H";

/// How sure a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// It takes place and the reader comes.
    Confirmed,
    /// The reader has not said yes, or waits for a place.
    Tentative,
    /// It does not take place, or the reader does not come: calendars take it out.
    Cancelled,
}

impl Certainty {
    /// The word of the standard.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Confirmed => "CONFIRMED",
            Self::Tentative => "TENTATIVE",
            Self::Cancelled => "CANCELLED",
        }
    }
}

/// A date in a feed.
#[derive(Clone, Debug)]
pub struct FeedDate<'a> {
    /// Stays the same for as long as the date is remembered.
    pub uid: &'a str,
    /// Grows with each change that calendars must hear of.
    pub sequence: u32,
    /// Begins.
    pub starts: Timestamp,
    /// Ends.
    pub ends: Timestamp,
    /// When anything about it changed last.
    pub changed: Timestamp,
    /// What it is, in a few words.
    pub summary: String,
    /// Where; it may be the address of a video call.
    pub place: String,
    /// Where one reads on; may be empty.
    pub url: String,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The feed of these dates under a name.
#[must_use]
pub fn calendar_feed(name: &str, dates: &[FeedDate<'_>]) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//geleit//geleit//EN"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("X-PUBLISHED-TTL", ASK_AGAIN))
        .append_property(
            Property::new("REFRESH-INTERVAL", ASK_AGAIN).add_parameter("VALUE", "DURATION").done(),
        )
        .name(&one_line(name));
    for date in dates {
        let status = date.certainty.text();
        let mut event = Event::new();
        event
            .uid(date.uid)
            .sequence(date.sequence)
            .add_property("DTSTAMP", utc(date.changed))
            .add_property("LAST-MODIFIED", utc(date.changed))
            .add_property("DTSTART", utc(date.starts))
            .add_property("DTEND", utc(date.ends))
            .add_property("STATUS", status)
            .summary(&one_line(&date.summary))
            .location(&one_line(&date.place));
        if !date.url.is_empty() {
            event.url(&date.url);
        }
        calendar.push(event.done());
    }
    calendar.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use icalendar::parser::{read_calendar, unfold};

    fn date(uid: &'static str, certainty: Certainty) -> FeedDate<'static> {
        FeedDate {
            uid,
            sequence: 3,
            starts: "2026-10-25T00:30:00Z".parse().unwrap(),
            ends: "2026-10-25T01:15:00Z".parse().unwrap(),
            changed: "2026-01-23T09:00:00Z".parse().unwrap(),
            summary: format!("Auftakt; Essen, Trinken {}", "أمل ".repeat(30)),
            place: "Saal 2,\r\nATTENDEE:mailto:eve@example.org".into(),
            url: String::new(),
            certainty,
        }
    }

    #[test]
    fn a_feed_is_read_by_another_program_and_is_the_same_bytes_for_the_same_dates() {
        let dates = [
            date("a", Certainty::Confirmed),
            date("b", Certainty::Tentative),
            date("c", Certainty::Cancelled),
        ];
        let file = calendar_feed("Termine\r\nX:1", &dates);
        assert_eq!(file, calendar_feed("Termine\r\nX:1", &dates));
        let unfolded = unfold(&file);
        let calendar = read_calendar(&unfolded).unwrap();
        assert!(calendar.properties.iter().all(|one| one.name != "METHOD" && one.name != "X"));
        let mut seen = Vec::new();
        for event in &calendar.components {
            let value = |name: &str| event.find_prop(name).unwrap().val.as_str().to_owned();
            assert!(
                event.find_prop("ATTENDEE").is_none() && event.find_prop("ORGANIZER").is_none()
            );
            assert_eq!(
                (value("SEQUENCE"), value("DTSTAMP")),
                ("3".into(), "20260123T090000Z".into())
            );
            seen.push((value("UID"), value("STATUS")));
        }
        let expected = [("a", "CONFIRMED"), ("b", "TENTATIVE"), ("c", "CANCELLED")];
        assert_eq!(seen, expected.map(|(uid, status)| (uid.to_owned(), status.to_owned())));
    }

    #[test]
    fn every_line_of_a_feed_is_folded_and_ends_as_the_standard_wants() {
        let file = calendar_feed("Termine", &[date("a", Certainty::Confirmed)]);
        assert!(file.ends_with("END:VCALENDAR\r\n"), "{file}");
        for line in file.split("\r\n") {
            assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
        }
    }
}
