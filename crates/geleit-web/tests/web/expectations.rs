//! The expectation check on the pages of both sides, at the desk and as a sheet (S1-53).

use super::meetings::{Pair, read};
use super::minutes_pdf::{asked, text};
use axum::http::StatusCode;
use geleit_store::both;

const QUESTIONS: [&str; 6] =
    ["rhythm", "initiative", "contacts", "applications", "openness", "job"];

fn form(degree: &'static str, line: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut form: Vec<_> = QUESTIONS.iter().map(|question| (*question, degree)).collect();
    form.push(("job-line", line));
    form
}

both! {
    /// Proves S1-53.
    async fn each_answers_alone_and_both_read_both_in_two_languages(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let his = pair.page(0, "ar", "expectations");
        let hers = format!("{}/expectations", pair.brigitte.me);
        let half = pair.amal.visitor.post(&his, &form("fully", "canary")[1..]).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(half.body.contains("canary"), "nothing typed is lost");
        let line = "أريد وظيفة canary";
        let done = pair.amal.visitor.post(&his, &form("fully", line)).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.amal.visitor, &his).await;
        assert!(page.contains("ما زلنا ننتظر") && page.contains("canary"), "{page}");
        let desk = format!("{}/expectations", pair.desk());
        for page in [
            read(&mut pair.brigitte.visitor, &hers).await,
            read(&mut pair.table.office, &desk).await,
        ] {
            assert!(!page.contains("canary"), "answers are closed: {page}");
        }
        assert!(read(&mut pair.table.office, &desk).await.contains("Mentee beantwortet am 23. Jänner"));
        let (_, closed) = pair.table.office.file(&format!("{desk}.pdf?with=ar")).await;
        assert!(!text(&closed).contains("canary") && text(&closed).contains("1 2 3 4"));

        let done = pair.brigitte.visitor.post(&hers, &form("not_at_all", "")).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        for page in [
            read(&mut pair.brigitte.visitor, &hers).await,
            read(&mut pair.table.office, &desk).await,
        ] {
            assert!(page.contains("canary") && page.contains("darüber reden"), "{page}");
            assert!(page.contains("Das erwarte ich auf jeden Fall"), "{page}");
        }
        let again = pair.amal.visitor.post(&his, &form("rather", "other")).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "what the other has read stands");
        assert!(again.body.contains("other"), "and what came too late is not lost: {}", again.body);
        assert!(!read(&mut pair.amal.visitor, &his).await.contains("other"));
        let trail = pair.table.office.get("/desk/entries").await.body;
        assert!(trail.contains("Erwartungen beantwortet") && !trail.contains("canary"));
    }

    async fn the_sheet_is_tagged_in_german_and_arabic_and_read_by_other_programs(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let line = "أريد وظيفة في Wien";
        for (side, degree) in [(0, "fully"), (1, "rather_not")] {
            let path = pair.page(side, "de", "expectations");
            let done = pair.table.site.visitor().post(&path, &form(degree, line)).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER);
        }
        let path = format!("{}/sheet.pdf?with=ar", pair.page(0, "ar", "expectations"));
        let (headers, file) = pair.amal.visitor.file(&path).await;
        assert_eq!(headers["content-type"], "application/pdf");
        assert_eq!(headers["content-disposition"], "attachment; filename=\"expectations.pdf\"");
        assert!(file.starts_with(b"%PDF-1.7"));
        asked("qpdf", &["--check"], &file);
        let raw = String::from_utf8_lossy(&file);
        assert!(raw.contains("<pdfuaid:part>1<") && raw.contains("<pdfaid:part>2<"));
        let plain = asked("qpdf", &["--json"], &file);
        for key in ["/StructTreeRoot", "/MarkInfo", "/TH", "/H1", "u:ar", "u:de"] {
            assert!(plain.contains(key), "{key}");
        }
        let said = text(&file);
        for words in [
            "Was erwarten Sie vom Mentoring?", "ماذا تتوقعون من الإرشاد؟", "نلتقي كل أسبوعين",
            "Am Ende gibt es eine Arbeitsstelle.", "4: Das erwarte ich auf jeden Fall",
            "Mentee hat am 23. Jänner 2026 geantwortet.", "أريد وظيفة",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
        // The same sheet for whoever is signed in, and for the office.
        let mine = format!("{}/expectations.pdf?with=ar", pair.brigitte.me);
        assert_eq!(text(&pair.brigitte.visitor.file(&mine).await.1), said);
        let desk = format!("{}/expectations.pdf?with=en", pair.desk());
        let english = text(&pair.table.office.file(&desk).await.1);
        assert!(english.contains("What do you expect of the mentoring?"), "{english}");
        if let Ok(folder) = std::env::var("GELEIT_PRINTED") {
            std::fs::write(format!("{folder}/expectations.pdf"), &file).unwrap();
        }
    }

    async fn the_office_enters_the_answers_of_who_calls(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let desk = format!("{}/expectations", pair.desk());
        let nobody = pair.table.office.post(&desk, &form("rather", "canary")).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nobody.body.contains("Wählen Sie, wer das sagt."), "{}", nobody.body);
        let mut said = form("rather", "canary");
        said.extend([("side", "mentor"), ("way", "paper")]);
        assert_eq!(pair.table.office.post(&desk, &said).await.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.table.office, &desk).await;
        assert!(page.contains("Mentee: noch keine Antwort") && !page.contains("canary"), "{page}");
        for partner in &mut pair.table.partners {
            assert_eq!(partner.get(&desk).await.status, StatusCode::FORBIDDEN);
        }
    }
}
