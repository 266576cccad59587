//! `geleit endorse`: records that an organisation agreed in a meeting.

use crate::answer::Answer;
use crate::context::Context;
use crate::failure::Failure;
use geleit_domain::id::OrganisationId;
use geleit_domain::slug::Kind;
use geleit_store::Refusal;
use serde_json::json;

/// Who agreed to what.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Slug of the cohort
    #[arg(long, value_name = "SLUG")]
    cohort: String,
    /// Slug of the organisation that agreed
    #[arg(long, value_name = "SLUG")]
    organisation: String,
    /// To all pairs of the current proposal
    #[arg(long, required = true)]
    all: bool,
    /// Who said it where
    #[arg(long, value_name = "TEXT")]
    minute: String,
}

/// Runs the command.
///
/// # Errors
/// The cohort or the organisation is unknown, or the organisation does not decide.
pub(crate) async fn run(args: Args, context: &Context) -> Result<Answer, Failure> {
    let (actor, cohort) = context.cohort(&args.cohort).await?;
    let slug = &args.organisation;
    let found = context.store.find_slug(slug, Kind::Organisation).await?;
    let ours = found.filter(|(programme, _)| *programme == actor.programme);
    let (_, id) = ours.ok_or_else(|| Failure::unknown("organisation", slug))?;
    if args.minute.trim().is_empty() {
        return Err(geleit_store::Error::from(Refusal::ReasonMissing).into());
    }
    debug_assert!(args.all, "the command line requires it");
    let organisation = OrganisationId(id);
    let minute = Some(args.minute.as_str());
    let store = &context.store;
    let endorsed =
        store.endorse_all(&actor, cohort, organisation, minute, None, context.now).await?;
    Ok(Answer::new(json!({ "endorsed": endorsed }), format!("{slug} agrees to {endorsed} pairs")))
}
