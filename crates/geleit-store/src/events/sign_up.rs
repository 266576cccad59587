//! Signing up and withdrawing. Each takes the lock of the event first, so that places are given
//! one after another, and every place that is free goes to whoever has waited longest.

use super::{Event, KIND, MOVED_UP_LETTER, PLACED_LETTER, SignUp, WAITING_LETTER};
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute};
use crate::persons::email_key;
use crate::programmes::checked_name;
use crate::secrets::Secret;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::form::is_address;
use geleit_domain::events::{Standing, Status, Step, moving_up, seat};
use geleit_domain::id::{EventId, PersonId, ProgrammeId, SignUpId};
use geleit_domain::policy::Action;
use geleit_domain::secret_links::Door;
use jiff::Timestamp;

pub(super) const INSERT: &str = "
    INSERT INTO sign_up (programme_id, id, event_id, name, email, email_key, language, status,
        number, answered_at, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
pub(super) const MOVE: &str = "
    UPDATE sign_up SET status = $4, number = $5, answered_at = $6, sequence = sequence + 1
    WHERE programme_id = $1 AND id = $2 AND status = $3";
pub(super) const FIRST_WAITING: &str = "
    SELECT id, event_id, person_id, language, status, number FROM sign_up
    WHERE programme_id = $1 AND event_id = $2 AND status = 'waiting' ORDER BY number, id LIMIT $3";

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

/// What signing up has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedUp {
    /// The sign-up.
    pub id: SignUpId,
    /// A place, or one on the waiting list.
    pub standing: Standing,
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
    /// there once.
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
            Some(known) => tx.take_seat(&held, &known, number, now).await?,
            None => tx.seat_guest(&held, guest, number, now).await?,
        };
        tx.commit().await?;
        Ok(done)
    }

    /// Signs up whoever holds the link of an invitation.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown or over, [`Error::WrongStatus`] when nobody
    /// can sign up now.
    pub async fn sign_up_by_link(&self, secret: &Secret, now: Timestamp) -> Result<SignedUp> {
        let mut tx = self.write(secret.programme).await?;
        let sign_up = tx.sign_up_behind(secret, now).await?;
        let done = tx.come(&sign_up, now).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Signs up whoever is signed in and invited.
    ///
    /// # Errors
    /// As [`Store::sign_up_by_link`], and [`Error::Forbidden`].
    pub async fn sign_up_own(
        &self,
        actor: &Actor,
        event: EventId,
        now: Timestamp,
    ) -> Result<SignedUp> {
        let mut tx = self.write(actor.programme).await?;
        let sign_up = tx.own_sign_up(actor, Action::Change, event).await?;
        let done = tx.come(&sign_up, now).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Withdraws whoever holds the link; the place goes to whoever has waited longest.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown or over, [`Error::WrongStatus`] when the event
    /// is over or does not take place.
    pub async fn withdraw_by_link(&self, secret: &Secret, now: Timestamp) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let sign_up = tx.sign_up_behind(secret, now).await?;
        tx.stay_away(&sign_up, now).await?;
        tx.commit().await
    }

    /// Withdraws whoever is signed in and invited.
    ///
    /// # Errors
    /// As [`Store::withdraw_by_link`], and [`Error::Forbidden`].
    pub async fn withdraw_own(&self, actor: &Actor, event: EventId, now: Timestamp) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let sign_up = tx.own_sign_up(actor, Action::Change, event).await?;
        tx.stay_away(&sign_up, now).await?;
        tx.commit().await
    }
}

fn refuse_late(event: &Event, now: Timestamp) -> Result<()> {
    match event.takes_sign_ups(now)? {
        true => Ok(()),
        // What is not published does not exist for whoever signs up.
        false if event.status()? == Status::Draft => Err(Error::NotFound),
        false => Err(Error::WrongStatus { status: event.status()?.text(), verb: "sign_up" }),
    }
}

impl Tx {
    pub(super) async fn sign_up_behind(
        &mut self,
        secret: &Secret,
        now: Timestamp,
    ) -> Result<SignUp> {
        let (Door::Event, id) = self.record_link(secret, now).await? else {
            return Err(Error::NotFound);
        };
        self.sign_up(SignUpId(id)).await
    }

    /// Somebody who is on the list says yes.
    async fn come(&mut self, sign_up: &SignUp, now: Timestamp) -> Result<SignedUp> {
        let (held, number) = self.hold_event(EventId(sign_up.event_id), 1).await?;
        refuse_late(&held, now)?;
        // Read after holding: somebody may have moved up meanwhile.
        let sign_up = self.sign_up(SignUpId(sign_up.id)).await?;
        self.take_seat(&held, &sign_up, number, now).await
    }

    /// Somebody who is on the list says no.
    async fn stay_away(&mut self, sign_up: &SignUp, now: Timestamp) -> Result<()> {
        let (held, _) = self.hold_event(EventId(sign_up.event_id), 0).await?;
        if held.status()? != Status::Published {
            return Err(Error::WrongStatus { status: held.status()?.text(), verb: "withdraw" });
        }
        let sign_up = self.sign_up(SignUpId(sign_up.id)).await?;
        let actor = Actor::link_holder(self.programme, sign_up.person_id.map(PersonId));
        self.step_aside(&actor, &held, &sign_up, now).await
    }

