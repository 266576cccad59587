//! Letters and résumés by link and at the desk, and a draft filled from a Europass CV.

use super::*;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use geleit_domain::applications::form::read_mentee;
use geleit_domain::applications::{Answers, Side};
use geleit_domain::cohorts::Verb;
use geleit_domain::id::CohortId;
use geleit_store::both;
use geleit_store::cohorts::{Calendar, NewCohort};
use visitor::Page;

const CANDIDATE: &[u8] =
    include_bytes!("../../../geleit-exchange/tests/files/europass/candidate.pdf");
const PASSPORT: &[u8] =
    include_bytes!("../../../geleit-exchange/tests/files/europass/passport.xml");
pub(crate) const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
    2 0 obj\n<< /Type /Pages /Count 0 /Kids [] >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";
const FILE: &str = "01900000-0000-7000-8000-000000000001";
const WORDS: &str = "01900000-0000-7000-8000-000000000002";
const LETTER: &str = "رسالتي: أبحث عن عمل <b>في مهنتي</b>.";

/// A programme with an open cohort.
struct Open {
    site: Site,
    programme: ProgrammeId,
    cohort: CohortId,
}

impl Open {
    async fn new(store: &Store) -> Self {
        let site = Site::new(store);
        let programme = site.programme("mentoring").await;
        let operator = Actor::operator(programme);
        let calendar = Calendar {
            applications_until: None,
            matching_on: None,
            opening_on: None,
            starts_on: "2026-03-01".parse().unwrap(),
            ends_on: "2026-09-01".parse().unwrap(),
            capacity: 100,
        };
        let regions = vec!["Wien".into()];
        let new = NewCohort { slug: "wien-18".into(), number: 18, regions, calendar };
        let cohort = store.create_cohort(&operator, &new, site.now()).await.unwrap();
        store.step_cohort(&operator, cohort, Verb::Open, None, site.now()).await.unwrap();
        Self { site, programme, cohort }
    }

    async fn draft(&self) -> String {
        let (store, now) = (&self.site.store, self.site.now());
        store.start_draft(self.programme, self.cohort, Side::Mentee, "de", None, now).await.unwrap()
    }

    /// The link to Amal's application.
    async fn sent(&self) -> String {
        let answers = Answers::from_iter([
            ("given_name", "Amal"),
            ("birth-year", "1990"),
            ("email", "amal@example.org"),
            ("phone", "+43 664 123456"),
            ("country_of_origin", "SY"),
            ("postcode", "1020"),
            ("labour_market_access", "yes"),
            ("occupation", "Köchin"),
            ("industry", "56.1"),
            ("experience_years", "7"),
            ("education_level", "bachelor"),
            ("german", "B1"),
            ("languages", "ar"),
            ("goals", "network"),
            ("consent_application", "yes"),
        ]);
        let form = read_mentee(&answers, "2026-01-23".parse().unwrap()).unwrap();
        let (link, now) = (self.draft().await, self.site.now());
        let secret = Secret::read(&link).unwrap();
        let draft = self.site.store.draft(&secret, now).await.unwrap();
        self.site.store.submit_draft(&secret, &draft, &form, now).await.unwrap();
        link
    }

    /// The page of the application at the desk.
    async fn desk(&self, link: &str) -> String {
        let secret = Secret::read(link).unwrap();
        let own = self.site.store.own_application(&secret, self.site.now()).await.unwrap();
        format!("/desk/applications/{}/files", own.application.id)
    }
}

/// Sends a form with a file, as a browser does; the texts stand before it.
pub(crate) async fn upload(
    visitor: &mut Visitor,
    path: &str,
    fields: &[(&str, &str)],
    file: (&str, &[u8]),
) -> Page {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part =
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.as_bytes());
    }
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n",
        file.0
    );
    body.extend(head.as_bytes());
    body.extend(file.1);
    body.extend(b"\r\n--edge--\r\n");
    let request = Request::post(path)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=edge");
    visitor.send(request, Body::from(body)).await
}

fn fields<'a>(kind: &'a str, words: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("file_id", FILE), ("words_id", WORDS), ("kind", kind), ("words", words)]
}

