//! What follows a mentor's sign-up: the consultation, the questionnaire, suitability, the pool.

use crate::matching::{Table, acting};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::applications::form::read_mentor;
use geleit_domain::applications::{Answers, Side};
use geleit_domain::cohorts;
use geleit_domain::id::{CohortId, MentorId, PersonId};
use geleit_domain::mentors::Verb;
use geleit_domain::mentors::questionnaire::{Answered, Field, missing, prefill, read, read_so_far};
use geleit_domain::mentors::suitability::{Because, Finding, Point, Suitability};
use geleit_domain::organisations::Duty;
use geleit_domain::policy::Role;
use geleit_store::consultations::{Judgement, QUESTIONNAIRE_LETTER, REMINDER_LETTER, Talk};
use geleit_store::drafts::Begun;
use geleit_store::mentors::Record;
use geleit_store::overview::Overview;
use geleit_store::secrets::Secret;
use geleit_store::testing::execute;
use geleit_store::{Error, Refusal, Store, both};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;

/// Brigitte has signed up and belongs to the first organisation; Karin coordinates, Werner acts
/// for that organisation and Olga for another.
pub(crate) struct Office {
    pub(crate) store: Store,
    pub(crate) table: Table,
    pub(crate) karin: Actor,
    pub(crate) werner: Actor,
    olga: Actor,
    pub(crate) brigitte: MentorId,
}

fn enquiry(company: &str, email: &str) -> Answers {
    Answers::from_iter([
        ("given_name", "Brigitte"),
        ("family_name", "Leitner"),
        ("email", email),
        ("phone", "+43 1 234567"),
        ("company", company),
        ("position", "Prokuristin"),
        ("industry", "69.2"),
        ("postcode", "6020"),
        ("consent_application", "yes"),
    ])
}

impl Office {
    pub(crate) async fn open(store: &Store) -> Self {
        let table = Table::without_people(store, &[Duty::Decide]).await;
        let open = cohorts::Verb::Open;
        store.step_cohort(&table.operator, table.cohort, open, None, now()).await.unwrap();
        let karin = acting(table.programme, Role::Coordinator, None);
        let (werner, olga) = (table.partner(0), table.partner(1));
        let store = store.clone();
        let nobody = MentorId(uuid::Uuid::nil());
        let mut office = Self { store, table, karin, werner, olga, brigitte: nobody };
        office.brigitte = office.enquires("Müller & Söhne GmbH", "brigitte@example.org").await;
        let sql = "UPDATE mentor SET organisation_id =
            (SELECT id FROM organisation WHERE slug = 'wko')";
        execute(&office.store, office.table.programme, sql).await;
        office
    }

    pub(crate) async fn enquires(&self, company: &str, email: &str) -> MentorId {
        self.enquires_for(self.table.cohort, company, email).await
    }

    pub(crate) async fn enquires_for(
        &self,
        cohort: CohortId,
        company: &str,
        email: &str,
    ) -> MentorId {
        let (store, answers) = (&self.store, enquiry(company, email));
        let programme = self.table.programme;
        let (side, language) = (Side::Mentor, "de");
        let begun = Begun { cohort, side, language, organisation: None, answers: &answers };
        let link = store.start_draft_with(programme, &begun, now()).await;
        let secret = Secret::read(&link.unwrap()).unwrap();
        let draft = store.draft(&secret, now()).await.unwrap();
        let form = read_mentor(&answers).unwrap();
        let before = self.mentors().await;
        store.submit_mentor(&secret, &draft, &form, now()).await.unwrap();
        *self.mentors().await.iter().find(|id| !before.contains(id)).unwrap()
    }

    async fn mentors(&self) -> Vec<MentorId> {
        let mut tx = self.store.read(self.table.programme).await.unwrap();
        tx.mentors().await.unwrap().iter().map(|mentor| MentorId(mentor.id)).collect()
    }

    async fn record(&self) -> Record {
        self.store.show_mentor(&self.karin, self.brigitte, now()).await.unwrap()
    }

    async fn status(&self) -> String {
        self.record().await.mentor.status
    }

    async fn version(&self) -> i64 {
        self.record().await.consultation.map_or(0, |found| found.version)
    }

    async fn talks(
        &self,
        actor: &Actor,
        version: i64,
        word: &str,
        answers: &Answers,
    ) -> Result<(), Error> {
        let talk = talk(version, word, answers);
        self.store.save_consultation(actor, self.brigitte, &talk, now()).await.map(|_| ())
    }

