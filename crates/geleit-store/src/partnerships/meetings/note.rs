//! Noting a meeting. Two people do not meet twice because both say so: who notes the day that the
//! other side has noted confirms it, and what they write to the office is kept beside it. Who notes
//! an own day again corrects it.

use super::{Noted, RETRACT, Told};
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, optional};
use crate::partnerships::Partnership;
use crate::time::{id, micros, timestamp};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts;
use geleit_domain::id::CohortId;
use geleit_domain::letters::Kind;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::meetings::{Meeting, Way, Wrong};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

pub(super) const INSERT: &str = "
    INSERT INTO meeting (programme_id, id, partnership_id, on_date, minutes, channel, topics, line,
        side, way, account_id, created_at, confirmed_at, added_topics, added_line)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
pub(super) const ADD: &str = "
    UPDATE meeting SET added_topics = $4, added_line = $5
    WHERE programme_id = $1 AND partnership_id = $2 AND id = $3 AND known_until IS NULL";
pub(super) const CONFIRM: &str = "
    UPDATE meeting SET confirmed_at = $5
    WHERE programme_id = $1 AND partnership_id = $2 AND id = $3 AND side <> $4
        AND confirmed_at IS NULL AND known_until IS NULL";

/// What has become of a meeting that somebody has noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// A meeting on a day of which nobody had said so.
    New,
    /// The same side had noted the day: it counts as it is said now, and the other is asked anew.
    Corrected,
    /// The same side had noted the day: only what is said beside it has changed.
    Amended,
    /// The other side had noted the day. It counts once, with so many minutes.
    Both {
        /// As the other side has noted it.
        minutes: i64,
    },
    /// The same side had said the same.
    Known,
    /// The side has noted the day itself, and otherwise. Nothing has changed: the office reads it
    /// first and says that it is to be set right.
    Stands {
        /// What the side has noted.
        meeting: Uuid,
    },
}

/// What stands in a row besides the day.
struct Entered<'a> {
    meeting: &'a Meeting,
    told: Told,
    topics: String,
    line: String,
    /// What it takes the place of.
    before: Option<&'a Noted>,
    /// Does the other side still stand by it?
    is_confirmed: bool,
}

/// On which day a pair has ended, and when somebody first said so.
pub(super) const COMPLETED: &str = "
    SELECT f.on_date, (SELECT MIN(g.known_from) FROM status_fact g
        WHERE g.programme_id = f.programme_id AND g.kind = f.kind AND g.subject_id = f.subject_id
            AND g.status = f.status) AS known
    FROM status_fact f WHERE f.programme_id = $1 AND f.kind = 'partnership' AND f.subject_id = $2
        AND f.status = 'completed' AND f.known_until IS NULL";

