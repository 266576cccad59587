//! Signing up and withdrawing. Each takes the lock of the event first, so that places are given
//! one after another, and every place that is free goes to whoever has waited longest.

use super::replies::Told;
use super::{Event, KIND, MOVED_UP_LETTER, PLACED_LETTER, SignUp, WAITING_LETTER};
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{all, execute};
use crate::secrets::Secret;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::events::{Standing, Status, Step, moving_up, seat};
use geleit_domain::id::{EventId, SignUpId};
use geleit_domain::policy::Action;
use geleit_domain::secret_links::Door;
use jiff::Timestamp;

pub(super) const MOVE: &str = "
    UPDATE sign_up SET status = $4, number = $5, answered_at = COALESCE($6, answered_at),
        sequence = sequence + 1
    WHERE programme_id = $1 AND id = $2 AND status = $3";
pub(super) const FIRST_WAITING: &str = "
    SELECT id, event_id, person_id, language, status, number, sequence FROM sign_up
    WHERE programme_id = $1 AND event_id = $2 AND status = 'waiting' ORDER BY number, id LIMIT $3";

/// What signing up has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedUp {
    /// The sign-up.
    pub id: SignUpId,
    /// A place, or one on the waiting list.
    pub standing: Standing,
}

impl Store {
    /// Signs up whoever holds the link of an invitation.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown or over, [`Error::WrongStatus`] when nobody
    /// can sign up now.
    pub async fn sign_up_by_link(&self, secret: &Secret, now: Timestamp) -> Result<SignedUp> {
        let mut tx = self.write(secret.programme).await?;
        let sign_up = tx.sign_up_behind(secret, now).await?;
        let told = Told::online(secret.programme, sign_up.person_id);
        let done = tx.come(&sign_up, &told, now).await?;
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
        let told = Told::online(actor.programme, sign_up.person_id);
        let done = tx.come(&sign_up, &told, now).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Withdraws whoever holds the link; the place goes to whoever has waited longest.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown or over, [`Error::WrongStatus`] when the event
    /// has begun or does not take place.
    pub async fn withdraw_by_link(&self, secret: &Secret, now: Timestamp) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let sign_up = tx.sign_up_behind(secret, now).await?;
        let told = Told::online(secret.programme, sign_up.person_id);
        tx.stay_away(&sign_up, &told, now).await?;
        tx.commit().await
    }

    /// Withdraws whoever is signed in and invited.
    ///
    /// # Errors
    /// As [`Store::withdraw_by_link`], and [`Error::Forbidden`].
    pub async fn withdraw_own(&self, actor: &Actor, event: EventId, now: Timestamp) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let sign_up = tx.own_sign_up(actor, Action::Change, event).await?;
        let told = Told::online(actor.programme, sign_up.person_id);
        tx.stay_away(&sign_up, &told, now).await?;
        tx.commit().await
    }
}

pub(super) fn refuse_late(event: &Event, now: Timestamp) -> Result<()> {
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
    pub(super) async fn come(
        &mut self,
        sign_up: &SignUp,
        told: &Told,
        now: Timestamp,
    ) -> Result<SignedUp> {
        let (held, number) = self.hold_event(EventId(sign_up.event_id), 1).await?;
        refuse_late(&held, now)?;
        // Read after holding: somebody may have moved up meanwhile.
        let sign_up = self.sign_up(SignUpId(sign_up.id)).await?;
        self.take_seat(&held, &sign_up, told, number, now).await
    }

    /// Somebody who is on the list says no: before it begins.
    pub(super) async fn stay_away(
        &mut self,
        sign_up: &SignUp,
        told: &Told,
        now: Timestamp,
    ) -> Result<()> {
        let (held, _) = self.hold_event(EventId(sign_up.event_id), 0).await?;
        if !held.takes_sign_ups(now)? {
            return Err(Error::WrongStatus { status: held.status()?.text(), verb: "withdraw" });
        }
        let sign_up = self.sign_up(SignUpId(sign_up.id)).await?;
        if sign_up.standing()? != Standing::Withdrawn {
            self.keep_way(sign_up.id, told).await?;
        }
        self.step_aside(told, &held, &sign_up, now).await
    }

    /// Gives somebody who is on the list a place, or one at the end of the waiting list.
    pub(super) async fn take_seat(
        &mut self,
        event: &Event,
        sign_up: &SignUp,
        told: &Told,
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
        self.keep_way(sign_up.id, told).await?;
        self.welcome(event, id, told, (step, number), now).await?;
        Ok(SignedUp { id, standing })
    }

    /// Somebody does not come after all; the place goes to whoever has waited longest. The event
    /// is held.
    pub(super) async fn step_aside(
        &mut self,
        told: &Told,
        event: &Event,
        sign_up: &SignUp,
        now: Timestamp,
    ) -> Result<()> {
        if sign_up.standing()? != Standing::Withdrawn {
            self.move_sign_up(sign_up, Step::Withdraw, sign_up.number, now).await?;
            self.withdraw_event_letters(sign_up.id, now).await?;
            self.record_sign_up(told, event, (Step::Withdraw, sign_up.number), now).await?;
        }
        self.fill_places(&told.actor, EventId(event.id), now).await
    }

    /// The letter and the entry of somebody who has just signed up.
    pub(super) async fn welcome(
        &mut self,
        event: &Event,
        sign_up: SignUpId,
        told: &Told,
        (step, number): (Step, i64),
        now: Timestamp,
    ) -> Result<()> {
        let sign_up = self.sign_up(sign_up).await?;
        let template = if step == Step::Place { PLACED_LETTER } else { WAITING_LETTER };
        self.tell(&sign_up, template, now).await?;
        self.record_sign_up(told, event, (step, number), now).await?;
        self.fill_places(&told.actor, EventId(event.id), now).await
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
            let told = Told::of(actor);
            self.record_sign_up(&told, &event, (Step::MoveUp, sign_up.number), now).await?;
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
        // Whoever moves up has said nothing: how and when they did stays what it is.
        let at = (step != Step::MoveUp).then(|| micros(now));
        let programme = self.programme.0;
        let moved =
            execute!(self, MOVE, programme, sign_up.id, from.text(), to.text(), number, at)?;
        if moved == 0 { Err(Error::Outdated) } else { Ok(to) }
    }

    /// The entry names the place in the queue and nobody: who comes can be erased.
    async fn record_sign_up(
        &mut self,
        told: &Told,
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
        let detail = told.detail(number);
        let (subject_kind, subject) = (KIND, event.id);
        let entry = Entry { verb, subject_kind, subject, detail: &detail, reason: None };
        self.record(&told.actor, entry, now).await?;
        Ok(())
    }
}
