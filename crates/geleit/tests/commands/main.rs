//! The commands through the real program: exit codes, streams, JSON, the clock of trials,
//! serving, mails, backups, crashes. Every word checked here is part of the contract with the
//! outside.
#![allow(clippy::unwrap_used)]

mod accounts;
mod backups;
mod clock;
mod crash;
mod create;
mod demo;
mod imports;
mod installation;
mod mails;
mod matching;
mod refusals;
mod reports;
mod server;
mod serving;
mod smtp;
mod submissions;
mod unsubscribing;
