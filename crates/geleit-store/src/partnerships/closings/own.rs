//! The end of a pair as one of its sides sees it, through a personal link or signed in.

use super::{refusal, sides, strengths, together};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{execute, optional, row};
use crate::partnerships::offers::Contact;
use crate::partnerships::own::{Acting, Key};
use crate::partnerships::{Partnership, Support};
use crate::programmes::Programme;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::id::PartnershipId;
use geleit_domain::letters::Kind;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::closing::{
    Choice, Feedback, Said, Strength, Together, may_note, may_say_anew, reads_the_other,
};
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::partnerships::offer::shares_contact;
use jiff::Timestamp;

pub(super) const THEIRS: &str = "
    SELECT f.together, f.strengths, f.words
    FROM feedback f
    JOIN feedback own ON own.programme_id = f.programme_id
        AND own.partnership_id = f.partnership_id AND own.side = $3 AND own.known_until IS NULL
    WHERE f.programme_id = $1 AND f.partnership_id = $2 AND f.side = $4
        AND f.known_until IS NULL";
pub(super) const GIVE: &str = "
    INSERT INTO feedback (programme_id, id, partnership_id, person_id, side, together, strengths,
        words, reached, reached_words, created_at, way, account_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
pub(super) const GIVE_ANEW: &str = "
    UPDATE feedback SET known_until = $4
    WHERE programme_id = $1 AND partnership_id = $2 AND side = $3 AND known_until IS NULL";

row! {
    struct TheirsRow {
        together: String,
        strengths: String,
        words: String,
    }
}

/// What the other side has said to the reader. What it says was reached is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theirs {
    /// How it was to work together.
    pub together: Together,
    /// What the reader is thanked for.
    pub strengths: Vec<Strength>,
    /// Words to the reader; may be empty.
    pub words: String,
}

/// What one side has said to the choices; nothing: not yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Does this side want to stay in contact?
    pub contact: Option<Said>,
    /// Does it want to take part again?
    pub again: Option<Said>,
}

/// The end of a pair as one side reads it.
#[derive(Clone, Debug)]
pub struct OwnClosing {
    /// The programme.
    pub programme: Programme,
    /// The pair.
    pub partnership: PartnershipId,
    /// The reader's side.
    pub side: Side,
    /// First name of the other one, as on the card; empty while it is not open.
    pub other: String,
    /// Whom to ask.
    pub support: Support,
    /// Can the sides take stock now?
    pub is_open: bool,
    /// Has the pair come to its good end?
    pub is_completed: bool,
    /// Has it ended before that?
    pub is_dissolved: bool,
    /// Is there an attestation for the reader? Not while a mentee goes on with somebody else.
    pub has_attestation: bool,
    /// What the reader has said.
    pub given: Option<Feedback>,
    /// May the reader say it anew?
    pub may_say_anew: bool,
    /// What the other has said, once both have.
    pub theirs: Option<Theirs>,
    /// What the reader wants afterwards.
    pub chosen: Chosen,
    /// How the other is reached, while both want it so.
    pub contact: Option<Contact>,
}

/// Everything that one side sends at once.
#[derive(Clone, Debug)]
pub struct Taking {
    /// What it says.
    pub feedback: Feedback,
    /// What it wants afterwards.
    pub chosen: Chosen,
}

impl Store {
    /// The end of a pair as one side reads it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or leads elsewhere;
    /// [`Error::Forbidden`].
    pub async fn own_closing(&self, key: Key<'_>, now: Timestamp) -> Result<OwnClosing> {
        let (mut tx, own) = self.read_own(key, now).await?;
        tx.own_closing(&own.pair, own.side, now).await
    }

    /// Takes stock.
    ///
    /// # Errors
    /// As [`Store::own_closing`]; [`Error::WrongStatus`] while it is not open, and for words that
    /// the other has read; [`Refusal::Invalid`](crate::Refusal::Invalid).
    pub async fn take_stock(&self, key: Key<'_>, taking: &Taking, now: Timestamp) -> Result<()> {
        // Of two who answer at once, the second sees that the first has.
        let (mut tx, own) = self.write_side(key, now).await?;
        tx.say(&own, Way::Online, &taking.feedback, now).await?;
        tx.choose_both(&own, Way::Online, taking.chosen, now).await?;
        tx.commit().await
    }
}

