//! The outbox at the desk.

use super::matching::Table;
use super::minutes_pdf::{asked, text};
use super::offers::released;
use super::*;
use axum::http::StatusCode;
use geleit_domain::id::PersonId;
use geleit_domain::letters::Kind;
use geleit_domain::programmes::GenderSpelling;
use geleit_store::both;
use geleit_store::mails::Letter;
use geleit_store::partnerships::Partnership;
use geleit_store::testing::execute;
use geleit_web::letters::{Line, Paper, digest, on_paper, write};
use uuid::Uuid;

const PATH: &str = "/desk/outbox";

/// The address of the letter with this subject in the list.
fn letter(page: &str, subject: &str) -> String {
    let (before, _) = page.split_once(&format!("\">{subject}")).unwrap();
    let (_, id) = before.rsplit_once("href=\"/desk/outbox/").unwrap();
    format!("{PATH}/{id}")
}

both! {
    async fn a_letter_is_listed_without_its_address_and_can_be_read(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        assert!(karin.get(PATH).await.body.contains("class=\"g-empty\""));
        site.account(programme, "amal@example.org", Role::Mentee).await;
        site.visitor().post("/sign-in/link", &[("link-email", "amal@example.org")]).await;
        let list = karin.get(PATH).await;
        assert!(list.body.contains("Link zur Anmeldung"), "{}", list.body);
        assert!(list.body.contains("amal"), "{}", list.body);
        assert!(list.body.contains("wartet"), "{}", list.body);
        assert!(!list.body.contains("amal@example.org"), "{}", list.body);
        let letter = karin.get(&letter(&list.body, "Link zur Anmeldung")).await;
        assert_eq!(letter.status, StatusCode::OK);
        assert!(letter.body.contains(">Ihr Link zur Anmeldung<"), "no programme in a subject");
        assert!(letter.body.contains("https://mentoring.example.org/…"), "no link that works");
        assert!(!letter.body.contains("amal@example.org"), "{}", letter.body);
    }

    async fn charlie_finds_none_of_the_letters_of_another_programme(place) {
        let site = Site::new(&place.store);
        let (own, other) = (site.programme("mentoring").await, site.programme("other").await);
        site.account(own, "amal@example.org", Role::Mentee).await;
        site.visitor().post("/sign-in/link", &[("link-email", "amal@example.org")]).await;
        let mut karin = site.reader(own, Role::Coordinator).await;
        let letter = letter(&karin.get(PATH).await.body, "Link zur Anmeldung");
        let mut charlie = site.reader(other, Role::Coordinator).await;
        assert!(charlie.get(PATH).await.body.contains("class=\"g-empty\""));
        let foreign = charlie.get(&letter).await;
        let missing = charlie.get(&format!("{PATH}/{}", uuid::Uuid::nil())).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        assert_eq!(foreign.all(), missing.all());
        let mut partner = site.reader(own, Role::Partner).await;
        assert_eq!(partner.get(&letter).await.status, StatusCode::FORBIDDEN);
    }
}

/// A released pair of Amal and Brigitte, in a programme that can be called.
struct Office {
    table: Table,
    pair: Partnership,
}

impl Office {
    async fn open(store: &Store) -> Self {
        let (table, mut pairs) = released(store).await;
        let sql = "UPDATE programme SET contact = 'Mentoring Wien, 01 234 56'";
        execute(store, table.programme, sql).await;
        Self { table, pair: pairs.remove(0) }
    }

    /// Puts a letter to Amal into the outbox and gives its address.
    async fn writes(&self, template: &str, language: &str, subject: Uuid) -> String {
        let now = self.table.site.now();
        let mut tx = self.table.site.store.write(self.table.programme).await.unwrap();
        let letter = Letter {
            template,
            language,
            person: Some(PersonId(self.pair.person_id)),
            account: None,
            subject: Some(subject),
            due: now,
        };
        let mail = tx.post(letter, now).await.unwrap();
        tx.commit().await.unwrap();
        format!("{PATH}/{mail}")
    }

    /// Neither Amal nor Brigitte has an e-mail address.
    async fn without_addresses(&self) {
        let sql = "UPDATE person SET email = '', email_key = ''";
        execute(&self.table.site.store, self.table.programme, sql).await;
    }

    /// How Amal is called.
    async fn name(&self) -> String {
        let mut tx = self.table.site.store.read(self.table.programme).await.unwrap();
        tx.person(PersonId(self.pair.person_id)).await.unwrap().name()
    }
}

