//! What a command says: its result on stdout as text, as one JSON document or as a table,
//! everything else on stderr, and the exit code.

use crate::failure::Failure;
use clap::ValueEnum;
use serde_json::{Value, json};
use std::io::Write;
use std::process::ExitCode;

/// How the answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// One JSON document and nothing else.
    Json,
    /// The same table as on the page; only for the report of a cohort.
    Csv,
}

/// The answer of a command in every form.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The document.
    pub(crate) json: Value,
    /// The same for people; may have several lines.
    pub(crate) text: String,
    /// The same as a file of lines and cells; empty where a command has none.
    pub(crate) csv: Vec<u8>,
    /// The answer is there, but a rule refused what was asked or something was found.
    pub(crate) refusal: Option<Failure>,
}

impl Answer {
    /// An answer to something that was done.
    pub(crate) fn new(json: Value, text: impl Into<String>) -> Self {
        Self { json, text: text.into(), csv: Vec::new(), refusal: None }
    }

    /// A command that has spoken while it ran.
    pub(crate) fn spoken() -> Self {
        Self::new(Value::Null, "")
    }

    /// The same answer, which can also be had as a table.
    pub(crate) fn with_csv(mut self, csv: Vec<u8>) -> Self {
        self.csv = csv;
        self
    }

    /// The same answer, but not what was asked for.
    pub(crate) fn refused(mut self, failure: Failure) -> Self {
        self.refusal = Some(failure);
        self
    }
}

/// Prints the answer and gives the exit code.
pub(crate) fn print(format: Format, answer: Result<Answer, Failure>) -> ExitCode {
    let Answer { mut json, text, csv, refusal: failure } =
        answer.unwrap_or_else(|failure| Answer::new(json!({}), "").refused(failure));
    if let (Some(failure), Some(fields)) = (&failure, json.as_object_mut()) {
        let error = json!({ "code": failure.code, "message": failure.message });
        fields.insert("error".into(), error);
    }
    match format {
        Format::Json if !json.is_null() => out(&json.to_string()),
        Format::Text if !text.is_empty() => out(text.trim_end()),
        Format::Csv => write(&csv),
        _ => {}
    }
    if let Some(failure) = &failure {
        say(&format!("geleit: {}", failure.message));
    }
    failure.map_or(ExitCode::SUCCESS, |failure| ExitCode::from(failure.exit))
}

/// A line of the result.
pub(crate) fn out(line: &str) {
    write(format!("{line}\n").as_bytes());
}

/// Writes to stdout as it is. Whoever stops reading is not an error.
fn write(bytes: &[u8]) {
    let mut stdout = std::io::stdout().lock();
    let _ = stdout.write_all(bytes).and_then(|()| stdout.flush());
}

/// A message or the progress of long work.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
