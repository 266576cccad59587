//! The Austrian programme with its organisations and staff, and the sign-in line of every role.

use super::others::Others;
use super::{House, sides, staff};
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, OrganisationId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::organisations::Duty;
use geleit_domain::policy::Role;
use geleit_domain::programmes::Kind;
use geleit_store::accounts::NewAccount;
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
    let of = |role, name| account(role, name, None);
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
        let new = account(Role::Partner, who, Some(organisation));
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
        // Partners, mentors and mentees have addresses of their own.
        Role::Partner | Role::Mentor | Role::Mentee | Role::Operator => "people@example.org",
    };
    NewAccount { email, name, role, organisation, person: None, language: "de" }
}

/// Gives every role of the three programmes an account.
pub(super) async fn everybody(
    store: &Store,
    house: &House,
    others: &Others,
    now: Timestamp,
) -> Result<(), Error> {
    both_sides(store, house, now).await?;
    for (programme, role, name) in [
        (others.saxony, Role::CaseWorker, "Cornelia Fallner"),
        (others.saxony, Role::ProjectCoordinator, "Paul Projekt"),
        (house.programme, Role::SupervisingExpert, "Sigrid Fach"),
        (others.company, Role::Employer, "Erik Betrieb"),
        (others.company, Role::CompanyCoordinator, "Carla Hafen"),
        (house.programme, Role::Funder, "Frieda Förder"),
        (house.programme, Role::Researcher, "Rudolf Forscher"),
        (house.programme, Role::DataProtection, "Dora Schutz"),
        (house.programme, Role::Admin, "Ada Technik"),
    ] {
        let new = account(role, name, None);
        store.create_account(&Actor::operator(programme), &new, now).await?;
    }
    Ok(())
}

/// Gives both sides of the pairs that are looked at from within an account.
async fn both_sides(store: &Store, house: &House, now: Timestamp) -> Result<(), Error> {
    for within in &sides::WITHIN {
        let pair = sides::first(store, house, within.status).await?;
        for (side, name, email) in within.accounts {
            let who = sides::side(store, house, pair, side).await?;
            let role = match side {
                Side::Mentee => Role::Mentee,
                Side::Mentor => Role::Mentor,
            };
            let new = NewAccount { email, person: who.person, ..account(role, name, None) };
            store.create_account(&Actor::operator(house.programme), &new, now).await?;
        }
    }
    Ok(())
}

/// A line per role, for partners one per organisation, for mentees and mentors one for each pair that
/// is looked at from within: `sign in as ROLE: ADDRESS`. The links are made anew at every start,
/// because only their hashes are stored.
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
            let of = of.map_or(sides::word(&held.email), |organisation| &organisation.slug);
            let of = if of.is_empty() { String::new() } else { format!(" ({of})") };
            let place = Role::ALL.iter().position(|role| role.text() == held.role);
            lines.push((place, format!("sign in as {}{of}: {at}/links/{link}", held.role)));
        }
    }
    lines.sort();
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}