both! {
    /// Proves S1-40.
    async fn amal_adds_a_file_and_types_a_letter_and_staff_download_both(place) {
        let open = Open::new(&place.store).await;
        let link = open.sent().await;
        let path = format!("/ar/applications/{link}/files");
        let mut amal = open.site.visitor();
        let empty = amal.get(&path).await;
        assert_eq!(empty.status, StatusCode::OK);
        assert!(empty.body.contains("dir=\"rtl\"") && empty.body.contains("image/jpeg,image/png"));
        let sent = upload(&mut amal, &path, &fields("resume", LETTER), ("../Amal\u{202E}.exe", PDF)).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let again = upload(&mut amal, &path, &fields("resume", LETTER), ("Amal.exe", PDF)).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "sent twice");
        let page = amal.get(&path).await;
        assert_eq!(page.body.matches("<li><p><strong>").count(), 2, "{}", page.body);
        assert!(page.body.contains("<bdi dir=\"auto\">Amal.pdf</bdi>"));
        assert!(!page.body.contains("رسالتي"), "a link shows no content");

        let mut karin = open.site.reader(open.programme, Role::Coordinator).await;
        let desk = open.desk(&link).await;
        let list = karin.get(&desk).await;
        assert!(list.body.contains(&format!("{desk}/{FILE}")), "{}", list.body);
        let file = karin.get(&format!("{desk}/{FILE}")).await;
        assert_eq!((file.status, file.body.as_bytes()), (StatusCode::OK, PDF));
        assert_eq!(file.header("content-type"), "application/pdf");
        let kept = "attachment; filename=\"file.pdf\"; filename*=UTF-8''Amal.pdf";
        assert_eq!(file.header("content-disposition"), kept);
        assert!(file.header("content-security-policy").ends_with("; sandbox"));
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        let words = karin.get(&format!("{desk}/{WORDS}")).await;
        assert_eq!(words.header("content-type"), "text/plain; charset=utf-8");
        assert_eq!(words.body, LETTER);
    }

    /// Proves S1-40.
    async fn a_refused_file_says_what_to_do_and_the_typed_letter_is_not_lost(place) {
        let open = Open::new(&place.store).await;
        let link = open.sent().await;
        let mut amal = open.site.visitor();
        let large = vec![b' '; 12 << 20];
        let larger = vec![b' '; 24 << 20];
        for (language, file, expected) in [
            ("de", ("letter.pdf", &b"MZ\x90\0"[..]), "Das ist ein Programm"),
            ("en", ("letter.pdf", b"<svg/>"), "Save it as PDF"),
            ("ar", ("letter.pdf", b"MZ\x90\0"), "هذا برنامج"),
            ("de", ("letter.pdf", &large), "größer als 10 MB"),
            ("de", ("letter.pdf", &larger), "größer als 10 MB"),
        ] {
            let path = format!("/{language}/applications/{link}/files");
            let page = upload(&mut amal, &path, &fields("letter", LETTER), file).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{language} {}", file.1.len());
            assert!(page.body.contains(expected), "{expected}: {}", page.body);
            assert!(page.body.contains("رسالتي: أبحث عن عمل &#60;b&#62;"), "{}", page.body);
            assert!(page.body.contains(FILE) && page.body.contains("href=\"#file\""));
        }
        let path = format!("/de/applications/{link}/files");
        let largest = vec![b' '; 26 << 20];
        let page = upload(&mut amal, &path, &fields("letter", ""), ("a.pdf", &largest)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("größer als 10 MB"), "more than is read at all");
        let long = "x".repeat(2 << 20);
        let page = upload(&mut amal, &path, &fields("", &long), ("", b"")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains(&long) && page.body.contains("href=\"#words\""));
        let page = upload(&mut amal, &path, &fields("scan", ""), ("a.pdf", PDF)).await;
        assert!(page.body.contains("href=\"#kind\""), "scans are the desk's: {}", page.body);
        let nothing = upload(&mut amal, &path, &fields("letter", " "), ("", b"")).await;
        assert!(nothing.body.contains("Wählen Sie eine Datei"));
        let secret = Secret::read(&link).unwrap();
        assert!(place.store.own_files(&secret, open.site.now()).await.unwrap().is_empty());
    }

    async fn only_the_link_of_an_application_opens_its_files_and_removing_is_a_form(place) {
        let open = Open::new(&place.store).await;
        let (link, draft) = (open.sent().await, open.draft().await);
        let mut amal = open.site.visitor();
        for link in [&draft, "nothing", &link[..link.len() - 1]] {
            let path = format!("/de/applications/{link}/files");
            assert_eq!(amal.get(&path).await.status, StatusCode::NOT_FOUND);
            let sent = upload(&mut amal, &path, &fields("letter", "x"), ("a.pdf", PDF)).await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND);
        }
        let path = format!("/de/applications/{link}/files");
        upload(&mut amal, &path, &fields("proof", ""), ("a.pdf", PDF)).await;
        let removal = format!("{path}/{FILE}/removal");
        assert_eq!(amal.post(&removal, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let removed = amal.post(&removal, &[("remove", "yes")]).await;
        assert_eq!(removed.status, StatusCode::SEE_OTHER);
        assert!(amal.get(&path).await.body.contains("Noch keine Dateien"));
        assert_eq!(amal.post(&removal, &[("remove", "yes")]).await.status, StatusCode::NOT_FOUND);
    }

    /// Proves S1-40.
    async fn staff_add_a_scan_which_the_person_sees_and_cannot_remove(place) {
        let open = Open::new(&place.store).await;
        let link = open.sent().await;
        let desk = open.desk(&link).await;
        let mut karin = open.site.reader(open.programme, Role::Coordinator).await;
        let refused = upload(&mut karin, &desk, &fields("scan", ""), ("a.pdf", b"MZ")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let sent = upload(&mut karin, &desk, &fields("scan", ""), ("a.pdf", PDF)).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let mut amal = open.site.visitor();
        let path = format!("/en/applications/{link}/files");
        assert!(amal.get(&path).await.body.contains("added by the team"));
        let removal = format!("{path}/{FILE}/removal");
        let kept = amal.post(&removal, &[("remove", "yes")]).await;
        assert_eq!(kept.status, StatusCode::FORBIDDEN);
        let removal = format!("{desk}/{FILE}/removal");
        let removed = karin.post(&removal, &[("remove", "yes")]).await;
        assert_eq!(removed.status, StatusCode::SEE_OTHER);
        assert!(!amal.get(&path).await.body.contains(FILE));
    }

    /// Proves S1-40.
    async fn a_europass_cv_fills_what_is_empty_and_says_so(place) {
        let open = Open::new(&place.store).await;
        let link = open.draft().await;
        let (path, mut amal) = (format!("/de/drafts/{link}/europass"), open.site.visitor());
        let secret = Secret::read(&link).unwrap();
        let mut draft = place.store.draft(&secret, open.site.now()).await.unwrap();
        draft.answers.set("email", "own@example.org");
        place.store.save_draft(&secret, &draft, open.site.now()).await.unwrap();
        assert!(amal.get(&path).await.body.contains("Mit Europass ausfüllen"));
        let sent = upload(&mut amal, &path, &[], ("cv.pdf", CANDIDATE)).await;
        assert_eq!(sent.header("location"), format!("/de/drafts/{link}"), "{}", sent.body);
        let step = amal.get(&format!("/de/drafts/{link}/person")).await;
        let said = step.body.replace(['\u{2068}', '\u{2069}'], "");
        assert!(said.contains("Übernommen: Ausbildung, Familienname, Deutsch, Vorname, Sprachen, Beruf, Telefon."), "{said}");
        assert!(said.contains("Olena") && said.contains("own@example.org"));
        let draft = place.store.draft(&secret, open.site.now()).await.unwrap();
        assert_eq!(draft.answers.get("email"), "own@example.org");
        assert_eq!(draft.answers.get("languages"), "uk");
        assert_eq!((draft.answers.get("birth-year"), draft.answers.get("gender")), ("", ""));
        let again = upload(&mut amal, &path, &[], ("cv.xml", PASSPORT)).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        let after = place.store.draft(&secret, open.site.now()).await.unwrap();
        assert_eq!((after.answers, after.version), (draft.answers, draft.version));
    }

    async fn what_is_no_europass_cv_is_refused_in_every_language(place) {
        let open = Open::new(&place.store).await;
        let link = open.draft().await;
        let mut amal = open.site.visitor();
        for (language, file, expected) in [
            ("de", PDF, "keine Daten von Europass"),
            ("en", &b"MZ"[..], "no file from Europass"),
            ("ar", b"<!DOCTYPE a><Candidate/>", "لا يمكن قراءة الملف"),
        ] {
            let path = format!("/{language}/drafts/{link}/europass");
            let page = upload(&mut amal, &path, &[], ("cv.pdf", file)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.body.contains(expected), "{}", page.body);
        }
        let path = "/de/drafts/nothing/europass";
        assert_eq!(amal.get(path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(upload(&mut amal, path, &[], ("a", PDF)).await.status, StatusCode::NOT_FOUND);
        let sent = open.sent().await;
        let path = format!("/de/drafts/{sent}/europass");
        assert_eq!(amal.get(&path).await.status, StatusCode::NOT_FOUND, "it is sent already");
    }
}
