//! A spreadsheet from the page into a cohort.

use super::*;
use axum::http::StatusCode;
use geleit_domain::id::ImportId;
use geleit_store::both;
use geleit_store::imports::RunStatus;
use std::time::Duration;

fn choices<'a>(cohort: &'a str, side: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("cohort", cohort), ("side", side), ("as", "accepted"), ("organisation", "")]
}

/// Looks at the page until the work has ended.
async fn ended(reader: &mut Visitor, path: &str) -> Page {
    for _ in 0..200 {
        let page = reader.get(path).await;
        if page.header("refresh").is_empty() {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{path} does not end");
}

async fn count(desk: &Desk) -> usize {
    let mut tx = desk.site.store.read(desk.programme).await.unwrap();
    tx.applications_of(desk.cohort).await.unwrap().len()
}

both! {
    /// Proves S1-16, S1-25, S1-37.
    async fn a_file_is_checked_first_then_written_and_the_second_time_changes_nothing(place) {
        let desk = Desk::new(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let cohort = desk.cohort.to_string();
        let form = karin.get("/desk/imports/new").await;
        assert!(form.body.contains(&format!("value=\"{cohort}\"")), "{}", form.body);
        let fields = choices(&cohort, "mentees");
        let sent = upload(&mut karin, &fields, ("Bewerbungen.csv", MENTEES.as_bytes())).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let path = sent.header("location").to_owned();
        let checked = karin.get(&path).await;
        assert_eq!(checked.status, StatusCode::OK);
        let said = words(&checked);
        assert!(said.contains("wäre neu") && said.contains("3 Zeilen schreiben"), "{said}");
        assert_eq!(count(&desk).await, 0, "checking writes nothing");
        let run = format!("{path}/run");
        let begun = karin.post(&run, &[("version", "checked")]).await;
        assert_eq!((begun.status, begun.header("location")), (StatusCode::SEE_OTHER, &*path));
        let done = ended(&mut karin, &path).await;
        assert!(done.body.contains("Die Datei ist geschrieben."), "{}", done.body);
        assert_eq!(count(&desk).await, 3);
        let twice = karin.post(&run, &[("version", "checked")]).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);
        let again = upload(&mut karin, &fields, ("Bewerbungen.csv", MENTEES.as_bytes())).await;
        let again = karin.get(again.header("location")).await;
        assert!(again.body.contains("nichts Neues"), "{}", again.body);
        assert!(!again.body.contains("/run\""), "nothing to write, no button");
        let list = karin.get("/desk/imports").await;
        assert_eq!(list.body.matches("Bewerbungen.csv").count(), 2);
    }

    /// Proves S1-16.
    async fn refused_rows_come_back_with_reasons_and_the_others_are_written(place) {
        let desk = Desk::new(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let cohort = desk.cohort.to_string();
        let sheet = format!(
            "{}M-4,Amal,Haddad,amal2@example.org,,Jugoslawien,,,B7,,nobody,x\n",
            MENTEES.replace(",organisation\n", ",organisation,Lieblingsfarbe\n")
        ).replace(",ams\n", ",ams,\n").replace(",oeif\n", ",oeif,\n");
        let fields = choices(&cohort, "mentees");
        let sent = upload(&mut karin, &fields, ("a.csv", sheet.as_bytes())).await;
        let path = sent.header("location").to_owned();
        let said = words(&karin.get(&path).await);
        for words in ["Herkunftsland", "Jugoslawien", "gibt es nicht mehr", "Deutsch", "B7",
            "Lieblingsfarbe", "ist unbekannt und wird nicht gelesen", "Zeile 5"] {
            assert!(said.contains(words), "{words}: {said}");
        }
        let refused = karin.post(&format!("{path}/run"), &[("version", "checked")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#skip\"") && refused.body.contains("Fehler:"));
        karin.language = "en";
        let english = karin.get(&path).await;
        assert!(english.body.contains("Name the country of today."), "{}", english.body);
        karin.language = "de";
        let rejects = karin.get(&format!("{path}/rejects.csv")).await;
        assert!(rejects.header("content-type").starts_with("text/csv"));
        let rows: Vec<_> = rejects.body.lines().collect();
        assert_eq!(rows.len(), 2, "{}", rejects.body);
        assert!(rows[0].ends_with("problems") && rows[1].contains("M-4"), "{}", rejects.body);
        assert!(rows[1].contains("Deutsch: Schreiben Sie A1"), "{}", rejects.body);
        let form = [("version", "checked"), ("skip", "yes")];
        karin.post(&format!("{path}/run"), &form).await;
        let done = ended(&mut karin, &path).await;
        assert!(words(&done).contains("4 Zeilen gelesen"), "{}", done.body);
        assert_eq!(count(&desk).await, 3);
    }

    async fn a_file_that_cannot_be_read_is_asked_for_again_and_the_choices_stay(place) {
        let desk = Desk::new(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let cohort = desk.cohort.to_string();
        let fields = choices(&cohort, "mentors");
        let header = "Aktenzal,Vorname,E-Mail\n1,Brigitte,b@example.org\n";
        for (bytes, words) in [
            (&b""[..], "Die Datei ist leer"),
            (&b"\x89PNG\r\n\x1a\n\x00\x00"[..], "Das ist keine Tabelle"),
            (header.as_bytes(), "Aktenzal"),
            (&b"a,b\n1,2\n"[..], "keine bekannte Überschrift"),
        ] {
            let page = upload(&mut karin, &fields, ("a.csv", bytes)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(page.body.contains(words), "{words}: {}", page.body);
            assert!(page.body.contains("<a href=\"#file\">"), "{}", page.body);
            assert!(page.body.contains("value=\"mentors\" checked"), "{}", page.body);
            assert!(page.body.contains("value=\"accepted\" checked"), "{}", page.body);
        }
        let none = upload(&mut karin, &fields, ("", b"")).await;
        assert!(none.body.contains("Wählen Sie eine Datei"), "{}", none.body);
        let large = vec![b'x'; 26 << 20];
        let page = upload(&mut karin, &fields, ("a.csv", &large)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("größer als"), "{}", page.body);
        assert!(karin.get("/desk/imports").await.body.contains("g-empty"), "nothing is kept");
    }

    async fn a_run_that_was_interrupted_is_over_when_the_program_starts_again(place) {
        let desk = Desk::new(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let cohort = desk.cohort.to_string();
        let fields = choices(&cohort, "mentees");
        let sent = upload(&mut karin, &fields, ("a.csv", MENTEES.as_bytes())).await;
        let path = sent.header("location").to_owned();
        let id: ImportId = path.rsplit('/').next().unwrap().parse().unwrap();
        let operator = Actor::operator(desk.programme);
        let now = desk.site.now();
        place.store.begin_import_run(&operator, id, false, now).await.unwrap();
        let running = karin.get(&path).await;
        assert_eq!(running.header("refresh"), "2");
        assert!(running.body.contains("<progress"), "{}", running.body);
        let stop = [("version", "running")];
        let nobody = karin.post(&format!("{path}/stop"), &stop).await;
        assert_eq!(nobody.status, StatusCode::CONFLICT, "this server is not writing it");
        place.store.end_interrupted_imports(now + jiff::SignedDuration::from_mins(2)).await.unwrap();
        let page = karin.get(&path).await;
        assert!(page.body.contains("Es wurde nichts geschrieben."), "{}", page.body);
        let (run, _) = place.store.import_run(&operator, id).await.unwrap();
        assert_eq!(run.status().unwrap(), RunStatus::Stopped);
    }

    async fn a_stopped_import_has_not_happened(place) {
        let desk = Desk::new(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let cohort = desk.cohort.to_string();
        let mut sheet = "reference,given_name,email\n".to_owned();
        for row in 0..12_000 {
            sheet += &format!("M-{row},Amal,amal{row}@example.org\n");
        }
        let fields = choices(&cohort, "mentees");
        let sent = upload(&mut karin, &fields, ("a.csv", sheet.as_bytes())).await;
        let path = sent.header("location").to_owned();
        karin.post(&format!("{path}/run"), &[("version", "checked")]).await;
        let stop = karin.post(&format!("{path}/stop"), &[("version", "running")]).await;
        assert_eq!(stop.status, StatusCode::SEE_OTHER, "{}", stop.body);
        let page = ended(&mut karin, &path).await;
        assert!(page.body.contains("Der Import wurde angehalten."), "{}", page.body);
        assert_eq!(count(&desk).await, 0);
    }

    async fn rows_come_in_pages_with_problems_first(place) {
        let desk = Desk::new(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let cohort = desk.cohort.to_string();
        let mut sheet = "reference,given_name,email\n".to_owned();
        for row in 2..122 {
            let email = if row == 121 { "no address" } else { "a@example.org" };
            sheet += &format!("M-{row},Amal {row},{email}\n");
        }
        let fields = choices(&cohort, "mentees");
        let sent = upload(&mut karin, &fields, ("a.csv", sheet.as_bytes())).await;
        let path = sent.header("location").to_owned();
        let first = karin.get(&path).await;
        assert_eq!(first.body.matches("<tr><th scope=\"row\" class=\"g-nowrap\">").count(), 50);
        assert!(first.body.contains("Zeile \u{2068}121"), "{}", first.body);
        assert!(first.body.contains(&format!("rel=\"next\" href=\"{path}?page=2\"")));
        let last = karin.get(&format!("{path}?page=3")).await;
        assert_eq!(last.body.matches("<tr><th scope=\"row\" class=\"g-nowrap\">").count(), 20);
        let refused = karin.get(&format!("{path}?show=refused")).await;
        assert_eq!(refused.body.matches("<tr><th scope=\"row\" class=\"g-nowrap\">").count(), 1);
        let beyond = karin.get(&format!("{path}?page=99&show=nonsense")).await;
        assert_eq!(beyond.status, StatusCode::OK);
    }

    async fn an_empty_template_names_every_column_in_the_readers_language(place) {
        let desk = Desk::new(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let sheet = karin.get("/desk/imports/columns/mentees.csv").await;
        assert!(sheet.body.contains("Aktenzahl;Vorname;Familienname"), "{}", sheet.body);
        let cohort = desk.cohort.to_string();
        let fields = choices(&cohort, "mentees");
        let sent = upload(&mut karin, &fields, ("a.csv", sheet.body.as_bytes())).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "the template itself is a good sheet");
        karin.language = "en";
        let sheet = karin.get("/desk/imports/columns/mentors.csv").await;
        assert!(sheet.body.contains("reference;given_name"), "{}", sheet.body);
        assert!(karin.get("/desk/imports/columns").await.body.contains("mentors.csv"));
    }

    async fn charlie_of_another_programme_finds_no_trace_of_an_import(place) {
        let desk = Desk::new(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let cohort = desk.cohort.to_string();
        let fields = choices(&cohort, "mentees");
        let sent = upload(&mut karin, &fields, ("a.csv", MENTEES.as_bytes())).await;
        let path = sent.header("location").to_owned();
        let other = Desk::new(&place.store, "charlie").await;
        let mut charlie = other.coordinator().await;
        let missing = "/desk/imports/01900000-0000-7000-8000-000000000000";
        for end in ["", "/rejects.csv"] {
            let foreign = charlie.get(&format!("{path}{end}")).await;
            assert_eq!(foreign.status, StatusCode::NOT_FOUND);
            assert_eq!(foreign.all(), charlie.get(&format!("{missing}{end}")).await.all());
        }
        let run = [("version", "checked")];
        let foreign = charlie.post(&format!("{path}/run"), &run).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        let strange = upload(&mut charlie, &fields, ("a.csv", MENTEES.as_bytes())).await;
        assert_eq!(strange.status, StatusCode::UNPROCESSABLE_ENTITY, "not a cohort of Charlie's");
    }
}