impl Tx {
    async fn own_closing(
        &mut self,
        pair: &Partnership,
        side: Side,
        now: Timestamp,
    ) -> Result<OwnClosing> {
        let (status, programme) = (pair.status()?, self.programme().await?);
        let is_open = self.is_closing(pair, programme.today(now)).await?;
        let mut found = OwnClosing {
            programme,
            partnership: PartnershipId(pair.id),
            side,
            other: String::new(),
            support: self.support_of(pair, side).await?,
            is_open,
            is_completed: status == Status::Completed,
            is_dissolved: status == Status::Dissolved,
            has_attestation: self.has_attestation(pair, side, now).await?,
            given: None,
            may_say_anew: false,
            theirs: None,
            chosen: Chosen::default(),
            contact: None,
        };
        if !is_open {
            return Ok(found);
        }
        let given = self.feedback_of(pair.id).await?;
        let said = sides(&given);
        found.given = given.into_iter().find(|given| given.side == side).map(|given| given.said);
        found.may_say_anew = may_say_anew(said);
        if reads_the_other(said) {
            found.theirs = self.theirs(pair, side).await?;
        }
        for (_, choice, answer) in
            self.choices(pair.id).await?.into_iter().filter(|(of, ..)| *of == side)
        {
            match choice {
                Choice::Contact => found.chosen.contact = Some(answer),
                Choice::Again => found.chosen.again = Some(answer),
            }
        }
        let (card, contact) = self.other_side(pair, side).await?;
        found.other = card.name;
        if found.is_completed {
            let answers = self.answers_of(pair.id).await?;
            let stay = self.who_stays(pair.id).await?;
            found.contact = shares_contact(status, answers, stay).then_some(contact);
        }
        Ok(found)
    }

    /// What the other side has said to this one, if this one has said something to it.
    async fn theirs(&mut self, pair: &Partnership, side: Side) -> Result<Option<Theirs>> {
        let programme = self.programme.0;
        let (own, other) = (side.text(), side.other().text());
        let row: Option<TheirsRow> = optional!(self, THEIRS, programme, pair.id, own, other)?;
        let read = |row: TheirsRow| {
            Ok(Theirs {
                together: together(&row.together)?,
                strengths: strengths(&row.strengths)?,
                words: row.words,
            })
        };
        row.map(read).transpose()
    }

    /// One side says how it was. What the office notes for it stands in the place of nothing that it
    /// has written itself.
    pub(super) async fn say(
        &mut self,
        own: &Acting,
        way: Way,
        said: &Feedback,
        now: Timestamp,
    ) -> Result<()> {
        let (pair, side) = (&own.pair, own.side);
        let today = self.programme().await?.today(now);
        let given = self.feedback_of(pair.id).await?;
        let before = sides(&given);
        let known = given.iter().find(|given| given.side == side);
        // A second press of the button.
        if known.is_some_and(|known| known.said == *said) {
            return Ok(());
        }
        let may_say = match way {
            Way::Online => may_say_anew(before),
            Way::Phone | Way::Paper => may_note(known.map(|known| known.way), before),
        };
        if !self.is_closing(pair, today).await? || !may_say {
            let status = pair.status()?.text();
            return Err(Error::WrongStatus { status, verb: "take_stock" });
        }
        said.check().map_err(refusal)?;
        self.give(own, way, said, now).await?;
        // Nobody is asked, or reminded, of what is done.
        self.answered(pair, side, &[Kind::ClosingAsked, Kind::ClosingReminded], now).await?;
        if before.with(side).both() {
            self.tell_that_both_have_said(pair, side, now).await?;
        }
        Ok(())
    }

    async fn give(
        &mut self,
        own: &Acting,
        way: Way,
        said: &Feedback,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, pair, at) = (self.programme.0, own.pair.id, micros(now));
        let side = own.side.text();
        execute!(self, GIVE_ANEW, programme, pair, side, at)?;
        execute!(
            self,
            GIVE,
            programme,
            id(now),
            pair,
            own.person.0,
            side,
            said.together.text(),
            words_of(&said.strengths),
            said.words.trim(),
            words_of(&said.reached),
            said.reached_words.trim(),
            at,
            way.text(),
            own.noted_by(way),
        )?;
        let (verb, detail) = match way {
            Way::Online => ("partnership.give_feedback", String::new()),
            way => ("partnership.note_feedback", format!("{side}, {way}")),
        };
        self.record_partnership(&own.actor, pair, verb, &detail, None, now).await
    }
}

/// The words of a list, one space between two.
fn words_of<T: ToString>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
