//! Pairs that need somebody, on the pages of the office, and on no page of anybody else.

use super::matching::Table;
use super::*;
use axum::http::StatusCode;
use geleit_domain::cohorts;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::Verb;
use geleit_store::both;
use geleit_store::partnerships::Partnership;
use geleit_store::partnerships::warnings::Filter;
use jiff::ToSpan;

/// Two pairs that have run for 22 days and have not met.
async fn silent(store: &Store) -> (Table, Vec<Partnership>) {
    let (table, pairs) = super::offers::released(store).await;
    let (programme, _) = store.programmes().await.unwrap().remove(0);
    let (operator, now) = (Actor::operator(programme), table.site.now());
    let start = cohorts::Verb::Start;
    store.step_cohort(&operator, table.cohort, start, None, now).await.unwrap();
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let began = today.saturating_sub(22.days());
    for pair in &pairs {
        let id = PartnershipId(pair.id);
        for verb in [Verb::Accept, Verb::Start] {
            store.step_partnership(&operator, id, verb, None, began, now).await.unwrap();
        }
    }
    store.keep_warnings(programme, now).await.unwrap();
    (table, pairs)
}

/// The address of each open warning.
async fn open(table: &Table) -> Vec<String> {
    let (programme, _) = table.site.store.programmes().await.unwrap().remove(0);
    let (operator, all) = (Actor::operator(programme), Filter::default());
    let open = table.site.store.list_warnings(&operator, &all, 9).await.unwrap();
    open.iter().map(|warning| format!("/desk/warnings/{}", warning.id)).collect()
}

both! {
    /// Proves S1-54.
    async fn the_office_reads_why_takes_care_and_says_what_it_has_done(place) {
        let (mut table, pairs) = silent(&place.store).await;
        let warnings = open(&table).await;
        assert_eq!((pairs.len(), warnings.len()), (2, 2));
        let list = format!("/desk/warnings?cohort={}", table.cohort);
        let desk = table.office.get("/desk").await.body;
        assert!(desk.contains("Paare brauchen Sie") && desk.contains(&list), "{desk}");
        let page = table.office.get(&list).await.body;
        let rule = "Drei Wochen nach dem Beginn haben sich die beiden noch nicht getroffen";
        assert_eq!(page.matches(rule).count(), 2, "{page}");
        assert!(warnings.iter().all(|path| page.contains(path)), "{page}");

        let care = format!("{}/care", warnings[0]);
        let long_ago =
            [("next_action", "x"), ("until-day", "1"), ("until-month", "1"), ("until-year", "2026")];
        for wrong in [&[][..], &long_ago] {
            let refused = table.office.post(&care, wrong).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
            assert!(refused.body.contains("Schreiben Sie einen Tag von heute"), "{}", refused.body);
        }
        let soon = [
            ("next_action", "am Dienstag anrufen"),
            ("until-day", "27"),
            ("until-month", "1"),
            ("until-year", "2026"),
        ];
        assert_eq!(table.office.post(&care, &soon).await.status, StatusCode::SEE_OTHER);
        let page = table.office.get(&warnings[0]).await.body;
        assert!(page.contains("am Dienstag anrufen") && page.contains("27. Jänner 2026"), "{page}");

        let closing = format!("{}/closing", warnings[0]);
        let silent = table.office.post(&closing, &[("done", " ")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        let done = [("done", "Sie treffen sich am Freitag.")];
        assert_eq!(table.office.post(&closing, &done).await.status, StatusCode::SEE_OTHER);
        let page = table.office.get(&list).await.body;
        assert!(!page.contains(&warnings[0]) && page.contains(&warnings[1]), "{page}");
        let page = table.office.get(&warnings[0]).await.body;
        assert!(page.contains("Sie treffen sich am Freitag.") && !page.contains("<textarea"), "{page}");
        // Somebody else had the page open: they read what was done, and keep their own words.
        let again = table.office.post(&closing, &[("done", "Beide angerufen.")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        for words in ["Sie treffen sich am Freitag.", "Beide angerufen.", "nicht mehr gespeichert"] {
            assert!(again.body.contains(words), "{words}: {}", again.body);
        }
        let again = table.office.post(&care, &soon).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(again.body.contains("am Dienstag anrufen"), "{}", again.body);
        let desk = table.office.get("/desk").await.body;
        assert!(desk.contains("Paar braucht Sie"), "{desk}");
        let trail = table.office.get("/desk/entries").await.body;
        for verb in ["Warnung über ein Paar erledigt", "jemand kümmert sich"] {
            assert!(trail.contains(verb), "{trail}");
        }
    }

    async fn the_page_of_a_pair_leads_to_its_warning_and_partners_read_nothing_of_it(place) {
        let (mut table, pairs) = silent(&place.store).await;
        let warnings = open(&table).await;
        for pair in &pairs {
            let path = format!("/desk/partnerships/{}", pair.id);
            let page = table.office.get(&path).await.body;
            assert_eq!(warnings.iter().filter(|one| page.contains(*one)).count(), 1, "{page}");
            for partner in &mut table.partners {
                let page = partner.get(&path).await.body;
                assert!(!page.contains("/desk/warnings"), "{page}");
            }
        }
        for partner in &mut table.partners {
            for path in ["/desk/warnings", &warnings[0]] {
                assert_eq!(partner.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
            }
            let list = partner.get("/desk/partnerships").await.body;
            assert!(!list.contains("/desk/warnings"), "{list}");
            assert!(!partner.get("/desk").await.body.contains("/desk/warnings"));
        }
        assert_eq!(table.office.get("/desk/warnings/nonsense").await.status, StatusCode::NOT_FOUND);
    }
}
