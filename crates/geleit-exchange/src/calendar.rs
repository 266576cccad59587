//! An appointment as a calendar file (RFC 5545, RFC 5546): times in UTC, so that every calendar
//! shows them on its own clock; a UID that stays, and a sequence that grows with each change.

use crate::feed::Certainty;
use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::Timestamp;

/// An appointment for a calendar.
#[derive(Clone, Debug)]
pub struct Appointment<'a> {
    /// Stays the same for as long as the appointment is remembered.
    pub uid: &'a str,
    /// Grows with each change that calendars must hear of.
    pub sequence: u32,
    /// Begins.
    pub starts: Timestamp,
    /// Ends.
    pub ends: Timestamp,
    /// When this file was made.
    pub stamped: Timestamp,
    /// What it is, in a few words.
    pub summary: &'a str,
    /// Where; it may be a telephone number or the address of a video call.
    pub place: &'a str,
    /// Where one reads on.
    pub url: &'a str,
    /// Who invites: the name and the address, with its scheme.
    pub organiser: (&'a str, &'a str),
    /// Who is invited, by e-mail address; may be empty.
    pub invited: &'a str,
    /// How sure it is; what is cancelled calendars take out.
    pub certainty: Certainty,
}

/// The calendar file of an appointment.
#[must_use]
pub fn calendar_file(appointment: &Appointment<'_>) -> String {
    // A request without anybody of whom something is requested is none (RFC 5546, 3.2.2).
    let method = match appointment.certainty {
        Certainty::Cancelled => "CANCEL",
        _ if appointment.invited.is_empty() => "PUBLISH",
        _ => "REQUEST",
    };
    let status = appointment.certainty.text();
    let mut event = Event::new();
    event
        .uid(appointment.uid)
        .sequence(appointment.sequence)
        .add_property("DTSTAMP", utc(appointment.stamped))
        .add_property("DTSTART", utc(appointment.starts))
        .add_property("DTEND", utc(appointment.ends))
        .add_property("STATUS", status)
        .summary(&one_line(appointment.summary))
        .location(&one_line(appointment.place))
        .url(appointment.url);
    let (name, address) = appointment.organiser;
    let organiser = Property::new("ORGANIZER", address).add_parameter("CN", &quotable(name)).done();
    event.append_property(organiser);
    if !appointment.invited.is_empty() {
        let invited = format!("mailto:{}", one_line(appointment.invited));
        event.append_property(Property::new("ATTENDEE", invited));
    }
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//geleit//geleit//EN"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", method))
        .push(event.done());
    calendar.to_string()
}

pub(crate) fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Nothing that could begin a line of its own.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A parameter of a property cannot hold quotes.
fn quotable(text: &str) -> String {
    one_line(text).replace('"', "'")
}

#[cfg(test)]
mod tests {
    use super::*;
    use icalendar::parser::{read_calendar, unfold};

    fn appointment() -> Appointment<'static> {
        Appointment {
            uid: "01900000-0000-7000-8000-000000000000",
            sequence: 2,
            starts: "2026-10-25T00:30:00Z".parse().unwrap(),
            ends: "2026-10-25T01:15:00Z".parse().unwrap(),
            stamped: "2026-01-23T09:00:00Z".parse().unwrap(),
            summary: "Gespräch; Mentoring, Wien",
            place: "Zimmer 3,\r\nATTENDEE:mailto:eve@example.org",
            url: "https://mentoring.example.org/desk/interviews/1",
            organiser: ("Mentoring \"Wien\"", "mailto:office@example.org"),
            invited: "amal@example.org",
            certainty: Certainty::Confirmed,
        }
    }

    fn read(file: &str) -> Vec<(String, String)> {
        let unfolded = unfold(file);
        let calendar = read_calendar(&unfolded).unwrap();
        let of_calendar = calendar.properties.iter();
        let of_event = calendar.components.iter().flat_map(|event| event.properties.iter());
        of_calendar
            .chain(of_event)
            .map(|property| (property.name.as_str().to_owned(), property.val.as_str().to_owned()))
            .collect()
    }

    #[test]
    fn another_program_reads_the_appointment_in_utc_with_its_uid_and_sequence() {
        let read = read(&calendar_file(&appointment()));
        let value = |name: &str| {
            let mut found = read.iter().filter(|(key, _)| key == name).map(|(_, value)| value);
            let value = found.next().unwrap_or_else(|| panic!("{name} in {read:?}"));
            assert_eq!(found.next(), None, "{name} twice");
            value.clone()
        };
        assert_eq!(value("METHOD"), "REQUEST");
        assert_eq!(value("UID"), "01900000-0000-7000-8000-000000000000");
        assert_eq!(value("SEQUENCE"), "2");
        assert_eq!(value("DTSTART"), "20261025T003000Z");
        assert_eq!(value("DTEND"), "20261025T011500Z");
        assert_eq!(value("DTSTAMP"), "20260123T090000Z");
        assert_eq!(value("SUMMARY"), "Gespräch; Mentoring, Wien");
        assert_eq!(value("ATTENDEE"), "mailto:amal@example.org", "a place adds nobody");
        assert_eq!(value("LOCATION"), "Zimmer 3,  ATTENDEE:mailto:eve@example.org");
    }

    #[test]
    fn a_cancelled_appointment_is_taken_out_of_calendars() {
        let file = calendar_file(&Appointment { certainty: Certainty::Cancelled, ..appointment() });
        assert!(file.contains("METHOD:CANCEL\r\n"), "{file}");
        assert!(file.contains("STATUS:CANCELLED\r\n"), "{file}");
    }

    #[test]
    fn nothing_is_requested_of_nobody_and_what_is_open_is_said_to_be() {
        let open = Appointment { invited: "", certainty: Certainty::Tentative, ..appointment() };
        let file = calendar_file(&open);
        for line in ["METHOD:PUBLISH\r\n", "STATUS:TENTATIVE\r\n"] {
            assert!(file.contains(line), "{line}: {file}");
        }
        assert!(read(&file).iter().all(|(name, _)| name != "ATTENDEE"), "{file}");
    }

    #[test]
    fn no_line_is_longer_than_75_bytes_and_each_ends_as_the_standard_wants() {
        let summary = "أمل ".repeat(40);
        let file = calendar_file(&Appointment { summary: &summary, ..appointment() });
        assert!(file.ends_with("END:VCALENDAR\r\n"), "{file}");
        for line in file.split("\r\n") {
            assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
        }
        assert!(read(&file).contains(&("SUMMARY".to_owned(), summary)), "{file}");
    }
}
