//! `geleit cohort create`.

use crate::answer::Answer;
use crate::context::Context;
use crate::failure::Failure;
use clap::{Args, Subcommand};
use geleit_domain::cohorts::phases::usual_end;
use geleit_store::cohorts::{Calendar, NewCohort};
use jiff::civil::Date;
use serde_json::json;

/// What can be done with cohorts.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Creates a cohort in the state draft
    Create(Create),
}

/// A new cohort.
#[derive(Debug, Args)]
pub(crate) struct Create {
    /// Slug of its programme
    #[arg(long, value_name = "SLUG")]
    programme: String,
    /// Short name in commands and addresses
    #[arg(long)]
    slug: String,
    /// Number within its region group
    #[arg(long)]
    number: u32,
    /// Its regions, with commas
    #[arg(long, value_delimiter = ',')]
    regions: Vec<String>,
    /// First day, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    starts: Date,
    /// Last day, YYYY-MM-DD [default: six months after the first]
    #[arg(long, value_name = "DATE")]
    ends: Option<Date>,
    /// Places in pairs
    #[arg(long)]
    capacity: u32,
    /// Day of the opening event
    #[arg(long, value_name = "DATE")]
    opening: Option<Date>,
    /// Applications are taken until this day
    #[arg(long, value_name = "DATE")]
    applications_until: Option<Date>,
    /// Day of the matching
    #[arg(long, value_name = "DATE")]
    matching: Option<Date>,
}

/// Runs the command.
///
/// # Errors
/// The programme is unknown, the slug or the number is taken, or a value does not fit.
pub(crate) async fn run(command: Command, context: &Context) -> Result<Answer, Failure> {
    let Command::Create(new) = command;
    let actor = context.operator(&new.programme).await?;
    let cohort = NewCohort {
        slug: new.slug,
        number: new.number,
        regions: new.regions.iter().map(|region| region.trim().to_owned()).collect(),
        calendar: Calendar {
            applications_until: new.applications_until,
            matching_on: new.matching,
            opening_on: new.opening,
            starts_on: new.starts,
            ends_on: new.ends.unwrap_or_else(|| usual_end(new.starts)),
            capacity: new.capacity,
        },
    };
    let id = context.store.create_cohort(&actor, &cohort, context.now).await?;
    let json = json!({
        "cohort": cohort.slug,
        "id": id,
        "programme": new.programme,
        "number": cohort.number,
        "status": "draft",
    });
    Ok(Answer::new(json, format!("cohort {} is there (draft)", cohort.slug)))
}
