//! Whether it fits, and raised hands: one button for who needs it, a warning for the office, and
//! nothing on any page of the other side.

use super::meetings::{Pair, read};
use super::*;
use axum::http::StatusCode;
use geleit_domain::cohorts;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::Verb;
use geleit_store::both;
use geleit_store::partnerships::warnings::Filter;
use jiff::ToSpan;

impl Pair {
    /// Both have said yes, and it has run for three weeks.
    async fn running(store: &Store) -> Self {
        let pair = Self::accepted(store).await;
        let (programme, _) = store.programmes().await.unwrap().remove(0);
        let (operator, now) = (Actor::operator(programme), pair.table.site.now());
        let start = cohorts::Verb::Start;
        store.step_cohort(&operator, pair.table.cohort, start, None, now).await.unwrap();
        let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let (id, began) = (PartnershipId(pair.pair.id), today.saturating_sub(21.days()));
        store.step_partnership(&operator, id, Verb::Start, None, began, now).await.unwrap();
        store.ask_whether_it_fits(programme, now).await.unwrap();
        pair
    }

    /// Where the office reads the warning of a rule.
    async fn warning(&self, rule: &str) -> Option<String> {
        let store = &self.table.site.store;
        let (programme, _) = store.programmes().await.unwrap().remove(0);
        let all = store.list_warnings(&Actor::operator(programme), &Filter::default(), 9).await;
        let found = all.unwrap().into_iter().find(|one| one.rule == rule);
        found.map(|one| format!("/desk/warnings/{}", one.id))
    }

    /// Everything that Brigitte reads of her pair.
    async fn brigitte_reads(&mut self) -> String {
        let mut pages = vec!["/me".to_owned(), self.brigitte.me.clone()];
        for noun in ["meetings", "agreements", "expectations", "fit-answers", "raised-hands"] {
            pages.push(self.page(1, "de", noun));
        }
        for noun in ["meetings", "agreement", "expectations", "fit-answer", "raised-hand"] {
            pages.push(format!("{}/{noun}", self.brigitte.me));
        }
        let mut text = String::new();
        for page in pages {
            let answer = self.brigitte.visitor.get(&page).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}");
            text += &answer.body;
        }
        text
    }
}

both! {
    /// Proves S1-49, S1-48.
    async fn one_button_says_that_it_does_not_fit_and_only_the_office_reads_it(place) {
        let mut pair = Pair::running(&place.store).await;
        let outbox = pair.table.office.get("/desk/outbox").await.body;
        assert_eq!(outbox.matches("Frage, ob es passt").count(), 2, "{outbox}");
        // The first time a page still says what was just done.
        pair.brigitte_reads().await;
        let before = pair.brigitte_reads().await;
        let own = pair.page(0, "ar", "fit-answers");
        let page = pair.amal.visitor.get(&format!("{own}?answer=fits")).await.body;
        assert!(page.contains("نعم، الأمر مناسب") && !page.contains("<textarea"), "{page}");
        let page = pair.amal.visitor.get(&format!("{own}?answer=does_not")).await.body;
        assert!(page.contains("لا، الأمر غير مناسب") && page.contains("<textarea"), "{page}");
        assert_eq!(pair.warning("fit").await, None, "opening a page says nothing");
        let no = [("answer", "does_not"), ("line", "canary: he never calls")];
        assert_eq!(pair.amal.visitor.post(&own, &no).await.status, StatusCode::SEE_OTHER);
        let warning = pair.warning("fit").await.expect("a no is heard at once");
        let page = read(&mut pair.table.office, &warning).await;
        assert!(page.contains("canary: he never calls") && page.contains("es passt nicht"), "{page}");
        let after = pair.brigitte_reads().await;
        assert!(!after.contains("canary"));
        assert!(before == after, "nothing has changed for the other side");

        let desk = format!("{}/fit-answers", pair.desk());
        let page = read(&mut pair.table.office, &desk).await;
        assert!(page.contains("es passt nicht, am 23. Jänner 2026"), "{page}");
        assert!(page.contains("gefragt am 23. Jänner 2026, noch keine Antwort"), "{page}");
        let half = pair.table.office.post(&desk, &[("side", "mentor")]).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = [("side", "mentor"), ("way", "phone"), ("answer", "fits"), ("line", "")];
        assert_eq!(pair.table.office.post(&desk, &said).await.status, StatusCode::SEE_OTHER);
        assert!(read(&mut pair.table.office, &desk).await.contains("es passt, am 23. Jänner 2026"));
        let of_pair = pair.desk();
        for partner in &mut pair.table.partners {
            assert_eq!(partner.get(&desk).await.status, StatusCode::FORBIDDEN);
            let page = partner.get(&of_pair).await.body;
            assert!(!page.contains("canary") && !page.contains("passt"), "{page}");
        }
    }

    /// Proves S1-56.
    async fn a_raised_hand_is_a_row_on_the_dashboard_at_once(place) {
        let mut pair = Pair::running(&place.store).await;
        // The first time a page still says what was just done.
        pair.brigitte_reads().await;
        let before = pair.brigitte_reads().await;
        let own = pair.page(0, "de", "raised-hands");
        let meetings = pair.amal.visitor.get(&format!("/de/{}", pair.links[0])).await.body;
        assert!(meetings.contains(&own), "the meetings lead there: {meetings}");
        let mine = format!("{}/raised-hand", pair.amal.me);
        assert!(pair.amal.visitor.get("/me").await.body.contains(&mine), "/me leads there");
        let empty = pair.amal.visitor.post(&own, &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let raised = [("hand", "raised"), ("line", "canary: I am ill")];
        assert_eq!(pair.amal.visitor.post(&own, &raised).await.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.amal.visitor, &own).await;
        assert!(page.contains("Sie haben am 23. Jänner 2026 um Hilfe gebeten"), "{page}");
        assert!(before == pair.brigitte_reads().await, "nothing has changed for the other side");

        let desk = pair.table.office.get("/desk").await.body;
        assert!(desk.contains("Paar braucht Sie"), "{desk}");
        let warning = pair.warning("hand").await.unwrap();
        let page = read(&mut pair.table.office, &warning).await;
        assert!(page.contains("Jemand von den beiden bittet um Hilfe"), "{page}");
        assert!(page.contains("canary: I am ill") && page.contains("25. Jänner 2026"), "{page}");
        let outbox = pair.table.office.get("/desk/outbox").await.body;
        assert!(outbox.contains("Jemand bittet um Hilfe: an das Team"), "{outbox}");
        let done = [("done", "mit ihr telefoniert")];
        let closing = format!("{warning}/closing");
        assert_eq!(pair.table.office.post(&closing, &done).await.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.amal.visitor, &own).await;
        assert!(!page.contains("um Hilfe gebeten"), "{page}");
        let trail = pair.table.office.get("/desk/entries").await.body;
        assert!(trail.contains("Jemand in einem Paar bittet um Hilfe") && !trail.contains("canary"));
    }
}
