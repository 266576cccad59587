//! From the bytes of a file to the answer: read the sheet, read the rows, let the store decide
//! and write.

use super::answer::{self, Answer, ProblemLine};
use super::watch::Watch;
use geleit_domain::actor::Actor;
use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_exchange::Problem;
use geleit_exchange::columns::Side;
use geleit_exchange::rows::{self, Rows};
use geleit_exchange::sheet::{self, Sheet, SheetError};
use geleit_store::Store;
use geleit_store::imports::{Import, RowOutcome};
use jiff::Timestamp;
use jiff::civil::Date;
use std::sync::Arc;

/// A file to import.
#[derive(Debug)]
pub struct Request {
    /// Mentees or mentors.
    pub side: Side,
    /// The file's name as the person knows it.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Into which cohort and how; `bad_rows` is counted here.
    pub import: Import,
}

/// What came of it.
#[derive(Debug)]
pub struct Imported {
    /// The answer.
    pub answer: Answer,
    /// The refused rows as a file of the same kind, if there are any.
    pub rejects: Option<Vec<u8>>,
}

/// Why nothing was even decided.
#[derive(Debug)]
pub enum Failure {
    /// The file as a whole cannot be used.
    Sheet(SheetError),
    /// The store refuses.
    Store(geleit_store::Error),
}

impl From<geleit_store::Error> for Failure {
    fn from(error: geleit_store::Error) -> Self {
        Self::Store(error)
    }
}

/// The rows of either side.
enum Read {
    Mentees(Rows<MenteeRow>),
    Mentors(Rows<MentorRow>),
}

/// Imports a file, or says what importing it would do.
///
/// # Errors
/// [`Failure`]; nothing is written then. Problems of single rows are part of the answer.
pub async fn import(
    store: &Store,
    actor: &Actor,
    request: Request,
    watch: Arc<Watch>,
    now: Timestamp,
) -> Result<Imported, Failure> {
    let today = store.read(actor.programme).await?.programme().await?.today(now);
    let Request { side, file_name, bytes, mut import } = request;
    let reading = Arc::clone(&watch);
    let name = file_name.clone();
    // Unpacking and parsing take a while and must not hold up other requests.
    let read = tokio::task::spawn_blocking(move || read(&name, &bytes, side, today, &reading));
    let (sheet, read) =
        read.await.expect("reading a sheet does not panic").map_err(Failure::Sheet)?;
    let mut answer = match &read {
        Read::Mentees(rows) => begin(rows, &sheet),
        Read::Mentors(rows) => begin(rows, &sheet),
    };
    import.bad_rows = answer.rejected;
    let mut problems = match &read {
        Read::Mentees(rows) => rows.problems.clone(),
        Read::Mentors(rows) => rows.problems.clone(),
    };
    let outcomes = match read {
        Read::Mentees(rows) => {
            mentees(store, actor, &import, rows.good, &watch, &mut problems, now).await?
        }
        Read::Mentors(rows) => {
            mentors(store, actor, &import, rows.good, &watch, &mut problems, now).await?
        }
    };
    problems.sort_by_key(|problem| problem.row);
    answer.rejected = answer.read - good(&outcomes);
    answer.problems = problems.iter().map(ProblemLine::from).collect();
    let answer = answer.with_outcomes(&outcomes, import.skip_bad_rows);
    let rejects = (answer.rejected > 0)
        .then(|| geleit_exchange::rejects::file(&file_name, &sheet, &problems));
    Ok(Imported { answer, rejects })
}

fn read(
    name: &str,
    bytes: &[u8],
    side: Side,
    today: Date,
    watch: &Watch,
) -> Result<(Sheet, Read), SheetError> {
    let sheet = sheet::read(name, bytes, &mut |rows| watch.reading(rows))?;
    watch.found(sheet.rows.len());
    let mut progress = |_| watch.reading(u64::try_from(sheet.rows.len()).unwrap_or(u64::MAX));
    let read = match side {
        Side::Mentees => Read::Mentees(rows::mentees(&sheet, today, &mut progress)?),
        Side::Mentors => Read::Mentors(rows::mentors(&sheet, today, &mut progress)?),
    };
    Ok((sheet, read))
}

fn begin<T>(rows: &Rows<T>, sheet: &Sheet) -> Answer {
    let near = rows.unknown.iter().filter_map(|c| Some((c.header.clone(), c.nearest?.to_owned())));
    Answer {
        read: rows.read,
        rejected: rows.rejected(),
        unknown_columns: rows.unknown.iter().map(|column| column.header.clone()).collect(),
        perhaps_meant: near.collect(),
        notes: sheet.notes.iter().map(ToString::to_string).collect(),
        note_codes: sheet.notes.iter().map(|n| (n.code().into(), n.arg().into())).collect(),
        ..Answer::default()
    }
}

fn good(outcomes: &[RowOutcome]) -> usize {
    use geleit_store::imports::Outcome;
    outcomes.iter().filter(|row| !matches!(row.outcome, Outcome::Refused(_))).count()
}

async fn mentees(
    store: &Store,
    actor: &Actor,
    import: &Import,
    rows: Vec<MenteeRow>,
    watch: &Watch,
    problems: &mut Vec<Problem>,
    now: Timestamp,
) -> Result<Vec<RowOutcome>, Failure> {
    let mut writing = |rows| watch.writing(rows);
    let outcomes = store.import_mentees(actor, import, &rows, &mut writing, now).await?;
    let pairs = rows.iter().zip(&outcomes);
    problems.extend(
        pairs.filter_map(|(row, said)| answer::problem(said, row.organisation.as_deref(), 0)),
    );
    Ok(outcomes)
}

async fn mentors(
    store: &Store,
    actor: &Actor,
    import: &Import,
    rows: Vec<MentorRow>,
    watch: &Watch,
    problems: &mut Vec<Problem>,
    now: Timestamp,
) -> Result<Vec<RowOutcome>, Failure> {
    let mut writing = |rows| watch.writing(rows);
    let outcomes = store.import_mentors(actor, import, &rows, &mut writing, now).await?;
    let pairs = rows.iter().zip(&outcomes);
    problems.extend(pairs.filter_map(|(row, said)| {
        answer::problem(said, row.organisation.as_deref(), row.capacity)
    }));
    Ok(outcomes)
}
