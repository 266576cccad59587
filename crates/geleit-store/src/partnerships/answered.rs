//! What becomes of a question to a pair once its answer is known: a letter that still waits for the
//! digest, or for the office's printer, is taken back. Nobody is asked for what they have done.

use super::Partnership;
use crate::error::Result;
use crate::tx::Tx;
use geleit_domain::id::PersonId;
use geleit_domain::letters::Kind;
use geleit_domain::matching::proposal::Side;
use jiff::Timestamp;

/// What is asked of a pair only while both take part.
const WHILE_TOGETHER: &[Kind] = &[
    Kind::AgreementProposed,
    Kind::ExpectationsAsked,
    Kind::MeetingAsked,
    Kind::MeetingNoted,
    Kind::FitAsked,
];

impl Tx {
    /// One side has done what letters of these kinds ask for.
    pub(super) async fn answered(
        &mut self,
        pair: &Partnership,
        side: Side,
        asked: &[Kind],
        now: Timestamp,
    ) -> Result<()> {
        let person = PersonId(self.person_on(pair, side).await?);
        for kind in asked {
            self.withdraw_letter_to(person, (kind.text(), pair.id), now).await?;
        }
        Ok(())
    }

    /// What letters of these kinds ask for is known, whoever has said it.
    pub(super) async fn answered_by_both(
        &mut self,
        pair: &Partnership,
        asked: &[Kind],
        now: Timestamp,
    ) -> Result<()> {
        for side in Side::ALL {
            self.answered(pair, *side, asked, now).await?;
        }
        Ok(())
    }

    /// The pair has come to its good end: nothing is asked any more of what it does together.
    pub(super) async fn stop_asking(&mut self, pair: &Partnership, now: Timestamp) -> Result<()> {
        self.answered_by_both(pair, WHILE_TOGETHER, now).await
    }
}
