//! The pages through the real router, against real databases of both engines.
#![allow(missing_docs, clippy::unwrap_used)]

mod accounts;
mod agreements;
mod apply;
mod attendance;
mod closings;
mod cohorts;
mod eligibility;
mod ends;
mod entries;
mod events;
mod expectations;
mod feeds;
mod figures;
mod files;
mod golden;
mod hands;
mod headers;
mod languages;
mod late_sheets;
mod left;
mod letters;
mod limits;
mod live;
mod matching;
mod measuring;
mod meetings;
mod minutes_pdf;
mod offers;
mod organisations;
mod outbox;
mod outcomes;
mod overdue;
mod overview;
mod phases;
mod programmes;
mod records;
mod set_up;
mod sign_in;
mod surveys;
mod visitor;
mod votes;
mod wall;
mod warnings;
mod why_not;

use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, OrganisationId, ProgrammeId};
use geleit_domain::policy::Role;
use geleit_domain::programmes::Kind;
use geleit_store::Store;
use geleit_store::accounts::NewAccount;
use geleit_store::secret_links::Purpose;
use geleit_store::secrets::Secret;
use geleit_web::{App, Clock, Language, Texts, WebConfig};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use visitor::Visitor;

/// The server under test, with a clock that stands still until it is moved.
struct Site {
    store: Store,
    clock: Arc<AtomicI64>,
    router: axum::Router,
}

impl Site {
    fn new(store: &Store) -> Self {
        Self::with(store, |_| {})
    }

    fn with(store: &Store, change: impl Fn(&mut WebConfig)) -> Self {
        let clock = Arc::new(AtomicI64::new(1_769_158_800));
        let hand = Arc::clone(&clock);
        let now = move || Timestamp::from_second(hand.load(Ordering::Relaxed)).unwrap();
        let mut config = WebConfig {
            public_address: "https://mentoring.example.org".to_owned(),
            is_demo: false,
            set_up_token: Some("open-sesame".to_owned()),
            version: "0.1.0",
        };
        change(&mut config);
        let app = App::new(store.clone(), Clock::new(now), config, geleit_store::testing::seal());
        let router = geleit_web::app(app.behind(&["10.0.0.0/8".parse().unwrap()]));
        Self { store: store.clone(), clock, router }
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.clock.load(Ordering::Relaxed)).unwrap()
    }

    fn wait(&self, time: SignedDuration) {
        self.clock.fetch_add(time.as_secs(), Ordering::Relaxed);
    }

    fn visitor(&self) -> Visitor {
        Visitor::new(self.router.clone())
    }

    async fn programme(&self, slug: &str) -> ProgrammeId {
        let name = format!("Mentoring {slug}");
        self.store.create_programme(Kind::Tandem, &name, slug, self.now()).await.unwrap()
    }

    async fn account(
        &self,
        programme: ProgrammeId,
        email: &str,
        role: Role,
    ) -> (AccountId, String) {
        let new = NewAccount {
            email,
            name: email.split('@').next().unwrap(),
            role,
            organisation: None,
            person: None,
            language: "de",
        };
        let operator = Actor::operator(programme);
        self.store.create_account(&operator, &new, self.now()).await.unwrap()
    }

    /// Somebody who is signed in with this role.
    async fn reader(&self, programme: ProgrammeId, role: Role) -> Visitor {
        self.reader_of(programme, role, None).await
    }

    /// Somebody who is signed in with this role for an organisation.
    async fn reader_of(
        &self,
        programme: ProgrammeId,
        role: Role,
        organisation: Option<OrganisationId>,
    ) -> Visitor {
        let new = NewAccount {
            email: &format!("{role}@example.org"),
            name: role.text(),
            role,
            organisation,
            person: None,
            language: "de",
        };
        let operator = Actor::operator(programme);
        let (account, _) = self.store.create_account(&operator, &new, self.now()).await.unwrap();
        let store = &self.store;
        let link = store.create_link(programme, account, Purpose::DemoSignIn, self.now()).await;
        self.signed_in(&link.unwrap()).await
    }

    /// The holder of a link, past the page of the link: an invited account is activated by its
    /// first sign-in.
    async fn signed_in(&self, link: &str) -> Visitor {
        let secret = Secret::read(link).unwrap();
        let cookie = self.store.sign_in_by_link(&secret, self.now()).await.unwrap();
        let mut reader = self.visitor();
        reader.cookies.insert("__Host-geleit".to_owned(), cookie);
        reader
    }
}
