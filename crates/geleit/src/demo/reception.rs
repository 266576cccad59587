//! Two who did not apply by themselves: somebody called the labour office, somebody sent a sheet
//! of paper without an e-mail address.

use super::House;
use geleit_domain::applications::reception::read_received;
use geleit_domain::applications::{Answers, Intake};
use geleit_domain::id::{ApplicationId, CohortId};
use geleit_store::applications::{Arrival, Reception, Whose};
use geleit_store::{Error, Store};
use jiff::{Span, Timestamp};

type Told = &'static [(&'static str, &'static str)];

const CALL: Told = &[
    ("given_name", "Selam"),
    ("family_name", "Tesfaye"),
    ("phone", "+43 660 7710401"),
    ("birth-year", "1991"),
    ("country_of_origin", "ER"),
    ("occupation", "Krankenschwester"),
    ("experience_years", "6"),
    ("german", "B1"),
    ("languages-other", "Tigrinya, Englisch"),
    ("consent_application", "yes"),
];
const SHEET: Told = &[
    ("given_name", "Bohdan"),
    ("family_name", "Kravets"),
    ("phone", "+43 660 7710402"),
    ("country_of_origin", "UA"),
    ("postcode", "6850"),
    ("occupation", "Schweißer"),
    ("industry", "C"),
    ("education_level", "apprenticeship"),
    ("consent_application", "yes"),
    ("consent_origin_matching", "yes"),
];

pub(super) async fn take_in(
    store: &Store,
    house: &House,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let today = store.read(house.programme).await?.programme().await?.today(now);
    let by_ams = house.partners.iter().find(|(slug, ..)| *slug == "ams");
    let (organisation, staff) = by_ams.map(|(_, id, staff)| (*id, staff)).unzip();
    let staff = staff.unwrap_or(&house.coordinator);
    let told = [
        (CALL, Intake::Phone, organisation, staff, "en", 0),
        (SHEET, Intake::Paper, None, &house.coordinator, "de", 3),
    ];
    for (told, intake, organisation, actor, language, days) in told {
        let answers = Answers::from_iter(told.iter().copied());
        let form = read_received(&answers, today).expect("the demo says what is needed");
        let received_on = today.saturating_sub(Span::new().days(days));
        let reception = Reception { intake, organisation, received_on, language };
        let id = ApplicationId(geleit_store::id(now));
        let arrival = Arrival { id, cohort, form: &form, reception, whose: Whose::Unasked };
        store.receive_application(actor, &arrival, now).await?;
    }
    Ok(())
}
