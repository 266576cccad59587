//! Reminding whoever was asked and has not answered: two presses from the overview.

use super::*;
use geleit_domain::applications::completion::Item;
use geleit_domain::applications::form::MenteeForm;
use geleit_domain::applications::reception::read_received;
use geleit_domain::applications::{Answers, Intake};
use geleit_domain::id::ApplicationId;
use geleit_store::applications::{Arrival, Received, Reception, Whose};
use geleit_store::both;

const PAGE: &str = "/desk/applications/reminders";

/// Takes somebody in and asks for the German level.
async fn asked(desk: &Desk, name: &str, email: &str, language: &str) -> ApplicationId {
    let (store, now) = (&desk.site.store, desk.site.now());
    let operator = Actor::operator(desk.programme);
    let mut answers =
        Answers::from_iter([("family_name", "Fragment"), ("consent_application", "yes")]);
    answers.set("given_name", name);
    answers.set(if email.contains('@') { "email" } else { "phone" }, email);
    let received_on = "2026-01-20".parse().unwrap();
    let form: MenteeForm = read_received(&answers, received_on).unwrap();
    let reception = Reception { intake: Intake::Phone, organisation: None, received_on, language };
    let id = ApplicationId(geleit_store::id(now));
    let arrival = Arrival {
        id,
        cohort: desk.cohort,
        form: &form,
        reception,
        whose: Whose::SomebodyElse(vec![]),
    };
    let taken = store.receive_application(&operator, &arrival, now).await.unwrap();
    assert!(matches!(taken, Received::Taken(_)), "{taken:?}");
    store.ask_for_more(&operator, id, &[Item::German], (1, ""), now).await.unwrap();
    id
}

both! {
    /// Proves S1-38.
    async fn everybody_who_does_not_answer_is_reminded_with_two_presses_after_a_look_at_each_letter(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let operator = Actor::operator(desk.programme);
        let step = geleit_domain::cohorts::Verb::Open;
        place.store.step_cohort(&operator, desk.cohort, step, None, desk.site.now()).await.unwrap();
        asked(&desk, "Amal", "amal.f@example.org", "ar").await;
        asked(&desk, "Nour", "nour.f@example.org", "de").await;
        let silent = asked(&desk, "Ziad", "+43 660 5555555", "de").await;
        desk.site.wait(SignedDuration::from_hours(24 * 16));
        let mut karin = desk.coordinator().await;
        let overview = karin.get("/desk").await;
        let address = format!("{PAGE}?cohort={}", desk.cohort);
        assert!(overview.body.contains(&format!("href=\"{address}\"")), "{}", overview.body);
        let page = karin.get(&address).await;
        let said = words(&page);
        for word in [
            "2 Erinnerungen schicken",
            "Ziad Fragment",
            "1 Person erreicht kein Brief",
            "Brief auf Arabisch, geht an 1 Person",
            "Brief auf Deutsch, geht an 1 Person",
        ] {
            assert!(said.contains(word), "{word}: {said}");
        }
        assert!(page.body.contains("lang=\"ar\" dir=\"rtl\""), "in the language of the person");
        let records: Vec<_> = page.body.split("name=\"record\" value=\"").skip(1)
            .map(|rest| ("record", rest.split('"').next().unwrap().to_owned())).collect();
        assert!(records.iter().all(|(_, pair)| !pair.starts_with(&silent.to_string())));
        let form: Vec<_> = records.iter().map(|(name, pair)| (*name, pair.as_str())).collect();
        assert_eq!(karin.post(PAGE, &[]).await.status, 422, "nobody was chosen");
        assert_eq!(karin.post(PAGE, &[("record", "nonsense")]).await.status, 422);
        let sent = karin.post(PAGE, &form).await;
        assert_eq!((sent.status.as_u16(), sent.header("location")), (303, "/desk"));
        let overview = words(&karin.get("/desk").await);
        assert!(overview.contains("2 Erinnerungen gehen hinaus."), "{overview}");
        let left = words(&karin.get(&address).await);
        assert!(!left.contains("Erinnerungen schicken") && left.contains("Ziad Fragment"), "{left}");
        let again = karin.post(PAGE, &form).await;
        assert_eq!(again.status, 303);
        assert!(words(&karin.get("/desk").await).contains("Niemand wurde erinnert"));
        let mut willi = desk.partner("wko").await;
        assert_eq!(willi.post(PAGE, &form).await.status, 404, "people of nobody");
        let charlie = Desk::filled(&place.store, "charlie").await;
        let mut charlie = charlie.coordinator().await;
        assert_eq!(charlie.get(&address).await.status, 404);
        assert_eq!(charlie.post(PAGE, &form).await.status, 404);
    }

    async fn the_menu_says_how_much_waits_behind_each_line(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        assert!(!karin.get("/desk").await.body.contains(" offen</span>"), "all are accepted");
        let operator = Actor::operator(desk.programme);
        let step = geleit_domain::cohorts::Verb::Open;
        place.store.step_cohort(&operator, desk.cohort, step, None, desk.site.now()).await.unwrap();
        asked(&desk, "Amal", "amal.f@example.org", "ar").await;
        geleit_store::testing::execute(&place.store, desk.programme, "UPDATE application SET status = 'received'").await;
        let page = karin.get("/desk/cohorts").await;
        assert!(page.body.contains("4\u{2069} offen"), "on every page: {}", page.body);
    }
}
