//! `geleit import`: a spreadsheet of mentees or mentors into a cohort, whole or not at all.

use crate::answer::{Answer, say};
use crate::command_line::word;
use crate::context::Context;
use crate::failure::Failure;
use clap::{Args as ClapArgs, ValueEnum};
use geleit_domain::actor::Actor;
use geleit_domain::id::{ImportId, OrganisationId};
use geleit_exchange::columns::Side;
use geleit_exchange::sheet::{Reason, SheetError};
use geleit_store::imports::{Import, KeptFile, RunStatus};
use geleit_store::seal::Content;
use geleit_web::imports::{self, Request, Watch};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Which sheet, into which cohort, and how.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Whose sheet it is
    side: SideWord,
    /// XLSX, ODS or CSV
    file: PathBuf,
    /// Slug of the cohort
    #[arg(long, value_name = "SLUG")]
    cohort: String,
    /// Status of the applications that this run creates
    #[arg(long = "as", value_name = "STATUS", default_value = "received")]
    #[arg(value_parser = |text: &str| word(&["received", "accepted"], text))]
    as_status: &'static str,
    /// Slug of the organisation of rows that name none
    #[arg(long, value_name = "SLUG")]
    organisation: Option<String>,
    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,
    /// Write the good rows although others are refused
    #[arg(long)]
    skip_bad_rows: bool,
    /// Write the refused rows with their problems to this file
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SideWord {
    Mentees,
    Mentors,
}

impl SideWord {
    fn word(self) -> &'static str {
        match self {
            Self::Mentees => "mentees",
            Self::Mentors => "mentors",
        }
    }
}

/// How often the terminal hears of the progress.
const PROGRESS_EVERY: Duration = Duration::from_millis(500);

/// Runs the command. Control-C stops it, and nothing has happened then.
///
/// # Errors
/// The cohort or the organisation is unknown, or the cohort takes no applications any more.
pub(crate) async fn run(args: Args, context: &Context) -> Result<Answer, Failure> {
    let (actor, cohort) = context.cohort(&args.cohort).await?;
    let organisation = match &args.organisation {
        None => None,
        Some(slug) => {
            let mut tx = context.store.read(actor.programme).await?;
            let found = tx.find_organisation(slug).await?;
            let found = found.ok_or_else(|| Failure::unknown("organisation", slug))?;
            Some(OrganisationId(found.id))
        }
    };
    let bytes = std::fs::read(&args.file);
    let bytes = bytes.map_err(|error| Failure::unreadable(&args.file, &error))?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let run = ImportId(geleit_store::id(context.now));
    // Sealed first: without the key nothing is written.
    let file = match args.dry_run {
        true => None,
        false => Some(Arc::new(KeptFile {
            side: args.side.word(),
            name: name.clone(),
            sealed: context.seal().await?.seal(&bytes, Content::ImportFile(cohort)),
        })),
    };
    let request = Request {
        side: if args.side == SideWord::Mentees { Side::Mentees } else { Side::Mentors },
        file_name: name.clone(),
        bytes,
        import: Import {
            accepted: args.as_status == "accepted",
            organisation,
            skip_bad_rows: args.skip_bad_rows,
            dry_run: args.dry_run,
            run: file.is_some().then_some(run),
            file,
            ..Import::into(cohort)
        },
    };
    let watch = Arc::new(Watch::default());
    let work = imports::import(&context.store, &actor, request, Arc::clone(&watch), context.now);
    let imported = match watched(work, &watch).await {
        Ok(imported) => imported,
        Err(imports::Failure::Sheet(error)) => return Ok(refused_file(&error)),
        Err(imports::Failure::Store(error)) => return Err(error.into()),
    };
    write_rejects(args.rejects.as_deref(), imported.rejects.as_deref())?;
    say_of_run(context, &actor, run, &imported.answer).await?;
    Ok(answer(&imported.answer, &args, &name))
}

/// The page of the kept file says of its rows what the terminal says; a file that changed nothing
/// is not kept.
async fn say_of_run(
    context: &Context,
    actor: &Actor,
    run: ImportId,
    answer: &imports::Answer,
) -> Result<(), Failure> {
    let words = serde_json::to_string(answer).expect("an answer is plain data");
    let (store, now) = (&context.store, context.now);
    match store.end_import_run(actor, run, RunStatus::Done, Some(&words), now).await {
        Ok(()) | Err(geleit_store::Error::Outdated) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Lets the work go on, tells the terminal how far it is, and stops it on Control-C.
async fn watched<T>(work: impl Future<Output = T>, watch: &Watch) -> T {
    tokio::pin!(work);
    let mut tick = tokio::time::interval(PROGRESS_EVERY);
    tick.tick().await;
    loop {
        tokio::select! {
            done = &mut work => return done,
            _ = tick.tick() => {
                let (read, written, total) = watch.rows();
                say(&format!("rows read {read}, written {written} of {total}"));
            }
            Ok(()) = tokio::signal::ctrl_c() => {
                say("stopping; nothing will have changed");
                watch.stop();
            }
        }
    }
}

fn write_rejects(file: Option<&Path>, rejects: Option<&[u8]>) -> Result<(), Failure> {
    let (Some(file), Some(rejects)) = (file, rejects) else { return Ok(()) };
    let what = format!("{} cannot be written", file.display());
    std::fs::write(file, rejects).map_err(|error| Failure::io(&what, &error))
}

fn answer(answer: &imports::Answer, args: &Args, file: &str) -> Answer {
    let mut json = json!(answer);
    if let Some(fields) = json.as_object_mut() {
        fields.remove("rows");
    }
    let mut text = String::new();
    for problem in &answer.problems {
        let (row, column, value) = (problem.row, &problem.column, &problem.value);
        text.push_str(&format!("row {row}, {column} “{value}”: {}\n", problem.problem));
    }
    for column in &answer.unknown_columns {
        text.push_str(&format!("column “{column}” means nothing here and was left out"));
        if let Some(key) = answer.perhaps_meant.get(column) {
            text.push_str(&format!("; is “{key}” meant? correct the header and import again"));
        }
        text.push('\n');
    }
    for note in &answer.notes {
        text.push_str(&format!("note: {note}\n"));
    }
    let would = if args.dry_run { "would be " } else { "" };
    text.push_str(&format!(
        "read {}: {would}created {}, updated {}, unchanged {}, rejected {}",
        answer.read, answer.created, answer.updated, answer.unchanged, answer.rejected
    ));
    let said = Answer::new(json, text);
    if !answer.is_refused(args.skip_bad_rows) {
        return said;
    }
    let message = format!(
        "{file}: {} of {} rows are refused, so nothing has changed; correct them, or leave them \
         out with --skip-bad-rows and get them back with --rejects FILE",
        answer.rejected, answer.read
    );
    said.refused(Failure::refused("rows_rejected", message))
}

/// A file that cannot be used at all has the same answer with one problem and no rows.
fn refused_file(error: &SheetError) -> Answer {
    let column = match &error.reason {
        Reason::MissingColumns(missing) => missing.first().map(|column| column.key.to_owned()),
        _ => error.column.clone(),
    };
    let problem = json!({
        "row": error.row,
        "column": column,
        "value": error.file,
        "problem": error.to_string(),
        "code": error.reason.code(),
    });
    let json: Value = json!({
        "read": 0, "created": 0, "updated": 0, "unchanged": 0, "rejected": 0,
        "problems": [problem], "unknown_columns": [],
    });
    let failure = Failure::refused(error.reason.code(), error.to_string());
    Answer::new(json, "").refused(failure)
}