impl Tx {
    /// Notes a meeting and gives what has become of it.
    pub(super) async fn note(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        told: Told,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<Became> {
        let since = pair.offered_on.parse::<Date>();
        let since = since.map_err(|_| Error::Corrupt("partnership.offered_on"))?;
        let until = self.takes_notes_until(pair, told.way, now).await?;
        let wrong_status = Error::WrongStatus { status: pair.status()?.text(), verb: "meet" };
        let until = until.ok_or(wrong_status)?;
        meeting.check(since, until).map_err(|wrong| refusal(&wrong))?;
        let on = meeting.on.to_string();
        let known = self.meetings_of(pair.id).await?.into_iter().find(|one| one.on_date == on);
        let became = match &known {
            None => self.note_new(actor, pair, told, meeting, now).await?,
            Some(known) if known.side()? == told.side => {
                self.correct(actor, pair, (told, meeting), known, now).await?
            }
            Some(known) => self.add(actor, pair, (told, meeting), known, now).await?,
        };
        if matches!(became, Became::Stands { .. }) {
            return Ok(became);
        }
        // Whoever is asked whether they have met has the answer.
        self.answered_by_both(pair, &[Kind::MeetingAsked], now).await?;
        Ok(became)
    }

    /// Until which day meetings of a pair can be noted on a way; nothing: none can. A sheet of paper
    /// may come late: the office notes it after the end as well, until the cohort is closed.
    pub(super) async fn takes_notes_until(
        &mut self,
        pair: &Partnership,
        way: Way,
        now: Timestamp,
    ) -> Result<Option<Date>> {
        let status = pair.status()?;
        let house = self.programme().await?;
        let today = house.today(now);
        if status.is_together() {
            return Ok(Some(today));
        }
        if status != Status::Completed || way == Way::Online || !self.is_cohort_open(pair).await? {
            return Ok(None);
        }
        let found: Option<(String, i64)> = optional!(self, COMPLETED, self.programme.0, pair.id)?;
        let Some((ended, at)) = found else { return Ok(None) };
        let ended: Date = ended.parse().map_err(|_| Error::Corrupt("status_fact.on_date"))?;
        // Where a pair was completed late, the two may have met after its end.
        Ok(Some(ended.max(house.today(timestamp(at)?)).min(today)))
    }

    /// Does the cohort of a pair still go on?
    pub(super) async fn is_cohort_open(&mut self, pair: &Partnership) -> Result<bool> {
        let status = self.cohort(CohortId(pair.cohort_id)).await?.status()?;
        Ok(!matches!(status, cohorts::Status::Closed | cohorts::Status::Cancelled))
    }

    async fn note_new(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        told: Told,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<Became> {
        let (topics, line) = (words_of(meeting), meeting.line.trim().to_owned());
        let entered = Entered { meeting, told, topics, line, before: None, is_confirmed: false };
        self.enter_meeting(actor, pair, &entered, now).await?;
        let detail = format!("{}, {} min", meeting.on, meeting.minutes);
        self.record_partnership(actor, pair.id, "partnership.meet", &detail, None, now).await?;
        Ok(Became::New)
    }

    /// The same side says it otherwise. Who leaves the line or the topics empty takes nothing back:
    /// the form comes empty.
    async fn correct(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        (told, meeting): (Told, &Meeting),
        known: &Noted,
        now: Timestamp,
    ) -> Result<Became> {
        let (topics, line) = (words_of(meeting), meeting.line.trim());
        let topics = if topics.is_empty() { known.topics.clone() } else { topics };
        let line = if line.is_empty() { known.line.clone() } else { line.to_owned() };
        let counts_the_same =
            known.minutes == i64::from(meeting.minutes) && known.channel == meeting.channel.text();
        if counts_the_same && topics == known.topics && line == known.line {
            return Ok(Became::Known);
        }
        // A sheet that comes late does not take the place of what somebody has noted, unseen.
        let is_own = known.way == Way::Online.text();
        if told.way != Way::Online && is_own && told.corrects != Some(known.id) {
            return Ok(Became::Stands { meeting: known.id });
        }
        let at = micros(now);
        if execute!(self, RETRACT, self.programme.0, pair.id, known.id, at)? == 0 {
            return Err(Error::Outdated);
        }
        let before = Some(known);
        let is_confirmed = counts_the_same;
        let entered = Entered { meeting, told, topics, line, before, is_confirmed };
        self.enter_meeting(actor, pair, &entered, now).await?;
        let more = i64::from(meeting.minutes) - known.minutes;
        let detail = format!("{}, {more:+} min", meeting.on);
        let verb = "partnership.correct_meeting";
        self.record_partnership(actor, pair.id, verb, &detail, None, now).await?;
        Ok(if counts_the_same { Became::Amended } else { Became::Corrected })
    }

    /// The other side has noted the day: this one confirms it, and its words are kept beside.
    async fn add(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        (told, meeting): (Told, &Meeting),
        known: &Noted,
        now: Timestamp,
    ) -> Result<Became> {
        let (mut topics, line) = (known.added_topics()?, meeting.line.trim());
        topics.extend(&meeting.topics);
        topics.sort();
        topics.dedup();
        let topics = topics.iter().map(|topic| topic.text()).collect::<Vec<_>>().join(" ");
        // What was written before may be a call for help: nothing takes its place.
        let line = match known.added_line.as_str() {
            "" => line.to_owned(),
            before if line.is_empty() || before.lines().any(|one| one == line) => before.to_owned(),
            before => format!("{before}\n{line}"),
        };
        if topics != known.added_topics || line != known.added_line {
            execute!(self, ADD, self.programme.0, pair.id, known.id, topics, line)?;
        }
        if let Some(side) = told.side {
            self.confirm(actor, pair, known.id, side, now).await?;
        }
        Ok(Became::Both { minutes: known.minutes })
    }

    async fn enter_meeting(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        entered: &Entered<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let Entered { meeting, told, topics, line, before, is_confirmed } = entered;
        let confirmed_at = before.and_then(|before| before.confirmed_at).filter(|_| *is_confirmed);
        execute!(
            self,
            INSERT,
            self.programme.0,
            id(now),
            pair.id,
            meeting.on.to_string(),
            i64::from(meeting.minutes),
            meeting.channel.text(),
            topics,
            line,
            told.side.map(Side::text),
            told.way.text(),
            actor.account.map(|account| account.0),
            micros(now),
            confirmed_at,
            before.map_or("", |before| before.added_topics.as_str()),
            before.map_or("", |before| before.added_line.as_str()),
        )?;
        Ok(())
    }

    /// Confirms what the other side has noted; a second time changes nothing. Gives whether it
    /// stands confirmed: it does not where the other side has corrected it meanwhile.
    pub(super) async fn confirm(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        meeting: Uuid,
        side: Side,
        now: Timestamp,
    ) -> Result<bool> {
        let (programme, at) = (self.programme.0, micros(now));
        if execute!(self, CONFIRM, programme, pair.id, meeting, side.text(), at)? > 0 {
            let verb = "partnership.confirm_meeting";
            self.record_partnership(actor, pair.id, verb, "", None, now).await?;
            self.checked(pair, side, now).await?;
            return Ok(true);
        }
        let believed = self.meetings_of(pair.id).await?;
        let is_confirmed = |one: &Noted| one.id == meeting && one.confirmed_at.is_some();
        Ok(believed.iter().any(is_confirmed))
    }

    /// Takes back the letter that asks a side to check, once nothing of the other side's waits.
    pub(super) async fn checked(
        &mut self,
        pair: &Partnership,
        side: Side,
        now: Timestamp,
    ) -> Result<()> {
        for noted in self.meetings_of(pair.id).await? {
            if noted.confirmed_at.is_none() && noted.side()? == Some(side.other()) {
                return Ok(());
            }
        }
        self.answered(pair, side, &[Kind::MeetingNoted], now).await
    }
}

fn words_of(meeting: &Meeting) -> String {
    meeting.topics.iter().map(|topic| topic.text()).collect::<Vec<_>>().join(" ")
}

/// The first thing that is wrong, with the field it stands in.
fn refusal(wrong: &[Wrong]) -> Error {
    let (field, expected) = match wrong.first() {
        Some(Wrong::Minutes) => ("minutes", "5 to 600"),
        Some(Wrong::Line) => ("line", "at most 300 characters"),
        _ => ("on", "a day between the start of the pair and today"),
    };
    Refusal::Invalid { field, expected }.into()
}
