//! Which letters somebody wants, and in which language. Chosen behind the link of a letter, which
//! also serves people without an account, or signed in; what is necessary comes whatever somebody
//! chooses.

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{execute, optional, row};
use crate::programmes::Programme;
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{PersonId, ProgrammeId};
use geleit_domain::letters::Choice;
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::secret_links::Door;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Letters are kept, and the link at the end of an old one still has to work.
const LINK_LIFE: SignedDuration = SignedDuration::from_hours(24 * 400);

pub(super) const OF_PERSON: &str = "
    SELECT p.letters, p.language, EXISTS (SELECT 1 FROM mentor m
        WHERE m.programme_id = p.programme_id AND m.person_id = p.id) AS is_mentor
    FROM person p WHERE p.programme_id = $1 AND p.id = $2";
/// Whoever has not set up the account yet is written to as well.
pub(super) const OF_ACCOUNT: &str = "
    SELECT letters, language, (1 = 0) AS is_mentor FROM account
    WHERE programme_id = $1 AND id = $2 AND status <> 'suspended'";
pub(super) const CHOOSE_PERSON: &str = "
    UPDATE person SET letters = $3 WHERE programme_id = $1 AND id = $2 AND letters <> $3";
pub(super) const CHOOSE_ACCOUNT: &str = "
    UPDATE account SET letters = $3 WHERE programme_id = $1 AND id = $2 AND letters <> $3";
pub(super) const SPEAK_ACCOUNT: &str = "
    UPDATE account SET language = $3 WHERE programme_id = $1 AND id = $2 AND language <> $3";
// What has not gone out yet is written when it does.
pub(super) const WAITING_OF_ACCOUNT: &str = "
    UPDATE mail SET language = $3 WHERE programme_id = $1 AND account_id = $2 AND language <> $3
        AND sent_at IS NULL AND withdrawn_at IS NULL";

row! {
    struct Row {
        letters: String,
        language: String,
        is_mentor: bool,
    }
}

/// What somebody wants.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// Which letters, and how often.
    pub choice: Choice,
    /// The tag of the language; nothing: as it was.
    pub language: Option<&'a str>,
}

/// Whose letters they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    Person(Uuid),
    Account(Uuid),
}

/// Which letters somebody wants, as the own page shows it.
#[derive(Clone, Debug)]
pub struct OwnChoice {
    /// The programme.
    pub programme: Programme,
    /// What comes of the choice: never `usual`.
    pub choice: Choice,
    /// The tag of the language.
    pub language: String,
    /// Of somebody who works at the desk.
    pub is_staff: bool,
}

impl Store {
    /// A link to the choice of letters of a person or an account, for a letter about to be sent.
    ///
    /// # Errors
    /// The database failed.
    pub async fn create_letters_link(
        &self,
        programme: ProgrammeId,
        reader: Uuid,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(programme).await?;
        let ends = now + LINK_LIFE;
        let link = tx.create_record_link(Door::Letters, reader, ends, now).await?;
        tx.commit().await?;
        Ok(link)
    }

    /// A link to the own choice of whoever is signed in: at the desk to that of the account, to which
    /// its letters go.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody without an account.
    pub async fn create_own_letters_link(&self, actor: &Actor, now: Timestamp) -> Result<String> {
        let (person, account) = (actor.person.map(|id| id.0), actor.account.map(|id| id.0));
        let is_staff = actor.roles.iter().any(|held| held.role.is_staff());
        let reader = if is_staff { account.or(person) } else { person.or(account) };
        self.create_letters_link(actor.programme, reader.ok_or(Error::NotFound)?, now).await
    }

    /// The choice behind a personal link.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or leads elsewhere.
    pub async fn letters_by_link(&self, secret: &Secret, now: Timestamp) -> Result<OwnChoice> {
        let mut tx = self.read(secret.programme).await?;
        let reader = tx.reader_by_link(secret, now).await?;
        tx.own_choice(reader).await
    }

    /// Chooses through a personal link.
    ///
    /// # Errors
    /// As [`Store::letters_by_link`].
    pub async fn choose_letters_by_link(
        &self,
        secret: &Secret,
        wish: Wish<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let reader = tx.reader_by_link(secret, now).await?;
        let person = match reader {
            Reader::Person(person) => Some(PersonId(person)),
            Reader::Account(_) => None,
        };
        let actor = Actor::link_holder(secret.programme, person);
        tx.choose_letters(&actor, reader, wish, now).await?;
        tx.commit().await
    }

    /// The choice of whoever is signed in.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] for an account without a person.
    pub async fn own_letters(&self, actor: &Actor) -> Result<OwnChoice> {
        let reader = own(actor, Action::Show)?;
        self.read(actor.programme).await?.own_choice(reader).await
    }