both! {
    async fn a_printed_letter_speaks_its_readers_language_and_can_be_read_aloud(place) {
        let mut office = Office::open(&place.store).await;
        let name = office.name().await;
        for (language, subject, without) in [
            ("de", "Eine kurze Frage an Sie", "So geht es ohne Internet"),
            ("en", "A short question for you", "How to do it without the internet"),
            ("ar", "سؤال قصير لكم", "كيف تقومون بذلك بدون إنترنت"),
        ] {
            let path = office.writes("meeting_asked", language, office.pair.id).await;
            let page = office.table.office.get(&path).await.body;
            assert!(page.contains(&format!("href=\"{path}/letter.pdf\"")), "{page}");
            let (headers, file) = office.table.office.file(&format!("{path}/letter.pdf")).await;
            if let Ok(folder) = std::env::var("GELEIT_PRINTED") {
                std::fs::write(format!("{folder}/letter-{language}.pdf"), &file).unwrap();
            }
            assert_eq!(headers["content-type"], "application/pdf");
            assert_eq!(headers["content-disposition"], "attachment; filename=\"letter.pdf\"");
            assert_eq!(headers["cache-control"], "no-store");
            asked("qpdf", &["--check"], &file);
            let raw = String::from_utf8_lossy(&file);
            assert!(raw.contains("<pdfuaid:part>1<") && raw.contains("<pdfaid:part>2<"));
            let json = asked("qpdf", &["--json"], &file);
            assert!(json.contains(&format!("\"/Lang\": \"u:{language}\"")), "{language}");
            assert!(asked("pdfinfo", &[], &file).contains(subject), "{language}: the title");
            let structure = asked("pdfinfo", &["-struct-text"], &file);
            for kind in ["Document", "H1", "H2", "P (block)"] {
                assert!(structure.contains(kind), "{kind}: {structure}");
            }
            let said = text(&file);
            for words in [subject, without, name.as_str(), "Mentoring mentoring", "01 234 56", "2026"] {
                assert!(said.contains(words), "{language}: {words}: {said}");
            }
            assert!(!said.contains("https://"), "no link, and none that works: {said}");
            assert!(said.find(&name) < said.find(subject), "first to whom, then what: {said}");
        }
    }

    /// Proves S1-56.
    async fn a_letter_about_a_pair_says_whom_its_reader_asks_also_on_paper(place) {
        let mut office = Office::open(&place.store).await;
        let site = &office.table.site;
        let at = office.table.programme;
        let (olga, _) = site.account(at, "olga@example.org", Role::Coordinator).await;
        let path = format!("/desk/partnerships/{}/contacts", office.pair.id);
        let form = [("is_form", "yes"), ("mentee", &*olga.to_string()), ("mentor", "")];
        let named = office.table.office.post(&path, &form).await;
        assert_eq!(named.status, StatusCode::SEE_OTHER, "{}", named.body);
        let path = office.writes("meeting_asked", "de", office.pair.id).await;
        let page = office.table.office.get(&path).await.body;
        assert!(page.contains("Ihre Ansprechperson: olga, olga@example.org"), "{page}");
        let (_, file) = office.table.office.file(&format!("{path}/letter.pdf")).await;
        let said = text(&file);
        assert!(said.contains("Ihre Ansprechperson: olga, olga@example.org"), "{said}");
    }

    async fn letters_for_people_without_an_address_are_printed_and_noted_as_posted(place) {
        let mut office = Office::open(&place.store).await;
        office.without_addresses().await;
        let first = office.writes("pair_accepted", "de", office.pair.id).await;
        let second = office.writes("meeting_noted", "ar", office.pair.id).await;
        let karin = &mut office.table.office;
        let list = format!("{PATH}?show=paper");
        let desk = karin.get("/desk").await.body;
        assert!(desk.contains("Briefe sind zu drucken und abzuschicken"), "{desk}");
        assert!(desk.contains(&format!("href=\"{list}\"")), "{desk}");
        let page = karin.get(&list).await.body;
        for path in [&first, &second] {
            assert!(page.contains(&format!("href=\"{path}\"")), "{page}");
        }
        assert!(karin.get(PATH).await.body.contains("zu drucken"));
        let (_, all) = karin.file(&format!("{PATH}/letters.pdf")).await;
        let said = text(&all);
        assert!(said.contains("Sie haben beide Ja gesagt"), "{said}");
        assert!(said.contains("بدون إنترنت"), "{said}");
        let json = asked("qpdf", &["--json"], &all);
        assert!(json.contains("\"/Lang\": \"u:de\"") && json.contains("\"/Lang\": \"u:ar\""));
        assert!(asked("pdfinfo", &[], &all).contains("Pages:           2"), "a page each");

        let posting = format!("{first}/posting");
        assert!(karin.get(&first).await.body.contains(&format!("action=\"{posting}\"")));
        let noted = karin.post(&posting, &[]).await;
        assert_eq!((noted.status, noted.header("location")), (StatusCode::SEE_OTHER, &*list));
        assert_eq!(karin.post(&posting, &[]).await.status, StatusCode::CONFLICT);
        let page = karin.get(&list).await.body;
        assert!(!page.contains(&first) && page.contains(&second), "{page}");
        let page = karin.get(&first).await.body.replace(['\u{2068}', '\u{2069}'], "");
        assert!(page.contains("auf Papier abgeschickt"), "{page}");
        assert!(page.contains("von coordinator") && !page.contains(&posting), "{page}");
        let entries = karin.get("/desk/entries").await.body;
        assert!(entries.contains("Brief auf Papier abgeschickt"), "{entries}");

        let mut stranger = Visitor::new(office.table.site.router.clone());
        assert_eq!(stranger.get(&format!("{second}/letter.pdf")).await.status, StatusCode::SEE_OTHER);
        let other = office.table.site.programme("other").await;
        let mut charlie = office.table.site.reader(other, Role::Coordinator).await;
        assert!(charlie.get(&list).await.body.contains("class=\"g-empty\""));
        let (_, none) = charlie.file(&format!("{PATH}/letters.pdf")).await;
        assert!(text(&none).contains("Zurzeit ist kein Brief zu drucken."));
        let foreign = charlie.get(&format!("{second}/letter.pdf")).await;
        let missing = charlie.get(&format!("{PATH}/{}/letter.pdf", Uuid::nil())).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        assert_eq!(foreign.all(), missing.all());
        let foreign = charlie.post(&format!("{second}/posting"), &[]).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        let partner = &mut office.table.partners[0];
        for denied in [&list, &format!("{PATH}/letters.pdf"), &format!("{second}/letter.pdf")] {
            assert_eq!(partner.get(denied).await.status, StatusCode::FORBIDDEN, "{denied}");
        }
        let denied = partner.post(&format!("{second}/posting"), &[]).await;
        assert_eq!(denied.status, StatusCode::FORBIDDEN);
    }

    async fn letters_about_interviews_events_and_applications_can_be_printed(place) {
        let mut office = Office::open(&place.store).await;
        for sql in [
            "INSERT INTO event (programme_id, id, slug, kind, title, about, status, starts_at,
                time_zone, minutes, venue_name, address, room, step_free, online_link, created_at)
            SELECT programme_id, id, 'opening', 'opening', 'Opening', '', 'published',
                1769338800000000, 'Europe/Vienna', 60, 'Haus', 'Wien', '', 'unknown', '', 1
            FROM cohort",
            "INSERT INTO sign_up (programme_id, id, event_id, person_id, language, status,
                created_at) SELECT e.programme_id, a.id, e.id, a.person_id, 'de', 'placed', 1
            FROM event e JOIN application a ON a.programme_id = e.programme_id",
            "INSERT INTO interview (programme_id, id, application_id, starts_at, time_zone, minutes,
                mode, place, status, created_at)
            SELECT programme_id, id, id, 1769338800000000, 'Europe/Vienna', 30, 'on_site',
                'Zimmer 3', 'planned', 1 FROM application",
        ] {
            assert!(execute(&place.store, office.table.programme, sql).await > 0);
        }
        let subject = office.pair.application_id;
        let (name, mut seen) = (office.name().await, 0);
        for kind in Kind::ALL.iter().filter(|kind| needs_a_record(**kind)) {
            for language in Language::ALL {
                let path = office.writes(kind.text(), language.tag(), subject).await;
                let (_, file) = office.table.office.file(&format!("{path}/letter.pdf")).await;
                let said = text(&file);
                assert!(said.contains(&name), "{language} {kind}: {said}");
                assert!(!said.contains("https://"), "{language} {kind}: {said}");
                seen += 1;
            }
        }
        assert_eq!(seen, Language::ALL.len() * RECORDS);
    }
}

