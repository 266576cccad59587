//! Meetings of a pair: noted by one side, confirmed by the other, noted by the office for whoever
//! calls, and asked for where a pair is quiet.

mod ask;
mod desk;
mod note;
mod own;

pub use ask::ASK_LETTER;
pub use desk::{Hours, Noting};
pub use note::Became;
pub use own::{NOTED_LETTER, OwnMeetings};

use crate::error::{Error, Result};
use crate::macros::{all, row, statements};
use crate::tx::Tx;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::meetings::{Channel, Way};
use geleit_domain::profile::Goal;
use uuid::Uuid;

statements! {
    INSERT = note::INSERT;
    OF_PAIR = "SELECT m.id, m.on_date, m.minutes, m.channel, m.topics, m.line, m.side, m.way,
            m.confirmed_at, m.added_topics, m.added_line, m.created_at,
            COALESCE(a.name, '') AS noted_by
        FROM meeting m
        LEFT JOIN account a ON a.programme_id = m.programme_id AND a.id = m.account_id
            AND m.way <> 'online'
        WHERE m.programme_id = $1 AND m.partnership_id = $2 AND m.known_until IS NULL
        ORDER BY m.on_date DESC, m.created_at DESC";
    ADD = note::ADD;
    CONFIRM = note::CONFIRM;
    COMPLETED = note::COMPLETED;
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
        /// Words of topics that the other side has added.
        added_topics: String,
        /// A line of the other side for the office; the one that noted it never reads it.
        pub added_line: String,
        /// When it was recorded, µs since the epoch.
        pub created_at: i64,
        /// Name of whoever noted it at the desk; empty where a side did it itself.
        pub noted_by: String,
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
        topics(&self.topics)
    }

    /// What the other side says it was about as well.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn added_topics(&self) -> Result<Vec<Goal>> {
        topics(&self.added_topics)
    }
}

/// Who says that two have met, and how the database learns of it.
#[derive(Clone, Copy)]
struct Told {
    side: Option<Side>,
    way: Way,
    /// What the office has read before it sets it right.
    corrects: Option<Uuid>,
}

impl Tx {
    /// The meetings of a pair that are believed, the last one first.
    async fn meetings_of(&mut self, pair: Uuid) -> Result<Vec<Noted>> {
        all!(self, OF_PAIR, self.programme.0, pair)
    }
}

fn topics(words: &str) -> Result<Vec<Goal>> {
    let read = |text| Goal::from_text(text).ok_or(Error::Corrupt("meeting.topics"));
    words.split_whitespace().map(read).collect()
}

/// The channel of a stored word.
///
/// # Errors
/// [`Error::Corrupt`].
pub fn channel(noted: &Noted) -> Result<Channel> {
    Channel::from_text(&noted.channel).ok_or(Error::Corrupt("meeting.channel"))
}
