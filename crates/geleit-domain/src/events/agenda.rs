//! The sessions of an event, written one per line as people write them: `17:00 Begrüßung`.

use jiff::civil::Time;

/// The most sessions of one event.
pub const AGENDA_MAX: usize = 40;
/// The longest title of a session, in characters.
pub const TITLE_MAX: usize = 200;

/// A session of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// When it begins, on the clock of the event's time zone.
    pub begins: Time,
    /// What it is.
    pub title: String,
}

/// The sessions in their order. An event of several days may go back to the morning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda(pub Vec<Session>);

impl Agenda {
    /// Reads one session per line; empty lines do not count.
    ///
    /// # Errors
    /// The number of the first line that is no session, from 1; also the one after
    /// [`AGENDA_MAX`] sessions.
    pub fn read(text: &str) -> Result<Self, usize> {
        let mut sessions = Vec::new();
        for (line, words) in (1..).zip(text.lines()) {
            if words.trim().is_empty() {
                continue;
            }
            if sessions.len() == AGENDA_MAX {
                return Err(line);
            }
            sessions.push(session(words.trim()).ok_or(line)?);
        }
        Ok(Self(sessions))
    }

    /// The lines from which it would be read again.
    #[must_use]
    pub fn lines(&self) -> String {
        let line = |session: &Session| format!("{} {}", session.clock(), session.title);
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

impl Session {
    /// The time as `09:30`.
    #[must_use]
    pub fn clock(&self) -> String {
        format!("{:02}:{:02}", self.begins.hour(), self.begins.minute())
    }
}

fn session(words: &str) -> Option<Session> {
    let (clock, title) = words.split_once(char::is_whitespace)?;
    let (hour, minute) = clock.split_once([':', '.'])?;
    let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if !(1..=2).contains(&hour.len()) || minute.len() != 2 || !is_number(hour) {
        return None;
    }
    let begins = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    let title = title.trim().trim_start_matches(['–', '-']).trim_start();
    let is_title = (1..=TITLE_MAX).contains(&title.chars().count());
    let is_shown = !title.chars().any(char::is_control);
    (is_title && is_shown).then(|| Session { begins, title: title.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sessions_are_read_as_people_write_them() {
        let agenda =
            Agenda::read("17:00 Begrüßung\r\n\n 9.30 – Führung durch das Haus \n").unwrap();
        assert_eq!(agenda.lines(), "17:00 Begrüßung\n09:30 Führung durch das Haus");
        assert_eq!(Agenda::read("").unwrap(), Agenda::default());
    }

    #[test]
    fn the_first_line_that_is_no_session_is_named() {
        for wrong in ["Begrüßung", "25:00 Nacht", "17:00", "17 Uhr Begrüßung", "-1:00 x", "1:6 x"]
        {
            assert_eq!(Agenda::read(&format!("\n17:00 Beginn\n{wrong}")), Err(3), "{wrong}");
        }
        assert_eq!(Agenda::read(&"17:00 x\n".repeat(AGENDA_MAX + 1)), Err(AGENDA_MAX + 1));
        assert_eq!(Agenda::read(&format!("17:00 {}", "x".repeat(TITLE_MAX + 1))), Err(1));
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_read_again_from_its_lines(text in "([0-9]{1,2}[:.][0-9]{2} [ -~ä]{0,9}\n){0,5}") {
            if let Ok(agenda) = Agenda::read(&text) {
                prop_assert_eq!(Agenda::read(&agenda.lines()), Ok(agenda));
            }
        }
    }
}
