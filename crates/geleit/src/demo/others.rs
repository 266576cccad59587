//! The casework programme of a state and the company programme of a city, as far as they exist.

use geleit_domain::actor::Actor;
use geleit_domain::id::ProgrammeId;
use geleit_domain::organisations::Duty;
use geleit_domain::programmes::Kind;
use geleit_store::{Error, Store};
use jiff::Timestamp;

/// The two programmes beside the Austrian one.
pub(super) struct Others {
    pub(super) saxony: ProgrammeId,
    pub(super) company: ProgrammeId,
}

pub(super) async fn tell(store: &Store, now: Timestamp) -> Result<Others, Error> {
    let name = "Arbeitsmarktmentoren Sachsen";
    let saxony = store.create_programme(Kind::Casework, name, "saxony", now).await?;
    let carriers = [
        ("Träger Elbtal", "traeger-elbtal"),
        ("Träger Erzgebirge", "traeger-erzgebirge"),
        ("Koordinierungsstelle", "koordinierungsstelle"),
    ];
    let actor = Actor::operator(saxony);
    for (name, slug) in carriers {
        let duties = [Duty::FindMentors, Duty::SupplyMentees];
        store.create_organisation(&actor, name, slug, &duties, now).await?;
    }
    let name = "Mentoring im Betrieb";
    let company = store.create_programme(Kind::CompanyStay, name, "company", now).await?;
    let actor = Actor::operator(company);
    for (name, slug) in [("Stadt, Projektbüro", "projektbuero"), ("Westhafen GmbH", "westhafen")] {
        store.create_organisation(&actor, name, slug, &[Duty::FindMentors], now).await?;
    }
    Ok(Others { saxony, company })
}
