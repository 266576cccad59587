//! What is remembered: SQL, migrations, transactions, the audit trail and jobs. One SQL text
//! serves SQLite and PostgreSQL; every transaction is opened for one programme.

mod ask;
mod backup;
mod check;
mod connect;
mod dialect;
mod error;
mod macros;
mod migrations;
mod time;
mod tx;

pub mod accounts;
pub mod addressees;
pub mod applications;
pub mod cohorts;
pub mod consents;
pub mod consultations;
pub mod directory;
pub mod drafts;
pub mod eligibility;
pub mod entries;
pub mod events;
pub mod facts;
pub mod feeds;
pub mod figures;
pub mod files;
pub mod imports;
pub mod interviews;
pub mod letters;
pub mod mails;
pub mod matching;
pub mod me;
pub mod mentors;
pub mod organisations;
pub mod outbox;
pub mod overview;
pub mod partnerships;
pub mod persons;
pub mod privacy;
pub mod programmes;
pub mod reminders;
pub mod seal;
pub mod secret_links;
pub mod secrets;
pub mod set_up;
pub mod sign_ins;
pub mod surveys;
#[cfg(feature = "testing")]
pub mod testing;

pub use connect::{Location, Store};
pub use error::{Error, Refusal, Result};
pub use migrations::{is_current, migrate};
pub use time::{id, micros, timestamp};
pub use tx::Tx;

/// Every SQL statement with its name, so that a test can prepare each on both engines.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        accounts::STATEMENTS,
        accounts::enrolment::STATEMENTS,
        accounts::invitation::STATEMENTS,
        accounts::password::STATEMENTS,
        accounts::suspension::STATEMENTS,
        addressees::STATEMENTS,
        applications::STATEMENTS,
        check::STATEMENTS,
        cohorts::STATEMENTS,
        consents::STATEMENTS,
        consultations::STATEMENTS,
        directory::STATEMENTS,
        drafts::STATEMENTS,
        eligibility::STATEMENTS,
        entries::STATEMENTS,
        events::STATEMENTS,
        facts::STATEMENTS,
        feeds::STATEMENTS,
        figures::STATEMENTS,
        files::STATEMENTS,
        imports::STATEMENTS,
        interviews::STATEMENTS,
        letters::STATEMENTS,
        mails::STATEMENTS,
        matching::statements().as_slice(),
        me::STATEMENTS,
        mentors::STATEMENTS,
        organisations::STATEMENTS,
        outbox::STATEMENTS,
        overview::STATEMENTS,
        partnerships::STATEMENTS,
        partnerships::OFFERS,
        partnerships::MEETINGS,
        partnerships::BY_BOTH_SIDES.concat().as_slice(),
        partnerships::WARNINGS,
        partnerships::OFFICE.concat().as_slice(),
        partnerships::CLOSINGS,
        partnerships::OUTCOMES,
        persons::STATEMENTS,
        programmes::STATEMENTS,
        reminders::STATEMENTS,
        secret_links::STATEMENTS,
        sign_ins::STATEMENTS,
        surveys::STATEMENTS,
    ]
    .concat()
    .into_iter()
    .chain(privacy::statements())
    .collect()
}
