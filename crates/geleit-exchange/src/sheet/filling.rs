//! The rows of a sheet as the readers deliver them: limits, blank rows and progress are the
//! same for every format.

use super::{COLUMNS_MAX, Cell, Note, Progress, ROWS_MAX, Reason, Row, Sheet};

/// The most cells kept in memory, so that a few wide rows repeated often stay harmless.
const CELLS_MAX: usize = ROWS_MAX * 50;

/// How many rows lie between two reports of progress.
const ROWS_PER_REPORT: usize = 1_000;

/// A sheet that is being read.
pub(super) struct Filling<'a> {
    header: Vec<String>,
    /// Cells of the header's record, also those without a name.
    header_cells: usize,
    rows: Vec<Row>,
    cells: usize,
    progress: Progress<'a>,
    /// The row at which reading failed, where the reader knows it.
    pub(super) failed_at: Option<u32>,
}

impl<'a> Filling<'a> {
    pub(super) fn new(progress: Progress<'a>) -> Self {
        Self {
            header: Vec::new(),
            header_cells: 0,
            rows: Vec::new(),
            cells: 0,
            progress,
            failed_at: None,
        }
    }

    /// Takes the next row; row numbers grow.
    pub(super) fn push(&mut self, number: u32, cells: Vec<Cell>) -> Result<(), Reason> {
        self.take(number, cells, false)
    }

    /// Takes the next row of a format in which every row must have as many cells as the header.
    pub(super) fn push_counted(&mut self, number: u32, cells: Vec<Cell>) -> Result<(), Reason> {
        self.take(number, cells, true)
    }

    fn take(&mut self, number: u32, mut cells: Vec<Cell>, counted: bool) -> Result<(), Reason> {
        let given = cells.len();
        while cells.last().is_some_and(Cell::is_empty) {
            cells.pop();
        }
        if cells.is_empty() {
            return Ok(());
        }
        self.failed_at = Some(number);
        if cells.len() > COLUMNS_MAX {
            return Err(Reason::TooManyColumns);
        }
        if number == 1 {
            self.header = cells.iter().map(|cell| cell.text().into_owned()).collect();
            self.header_cells = given;
            return Ok(());
        }
        if self.header.is_empty() {
            return Err(Reason::HeaderMissing);
        }
        self.cells += cells.len();
        if self.rows.len() >= ROWS_MAX || self.cells > CELLS_MAX {
            return Err(Reason::TooManyRows);
        }
        // Empty cells at the end are no harm, missing ones may be half a row.
        let fits = given >= self.header.len() && cells.len() <= self.header_cells;
        self.rows.push(Row { number, cells, ragged: (counted && !fits).then_some(given) });
        if self.rows.len().is_multiple_of(ROWS_PER_REPORT) {
            self.report()?;
        }
        self.failed_at = None;
        Ok(())
    }

    fn report(&mut self) -> Result<(), Reason> {
        let rows = u64::try_from(self.rows.len()).expect("fewer rows than ROWS_MAX");
        if (self.progress)(rows).is_break() { Err(Reason::Stopped) } else { Ok(()) }
    }

    /// The finished sheet.
    pub(super) fn into_sheet(mut self, file: &str, notes: Vec<Note>) -> Result<Sheet, Reason> {
        if self.header.is_empty() && self.rows.is_empty() {
            return Err(Reason::Empty);
        }
        self.report()?;
        Ok(Sheet { file: file.to_owned(), header: self.header, rows: self.rows, notes })
    }
}
