//! The notes of an interview. Two who write at the same time both keep their words: the second is
//! told and sees what the first has written.

use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::execute;
use geleit_domain::actor::Actor;
use geleit_domain::id::InterviewId;
use geleit_domain::interviews::{Notes, Status};
use geleit_domain::policy::Action;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// The longest note on one topic, in characters.
const NOTE_MAX: usize = 5000;

pub(super) const SAVE: &str = "
    UPDATE interview SET notes = $4, version = version + 1
    WHERE programme_id = $1 AND id = $2 AND version = $3 AND status IN ('planned', 'held')";

impl Store {
    /// Saves the notes of an interview that is planned or was held.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`], [`Error::Outdated`],
    /// [`Refusal::Invalid`] for a note that is too long.
    pub async fn save_interview_notes(
        &self,
        actor: &Actor,
        interview: InterviewId,
        version: i64,
        notes: &Notes,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let (before, _) = tx.interview_for(actor, interview, Action::Change).await?;
        let status = before.status()?;
        if !matches!(status, Status::Planned | Status::Held) {
            return Err(Error::WrongStatus { status: status.text(), verb: "note" });
        }
        if let Some((topic, _)) = notes.iter().find(|(_, w)| w.chars().count() > NOTE_MAX) {
            let expected = "at most 5000 characters";
            return Err(Refusal::Invalid { field: topic.text(), expected }.into());
        }
        let words: BTreeMap<_, _> =
            notes.iter().map(|(topic, words)| (topic.text(), words)).collect();
        let text = serde_json::to_string(&words).map_err(|_| Error::Corrupt("interview.notes"))?;
        if execute!(tx, SAVE, actor.programme.0, interview.0, version, text)? == 0 {
            return Err(Error::Outdated);
        }
        let topics: Vec<_> = words.keys().copied().collect();
        let done = ("interview.note", &*topics.join(" "));
        tx.record_interview(actor, interview.0, done, None, now).await?;
        tx.commit().await
    }
}
