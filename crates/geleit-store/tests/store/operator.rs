//! What the operator does on the server reaches the coordinators by letter.

use crate::{now, programme};
use geleit_domain::organisations::Duty;
use geleit_domain::policy::Role;
use geleit_store::accounts::NewAccount;
use geleit_store::{Store, both};

async fn enrolled_coordinator(store: &Store, actor: &geleit_domain::actor::Actor) {
    let account = NewAccount {
        email: "dora@example.org",
        name: "Dora",
        role: Role::Coordinator,
        organisation: None,
        person: None,
        language: "de",
    };
    let (_, link) = store.create_account(actor, &account, now()).await.unwrap();
    let link = link.parse().unwrap();
    store.prepare_enrolment(&link, b"01234567890123456789", now()).await.unwrap();
    store.enrol(&link, "hash", 1, now()).await.unwrap();
}

both! {
    async fn coordinators_are_told_what_the_operator_did(place) {
        let (id, actor) = programme(&place.store).await;
        let create = async |slug| {
            let duties = [Duty::Decide];
            place.store.create_organisation(&actor, "Kammer", slug, &duties, now()).await.unwrap();
        };
        create("before").await;
        enrolled_coordinator(&place.store, &actor).await;
        create("after").await;
        let mails = place.store.read(id).await.unwrap().newest_mails(10).await.unwrap();
        let told: Vec<&str> = mails.iter().map(|mail| mail.template.as_str()).collect();
        assert_eq!(told, ["operator_organisation_create"], "nobody was there before");
        let to = place.store.read(id).await.unwrap().addressee(&mails[0]).await.unwrap();
        assert_eq!((to.email.as_str(), to.name.as_str()), ("dora@example.org", "Dora"));
    }
}
