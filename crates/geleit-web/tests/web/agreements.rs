//! The agreement of a pair on the pages of both sides and at the desk (S1-21, S1-52).

use super::meetings::{Pair, read};
use axum::http::StatusCode;
use geleit_store::both;

/// The form of an agreement as most pairs fill it in.
fn form(version: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("version", version),
        ("goals", "application"),
        ("goals", "network"),
        ("task", "canary-task"),
        ("rhythm", "fortnightly"),
        ("initiator", "mentee"),
        ("place", "canary-place"),
        ("contact", "phone"),
        ("until-day", "1"),
        ("until-month", "9"),
        ("until-year", "2026"),
        ("promise", "yes"),
    ]
}

impl Pair {
    /// The address of another page of the pair for a side: 0 Amal, 1 Brigitte.
    pub(crate) fn page(&self, side: usize, language: &str, noun: &str) -> String {
        format!("/{language}/{}", self.links[side].replace("meetings", noun))
    }
}

both! {
    /// Proves S1-52, S1-21, S1-19, S1-20, S1-32, S1-33.
    async fn brigitte_proposes_in_german_and_amal_reads_the_duties_and_signs_in_arabic(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let meetings = pair.brigitte.visitor.get(&format!("/de/{}", pair.links[1])).await.body;
        let hers = pair.page(1, "de", "agreements");
        assert!(meetings.contains(&hers), "the meetings lead there: {meetings}");
        let page = read(&mut pair.brigitte.visitor, &hers).await;
        for words in [
            "Mentoring ersetzt nicht das Arbeitsmarktservice (AMS)", "keine Therapie", "keine Ausbildung",
            "Ich nutze meine Kontakte", "Ich werde selbst aktiv", "bleibt unter Ihnen",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let done = pair.brigitte.visitor.post(&hers, &form("0")).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.brigitte.visitor, &hers).await;
        assert!(page.contains("Jetzt fehlt noch") && page.contains("canary-place"), "{page}");

        let his = pair.page(0, "ar", "agreements");
        let page = read(&mut pair.amal.visitor, &his).await;
        assert!(page.contains("canary-task") && page.contains("كل أسبوعين"), "{page}");
        assert!(page.contains("الإرشاد لا يحل محل مكتب العمل") && page.contains("توقيع"), "{page}");
        let sign = format!("{his}/signature");
        let blind = pair.amal.visitor.post(&sign, &[("version", "1")]).await;
        assert_eq!(blind.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody signs without a tick");
        let signed = pair.amal.visitor.post(&sign, &[("version", "1"), ("agree", "yes")]).await;
        assert_eq!(signed.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.brigitte.visitor, &hers).await;
        assert!(page.contains("Sie haben beide unterschrieben"), "{page}");
        assert!(page.contains("Mentee hat am 23. Jänner 2026 unterschrieben."), "{page}");

        let of_pair = pair.desk();
        let desk = read(&mut pair.table.office, &of_pair).await;
        assert!(desk.contains("Mentor:in unterschrieben am 23. Jänner 2026"), "{desk}");
        let path = format!("{}/agreement", pair.desk());
        assert!(desk.contains(&path), "{desk}");
        let desk = read(&mut pair.table.office, &path).await;
        assert!(desk.contains("Fassung 1") && desk.contains("canary-task"), "{desk}");
        for partner in &mut pair.table.partners {
            assert_eq!(partner.get(&path).await.status, StatusCode::FORBIDDEN);
        }
        let trail = pair.table.office.get("/desk/entries").await.body;
        assert!(trail.contains("Vereinbarung unterschrieben") && !trail.contains("canary"));
    }

    async fn who_comes_too_late_reads_what_changed_and_loses_nothing_typed(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let (hers, mine) = (pair.page(1, "de", "agreements"), format!("{}/agreement", pair.amal.me));
        assert!(pair.amal.visitor.get("/me").await.body.contains(&mine), "/me leads there");
        let done = pair.brigitte.visitor.post(&hers, &form("0")).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let mut his = form("0");
        his[3].1 = "another-canary";
        let late = pair.amal.visitor.post(&mine, &his).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("another-canary") && late.body.contains("canary-task"));
        assert!(late.body.contains(r#"name="version" value="1""#), "{}", late.body);
        his[0].1 = "1";
        assert_eq!(pair.amal.visitor.post(&mine, &his).await.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.brigitte.visitor, &hers).await;
        assert!(page.contains("another-canary") && page.contains("schlägt diese Vereinbarung vor"));
    }

    async fn what_is_missing_is_said_at_its_field(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let hers = pair.page(1, "de", "agreements");
        let half = [("version", "0"), ("rhythm", "weekly"), ("until-year", "2026")];
        let refused = pair.brigitte.visitor.post(&hers, &half).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in [
            "Wählen Sie ein Ziel", "Wählen Sie, wer den Termin", "Schreiben Sie, wo Sie sich treffen",
            "Schreiben Sie einen Tag nach dem Beginn", "Setzen Sie den Haken",
        ] {
            assert!(refused.body.contains(words), "{words}: {}", refused.body);
        }
        let mut late = form("0");
        late.retain(|(field, _)| *field != "until-year");
        late.push(("until-year", "2031"));
        let refused = pair.brigitte.visitor.post(&hers, &late).await;
        assert!(refused.body.contains("höchstens zwei Jahre später"), "{}", refused.body);
        assert_eq!(pair.brigitte.visitor.post(&hers, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn the_office_copies_an_agreement_from_paper(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let path = format!("{}/agreement", pair.desk());
        let mut paper = form("0");
        paper.extend([("on-day", "23"), ("on-month", "1"), ("on-year", "2026")]);
        let nobody = pair.table.office.post(&path, &paper).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nobody.body.contains("canary-place"), "nothing typed is lost");
        paper.push(("sides", "mentee"));
        assert_eq!(pair.table.office.post(&path, &paper).await.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.table.office, &path).await;
        assert!(page.contains("Mentee hat am 23. Jänner 2026 auf Papier unterschrieben."), "{page}");
        let outbox = pair.table.office.get("/desk/outbox").await.body;
        assert!(outbox.contains("Bitte um Unterschrift"), "{outbox}");
        // A pair that has ended names nobody any more.
        let page = pair.table.office.get(&pair.desk()).await.body;
        let (_, rest) = page.split_once(r#"name="version" value=""#).unwrap();
        let version = rest.split('"').next().unwrap().to_owned();
        let withdrawal = format!("{}/withdrawal", pair.desk());
        let done = pair.table.office.post(&withdrawal, &[("version", version.as_str())]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        for noun in ["agreements", "expectations", "fit-answers", "raised-hands"] {
            let own = pair.page(1, "de", noun);
            let page = read(&mut pair.brigitte.visitor, &own).await;
            assert!(page.contains("Dieses Mentoring ist zu Ende"), "{noun}: {page}");
            assert!(!page.contains("canary") && !page.contains("<form class"), "{noun}: {page}");
        }
    }
}
