//! What each interviewer recommends: everybody the own, after the interview was held.

use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::execute;
use crate::time::micros;
use geleit_domain::actor::Actor;
use geleit_domain::id::InterviewId;
use geleit_domain::interviews::{Recommendation, Status};
use geleit_domain::policy::Action;
use jiff::Timestamp;

/// The longest explanation, in characters.
const WORDS_MAX: usize = 5000;

pub(super) const RECOMMEND: &str = "
    UPDATE interviewer SET recommendation = $4, words = $5, recommended_at = $6
    WHERE programme_id = $1 AND interview_id = $2 AND account_id = $3";

impl Store {
    /// Gives the actor's own recommendation, or another one than before.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] for somebody who does not lead the interview,
    /// [`Error::WrongStatus`] before it was held.
    pub async fn recommend(
        &self,
        actor: &Actor,
        interview: InterviewId,
        recommendation: Recommendation,
        words: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let (before, _) = tx.interview_for(actor, interview, Action::Change).await?;
        let status = before.status()?;
        if status != Status::Held {
            return Err(Error::WrongStatus { status: status.text(), verb: "recommend" });
        }
        if words.chars().count() > WORDS_MAX {
            let expected = "at most 5000 characters";
            return Err(Refusal::Invalid { field: "words", expected }.into());
        }
        let account = actor.account.ok_or(Error::Forbidden)?;
        let (programme, at) = (actor.programme.0, micros(now));
        let (what, words) = (recommendation.text(), words.trim());
        if execute!(tx, RECOMMEND, programme, interview.0, account.0, what, words, at)? == 0 {
            return Err(Error::Forbidden);
        }
        // What was recommended stands nowhere else: others see it only after their own.
        let done = ("interview.recommend", "");
        tx.record_interview(actor, interview.0, done, None, now).await?;
        tx.commit().await
    }
}
