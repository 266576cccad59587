//! Rights of people: what is stored about a person, and erasing it. Every table with personal
//! columns has an arm here; a test compares the arms with the classes of the columns.

mod arms;
mod classes;
mod document;

pub use arms::{Arm, arms};
pub use classes::{Class, classes};

use crate::entries::Entry;
use crate::error::{Refusal, Result};
use crate::macros::{all, execute};
use crate::time::id;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::PersonId;
use jiff::Timestamp;
use serde_json::{Map, Value};
use uuid::Uuid;

/// People under whose records staff have found the same person: a later sign-up as a mentor.
const JOINED: &str = "
    SELECT n.person_id FROM mentor k
    JOIN mentor n ON n.programme_id = k.programme_id AND n.joined_to = k.id
    WHERE k.programme_id = $1 AND k.person_id = $2 ORDER BY n.person_id";

/// Every statement of the arms, named by its table.
pub(crate) fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    let arms = arms().flat_map(|arm| {
        let sql = arm.erase.iter().chain(arm.rename).copied().chain([arm.export]);
        sql.filter(|sql| !sql.is_empty()).map(|sql| (arm.table, sql))
    });
    arms.chain([("mentor", JOINED)])
}

impl Tx {
    /// Everything that is stored about a person, by table; the caller has asked permission.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn export_person(&mut self, person: PersonId) -> Result<Map<String, Value>> {
        let records = self.records_of(person).await?;
        let mut bundle = Map::new();
        for arm in arms() {
            let mut rows = Vec::new();
            for person in &records {
                rows.extend(document::rows(self, arm.export, *person).await?);
            }
            bundle.insert(arm.table.to_owned(), Value::Array(rows));
        }
        Ok(bundle)
    }

    /// Erases a person: names, contact, answers, reasons and kept files go. What the published
    /// figures count stays without anything that leads to the person; see
    /// `docs/decisions/0006-erasure-keeps-the-figures.md`.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`Refusal::ReasonMissing`].
    pub async fn erase_person(
        &mut self,
        actor: &Actor,
        person: PersonId,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        for person in self.records_of(person).await? {
            self.erase_record(person, now).await?;
        }
        let entry = Entry {
            verb: "person.erase",
            subject_kind: "person",
            subject: person.0,
            detail: "",
            reason: Some(reason),
        };
        self.record(actor, entry, now).await?;
        Ok(())
    }

    /// The person with the records that were joined to this one.
    async fn records_of(&mut self, person: PersonId) -> Result<Vec<PersonId>> {
        self.person(person).await?;
        let joined: Vec<(Uuid,)> = all!(self, JOINED, self.programme.0, person.0)?;
        let joined = joined.into_iter().map(|(id,)| PersonId(id));
        Ok(std::iter::once(person).chain(joined).collect())
    }

    async fn erase_record(&mut self, person: PersonId, now: Timestamp) -> Result<()> {
        self.leave_places(person).await?;
        self.leave_events(person, now).await?;
        // Words and files go first: they are found through the rows that are emptied later.
        for arm in arms().rev() {
            for erase in arm.erase {
                execute!(self, *erase, self.programme.0, person.0)?;
            }
            for rename in arm.rename {
                let placeholder = format!("erased-{}", id(now));
                execute!(self, *rename, self.programme.0, person.0, placeholder)?;
            }
        }
        Ok(())
    }
}
