//! Who leads another interview at the same time. It is a warning and no refusal: two may share an
//! hour, and only people know.

use super::plan::Appointment;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row};
use crate::time::{micros, timestamp};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, InterviewId};
use geleit_domain::interviews::{MINUTES, overlaps};
use geleit_domain::policy::{Action, Resource};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

pub(super) const CLASHES: &str = "
    SELECT i.id, w.account_id, a.name, i.starts_at, i.minutes
    FROM interview i
    JOIN interviewer w ON w.programme_id = i.programme_id AND w.interview_id = i.id
    JOIN account a ON a.programme_id = w.programme_id AND a.id = w.account_id
    WHERE i.programme_id = $1 AND i.status = 'planned' AND i.starts_at > $2 AND i.starts_at < $3
    ORDER BY i.starts_at, a.name, i.id";

row! {
    struct Busy {
        id: Uuid,
        account_id: Uuid,
        name: String,
        starts_at: i64,
        minutes: i64,
    }
}

/// Somebody who leads another interview then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Who, by name.
    pub name: String,
    /// The other interview begins.
    pub starts: Timestamp,
}

impl Store {
    /// Who of the interviewers leads another planned interview at the same time; `except` is the
    /// one that is being changed.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn interview_clashes(
        &self,
        actor: &Actor,
        appointments: &[Appointment],
        except: Option<InterviewId>,
    ) -> Result<Vec<Clash>> {
        if !actor.could(Action::Create, Resource::Interview) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        let mut clashes = Vec::new();
        for appointment in appointments {
            for clash in tx.clashes_with(appointment, except).await? {
                if !clashes.contains(&clash) {
                    clashes.push(clash);
                }
            }
        }
        Ok(clashes)
    }
}

impl Tx {
    async fn clashes_with(
        &mut self,
        wanted: &Appointment,
        except: Option<InterviewId>,
    ) -> Result<Vec<Clash>> {
        let end = wanted.starts + SignedDuration::from_mins(wanted.minutes);
        // Nothing that began earlier than the longest interview takes can still last.
        let from = wanted.starts - SignedDuration::from_mins(*MINUTES.end());
        let near: Vec<Busy> = all!(self, CLASHES, self.programme.0, micros(from), micros(end))?;
        let mut clashes = Vec::new();
        for busy in near {
            let starts = timestamp(busy.starts_at)?;
            let is_meant = wanted.interviewers.contains(&AccountId(busy.account_id))
                && except != Some(InterviewId(busy.id));
            if is_meant && overlaps((starts, busy.minutes), (wanted.starts, wanted.minutes)) {
                clashes.push(Clash { name: busy.name, starts });
            }
        }
        Ok(clashes)
    }
}
