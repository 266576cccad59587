//! How a record came to be what it is: dated statuses, also those found wrong, and who did what
//! and why.

use crate::Error;
use crate::imports::column_name;
use crate::language::{Language, Texts};
use crate::ui::Page;
use geleit_store::entries::Line;
use geleit_store::facts::StatusFact;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A status with its date.
pub(crate) struct FactLine {
    pub(crate) id: String,
    pub(crate) status: String,
    pub(crate) tone: &'static str,
    /// Since when it was so.
    pub(crate) on: String,
    /// When it was recorded.
    pub(crate) known: String,
    /// When it was found wrong.
    pub(crate) retracted: Option<String>,
}

/// Something that was done.
pub(crate) struct EntryLine {
    pub(crate) what: String,
    pub(crate) detail: String,
    pub(crate) when: String,
    pub(crate) who: String,
    pub(crate) reason: Option<String>,
}

/// The time zone of the reader's programme.
pub(crate) fn zone(page: &Page) -> TimeZone {
    let name = page.signed_in.as_ref().map(|reader| reader.programme.time_zone.as_str());
    name.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC)
}

/// The words of a kind of record's status.
fn status(t: Texts, kind: &str, word: &str) -> String {
    if kind == "mentor" { t.mentors_status(word) } else { t.applications_status(word) }
}

/// Statuses for the time line, the newest first.
pub(crate) fn facts(page: &Page, kind: &str, facts: &[StatusFact]) -> Result<Vec<FactLine>, Error> {
    let (t, zone) = (page.t, zone(page));
    let time =
        |micros| -> Result<String, Error> { Ok(t.time(geleit_store::timestamp(micros)?, &zone)) };
    let line = |fact: &StatusFact| -> Result<FactLine, Error> {
        let retracted = fact.known_until.map(time).transpose()?;
        Ok(FactLine {
            id: fact.id.to_string(),
            status: status(t, kind, &fact.status),
            tone: if retracted.is_some() { "warn" } else { "ok" },
            on: day(t, &fact.on_date),
            known: time(fact.known_from)?,
            retracted,
        })
    };
    facts.iter().rev().map(line).collect()
}

/// A stored day in words.
pub(crate) fn day(t: Texts, text: &str) -> String {
    text.parse::<Date>().map_or_else(|_| text.to_owned(), |date| t.date(date))
}

/// What was done, the newest first.
pub(crate) fn entries(page: &Page, entries: &[Line]) -> Result<Vec<EntryLine>, Error> {
    let (t, zone) = (page.t, zone(page));
    let line = |entry: &Line| -> Result<EntryLine, Error> {
        Ok(EntryLine {
            what: t.persons_done(entry.verb.replace('.', "_")),
            detail: match entry.detail.as_str() {
                // The verb has said so already.
                "created" => String::new(),
                text if entry.verb.ends_with(".choose_letters") => letters(t, text),
                text => detail(t, &entry.subject_kind, text),
            },
            when: t.time(geleit_store::timestamp(entry.at)?, &zone),
            who: who(t, entry),
            reason: entry.reason.clone(),
        })
    };
    entries.iter().rev().map(line).collect()
}

/// Who did it: an account, the person with the own link, or whoever runs the server.
pub(crate) fn who(t: Texts, entry: &Line) -> String {
    match (&entry.account_name, entry.person_id, entry.person_name.as_deref()) {
        (Some(name), _, _) => name.clone(),
        (None, Some(_), Some(name)) if !name.is_empty() => t.persons_by_link(name),
        (None, Some(_), _) => t.persons_by_own_link(),
        (None, None, _) if is_by_guest(entry) => t.persons_by_own_link(),
        (None, None, _) => t.persons_operator(),
    }
}

/// A guest of an event has no record of a person.
fn is_by_guest(entry: &Line) -> bool {
    matches!(entry.verb.as_str(), "event.place" | "event.wait" | "event.withdraw" | "event.move_up")
}

/// Which letters somebody wants, and in which language if that was chosen as well.
fn letters(t: Texts, text: &str) -> String {
    let said = text.split(' ').map(|word| match Language::from_tag(word) {
        Some(language) => language.autonym().to_owned(),
        None => t.persons_letters_word(word),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// The facts of an entry are words of the program: each is said in the reader's language.
fn detail(t: Texts, kind: &str, text: &str) -> String {
    let said = text.split(' ').map(|word| {
        let known = status(t, kind, word);
        if word == "->" {
            "→".to_owned()
        } else if known != word {
            known
        } else {
            column_name(t, &day(t, word))
        }
    });
    said.collect::<Vec<_>>().join(" ")
}