    /// Chooses for whoever is signed in.
    ///
    /// # Errors
    /// As [`Store::own_letters`].
    pub async fn choose_own_letters(
        &self,
        actor: &Actor,
        wish: Wish<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let reader = own(actor, Action::Change)?;
        let mut tx = self.write(actor.programme).await?;
        tx.choose_letters(actor, reader, wish, now).await?;
        tx.commit().await
    }

    /// Notes in which language somebody wants letters, for whoever said so to the office.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`].
    pub async fn set_letter_language(
        &self,
        actor: &Actor,
        person: PersonId,
        language: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.person(person).await?.permit(actor, Action::Change)?;
        let reader = Reader::Person(person.0);
        let choice = tx.row_of(reader).await?.choice()?;
        tx.choose_letters(actor, reader, Wish { choice, language: Some(language) }, now).await?;
        tx.commit().await
    }

    /// Does a person or an account do without letters that are not necessary?
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn wants_no_letters(&self, programme: ProgrammeId, reader: Uuid) -> Result<bool> {
        let mut tx = self.read(programme).await?;
        let person: Option<Row> = optional!(tx, OF_PERSON, programme.0, reader)?;
        let reader =
            if person.is_some() { Reader::Person(reader) } else { Reader::Account(reader) };
        Ok(tx.own_choice(reader).await?.choice == Choice::None)
    }

    /// Which letters a person wants, for whoever reads the record of the person.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn letters_of_person(
        &self,
        programme: ProgrammeId,
        person: PersonId,
    ) -> Result<Choice> {
        let mut tx = self.read(programme).await?;
        Ok(tx.own_choice(Reader::Person(person.0)).await?.choice)
    }
}

fn own(actor: &Actor, action: Action) -> Result<Reader> {
    if !actor.may(Tie::Own, action, Resource::Me) {
        return Err(Error::Forbidden);
    }
    let person = actor.person.map(|person| Reader::Person(person.0));
    // A demo's reader has an account only.
    person.or(actor.account.map(|id| Reader::Account(id.0))).ok_or(Error::NotFound)
}

impl Tx {
    async fn reader_by_link(&mut self, secret: &Secret, now: Timestamp) -> Result<Reader> {
        let (Door::Letters, id) = self.record_link(secret, now).await? else {
            return Err(Error::NotFound);
        };
        let person: Option<Row> = optional!(self, OF_PERSON, self.programme.0, id)?;
        Ok(if person.is_some() { Reader::Person(id) } else { Reader::Account(id) })
    }

    async fn row_of(&mut self, reader: Reader) -> Result<Row> {
        let row: Option<Row> = match reader {
            Reader::Person(id) => optional!(self, OF_PERSON, self.programme.0, id)?,
            Reader::Account(id) => optional!(self, OF_ACCOUNT, self.programme.0, id)?,
        };
        row.ok_or(Error::NotFound)
    }

    async fn own_choice(&mut self, reader: Reader) -> Result<OwnChoice> {
        let row = self.row_of(reader).await?;
        Ok(OwnChoice {
            programme: self.programme().await?,
            choice: row.choice()?.effective(row.is_mentor),
            language: row.language,
            is_staff: matches!(reader, Reader::Account(_)),
        })
    }

    async fn choose_letters(
        &mut self,
        actor: &Actor,
        reader: Reader,
        wish: Wish<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, word) = (self.programme.0, wish.choice.text());
        let (verb, kind, subject, mut changed) = match reader {
            Reader::Person(id) => {
                let changed = execute!(self, CHOOSE_PERSON, programme, id, word)?;
                ("person.choose_letters", "person", id, changed)
            }
            Reader::Account(id) => {
                let changed = execute!(self, CHOOSE_ACCOUNT, programme, id, word)?;
                ("account.choose_letters", "account", id, changed)
            }
        };
        if let Some(language) = wish.language {
            changed += self.write_to_in(reader, language).await?;
        }
        // A second press of the button changes nothing.
        if changed == 0 {
            return Ok(());
        }
        let detail = match wish.language {
            Some(language) => format!("{word} {language}"),
            None => word.to_owned(),
        };
        let entry = Entry { verb, subject_kind: kind, subject, detail: &detail, reason: None };
        self.record(actor, entry, now).await?;
        Ok(())
    }

    /// 1 if it was another language before.
    async fn write_to_in(&mut self, reader: Reader, language: &str) -> Result<u64> {
        let (programme, account) = match reader {
            Reader::Person(id) => return self.set_language(PersonId(id), language).await,
            Reader::Account(id) => (self.programme.0, id),
        };
        let changed = execute!(self, SPEAK_ACCOUNT, programme, account, language)?;
        if changed > 0 {
            execute!(self, WAITING_OF_ACCOUNT, programme, account, language)?;
        }
        Ok(changed)
    }
}

impl Row {
    fn choice(&self) -> Result<Choice> {
        Choice::from_text(&self.letters).ok_or(Error::Corrupt("a choice of letters"))
    }
}
