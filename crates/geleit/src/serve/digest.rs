//! Writing what goes out: one letter, or a digest of several. A digest of one letter is that
//! letter, so that nobody opens a list with one line.

use super::post::{Post, Unsent};
use geleit_domain::id::{AccountId, InterviewId, ProgrammeId, SignUpId};
use geleit_domain::letters::Kind;
use geleit_store::Store;
use geleit_store::letters::DIGEST_LETTER;
use geleit_store::mails::Mail;
use geleit_store::programmes::Programme;
use geleit_web::letters::{self, Dressed, Letter};
use geleit_web::{Language, Texts};
use jiff::Timestamp;

/// A letter that is being written.
pub(super) struct Writing<'a> {
    pub(super) post: &'a Post,
    pub(super) store: &'a Store,
    pub(super) id: ProgrammeId,
    pub(super) programme: &'a Programme,
    pub(super) now: Timestamp,
}

/// A letter as it goes out.
pub(super) struct Written {
    pub(super) letter: Dressed,
    /// Where its reader says that no more such letters shall come; nothing where they have to.
    pub(super) stop: Option<String>,
}

impl Writing<'_> {
    pub(super) async fn written(&self, mail: &Mail) -> Result<Written, Unsent> {
        if mail.template == DIGEST_LETTER {
            return self.digest(mail).await;
        }
        let kind = self.kind(mail)?;
        if kind.class().why().is_none() && self.is_unwanted(mail).await? {
            return Err(Unsent::Unwanted);
        }
        self.alone(mail).await
    }

    async fn digest(&self, mail: &Mail) -> Result<Written, Unsent> {
        let held = self.store.read(self.id).await?.letters_of_digest(mail.id).await?;
        let work = self.work(mail).await?;
        if let ([only], []) = (held.as_slice(), work.as_slice()) {
            // In that of an account it may be one to the mentor behind it, who chooses apart.
            return self.alone(only).await;
        }
        let (t, name) = (self.texts(mail), &self.programme.name);
        let mut lines = work;
        for letter in &held {
            match self.way(letter).await {
                Ok(link) => lines.extend(letters::lines(t, &letter.template, &link)),
                // What it is about is gone.
                Err(Unsent::NothingToSend) => {}
                Err(unsent) => return Err(unsent),
            }
        }
        // Personal links are only for whoever they are for: the other text says so.
        let is_personal = held.iter().any(|letter| letter.account_id.is_none());
        let letter = if mail.account_id.is_none() || is_personal {
            letters::digest(t, name, &lines)
        } else {
            let overview = format!("{}/desk", self.post.public_address);
            letters::desk_digest(t, name, &lines, &overview)
        };
        self.dressed(mail, Kind::Digest, letter.ok_or(Unsent::NothingToSend)?).await
    }

    /// A letter that goes out by itself.
    async fn alone(&self, mail: &Mail) -> Result<Written, Unsent> {
        self.dressed(mail, self.kind(mail)?, self.one(mail).await?).await
    }

    async fn dressed(&self, mail: &Mail, kind: Kind, letter: Letter) -> Result<Written, Unsent> {
        let choice = self.choice(mail).await?;
        let stop = choice.filter(|_| kind.class().why().is_none());
        let letter = letters::dress(self.texts(mail), kind, letter, stop.as_deref());
        Ok(Written { letter, stop })
    }

    /// What is to be done at the desk today, for whoever works there.
    async fn work(&self, mail: &Mail) -> Result<Vec<letters::Line>, Unsent> {
        let Some(account) = mail.account_id else { return Ok(Vec::new()) };
        let actor = self.store.actor_behind(self.id, AccountId(account)).await?;
        let (language, at) = (self.texts(mail).language, &self.post.public_address);
        let lines = letters::work(self.store, actor, language, at, self.now).await;
        lines.map_err(|error| Unsent::Later(format!("what is to be done is unknown: {error:?}")))
    }

    async fn one(&self, mail: &Mail) -> Result<Letter, Unsent> {
        self.post.write(self.store, self.id, self.programme, mail, self.now).await
    }

    /// Where a letter leads.
    async fn way(&self, mail: &Mail) -> Result<String, Unsent> {
        let (store, id, now) = (self.store, self.id, self.now);
        match (mail.template.split('_').next(), mail.subject_id) {
            (Some("interview"), Some(interview)) => {
                let invitation = store.invitation(id, InterviewId(interview)).await?;
                self.post.interview_link(store, id, mail, &invitation, now).await
            }
            (Some("event"), Some(sign_up)) => {
                let link = store.create_event_link(id, SignUpId(sign_up), now).await?;
                Ok(format!("{}/{}/sign-ups/{link}", self.post.public_address, mail.language))
            }
            _ => self.post.link(store, id, self.programme, mail, now).await,
        }
    }

    /// Where the reader chooses which letters come. A guest of an event gets only what is about
    /// that event.
    async fn choice(&self, mail: &Mail) -> Result<Option<String>, Unsent> {
        let Some(reader) = mail.account_id.or(mail.person_id) else { return Ok(None) };
        let link = self.store.create_letters_link(self.id, reader, self.now).await?;
        Ok(Some(format!("{}/{}/letters/{link}", self.post.public_address, mail.language)))
    }

    /// What could not wait may still be something that its reader does without.
    async fn is_unwanted(&self, mail: &Mail) -> Result<bool, Unsent> {
        let Some(reader) = mail.account_id.or(mail.person_id) else { return Ok(false) };
        Ok(self.store.wants_no_letters(self.id, reader).await?)
    }

    fn kind(&self, mail: &Mail) -> Result<Kind, Unsent> {
        let unknown = || Unsent::Later(format!("there is no kind `{}`", mail.template));
        Kind::of(&mail.template).ok_or_else(unknown)
    }

    fn texts(&self, mail: &Mail) -> Texts {
        let language = Language::from_tag(&mail.language).unwrap_or(Language::De);
        Texts::new(language, self.programme.spelling())
    }
}
