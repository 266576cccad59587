//! Which way letters go out, decided when they are written: at once, with the digest, or on paper.

use crate::error::{Error, Result};
use crate::macros::{one, optional};
use crate::mails::Letter;
use crate::time::timestamp;
use crate::tx::Tx;
use geleit_domain::id::PersonId;
use geleit_domain::letters::{Choice, Class, Kind, NEAR, Rhythm};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// A digest that comes later than this before an appointment comes too late.
const NOTICE: SignedDuration = SignedDuration::from_hours(24);

/// When an appointment begins: of an interview, or of the event of a sign-up.
pub(super) const STARTS: &str = "
    SELECT starts_at FROM interview WHERE programme_id = $1 AND id = $2
    UNION ALL
    SELECT e.starts_at FROM sign_up s
    JOIN event e ON e.programme_id = s.programme_id AND e.id = s.event_id
    WHERE s.programme_id = $1 AND s.id = $2";
pub(super) const URGENT: &str = "
    SELECT COUNT(*) AS letters FROM mail
    WHERE programme_id = $1 AND subject_id = $2 AND sent_at IS NULL AND withdrawn_at IS NULL
        AND bounced_at IS NULL AND in_digest = FALSE AND on_paper = FALSE
        AND template <> 'digest'";
pub(super) const WITHOUT_ADDRESS: &str = "
    SELECT letters FROM person WHERE programme_id = $1 AND id = $2 AND email = ''";

/// How a letter goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// By mail, as soon as it is due.
    Mail,
    /// By mail, with what else has waited.
    Digest,
    /// Printed by the office: whoever should get it has no address.
    Paper,
}

impl Tx {
    /// Which way this letter goes; `was` is when what it is about would have begun before it was
    /// moved: whoever is on the way there has to know.
    pub(crate) async fn way(
        &mut self,
        letter: &Letter<'_>,
        was: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Way> {
        // Every kind says in the domain when it may go out; an invitation for tomorrow cannot wait.
        let kind = Kind::of(letter.template).ok_or(Error::Corrupt("a letter of no kind"))?;
        if let Some(person) = letter.person
            && self.goes_on_paper(kind, person).await?
        {
            return Ok(Way::Paper);
        }
        let is_near = match (kind.class(), letter.subject) {
            (Class::Near(_) | Class::Digest, Some(subject)) => {
                self.is_near(subject, was, now).await?
            }
            // The others go their way however near it is.
            _ => None,
        };
        Ok(match (kind.class(), is_near) {
            (Class::AtOnce(_), _) | (_, Some(true)) | (Class::Near(_), None) => Way::Mail,
            (Class::Near(_) | Class::Soon(_) | Class::Digest, _) => Way::Digest,
        })
    }

    /// Does a letter about this record still wait to go out at once?
    pub(crate) async fn is_urgent(&mut self, subject: Uuid) -> Result<bool> {
        let (letters,): (i64,) = one!(self, URGENT, self.programme.0, subject)?;
        Ok(letters > 0)
    }

    /// Has this person no address? Nothing is printed that its reader does without.
    async fn goes_on_paper(&mut self, kind: Kind, person: PersonId) -> Result<bool> {
        let found: Option<(String,)> =
            optional!(self, WITHOUT_ADDRESS, self.programme.0, person.0)?;
        let Some((choice,)) = found else { return Ok(false) };
        let choice = Choice::from_text(&choice).ok_or(Error::Corrupt("a choice of letters"))?;
        Ok(kind.class() != Class::Digest || choice != Choice::None)
    }

    /// Does what a letter is about begin soon, or would it have? What is over is told at once as
    /// well; nothing: it does not begin at all.
    async fn is_near(
        &mut self,
        subject: Uuid,
        was: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Option<bool>> {
        // Nobody is on the way to what would have begun days ago.
        let was = was.filter(|was| *was >= now - NEAR);
        if let Some(was) = was
            && self.cannot_wait(was, now).await?
        {
            return Ok(Some(true));
        }
        let starts: Option<(i64,)> = optional!(self, STARTS, self.programme.0, subject)?;
        let Some((starts,)) = starts else { return Ok(None) };
        Ok(Some(self.cannot_wait(timestamp(starts)?, now).await?))
    }

    /// Is there no time to wait for the digest? Between now and the next one closed days may lie.
    /// What presses goes out with it on any open morning, also to whoever gets one weekly. A step
    /// that writes to everybody of an event reads the closed days once.
    async fn cannot_wait(&mut self, starts: Timestamp, now: Timestamp) -> Result<bool> {
        if starts.duration_since(now) <= NEAR {
            return Ok(true);
        }
        let calendar = match self.calendar.take() {
            Some(calendar) => calendar,
            None => self.letter_calendar().await?,
        };
        let digest = calendar.next(now, Rhythm::Daily);
        self.calendar = Some(calendar);
        Ok(starts.duration_since(digest) < NOTICE)
    }
}
