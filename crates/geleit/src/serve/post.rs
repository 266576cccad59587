//! Sending one letter. It is written when it goes out, so that it holds no old values; its
//! Message-ID is the same at every attempt, because a mail server may take a letter and lose
//! the line before saying so.

use super::bounce::{is_bounce, kind};
use super::digest::{Writing, Written};
use crate::config::{self, Protection, Smtp};
use crate::failure::Failure;
use geleit_domain::id::{
    AccountId, ApplicationId, DraftId, InterviewId, InvitationId, MentorId, PartnershipId,
    PersonId, ProgrammeId, SignUpId,
};
use geleit_store::Store;
use geleit_store::accounts::{ENROLMENT_LETTER, SIGN_IN_LETTER};
use geleit_store::addressees::Addressee;
use geleit_store::applications::RECEIVED_LETTER;
use geleit_store::consultations::{QUESTIONNAIRE_LETTER, REMINDER_LETTER};
use geleit_store::drafts::DRAFT_LETTER;
use geleit_store::interviews::Invitation;
use geleit_store::letters::DIGEST_LETTER;
use geleit_store::mails::{Job, Mail};
use geleit_store::matching::VOTES_LETTER;
use geleit_store::mentors;
use geleit_store::partnerships::hands::HAND_LETTER;
use geleit_store::partnerships::meetings::{ASK_LETTER, NOTED_LETTER};
use geleit_store::partnerships::{
    ACCEPTED_LETTER, DISSOLVED_LETTER, REMINDER_LETTER as REMIND_PAIR,
};
use geleit_store::programmes::Programme;
use geleit_store::secret_links::Purpose;
use geleit_store::surveys::{ASKED_LETTER, REMINDED_LETTER};
use geleit_web::letters::{self, Letter};
use geleit_web::{Language, Texts};
use jiff::Timestamp;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::time::{Duration, SystemTime};

const TIMEOUT: Duration = Duration::from_secs(10);
/// How long one letter may take: to connect, and to be taken.
pub(super) const LONGEST: Duration = Duration::from_secs(20);

/// The way to the mail server.
pub(super) struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    pub(super) public_address: String,
}

/// Why a letter was not sent.
pub(super) enum Unsent {
    /// It was sent or taken back already, or its addressee is gone.
    NothingToSend,
    /// Its addressee has no address any more: the office prints it.
    OnPaper,
    /// Whoever should get it does without such letters.
    Unwanted,
    /// A digest is not sent at night or on a closed day.
    NotNow(Timestamp),
    /// It is to be tried again; the cause without personal data.
    Later(String),
    /// Nobody lives at the address, or it is none.
    Bounced(Box<Mail>, String),
}

impl From<geleit_store::Error> for Unsent {
    fn from(error: geleit_store::Error) -> Self {
        match error {
            geleit_store::Error::NotFound => Self::NothingToSend,
            error => Self::Later(error.to_string()),
        }
    }
}