/// So many kinds of letters are written about an interview, an event or an application.
const RECORDS: usize = 14;

fn needs_a_record(kind: Kind) -> bool {
    let is_about = |noun: &str| kind.text().starts_with(noun);
    is_about("interview_") || is_about("event_") || kind == Kind::ApplicationReceived
}

#[test]
fn every_other_letter_can_be_printed_in_every_language() {
    let link = "https://mentoring.example.org/…";
    let print = |language: Language| {
        let t = Texts::new(language, GenderSpelling::Colon);
        let mut seen = 0;
        for kind in Kind::ALL.iter().filter(|kind| !needs_a_record(**kind)) {
            let lines = [("eins", link), ("zwei", link)];
            let lines = lines.map(|(text, link)| Line { text: text.into(), link: link.into() });
            let letter = match kind {
                Kind::Digest => digest(t, "Mentoring", &lines),
                kind => write(t, &super::letters::template(*kind), "Mentoring", link),
            };
            let paper = Paper {
                t,
                programme: "Mentoring Wien".to_owned(),
                contact: String::new(),
                reader: "Amal Noor".to_owned(),
                day: "2026-03-03".parse().unwrap(),
                letter: letter.unwrap_or_else(|| panic!("{language} {kind}")),
            };
            let file = geleit_print::pdf(&on_paper(&paper, Timestamp::UNIX_EPOCH)).unwrap();
            let said = text(&file);
            assert!(said.contains("Amal Noor"), "{language} {kind}: {said}");
            assert!(said.contains("Mentoring Wien"), "{language} {kind}: {said}");
            assert!(
                !said.contains("https://") && !said.contains('\u{fffd}'),
                "{language} {kind}: {said}"
            );
            seen += 1;
        }
        seen
    };
    let seen: usize = Language::ALL.iter().map(|language| print(*language)).sum();
    assert_eq!(seen, Language::ALL.len() * (Kind::ALL.len() - RECORDS));
}
