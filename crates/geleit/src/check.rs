//! `geleit check`: looks for damage and says what it found.

use crate::answer::Answer;
use crate::config;
use crate::context::{Context, wrong_key};
use crate::failure::Failure;
use serde_json::json;

/// Runs every check.
///
/// # Errors
/// The database cannot be read.
pub(crate) async fn run(context: &Context) -> Result<Answer, Failure> {
    let mut found = Vec::new();
    if !geleit_store::is_current(&context.store).await? {
        found.push("the schema is not the one of this program".to_owned());
    }
    found.extend(context.store.damage().await?);
    if let Err(error) = context.store.refuse_strong_role().await {
        found.push(error.to_string());
    }
    found.extend(configuration(context));
    // Without its key nobody signs in with a code, and no sealed file opens.
    let key = context.config.master_key();
    if let Err(problem) = context.store.check_key(&key).await {
        found.push(wrong_key(&key, problem).message);
    }
    let text = if found.is_empty() { "nothing found".to_owned() } else { found.join("\n") };
    let answer = Answer::new(json!({ "found": found }), text);
    Ok(match found.len() {
        0 => answer,
        count => answer.refused(Failure::failed("found", format!("{count} problems found"))),
    })
}

fn configuration(context: &Context) -> Vec<String> {
    let config = &context.config;
    let mut found = Vec::new();
    let address = config.public_address();
    if !address.starts_with("https://") && !address.starts_with("http://") {
        found.push(format!("public_address must begin with https:// (it is {address})"));
    }
    if let Err(problem) = config.trusted_proxies() {
        found.push(problem.message);
    }
    if config.log_level.as_deref().is_some_and(|l| l.parse::<tracing::Level>().is_err()) {
        found.push("log_level must be error, warn, info, debug or trace".to_owned());
    }
    if let Some(smtp) = &config.smtp {
        if let Some(Err(problem)) = smtp.password_file.as_deref().map(config::secret) {
            found.push(problem.message);
        }
        if let Err(error) = smtp.from.parse::<lettre::message::Mailbox>() {
            found.push(format!("smtp.from is no address: {error}"));
        }
    }
    found
}
