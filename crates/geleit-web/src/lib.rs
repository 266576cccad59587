//! What people see: routes, forms, templates, styles and languages. This crate alone knows
//! HTTP, HTML and languages; it never opens a transaction.

mod app;
mod assets;
mod cookies;
mod error;
mod extract;
mod language;
mod layers;
mod passwords;
mod routes;
mod ui;

mod accounts;
mod agreements;
mod alumni;
mod applications;
mod apply;
mod attestations;
mod closed_days;
mod closings;
mod cohorts;
mod declarations;
mod eligibility;
mod entries;
mod europass;
mod events;
mod expectations;
mod feeds;
mod figures;
mod files;
mod final_interviews;
mod firm;
mod fit_answers;
mod health;
mod interviews;
mod links;
mod matching;
mod me;
mod meetings;
mod mentors;
mod offers;
mod organisations;
mod outbox;
mod outcomes;
mod overview;
mod partnerships;
mod persons;
mod platform;
mod programmes;
mod public;
mod public_cohorts;
mod questionnaires;
mod raised_hands;
mod referrals;
mod reminders;
mod reports;
mod set_up;
mod sign_in;
mod sign_ups;
mod supervision;
mod surveys;
mod warnings;
mod weights;

pub mod imports;
pub mod letters;

pub use app::{App, Clock, WebConfig};
pub use error::Error;
pub use language::{Count, Language, Texts};
pub use layers::Network;
pub use routes::{Audience, Entry, Routes, Rule};
pub use ui::figures::definitions;

use axum::Router;

/// Every route of the program, without state: the tests of the wall read its table.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .with(assets::routes)
        .with(health::routes)
        .with(ui::find::routes)
        .with(public::routes)
        .with(public_cohorts::routes)
        .with(apply::routes)
        .with(declarations::routes)
        .with(sign_in::routes)
        .with(links::routes)
        .with(set_up::routes)
        .with(overview::routes)
        .with(imports::routes)
        .with(applications::routes)
        .with(interviews::routes)
        .with(files::routes)
        .with(europass::routes)
        .with(mentors::routes)
        .with(questionnaires::routes)
        .with(persons::routes)
        .with(programmes::routes)
        .with(eligibility::routes)
        .with(weights::routes)
        .with(organisations::routes)
        .with(cohorts::routes)
        .with(accounts::routes)
        .with(entries::routes)
        .with(outbox::routes)
        .with(letters::routes)
        .with(closed_days::routes)
        .with(reminders::routes)
        .with(matching::routes)
        .with(partnerships::routes)
        .with(events::routes)
        .with(sign_ups::routes)
        .with(feeds::routes)
        .with(warnings::routes)
        .with(referrals::routes)
        .with(supervision::routes)
        .with(surveys::routes)
        .with(me::routes)
        .with(offers::routes)
        .with(meetings::routes)
        .with(agreements::routes)
        .with(expectations::routes)
        .with(fit_answers::routes)
        .with(raised_hands::routes)
        .with(closings::routes)
        .with(final_interviews::routes)
        .with(outcomes::routes)
        .with(alumni::routes)
        .with(attestations::routes)
        .with(firm::routes)
        .with(reports::routes)
        .with(figures::routes)
        .with(platform::routes)
}

/// The program as a service.
pub fn app(app: App) -> Router {
    let router = routes().into_router().fallback(|| async { Error::NotFound });
    layers::around(router, app)
}
