//! How far the mentors of the intake have come: one stands in each status, and one questionnaire
//! waits for so long that somebody should remind.

use super::House;
use super::intake::days_before;
use geleit_domain::applications::Answers;
use geleit_domain::id::{CohortId, MentorId};
use geleit_domain::mentors::Verb;
use geleit_domain::mentors::questionnaire::{Answered, prefill, read};
use geleit_domain::mentors::suitability::{Because, Finding, Point, Suitability};
use geleit_store::consultations::{Judgement, Talk};
use geleit_store::mentors::Record;
use geleit_store::secrets::Secret;
use geleit_store::{Error, Store};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// How far somebody has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Consulted,
    Sent,
    Returned,
    Available,
    Declined,
    Withdrawn,
    Paused,
}

/// Family name, how far, and how many days ago the call was.
const WAYS: &[(&str, Way, i64)] = &[
    ("Sailer", Way::Consulted, 3),
    ("Hämmerle", Way::Sent, 8),
    ("Moosbrugger", Way::Returned, 9),
    ("Tschann", Way::Available, 10),
    ("Egger", Way::Declined, 11),
    ("Fritz", Way::Withdrawn, 7),
    ("Wolf", Way::Paused, 12),
];

struct Desk<'a> {
    store: &'a Store,
    house: &'a House,
    mentor: MentorId,
    record: Record,
}

pub(super) async fn tell(
    store: &Store,
    house: &House,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let parts = store.read(house.programme).await?.mentor_parts(cohort).await?;
    for part in parts {
        let mentor = MentorId(part.mentor_id);
        let record = store.show_mentor(&house.coordinator, mentor, now).await?;
        let family = record.person.family_name.clone();
        if let Some((_, way, days)) = WAYS.iter().find(|(name, ..)| *name == family) {
            Desk { store, house, mentor, record }.go(*way, days_before(now, *days)).await?;
        }
    }
    Ok(())
}

impl Desk<'_> {
    async fn go(self, way: Way, at: Timestamp) -> Result<(), Error> {
        let (store, actor, mentor) = (self.store, &self.house.coordinator, self.mentor);
        if way == Way::Declined {
            let no =
                (self.record.mentor.version, Because::OtherPartFits, "Möchte Workshops halten.");
            store.decline_mentor(actor, mentor, no, at).await?;
            return Ok(());
        }
        let answers = self.answers();
        self.talk(&answers, at, way != Way::Consulted && way != Way::Withdrawn).await?;
        match way {
            Way::Returned | Way::Available | Way::Paused => self.answer(&answers, at).await?,
            Way::Withdrawn => {
                let why = Some("Wechselt ins Ausland.");
                store.step_mentor(actor, mentor, Verb::Withdraw, why, at).await?;
            }
            _ => {}
        }
        if matches!(way, Way::Available | Way::Paused) {
            self.commit(at).await?;
        }
        if way == Way::Paused {
            let why = Some("Elternkarenz bis zum Sommer.");
            store.step_mentor(actor, mentor, Verb::Pause, why, at).await?;
        }
        Ok(())
    }

    /// What is known from the sign-up, and what was said on the telephone.
    fn answers(&self) -> Answers {
        let mut answers = prefill(&self.record.profile, 1, "de");
        let work = self.record.profile.position.clone().unwrap_or_default();
        for (field, said) in [
            ("company_size", "50_249"),
            ("occupation", &*work),
            ("languages", "Deutsch Erstsprache, Englisch C1"),
            ("experience_years", "18"),
            ("availability", "evenings"),
            ("topics", "network;application"),
            ("online_ok", "yes"),
        ] {
            answers.set(field, said);
        }
        answers
    }

    async fn talk(&self, answers: &Answers, at: Timestamp, send: bool) -> Result<(), Error> {
        let today = self.store.read(self.house.programme).await?.programme().await?.today(at);
        let words = [
            (Point::Motive, "Hat selbst als Quereinstieg begonnen und möchte das weitergeben."),
            (Point::Experience, "Führt seit Jahren ein Team, stellt selbst ein."),
            (Point::Network, "Gut vernetzt in der Branche, kennt die Innung."),
            (Point::Time, "Ein Abend alle zwei Wochen geht."),
        ];
        let talk = Talk {
            version: 0,
            held_on: today,
            words: words.map(|(point, words)| (point, words.to_owned())).into(),
            answers,
            language: "de",
        };
        let (store, actor) = (self.store, &self.house.coordinator);
        if send {
            store.save_and_send_questionnaire(actor, self.mentor, &talk, at).await
        } else {
            store.save_consultation(actor, self.mentor, &talk, at).await.map(|_| ())
        }
    }

    /// The mentor answers by the link on the day after.
    async fn answer(&self, answers: &Answers, at: Timestamp) -> Result<(), Error> {
        let (store, programme) = (self.store, self.house.programme);
        let link = store.create_questionnaire_link(programme, self.mentor, at).await?;
        let secret = Secret::read(&link).ok_or(Error::Corrupt("the link of a questionnaire"))?;
        let own = store.own_questionnaire(&secret, "de", at).await?;
        let answered: Answered =
            read(answers, &own.profile).expect("the demo answers every question");
        store.return_questionnaire(&secret, own.version, &answered, at).await
    }

    async fn commit(&self, at: Timestamp) -> Result<(), Error> {
        let (store, actor, mentor) = (self.store, &self.house.coordinator, self.mentor);
        let record = store.show_mentor(actor, mentor, at).await?;
        let version = record.consultation.as_ref().map_or(0, |found| found.version);
        let stored = record.consultation.as_ref();
        let words = |point: &Point| stored.map_or("", |found| found.words(*point)).to_owned();
        let judged = Judgement {
            version,
            words: Point::ALL.iter().map(|point| (*point, words(point))).collect(),
            suitability: Suitability {
                findings: Point::ALL.iter().map(|p| (*p, Finding::Yes)).collect::<BTreeMap<_, _>>(),
                is_volunteer: Some(true),
                suitable: Some(Finding::Yes),
                committed_on: Some(record.today),
            },
        };
        store.judge_mentor(actor, mentor, &judged, at).await?;
        store.make_mentor_available(actor, mentor, version + 1, at).await?;
        Ok(())
    }
}
