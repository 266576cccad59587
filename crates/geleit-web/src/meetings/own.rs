//! The page of one side: what is noted, what waits for a word, and the filled form.

use super::fields;
use crate::error::Answer;
use crate::language::Texts;
use crate::layers::see_other;
use crate::partnerships::contacts;
use crate::partnerships::own::{DoorTo, Own, Way};
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::response::Response;
use geleit_domain::partnerships::meetings::Channel;
use geleit_store::Error;
use geleit_store::partnerships::meetings::{Became, Noted, OwnMeetings, channel};
use jiff::Timestamp;

/// What both ways show.
pub(super) struct View {
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) is_open: bool,
    /// Meetings that the other side has noted and this one has not confirmed.
    pub(super) waiting: Vec<Line>,
    /// All others, the last one first.
    pub(super) known: Vec<Line>,
    pub(super) form: Form,
    pub(super) channels: Vec<Choice>,
    pub(super) topics: Vec<Choice>,
    /// Where the forms go.
    pub(super) path: String,
    pub(super) confirmation: String,
    /// Where the reader says that they have not met yet; empty where nobody asks.
    pub(super) not_yet: String,
    /// Until when the pair is planned.
    pub(super) planned: String,
    /// Whom to ask.
    pub(super) help: String,
    /// To the other pages of the pair.
    pub(super) doors: Vec<DoorTo>,
}

/// A meeting in one line.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) words: String,
    /// How far it is; empty where it waits for the reader.
    pub(super) state: String,
}

/// The page with the one button "not yet", for somebody who may need help.
pub(super) struct NotYet {
    pub(super) path: String,
    /// Names the other one: some have two mentees.
    pub(super) title: String,
    pub(super) help: String,
}

impl NotYet {
    pub(super) fn of(t: Texts, own: &OwnMeetings, path: String) -> Self {
        let title = match own.is_open {
            true => t.meetings_not_yet_title(&own.other),
            false => t.meetings_over_title(),
        };
        Self { path, title, help: contacts::help(t, &own.support, &own.programme.contact) }
    }
}

impl View {
    /// Does the form step back behind a question that waits?
    pub(super) fn is_folded(&self) -> bool {
        !self.waiting.is_empty() && !self.form.is_refused()
    }

    pub(super) fn of(
        page: &Page,
        own: &OwnMeetings,
        way: &Way,
        (form, now): (Form, Timestamp),
    ) -> Result<Self, Error> {
        let is_closing = own.support.is_closing(own.programme.today(now));
        let (t, path) = (page.t, way.path(Own::Meetings));
        let (mut waiting, mut known) = (Vec::new(), Vec::new());
        for noted in &own.meetings {
            let is_mine = noted.side()? != Some(own.side.other());
            let is_waiting = !is_mine && noted.confirmed_at.is_none();
            let list = if is_waiting { &mut waiting } else { &mut known };
            list.push(line(page, noted, if is_waiting { None } else { Some(is_mine) })?);
        }
        Ok(Self {
            title: if own.is_open { t.meetings_title(&own.other) } else { t.meetings_over_title() },
            lead: if own.is_open { t.meetings_lead(own.side) } else { t.meetings_over() },
            // Who has typed something while the pair ended keeps it.
            is_open: own.is_open || form.is_refused(),
            waiting,
            known,
            form,
            channels: fields::channels(t),
            topics: fields::topics(t),
            confirmation: format!("{path}/confirmation"),
            not_yet: if own.is_asked { format!("{path}/not-yet") } else { String::new() },
            path,
            doors: if own.is_open { way.doors(t, Own::Meetings, is_closing) } else { Vec::new() },
            planned: contacts::planned(page, &own.support),
            help: contacts::help(t, &own.support, &own.programme.contact),
        })
    }
}

fn line(page: &Page, noted: &Noted, is_mine: Option<bool>) -> Result<Line, Error> {
    let t = page.t;
    let state = match (is_mine, noted.confirmed_at) {
        (None, _) => String::new(),
        (_, Some(_)) => t.meetings_confirmed(),
        (Some(true), None) => t.meetings_unconfirmed(),
        (Some(false), None) => t.meetings_by_office(),
    };
    Ok(Line { id: noted.id.to_string(), words: words(page, noted)?, state })
}

/// When, how long and how.
pub(super) fn words(page: &Page, noted: &Noted) -> Result<String, Error> {
    let (t, channel): (Texts, Channel) = (page.t, channel(noted)?);
    let how = t.meetings_channel_word(channel);
    Ok(t.meetings_line_of().day(page.day(&noted.on_date)).minutes(noted.minutes).how(how))
}

/// A form for a meeting of today in the programme's time zone.
pub(super) fn fresh(own: &OwnMeetings, now: Timestamp) -> Form {
    fields::filled(own.programme.today(now))
}

/// What is said of a meeting that was noted.
pub(super) type Say = fn(Texts, Became) -> String;

/// What is said at the day: of a pair that takes no meetings any more, and which day can be.
pub(super) struct OfDay {
    pub(super) over: String,
    pub(super) wrong: String,
}

impl OfDay {
    /// As a side reads it.
    pub(super) fn own(t: Texts) -> Self {
        Self { over: t.meetings_over(), wrong: t.meetings_on_wrong() }
    }
}

/// Back to the page, or the form again with what is wrong and all that was typed.
pub(super) fn noted(
    t: Texts,
    form: &mut Form,
    path: &str,
    (done, said, day): (Result<Became, Error>, Say, OfDay),
) -> Result<Option<Response>, Error> {
    match done {
        Ok(became) => Ok(Some(see_other(path, said(t, became)))),
        Err(Error::WrongStatus { .. }) => {
            form.refuse("on", day.over);
            Ok(None)
        }
        Err(error) => fields::refused(t, form, error, day.wrong).map(|()| None),
    }
}

/// What one side reads about a meeting that it has noted.
pub(super) fn said(t: Texts, became: Became) -> String {
    match became {
        Became::New => t.meetings_said(),
        Became::Corrected | Became::Amended => t.meetings_said_corrected(),
        Became::Both { minutes } => t.meetings_said_both(minutes),
        Became::Known | Became::Stands { .. } => t.meetings_said_known(),
    }
}

/// What is said of a meeting that was confirmed, or that has changed meanwhile.
pub(super) fn confirmed(t: Texts, stands: bool) -> String {
    if stands { t.meetings_said_confirmed() } else { t.meetings_said_changed() }
}

/// The page with its form, which says what is wrong with it.
pub(super) fn draw(view: &impl Template, form: &Form) -> Answer {
    html_form(view, form)
}
