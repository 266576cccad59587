//! Surveys: planned, asked by the calendar, answered once or anew, counted, and anonymous.

use crate::matching::Table;
use crate::matching::offers::{offered, pairs, person};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts;
use geleit_domain::id::{InvitationId, PartnershipId, PersonId, StoryId, SurveyId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::surveys::{
    Consent, Given, Kind, Published, Question, Status, Verb, Wave, Wording,
};
use geleit_store::partnerships::Filter;
use geleit_store::secrets::Secret;
use geleit_store::surveys::{
    ASKED_LETTER, Answered, NewQuestion, NewSurvey, Own, Plan, REMINDED_LETTER, Results,
};
use geleit_store::testing::Place;
use geleit_store::{Error, Location, Refusal, both};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use sqlx::{AssertSqlSafe, Connection, Executor, Row};
use std::collections::BTreeMap;

/// Running pairs and a survey of theirs.
pub(crate) struct House {
    pub(crate) table: Table,
    pub(crate) since: Timestamp,
    pub(crate) survey: SurveyId,
}

/// Somebody who is asked.
pub(crate) struct Asked {
    pub(crate) invitation: InvitationId,
    pub(crate) person: PersonId,
    pub(crate) side: Side,
    pub(crate) link: Secret,
}

impl House {
    pub(crate) async fn planned(
        place: &Place,
        pairs_count: u32,
        wave: Wave,
        is_anonymous: bool,
    ) -> Self {
        let table = Table::laid(&place.store, pairs_count, pairs_count).await;
        let since = offered(&table).await;
        for pair in pairs(&table, now()).await {
            for side in [Side::Mentee, Side::Mentor] {
                let one = person(&table, &pair, side).await;
                let id = PartnershipId(pair.id);
                table.store.answer_offer(&one, id, Answer::Accepted, since).await.unwrap();
            }
        }
        let (actor, cohort) = (&table.operator, table.cohort);
        let start = cohorts::Verb::Start;
        table.store.step_cohort(actor, cohort, start, None, since).await.unwrap();
        table.store.start_partnerships(actor, cohort, since).await.unwrap();
        let new = NewSurvey { cohort, waves: vec![wave], is_anonymous };
        let made = table.store.create_surveys(&table.coordinator, &new, since).await.unwrap();
        let house = Self { table, since, survey: made[0] };
        let plan = Plan { due: house.day(1), closes: house.day(20), is_anonymous };
        let (store, office) = (&house.table.store, &house.table.coordinator);
        store.change_survey(office, house.survey, 1, plan, since).await.unwrap();
        house
    }

    pub(crate) async fn open(place: &Place, pairs: u32, wave: Wave, is_anonymous: bool) -> Self {
        let house = Self::planned(place, pairs, wave, is_anonymous).await;
        house.step(Verb::Plan, 0).await.unwrap();
        assert_eq!(house.keep(1).await, (1, 0));
        house
    }

    pub(crate) fn at(&self, days: i64) -> Timestamp {
        self.since + (24 * days).hours()
    }

    pub(crate) fn day(&self, days: i64) -> Date {
        self.at(days).to_zoned(jiff::tz::TimeZone::UTC).date()
    }

    pub(crate) async fn keep(&self, days: i64) -> (u64, u64) {
        let programme = self.table.programme;
        self.table.store.keep_surveys(programme, self.at(days)).await.unwrap()
    }

    /// The question to one person goes out after so many days, with a digest.
    pub(crate) async fn sent(&self, invitation: InvitationId, days: i64) {
        let (store, programme) = (&self.table.store, self.table.programme);
        let mut tx = store.read(programme).await.unwrap();
        let letters = tx.newest_mails(999).await.unwrap();
        drop(tx);
        for letter in letters.iter().filter(|letter| letter.subject_id == Some(invitation.0)) {
            geleit_store::testing::sent(store, programme, letter.id, self.at(days)).await;
        }
    }

    pub(crate) async fn step(&self, verb: Verb, days: i64) -> Result<Status, Error> {
        let (store, office) = (&self.table.store, &self.table.coordinator);
        let version = store.show_survey(office, self.survey).await.unwrap().survey.version;
        store.step_survey(office, self.survey, version, verb, self.at(days)).await
    }

    /// Letters of a template: invitation and person.
    pub(crate) async fn letters(&self, template: &str) -> Vec<(InvitationId, PersonId)> {
        let mut tx = self.table.store.read(self.table.programme).await.unwrap();
        let mails = tx.newest_mails(999).await.unwrap().into_iter();
        let of = |mail: geleit_store::mails::Mail| {
            (InvitationId(mail.subject_id.unwrap()), PersonId(mail.person_id.unwrap()))
        };
        mails.filter(|mail| mail.template == template).map(of).collect()
    }

    /// Everybody who is asked, with a link, the mentees first.
    pub(crate) async fn asked(&self) -> Vec<Asked> {
        let mut all = Vec::new();
        for (invitation, person) in self.letters(ASKED_LETTER).await {
            let link = self.link(invitation, 1).await.unwrap();
            let side = self.own(&link).await.side;
            all.push(Asked { invitation, person, side, link });
        }
        all.sort_by_key(|one| (one.side, one.person));
        all
    }

    async fn link(&self, invitation: InvitationId, days: i64) -> Result<Secret, Error> {
        let (store, programme) = (&self.table.store, self.table.programme);
        let link = store.create_survey_link(programme, invitation, self.at(days)).await?;
        Ok(link.parse().unwrap())
    }

    pub(crate) async fn own(&self, link: &Secret) -> Own {
        self.table.store.own_survey_by_link(link, self.at(1)).await.unwrap()
    }

    async fn answer(&self, one: &Asked, answers: &[(Published, &str)]) -> Result<(), Error> {
        let questions = self.own(&one.link).await.questions;
        let answered = Answered { given: given(&questions, answers), story: None, is_anew: false };
        self.table.store.answer_survey_by_link(&one.link, &answered, self.at(2)).await
    }

    pub(crate) async fn results(&self) -> Results {
        let (store, office) = (&self.table.store, &self.table.coordinator);
        store.survey_results(office, self.survey).await.unwrap()
    }

    /// Percent by key, as of a day and known at another one.
    async fn shares(&self, as_of: i64, known_at: i64) -> BTreeMap<String, Option<u64>> {
        let (store, office) = (&self.table.store, &self.table.coordinator);
        let cohort = self.table.cohort;
        let shares = store.survey_shares(office, cohort, self.day(as_of), self.at(known_at)).await;
        shares.unwrap().into_iter().map(|share| (share.key, share.percent)).collect()
    }
}

pub(crate) fn given(questions: &[Question], answers: &[(Published, &str)]) -> Vec<Given> {
    let find = |published| {
        questions.iter().find(|question| question.published == Some(published)).unwrap().id
    };
    let one = |(published, value): &(Published, &str)| Given {
        question: find(*published),
        values: vec![(*value).to_owned()],
    };
    answers.iter().map(one).collect()
}

/// Every row of a table as text, as its owner reads it.
async fn rows(place: &Place, house: &House, table: &str) -> Vec<String> {
    match &place.location {
        Location::Folder(folder) => {
            let file = folder.join("geleit.sqlite");
            let mut db = sqlx::SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
            let sql = AssertSqlSafe(format!("SELECT * FROM {table}"));
            let found = sqlx::query(sql).fetch_all(&mut db).await.unwrap();
            let text = |row: &sqlx::sqlite::SqliteRow| {
                let cell = |place| {
                    let bytes = row.try_get::<Option<Vec<u8>>, _>(place).ok().flatten();
                    let text = row.try_get::<Option<String>, _>(place).ok().flatten();
                    let number = row.try_get::<Option<i64>, _>(place).ok().flatten();
                    let hex = bytes.map(|bytes| bytes.iter().map(|b| format!("{b:02x}")).collect());
                    text.or(number.map(|n| n.to_string())).or(hex).unwrap_or_default()
                };
                (0..row.len()).map(cell).collect::<Vec<String>>().join(" ")
            };
            found.iter().map(text).collect()
        }
        Location::Postgres(options) => {
            let mut db = sqlx::PgConnection::connect_with(options).await.unwrap();
            let set = format!("SET geleit.programme = '{}'", house.table.programme);
            db.execute(AssertSqlSafe(set)).await.unwrap();
            let sql = format!("SELECT replace(t::text, '-', '') FROM {table} t");
            let rows: Vec<(String,)> =
                sqlx::query_as(AssertSqlSafe(sql)).fetch_all(&mut db).await.unwrap();
            rows.into_iter().map(|(text,)| text).collect()
        }
    }
}

use Published::{PersonalAdvantage, Remarks, SatisfactionWithMatch, TakePartAgain};

both! {
    async fn everybody_of_an_open_pair_is_asked_on_the_day_and_reminded_once(place) {
        let house = House::planned(&place, 2, Wave::Middle, false).await;
        assert_eq!(house.keep(1).await, (0, 0), "a draft asks nobody");
        house.step(Verb::Plan, 0).await.unwrap();
        assert_eq!(house.keep(0).await, (0, 0), "its day is tomorrow");
        assert_eq!(house.keep(1).await, (1, 0));
        assert_eq!(house.keep(1).await, (0, 0), "nobody is asked twice");
        let asked = house.asked().await;
        let sides: Vec<_> = asked.iter().map(|one| one.side).collect();
        assert_eq!(sides, [Side::Mentee, Side::Mentee, Side::Mentor, Side::Mentor]);
        house.answer(&asked[0], &[(SatisfactionWithMatch, "4")]).await.unwrap();
        assert_eq!(house.keep(8).await, (0, 0), "the letters still wait for a digest");
        for (letter, _) in house.letters(ASKED_LETTER).await {
            house.sent(letter, 1).await;
        }
        assert_eq!(house.keep(7).await, (0, 0));
        assert_eq!(house.keep(8).await, (0, 3), "whoever has not answered");
        assert_eq!(house.keep(9).await, (0, 0), "once");
        let reminded = house.letters(REMINDED_LETTER).await;
        assert!(reminded.iter().all(|(invitation, _)| *invitation != asked[0].invitation));
        assert_eq!(house.keep(20).await, (0, 0));
        assert_eq!(house.keep(21).await, (1, 0), "the day after the last one it closes");
        let late = house.answer(&asked[1], &[(SatisfactionWithMatch, "4")]).await;
        assert!(matches!(late, Err(Error::WrongStatus { status: "closed", .. })), "{late:?}");
        let unsent = house.link(asked[1].invitation, 21).await;
        assert!(matches!(unsent, Err(Error::NotFound)), "no letter goes out any more: {unsent:?}");
    }

    async fn a_reminder_of_a_survey_comes_a_week_after_the_question_has_gone_out(place) {
        let house = House::open(&place, 2, Wave::Middle, false).await;
        let asked = house.letters(ASKED_LETTER).await;
        house.sent(asked[0].0, 1).await;
        // Six days in the weekly digest.
        for (invitation, _) in &asked[1..] {
            house.sent(*invitation, 7).await;
        }
        assert_eq!(house.keep(8).await, (0, 1), "ask and reminder never come together");
        assert_eq!(house.keep(13).await, (0, 0));
        assert_eq!(house.keep(14).await, (0, 3));
    }

    /// Proves S1-61.
    async fn the_share_of_mentors_with_an_advantage_is_counted_when_the_survey_closes(place) {
        let house = House::open(&place, 6, Wave::End, true).await;
        let asked = house.asked().await;
        assert_eq!(asked.len(), 12);
        let said = ["yes", "yes", "rather_yes", "rather_yes", "rather_no", "yes"];
        let mentors = asked.iter().filter(|one| one.side == Side::Mentor);
        for (mentor, advantage) in mentors.zip(said) {
            let answers = [(PersonalAdvantage, advantage), (TakePartAgain, "yes")];
            house.answer(mentor, &answers).await.unwrap();
        }
        for mentee in asked.iter().filter(|one| one.side == Side::Mentee).take(4) {
            house.answer(mentee, &[(PersonalAdvantage, "yes")]).await.unwrap();
        }
        assert!(house.shares(10, 10).await.is_empty(), "nothing is published while it is open");
        assert!(!house.results().await.is_told);
        house.step(Verb::Close, 10).await.unwrap();
        let shares = house.shares(10, 10).await;
        let key = |key: &str| shares.get(key).copied();
        assert_eq!(key("mentors_personal_advantage"), Some(Some(83)), "5 of 6");
        assert_eq!(key("mentors_take_part_again"), Some(Some(100)));
        assert_eq!(key("mentees_personal_advantage"), Some(None), "four are too few to be told");
        assert_eq!(key("mentees_self_presentation"), None, "a mean is no share");
        assert!(house.shares(9, 10).await.is_empty(), "a later day changes no earlier report");
        assert!(house.shares(10, 9).await.is_empty(), "nor does later knowledge");
        let results = house.results().await;
        assert!(results.is_told);
        let mentors = results.sides.iter().find(|one| one.side == Side::Mentor).unwrap();
        assert_eq!((mentors.asked, mentors.answered), (6, 6));
        let advantage =
            mentors.questions.iter().find(|one| one.question.published == Some(PersonalAdvantage));
        let tally = advantage.unwrap().tally.as_ref().unwrap();
        assert_eq!((tally.answered, tally.count("yes"), tally.count("no")), (6, 3, 0));
        assert!(advantage.unwrap().groups.is_empty(), "an anonymous survey knows no organisation");
    }

    async fn nothing_leads_from_an_anonymous_answer_to_a_person(place) {
        let house = House::open(&place, 5, Wave::End, true).await;
        let asked = house.asked().await;
        for (number, one) in asked.iter().enumerate() {
            let words = format!("CANARY {number}");
            house.answer(one, &[(PersonalAdvantage, "no"), (Remarks, &words)]).await.unwrap();
        }
        let again = house.answer(&asked[0], &[(PersonalAdvantage, "yes")]).await;
        assert!(matches!(again, Err(Error::WrongStatus { status: "answered", .. })), "{again:?}");
        let own = house.own(&asked[0].link).await;
        assert!(own.has_answered && !own.is_open && own.answers.is_empty());

        let sheets = rows(&place, &house, "survey_sheet").await;
        let answers = rows(&place, &house, "survey_answer").await;
        assert_eq!((sheets.len(), answers.len()), (10, 20));
        for one in &asked {
            for id in [one.person.0, one.invitation.0] {
                let id = id.simple().to_string();
                let leads = sheets.iter().chain(&answers).find(|row| row.contains(&id));
                assert_eq!(leads, None, "{id}");
            }
        }
        // Ids of version 7 hold the time; these have none.
        let is_random = |row: &String| {
            let ids = row.split(|c: char| !c.is_ascii_hexdigit()).filter(|id| id.len() == 32);
            ids.clone().any(|id| id.as_bytes()[12] == b'4')
        };
        assert!(sheets.iter().all(is_random), "{sheets:?}");
        let mut tx = house.table.store.read(house.table.programme).await.unwrap();
        let entries = tx.entries_of(house.survey.0).await.unwrap();
        drop(tx);
        let answered: Vec<_> = entries.iter().filter(|one| one.verb == "survey.answer").collect();
        assert_eq!(answered.len(), 10);
        assert!(answered.iter().all(|one| one.person_id.is_none() && one.account_name.is_none()));
        let columns = rows(&place, &house, "survey_invitation").await;
        assert!(columns.iter().all(|row| !row.contains("CANARY")));
        let bundle = {
            let mut tx = house.table.store.read(house.table.programme).await.unwrap();
            let bundle = tx.export_person(asked[0].person).await.unwrap();
            serde_json::to_string(&bundle).unwrap()
        };
        assert!(!bundle.contains("CANARY"), "nobody can tell which answers are theirs: {bundle}");

        house.step(Verb::Close, 10).await.unwrap();
        for table in ["survey_sheet", "survey_answer"] {
            assert!(rows(&place, &house, table).await.is_empty(), "{table} is forgotten");
        }
        let (store, office) = (&house.table.store, &house.table.coordinator);
        let words = store.survey_words(office, house.survey).await.unwrap();
        assert_eq!(words.len(), 10);
        assert!(words.iter().all(|said| said.name.is_empty()));
        let counts = rows(&place, &house, "survey_count").await;
        assert!(counts.iter().all(|row| !row.contains("CANARY")) && !counts.is_empty());
    }

    async fn a_named_answer_may_be_changed_and_goes_with_the_person_but_not_the_figure(place) {
        let house = House::open(&place, 5, Wave::End, false).await;
        let asked = house.asked().await;
        for one in &asked {
            let answers = [(PersonalAdvantage, "no"), (Remarks, "CANARY")];
            house.answer(one, &answers).await.unwrap();
        }
        house.answer(&asked[0], &[(PersonalAdvantage, "yes"), (Remarks, "FALCON")]).await.unwrap();
        let own = house.own(&asked[0].link).await;
        assert!(own.is_open && own.has_answered);
        let mut kept: Vec<_> = own.answers.iter().map(|(_, value)| value.as_str()).collect();
        kept.sort_unstable();
        assert_eq!(kept, ["FALCON", "yes"]);
        house.step(Verb::Close, 10).await.unwrap();
        let mut tx = house.table.store.write(house.table.programme).await.unwrap();
        let bundle = serde_json::to_string(&tx.export_person(asked[0].person).await.unwrap());
        assert!(bundle.as_ref().unwrap().contains("FALCON"), "{bundle:?}");
        let before = house.shares(10, 10).await;
        assert_eq!(before.get("mentees_personal_advantage"), Some(&Some(20)));
        let operator = Actor::operator(house.table.programme);
        tx.erase_person(&operator, asked[0].person, "asked by letter", house.at(11)).await.unwrap();
        tx.commit().await.unwrap();
        let answers = rows(&place, &house, "survey_answer").await;
        assert!(answers.iter().all(|row| !row.contains("FALCON")));
        assert_eq!(house.shares(12, 12).await, before, "what was published stays");
        let words = house.table.store.survey_words(&house.table.coordinator, house.survey).await;
        assert_eq!(words.unwrap().len(), 9);
        let gone = house.table.store.own_survey_by_link(&asked[0].link, house.at(12)).await;
        assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
    }

    /// Proves S1-15.
    async fn a_yes_to_a_story_opens_a_draft_with_the_consents_still_missing(place) {
        let house = House::open(&place, 1, Wave::End, true).await;
        let asked = house.asked().await;
        let (store, office) = (&house.table.store, &house.table.coordinator);
        for (one, story) in asked.iter().zip([Some(vec![Consent::Name]), None]) {
            let questions = house.own(&one.link).await.questions;
            let given = given(&questions, &[(SatisfactionWithMatch, "5")]);
            let answered = Answered { given, story, is_anew: false };
            store.answer_survey_by_link(&one.link, &answered, house.at(2)).await.unwrap();
        }
        let stories = store.list_stories(office, None, 9).await.unwrap();
        assert_eq!(stories.len(), 1, "a no opens none");
        let story = &stories[0];
        assert_eq!((story.person_id, story.status.as_str()), (asked[0].person.0, "draft"));
        assert_eq!(story.missing(), [Consent::Image, Consent::Publication]);
        let partner = store.list_stories(&house.table.partner(0), None, 9).await;
        assert!(matches!(partner, Err(Error::Forbidden)), "{partner:?}");
    }

    /// Proves S1-15.
    async fn what_somebody_agrees_to_on_the_telephone_is_noted_once_and_taken_back(place) {
        let house = House::open(&place, 1, Wave::End, true).await;
        let asked = house.asked().await;
        let (store, office) = (&house.table.store, &house.table.coordinator);
        let questions = house.own(&asked[0].link).await.questions;
        let given = given(&questions, &[(SatisfactionWithMatch, "5")]);
        let answered = Answered { given, story: Some(vec![Consent::Name]), is_anew: false };
        store.answer_survey_by_link(&asked[0].link, &answered, house.at(2)).await.unwrap();
        let story = StoryId(store.list_stories(office, None, 9).await.unwrap()[0].id);
        let note = |actor, consent, agrees| {
            store.note_story_consent(actor, story, (consent, agrees), Way::Phone, house.at(3))
        };
        for _ in 0..2 {
            note(office, Consent::Image, true).await.unwrap();
            note(office, Consent::Name, false).await.unwrap();
        }
        let found = store.story_to_change(office, story).await.unwrap();
        assert_eq!(found.missing(), [Consent::Name, Consent::Publication]);
        assert!(found.since(Consent::Image) > Some(found.said_on.as_str()), "{found:?}");
        let entries = store.list_entries(office, i64::MAX, 99).await.unwrap();
        let noted = |verb: &str| entries.iter().filter(|entry| entry.verb == verb).count();
        assert_eq!((noted("person.agree_story"), noted("person.withdraw_story")), (1, 1));
        let kind = geleit_domain::programmes::Kind::Tandem;
        let charlie = store.create_programme(kind, "Charlie", "charlie", now()).await.unwrap();
        let charlie = Actor::operator(charlie);
        for other in [&charlie, &house.table.partner(0)] {
            let refused = note(other, Consent::Image, false).await;
            assert!(matches!(refused, Err(Error::NotFound | Error::Forbidden)), "{refused:?}");
        }
    }

    async fn a_question_of_a_draft_is_put_higher_on_its_side_only(place) {
        let house = House::planned(&place, 1, Wave::Middle, true).await;
        let (store, office) = (&house.table.store, &house.table.coordinator);
        let sides = async || {
            let shown = store.show_survey(office, house.survey).await.unwrap();
            let of = |side| shown.questions.iter().filter(move |one| one.side == side);
            [Side::Mentee, Side::Mentor].map(|side| of(side).map(|one| one.id).collect::<Vec<_>>())
        };
        let before = sides().await;
        let (first, second) = (before[0][0], before[0][1]);
        store.raise_question(office, house.survey, 2, second, house.since).await.unwrap();
        let after = sides().await;
        assert_eq!(after[0][..2], [second, first]);
        assert_eq!((&after[0][2..], &after[1]), (&before[0][2..], &before[1]));
        store.raise_question(office, house.survey, 3, second, house.since).await.unwrap();
        assert_eq!(sides().await, after, "the first one stays");
        let late = store.raise_question(office, house.survey, 2, first, house.since).await;
        assert!(matches!(late, Err(Error::Outdated)), "{late:?}");
    }

    async fn own_questions_change_only_in_a_draft_and_go_along_to_the_next_cohort(place) {
        let house = House::planned(&place, 1, Wave::Middle, true).await;
        let (store, office) = (&house.table.store, &house.table.coordinator);
        let wording = |text: &str| Wording::read(text, "oft\nselten");
        let own = NewQuestion {
            side: Side::Mentee,
            kind: Kind::OneOf,
            wordings: ["Wie oft?", "How often?", "كم مرة؟"].map(wording).to_vec(),
        };
        let added = store.add_question(office, house.survey, 2, &own, house.since).await.unwrap();
        let twice = store.add_question(office, house.survey, 2, &own, house.since).await;
        assert!(matches!(twice, Err(Error::Outdated)), "{twice:?}");
        let mut poor = own.clone();
        poor.wordings[2].choices.pop();
        let refused = store.add_question(office, house.survey, 3, &poor, house.since).await;
        let expected = Refusal::Invalid { field: "choices-ar", expected: "words in every language" };
        assert!(matches!(&refused, Err(Error::Refused(found)) if *found == expected));
        let shown = store.show_survey(office, house.survey).await.unwrap();
        let found = shown.questions.iter().find(|question| question.id == added).unwrap();
        assert_eq!(found.wording("ar").unwrap().text, "كم مرة؟");
        assert_eq!(found.values(), ["1", "2"]);
        let remarks = shown.questions.iter().find(|one| one.published == Some(Remarks)).unwrap();
        store.remove_question(office, house.survey, 3, remarks.id, house.since).await.unwrap();

        house.step(Verb::Plan, 0).await.unwrap();
        house.keep(1).await;
        house.step(Verb::Close, 2).await.unwrap();
        let version = store.show_survey(office, house.survey).await.unwrap().survey.version;
        let closed = store.add_question(office, house.survey, version, &own, house.at(2)).await;
        assert!(matches!(closed, Err(Error::WrongStatus { status: "closed", .. })), "{closed:?}");
        let removed = store.remove_question(office, house.survey, version, added, house.at(2)).await;
        assert!(matches!(removed, Err(Error::WrongStatus { .. })), "{removed:?}");

        let (operator, at) = (&house.table.operator, house.at(3));
        let next = crate::matching::new_cohort(store, operator, "wien-19", 19, 100).await;
        let copy = store.copy_survey(office, house.survey, next, at).await.unwrap();
        let copied = store.show_survey(office, copy).await.unwrap();
        assert_eq!(copied.survey.status, "draft");
        assert_eq!(copied.questions.len(), shown.questions.len() - 1);
        let own = copied.questions.iter().find(|question| question.published.is_none()).unwrap();
        assert_eq!(own.wording("en").unwrap().choices, ["oft", "selten"]);
        let again = store.copy_survey(office, house.survey, next, at).await;
        assert!(matches!(again, Err(Error::Refused(Refusal::Invalid { field: "cohort", .. }))));
    }

    async fn a_cohort_has_one_survey_per_wave_unless_it_was_dropped(place) {
        let house = House::planned(&place, 1, Wave::Middle, true).await;
        let (store, office) = (&house.table.store, &house.table.coordinator);
        let cohort = house.table.cohort;
        let all = NewSurvey { cohort, waves: Wave::ALL.to_vec(), is_anonymous: true };
        let made = store.create_surveys(office, &all, house.since).await.unwrap();
        assert_eq!(made.len(), 5, "all but the one that is there");
        let none = store.create_surveys(office, &all, house.since).await;
        assert!(matches!(none, Err(Error::Refused(Refusal::Invalid { field: "waves", .. }))));
        house.step(Verb::Drop, 0).await.unwrap();
        assert_eq!(store.create_surveys(office, &all, house.since).await.unwrap().len(), 1);
        let listed = store.list_surveys(office, None, 3).await.unwrap();
        let last = listed.last().unwrap();
        let rest = store.list_surveys(office, Some((&last.due_on, last.id)), 9).await.unwrap();
        assert_eq!((listed.len(), rest.len()), (3, 4));
        let partner = house.table.partner(0);
        assert!(matches!(store.list_surveys(&partner, None, 9).await, Err(Error::Forbidden)));
        let foreign = store.show_survey(&partner, house.survey).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
        let charlie = store
            .create_programme(geleit_domain::programmes::Kind::Tandem, "Charlie", "charlie", now())
            .await
            .unwrap();
        let charlie = Actor::operator(charlie);
        let foreign = store.show_survey(&charlie, house.survey).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
    }

    async fn somebody_who_is_signed_in_answers_only_the_own_survey(place) {
        let house = House::open(&place, 1, Wave::Middle, false).await;
        let asked = house.asked().await;
        let table = &house.table;
        let mut tx = table.store.read(table.programme).await.unwrap();
        let (office, every) = (&table.coordinator, Filter::default());
        let listed = tx.list_partnerships(office, table.cohort, &every, 1).await.unwrap();
        let pair = tx.partnership_for(office, PartnershipId(listed[0].id)).await.unwrap();
        drop(tx);
        let amal = person(&house.table, &pair, Side::Mentee).await;
        let store = &house.table.store;
        let own = store.own_survey(&amal, asked[0].invitation).await.unwrap();
        let given = given(&own.questions, &[(SatisfactionWithMatch, "3")]);
        let answered = Answered { given, story: None, is_anew: false };
        let done = store.answer_own_survey(&amal, asked[0].invitation, &answered, house.at(2));
        done.await.unwrap();
        let others = store.own_survey(&amal, asked[1].invitation).await;
        assert!(matches!(others, Err(Error::NotFound)), "{others:?}");
        let way = store.own_way(&amal, house.at(2)).await.unwrap();
        assert!(way.surveys.is_empty(), "what is answered does not wait");
        let brigitte = person(&house.table, &pair, Side::Mentor).await;
        assert_eq!(store.own_way(&brigitte, house.at(2)).await.unwrap().surveys.len(), 1);
    }
}
