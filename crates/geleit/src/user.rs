//! `geleit user create`, `suspend` and `resume`.

use crate::answer::Answer;
use crate::command_line::word;
use crate::context::Context;
use crate::failure::Failure;
use clap::{Args, Subcommand};
use geleit_domain::policy::Role;
use geleit_store::accounts::NewAccount;
use serde_json::json;

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Gives somebody an account or a further role; prints a one-time enrolment link
    Create(Create),
    /// Signs somebody out everywhere and lets them sign in no more
    Suspend(Step),
    /// Lets somebody sign in again
    Resume(Step),
}

/// A new account.
#[derive(Debug, Args)]
pub(crate) struct Create {
    /// Slug of the programme
    #[arg(long, value_name = "SLUG")]
    programme: String,
    /// Address to sign in with
    #[arg(long)]
    email: String,
    /// What the account may be
    #[arg(long, value_parser = role)]
    role: Role,
    /// Organisation for which the role is held
    #[arg(long, value_name = "SLUG")]
    organisation: Option<String>,
    /// Name shown on pages; the address if not given
    #[arg(long)]
    name: Option<String>,
}

/// Whom it is about, and why.
#[derive(Debug, Args)]
pub(crate) struct Step {
    /// Slug of the programme
    #[arg(long, value_name = "SLUG")]
    programme: String,
    /// Address that the account signs in with
    #[arg(long)]
    email: String,
    /// Why; kept in the audit trail
    #[arg(long)]
    reason: String,
}

/// A role that an account can hold.
fn role(text: &str) -> Result<Role, String> {
    let all: Vec<Role> = Role::ALL.iter().copied().filter(|r| *r != Role::Operator).collect();
    word(&all, text)
}

/// Runs the command.
///
/// # Errors
/// The programme or the organisation is unknown, a partner has none, or the address is none.
pub(crate) async fn run(command: Command, context: &Context) -> Result<Answer, Failure> {
    match command {
        Command::Create(new) => create(new, context).await,
        Command::Suspend(step) => take(step, true, context).await,
        Command::Resume(step) => take(step, false, context).await,
    }
}

async fn take(step: Step, suspend: bool, context: &Context) -> Result<Answer, Failure> {
    let (store, now) = (&context.store, context.now);
    let actor = context.operator(&step.programme).await?;
    let found = store.find_account(&actor, &step.email).await?;
    let account =
        found.ok_or_else(|| Failure::unknown("account of this programme", &step.email))?;
    let status = if suspend {
        store.suspend_account(&actor, account, &step.reason, now).await?;
        "suspended"
    } else {
        store.resume_account(&actor, account, &step.reason, now).await?;
        "resumed"
    };
    let json = json!({ "user": step.email, "id": account, "status": status });
    Ok(Answer::new(json, format!("{} is {status}", step.email)))
}

async fn create(new: Create, context: &Context) -> Result<Answer, Failure> {
    let actor = context.operator(&new.programme).await?;
    let organisation = match &new.organisation {
        Some(slug) => Some(context.organisation(&actor, slug).await?),
        None if new.role == Role::Partner => {
            let message = "a partner speaks for an organisation; name it with --organisation SLUG";
            return Err(Failure::usage(message));
        }
        None => None,
    };
    let account = NewAccount {
        email: &new.email,
        name: new.name.as_deref().unwrap_or(&new.email),
        role: new.role,
        organisation,
        person: None,
        language: "de",
    };
    let (id, link) = context.store.create_account(&actor, &account, context.now).await?;
    let link = format!("{}/links/{link}", context.config.public_address());
    let json = json!({
        "user": new.email,
        "id": id,
        "programme": new.programme,
        "role": new.role,
        "organisation": new.organisation,
        "link": link,
    });
    Ok(Answer::new(json, link))
}
