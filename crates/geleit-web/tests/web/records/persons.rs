//! Persons: one record over all cohorts and roles.

use super::*;
use axum::http::StatusCode;
use geleit_store::both;

/// Brigitte was a mentee before she became a mentor; Layla has married; somebody may be Layla.
async fn second_sheet(desk: &Desk) {
    let sheet = "reference,given_name,family_name,email,birth_date\n\
        M-2,Layla,Özdemir-Huber,layla@example.org,1988-01-02\n\
        M-9,Leyla,Özdemir,layla@example.org,1989-01-02\n\
        M-10,Brigitte,Leitner,brigitte@example.org,1970-01-02\n";
    let later = desk.site.now() + SignedDuration::from_hours(1);
    desk.import(Side::Mentees, sheet, false, later).await;
}

both! {
    /// Proves S1-16, S1-30.
    async fn a_person_is_one_record_over_roles_with_former_names_and_hints(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        second_sheet(&desk).await;
        let mut karin = desk.coordinator().await;
        let list = karin.get("/desk/persons").await;
        assert_eq!(list.body.matches("Brigitte Leitner").count(), 1, "one record, two roles");
        assert!(list.body.contains("vielleicht doppelt"), "{}", list.body);
        let brigitte = desk.path_of(&mut karin, "/desk/persons", "Brigitte Leitner").await;
        let page = karin.get(&brigitte).await;
        assert!(page.body.contains("/desk/applications/") && page.body.contains("/desk/mentors/"));
        let layla = desk.path_of(&mut karin, "/desk/persons", "Layla Özdemir-Huber").await;
        let page = karin.get(&layla).await;
        assert!(page.body.contains("<bdi dir=\"auto\">Layla Özdemir</bdi>"), "{}", page.body);
        assert!(page.body.contains("gleiche E-Mail-Adresse"), "{}", page.body);
        let leyla = desk.path_of(&mut karin, "/desk/persons", "Leyla Özdemir").await;
        assert!(page.body.contains(&format!("href=\"{leyla}\"")), "the hint leads there");
        let found = karin.get("/desk/persons?search=brigitte%40example").await;
        assert!(found.body.contains("Brigitte") && !found.body.contains("Layla"));
    }

    async fn a_partner_opens_only_the_people_of_its_own_organisation(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let (mut karin, mut ams) = (desk.coordinator().await, desk.partner("ams").await);
        assert_eq!(ams.get("/desk/persons").await.status, StatusCode::FORBIDDEN);
        let of = async |karin: &mut Visitor, name| {
            desk.path_of(karin, "/desk/persons", name).await
        };
        let (layla, sukarno) = (of(&mut karin, "Layla Özdemir").await, of(&mut karin, "Sukarno").await);
        let own = ams.get(&layla).await;
        assert!(own.body.contains("layla@example.org"), "{}", own.body);
        let foreign = ams.get(&sukarno).await;
        let missing = ams.get("/desk/persons/01900000-0000-7000-8000-000000000000").await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        assert_eq!(foreign.all(), missing.all());
        let other = Desk::new(&place.store, "charlie").await;
        let mut charlie = other.coordinator().await;
        let foreign = charlie.get(&layla).await;
        let missing = charlie.get("/desk/persons/01900000-0000-7000-8000-000000000000").await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        assert_eq!(foreign.all(), missing.all());
    }
}
