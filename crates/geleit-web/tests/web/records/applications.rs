//! Applications: the list, one record, and a decision set right.

use super::*;
use axum::http::StatusCode;
use geleit_store::both;

both! {
    /// Proves S1-16, S1-37.
    async fn the_list_is_searched_filtered_and_ordered_by_name(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let page = karin.get("/desk/applications?order=name").await;
        assert!(words(&page).contains("18. Durchgang, Wien"), "{}", page.body);
        let at = |name: &str| page.body.find(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert!(at("Sukarno") < at("Layla Özdemir"), "one name stands first");
        assert!(at("Layla Özdemir") < at("أمل الحسن"), "Latin script before Arabic");
        assert!(page.body.contains("<bdi dir=\"auto\">أمل الحسن</bdi>"), "{}", page.body);
        assert!(page.body.contains("aufgenommen 3"), "{}", page.body);
        let found = karin.get("/desk/applications?search=%C3%96ZDEMIR").await;
        assert!(found.body.contains("Layla") && !found.body.contains("Sukarno"));
        let arabic = karin.get("/desk/applications?search=%D8%A7%D9%84%D8%AD%D8%B3%D9%86").await;
        assert!(arabic.body.contains("أمل") && !arabic.body.contains("Layla"), "{}", arabic.body);
        let none = karin.get("/desk/applications?status=waitlisted").await;
        assert!(none.body.contains("g-empty"), "{}", none.body);
        let nonsense = karin.get("/desk/applications?status=x&after=y").await;
        assert_eq!(nonsense.status, StatusCode::OK);
        assert_eq!(karin.get("/desk/applications?cohort=x").await.status, StatusCode::NOT_FOUND);
    }

    async fn a_long_list_comes_in_pages_that_leave_nobody_out(place) {
        let desk = Desk::new(&place.store, "mentoring").await;
        let mut sheet = "reference,given_name,family_name,email\n".to_owned();
        for row in 0..120 {
            sheet += &format!("M-{row},Amal,Name {row:03},amal{row}@example.org\n");
        }
        desk.import(Side::Mentees, &sheet, false, desk.site.now()).await;
        let mut karin = desk.coordinator().await;
        let (mut path, mut seen) = ("/desk/applications?order=name".to_owned(), Vec::new());
        for _ in 0..3 {
            let page = karin.get(&path).await;
            let names = page.body.split("Amal Name ").skip(1).map(|rest| rest[..3].to_owned());
            seen.extend(names);
            let next = page.body.split_once("rel=\"next\" href=\"").map(|(_, rest)| rest);
            path = next.map_or("", |rest| rest.split('"').next().unwrap()).replace("&#38;", "&");
        }
        assert!(path.is_empty(), "a fourth page: {path}");
        assert_eq!(seen, (0..120).map(|row| format!("{row:03}")).collect::<Vec<_>>());
    }

    /// Proves S1-37.
    async fn a_partner_sees_only_its_own_people_and_never_what_is_not_for_it(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let (mut karin, mut ams) = (desk.coordinator().await, desk.partner("ams").await);
        let list = ams.get("/desk/applications").await;
        assert!(list.body.contains("Layla") && !list.body.contains("Sukarno"), "{}", list.body);
        assert!(list.body.contains("aufgenommen 2"), "{}", list.body);
        let of = async |karin: &mut Visitor, name| {
            desk.path_of(karin, "/desk/applications", name).await
        };
        let foreign = of(&mut karin, "Sukarno").await;
        let missing = "/desk/applications/01900000-0000-7000-8000-000000000000";
        let answer = ams.get(&foreign).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(answer.all(), ams.get(missing).await.all());
        let layla = of(&mut karin, "Layla Özdemir").await;
        let whole = karin.get(&layla).await;
        assert!(whole.body.contains("Zugang zum Arbeitsmarkt") && whole.body.contains("Iran"));
        let partial = ams.get(&layla).await;
        assert_eq!(partial.status, StatusCode::OK);
        assert!(!partial.body.contains("Zugang zum Arbeitsmarkt"), "{}", partial.body);
        assert!(!partial.body.contains("Iran"), "{}", partial.body);
        assert!(partial.body.contains("angegeben, nicht gezeigt"), "{}", partial.body);
        let amal = of(&mut karin, "أمل الحسن").await;
        assert!(ams.get(&amal).await.body.contains("Syrien"), "given with consent");
        let correction = ams.get(&format!("{amal}/correction")).await;
        assert_eq!(correction.status, StatusCode::FORBIDDEN);
    }

    async fn a_wrong_decision_is_set_right_and_the_wrong_one_stays_readable(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let layla = desk.path_of(&mut karin, "/desk/applications", "Layla Özdemir").await;
        let path = format!("{layla}/correction");
        let form = karin.get(&path).await;
        let value = |name: &str, body: &str| {
            let (_, rest) = body.split_once(&format!("name=\"{name}\"")).unwrap();
            let (_, rest) = rest.split_once("value=\"").unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        let (fact, version) = (value("fact", &form.body), value("version", &form.body));
        let typed = [("version", &*version), ("status", "waitlisted"), ("on-day", "31"),
            ("on-month", "2"), ("on-year", "2026"), ("reason", "")];
        let refused = karin.post(&path, &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["fact", "on", "reason"] {
            assert!(refused.body.contains(&format!("<a href=\"#{field}\">")), "{field}");
        }
        assert!(refused.body.contains("value=\"31\""), "what was typed stays");
        assert!(refused.body.contains("value=\"waitlisted\" selected"), "{}", refused.body);
        let right = |year: &'static str| vec![
            ("version", version.clone()), ("fact", fact.clone()), ("status", "waitlisted".into()),
            ("on-day", "20".into()), ("on-month", "1".into()), ("on-year", year.to_owned()),
            ("reason", "die Liste nannte die falsche Person".to_owned()),
        ];
        let send = async |karin: &mut Visitor, form: Vec<(&str, String)>| {
            let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            karin.post(&path, &form).await
        };
        let future = send(&mut karin, right("2027")).await;
        assert!(future.body.contains("nicht in der Zukunft"), "{}", future.body);
        let done = send(&mut karin, right("2026")).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, &*layla));
        let page = karin.get(&layla).await;
        assert!(page.body.contains("<s>aufgenommen</s>"), "{}", page.body);
        assert!(page.body.contains("auf der Warteliste"), "{}", page.body);
        assert!(page.body.contains("die Liste nannte die falsche Person"), "{}", page.body);
        assert!(page.body.contains("Als falsch erkannt am"), "{}", page.body);
        let again = send(&mut karin, right("2026")).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "set right already");
        let (told, form) = again.body.split_once("<form class=\"g-form\"").unwrap();
        assert!(told.contains("die Liste nannte die falsche Person"), "what was done: {told}");
        assert!(form.contains("value=\"20\"") && form.contains("falsche Person"), "typed: {form}");
        assert!(!form.contains(&format!("name=\"version\" value=\"{version}\"")), "{form}");
    }

    async fn charlie_of_another_programme_sees_nothing(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let layla = desk.path_of(&mut karin, "/desk/applications", "Layla Özdemir").await;
        let other = Desk::new(&place.store, "charlie").await;
        let mut charlie = other.coordinator().await;
        let list = charlie.get("/desk/applications").await;
        assert!(!list.body.contains("Layla") && list.body.contains("g-empty"), "{}", list.body);
        let missing = "/desk/applications/01900000-0000-7000-8000-000000000000";
        for end in ["", "/correction"] {
            let foreign = charlie.get(&format!("{layla}{end}")).await;
            assert_eq!(foreign.status, StatusCode::NOT_FOUND);
            assert_eq!(foreign.all(), charlie.get(&format!("{missing}{end}")).await.all());
        }
        let posted = charlie.post(&format!("{layla}/correction"), &[]).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND);
        let cohort = format!("/desk/applications?cohort={}", desk.cohort);
        assert_eq!(charlie.get(&cohort).await.status, StatusCode::NOT_FOUND);
    }
}
