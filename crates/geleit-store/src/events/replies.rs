//! What the office notes for whoever says on the telephone or on paper that they come, or that they
//! do not. It does the same as the button behind a personal link.

use super::{SignedUp, permit};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::execute;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{EventId, PersonId, ProgrammeId, SignUpId};
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::policy::Action;
use jiff::Timestamp;
use uuid::Uuid;

pub(super) const WAY: &str = "
    UPDATE sign_up SET way = $3, account_id = $4 WHERE programme_id = $1 AND id = $2";

/// What somebody says, and on which way the office has learned of it.
#[derive(Clone, Copy, Debug)]
pub struct Reply {
    /// Do they come?
    pub comes: bool,
    /// On which way it became known.
    pub way: Way,
}

/// Who acts when somebody says yes or no.
pub(super) struct Told {
    pub(super) actor: Actor,
    way: Way,
}

impl Told {
    /// The person says so, behind a link or signed in.
    pub(super) fn online(programme: ProgrammeId, person: Option<Uuid>) -> Self {
        let actor = Actor::link_holder(programme, person.map(PersonId));
        Self { actor, way: Way::Online }
    }

    /// Somebody acts, and nothing was said on the telephone or on paper.
    pub(super) fn of(actor: &Actor) -> Self {
        Self { actor: actor.clone(), way: Way::Online }
    }

    /// The place in the queue, and on which way the office knows; nobody's name.
    pub(super) fn detail(&self, number: i64) -> String {
        match self.way {
            Way::Online => format!("number {number}"),
            way => format!("number {number}, {way}"),
        }
    }
}

impl Store {
    /// Notes that somebody on the list comes or does not come.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for a sign-up of another event, [`Error::Forbidden`],
    /// [`Error::WrongStatus`] when nobody can sign up or withdraw any more.
    pub async fn note_reply(
        &self,
        actor: &Actor,
        event: EventId,
        sign_up: SignUpId,
        reply: Reply,
        now: Timestamp,
    ) -> Result<Option<SignedUp>> {
        permit(actor, Action::Change)?;
        let mut tx = self.write(actor.programme).await?;
        let sign_up = tx.sign_up(sign_up).await?;
        if sign_up.event_id != event.0 {
            return Err(Error::NotFound);
        }
        let told = Told { actor: actor.clone(), way: reply.way };
        let done = match reply.comes {
            true => Some(tx.come(&sign_up, &told, now).await?),
            false => {
                tx.stay_away(&sign_up, &told, now).await?;
                None
            }
        };
        tx.commit().await?;
        Ok(done)
    }
}

impl Tx {
    /// Keeps on which way an answer became known, and who of the office has noted it.
    pub(super) async fn keep_way(&mut self, sign_up: Uuid, told: &Told) -> Result<()> {
        let account = told.actor.account.filter(|_| told.way != Way::Online);
        let (programme, way) = (self.programme.0, told.way.text());
        execute!(self, WAY, programme, sign_up, way, account.map(|account| account.0))?;
        Ok(())
    }
}
