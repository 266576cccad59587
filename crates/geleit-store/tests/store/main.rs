//! The store against real databases: every test runs on SQLite and on PostgreSQL.
#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used)]

mod agreements;
mod answered;
mod attendance;
mod check;
mod closings;
mod cohorts;
mod consultations;
mod drafts;
mod ends;
mod entries;
mod event_files;
mod events;
mod expectations;
mod feeds;
mod figures;
mod files;
mod hands;
mod house;
mod imports;
mod interviews;
mod joining;
mod learning;
mod letters;
mod links;
mod lives;
mod matching;
mod meetings;
mod mentor_intake;
mod opening;
mod operator;
mod outcomes;
mod overview;
mod partnerships;
mod plans;
mod privacy;
mod reception;
mod replies;
mod returning;
mod schema;
mod seal;
mod survey_ways;
mod surveys;
mod walls;
mod warnings;

use geleit_domain::actor::Actor;
use geleit_domain::id::ProgrammeId;
use geleit_domain::programmes::Kind;
use geleit_store::Store;
use jiff::Timestamp;

fn now() -> Timestamp {
    "2026-01-23T09:00:00Z".parse().unwrap()
}

/// A tandem programme and the operator in it.
async fn programme(store: &Store) -> (ProgrammeId, Actor) {
    let id = store.create_programme(Kind::Tandem, "Mentoring", "mentoring", now()).await.unwrap();
    (id, Actor::operator(id))
}
