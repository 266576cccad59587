//! `geleit report`: the figures of a cohort or of a tandem programme, as of a day, as known at a
//! time, for one audience. For people each figure is followed by how it is counted.

use crate::answer::Answer;
use crate::command_line::word;
use crate::context::Context;
use crate::failure::Failure;
use clap::{Args, Subcommand};
use geleit_domain::figures::{Audience, CohortReport, DEFINITIONS_VERSION, ProgrammeReport, Row};
use geleit_domain::programmes::{GenderSpelling, Kind};
use geleit_store::figures::Question;
use geleit_web::{Language, Texts};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

/// What can be reported on.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The figures of one cohort
    Cohort(Asked),
    /// The figures of a tandem programme over all its cohorts
    Programme(Asked),
}

/// A report.
#[derive(Debug, Args)]
pub(crate) struct Asked {
    /// Slug of the cohort or programme
    slug: String,
    /// Facts dated up to this day count [default: today in the programme's time zone]
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Only what was recorded by then counts [default: now]
    #[arg(long, value_name = "TIME")]
    known_at: Option<Timestamp>,
    /// Who reads it: internal is exact, funder and public have no small cells
    #[arg(long, value_parser = audience, default_value = "internal")]
    audience: Audience,
}

fn audience(text: &str) -> Result<Audience, String> {
    word(Audience::ALL, text)
}

impl Asked {
    fn question(&self) -> Question {
        Question { as_of: self.as_of, known_at: self.known_at, audience: self.audience }
    }
}

/// Runs the command.
///
/// # Errors
/// The cohort or programme is unknown, or the programme is no tandem.
pub(crate) async fn run(command: &Command, context: &Context) -> Result<Answer, Failure> {
    match command {
        Command::Cohort(asked) => {
            let (actor, cohort) = context.cohort(&asked.slug).await?;
            let question = asked.question();
            let report = context.store.cohort_report(&actor, cohort, question, context.now).await?;
            let table = geleit_exchange::report_csv(&report);
            Ok(Answer::new(document(&report), cohort_text(&report)).with_csv(table))
        }
        Command::Programme(asked) => {
            let actor = context.operator(&asked.slug).await?;
            let programme = context.store.programme(actor.programme).await?;
            if programme.kind != Kind::Tandem.text() {
                let message = "only tandem programmes have a report for now; ask for a programme \
                               that was created with --kind tandem";
                return Err(Failure::refused("no_report", message));
            }
            let report =
                context.store.programme_report(&actor, asked.question(), context.now).await?;
            Ok(Answer::new(document(&report), programme_text(&report)))
        }
    }
}

fn document(report: &impl Serialize) -> Value {
    serde_json::to_value(report).expect("a report has only texts, numbers and lists")
}

fn cohort_text(report: &CohortReport) -> String {
    let about = format!(
        "cohort {} (number {}), as of {}, known by {}, definitions {DEFINITIONS_VERSION}",
        report.cohort, report.number, report.as_of, report.known_at
    );
    let rows = report.rows();
    let t = Texts::new(Language::En, GenderSpelling::Colon);
    let definitions = geleit_web::definitions(t, report);
    let definitions = definitions.iter().map(|(figure, how)| format!("{figure}: {how}"));
    let lines = std::iter::once(about).chain(rows.iter().map(line));
    let lines = lines.chain(["".to_owned(), "How it is counted".to_owned()]).chain(definitions);
    lines.collect::<Vec<_>>().join("\n")
}

fn line(row: &Row) -> String {
    let Row { figure, cell, count, of, percent } = row;
    let name = if cell.is_empty() { (*figure).to_owned() } else { format!("  {figure}: {cell}") };
    let count = count.map_or_else(|| "suppressed".to_owned(), |count| count.to_string());
    let whole = of.map(|of| format!(" of {of}")).unwrap_or_default();
    let percent = percent.map(|percent| format!(" ({percent} %)")).unwrap_or_default();
    format!("{name:<60} {count}{whole}{percent}")
}

fn programme_text(report: &ProgrammeReport) -> String {
    format!(
        "programme {}, as of {}, known by {}: {} pairs in {} cohorts",
        report.programme, report.as_of, report.known_at, report.pairs, report.cohorts
    )
}
