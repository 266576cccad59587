//! The end of a pair: the interview with both, what each side says to the other, what was reached,
//! and what both want afterwards.

mod again;
mod ask;
mod attest;
mod choose;
mod desk;
mod interview;
mod own;

pub use again::{Filter as ReturningFilter, Returning};
pub use ask::{ASK_LETTER, GIVEN_LETTER};
pub use attest::Attested;
pub use desk::{Closing, Given};
pub use interview::Held;
pub use own::{Chosen, OwnClosing, Taking, Theirs};

use crate::error::{Error, Refusal, Result};
use crate::macros::{all, row, statements};
use crate::partnerships::Partnership;
use crate::tx::Tx;
use geleit_domain::id::CohortId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::closing::{
    Choice, Feedback, Reached, Said, Sides, Strength, Together, Wrong, is_open,
};
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    GIVEN = "SELECT side, together, strengths, words, reached, reached_words
        FROM feedback WHERE programme_id = $1 AND partnership_id = $2 AND known_until IS NULL
        ORDER BY side";
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
    }
}

row! {
    struct ChoiceRow {
        side: String,
        choice: String,
        answer: String,
    }
}

impl GivenRow {
    fn side(&self) -> Result<Side> {
        Side::from_text(&self.side).ok_or(Error::Corrupt("feedback.side"))
    }

    fn feedback(&self) -> Result<Feedback> {
        Ok(Feedback {
            together: together(&self.together)?,
            strengths: strengths(&self.strengths)?,
            words: self.words.clone(),
            reached: reached(&self.reached)?,
            reached_words: self.reached_words.clone(),
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
    async fn feedback_of(&mut self, pair: Uuid) -> Result<Vec<(Side, Feedback)>> {
        let rows: Vec<GivenRow> = all!(self, GIVEN, self.programme.0, pair)?;
        rows.iter().map(|row| Ok((row.side()?, row.feedback()?))).collect()
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
        let ends = self.cohort(CohortId(pair.cohort_id)).await?.ends_on;
        let ends = ends.parse().map_err(|_| Error::Corrupt("cohort.ends_on"))?;
        Ok(is_open(pair.status()?, ends, today))
    }
}

fn sides(given: &[(Side, Feedback)]) -> Sides {
    given.iter().fold(Sides::default(), |sides, (side, _)| sides.with(*side))
}

/// What is wrong, with the field it stands in.
fn refusal(wrong: Wrong) -> Error {
    let (field, expected) = match wrong {
        Wrong::Words => ("words", "at most 1000 characters"),
        Wrong::ReachedWords => ("reached_words", "at most 500 characters"),
    };
    Refusal::Invalid { field, expected }.into()
}
