//! The expectation check of a pair: each side answers alone, nobody reads one of them before both
//! are there (S1-53). What was replaced before stays readable for whoever asks what was believed.

use super::own::together;
use super::{Key, OwnPair, Partnership};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, insert_all, one, row, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{PartnershipId, PersonId};
use geleit_domain::letters::Kind;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::expectations::{Degree, Expectation, Question, Sheet, is_whole};
use geleit_domain::partnerships::meetings::Way;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Asks one side for its answers: once both have signed their agreement, and again when the other
/// has given theirs.
pub const ASKED_LETTER: &str = "expectations_asked";
/// Tells one side that both have answered and may read both.
pub const READY_LETTER: &str = "expectations_ready";

statements! {
    INSERT = "INSERT INTO expectation (programme_id, id, partnership_id, person_id, side, question,
            degree, line, answered_on, way, account_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    OF_PAIR = "SELECT side, question, degree, line, answered_on FROM expectation
        WHERE programme_id = $1 AND partnership_id = $2 AND known_until IS NULL";
    ASKED = "SELECT COUNT(*) AS letters FROM mail
        WHERE programme_id = $1 AND subject_id = $2 AND template = 'expectations_asked'";
    REPLACE = "UPDATE expectation SET known_until = $4
        WHERE programme_id = $1 AND partnership_id = $2 AND side = $3 AND known_until IS NULL";
}

row! {
    struct Row {
        side: String,
        question: String,
        degree: String,
        line: String,
        answered_on: String,
    }
}

/// What may be known of an expectation check: answers only once both are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// Not both have answered.
    Open {
        /// When the mentee has.
        mentee: Option<Date>,
        /// When the mentor has.
        mentor: Option<Date>,
    },
    /// Both have answered.
    Both {
        /// What the mentee expects.
        mentee: Sheet,
        /// What the mentor expects.
        mentor: Sheet,
    },
}

impl Check {
    /// When a side has answered.
    #[must_use]
    pub fn answered(&self, side: Side) -> Option<Date> {
        match (self, side) {
            (Self::Open { mentee, .. }, Side::Mentee) => *mentee,
            (Self::Open { mentor, .. }, Side::Mentor) => *mentor,
            (Self::Both { mentee, .. }, Side::Mentee) => Some(mentee.on),
            (Self::Both { mentor, .. }, Side::Mentor) => Some(mentor.on),
        }
    }
}

/// An expectation check as one side knows it.
#[derive(Clone, Debug)]
pub struct OwnCheck {
    /// The pair.
    pub pair: OwnPair,
    /// The own answers, which can be replaced while the other side's are missing.
    pub mine: Option<Sheet>,
    /// What may be known of both.
    pub check: Check,
    /// The language of the mentee's letters, for a sheet in two languages.
    pub language: String,
}

/// The check of a pair as the office knows it.
#[derive(Clone, Debug)]
pub struct DeskCheck {
    /// What may be known.
    pub check: Check,
    /// The language of the mentee's letters.
    pub language: String,
}

impl Store {
    /// The expectation check of a pair, as one of its sides may read it.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`].
    pub async fn own_expectations(&self, key: Key<'_>, now: Timestamp) -> Result<OwnCheck> {
        let (mut tx, own) = self.read_own(key, now).await?;
        let pair = tx.own_pair(&own).await?;
        let [mentee, mentor] =
            if pair.is_open { tx.sheets_of(own.pair.id).await? } else { [None, None] };
        let mine = match own.side {
            Side::Mentee => mentee.clone(),
            Side::Mentor => mentor.clone(),
        };
        let language = tx.language_of(PersonId(own.pair.person_id)).await?;
        Ok(OwnCheck { pair, mine, check: shared(mentee, mentor), language })
    }

    /// Answers for the own side.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`]; [`Error::Outdated`] once both have answered,
    /// [`Error::WrongStatus`] when the pair has ended, [`Refusal::Invalid`].
    pub async fn answer_expectations(
        &self,
        key: Key<'_>,
        answers: &[Expectation],
        now: Timestamp,
    ) -> Result<()> {
        let (mut tx, own) = self.write_own(key, "expect", now).await?;
        let told = (&own.actor, own.side, Way::Online);
        tx.answer_expectations(told, &own.pair, answers, now).await?;
        tx.commit().await
    }

    /// The expectation check of a pair, as the office may read it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn expectations_of_partnership(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
    ) -> Result<DeskCheck> {
        let mut tx = self.read(actor.programme).await?;
        let pair = tx.partnership_to_step(actor, partnership).await?;
        let [mentee, mentor] = tx.sheets_of(pair.id).await?;
        let language = tx.language_of(PersonId(pair.person_id)).await?;
        Ok(DeskCheck { check: shared(mentee, mentor), language })
    }

    /// Copies what one side has said on the telephone or on paper.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`],
    /// [`Refusal::Invalid`].
    pub async fn copy_expectations(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        (side, way, answers): (Side, Way, &[Expectation]),
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.partnership_to_step(actor, partnership).await?;
        let pair = tx.hold_partnership(partnership.0).await?;
        together(&pair, "expect")?;
        tx.answer_expectations((actor, side, way), &pair, answers, now).await?;
        tx.commit().await
    }
}

