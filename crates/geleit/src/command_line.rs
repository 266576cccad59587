//! The commands and the options that all of them take.

use crate::answer::{self, Format};
use crate::failure::Failure;
use crate::{
    assign, backup, cohort, demo, import, matching, organisation, programme, report, restore,
    serve, user,
};
use clap::{Args, Parser, Subcommand};
use jiff::Timestamp;
use std::fmt::Display;
use std::path::PathBuf;
use std::process::ExitCode;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "geleit", version, about = "Mentoring programmes for the labour market")]
#[command(arg_required_else_help = true)]
pub(crate) struct CommandLine {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub(crate) struct Options {
    /// Folder of the SQLite data [default: ./geleit-data]
    #[arg(long, global = true, value_name = "DIR", env = "GELEIT_DATA")]
    pub(crate) data: Option<PathBuf>,
    /// PostgreSQL instead of the folder: postgres://…
    #[arg(long, global = true, value_name = "URL", env = "GELEIT_DATABASE_URL")]
    #[arg(hide_env_values = true)]
    pub(crate) database_url: Option<String>,
    /// Start of the clock of a trial folder, such as 2026-01-23T09:00:00Z
    #[arg(long, global = true, value_name = "TIME", env = "GELEIT_NOW")]
    pub(crate) now: Option<Timestamp>,
    /// How the answer is printed; csv for `report cohort` only
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Configuration file (TOML); the environment overrides it
    #[arg(long, global = true, value_name = "FILE", env = "GELEIT_CONFIG")]
    pub(crate) config: Option<PathBuf>,
}

/// One word per thing to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serves the pages; migrates the schema if needed
    Serve(serve::Args),
    Assign(assign::Args),
    /// Brings the schema to the newest version
    Migrate,
    /// Looks for damage: schema, integrity, invariants, audit chain, jobs, configuration
    Check,
    /// Copies database and files to one file, also while serving
    Backup(backup::Args),
    /// Fills an empty data folder from a backup
    Restore(restore::Args),
    /// Programmes
    #[command(subcommand)]
    Programme(programme::Command),
    /// Partner organisations
    #[command(subcommand)]
    Organisation(organisation::Command),
    /// Cohorts
    #[command(subcommand)]
    Cohort(cohort::Command),
    /// Figures as of a day, as known at a time
    #[command(subcommand)]
    Report(report::Command),
    /// Fills an empty folder with three invented programmes and serves it
    Demo(demo::Args),
    /// Takes a spreadsheet of mentees or mentors into a cohort
    Import(import::Args),
    /// Computes and stores a proposal of pairs for a cohort
    Match(matching::MatchArgs),
    /// Records that an organisation agreed to the pairs in a meeting
    Endorse(matching::EndorseArgs),
    /// Makes partnerships of the pairs to which all have agreed
    Release(matching::ReleaseArgs),
    /// Accounts
    #[command(subcommand)]
    User(user::Command),
}

impl CommandLine {
    /// Whether the answer can be had in the form that was asked for; to be settled before anything
    /// has changed.
    ///
    /// # Errors
    /// A table was asked of a command that has none.
    pub(crate) fn permit_format(&self) -> Result<(), Failure> {
        let has_table = matches!(self.command, Command::Report(report::Command::Cohort(_)));
        if self.options.format == Format::Csv && !has_table {
            let message = "only `geleit report cohort` has a table; ask for --format text or json";
            return Err(Failure::usage(message));
        }
        Ok(())
    }
}

/// Reads the command line; help and wrong use are answered here.
pub(crate) fn read() -> Result<CommandLine, ExitCode> {
    CommandLine::try_parse().map_err(|error| {
        let is_json = std::env::args().any(|arg| arg == "--format=json")
            || std::env::args()
                .zip(std::env::args().skip(1))
                .any(|(arg, value)| arg == "--format" && value == "json");
        if error.use_stderr() && is_json {
            let failure = Failure::usage(error.render().to_string().trim());
            return answer::print(Format::Json, Err(failure));
        }
        // A closed terminal is no reason to fail.
        let _ = error.print();
        ExitCode::from(if error.use_stderr() { 2 } else { 0 })
    })
}

/// Reads one word of a closed list; on the command line `_` may be written `-`.
pub(crate) fn word<T: Copy + Display>(all: &[T], text: &str) -> Result<T, String> {
    let spelt = text.replace('-', "_");
    all.iter().copied().find(|value| value.to_string() == spelt).ok_or_else(|| {
        let words: Vec<String> = all.iter().map(|value| value.to_string()).collect();
        format!("expected one of {}", words.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_word_may_be_spelt_with_hyphens() {
        let all = geleit_domain::programmes::Kind::ALL;
        assert_eq!(word(all, "company-stay").unwrap().text(), "company_stay");
        assert!(word(all, "companystay").unwrap_err().contains("tandem"));
    }
}