    async fn letters(&self) -> Vec<(String, String)> {
        let mut tx = self.store.read(self.table.programme).await.unwrap();
        let mails = tx.newest_mails(99).await.unwrap();
        let about = mails.into_iter().filter(|mail| mail.subject_id == Some(self.brigitte.0));
        let open = about.filter(|mail| mail.withdrawn_at.is_none());
        open.map(|mail| (mail.template, mail.language)).collect()
    }

    async fn link(&self) -> Secret {
        let (store, programme) = (&self.store, self.table.programme);
        let link = store.create_questionnaire_link(programme, self.brigitte, now()).await;
        Secret::read(&link.unwrap()).unwrap()
    }

    async fn sent(&self) -> Secret {
        let (store, answers) = (&self.store, Answers::default());
        self.talks(&self.karin, 0, "will etwas zurückgeben", &answers).await.unwrap();
        store.send_questionnaire(&self.karin, self.brigitte, 1, now()).await.unwrap();
        self.link().await
    }
}

fn talk<'a>(version: i64, word: &str, answers: &'a Answers) -> Talk<'a> {
    Talk {
        version,
        held_on: "2026-01-22".parse().unwrap(),
        words: BTreeMap::from([(Point::Motive, word.to_owned())]),
        answers,
        language: "en",
    }
}

fn whole(record: &Record) -> (Answers, Answered) {
    let mut answers = prefill(&record.profile, 1, "de");
    for (field, typed) in [
        ("occupation", "Buchhalterin"),
        ("availability", "evenings"),
        ("topics", "network;orientation"),
        ("capacity", "2"),
        ("target_markets", "Türkei"),
    ] {
        answers.set(field, typed);
    }
    let answered = read(&answers, &record.profile).unwrap();
    (answers, answered)
}

fn suitable(committed_on: &str) -> Suitability {
    Suitability {
        findings: Point::ALL.iter().map(|point| (*point, Finding::Yes)).collect(),
        is_volunteer: Some(true),
        suitable: Some(Finding::Yes),
        committed_on: Some(committed_on.parse().unwrap()),
    }
}

fn judgement(version: i64, suitability: Suitability) -> Judgement {
    Judgement { version, words: BTreeMap::new(), suitability }
}

fn later(hours: i64) -> Timestamp {
    now() + SignedDuration::from_hours(hours)
}

