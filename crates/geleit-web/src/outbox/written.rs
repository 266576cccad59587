//! A letter of the outbox as it would be written now, in its reader's language, for the page and
//! for paper.

use crate::App;
use crate::error::Error;
use crate::language::{Language, Texts};
use crate::letters::{self, Letter, Paper};
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, InterviewId, PersonId, SignUpId};
use geleit_store::applications::RECEIVED_LETTER;
use geleit_store::letters::DIGEST_LETTER;
use geleit_store::outbox::Listed;
use geleit_store::programmes::Programme;
use jiff::Timestamp;

/// A letter and who writes it.
pub(super) struct Written {
    /// The texts in the reader's language.
    pub(super) t: Texts,
    programme: Programme,
    /// What it says; nothing where there is no such text any more.
    pub(super) letter: Option<Letter>,
}

impl Written {
    /// The letter for printing.
    pub(super) fn paper(self, listed: &Listed, now: Timestamp) -> Option<Paper> {
        let Self { t, programme, letter } = self;
        let (day, letter) = (programme.today(now), letter?);
        let Programme { name, contact, .. } = programme;
        Some(Paper { t, programme: name, contact, reader: listed.addressee.clone(), day, letter })
    }
}

/// Writes a letter that the actor may read.
pub(super) async fn written(
    app: &App,
    actor: &Actor,
    listed: &Listed,
    now: Timestamp,
) -> Result<Written, Error> {
    let programme = app.store.programme(actor.programme).await?;
    let language = Language::from_tag(&listed.language).unwrap_or(Language::De);
    let t = Texts::new(language, programme.spelling());
    let letter = text(app, actor, t, &programme, listed, now).await?;
    Ok(Written { t, programme, letter })
}

async fn text(
    app: &App,
    actor: &Actor,
    t: Texts,
    programme: &Programme,
    listed: &Listed,
    now: Timestamp,
) -> Result<Option<Letter>, Error> {
    // Links are made when a letter is sent; here stands none that works.
    let link = format!("{}/…", app.config.public_address);
    let template = listed.template.as_str();
    Ok(match listed.subject_id {
        Some(interview) if template.starts_with("interview_") => {
            let (at, id) = (actor.programme, InterviewId(interview));
            let invitation = app.store.invitation(at, id).await?;
            letters::interview(t, template, &programme.name, &link, &invitation)
        }
        Some(sign_up) if template.starts_with("event_") => {
            let own = app.store.own_event(actor.programme, SignUpId(sign_up), now).await?;
            letters::event(t, template, &link, &own)
        }
        Some(application) if template == RECEIVED_LETTER => {
            let mut tx = app.store.read(actor.programme).await?;
            let application = tx.application(ApplicationId(application)).await?;
            Some(letters::application_received(t, programme, &application, &link))
        }
        _ if template == DIGEST_LETTER => {
            let held = app.store.letters_in_digest(actor, listed.id).await?;
            let lines = held.iter().flat_map(|template| letters::lines(t, template, &link));
            let lines: Vec<_> = lines.collect();
            letters::digest(t, &programme.name, &lines)
        }
        _ => {
            let letter = letters::write(t, template, &programme.name, &link);
            match letter {
                Some(letter) => Some(with_contact(app, actor, t, listed, letter, now).await?),
                None => None,
            }
        }
    })
}

/// A letter about a pair says whom its reader asks (S1-56).
async fn with_contact(
    app: &App,
    actor: &Actor,
    t: Texts,
    listed: &Listed,
    letter: Letter,
    now: Timestamp,
) -> Result<Letter, Error> {
    let (Some(subject), Some(person)) = (listed.subject_id, listed.person_id) else {
        return Ok(letter);
    };
    let (at, person) = (actor.programme, PersonId(person));
    let contact = app.store.contact_for_letter(at, subject, person, now).await?;
    Ok(match contact {
        Some(contact) => letter.with_contact(t, &contact.name, &contact.email),
        None => letter,
    })
}
