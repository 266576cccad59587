//! Mentors who signed up by themselves; three of them work at one firm. Some wait for their call,
//! `consultations` tells how far the others have come.

use super::House;
use super::intake::days_before;
use geleit_domain::applications::form::read_mentor;
use geleit_domain::applications::{Answers, Side};
use geleit_domain::id::CohortId;
use geleit_store::drafts::Begun;
use geleit_store::secrets::Secret;
use geleit_store::{Error, Store};
use jiff::Timestamp;

/// Given name, family name, position, company, industry, postcode, and how many days ago.
type Enquiry =
    (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, i64);

const ENQUIRIES: &[Enquiry] = &[
    ("Renate", "Obwexer", "Leiterin Einkauf", "Nordkette Glas GmbH", "C", "6020", 5),
    ("Georg", "Thurner", "Leiter Technik", "Nordkette Glas GmbH", "C", "6020", 3),
    ("Nadja", "Rhomberg", "Steuerberaterin", "Kanzlei am Pfänder", "69.2", "6900", 1),
    ("Ingrid", "Sailer", "Geschäftsführerin", "Sailer Bau", "F", "6060", 12),
    ("Markus", "Hämmerle", "Leiter Personal", "Nordkette Glas Ges.m.b.H.", "C", "6020", 14),
    ("Eva", "Moosbrugger", "Oberärztin", "Klinik am Ach", "R", "6800", 16),
    ("Klaus", "Tschann", "Notar", "Notariat Tschann", "69.1", "6850", 20),
    ("Silvia", "Egger", "Inhaberin", "Egger Reisen", "I", "6100", 18),
    ("Peter", "Fritz", "Leiter Vertrieb", "Fritz Maschinen", "C", "6460", 15),
    ("Lukas", "Wolf", "Entwickler", "Talsoftware", "K", "6020", 22),
];

/// Somebody signs up again under a married name, with the telephone of the enquiry at this place.
const AGAIN: (Enquiry, usize) =
    (("Klaus", "Moser", "Notar", "Notariat Moser & Tschann", "69.1", "6850", 2), 6);

pub(super) async fn send(
    store: &Store,
    house: &House,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let first = ENQUIRIES.iter().enumerate().map(|(at, enquiry)| (enquiry, at));
    for (enquiry, at) in first.chain([(&AGAIN.0, AGAIN.1)]) {
        let (answers, sent) = (answers(enquiry, at), days_before(now, enquiry.6));
        let (programme, side) = (house.programme, Side::Mentor);
        let answers = &answers;
        let begun = Begun { cohort, side, language: "de", organisation: None, answers };
        let link = store.start_draft_with(programme, &begun, sent).await?;
        let secret = Secret::read(&link).ok_or(Error::Corrupt("the link of a draft"))?;
        let draft = store.draft(&secret, sent).await?;
        let form = read_mentor(answers).expect("the demo answers every question");
        store.submit_mentor(&secret, &draft, &form, sent).await?;
    }
    Ok(())
}

fn answers(
    (given, family, position, company, industry, postcode, _): &Enquiry,
    at: usize,
) -> Answers {
    let name = format!("{given}.{family}").to_lowercase().replace('ä', "ae");
    let email = format!("{name}@example.org");
    let phone = format!("+43 512 555{at:02}0");
    Answers::from_iter([
        ("given_name", *given),
        ("family_name", *family),
        ("email", &email),
        ("phone", &phone),
        ("company", *company),
        ("position", *position),
        ("industry", *industry),
        ("postcode", *postcode),
        ("consent_application", "yes"),
    ])
}
