//! The Austrian programme with its organisations and staff, and the sign-in line of every role.

use super::others::Others;
use super::{House, staff};
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, MentorId, OrganisationId, PartnershipId, PersonId};
use geleit_domain::organisations::Duty;
use geleit_domain::partnerships::Status;
use geleit_domain::policy::Role;
use geleit_domain::programmes::Kind;
use geleit_store::accounts::NewAccount;
use geleit_store::partnerships::Filter;
use geleit_store::programmes::Settings;
use geleit_store::secret_links::Purpose;
use geleit_store::{Error, Store};
use jiff::Timestamp;

/// Whom people ask, on public pages.
const CONTACT: &str = "Karin Muster, Koordination\n+43 1 000 00 00\nmentoring@example.org";

/// Creates the programme, its organisations with their duties and their staff (S1-13).
pub(super) async fn house(store: &Store, now: Timestamp) -> Result<House, Error> {
    let name = "Mentoring für Migrant:innen";
    let programme = store.create_programme(Kind::Tandem, name, "mentoring", now).await?;
    let operator = Actor::operator(programme);
    let of = |role, name| account(role, name, None, None);
    let coordinator = of(Role::Coordinator, "Karin Muster");
    let (id, _) = store.create_account(&operator, &coordinator, now).await?;
    let coordinator = staff(programme, id, Role::Coordinator, None);
    let found = store.programme(programme).await?;
    let settings = Settings {
        gender_spelling: found.spelling(),
        name: found.name,
        contact: CONTACT.to_owned(),
        pairs_per_mentee: 1,
        pairs_per_mentee_reason: String::new(),
        version: found.version,
    };
    store.change_programme(&coordinator, &settings, now).await?;
    let mut partners = Vec::new();
    for (name, slug, duties, who) in [
        ("WKO", "wko", [Duty::FindMentors, Duty::Decide], "Werner Kammer"),
        ("ÖIF", "oeif", [Duty::SupplyMentees, Duty::Decide], "Olga Fonds"),
        ("AMS", "ams", [Duty::SupplyMentees, Duty::Decide], "Anton Service"),
    ] {
        let organisation = store.create_organisation(&operator, name, slug, &duties, now).await?;
        let new = account(Role::Partner, who, Some(organisation), None);
        let email = format!("{slug}@example.org");
        let new = NewAccount { email: &email, ..new };
        let (id, _) = store.create_account(&operator, &new, now).await?;
        partners.push((
            slug,
            organisation,
            staff(programme, id, Role::Partner, Some(organisation)),
        ));
    }
    Ok(House { programme, coordinator, partners })
}

fn account(
    role: Role,
    name: &'static str,
    organisation: Option<OrganisationId>,
    person: Option<PersonId>,
) -> NewAccount<'static> {
    let email = match role {
        Role::Coordinator => "coordinator@example.org",
        Role::Funder => "funder@example.org",
        Role::Researcher => "researcher@example.org",
        Role::Admin => "admin@example.org",
        Role::DataProtection => "data-protection@example.org",
        Role::CaseWorker => "case-worker@example.org",
        Role::ProjectCoordinator => "project-coordinator@example.org",
        Role::SupervisingExpert => "supervising-expert@example.org",
        Role::Employer => "employer@example.org",
        Role::CompanyCoordinator => "company-coordinator@example.org",
        Role::Speaker => "speaker@example.org",
        Role::Mentor => "brigitte@example.org",
        Role::Mentee => "amal@example.org",
        Role::Partner | Role::Operator => "partner@example.org",
    };
    NewAccount { email, name, role, organisation, person, language: "de" }
}

/// Gives every role of the three programmes an account.
pub(super) async fn everybody(
    store: &Store,
    house: &House,
    others: &Others,
    now: Timestamp,
) -> Result<(), Error> {
    let (mentee, mentor) = a_pair(store, house).await?;
    for (programme, role, name, person) in [
        (others.saxony, Role::CaseWorker, "Cornelia Fallner", None),
        (others.saxony, Role::ProjectCoordinator, "Paul Projekt", None),
        (house.programme, Role::SupervisingExpert, "Sigrid Fach", None),
        (house.programme, Role::Mentor, "Brigitte Muster", mentor),
        (house.programme, Role::Mentee, "Amal Muster", mentee),
        (others.company, Role::Employer, "Erik Betrieb", None),
        (others.company, Role::CompanyCoordinator, "Carla Hafen", None),
        (house.programme, Role::Funder, "Frieda Förder", None),
        (house.programme, Role::Researcher, "Rudolf Forscher", None),
        (house.programme, Role::DataProtection, "Dora Schutz", None),
        (house.programme, Role::Admin, "Ada Technik", None),
    ] {
        let new = account(role, name, None, person);
        store.create_account(&Actor::operator(programme), &new, now).await?;
    }
    Ok(())
}

/// A line per role, for partners one per organisation: `sign in as ROLE: ADDRESS`. The links are
/// made anew at every start, because only their hashes are stored.
pub(super) async fn sign_in_lines(
    store: &Store,
    at: &str,
    now: Timestamp,
) -> Result<Vec<String>, Error> {
    let mut lines = Vec::new();
    for (programme, _) in store.programmes().await? {
        let organisations = store.read(programme).await?.organisations().await?;
        for held in store.accounts(&Actor::operator(programme)).await? {
            let account = AccountId(held.id);
            let link = store.create_link(programme, account, Purpose::DemoSignIn, now).await?;
            let of = held.organisation_id;
            let of = organisations.iter().find(|organisation| Some(organisation.id) == of);
            let of = of.map_or(String::new(), |organisation| format!(" ({})", organisation.slug));
            let place = Role::ALL.iter().position(|role| role.text() == held.role);
            lines.push((place, format!("sign in as {}{of}: {at}/links/{link}", held.role)));
        }
    }
    lines.sort();
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

/// The people behind the first partnership that waits for answers, for the pages of a mentee and a mentor.
async fn a_pair(
    store: &Store,
    house: &House,
) -> Result<(Option<PersonId>, Option<PersonId>), Error> {
    let actor = &house.coordinator;
    let mut tx = store.read(house.programme).await?;
    for cohort in tx.cohorts().await? {
        // Whoever is asked has more to read than whoever is done.
        let first = Filter { status: Some(Status::Offered), ..Filter::default() };
        let pairs = tx.list_partnerships(actor, cohort.cohort_id(), &first, 1).await?;
        if let Some(pair) = pairs.first() {
            let pair = tx.partnership_for(actor, PartnershipId(pair.id)).await?;
            let mentor = tx.mentor(MentorId(pair.mentor_id)).await?;
            return Ok((Some(PersonId(pair.person_id)), Some(PersonId(mentor.person_id))));
        }
    }
    Ok((None, None))
}
