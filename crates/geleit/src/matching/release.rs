//! `geleit release`: makes partnerships of the agreed pairs.

use crate::answer::Answer;
use crate::context::Context;
use crate::failure::Failure;
use geleit_store::{Error, Refusal};
use serde_json::json;

/// What to release.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Slug of the cohort
    #[arg(long, value_name = "SLUG")]
    cohort: String,
}

/// Runs the command. Missing agreements are part of the answer.
///
/// # Errors
/// The cohort is unknown, or a place that a pair needs has been taken since.
pub(crate) async fn run(args: Args, context: &Context) -> Result<Answer, Failure> {
    let (actor, cohort) = context.cohort(&args.cohort).await?;
    match context.store.release(&actor, cohort, None, context.now).await {
        Ok(done) => {
            let json = json!({ "released": done.released, "missing": [] });
            Ok(Answer::new(json, format!("{} pairs released", done.released)))
        }
        Err(Error::Refused(Refusal::AgreementMissing(missing))) => {
            let json = json!({ "released": 0, "missing": missing });
            let refusal = Error::from(Refusal::AgreementMissing(missing));
            Ok(Answer::new(json, "").refused(refusal.into()))
        }
        Err(other) => Err(other.into()),
    }
}
