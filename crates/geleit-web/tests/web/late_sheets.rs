//! What stands on a sheet that comes late, and what was noted wrongly or corrected meanwhile.

use super::meetings::{Pair, meeting, post, read};
use super::*;
use axum::http::StatusCode;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::Verb;
use geleit_store::both;

both! {
    async fn a_late_sheet_shows_first_what_brigitte_has_noted_herself(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let own = format!("/de/{}", pair.links[1]);
        let mut long = pair.today();
        long[3].1 = "90".to_owned();
        post(&mut pair.brigitte.visitor, &own, &long).await;
        let path = format!("{}/meetings", pair.desk());
        let mut sheet = pair.today();
        sheet.extend([("side", "mentor".to_owned()), ("way", "paper".to_owned())]);
        let asks = post(&mut pair.table.office, &path, &sheet).await;
        assert_eq!(asks.status, StatusCode::UNPROCESSABLE_ENTITY);
        let (_, form) = asks.body.split_once(r#"name="stands" value=""#).expect("what stands");
        let noted = form.split('"').next().unwrap().to_owned();
        for words in ["Das hat diese Seite selbst eingetragen", "90 Minuten", "canary-for-the-office"] {
            assert!(asks.body.replace(['\u{2068}', '\u{2069}'], "").contains(words), "{}", asks.body);
        }
        assert!(read(&mut pair.table.office, &path).await.contains("90 Minuten"), "nothing has changed");
        sheet.extend([("stands", noted.clone()), ("corrects", noted)]);
        let done = post(&mut pair.table.office, &path, &sheet).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let desk = read(&mut pair.table.office, &path).await;
        assert!(desk.contains("60 Minuten") && !desk.contains("90 Minuten"), "{desk}");
    }

    async fn where_the_cohort_is_closed_nothing_is_taken_back_and_the_reason_is_not_lost(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let path = format!("{}/meetings", pair.desk());
        let mut form = pair.today();
        form.extend([("side", "mentee".to_owned()), ("way", "phone".to_owned())]);
        post(&mut pair.table.office, &path, &form).await;
        let page = pair.table.office.get(&path).await;
        assert!(page.body.contains("/meetings/retraction"), "{}", page.body);
        let id = meeting(&page.body);
        let closed = "UPDATE cohort SET status = 'closed'";
        geleit_store::testing::execute(&place.store, pair.table.programme, closed).await;
        let page = pair.table.office.get(&path).await;
        assert!(!page.body.contains("/meetings/retraction"), "{}", page.body);
        let form = [("meeting", id.as_str()), ("reason", "typed-for-nothing")];
        let late = pair.table.office.post(&format!("{path}/retraction"), &form).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in ["typed-for-nothing", "kein Treffen mehr zurücknehmen"] {
            assert!(late.body.contains(kept), "{kept}: {}", late.body);
        }
    }

    async fn after_the_good_end_the_form_begins_with_the_last_day_that_can_be(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let (operator, now) = (Actor::operator(pair.table.programme), pair.table.site.now());
        let (on, id) = ("2026-01-23".parse().unwrap(), PartnershipId(pair.pair.id));
        for verb in [Verb::Start, Verb::Complete] {
            place.store.step_partnership(&operator, id, verb, None, on, now).await.unwrap();
        }
        pair.table.site.wait(SignedDuration::from_hours(72));
        pair.table.office = pair.table.site.reader(pair.table.programme, Role::Coordinator).await;
        let path = format!("{}/meetings", pair.desk());
        let page = pair.table.office.get(&path).await.body;
        assert!(page.contains(r#"name="on-day" inputmode="numeric" value="23""#), "{page}");
        let mut form = pair.today();
        form.extend([("side", "mentee".to_owned()), ("way", "paper".to_owned())]);
        let late = post(&mut pair.table.office, &path, &form).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = late.body.replace(['\u{2068}', '\u{2069}'], "");
        assert!(said.contains("vom 23. Jänner 2026 bis zum 23. Jänner 2026"), "{said}");
    }

    async fn whoever_confirms_what_was_corrected_meanwhile_reads_that_it_has_changed(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let [amals, brigittes] = pair.links.clone().map(|link| format!("/de/{link}"));
        let mine = format!("{}/meetings", pair.amal.me);
        let form = pair.today();
        post(&mut pair.brigitte.visitor, &brigittes, &form).await;
        let old = meeting(&pair.amal.visitor.get(&amals).await.body);
        let mut longer = form.clone();
        longer[3].1 = "90".to_owned();
        post(&mut pair.brigitte.visitor, &brigittes, &longer).await;
        for path in [&amals, &mine] {
            let confirmation = format!("{path}/confirmation");
            let done = pair.amal.visitor.post(&confirmation, &[("meeting", &old)]).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER);
            let page = read(&mut pair.amal.visitor, path).await;
            assert!(page.contains("hat sich inzwischen geändert"), "{page}");
            assert!(!page.contains("Danke, das ist bestätigt"), "{page}");
        }
        let path = format!("{}/meetings", pair.desk());
        let wrong = [("meeting", old.as_str()), ("reason", "another pair")];
        let done = pair.table.office.post(&format!("{path}/retraction"), &wrong).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.table.office, &path).await;
        assert!(page.contains("hat sich inzwischen geändert") && page.contains("90 Minuten"), "{page}");
    }
}
