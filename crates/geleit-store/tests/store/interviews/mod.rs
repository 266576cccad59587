//! Interviews from the plan to the recommendation, as two organisations go through it.

mod planning;
mod saying;
mod stepping;
mod unfinished;

use crate::matching::{Table, amal};
use crate::now;
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::applications::Verb;
use geleit_domain::id::{AccountId, ApplicationId, InterviewId, OrganisationId};
use geleit_domain::interviews::Mode;
use geleit_domain::organisations::Duty;
use geleit_domain::policy::Role;
use geleit_store::Store;
use geleit_store::accounts::NewAccount;
use geleit_store::imports::Import;
use geleit_store::interviews::{Appointment, Filter, Invitation, Shown};
use geleit_store::mails::Mail;
use geleit_store::testing::execute;
use jiff::{SignedDuration, Timestamp};
use std::ops::ControlFlow;

/// Three mentees of the first organisation and one of the second wait for an interview; Karin
/// coordinates, Werner and Olga act for an organisation each.
struct Room {
    store: Store,
    table: Table,
    karin: Actor,
    werner: Actor,
    olga: Actor,
    /// By reference; the last belongs to Olga's organisation.
    waiting: Vec<ApplicationId>,
}

impl Room {
    async fn open(store: &Store) -> Self {
        let table = Table::without_people(store, &[Duty::Decide]).await;
        for (numbers, organisation) in [(1..=3, 0), (4..=4, 1)] {
            let rows: Vec<_> = numbers.map(amal).collect();
            let organisation = Some(table.deciding[organisation]);
            let import = Import { organisation, ..Import::into(table.cohort) };
            let go_on = &mut |_| ControlFlow::Continue(());
            store.import_mentees(&table.operator, &import, &rows, go_on, now()).await.unwrap();
        }
        execute(store, table.programme, "UPDATE person SET language = 'ar'").await;
        let mut found = store.read(table.programme).await.unwrap();
        let mut applications = found.applications_of(table.cohort).await.unwrap();
        drop(found);
        applications.sort_by(|a, b| a.reference.cmp(&b.reference));
        let waiting: Vec<_> = applications.iter().map(|a| ApplicationId(a.id)).collect();
        for id in &waiting {
            let on = "2026-01-23".parse().unwrap();
            let verb = Verb::FindEligible;
            store.step_application(&table.operator, *id, verb, None, on, now()).await.unwrap();
        }
        let [wko, oeif] = [table.deciding[0], table.deciding[1]];
        let karin = account(store, &table, "karin", Role::Coordinator, None).await;
        let werner = account(store, &table, "werner", Role::Partner, Some(wko)).await;
        let olga = account(store, &table, "olga", Role::Partner, Some(oeif)).await;
        Self { store: store.clone(), table, karin, werner, olga, waiting }
    }

    /// An interview with the first mentee, led by Karin and Werner, tomorrow.
    async fn planned(&self) -> InterviewId {
        let plan = [(self.waiting[0], both_lead(self, tomorrow()))];
        self.store.plan_interviews(&self.karin, &plan, now()).await.unwrap()[0]
    }

    async fn shown(&self, interview: InterviewId) -> Shown {
        self.store.show_interview(&self.karin, interview).await.unwrap()
    }

    async fn version(&self, interview: InterviewId) -> i64 {
        self.shown(interview).await.interview.version
    }

    async fn status(&self, application: ApplicationId) -> String {
        let mut tx = self.store.read(self.table.programme).await.unwrap();
        tx.application(application).await.unwrap().status
    }

    /// Unsent letters about an interview: template, language and whether to the mentee.
    async fn letters(&self, interview: InterviewId) -> Vec<(String, String, bool)> {
        let mut tx = self.store.read(self.table.programme).await.unwrap();
        let mails = tx.newest_mails(99).await.unwrap();
        let about = |mail: &Mail| mail.subject_id == Some(interview.0);
        let mut letters: Vec<_> = mails
            .into_iter()
            .filter(|mail| about(mail) && mail.withdrawn_at.is_none())
            .map(|mail| (mail.template, mail.language, mail.person_id.is_some()))
            .collect();
        letters.sort();
        letters
    }

    async fn invitation(&self, interview: InterviewId) -> Invitation {
        self.store.invitation(self.table.programme, interview).await.unwrap()
    }

    /// The verbs of the trail about a record, oldest first.
    async fn trail(&self, record: uuid::Uuid) -> Vec<String> {
        let mut tx = self.store.read(self.table.programme).await.unwrap();
        let entries = tx.entries_of(record).await.unwrap();
        entries.into_iter().map(|entry| entry.verb).collect()
    }
}

async fn account(
    store: &Store,
    table: &Table,
    name: &str,
    role: Role,
    organisation: Option<OrganisationId>,
) -> Actor {
    let email = format!("{name}@example.org");
    let new = NewAccount { email: &email, name, role, organisation, person: None, language: "en" };
    let (account, _) = store.create_account(&table.operator, &new, now()).await.unwrap();
    let roles = vec![RoleHeld { role, organisation }];
    Actor { programme: table.programme, account: Some(account), person: None, roles }
}

fn tomorrow() -> Timestamp {
    now() + SignedDuration::from_hours(24)
}

fn led_by(interviewers: &[AccountId], starts: Timestamp) -> Appointment {
    Appointment {
        starts,
        minutes: 30,
        mode: Mode::OnSite,
        place: "Zimmer 3".into(),
        interviewers: interviewers.to_vec(),
    }
}

fn both_lead(room: &Room, starts: Timestamp) -> Appointment {
    led_by(&[room.karin.account.unwrap(), room.werner.account.unwrap()], starts)
}

fn from_now() -> Filter {
    Filter { from: now(), after: None }
}
