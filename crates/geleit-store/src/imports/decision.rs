//! What is decided about a row, the same way for both sides: whose it is, what of it is new, and
//! why it is refused.

use super::known::{self, Known};
use super::{Import, Outcome, RowOutcome, RowRefusal};
use crate::error::Result;
use crate::persons::NewPerson;
use crate::time::id;
use crate::tx::Tx;
use geleit_domain::id::{OrganisationId, PersonId};
use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_domain::profile::Identity;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashSet;
use uuid::Uuid;

/// What a row of either side states.
#[derive(Clone, Copy)]
pub(super) struct Stated<'a> {
    row: u32,
    reference: &'a str,
    pub(super) identity: &'a Identity,
    received_on: Option<Date>,
    organisation: Option<&'a str>,
}

macro_rules! stated {
    ($row:ty) => {
        impl<'a> From<&'a $row> for Stated<'a> {
            fn from(row: &'a $row) -> Self {
                Self {
                    row: row.row,
                    reference: &row.reference,
                    identity: &row.identity,
                    received_on: row.received_on,
                    organisation: row.organisation.as_deref(),
                }
            }
        }
    };
}
stated!(MenteeRow);
stated!(MentorRow);

/// What is to be written for a row; `R` is the record that it joins.
#[derive(Debug)]
pub(super) struct Decision<R> {
    pub(super) row: RowOutcome,
    pub(super) person: PersonId,
    pub(super) is_new_person: bool,
    person_changed: bool,
    pub(super) profile_changed: bool,
    duplicate_of: Option<PersonId>,
    pub(super) organisation: Option<OrganisationId>,
    pub(super) record: R,
}

/// The record that a row's reference stands for, and what of it changes beside the person.
pub(super) struct Former<'a> {
    pub(super) person: Uuid,
    pub(super) organisation: Option<Uuid>,
    pub(super) received_on: &'a str,
    pub(super) profile_changed: bool,
    pub(super) changed: Vec<&'static str>,
}

impl Stated<'_> {
    /// Somebody who does not take part in the cohort yet: a new person, or one who is known by
    /// e-mail and whole birth date.
    pub(super) fn decide_new<R: Default>(
        &self,
        import: &Import,
        known: &mut Known,
        taking_part: &mut HashSet<Uuid>,
        now: Timestamp,
    ) -> Decision<R> {
        let organisation = self.organisation(import, known);
        let joined = known.same_person(self.identity).filter(|p| !taking_part.contains(&p.0));
        let duplicate = joined.is_none().then(|| known.may_be(self.identity)).flatten();
        let person = joined.unwrap_or_else(|| PersonId(id(now)));
        let person_changed = joined.is_some_and(|p| {
            !known::changed_identity(&known.persons[&p.0], self.identity).is_empty()
        });
        taking_part.insert(person.0);
        known.learn(person, self.identity);
        let outcome = organisation.map_or_else(Outcome::Refused, |_| Outcome::Created);
        Decision {
            row: self.outcome(outcome, duplicate.map(|(_, because)| because)),
            person,
            is_new_person: joined.is_none(),
            person_changed,
            profile_changed: true,
            duplicate_of: duplicate.map(|(other, _)| other),
            organisation: organisation.unwrap_or_default(),
            record: R::default(),
        }
    }

    /// Somebody whose reference is known in the cohort.
    pub(super) fn decide_known<R>(
        &self,
        import: &Import,
        known: &Known,
        former: Former<'_>,
        record: R,
    ) -> Decision<R> {
        let identity = &known.persons[&former.person];
        let organisation = self.organisation(import, known);
        let mut changed = known::changed_identity(identity, self.identity);
        let person_changed = !changed.is_empty();
        changed.extend(former.changed);
        if self.received_on.is_some_and(|day| day.to_string() != former.received_on) {
            changed.push("received_on");
        }
        let named = organisation.ok().flatten().map(|id| id.0);
        if named.is_some() && named != former.organisation {
            changed.push("organisation");
        }
        let outcome = match organisation {
            Err(refusal) => Outcome::Refused(refusal),
            _ if known::is_somebody_else(identity, self.identity) => {
                Outcome::Refused(RowRefusal::ReferenceOfAnotherPerson)
            }
            _ if changed.is_empty() => Outcome::Unchanged,
            _ => Outcome::Updated(changed),
        };
        Decision {
            row: self.outcome(outcome, None),
            person: PersonId(former.person),
            is_new_person: false,
            person_changed,
            profile_changed: former.profile_changed,
            duplicate_of: None,
            organisation: named.or(former.organisation).map(OrganisationId),
            record,
        }
    }

    fn outcome(&self, outcome: Outcome, duplicate: Option<&'static str>) -> RowOutcome {
        RowOutcome { row: self.row, reference: self.reference.to_owned(), outcome, duplicate }
    }

    /// The organisation that the row names, else the one of the import.
    fn organisation(
        &self,
        import: &Import,
        known: &Known,
    ) -> Result<Option<OrganisationId>, RowRefusal> {
        let Some(slug) = self.organisation else { return Ok(import.organisation) };
        let found = known.organisations.get(slug).map(|id| Some(OrganisationId(*id)));
        found.ok_or(RowRefusal::OrganisationUnknown)
    }
}

impl<R> Decision<R> {
    /// Refuses the row, unless it is refused already.
    pub(super) fn refuse(&mut self, refusal: RowRefusal) {
        if !matches!(self.row.outcome, Outcome::Refused(_)) {
            self.row.outcome = Outcome::Refused(refusal);
        }
    }

    /// Is anything of this row written?
    pub(super) fn is_written(&self) -> bool {
        matches!(self.row.outcome, Outcome::Created | Outcome::Updated(_))
    }
}

impl Tx {
    /// Writes the people of rows: new ones, changed ones, and hints at those who may be the same.
    pub(super) async fn write_people<R>(
        &mut self,
        rows: &[(Stated<'_>, &Decision<R>)],
        now: Timestamp,
    ) -> Result<()> {
        let new = rows.iter().filter(|(_, decided)| decided.is_new_person);
        let new: Vec<_> = new
            .map(|(stated, decided)| NewPerson {
                id: decided.person,
                identity: stated.identity,
                organisation: decided.organisation,
            })
            .collect();
        self.insert_persons(&new, now).await?;
        for (stated, decided) in rows {
            if decided.person_changed {
                self.change_person(decided.person, stated.identity, now).await?;
            }
            if let (Some(other), Some(because)) = (decided.duplicate_of, decided.row.duplicate) {
                self.hint_duplicate(decided.person, other, because, now).await?;
            }
        }
        Ok(())
    }
}

macro_rules! changed {
    ($old:expr, $new:expr; $($field:ident),+ $(,)?) => {{
        let mut changed = Vec::new();
        $(if $old.$field != $new.$field { changed.push(stringify!($field)); })+
        changed
    }};
}
pub(super) use changed;