    /// Gives somebody who is on the list a place, or one at the end of the waiting list.
    async fn take_seat(
        &mut self,
        event: &Event,
        sign_up: &SignUp,
        number: i64,
        now: Timestamp,
    ) -> Result<SignedUp> {
        let (id, standing) = (SignUpId(sign_up.id), sign_up.standing()?);
        if standing.is_signed_up() {
            return Ok(SignedUp { id, standing });
        }
        let (placed, waiting) = self.counts(EventId(event.id)).await?;
        let step = seat(event.capacity, placed, waiting);
        let standing = self.move_sign_up(sign_up, step, number, now).await?;
        self.welcome(event, id, (step, number), now).await?;
        Ok(SignedUp { id, standing })
    }

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
        let (new, at) = (id(now), micros(now));
        execute!(
            self,
            INSERT,
            self.programme.0,
            new,
            event.id,
            guest.name.trim(),
            guest.email.trim(),
            email_key(guest.email),
            guest.language,
            standing.text(),
            number,
            at,
            at
        )?;
        self.welcome(event, SignUpId(new), (step, number), now).await?;
        Ok(SignedUp { id: SignUpId(new), standing })
    }

    /// Somebody does not come after all; the place goes to whoever has waited longest. The event
    /// is held.
    pub(super) async fn step_aside(
        &mut self,
        actor: &Actor,
        event: &Event,
        sign_up: &SignUp,
        now: Timestamp,
    ) -> Result<()> {
        if sign_up.standing()? != Standing::Withdrawn {
            self.move_sign_up(sign_up, Step::Withdraw, sign_up.number, now).await?;
            self.withdraw_letters(sign_up.id, now).await?;
            self.record_sign_up(actor, event, (Step::Withdraw, sign_up.number), now).await?;
        }
        self.fill_places(actor, EventId(event.id), now).await
    }

    /// The letter and the entry of somebody who has just signed up.
    async fn welcome(
        &mut self,
        event: &Event,
        sign_up: SignUpId,
        (step, number): (Step, i64),
        now: Timestamp,
    ) -> Result<()> {
        let sign_up = self.sign_up(sign_up).await?;
        let template = if step == Step::Place { PLACED_LETTER } else { WAITING_LETTER };
        self.tell(&sign_up, template, now).await?;
        let actor = Actor::link_holder(self.programme, sign_up.person_id.map(PersonId));
        self.record_sign_up(&actor, event, (step, number), now).await?;
        self.fill_places(&actor, EventId(event.id), now).await
    }

    /// Moves those who have waited longest up into places that are free. The event is held.
    pub(super) async fn fill_places(
        &mut self,
        actor: &Actor,
        event: EventId,
        now: Timestamp,
    ) -> Result<()> {
        let event = self.event(event).await?;
        if !event.takes_sign_ups(now)? {
            return Ok(());
        }
        let (placed, waiting) = self.counts(EventId(event.id)).await?;
        let free = moving_up(event.capacity, placed, waiting);
        let first: Vec<SignUp> = all!(self, FIRST_WAITING, self.programme.0, event.id, free)?;
        for sign_up in first {
            self.move_sign_up(&sign_up, Step::MoveUp, sign_up.number, now).await?;
            self.tell(&sign_up, MOVED_UP_LETTER, now).await?;
            self.record_sign_up(actor, &event, (Step::MoveUp, sign_up.number), now).await?;
        }
        Ok(())
    }

    async fn move_sign_up(
        &mut self,
        sign_up: &SignUp,
        step: Step,
        number: i64,
        now: Timestamp,
    ) -> Result<Standing> {
        let from = sign_up.standing()?;
        let wrong = Error::WrongStatus { status: from.text(), verb: step.text() };
        let to = from.after(step).ok_or(wrong)?;
        let (programme, at) = (self.programme.0, micros(now));
        let moved =
            execute!(self, MOVE, programme, sign_up.id, from.text(), to.text(), number, at)?;
        if moved == 0 { Err(Error::Outdated) } else { Ok(to) }
    }

    /// The entry names the place in the queue and nobody: who comes can be erased.
    async fn record_sign_up(
        &mut self,
        actor: &Actor,
        event: &Event,
        (step, number): (Step, i64),
        now: Timestamp,
    ) -> Result<()> {
        let verb = match step {
            Step::Place => "event.place",
            Step::Wait => "event.wait",
            Step::MoveUp => "event.move_up",
            Step::Withdraw => "event.withdraw",
        };
        let detail = format!("number {number}");
        let (subject_kind, subject) = (KIND, event.id);
        let entry = Entry { verb, subject_kind, subject, detail: &detail, reason: None };
        self.record(actor, entry, now).await?;
        Ok(())
    }
}
