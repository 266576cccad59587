//! The end of a pair as one of its sides sees it, through a personal link or signed in.

use super::{refusal, sides, strengths, together};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{execute, one, optional, row};
use crate::partnerships::offers::{Contact, Offer};
use crate::partnerships::{LOAD as PARTNERSHIP, Partnership};
use crate::programmes::Programme;
use crate::secrets::Secret;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{PartnershipId, PersonId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::closing::{
    Choice, Feedback, Said, Strength, Together, may_say_anew, reads_the_other,
};
use geleit_domain::partnerships::offer::shares_contact;
use geleit_domain::policy::Action;
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
        words, reached, reached_words, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
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
    /// Can the sides take stock now?
    pub is_open: bool,
    /// Has the pair come to its good end? Then there is an attestation.
    pub is_completed: bool,
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
    /// The end of a pair behind a personal link.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or leads elsewhere.
    pub async fn own_closing_by_link(&self, secret: &Secret, now: Timestamp) -> Result<OwnClosing> {
        let mut tx = self.read(secret.programme).await?;
        let offer = tx.side_by_link(secret, now).await?;
        tx.own_closing(&offer, now).await
    }

    /// The end of a pair of whoever is signed in, to read or to answer.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`].
    pub async fn own_closing(
        &self,
        actor: &Actor,
        action: Action,
        partnership: PartnershipId,
        now: Timestamp,
    ) -> Result<OwnClosing> {
        let mut tx = self.read(actor.programme).await?;
        let offer = tx.side_of(actor, action, partnership, now).await?;
        tx.own_closing(&offer, now).await
    }

    /// Takes stock through a personal link.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::WrongStatus`] while it is not open, and for words that the
    /// other has read; [`Refusal::Invalid`](crate::Refusal::Invalid).
    pub async fn take_stock_by_link(
        &self,
        secret: &Secret,
        taking: &Taking,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let offer = tx.side_by_link(secret, now).await?;
        let actor = Actor::link_holder(secret.programme, Some(PersonId(offer.person_id)));
        tx.take_stock(&actor, &offer, taking, now).await?;
        tx.commit().await
    }

    /// Takes stock as whoever is signed in.
    ///
    /// # Errors
    /// As [`Store::take_stock_by_link`], and [`Error::Forbidden`].
    pub async fn take_stock(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        taking: &Taking,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let offer = tx.side_of(actor, Action::Change, partnership, now).await?;
        tx.take_stock(actor, &offer, taking, now).await?;
        tx.commit().await
    }
}

impl Tx {
    async fn own_closing(&mut self, offer: &Offer, now: Timestamp) -> Result<OwnClosing> {
        let pair: Partnership = one!(self, PARTNERSHIP, self.programme.0, offer.partnership_id)?;
        let (side, status, programme) = (offer.side()?, pair.status()?, self.programme().await?);
        let is_open = self.is_closing(&pair, programme.today(now)).await?;
        let mut found = OwnClosing {
            programme,
            partnership: PartnershipId(pair.id),
            side,
            other: String::new(),
            is_open,
            is_completed: status == Status::Completed,
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
        found.given = given.into_iter().find(|(of, _)| *of == side).map(|(_, said)| said);
        found.may_say_anew = may_say_anew(said);
        if reads_the_other(said) {
            found.theirs = self.theirs(&pair, side).await?;
        }
        for (_, choice, answer) in
            self.choices(pair.id).await?.into_iter().filter(|(of, ..)| *of == side)
        {
            match choice {
                Choice::Contact => found.chosen.contact = Some(answer),
                Choice::Again => found.chosen.again = Some(answer),
            }
        }
        let (card, contact) = self.other_side(&pair, side).await?;
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

    async fn take_stock(
        &mut self,
        actor: &Actor,
        offer: &Offer,
        taking: &Taking,
        now: Timestamp,
    ) -> Result<()> {
        // Of two who answer at once, the second sees that the first has.
        let pair = self.hold_partnership(offer.partnership_id).await?;
        self.say(actor, &pair, offer, &taking.feedback, now).await?;
        self.choose_both(actor, &pair, offer, taking.chosen, now).await
    }

    async fn say(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        offer: &Offer,
        said: &Feedback,
        now: Timestamp,
    ) -> Result<()> {
        let (status, side) = (pair.status()?, offer.side()?);
        let today = self.programme().await?.today(now);
        let given = self.feedback_of(pair.id).await?;
        // A second press of the button.
        if given.iter().any(|(of, known)| *of == side && known == said) {
            return Ok(());
        }
        let before = sides(&given);
        if !self.is_closing(pair, today).await? || !may_say_anew(before) {
            return Err(Error::WrongStatus { status: status.text(), verb: "take_stock" });
        }
        said.check().map_err(refusal)?;
        let (programme, at) = (self.programme.0, micros(now));
        execute!(self, GIVE_ANEW, programme, pair.id, side.text(), at)?;
        execute!(
            self,
            GIVE,
            programme,
            id(now),
            pair.id,
            offer.person_id,
            side.text(),
            said.together.text(),
            words_of(&said.strengths),
            said.words.trim(),
            words_of(&said.reached),
            said.reached_words.trim(),
            at,
        )?;
        let verb = "partnership.give_feedback";
        self.record_partnership(actor, pair.id, verb, "", None, now).await?;
        if before.with(side).both() {
            self.tell_that_both_have_said(pair, side, now).await?;
        }
        Ok(())
    }
}

/// The words of a list, one space between two.
fn words_of<T: ToString>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
