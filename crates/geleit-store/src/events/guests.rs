//! Signing up on the public page: anybody, with a name and an address. Somebody of the programme
//! signs up as that person, and nothing that comes back says so.

use super::replies::Told;
use super::sign_up::refuse_late;
use super::{Event, SignedUp};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute};
use crate::persons::email_key;
use crate::programmes::checked_name;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::applications::form::is_address;
use geleit_domain::events::{Standing, seat};
use geleit_domain::id::{EventId, ProgrammeId, SignUpId};
use jiff::Timestamp;
use uuid::Uuid;

pub(super) const INSERT: &str = "
    INSERT INTO sign_up (programme_id, id, event_id, name, email, email_key, language, status,
        number, answered_at, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
/// Somebody of the programme who comes through the public page, in the language of that page.
pub(super) const INSERT_KNOWN: &str = "
    INSERT INTO sign_up (programme_id, id, event_id, person_id, language, status, number,
        answered_at, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
/// Two are enough to know that an address is not of one person alone.
pub(super) const WITH_ADDRESS: &str =
    "SELECT id FROM person WHERE programme_id = $1 AND email_key = $2 LIMIT 2";
/// Somebody who signs up on the public page.
#[derive(Clone, Copy, Debug)]
pub struct Guest<'a> {
    /// The name.
    pub name: &'a str,
    /// The address.
    pub email: &'a str,
    /// Language of the letters.
    pub language: &'a str,
}

impl Guest<'_> {
    fn check(&self) -> Result<()> {
        checked_name("name", self.name)?;
        if !is_address(self.email.trim()) {
            let expected = "an e-mail address";
            return Err(Refusal::Invalid { field: "email", expected }.into());
        }
        Ok(())
    }
}

impl Store {
    /// Signs somebody up who came through the public page. Whoever is on the list already stays
    /// there once, and somebody of the programme signs up as that person: nothing that comes back
    /// says which of it was so.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Refusal::Invalid`], [`Error::WrongStatus`] when nobody can sign up
    /// now.
    pub async fn sign_up_guest(
        &self,
        programme: ProgrammeId,
        event: EventId,
        guest: &Guest<'_>,
        now: Timestamp,
    ) -> Result<SignedUp> {
        guest.check()?;
        let mut tx = self.write(programme).await?;
        let (held, number) = tx.hold_event(event, 1).await?;
        refuse_late(&held, now)?;
        let done = match tx.sign_up_of(event, &email_key(guest.email)).await? {
            Some(known) => {
                let told = Told::online(programme, known.person_id);
                tx.take_seat(&held, &known, &told, number, now).await?
            }
            None => tx.seat_guest(&held, guest, number, now).await?,
        };
        tx.commit().await?;
        Ok(done)
    }
}

impl Tx {
    async fn seat_guest(
        &mut self,
        event: &Event,
        guest: &Guest<'_>,
        number: i64,
        now: Timestamp,
    ) -> Result<SignedUp> {
        let (placed, waiting) = self.counts(EventId(event.id)).await?;
        let step = seat(event.capacity, placed, waiting);
        let wrong = Error::WrongStatus { status: "new", verb: step.text() };
        let standing = Standing::Invited.after(step).ok_or(wrong)?;
        let (programme, new, at) = (self.programme.0, id(now), micros(now));
        let (key, language, word) = (email_key(guest.email), guest.language, standing.text());
        let people: Vec<(Uuid,)> = all!(self, WITH_ADDRESS, programme, &key)?;
        let person = match people.as_slice() {
            [(one,)] => Some(*one),
            _ => None,
        };
        let (of, name, email) = (event.id, guest.name.trim(), guest.email.trim());
        match person {
            Some(one) => {
                execute!(
                    self,
                    INSERT_KNOWN,
                    programme,
                    new,
                    of,
                    one,
                    language,
                    word,
                    number,
                    at,
                    at
                )
            }
            None => execute!(
                self, INSERT, programme, new, of, name, email, &key, language, word, number, at, at
            ),
        }?;
        let told = Told::online(self.programme, person);
        self.welcome(event, SignUpId(new), &told, (step, number), now).await?;
        Ok(SignedUp { id: SignUpId(new), standing })
    }
}
