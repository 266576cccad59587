//! `geleit match`: computes and stores a proposal, or writes its numbers to files.

use super::edges;
use crate::answer::{Answer, say};
use crate::context::Context;
use crate::failure::Failure;
use geleit_store::matching::Proposed;
use serde_json::{Value, json};
use std::path::PathBuf;

/// What to match.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Slug of the cohort
    #[arg(long, value_name = "SLUG")]
    cohort: String,
    /// Write edges.csv, capacities.csv and locks.csv for `geleit assign` and store nothing
    #[arg(long, value_name = "DIR")]
    export_edges: Option<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// The cohort is unknown or takes no proposal, or its locks do not fit.
pub(crate) async fn run(args: Args, context: &Context) -> Result<Answer, Failure> {
    let (actor, cohort) = context.cohort(&args.cohort).await?;
    if let Some(folder) = args.export_edges {
        let bare = context.store.edges(&actor, cohort, context.now).await?;
        return edges::write(&folder, &bare);
    }
    for loose in context.store.loose_exclusions(&actor, cohort).await? {
        say(&format!(
            "{} {} excludes “{}”, but nobody of the other side has this reference; correct the \
             column exclusions, import again and match again",
            loose.side, loose.person, loose.excluded
        ));
    }
    let proposed = context.store.propose(&actor, cohort, None, context.now).await?;
    let text = format!(
        "proposal {}: {} pairs, {} people without, {} points in all, proven",
        proposed.number,
        proposed.pairs.len(),
        proposed.unmatched.len(),
        proposed.total,
    );
    Ok(Answer::new(document(&proposed), text))
}

/// The JSON that other programs read; people are named by reference.
fn document(proposed: &Proposed) -> Value {
    let pairs: Vec<_> = proposed
        .pairs
        .iter()
        .map(|pair| {
            let reasons: Vec<_> = pair
                .reasons
                .iter()
                .map(|reason| {
                    json!({
                        "criterion": reason.criterion,
                        "points": reason.points,
                        "text": reason.why.sentence_en(),
                    })
                })
                .collect();
            json!({
                "mentee": pair.mentee,
                "mentor": pair.mentor,
                "points": pair.points,
                "reasons": reasons,
            })
        })
        .collect();
    let unmatched: Vec<_> = proposed
        .unmatched
        .iter()
        .map(|one| json!({ "side": one.side, "person": one.person, "reason": one.reason }))
        .collect();
    json!({
        "pairs": pairs,
        "unmatched": unmatched,
        "total": proposed.total,
        "certificate": { "valid": proposed.valid, "dual": proposed.dual },
    })
}
