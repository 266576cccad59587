//! What both sides of the running pairs have done themselves: most have an agreement and have said
//! what they expect, for one it does not fit, and somebody asks for help.

use super::House;
use geleit_domain::id::{CohortId, PartnershipId, PersonId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::agreement::{Contact, Initiator, Rhythm, Terms};
use geleit_domain::partnerships::expectations::{Degree, Expectation, Question};
use geleit_domain::partnerships::fit::Fit;
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::profile::Goal;
use geleit_store::partnerships::agreements::OnPaper;
use geleit_store::partnerships::fit::Said;
use geleit_store::partnerships::{Filter, Key};
use geleit_store::{Error, Store};
use jiff::civil::Date;
use jiff::{SignedDuration, Span, Timestamp};

/// How many pairs have an agreement; the last of them waits for a signature.
const AGREED: usize = 5;
/// How many have said what they expect; of the last of them only the mentee.
const EXPECTING: usize = 4;
/// The pair for which it does not fit, and the one in which somebody asks for help.
const UNFIT: usize = 1;
const NEEDS_HELP: usize = 5;

pub(super) async fn tell(
    store: &Store,
    house: &House,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let mut tx = store.read(house.programme).await?;
    let today = tx.programme().await?.today(now);
    let pairs = tx.list_partnerships(&house.coordinator, cohort, &Filter::default(), 9).await?;
    drop(tx);
    for (index, pair) in pairs.iter().enumerate() {
        let id = PartnershipId(pair.id);
        if index < AGREED {
            let sides = if index + 1 < AGREED { Side::ALL } else { &[Side::Mentor] };
            agree(store, house, id, (sides, today), now).await?;
        }
        if index < EXPECTING {
            let sides = if index + 1 < EXPECTING { Side::ALL } else { &[Side::Mentee] };
            expect(store, house, id, sides, now).await?;
        }
    }
    let Some(unfit) = pairs.get(UNFIT) else { return Ok(()) };
    let line = "Wir finden selten einen Termin.";
    let said = Said { side: Side::Mentee, way: Way::Phone, answer: Fit::DoesNot, line };
    store.note_fit(&house.coordinator, PartnershipId(unfit.id), &said, now).await?;
    let Some(pair) = pairs.get(NEEDS_HELP) else { return Ok(()) };
    let mut tx = store.read(house.programme).await?;
    let found = tx.partnership_for(&house.coordinator, PartnershipId(pair.id)).await?;
    drop(tx);
    let (id, person) = (PartnershipId(pair.id), PersonId(found.person_id));
    let link = store.create_partnership_link(house.programme, id, person, now).await?;
    let secret = link.parse()?;
    let yesterday = now - SignedDuration::from_hours(20);
    let line = "Ich weiß nicht, wie ich das Zeugnis übersetzen lasse.";
    store.raise_hand(Key::Link(&secret), line, yesterday).await
}

async fn agree(
    store: &Store,
    house: &House,
    pair: PartnershipId,
    (sides, today): (&[Side], Date),
    now: Timestamp,
) -> Result<(), Error> {
    let terms = Terms {
        goals: vec![Goal::Application, Goal::Network],
        task: "Drei Bewerbungen bis zum Sommer".to_owned(),
        rhythm: Rhythm::Fortnightly,
        initiator: Initiator::Mentee,
        place: "Im Büro oder online".to_owned(),
        contact: vec![Contact::Phone, Contact::Email],
        until: today.saturating_add(Span::new().days(80)),
    };
    let on = today.saturating_sub(Span::new().days(90));
    let paper = OnPaper { seen: 0, terms, sides: sides.to_vec(), on };
    store.copy_agreement(&house.coordinator, pair, &paper, now).await
}

/// The mentee hopes for a job more than the mentor does: worth a talk.
async fn expect(
    store: &Store,
    house: &House,
    pair: PartnershipId,
    sides: &[Side],
    now: Timestamp,
) -> Result<(), Error> {
    for side in sides {
        let answer = |question: &Question| Expectation {
            question: *question,
            degree: match (question, side) {
                (Question::Job, Side::Mentee) => Degree::Fully,
                (Question::Job, Side::Mentor) => Degree::RatherNot,
                _ => Degree::Rather,
            },
            line: String::new(),
        };
        let answers: Vec<_> = Question::ALL.iter().map(answer).collect();
        let said = (*side, Way::Paper, answers.as_slice());
        store.copy_expectations(&house.coordinator, pair, said, now).await?;
    }
    Ok(())
}
