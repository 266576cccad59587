//! What stands behind a link to a draft, and for which cohorts one may be begun.

use super::{Admission, Draft, LIFE};
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::one;
use crate::mails::Letter;
use crate::organisations::Organisation;
use crate::programmes::Programme;
use crate::secrets::Secret;
use geleit_domain::applications::Side;
use geleit_domain::cohorts::Status;
use geleit_domain::id::{CohortId, DraftId, ProgrammeId};
use geleit_domain::secret_links::Door;
use geleit_domain::slug::Kind;
use jiff::Timestamp;

/// Brings somebody the link to go on with on another device.
pub const DRAFT_LETTER: &str = "draft_link";

/// More letters to one address are not sent: nobody is flooded through our form.
const LETTERS_MAX: i64 = 5;

pub(super) const LETTERS: &str = "
    SELECT COUNT(*) AS letters FROM draft d
    JOIN draft o ON o.programme_id = d.programme_id AND o.email_key = d.email_key
    JOIN mail m ON m.programme_id = o.programme_id AND m.subject_id = o.id
    WHERE d.programme_id = $1 AND d.id = $2 AND d.email_key <> ''";

/// A cohort as whoever wants to apply sees it.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The programme.
    pub programme: Programme,
    /// Its id.
    pub programme_id: ProgrammeId,
    /// The cohort.
    pub cohort: Cohort,
    /// Its regions in their order.
    pub regions: Vec<String>,
    /// Until when something may be sent.
    pub admission: Admission,
}

/// What stands behind a link.
#[derive(Clone, Debug)]
pub enum Opened {
    /// An application that is still being written.
    Draft(Box<(Draft, Offer)>),
    /// It was sent; the link leads to the application now, or to the mentor's own page.
    Sent(Side),
}

impl Store {
    /// The cohort with this slug, if the public may know of it.
    ///
    /// # Errors
    /// [`Error::NotFound`] also before it opens and when it was cancelled.
    pub async fn offer(&self, slug: &str, now: Timestamp) -> Result<Offer> {
        let found = self.find_slug(slug, Kind::Cohort).await?;
        let (programme, cohort) = found.ok_or(Error::NotFound)?;
        let offer = self.offer_of(programme, CohortId(cohort), now).await?;
        match offer.cohort.status()? {
            Status::Draft | Status::Cancelled => Err(Error::NotFound),
            _ => Ok(offer),
        }
    }

    /// The organisation with this slug, if it sends mentees to the programme (S1-37) or finds
    /// mentors for it (S1-36). Any other word in an address means nobody.
    ///
    /// # Errors
    /// The database failed.
    pub async fn supplier(
        &self,
        programme: ProgrammeId,
        side: Side,
        slug: &str,
    ) -> Result<Option<Organisation>> {
        let found = self.read(programme).await?.find_organisation(slug).await?;
        Ok(found.filter(|organisation| match side {
            Side::Mentee => organisation.supplies_mentees,
            Side::Mentor => organisation.finds_mentors,
        }))
    }

    /// The cohorts of a programme that take applications, the newest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn open_cohorts(&self, programme: ProgrammeId) -> Result<Vec<Cohort>> {
        let mut cohorts = self.read(programme).await?.cohorts().await?;
        cohorts.retain(|cohort| cohort.status == Status::Open.text());
        Ok(cohorts)
    }

    /// What stands behind a link to a draft.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or leads elsewhere.
    pub async fn open_draft(&self, secret: &Secret, now: Timestamp) -> Result<Opened> {
        let mut tx = self.read(secret.programme).await?;
        match tx.record_link(secret, now).await? {
            (Door::Application, _) => return Ok(Opened::Sent(Side::Mentee)),
            (Door::Mentor, _) => return Ok(Opened::Sent(Side::Mentor)),
            _ => {}
        }
        let draft = tx.draft_behind(secret, now).await?;
        drop(tx);
        let offer = self.offer_of(secret.programme, draft.cohort, now).await?;
        Ok(Opened::Draft(Box::new((draft, offer))))
    }

    async fn offer_of(
        &self,
        programme: ProgrammeId,
        cohort: CohortId,
        now: Timestamp,
    ) -> Result<Offer> {
        let mut tx = self.read(programme).await?;
        let cohort = tx.cohort(cohort).await?;
        Ok(Offer {
            programme: tx.programme().await?,
            programme_id: programme,
            regions: tx.regions(cohort.cohort_id()).await?,
            admission: tx.admission(&cohort, now).await?,
            cohort,
        })
    }

    /// Sends the link of a draft to the address that was typed into it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn mail_draft_link(&self, secret: &Secret, now: Timestamp) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let draft = tx.draft_behind(secret, now).await?;
        let (letters,): (i64,) = one!(tx, LETTERS, secret.programme.0, draft.id.0)?;
        if letters >= LETTERS_MAX {
            return Ok(());
        }
        let letter = Letter {
            template: DRAFT_LETTER,
            language: &draft.language,
            person: None,
            account: None,
            subject: Some(draft.id.0),
            due: now,
        };
        tx.post(letter, now).await?;
        tx.commit().await
    }

    /// A further link to a draft, for a letter that is about to be sent.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it was sent or removed in the meantime.
    pub async fn create_draft_link(
        &self,
        programme: ProgrammeId,
        draft: DraftId,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(programme).await?;
        let id = tx.load_draft(draft).await?.id.0;
        let link = tx.create_record_link(Door::Draft, id, now + LIFE, now).await?;
        tx.commit().await?;
        Ok(link)
    }
}
