//! `geleit organisation create`.

use crate::answer::Answer;
use crate::command_line::word;
use crate::context::Context;
use crate::failure::Failure;
use clap::{Args, Subcommand};
use geleit_domain::organisations::Duty;
use serde_json::json;

/// What can be done with organisations.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Creates a partner organisation
    Create(Create),
}

/// A new organisation.
#[derive(Debug, Args)]
pub(crate) struct Create {
    /// Slug of its programme
    #[arg(long, value_name = "SLUG")]
    programme: String,
    /// Name as people read it
    #[arg(long)]
    name: String,
    /// Short name in commands and addresses
    #[arg(long)]
    slug: String,
    /// find_mentors, supply_mentees, decide, fund; several with commas
    #[arg(long, value_delimiter = ',', value_parser = |text: &str| word(Duty::ALL, text.trim()))]
    duties: Vec<Duty>,
}

/// Runs the command.
///
/// # Errors
/// The programme is unknown, the slug is taken or none, or the name is empty.
pub(crate) async fn run(command: Command, context: &Context) -> Result<Answer, Failure> {
    let Command::Create(new) = command;
    let actor = context.operator(&new.programme).await?;
    let store = &context.store;
    let id =
        store.create_organisation(&actor, &new.name, &new.slug, &new.duties, context.now).await?;
    let json = json!({
        "organisation": new.slug,
        "id": id,
        "programme": new.programme,
        "name": new.name,
        "duties": new.duties,
    });
    Ok(Answer::new(json, format!("organisation {} is there", new.slug)))
}
