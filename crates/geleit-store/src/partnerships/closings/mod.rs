//! The end of a pair: the interview with both, what each side says to the other, what was reached,
//! and what both want afterwards.

mod again;
mod ask;
mod attest;
mod choose;
mod desk;
mod interview;
mod note;
mod overdue;
mod own;
mod remind;
mod silent;

pub use again::{Filter as ReturningFilter, Returning};
pub use ask::{ASK_LETTER, GIVEN_LETTER};
pub use attest::Attested;
pub use desk::{Closing, Given, Noted};
pub use interview::Held;
pub use note::Noting;
pub use overdue::{Filter as OverdueFilter, Overdue};
pub use own::{Chosen, OwnClosing, Taking, Theirs};
pub use remind::REMIND_LETTER;
pub use silent::{Filter as SilentFilter, Silent};

use crate::error::{Error, Refusal, Result};
use crate::macros::{all, row, statements};
use crate::partnerships::Partnership;
use crate::time::timestamp;
use crate::tx::Tx;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::closing::{
    Choice, Feedback, Reached, Said, Sides, Strength, Together, Wrong, is_open,
};
use geleit_domain::partnerships::meetings::Way;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    GIVEN = "SELECT f.side, f.together, f.strengths, f.words, f.reached, f.reached_words, f.way,
            f.created_at, COALESCE(a.name, '') AS noted_by
        FROM feedback f
        LEFT JOIN account a ON a.programme_id = f.programme_id AND a.id = f.account_id
        WHERE f.programme_id = $1 AND f.partnership_id = $2 AND f.known_until IS NULL
        ORDER BY f.side";
    /// What the other side says is found only where the reader has said something as well.
    THEIRS = own::THEIRS;
    CHOICES = "SELECT side, choice, answer FROM closing_choice
        WHERE programme_id = $1 AND partnership_id = $2 AND known_until IS NULL
        ORDER BY side, choice";
    GIVE = own::GIVE;
    GIVE_ANEW = own::GIVE_ANEW;
    CHOOSE = choose::CHOOSE;
    CHOOSE_ANEW = choose::CHOOSE_ANEW;
    INTERVIEW = interview::INTERVIEW;
    NOTE = interview::NOTE;
    RETRACT = interview::RETRACT;
    WITHOUT = desk::WITHOUT;
    ENDING = ask::ENDING;
    ASK = ask::ASK;
    ASK_LATER = ask::ASK_LATER;
    TO_REMIND = remind::TO_REMIND;
    REMINDED = remind::REMINDED;
    SILENT = silent::SILENT;
    SILENT_COUNT = silent::COUNT;
    OVERDUE = overdue::OVERDUE;
    OVERDUE_COUNT = overdue::OVERDUE_COUNT;
    LAST_MET = overdue::LAST_MET;
    RETURNING = again::RETURNING;
    ATTESTED_MENTEE = attest::MENTEE;
    ATTESTED_MENTOR = attest::MENTOR;
    ATTESTED_MENTEES = attest::MENTEES;
    ATTESTED_MENTORS = attest::MENTORS;
}

row! {
    /// What one side has said, as it is stored.
    struct GivenRow {
        side: String,
        together: String,
        strengths: String,
        words: String,
        reached: String,
        reached_words: String,
        way: String,
        created_at: i64,
        noted_by: String,
    }
}

row! {
    struct ChoiceRow {
        side: String,
        choice: String,
        answer: String,
    }
}

/// What one side has said, and how it became known.
struct SaidBy {
    side: Side,
    said: Feedback,
    way: Way,
    /// When it was recorded.
    at: Timestamp,
    /// Name of whoever noted it at the desk; empty where the side said it itself.
    noted_by: String,
}

impl GivenRow {
    fn read(self) -> Result<SaidBy> {
        Ok(SaidBy {
            side: Side::from_text(&self.side).ok_or(Error::Corrupt("feedback.side"))?,
            said: Feedback {
                together: together(&self.together)?,
                strengths: strengths(&self.strengths)?,
                words: self.words,
                reached: reached(&self.reached)?,
                reached_words: self.reached_words,
            },
            way: Way::from_text(&self.way).ok_or(Error::Corrupt("feedback.way"))?,
            at: timestamp(self.created_at)?,
            noted_by: self.noted_by,
        })
    }
}

fn together(text: &str) -> Result<Together> {
    Together::from_text(text).ok_or(Error::Corrupt("feedback.together"))
}

fn strengths(text: &str) -> Result<Vec<Strength>> {
    let read = |word| Strength::from_text(word).ok_or(Error::Corrupt("feedback.strengths"));
    text.split_whitespace().map(read).collect()
}

fn reached(text: &str) -> Result<Vec<Reached>> {
    let read = |word| Reached::from_text(word).ok_or(Error::Corrupt("feedback.reached"));
    text.split_whitespace().map(read).collect()
}

/// What somebody has said to a choice.
pub(crate) type Said3 = (Side, Choice, Said);

impl Tx {
    /// What both sides have said; for the office, and for whoever said it.
    async fn feedback_of(&mut self, pair: Uuid) -> Result<Vec<SaidBy>> {
        let rows: Vec<GivenRow> = all!(self, GIVEN, self.programme.0, pair)?;
        rows.into_iter().map(GivenRow::read).collect()
    }

    async fn choices(&mut self, pair: Uuid) -> Result<Vec<Said3>> {
        let rows: Vec<ChoiceRow> = all!(self, CHOICES, self.programme.0, pair)?;
        let read = |row: &ChoiceRow| {
            Ok((
                Side::from_text(&row.side).ok_or(Error::Corrupt("closing_choice.side"))?,
                Choice::from_text(&row.choice).ok_or(Error::Corrupt("closing_choice.choice"))?,
                Said::from_text(&row.answer).ok_or(Error::Corrupt("closing_choice.answer"))?,
            ))
        };
        rows.iter().map(read).collect()
    }

    /// Which sides want to stay in contact after the end (S1-59).
    pub(in crate::partnerships) async fn who_stays(&mut self, pair: Uuid) -> Result<Sides> {
        let yes = |said: &&Said3| said.1 == Choice::Contact && said.2 == Said::Yes;
        let choices = self.choices(pair).await?;
        Ok(choices.iter().filter(yes).fold(Sides::default(), |sides, said| sides.with(said.0)))
    }

    /// Can the sides of a pair take stock today?
    async fn is_closing(&mut self, pair: &Partnership, today: Date) -> Result<bool> {
        Ok(is_open(pair.status()?, self.planned_end(pair).await?, today))
    }
}

fn sides(given: &[SaidBy]) -> Sides {
    given.iter().fold(Sides::default(), |sides, one| sides.with(one.side))
}

/// What is wrong, with the field it stands in.
fn refusal(wrong: Wrong) -> Error {
    let (field, expected) = match wrong {
        Wrong::Words => ("words", "at most 1000 characters"),
        Wrong::ReachedWords => ("reached_words", "at most 500 characters"),
    };
    Refusal::Invalid { field, expected }.into()
}
