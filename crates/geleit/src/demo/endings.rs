//! How three pairs of the finished cohort ended: interviews, what both said, and what has become of
//! the mentees since (S1-58 to S1-63).

use super::{House, day, noon, sides};
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::closing::{Feedback, Reached, Said, Strength, Together};
use geleit_domain::partnerships::final_interview::FinalInterview;
use geleit_domain::partnerships::meetings::Channel;
use geleit_domain::partnerships::outcomes::{Kind, Observation, Proof, Source, TimePoint};
use geleit_domain::policy::Action;
use geleit_store::partnerships::closings::{Chosen, Taking};
use geleit_store::partnerships::{Filter, Key};
use geleit_store::{Error, Store};

/// What was observed of each: for which time point, what, on which day, from whom.
const SEEN: [&[(TimePoint, Kind, &str, Source)]; 3] = [
    &[
        (TimePoint::End, Kind::Training, "2024-07-01", Source::Person),
        (TimePoint::SixMonths, Kind::Job, "2025-01-07", Source::Employer),
        (TimePoint::TwelveMonths, Kind::Job, "2025-07-02", Source::Person),
    ],
    &[
        (TimePoint::End, Kind::Nothing, "2024-07-01", Source::Office),
        (TimePoint::TwelveMonths, Kind::SelfEmployment, "2025-07-10", Source::Person),
    ],
    &[(TimePoint::FourWeeks, Kind::Internship, "2024-07-30", Source::Mentor)],
];

pub(super) async fn tell(store: &Store, house: &House, cohort: CohortId) -> Result<(), Error> {
    let office = &house.coordinator;
    let mut tx = store.read(house.programme).await?;
    let pairs = tx.list_partnerships(office, cohort, &Filter::default(), 3).await?;
    drop(tx);
    for (pair, seen) in pairs.iter().zip(SEEN) {
        let id = PartnershipId(pair.id);
        let held = FinalInterview {
            on: day("2024-07-01"),
            led_by: "Karin Muster".to_owned(),
            channel: Channel::InPerson,
            note: "Beide ziehen eine gute Bilanz.".to_owned(),
        };
        store.note_final_interview(office, id, &held, noon("2024-07-01")).await?;
        for side in [Side::Mentee, Side::Mentor] {
            let who = sides::side(store, house, id, side).await?;
            let key = Key::SignedIn(&who, Action::Change, id);
            store.take_stock(key, &taking(side), noon("2024-07-02")).await?;
        }
        for (point, kind, on, source) in seen {
            let seen = observation((*point, *kind, on, *source));
            store.note_outcome(office, id, &seen, noon(on)).await?;
        }
    }
    Ok(())
}

fn taking(side: Side) -> Taking {
    let words = match side {
        Side::Mentee => "Danke, dass Sie mir die Branche gezeigt haben.",
        Side::Mentor => "Ich habe selbst viel gelernt.",
    };
    Taking {
        feedback: Feedback {
            together: Together::VeryGood,
            strengths: vec![Strength::Reliable, Strength::Open],
            words: words.to_owned(),
            reached: vec![Reached::CareerPlan, Reached::Applications],
            reached_words: String::new(),
        },
        chosen: Chosen { contact: Some(Said::Yes), again: Some(Said::Yes) },
    }
}

fn observation((point, kind, on, source): (TimePoint, Kind, &str, Source)) -> Observation {
    let proof = if source == Source::Employer { Proof::Seen } else { Proof::NotSeen };
    let (observed_on, line) = (day(on), String::new());
    Observation { kind, since: None, observed_on, point, source, proof, line }
}
