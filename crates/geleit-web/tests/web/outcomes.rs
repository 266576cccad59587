//! What becomes of mentees, on the page of the person and at the desk (S1-60).

use super::closings::{Pair, read};
use axum::http::StatusCode;
use geleit_store::both;

/// The id that the form of a page sends for an observation.
fn outcome(body: &str) -> String {
    let (_, rest) = body.split_once(r#"name="outcome" value=""#).expect("something is noted");
    rest.split('"').next().unwrap().to_owned()
}

both! {
    /// Proves S1-11, S1-60.
    async fn amal_says_in_one_screen_what_has_become_of_her_and_the_office_follows_up(place) {
        let mut pair = Pair::ended(&place.store).await;
        let desk = read(&mut pair.table.office, "/desk").await;
        assert!(desk.contains("der Verbleib nicht bekannt ist"), "{desk}");
        let list = read(&mut pair.table.office, "/desk/outcomes").await;
        let at_desk = format!("{}/outcomes", pair.desk());
        assert!(list.contains(&at_desk) && list.contains("Ende"), "{list}");

        let own = format!("/ar/outcomes/{}", pair.links[0]);
        let page = read(&mut pair.amal.visitor, &own).await;
        assert!(page.contains("لدي مشروع خاص"), "{page}");
        let empty = pair.amal.visitor.post(&own, &[("line", "kept-line")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("kept-line"));
        let form = [("kind", "self_employment"), ("line", "a shop of her own")];
        let said = pair.amal.visitor.post(&own, &form).await;
        assert_eq!(said.status, StatusCode::SEE_OTHER);
        let mine = format!("{}/outcomes", pair.amal.me);
        let page = read(&mut pair.amal.visitor, &mine).await;
        assert!(page.contains("Ich habe ein eigenes Unternehmen"), "{page}");
        let mentors = read(&mut pair.brigitte.visitor, &format!("/de/outcomes/{}", pair.links[1])).await;
        assert!(mentors.contains("Hier ist jetzt nichts zu tun") && !mentors.contains("Unternehmen</li>"));

        let list = read(&mut pair.table.office, "/desk/outcomes").await;
        assert!(!list.contains(&at_desk), "something is known: {list}");
        let page = read(&mut pair.table.office, &at_desk).await;
        assert!(page.contains("Selbständigkeit") && page.contains("a shop of her own"), "{page}");
        let today = pair.table.site.now().to_zoned(jiff::tz::TimeZone::get("Europe/Vienna").unwrap());
        let (day, month, year) =
            (today.day().to_string(), today.month().to_string(), today.year().to_string());
        let seen = [("kind", "training"), ("observed_on-day", day.as_str()),
            ("observed_on-month", &month), ("observed_on-year", &year), ("point", "end"),
            ("source", "organisation"), ("proof", "yes"), ("line", "")];
        let refused = pair.table.office.post(&at_desk, &seen[..1]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let noted = pair.table.office.post(&at_desk, &seen).await;
        assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.body);
        let page = read(&mut pair.table.office, &at_desk).await;
        assert!(page.contains("Weiterbildung") && page.contains("Nachweis gesehen"), "{page}");
        let retraction = format!("{at_desk}/retraction");
        let id = outcome(&page);
        let silent = pair.table.office.post(&retraction, &[("outcome", &id), ("reason", "")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        let back = [("outcome", id.as_str()), ("reason", "somebody else")];
        assert_eq!(pair.table.office.post(&retraction, &back).await.status, StatusCode::SEE_OTHER);
        let again = read(&mut pair.table.office, &at_desk).await;
        let noted = |page: &str| page.matches(r#"name="outcome""#).count();
        assert_eq!((noted(&page), noted(&again)), (2, 1), "{again}");
        let partner = pair.table.partners[0].get(&at_desk).await;
        assert!(matches!(partner.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND));
    }
}
