//! Cohorts: created, planned anew, moved along their lifecycle.

use super::*;
use axum::http::StatusCode;
use geleit_domain::cohorts::{Status, Verb, lifecycle::TRANSITIONS};
use geleit_domain::id::CohortId;
use geleit_store::both;

const PATH: &str = "/desk/cohorts";

fn form<'a>(regions: &'a str, number: &'a str, slug: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut form = calendar("100");
    form.extend([("regions", regions), ("number", number), ("slug", slug)]);
    form
}

fn calendar(capacity: &str) -> Vec<(&str, &str)> {
    vec![
        ("applications_until-day", "14"),
        ("applications_until-month", "11"),
        ("applications_until-year", "2025"),
        ("opening-day", ""),
        ("starts-day", "19"),
        ("starts-month", "1"),
        ("starts-year", "2026"),
        ("ends-day", "19"),
        ("ends-month", "7"),
        ("ends-year", "2026"),
        ("capacity", capacity),
    ]
}

/// Creates a cohort and gives the address of its page.
async fn created(karin: &mut Visitor, regions: &str, number: &str) -> String {
    let done = karin.post(PATH, &form(regions, number, "")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    done.header("location").to_owned()
}

async fn status(site: &Site, programme: ProgrammeId, path: &str) -> Status {
    let id: CohortId = path.rsplit('/').next().unwrap().parse().unwrap();
    let mut tx = site.store.read(programme).await.unwrap();
    tx.cohort(id).await.unwrap().status().unwrap()
}

both! {
    /// Proves S1-01, S1-05.
    async fn a_region_group_counts_its_cohorts_on_even_when_its_regions_change(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        assert!(karin.get(PATH).await.body.contains("class=\"g-empty\""));
        let first = created(&mut karin, "Wien, Niederösterreich", "17").await;
        let page = karin.get(&first).await;
        assert!(page.body.contains("Paare von \u{2068}100\u{2069}"), "{}", page.body);
        let suggested = karin.get("/desk/cohorts/new").await;
        for value in ["Wien, Niederösterreich", "18", "wien-niederoesterreich-18", "100"] {
            assert!(suggested.body.contains(&format!("value=\"{value}\"")), "{value}");
        }
        // The group goes on without Niederösterreich; another region begins at one.
        let second = created(&mut karin, "Wien", "").await;
        assert!(karin.get(&second).await.body.contains("\u{2068}18\u{2069}. Durchgang"));
        let tyrol = created(&mut karin, "Tirol", "").await;
        assert!(karin.get(&tyrol).await.body.contains("\u{2068}1\u{2069}. Durchgang"));
        let list = karin.get(PATH).await;
        for path in [first, second, tyrol] {
            assert!(list.body.contains(&format!("href=\"{path}\"")), "{path}");
        }
    }

    /// Proves S1-01.
    async fn what_cannot_be_is_said_at_its_field_and_nothing_is_created(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        created(&mut karin, "Wien", "18").await;
        let with = |field: &'static str, value: &'static str| {
            let mut form = form("Wien", "19", "wien-neu");
            form.retain(|(name, _)| *name != field);
            form.push((field, value));
            form
        };
        for (field, value, at) in [
            ("regions", " , ", "regions"),
            ("number", "18", "number"),
            ("number", "0", "number"),
            ("slug", "wien-18", "slug"),
            ("slug", "Wien!", "slug"),
            ("ends-year", "2025", "ends"),
            ("starts-month", "13", "starts"),
            ("capacity", "0", "capacity"),
            ("applications_until-year", "2027", "applications_until"),
            ("opening-day", "31", "opening"),
        ] {
            let page = karin.post(PATH, &with(field, value)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
            assert!(page.body.contains(&format!("<a href=\"#{at}\">")), "{field}: {}", page.body);
            assert!(page.body.contains("name=\"capacity\""), "{field}");
        }
        let mut tx = site.store.read(programme).await.unwrap();
        assert_eq!(tx.cohorts().await.unwrap().len(), 1);
    }

    async fn the_calendar_changes_unless_somebody_was_faster(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let cohort = created(&mut karin, "Wien", "18").await;
        let path = format!("{cohort}/calendar");
        let page = karin.get(&path).await;
        assert!(page.body.contains("id=\"starts-year\" name=\"starts-year\" inputmode=\"numeric\" \
            value=\"2026\""), "{}", page.body);
        let mut form = calendar("80");
        form.push(("version", "1"));
        let done = karin.post(&path, &form).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, &*cohort));
        assert!(karin.get(&cohort).await.body.contains("Paare von \u{2068}80\u{2069}"));
        assert_eq!(karin.post(&path, &form).await.status, StatusCode::CONFLICT);
        assert_eq!(karin.post(&path, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let wrong = karin.post(&path, &[("version", "2"), ("capacity", "many")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("value=\"many\""), "the input is kept: {}", wrong.body);
    }

    async fn the_buttons_of_a_cohort_are_the_verbs_of_its_status(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let operator = Actor::operator(programme);
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let cohort = created(&mut karin, "Wien", "18").await;
        let id: CohortId = cohort.rsplit('/').next().unwrap().parse().unwrap();
        let nouns = [
            (Verb::Open, "opening"),
            (Verb::CloseApplications, "closing-of-applications"),
            (Verb::Reopen, "reopening"),
            (Verb::Start, "start"),
            (Verb::BeginClosing, "end"),
            (Verb::Close, "closure"),
            (Verb::Cancel, "cancellation"),
        ];
        let way = [Verb::Open, Verb::CloseApplications, Verb::StartMatching, Verb::Confirm,
            Verb::Start, Verb::BeginClosing, Verb::Close];
        for verb in way {
            let page = karin.get(&cohort).await;
            let now = status(&site, programme, &cohort).await;
            for (verb, noun) in nouns {
                let is_possible = TRANSITIONS.iter().any(|(from, by, _)| *from == now && *by == verb);
                let is_offered = page.body.contains(&format!("{cohort}/{noun}\""));
                assert_eq!(is_offered, is_possible, "{verb} in {now}: {}", page.body);
            }
            let before = status(&site, programme, &cohort).await;
            match nouns.iter().find(|(known, _)| *known == verb) {
                Some((_, noun)) => {
                    let path = format!("{cohort}/{noun}");
                    let version = version_of(&page.body);
                    let done = karin.post(&path, &[("version", &version)]).await;
                    assert_eq!(done.status, StatusCode::SEE_OTHER, "{verb}: {}", done.body);
                    // The same page sent again comes too late.
                    let again = karin.post(&path, &[("version", &version)]).await;
                    assert_eq!(again.status, StatusCode::CONFLICT, "{verb}");
                }
                None => {
                    site.store.step_cohort(&operator, id, verb, None, site.now()).await.unwrap();
                }
            }
            assert_eq!(before.after(verb), Some(status(&site, programme, &cohort).await));
        }
        let page = karin.get(&cohort).await;
        assert!(!page.body.contains("aria-current=\"step\""), "all is over: {}", page.body);
    }

    async fn cancelling_asks_for_a_reason_on_its_own_page(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let cohort = created(&mut karin, "Wien", "18").await;
        let path = format!("{cohort}/cancellation");
        let page = karin.get(&path).await;
        assert!(page.body.contains("kern-alert--warning"), "{}", page.body);
        let wordless = karin.post(&path, &[("version", "1"), ("reason", " ")]).await;
        assert_eq!(wordless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wordless.body.contains("href=\"#reason\""), "{}", wordless.body);
        assert_eq!(status(&site, programme, &cohort).await, Status::Draft);
        let form = [("version", "1"), ("reason", "Zu wenige Anmeldungen.")];
        assert_eq!(karin.post(&path, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(status(&site, programme, &cohort).await, Status::Cancelled);
        let entries = karin.get("/desk/entries").await;
        assert!(entries.body.contains("Zu wenige Anmeldungen."), "{}", entries.body);
        assert_eq!(karin.get(&path).await.status, StatusCode::CONFLICT);
    }

    async fn a_cohort_with_a_pair_is_not_cancelled_and_the_reason_stays(place) {
        let (mut table, _) = super::offers::released(&place.store).await;
        let path = format!("/desk/cohorts/{}/cancellation", table.cohort);
        let page = table.office.get(&path).await.body;
        let version = page.split(r#"name="version" value=""#).nth(1).unwrap();
        let version = version.split('"').next().unwrap().to_owned();
        let form = [("version", version.as_str()), ("reason", "Zu wenige Anmeldungen.")];
        let refused = table.office.post(&path, &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in ["Zu wenige Anmeldungen.", "Es gibt noch offene Paare."] {
            assert!(refused.body.contains(words), "{words}: {}", refused.body);
        }
    }

    async fn a_partner_reads_cohorts_without_buttons_and_charlie_finds_nothing(place) {
        let site = Site::new(&place.store);
        let (own, other) = (site.programme("mentoring").await, site.programme("other").await);
        let mut karin = site.reader(own, Role::Coordinator).await;
        let cohort = created(&mut karin, "Wien", "18").await;
        let mut partner = site.reader(own, Role::Partner).await;
        let page = partner.get(&cohort).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("name=\"version\""), "{}", page.body);
        assert_eq!(partner.get(&format!("{cohort}/calendar")).await.status, StatusCode::FORBIDDEN);
        let mut charlie = site.reader(other, Role::Coordinator).await;
        let missing = format!("{PATH}/{}", uuid::Uuid::nil());
        for rest in ["", "/calendar", "/cancellation", "/reopening"] {
            let foreign = charlie.get(&format!("{cohort}{rest}")).await;
            let nothing = charlie.get(&format!("{missing}{rest}")).await;
            assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{rest}");
            assert_eq!(foreign.all(), nothing.all(), "{rest}");
        }
        for rest in ["/calendar", "/opening", "/cancellation"] {
            let foreign = charlie.post(&format!("{cohort}{rest}"), &[("version", "1")]).await;
            let nothing = charlie.post(&format!("{missing}{rest}"), &[("version", "1")]).await;
            assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{rest}");
            assert_eq!(foreign.all(), nothing.all(), "{rest}");
        }
        assert_eq!(status(&site, own, &cohort).await, Status::Draft);
    }
}

/// The version in the hidden field of a page's form.
fn version_of(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"version\" value=\"").unwrap_or(("", "0\""));
    rest.split('"').next().unwrap().to_owned()
}
