//! The first programme of a server with its first coordinator, both or neither.

use crate::accounts::NewAccount;
use crate::connect::Store;
use crate::error::Result;
use crate::secret_links::Purpose;
use crate::time::id;
use geleit_domain::actor::Actor;
use geleit_domain::id::ProgrammeId;
use geleit_domain::programmes::Kind;
use jiff::Timestamp;

/// A programme to be created.
#[derive(Clone, Copy, Debug)]
pub struct NewProgramme<'a> {
    /// Which of the three kinds.
    pub kind: Kind,
    /// Its name.
    pub name: &'a str,
    /// Its short name in commands and addresses.
    pub slug: &'a str,
}

impl Store {
    /// Creates a programme and its first account, and gives the enrolment link of that account.
    ///
    /// # Errors
    /// As for the programme and for the account; then nothing has happened.
    pub async fn set_up(
        &self,
        new: NewProgramme<'_>,
        first: &NewAccount<'_>,
        now: Timestamp,
    ) -> Result<String> {
        let programme = ProgrammeId(id(now));
        let actor = Actor::operator(programme);
        let mut tx = self.write(programme).await?;
        tx.create_programme(new.kind, new.name, new.slug, now).await?;
        let account = tx.create_account(&actor, first, now).await?;
        let link = tx.create_link(account, Purpose::Enrolment, now).await?;
        tx.commit().await?;
        Ok(link)
    }
}
