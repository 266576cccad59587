//! Meetings of a pair: noted by one side, confirmed by the other, noted by the office for whoever
//! calls, and asked for where a pair is quiet.

mod ask;
mod desk;
mod own;

pub use ask::ASK_LETTER;
pub use desk::{Hours, Noting};
pub use own::{NOTED_LETTER, OwnMeetings};

use super::Partnership;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, row, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::meetings::{Channel, Meeting, Way, Wrong};
use geleit_domain::profile::Goal;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO meeting (programme_id, id, partnership_id, on_date, minutes, channel,
            topics, line, side, way, account_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    OF_PAIR = "SELECT id, on_date, minutes, channel, topics, line, side, way, confirmed_at
        FROM meeting WHERE programme_id = $1 AND partnership_id = $2 AND known_until IS NULL
        ORDER BY on_date DESC, created_at DESC";
    CONFIRM = "UPDATE meeting SET confirmed_at = $5
        WHERE programme_id = $1 AND partnership_id = $2 AND id = $3 AND side <> $4
            AND confirmed_at IS NULL AND known_until IS NULL";
    RETRACT = "UPDATE meeting SET known_until = $4
        WHERE programme_id = $1 AND partnership_id = $2 AND id = $3 AND known_until IS NULL";
    QUIET = ask::QUIET;
    ASK = ask::ASK;
    NOT_YET = ask::NOT_YET;
    LAST_ASK = ask::LAST_ASK;
    RAN = desk::RAN;
}

row! {
    /// A meeting as it was noted.
    pub struct Noted {
        /// The meeting.
        pub id: Uuid,
        /// The local date, `YYYY-MM-DD`.
        pub on_date: String,
        /// How long it took, in minutes.
        pub minutes: i64,
        /// Word of the channel.
        pub channel: String,
        /// Words of the topics.
        topics: String,
        /// A line for the office; the other side never reads it.
        pub line: String,
        side: Option<String>,
        /// Word of the way on which it became known.
        pub way: String,
        /// When the other side confirmed it, µs since the epoch.
        pub confirmed_at: Option<i64>,
    }
}

impl Noted {
    /// Who says that they met; nobody where the office says it by itself.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn side(&self) -> Result<Option<Side>> {
        let read = |text: &String| Side::from_text(text).ok_or(Error::Corrupt("meeting.side"));
        self.side.as_ref().map(read).transpose()
    }

    /// What it was about.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn topics(&self) -> Result<Vec<Goal>> {
        let read = |text| Goal::from_text(text).ok_or(Error::Corrupt("meeting.topics"));
        self.topics.split_whitespace().map(read).collect()
    }
}

/// Who says that two have met, and how the database learns of it.
#[derive(Clone, Copy)]
struct Told {
    side: Option<Side>,
    way: Way,
}

impl Tx {
    /// The meetings of a pair that are believed, the last one first.
    async fn meetings_of(&mut self, pair: Uuid) -> Result<Vec<Noted>> {
        all!(self, OF_PAIR, self.programme.0, pair)
    }

    /// Notes a meeting; gives whether that is news. Who notes the day that the other side has
    /// noted confirms it: two people do not meet twice because both say so.
    async fn note(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        told: Told,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<bool> {
        let status = pair.status()?;
        if !matches!(status, Status::Accepted | Status::Running | Status::Paused) {
            return Err(Error::WrongStatus { status: status.text(), verb: "meet" });
        }
        let since = pair.offered_on.parse::<Date>();
        let since = since.map_err(|_| Error::Corrupt("partnership.offered_on"))?;
        let today = self.programme().await?.today(now);
        meeting.check(since, today).map_err(|wrong| refusal(&wrong))?;
        let on = meeting.on.to_string();
        let same_day = self.meetings_of(pair.id).await?.into_iter().find(|one| one.on_date == on);
        if let Some(known) = same_day {
            if let (Some(side), Some(by)) = (told.side, known.side()?)
                && side != by
            {
                self.confirm(actor, pair, known.id, side, now).await?;
            }
            return Ok(false);
        }
        let topics: Vec<_> = meeting.topics.iter().map(|topic| topic.text()).collect();
        execute!(
            self,
            INSERT,
            self.programme.0,
            id(now),
            pair.id,
            &on,
            i64::from(meeting.minutes),
            meeting.channel.text(),
            topics.join(" "),
            meeting.line.trim(),
            told.side.map(Side::text),
            told.way.text(),
            actor.account.map(|account| account.0),
            micros(now),
        )?;
        let detail = format!("{on}, {} min", meeting.minutes);
        self.record_partnership(actor, pair.id, "partnership.meet", &detail, None, now).await?;
        Ok(true)
    }

    /// Confirms what the other side has noted; a second time changes nothing.
    async fn confirm(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        meeting: Uuid,
        side: Side,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        if execute!(self, CONFIRM, programme, pair.id, meeting, side.text(), at)? > 0 {
            let verb = "partnership.confirm_meeting";
            self.record_partnership(actor, pair.id, verb, "", None, now).await?;
        }
        Ok(())
    }
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

/// The channel of a stored word.
///
/// # Errors
/// [`Error::Corrupt`].
pub fn channel(noted: &Noted) -> Result<Channel> {
    Channel::from_text(&noted.channel).ok_or(Error::Corrupt("meeting.channel"))
}
