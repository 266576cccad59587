//! Surveys: prepared and read at the desk, answered behind a personal link and signed in.

use super::matching::Table;
use super::*;
use axum::http::StatusCode;
use geleit_domain::cohorts;
use geleit_domain::id::{InvitationId, PartnershipId, PersonId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_store::both;
use geleit_store::surveys::ASKED_LETTER;
use jiff::ToSpan;

const PATH: &str = "/desk/surveys";

/// Two running pairs, an office, and a survey of theirs.
struct House {
    table: Table,
    path: String,
}

/// Somebody who is asked.
struct Asked {
    side: Side,
    link: String,
    invitation: InvitationId,
    person: PersonId,
}

impl House {
    /// Two running pairs whom nobody will ask anything.
    async fn running(store: &Store) -> Table {
        let (table, pairs) = super::offers::released(store).await;
        let (operator, now) = (Actor::operator(table.programme), table.site.now());
        let start = cohorts::Verb::Start;
        store.step_cohort(&operator, table.cohort, start, None, now).await.unwrap();
        let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
        for pair in &pairs {
            for verb in [Verb::Accept, Verb::Start] {
                let id = PartnershipId(pair.id);
                store.step_partnership(&operator, id, verb, None, today, now).await.unwrap();
            }
        }
        table
    }

    /// A draft for the end of the cohort, anonymous or named.
    async fn draft(store: &Store, names: &str) -> Self {
        let mut table = Self::running(store).await;
        let cohort = table.cohort.to_string();
        let form = [("cohort", cohort.as_str()), ("waves", "end"), ("names", names)];
        let done = table.office.post(PATH, &form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let path = done.header("location").to_owned();
        Self { table, path }
    }

    async fn open(store: &Store, names: &str) -> Self {
        let mut house = Self::draft(store, names).await;
        house.step("planning").await;
        house.step("opening").await;
        house
    }

    async fn step(&mut self, noun: &str) {
        let version = self.version().await;
        let path = format!("{}/{noun}", self.path);
        let done = self.table.office.post(&path, &[("version", &version)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{noun}: {}", done.body);
    }

    async fn version(&mut self) -> String {
        let page = self.page().await;
        let from = page.find("name=\"version\" value=\"").unwrap();
        page[from..].split('"').nth(3).unwrap().to_owned()
    }

    async fn page(&mut self) -> String {
        let page = self.table.office.get(&self.path).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        page.body
    }

    /// Everybody who got a letter, the mentees first.
    async fn asked(&self) -> Vec<Asked> {
        let (store, now) = (&self.table.site.store, self.table.site.now());
        let mut tx = store.read(self.table.programme).await.unwrap();
        let letters = tx.newest_mails(99).await.unwrap();
        drop(tx);
        let mut asked = Vec::new();
        for letter in letters.iter().filter(|letter| letter.template == ASKED_LETTER) {
            let invitation = InvitationId(letter.subject_id.unwrap());
            let link = store.create_survey_link(self.table.programme, invitation, now).await;
            let link = link.unwrap();
            let own = store.own_survey_by_link(&link.parse().unwrap(), now).await.unwrap();
            let person = PersonId(letter.person_id.unwrap());
            asked.push(Asked { side: own.side, link, invitation, person });
        }
        asked.sort_by_key(|one| one.side);
        asked
    }
}

/// The name of the field of a question, by its words.
fn field(page: &str, text: &str) -> String {
    let until = page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
    let from = page[..until].rfind("q-").unwrap();
    page[from..].chars().take_while(|c| c.is_ascii_hexdigit() || "q-".contains(*c)).collect()
}

both! {
    async fn the_office_reads_that_nobody_will_be_asked_until_a_survey_is_prepared(place) {
        let mut table = House::running(&place.store).await;
        let words = "Für diesen Durchgang ist keine Befragung vorbereitet";
        let overview = table.office.get("/desk").await.body;
        assert!(overview.contains(words), "{overview}");
        let new = format!("{PATH}/new?cohort={}", table.cohort);
        assert!(overview.contains(&new), "{overview}");
        let page = table.office.get(&new).await.body;
        let chosen = format!(r#"<option value="{}" selected"#, table.cohort);
        assert!(page.contains(&chosen), "{page}");
        let cohort = table.cohort.to_string();
        let form = [("cohort", cohort.as_str()), ("waves", "end"), ("names", "named")];
        assert_eq!(table.office.post(PATH, &form).await.status, StatusCode::SEE_OTHER);
        assert!(!table.office.get("/desk").await.body.contains(words), "one is a draft now");
    }

    /// Proves S1-15, S1-61, S1-62.
    async fn a_mentor_answers_an_anonymous_survey_once_in_every_language(place) {
        let mut house = House::open(&place.store, "anonymous").await;
        let asked = house.asked().await;
        assert_eq!(asked.len(), 4);
        let mentor = asked.iter().find(|one| one.side == Side::Mentor).unwrap();
        let mut guest = house.table.site.visitor();
        for (language, words) in [
            ("de", ["Niemand erfährt, was Sie geantwortet haben", "Möchten Sie noch einmal mitmachen?"]),
            ("en", ["Nobody learns what you have answered", "Would you like to take part again?"]),
            ("ar", ["لا يعرف أحد ما أجبتم به", "هل تودون المشاركة مرة أخرى؟"]),
        ] {
            let page = guest.get(&format!("/{language}/surveys/{}", mentor.link)).await;
            assert_eq!(page.status, StatusCode::OK);
            for word in words {
                assert!(page.body.contains(word), "{language} {word}: {}", page.body);
            }
        }
        let path = format!("/de/surveys/{}", mentor.link);
        let page = guest.get(&path).await.body;
        let advantage = field(&page, "Bringt das Mentoring Ihnen selbst einen Vorteil?");
        let remarks = field(&page, "Was möchten Sie uns noch sagen?");
        let empty = guest.post(&path, &[(remarks.as_str(), " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("Beantworten Sie bitte mindestens eine Frage"));
        let wrong = guest.post(&path, &[(advantage.as_str(), "perhaps"), (remarks.as_str(), "Mehr Abende")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("Mehr Abende"), "nothing that was typed is lost");
        let form = [(advantage.as_str(), "rather_yes"), (remarks.as_str(), "CANARY"), ("story", "yes")];
        let done = guest.post(&path, &form).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, path.as_str()));
        let after = guest.get(&path).await.body;
        assert!(after.contains("Danke für Ihre Antworten") && !after.contains("<textarea"), "{after}");
        let again = guest.post(&path, &form).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "the page says that it is done");

        let page = house.page().await;
        assert!(page.contains("Sonst würde jede neue Antwort einen Menschen verraten"), "{page}");
        assert!(page.contains("\u{2068}1\u{2069} von \u{2068}2\u{2069} haben geantwortet"), "{page}");
        house.step("closing").await;
        let page = house.page().await;
        assert!(page.contains("Weniger als \u{2068}5\u{2069} Antworten: nicht gezeigt"), "{page}");
        assert!(!page.contains("85%") && !page.contains("100%"), "no share of one: {page}");
        let words = house.table.office.get(&format!("{}/words", house.path)).await.body;
        assert!(!words.contains("CANARY"), "one of two would be found out: {words}");
        let csv = house.table.office.get(&format!("{}/results.csv", house.path)).await;
        assert_eq!(csv.status, StatusCode::OK);
        assert!(csv.body.contains("mentor;personal_advantage;;counted;;;;yes"), "{}", csv.body);
        let stories = house.table.office.get("/desk/stories").await.body;
        assert!(stories.contains("Brigitte") && stories.contains("Veröffentlichung"), "{stories}");
        let (_, story) = stories.split_once("/desk/stories/").unwrap();
        let story = format!("/desk/stories/{}", &story[..36]);
        let office = &mut house.table.office;
        assert_eq!(office.get(&story).await.body.matches("Die Einwilligung fehlt.").count(), 3);
        let said = [("consent", "image"), ("way", "paper")];
        let noted = office.post(&format!("{story}/consents"), &said).await;
        assert_eq!(noted.status, StatusCode::SEE_OTHER);
        assert!(office.get(&story).await.body.contains("Auf Papier zurückgenommen"));
        office.post(&format!("{story}/withdrawals"), &said).await;
        let body = office.get(&story).await.body;
        assert_eq!(body.matches("Die Einwilligung fehlt.").count(), 3, "{body}");
        let wrong = office.post(&format!("{story}/consents"), &[("consent", "image")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "no way, no note");
        let entries = house.table.office.get("/desk/entries").await.body;
        assert!(entries.contains("Befragung beantwortet"), "{entries}");
    }

    async fn a_named_answer_can_be_changed_and_the_office_reads_it(place) {
        let mut house = House::open(&place.store, "named").await;
        let asked = house.asked().await;
        let amal = &asked[0];
        let mut guest = house.table.site.visitor();
        let path = format!("/de/surveys/{}", amal.link);
        let page = guest.get(&path).await.body;
        assert!(page.contains("Das Büro sieht Ihren Namen"), "{page}");
        let remarks = field(&page, "Was möchten Sie uns noch sagen?");
        for words in ["Zu wenig Zeit", "Genug Zeit"] {
            let done = guest.post(&path, &[(remarks.as_str(), words)]).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        }
        let page = guest.get(&path).await.body;
        assert!(page.contains("Genug Zeit") && page.contains("Sie können sie noch ändern"), "{page}");
        let words = house.table.office.get(&format!("{}/words", house.path)).await.body;
        assert!(words.contains("Genug Zeit") && words.contains("Amal"), "{words}");
        assert!(!words.contains("Zu wenig Zeit"));
        for partner in &mut house.table.partners {
            for path in [PATH, &house.path, &format!("{}/words", house.path), "/desk/stories"] {
                assert_eq!(partner.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
            }
        }
        house.step("closing").await;
        let late = guest.get(&path).await.body;
        assert!(!late.contains("<textarea"), "{late}");
    }

    async fn whoever_is_signed_in_finds_the_questions_on_the_own_page(place) {
        let house = House::open(&place.store, "named").await;
        let asked = house.asked().await;
        let (amal, store) = (&asked[0], &house.table.site.store);
        let operator = Actor::operator(house.table.programme);
        let new = NewAccount {
            email: "amal.account@example.org",
            name: "Amal",
            role: Role::Mentee,
            organisation: None,
            person: Some(amal.person),
            language: "de",
        };
        let now = house.table.site.now();
        let (account, _) = store.create_account(&operator, &new, now).await.unwrap();
        let enter = store.create_link(house.table.programme, account, Purpose::DemoSignIn, now);
        let mut visitor = house.table.site.signed_in(&enter.await.unwrap()).await;
        let path = format!("/me/survey-answers/{}", amal.invitation);
        let me = visitor.get("/me").await.body;
        assert!(me.contains("Wir haben Fragen an Sie") && me.contains(&path), "{me}");
        let page = visitor.get(&path).await.body;
        let again = field(&page, "Möchten Sie noch einmal mitmachen?");
        let empty = visitor.post(&path, &[("nothing", "")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = [(again.as_str(), "yes"), ("story", "yes"), ("may", "image")];
        let done = visitor.post(&path, &form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let me = visitor.get("/me").await.body;
        assert!(!me.contains(&path), "answered");
        let filled = visitor.get(&path).await.body;
        assert!(filled.contains("Das haben Sie schon gesagt"), "{filled}");
        assert_eq!(filled.matches(" checked").count(), 3, "what holds stands there: {filled}");
        assert!(me.contains("ein Bild von mir") && me.contains("/me/story-withdrawals"), "{me}");
        let (_, story) = me.split_once("name=\"story\" value=\"").unwrap();
        let back = visitor.post("/me/story-withdrawals", &[("story", &story[..36])]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.body);
        let me = visitor.get("/me").await.body;
        assert!(me.contains("Wir zeigen nichts von Ihnen") && !me.contains("ein Bild von mir"), "{me}");
        let others = visitor.get(&format!("/me/survey-answers/{}", asked[1].invitation)).await;
        assert_eq!(others.status, StatusCode::NOT_FOUND);
    }

    async fn the_office_enters_what_somebody_answers_on_the_telephone(place) {
        let mut house = House::open(&place.store, "named").await;
        let answers = format!("{}/answers", house.path);
        let office = &mut house.table.office;
        assert!(office.get(&house.path).await.body.contains(&answers));
        let list = office.get(&answers).await.body;
        let (_, of) = list.split_once("?of=").unwrap_or_else(|| panic!("{list}"));
        let of = of[..36].to_owned();
        let page = office.get(&format!("{answers}?of={of}")).await.body;
        let again = field(&page, "Möchten Sie noch einmal mitmachen?");
        let remarks = field(&page, "Was möchten Sie uns noch sagen?");
        let sent = [("invitation", of.as_str()), (again.as_str(), "yes"), (remarks.as_str(), "Gut")];
        let no_way = office.post(&answers, &sent).await;
        assert_eq!(no_way.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(no_way.body.contains("\nGut</textarea>"), "nothing is lost: {}", no_way.body);
        let with_way: Vec<_> = sent.iter().copied().chain([("way", "paper")]).collect();
        let done = office.post(&answers, &with_way).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert!(office.get(&answers).await.body.contains("Hat geantwortet."));
        let page = office.get(&house.path).await.body;
        assert!(page.contains("Antworten zu einer Befragung eingetragen"), "by whom, and when: {page}");
        for partner in &mut house.table.partners {
            assert_eq!(partner.get(&answers).await.status, StatusCode::FORBIDDEN);
        }
    }

    async fn nothing_that_the_office_has_typed_is_lost_when_somebody_answers_or_it_closes(place) {
        let mut house = House::open(&place.store, "named").await;
        let (asked, answers) = (house.asked().await, format!("{}/answers", house.path));
        let of = asked[0].invitation.to_string();
        let empty = house.table.office.get(&format!("{answers}?of={of}")).await.body;
        assert!(!empty.contains("name=\"shown\""), "{empty}");
        let again = field(&empty, "Möchten Sie noch einmal mitmachen?");
        let remarks = field(&empty, "Was möchten Sie uns noch sagen?");
        let sent = [("invitation", of.as_str()), ("way", "phone"), (again.as_str(), "yes"),
            (remarks.as_str(), "typed-by-karin")];
        // Amal answers meanwhile, and would tell her story.
        let mut amal = Visitor::new(house.table.site.router.clone());
        let link = format!("/de/surveys/{}", asked[0].link);
        let own = [(remarks.as_str(), "Gut"), ("story", "yes"), ("may", "name")];
        assert_eq!(amal.post(&link, &own).await.status, StatusCode::SEE_OTHER);
        let late = house.table.office.post(&answers, &sent).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in ["typed-by-karin", "Inzwischen hat die Person selbst geantwortet"] {
            assert!(late.body.contains(kept), "{kept}: {}", late.body);
        }
        let stories = house.table.office.get("/desk/stories").await.body;
        assert!(!stories.contains("zurückgenommen"), "{stories}");
        let page = house.table.office.get(&format!("{answers}?of={of}")).await.body;
        assert!(page.contains("name=\"shown\" value=\"yes\""), "{page}");
        house.step("closing").await;
        let shown: Vec<_> = sent.iter().copied().chain([("shown", "yes")]).collect();
        let over = house.table.office.post(&answers, &shown).await;
        assert_eq!(over.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in ["typed-by-karin", "Inzwischen ist die Befragung abgeschlossen"] {
            assert!(over.body.contains(kept), "{kept}: {}", over.body);
        }
    }

    async fn a_survey_whose_last_day_is_over_says_so_beside_its_steps(place) {
        let mut house = House::draft(&place.store, "named").await;
        let plan = format!("{}/plan", house.path);
        let days = [("version", "1"), ("due-day", "2"), ("due-month", "1"), ("due-year", "2026"),
            ("closes-day", "3"), ("closes-month", "1"), ("closes-year", "2026"), ("names", "named")];
        assert_eq!(house.table.office.post(&plan, &days).await.status, StatusCode::SEE_OTHER);
        let version = house.version().await;
        let path = format!("{}/planning", house.path);
        let late = house.table.office.post(&path, &[("version", &version)]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.body.contains("Der letzte Tag für Antworten ist vorbei"), "{}", late.body);
    }

    async fn the_office_prepares_changes_and_copies_surveys_without_code(place) {
        let mut house = House::draft(&place.store, "anonymous").await;
        let desk = house.table.office.get(PATH).await.body;
        assert!(desk.contains("Am Ende") && desk.contains("Entwurf"), "{desk}");
        let questions = format!("{}/questions", house.path);
        let own = [
            ("version", "1"),
            ("side", "mentor"),
            ("kind", "one_of"),
            ("text-de", "Wie oft im Monat?"),
            ("text-en", "How often a month?"),
            ("text-ar", "كم مرة في الشهر؟"),
            ("choices-de", "einmal\nzweimal"),
            ("choices-en", "once\ntwice"),
            ("choices-ar", "مرة"),
        ];
        let poor = house.table.office.post(&questions, &own).await;
        assert_eq!(poor.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(poor.body.contains("Schreiben Sie 2 bis 9 Zeilen") && poor.body.contains("zweimal"));
        let mut good = own;
        good[8].1 = "مرة\nمرتين";
        let done = house.table.office.post(&questions, &good).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let page = house.page().await;
        assert!(page.contains("Wie oft im Monat?") && page.contains("einmal, zweimal"), "{page}");

        let plan = format!("{}/plan", house.path);
        let days = |close: &'static str| {
            [
                ("version", "2"),
                ("due-day", "24"),
                ("due-month", "1"),
                ("due-year", "2026"),
                ("closes-day", close),
                ("closes-month", "1"),
                ("closes-year", "2026"),
                ("names", "named"),
            ]
        };
        let refused = house.table.office.post(&plan, &days("20")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Der letzte Tag für Antworten liegt nicht vor"));
        let done = house.table.office.post(&plan, &days("30")).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let overview = house.table.office.get("/desk").await.body;
        assert!(overview.contains("Befragung wartet auf Sie"), "{overview}");
        house.step("planning").await;
        let page = house.table.office.get(&plan).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "what is planned is not changed");
        let overview = house.table.office.get("/desk").await.body;
        assert!(!overview.contains("Befragung wartet auf Sie"), "{overview}");
        // The calendar asks on the day.
        let (store, programme) = (&house.table.site.store, house.table.programme);
        let tomorrow = house.table.site.now() + 24.hours();
        assert_eq!(store.keep_surveys(programme, tomorrow).await.unwrap(), (1, 0));
        assert!(house.page().await.contains("läuft"));
    }
}
