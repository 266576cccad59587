//! To whom a letter goes: looked up when it is sent, so that it reaches today's address.

use crate::error::{Error, Result};
use crate::macros::{optional, row, statements};
use crate::mails::Mail;
use crate::tx::Tx;
use uuid::Uuid;

statements! {
    ACCOUNT = "SELECT email, name FROM account
        WHERE programme_id = $1 AND id = $2 AND status <> 'suspended'";
    PERSON = "SELECT p.email, COALESCE(NULLIF(v.call_me, ''),
            TRIM(v.given_name || ' ' || v.family_name)) AS name FROM person p
        JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.id
            AND v.known_until IS NULL
        WHERE p.programme_id = $1 AND p.id = $2";
    GUEST = "SELECT email, name FROM sign_up WHERE programme_id = $1 AND id = $2 AND email <> ''";
    DRAFT = "SELECT email_key AS email, '' AS name FROM draft
        WHERE programme_id = $1 AND id = $2 AND email_key <> ''";
}

row! {
    /// To whom a letter goes.
    pub struct Addressee {
        /// Today's address; may be empty when a person gave only a telephone number.
        pub email: String,
        /// The name for the address line; may be empty.
        pub name: String,
    }
}

impl Tx {
    /// Whom a letter of the outbox goes to.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person or account is gone or suspended.
    pub async fn addressee(&mut self, mail: &Mail) -> Result<Addressee> {
        let found = match (mail.account_id, mail.person_id) {
            (Some(account), _) => optional!(self, ACCOUNT, self.programme.0, account)?,
            (None, Some(person)) => optional!(self, PERSON, self.programme.0, person)?,
            (None, None) => match mail.subject_id {
                Some(subject) => self.without_record(subject).await?,
                None => None,
            },
        };
        found.ok_or(Error::NotFound)
    }

    /// Whoever is still writing an application, or comes to an event as a guest, has no record of a
    /// person.
    async fn without_record(&mut self, subject: Uuid) -> Result<Option<Addressee>> {
        match optional!(self, DRAFT, self.programme.0, subject)? {
            Some(writer) => Ok(Some(writer)),
            None => optional!(self, GUEST, self.programme.0, subject),
        }
    }
}