impl Post {
    /// Reads the settings; nothing is sent yet.
    ///
    /// # Errors
    /// The sender is no address, or the password cannot be read.
    pub(super) fn new(smtp: &Smtp, public_address: &str) -> Result<Self, Failure> {
        let wrong = |problem: String| Failure::refused("configuration", problem);
        let from = smtp.from.parse().map_err(|e| wrong(format!("smtp.from: {e}")))?;
        let builder = match smtp.tls {
            Protection::Starttls => {
                AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&smtp.host)
            }
            Protection::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(&smtp.host),
            Protection::None => {
                Ok(AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&smtp.host))
            }
        };
        let mut builder = builder.map_err(|e| wrong(format!("smtp: {e}")))?;
        builder = builder.timeout(Some(TIMEOUT));
        if let Some(port) = smtp.port {
            builder = builder.port(port);
        }
        if let Some(user) = &smtp.user {
            let file = smtp.password_file.as_deref();
            let password = file.map(config::secret).transpose()?.unwrap_or_default();
            builder = builder.credentials(Credentials::new(user.clone(), password));
        }
        Ok(Self { transport: builder.build(), from, public_address: public_address.to_owned() })
    }

    /// Sends the letter of a job.
    ///
    /// # Errors
    /// [`Unsent`].
    pub(super) async fn send(
        &self,
        store: &Store,
        job: &Job,
        now: Timestamp,
    ) -> Result<(), Unsent> {
        let mut tx = store.read(job.programme()).await?;
        let mail = tx.mail(job.subject_id).await?.ok_or(Unsent::NothingToSend)?;
        if mail.sent_at.is_some() || mail.withdrawn_at.is_some() {
            return Err(Unsent::NothingToSend);
        }
        if mail.template == DIGEST_LETTER {
            let calendar = tx.letter_calendar().await?;
            if !calendar.is_open(now) {
                return Err(Unsent::NotNow(calendar.open_from(now)));
            }
        }
        let addressee = tx.addressee(&mail).await?;
        let programme = tx.programme().await?;
        drop(tx);
        let writing =
            Writing { post: self, store, id: job.programme(), programme: &programme, now };
        let written = writing.written(&mail).await?;
        let message = self.message(&mail, &addressee, written, now)?;
        // Error texts of mail servers repeat addresses; only the kind is kept.
        let sent = tokio::time::timeout(LONGEST, self.transport.send(message)).await;
        match sent {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if is_bounce(&error) => {
                Err(Unsent::Bounced(Box::new(mail), addressee.email))
            }
            Ok(Err(error)) => Err(Unsent::Later(kind(&error))),
            Err(_) => Err(Unsent::Later("the mail server took too long".into())),
        }
    }

    pub(super) async fn write(
        &self,
        store: &Store,
        id: ProgrammeId,
        programme: &Programme,
        mail: &Mail,
        now: Timestamp,
    ) -> Result<Letter, Unsent> {
        let language = Language::from_tag(&mail.language).unwrap_or(Language::De);
        let texts = Texts::new(language, programme.spelling());
        if let (true, Some(interview)) = (mail.template.starts_with("interview_"), mail.subject_id)
        {
            let invitation = store.invitation(id, InterviewId(interview)).await?;
            let link = self.interview_link(store, id, mail, &invitation, now).await?;
            let (template, name) = (&mail.template, &programme.name);
            return letters::interview(texts, template, name, &link, &invitation)
                .ok_or_else(|| Unsent::Later(format!("there is no text for `{template}`")));
        }
        if let (true, Some(sign_up)) = (mail.template.starts_with("event_"), mail.subject_id) {
            let sign_up = SignUpId(sign_up);
            let own = store.own_event(id, sign_up, now).await?;
            let link = store.create_event_link(id, sign_up, now).await?;
            let link = format!("{}/{}/sign-ups/{link}", self.public_address, mail.language);
            return letters::event(texts, &mail.template, &link, &own)
                .ok_or_else(|| Unsent::Later(format!("there is no text for `{}`", mail.template)));
        }
        let link = self.link(store, id, programme, mail, now).await?;
        if let (RECEIVED_LETTER, Some(application)) = (mail.template.as_str(), mail.subject_id) {
            let application = store.read(id).await?.application(ApplicationId(application)).await?;
            return Ok(letters::application_received(texts, programme, &application, &link));
        }
        let letter = letters::write(texts, &mail.template, &programme.name, &link)
            .ok_or_else(|| Unsent::Later(format!("there is no text for `{}`", mail.template)))?;
        let (Some(subject), Some(person)) = (mail.subject_id, mail.person_id) else {
            return Ok(letter);
        };
        let contact = store.contact_for_letter(id, subject, PersonId(person), now).await?;
        Ok(match contact {
            Some(contact) => letter.with_contact(texts, &contact.name, &contact.email),
            None => letter,
        })
    }

    /// To the own application for the mentee, to the interview for whoever leads it.
    pub(super) async fn interview_link(
        &self,
        store: &Store,
        id: ProgrammeId,
        mail: &Mail,
        invitation: &Invitation,
        now: Timestamp,
    ) -> Result<String, Unsent> {
        let (at, interview) = (&self.public_address, &invitation.interview);
        if mail.account_id.is_some() {
            return Ok(format!("{at}/desk/interviews/{}", interview.id));
        }
        let application = ApplicationId(interview.application_id);
        let link = store.create_application_link(id, application, now).await?;
        Ok(format!("{at}/{}/applications/{link}", mail.language))
    }

    /// Personal links are made now, so that their token is stored nowhere.
    pub(super) async fn link(
        &self,
        store: &Store,
        id: ProgrammeId,
        programme: &Programme,
        mail: &Mail,
        now: Timestamp,
    ) -> Result<String, Unsent> {
        let at = &self.public_address;
        if let Some(noun) = letters::page_of_pair(&mail.template) {
            let link = pair_link(store, id, mail, now).await?;
            return Ok(format!("{at}/{}/{noun}/{link}", mail.language));
        }
        let purpose = match mail.template.as_str() {
            SIGN_IN_LETTER => Purpose::SignIn,
            ENROLMENT_LETTER => Purpose::Enrolment,
            DRAFT_LETTER => {
                let draft = DraftId(mail.subject_id.ok_or(Unsent::NothingToSend)?);
                let link = store.create_draft_link(id, draft, now).await?;
                return Ok(format!("{at}/{}/drafts/{link}", mail.language));
            }
            mentors::RECEIVED_LETTER | mentors::WITHDRAWN_LETTER => {
                let mentor = MentorId(mail.subject_id.ok_or(Unsent::NothingToSend)?);
                let link = store.create_mentor_link(id, mentor, now).await?;
                return Ok(format!("{at}/{}/mentors/{link}", mail.language));
            }
            QUESTIONNAIRE_LETTER | REMINDER_LETTER => {
                let mentor = MentorId(mail.subject_id.ok_or(Unsent::NothingToSend)?);
                let link = store.create_questionnaire_link(id, mentor, now).await?;
                return Ok(format!("{at}/{}/questionnaires/{link}", mail.language));
            }
            VOTES_LETTER => {
                let cohort = mail.subject_id.ok_or(Unsent::NothingToSend)?;
                return Ok(format!("{at}/desk/matching/{cohort}"));
            }
            REMIND_PAIR
            | ACCEPTED_LETTER
            | DISSOLVED_LETTER
            | "pair_released_mentee"
            | "pair_released_mentor" => {
                let pair = PartnershipId(mail.subject_id.ok_or(Unsent::NothingToSend)?);
                let person = PersonId(mail.person_id.ok_or(Unsent::NothingToSend)?);
                let link = store.create_offer_link(id, pair, person, now).await?;
                return Ok(format!("{at}/{}/offers/{link}", mail.language));
            }
            ASK_LETTER | NOTED_LETTER => {
                let link = pair_link(store, id, mail, now).await?;
                return Ok(format!("{at}/{}/meetings/{link}", mail.language));
            }
            HAND_LETTER => {
                let subject = mail.subject_id.ok_or(Unsent::NothingToSend)?;
                // A contact person of a partner reads the pair, and never its warnings.
                let is_pair = store.is_partnership(id, subject).await?;
                let noun = if is_pair { "partnerships" } else { "warnings" };
                return Ok(format!("{at}/desk/{noun}/{subject}"));
            }
            ASKED_LETTER | REMINDED_LETTER => return self.survey_link(store, id, mail, now).await,
            template if template.starts_with("operator_") => return Ok(format!("{at}/desk")),
            template
                if template == RECEIVED_LETTER
                    || template.starts_with(letters::DECIDED)
                    || template.starts_with(letters::MISSING) =>
            {
                let application = ApplicationId(mail.subject_id.ok_or(Unsent::NothingToSend)?);
                let link = store.create_application_link(id, application, now).await?;
                return Ok(format!("{at}/{}/applications/{link}", mail.language));
            }
            _ => return Ok(format!("{at}/{}/programmes/{}", mail.language, programme.slug)),
        };
        let account = AccountId(mail.account_id.ok_or(Unsent::NothingToSend)?);
        Ok(format!("{at}/links/{}", store.create_link(id, account, purpose, now).await?))
    }

    /// Whoever has answered meanwhile gets no letter.
    async fn survey_link(
        &self,
        store: &Store,
        id: ProgrammeId,
        mail: &Mail,
        now: Timestamp,
    ) -> Result<String, Unsent> {
        let invitation = InvitationId(mail.subject_id.ok_or(Unsent::NothingToSend)?);
        let link = store.create_survey_link(id, invitation, now).await?;
        Ok(format!("{}/{}/surveys/{link}", self.public_address, mail.language))
    }

    fn message(
        &self,
        mail: &Mail,
        to: &Addressee,
        written: Written,
        now: Timestamp,
    ) -> Result<Message, Unsent> {
        let address: Address = match to.email.parse() {
            Ok(address) => address,
            Err(_) if to.email.is_empty() => {
                let is_person = mail.person_id.is_some();
                return Err(if is_person { Unsent::OnPaper } else { Unsent::NothingToSend });
            }
            // Nothing can be sent there: whoever waits for this person has to know it.
            Err(_) => return Err(Unsent::Bounced(Box::new(mail.clone()), to.email.clone())),
        };
        let domain = self.from.email.domain();
        let Written { letter, stop } = written;
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(to.name.clone()).filter(|name| !name.is_empty()), address))
            .subject(letter.subject)
            .date(SystemTime::from(now))
            .message_id(Some(format!("<{}@{domain}>", mail.id)))
            .multipart(MultiPart::alternative_plain_html(letter.text, letter.html))
            .map_err(|error| Unsent::Later(format!("the letter cannot be written: {error}")))?;
        let headers = message.headers_mut();
        // Nobody's holiday note answers a program (RFC 3834).
        headers.insert_raw(raw("Auto-Submitted", "auto-generated"));
        if let Some(stop) = stop {
            // One press in the reader's mail program is enough (RFC 8058).
            headers.insert_raw(raw("List-Unsubscribe", &format!("<{stop}>")));
            headers.insert_raw(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        Ok(message)
    }
}

/// A link to the pages of a pair for the side that the letter goes to.
async fn pair_link(
    store: &Store,
    id: ProgrammeId,
    mail: &Mail,
    now: Timestamp,
) -> Result<String, Unsent> {
    let pair = PartnershipId(mail.subject_id.ok_or(Unsent::NothingToSend)?);
    let person = PersonId(mail.person_id.ok_or(Unsent::NothingToSend)?);
    Ok(store.create_partnership_link(id, pair, person, now).await?)
}

/// A header whose value is ASCII and stays in one line.
fn raw(name: &'static str, value: &str) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str(name);
    HeaderValue::dangerous_new_pre_encoded(name, value.to_owned(), value.to_owned())
}