fn shared(mentee: Option<Sheet>, mentor: Option<Sheet>) -> Check {
    match (mentee, mentor) {
        (Some(mentee), Some(mentor)) => Check::Both { mentee, mentor },
        (mentee, mentor) => {
            Check::Open { mentee: mentee.map(|one| one.on), mentor: mentor.map(|one| one.on) }
        }
    }
}

impl Tx {
    /// When each side has answered; the caller has asked permission.
    pub(super) async fn expectations_answered(&mut self, pair: Uuid) -> Result<[Option<Date>; 2]> {
        let sheets = self.sheets_of(pair).await?;
        Ok(sheets.map(|sheet| sheet.map(|sheet| sheet.on)))
    }

    /// The answers of the mentee and of the mentor, each in the order of the questions.
    async fn sheets_of(&mut self, pair: Uuid) -> Result<[Option<Sheet>; 2]> {
        let rows: Vec<Row> = all!(self, OF_PAIR, self.programme.0, pair)?;
        let sheet = |side: Side| -> Result<Option<Sheet>> {
            let of_side = rows.iter().filter(|row| row.side == side.text());
            let mut answers = of_side.map(Row::read).collect::<Result<Vec<_>>>()?;
            answers.sort_by_key(|(_, answer)| answer.question);
            let on = answers.first().map(|(on, _)| *on);
            let answers = answers.into_iter().map(|(_, answer)| answer).collect();
            Ok(on.map(|on| Sheet { on, answers }))
        };
        Ok([sheet(Side::Mentee)?, sheet(Side::Mentor)?])
    }

    async fn answer_expectations(
        &mut self,
        (actor, side, way): (&Actor, Side, Way),
        pair: &Partnership,
        answers: &[Expectation],
        now: Timestamp,
    ) -> Result<()> {
        if !is_whole(answers) {
            let expected = "an answer to each question, with at most 200 characters";
            return Err(Refusal::Invalid { field: "answers", expected }.into());
        }
        let [mentee, mentor] = self.sheets_of(pair.id).await?.map(|sheet| sheet.is_some());
        if mentee && mentor {
            // Nobody changes what the other side has read.
            return Err(Error::Outdated);
        }
        let (programme, person) = (self.programme.0, self.person_on(pair, side).await?);
        execute!(self, REPLACE, programme, pair.id, side.text(), micros(now))?;
        let today = self.programme().await?.today(now).to_string();
        let account = actor.account.map(|account| account.0);
        insert_all!(
            self,
            INSERT,
            answers,
            |answer| programme,
            id(now),
            pair.id,
            person,
            side.text(),
            answer.question.text(),
            answer.degree.text(),
            answer.line.trim(),
            &today,
            way.text(),
            account,
            micros(now)
        );
        let verb = "partnership.answer_expectations";
        self.record_partnership(actor, pair.id, verb, side.text(), None, now).await?;
        self.answered(pair, side, &[Kind::ExpectationsAsked], now).await?;
        let (is_again, is_both) = match side {
            Side::Mentee => (mentee, mentor),
            Side::Mentor => (mentor, mentee),
        };
        if is_again {
            return Ok(());
        }
        let template = if is_both { READY_LETTER } else { ASKED_LETTER };
        // One letter is enough: the one that still waits is older.
        self.answered(pair, side.other(), &[Kind::ExpectationsAsked], now).await?;
        self.tell_side(pair, side.other(), template, now).await
    }

    /// Asks both sides to begin, once in the life of a pair.
    pub(super) async fn ask_for_expectations(
        &mut self,
        pair: &Partnership,
        now: Timestamp,
    ) -> Result<()> {
        let (letters,): (i64,) = one!(self, ASKED, self.programme.0, pair.id)?;
        if letters > 0 || self.sheets_of(pair.id).await?.iter().any(Option::is_some) {
            return Ok(());
        }
        self.tell_both_sides(pair, ASKED_LETTER, now).await
    }
}

impl Row {
    fn read(&self) -> Result<(Date, Expectation)> {
        let corrupt = || Error::Corrupt("expectation");
        let answer = Expectation {
            question: Question::from_text(&self.question).ok_or_else(corrupt)?,
            degree: Degree::from_text(&self.degree).ok_or_else(corrupt)?,
            line: self.line.clone(),
        };
        Ok((self.answered_on.parse().map_err(|_| corrupt())?, answer))
    }
}