both! {
    /// Proves S1-39, S1-28.
    async fn a_mentor_goes_from_the_call_to_the_pool_in_three_dated_steps(place) {
        let office = Office::open(&place.store).await;
        let store = &office.store;
        let secret = office.sent().await;
        assert_eq!(office.status().await, "questionnaire_sent");
        let letters = office.letters().await;
        assert!(letters.contains(&(QUESTIONNAIRE_LETTER.into(), "en".into())), "{letters:?}");
        let own = store.own_questionnaire(&secret, "de", later(1)).await.unwrap();
        assert_eq!((own.given_name.as_str(), own.answers.get("company")), ("Brigitte", ""),
            "staff had typed nothing, and that counts");
        let (answers, answered) = whole(&office.record().await);
        let typed: Vec<_> = answers.iter().map(|(name, typed)| (name, typed.to_owned())).collect();
        store.keep_questionnaire(&secret, &typed, "de", later(1)).await.unwrap();
        let own = store.own_questionnaire(&secret, "en", later(1)).await.unwrap();
        assert_eq!(own.answers, answers, "kept as it was typed");
        store.return_questionnaire(&secret, own.version, &answered, later(2)).await.unwrap();
        store.return_questionnaire(&secret, own.version, &answered, later(3)).await.unwrap();
        let record = office.record().await;
        assert_eq!(record.profile.target_markets, ["TR"]);
        assert_eq!((record.mentor.capacity, record.mentor.status.as_str()),
            (2, "questionnaire_sent"));
        let stored = record.consultation.as_ref().unwrap();
        assert_eq!(stored.returned_at, Some(later(2).as_microsecond()), "once");
        assert_eq!(stored.answers().unwrap(), None, "what was typed goes");
        let done: Vec<_> = record.entries.iter().filter(|e| e.verb == "mentor.answer").collect();
        assert_eq!(done.len(), 1);

        let version = office.version().await;
        let early = store.make_mentor_available(&office.karin, office.brigitte, version, now());
        let early = early.await;
        assert!(matches!(early, Err(Error::Refused(Refusal::Invalid { field: "undecided", .. }))));
        let direct = store
            .step_mentor(&office.karin, office.brigitte, Verb::MakeAvailable, None, now()).await;
        assert!(direct.is_err(), "no other way leads there");
        let tomorrow = judgement(version, suitable("2026-01-24"));
        store.judge_mentor(&office.werner, office.brigitte, &tomorrow, now()).await.unwrap();
        let early =
            store.make_mentor_available(&office.karin, office.brigitte, version + 1, now()).await;
        assert!(matches!(early, Err(Error::Refused(Refusal::Invalid {
            field: "commitment_in_future", ..
        }))), "{early:?}");
        let given = judgement(version + 1, suitable("2026-01-22"));
        store.judge_mentor(&office.karin, office.brigitte, &given, now()).await.unwrap();
        let by_partner =
            store.make_mentor_available(&office.werner, office.brigitte, version + 2, now()).await;
        assert!(matches!(by_partner, Err(Error::Forbidden)), "a partner moves nobody");
        store.make_mentor_available(&office.karin, office.brigitte, version + 2, now()).await
            .unwrap();
        let record = office.record().await;
        let statuses: Vec<_> = record.facts.iter().map(|fact| fact.status.as_str()).collect();
        assert_eq!(statuses, ["enquiry", "consulted", "questionnaire_sent", "available"]);
    }

    /// Proves S1-27.
    async fn of_two_who_note_at_once_the_second_is_told_and_nothing_is_lost(place) {
        let office = Office::open(&place.store).await;
        let none = Answers::default();
        office.talks(&office.karin, 0, "will helfen", &none).await.unwrap();
        assert_eq!(office.status().await, "consulted");
        let late = office.talks(&office.werner, 0, "hat keine Zeit", &none).await;
        assert!(matches!(late, Err(Error::Outdated)), "also the first time");
        office.talks(&office.werner, 1, "hat wenig Zeit", &none).await.unwrap();
        let late = office.talks(&office.karin, 1, "will sehr helfen", &none).await;
        assert!(matches!(late, Err(Error::Outdated)), "{late:?}");
        let stored = office.record().await.consultation.unwrap();
        assert_eq!((stored.words(Point::Motive), stored.version), ("hat wenig Zeit", 2));
        let long = office.talks(&office.karin, 2, &"x".repeat(5001), &none).await;
        assert!(matches!(long, Err(Error::Refused(Refusal::Invalid { field: "motive", .. }))));
        let mut half = suitable("2026-01-22");
        half.findings.remove(&Point::Network);
        let judged = judgement(2, half);
        let refused = office.store.judge_mentor(&office.karin, office.brigitte, &judged, now());
        let refused = refused.await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::Invalid { field: "network", .. }))));
    }

    async fn only_the_own_organisation_may_consult_and_a_link_serves_one_questionnaire(place) {
        let office = Office::open(&place.store).await;
        let none = Answers::default();
        let foreign = office.talks(&office.olga, 0, "neugierig", &none).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
        let store = &office.store;
        let early = store.send_questionnaire(&office.karin, office.brigitte, 0, now()).await;
        assert!(matches!(early, Err(Error::WrongStatus { .. })), "{early:?}");
        let secret = office.sent().await;
        let twice = store.send_questionnaire(&office.karin, office.brigitte, 1, now()).await;
        assert!(matches!(twice, Err(Error::Outdated)), "a second click sends nothing");
        store.send_questionnaire(&office.werner, office.brigitte, 2, now()).await.unwrap();
        let letters = office.letters().await;
        let reminders = letters.iter().filter(|(name, _)| name == REMINDER_LETTER).count();
        assert_eq!((reminders, letters.len()), (1, 1), "unsent ones are out of date: {letters:?}");
        let (programme, cohort) = (office.table.programme, office.table.cohort);
        let link = store.start_draft(programme, cohort, Side::Mentor, "de", None, now()).await;
        let draft = Secret::read(&link.unwrap()).unwrap();
        let elsewhere = store.own_questionnaire(&draft, "de", now()).await;
        assert!(matches!(elsewhere, Err(Error::NotFound)));
        let over = store.own_questionnaire(&secret, "de", later(24 * 200)).await;
        assert!(matches!(over, Err(Error::NotFound)), "old links open nothing");
        let version = office.record().await.mentor.version;
        let no = (version, Because::FieldFull, "drei Prokuristinnen");
        store.decline_mentor(&office.karin, office.brigitte, no, now()).await.unwrap();
        let gone = store.own_questionnaire(&secret, "de", now()).await;
        assert!(matches!(gone, Err(Error::NotFound)), "nobody is asked any more");
        let record = office.record().await;
        assert_eq!(record.mentor.declined_because.as_deref(), Some("field_full"));
        assert!(record.consultation.unwrap().answers().unwrap().is_none());
        let letters = office.letters().await;
        assert_eq!(letters, [("mentor_declined:field_full".into(), "en".into())]);
    }

    async fn answers_on_the_telephone_need_no_letter_and_no_address(place) {
        let office = Office::open(&place.store).await;
        let sql = "UPDATE person SET email = '', email_key = ''";
        execute(&office.store, office.table.programme, sql).await;
        let (answers, answered) = whole(&office.record().await);
        let (store, talk) = (&office.store, talk(0, "kennt die Branche", &answers));
        let sent = store
            .save_and_send_questionnaire(&office.karin, office.brigitte, &talk, now()).await;
        assert!(matches!(sent, Err(Error::Refused(Refusal::Invalid { field: "email", .. }))));
        assert_eq!(office.status().await, "enquiry", "both or neither");
        store.save_and_take_over(&office.karin, office.brigitte, &talk, &answered, now()).await
            .unwrap();
        let record = office.record().await;
        assert_eq!((record.mentor.status.as_str(), record.mentor.capacity),
            ("questionnaire_sent", 2));
        let stored = record.consultation.unwrap();
        assert!(stored.sent_at.is_none() && stored.returned_at.is_some());
    }

    /// Proves S1-29.
    async fn spellings_of_one_company_stand_together_and_nothing_is_merged(place) {
        let office = Office::open(&place.store).await;
        let (store, karin) = (&office.store, &office.karin);
        for (company, email) in [("ÖBB AG", "a@example.org"), ("Öbb ag", "b@example.org"),
            ("Postbus", "c@example.org")] {
            office.enquires(company, email).await;
        }
        let all = store.companies_page(karin, "", 10).await.unwrap();
        let mut names: Vec<Vec<_>> = all.companies.iter()
            .map(|people| people.iter().map(|one| one.company.clone().unwrap()).collect())
            .collect();
        names.iter_mut().for_each(|spellings: &mut Vec<String>| spellings.sort());
        assert_eq!(names.len(), 3, "{names:?}");
        assert!(names.contains(&vec!["ÖBB AG".to_owned(), "Öbb ag".to_owned()]), "{names:?}");
        let first = store.companies_page(karin, "", 2).await.unwrap();
        let next = store.companies_page(karin, &first.next.unwrap(), 2).await.unwrap();
        assert_eq!((first.companies.len(), next.companies.len(), next.next), (2, 1, None));
        let colleagues = store.colleagues(karin, "oebb", office.brigitte.0).await.unwrap();
        assert!(colleagues.is_empty(), "another word");
        let colleagues = store.colleagues(karin, "Öbb", office.brigitte.0).await.unwrap();
        assert_eq!(colleagues.len(), 2);
        let own = store.companies_page(&office.werner, "", 10).await.unwrap();
        assert_eq!(own.companies.len(), 1, "those of the own organisation");
        let funder = acting(office.table.programme, Role::Funder, None);
        assert!(matches!(store.companies_page(&funder, "", 10).await, Err(Error::Forbidden)));
    }

    /// Proves S1-39.
    async fn a_questionnaire_is_overdue_after_five_days_and_reminded_of_once(place) {
        let office = Office::open(&place.store).await;
        let store = &office.store;
        let secret = office.sent().await;
        let count = async |actor: &Actor, hours| {
            store.overdue_questionnaires(actor, later(hours)).await.unwrap().len()
        };
        assert_eq!(count(&office.karin, 5 * 24).await, 0);
        assert_eq!(count(&office.karin, 5 * 24 + 1).await, 1);
        assert_eq!(count(&office.werner, 5 * 24 + 1).await, 1);
        assert_eq!(count(&office.olga, 5 * 24 + 1).await, 0);
        let (at, chosen) = (later(5 * 24 + 1), [(office.brigitte, 2)]);
        let counted = async |actor: &Actor, at| {
            match store.overview(actor, None, at).await.unwrap() {
                Overview::Coordination(found) => found.work.questionnaires.number,
                Overview::Partner(found) => found.work.questionnaires.number,
                Overview::Others => panic!("they have work here"),
            }
        };
        assert_eq!((counted(&office.karin, at).await, counted(&office.werner, at).await), (1, 1));
        let foreign = store.remind_of_questionnaires(&office.olga, &chosen, at).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
        assert_eq!(store.remind_of_questionnaires(&office.karin, &chosen, at).await.unwrap(), 1);
        let again = store.remind_of_questionnaires(&office.werner, &chosen, at).await.unwrap();
        assert_eq!(again, 0, "somebody else was faster");
        assert_eq!((count(&office.karin, 5 * 24 + 1).await, counted(&office.karin, at).await), (0, 0));
        assert_eq!(office.letters().await, [(REMINDER_LETTER.to_owned(), "en".to_owned())]);
        let (_, answered) = whole(&office.record().await);
        store.return_questionnaire(&secret, 3, &answered, at).await.unwrap();
        assert_eq!(count(&office.karin, 20 * 24).await, 0);
    }

    async fn what_nobody_said_on_the_telephone_stays_open(place) {
        let office = Office::open(&place.store).await;
        let store = &office.store;
        let before = office.record().await;
        let mut answers = prefill(&before.profile, 1, "de");
        answers.set("languages", "Englisch C1");
        answers.set("capacity", "");
        let answered = read_so_far(&answers, &before.profile).unwrap();
        let talk = talk(0, "am Telefon", &answers);
        store
            .save_and_take_over(&office.karin, office.brigitte, &talk, &answered, now())
            .await
            .unwrap();
        let after = office.record().await;
        assert!(after.consultation.unwrap().returned_at.is_some());
        assert_eq!(after.mentor.capacity, before.mentor.capacity);
        let open = missing(&after.profile);
        assert_eq!(open, [Field::Occupation, Field::Availability, Field::Topics]);
    }

    async fn staff_set_answers_right_of_whoever_is_available_and_of_nobody_else(place) {
        let office = Office::open(&place.store).await;
        let store = &office.store;
        let (_, answered) = whole(&office.record().await);
        let change = async |actor: &Actor, version, answered: &Answered| {
            store.change_answers(actor, office.brigitte, version, answered, now()).await
        };
        let version = office.record().await.mentor.version;
        let early = change(&office.karin, version, &answered).await;
        assert!(matches!(early, Err(Error::WrongStatus { .. })), "{early:?}");
        let sql = "UPDATE mentor SET status = 'available'";
        execute(store, office.table.programme, sql).await;
        assert!(matches!(change(&office.olga, version, &answered).await, Err(Error::NotFound)));
        change(&office.werner, version, &answered).await.unwrap();
        let late = change(&office.karin, version, &answered).await;
        assert!(matches!(late, Err(Error::Outdated)), "{late:?}");
        let record = office.record().await;
        assert_eq!(record.profile, answered.profile);
        assert_eq!(record.entries.last().unwrap().verb, "mentor.change");
    }

    async fn an_erased_mentor_leaves_no_word_of_the_consultation_behind(place) {
        let office = Office::open(&place.store).await;
        let store = &office.store;
        let mut answers = Answers::default();
        answers.set("topic_words", "CANARY-topic");
        office.talks(&office.karin, 0, "CANARY-motive", &answers).await.unwrap();
        let person = PersonId(office.record().await.mentor.person_id);
        let mut tx = store.write(office.table.programme).await.unwrap();
        let bundle = serde_json::to_string(&tx.export_person(person).await.unwrap()).unwrap();
        assert!(bundle.contains("CANARY-motive") && bundle.contains("CANARY-topic"));
        tx.erase_person(&office.table.operator, person, "asked by letter", now()).await.unwrap();
        tx.commit().await.unwrap();
        let stored = office.record().await.consultation.unwrap();
        assert_eq!(stored.words(Point::Motive), "");
        assert_eq!(stored.answers().unwrap(), None);
        let companies = store.companies_page(&office.karin, "", 10).await.unwrap();
        assert!(companies.companies.is_empty());
    }
}
