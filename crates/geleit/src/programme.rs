//! `geleit programme create`.

use crate::answer::Answer;
use crate::command_line::word;
use crate::context::Context;
use crate::failure::Failure;
use clap::{Args, Subcommand};
use geleit_domain::programmes::Kind;
use serde_json::json;

/// What can be done with programmes.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Creates a programme
    Create(Create),
}

/// A new programme.
#[derive(Debug, Args)]
pub(crate) struct Create {
    /// tandem, casework or company-stay
    #[arg(long, value_parser = |text: &str| word(Kind::ALL, text))]
    kind: Kind,
    /// Name as people read it
    #[arg(long)]
    name: String,
    /// Short name in commands and addresses
    #[arg(long)]
    slug: String,
}

/// Runs the command.
///
/// # Errors
/// The slug is taken or none, or the name is empty.
pub(crate) async fn run(command: Command, context: &Context) -> Result<Answer, Failure> {
    let Command::Create(new) = command;
    let store = &context.store;
    let id = store.create_programme(new.kind, &new.name, &new.slug, context.now).await?;
    let json = json!({ "programme": new.slug, "id": id, "kind": new.kind, "name": new.name });
    Ok(Answer::new(json, format!("programme {} is there", new.slug)))
}
