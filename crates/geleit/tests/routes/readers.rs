//! Whoever asks: each role, signed in through the store, nobody, and somebody suspended.

use crate::world::{Programme, now};
use geleit_domain::actor::Actor;
use geleit_domain::id::{OrganisationId, PersonId};
use geleit_domain::policy::Role;
use geleit_store::Store;
use geleit_store::accounts::NewAccount;
use geleit_store::secret_links::Purpose;
use geleit_store::secrets::Secret;

/// Somebody who asks.
pub(crate) struct Reader {
    pub(crate) name: String,
    /// Nothing: not signed in, or not any more.
    pub(crate) role: Option<Role>,
    pub(crate) cookie: Option<String>,
}

/// Every role of an account.
pub(crate) fn roles() -> impl Iterator<Item = Role> {
    Role::ALL.iter().copied().filter(|role| *role != Role::Operator)
}

/// Each role held for one organisation, a coordinator of the whole programme as well, nobody
/// and somebody suspended. All of them are the same person, so that records can be their own.
pub(crate) async fn readers(store: &Store, at: &Programme, person: PersonId) -> Vec<Reader> {
    let organisation = Some(at.organisation);
    let mut readers = vec![Reader { name: "nobody".into(), role: None, cookie: None }];
    for role in roles() {
        let name = role.text().to_owned();
        let cookie = Some(sign_in(store, at, &name, role, organisation, person).await);
        readers.push(Reader { name, role: Some(role), cookie });
    }
    let name = "coordinator of everything".to_owned();
    let cookie = sign_in(store, at, "everything", Role::Coordinator, None, person).await;
    readers.push(Reader { name, role: Some(Role::Coordinator), cookie: Some(cookie) });
    let name = "suspended".to_owned();
    let cookie = sign_in(store, at, &name, Role::Coordinator, None, person).await;
    geleit_store::testing::suspend(store, at.id, "suspended@example.org").await;
    readers.push(Reader { name, role: None, cookie: Some(cookie) });
    readers
}

async fn sign_in(
    store: &Store,
    at: &Programme,
    name: &str,
    role: Role,
    organisation: Option<OrganisationId>,
    person: PersonId,
) -> String {
    let email = format!("{name}@example.org");
    let new = NewAccount {
        email: &email,
        name,
        role,
        organisation,
        person: Some(person),
        language: "de",
    };
    let (account, _) = store.create_account(&Actor::operator(at.id), &new, now()).await.unwrap();
    let link = store.create_link(at.id, account, Purpose::DemoSignIn, now()).await.unwrap();
    store.sign_in_by_link(&Secret::read(&link).unwrap(), now()).await.unwrap()
}
