//! ODS, read here and not by a library: its cells and rows carry repeat counts, and a file of
//! two kilobytes that claims a hundred million cells must not be believed.

use super::filling::Filling;
use super::workbook::iso_date;
use super::{COLUMNS_MAX, Cell, Note, Reason, archive, letters};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::{BufRead, BufReader};

fn damaged(error: impl std::fmt::Display) -> Reason {
    Reason::Damaged(error.to_string())
}

pub(super) fn fill(bytes: &[u8], filling: &mut Filling<'_>) -> Result<Vec<Note>, Reason> {
    let mut archive = archive::open(bytes)?;
    let content = archive.by_name("content.xml").map_err(damaged)?;
    let mut xml = Reader::from_reader(BufReader::new(content));
    xml.config_mut().expand_empty_elements = true;
    let mut tables = Tables { xml, buffer: Vec::new(), number: 0 };
    let Some(name) = tables.next_table()? else { return Err(Reason::NotASpreadsheet) };
    tables.rows(filling)?;
    let note = tables.next_table()?.map(|_| Note::OnlySheet(name));
    Ok(note.into_iter().collect())
}

struct Tables<R> {
    xml: Reader<R>,
    buffer: Vec<u8>,
    /// The row read last.
    number: u32,
}

impl<R: BufRead> Tables<R> {
    fn event(&mut self) -> Result<Event<'static>, Reason> {
        self.buffer.clear();
        self.xml.read_event_into(&mut self.buffer).map(Event::into_owned).map_err(damaged)
    }

    fn skip(&mut self, element: &BytesStart<'_>) -> Result<(), Reason> {
        self.buffer.clear();
        self.xml.read_to_end_into(element.name(), &mut self.buffer).map(|_| ()).map_err(damaged)
    }

    /// Moves to the next table and gives its name.
    fn next_table(&mut self) -> Result<Option<String>, Reason> {
        loop {
            match self.event()? {
                Event::Start(e) if e.local_name().as_ref() == "table" => {
                    return Ok(Some(attribute(&e, "name").unwrap_or_default()));
                }
                // Holds deleted tables.
                Event::Start(e) if e.local_name().as_ref() == "tracked-changes" => self.skip(&e)?,
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    fn rows(&mut self, filling: &mut Filling<'_>) -> Result<(), Reason> {
        loop {
            match self.event()? {
                Event::Start(e) if e.local_name().as_ref() == "table-row" => {
                    let repeat = repeat(&e, "number-rows-repeated");
                    self.row(repeat, filling)?;
                }
                Event::Start(e) if matches!(e.local_name().as_ref(), "shapes" | "forms") => {
                    self.skip(&e)?;
                }
                Event::End(e) if e.local_name().as_ref() == "table" => return Ok(()),
                Event::Eof => return Err(damaged("the table does not end")),
                _ => {}
            }
        }
    }

    fn row(&mut self, repeat: u32, filling: &mut Filling<'_>) -> Result<(), Reason> {
        let first = self.number.saturating_add(1);
        let cells = self.cells(first).inspect_err(|_| filling.failed_at = Some(first))?;
        self.number = self.number.saturating_add(repeat);
        if !cells.is_empty() {
            for number in first..=self.number {
                filling.push(number, cells.clone())?;
            }
        }
        Ok(())
    }

    /// The cells of a row up to the last one with a value.
    fn cells(&mut self, row: u32) -> Result<Vec<Cell>, Reason> {
        let mut cells = Vec::new();
        let mut column: usize = 0;
        loop {
            match self.event()? {
                Event::Start(e)
                    if matches!(e.local_name().as_ref(), "table-cell" | "covered-table-cell") =>
                {
                    if row == 1 {
                        refuse_merged(&e, column)?;
                    }
                    let repeat = repeat(&e, "number-columns-repeated");
                    let cell = self.cell(&e)?;
                    let end = column.saturating_add(usize::try_from(repeat).unwrap_or(usize::MAX));
                    if !cell.is_empty() {
                        if end > COLUMNS_MAX {
                            return Err(Reason::TooManyColumns);
                        }
                        cells.resize(column, Cell::Empty);
                        cells.resize(end, cell);
                    }
                    column = end;
                }
                Event::End(e) if e.local_name().as_ref() == "table-row" => return Ok(cells),
                Event::Eof => return Err(damaged("a row does not end")),
                _ => {}
            }
        }
    }

    fn cell(&mut self, start: &BytesStart<'_>) -> Result<Cell, Reason> {
        let text = self.cell_text()?;
        let given = |name| attribute(start, name);
        let kind = given("value-type").unwrap_or_default();
        if text.starts_with('#') && start.attributes_raw().contains("calcext:value-type=\"error\"")
        {
            return Ok(Cell::Error(text));
        }
        let cell = match kind.as_str() {
            "float" | "percentage" | "currency" => {
                given("value").and_then(|value| value.parse().ok()).map(Cell::Number)
            }
            "date" => given("date-value").map(|value| iso_date(&value)),
            "boolean" => given("boolean-value").map(|value| Cell::Bool(value == "true")),
            "string" => given("string-value").map(|value| Cell::of_text(&value)),
            _ => None,
        };
        Ok(match cell {
            Some(cell) => cell,
            None if kind.is_empty() && text.is_empty() && given("formula").is_some() => {
                Cell::NoValue
            }
            None => Cell::of_text(&text),
        })
    }

    /// The paragraphs of a cell, without comments and drawings.
    fn cell_text(&mut self) -> Result<String, Reason> {
        let mut text = String::new();
        let mut paragraphs = 0;
        loop {
            match self.event()? {
                Event::Start(e) => match e.local_name().as_ref() {
                    "annotation" | "frame" | "custom-shape" | "g" => self.skip(&e)?,
                    "p" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                    }
                    "s" => text.extend((0..repeat(&e, "c").min(1_000)).map(|_| ' ')),
                    "tab" | "line-break" => text.push(' '),
                    _ => {}
                },
                Event::Text(part) => text.push_str(&part.xml10_content()),
                Event::CData(part) => text.push_str(&part.xml10_content()),
                Event::GeneralRef(name) => text.push(character(&name)?),
                Event::End(e)
                    if matches!(e.local_name().as_ref(), "table-cell" | "covered-table-cell") =>
                {
                    return Ok(text);
                }
                Event::Eof => return Err(damaged("a cell does not end")),
                _ => {}
            }
        }
    }
}

fn refuse_merged(cell: &BytesStart<'_>, column: usize) -> Result<(), Reason> {
    let columns = repeat(cell, "number-columns-spanned");
    let rows = repeat(cell, "number-rows-spanned");
    if columns < 2 && rows < 2 {
        return Ok(());
    }
    let right = column.saturating_add(usize::try_from(columns).unwrap_or(usize::MAX) - 1);
    let right = right.min(COLUMNS_MAX);
    Err(Reason::MergedHeader(format!("{}1:{}{rows}", letters(column), letters(right))))
}

/// A count of repetitions, at least 1.
fn repeat(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attributes = element.attributes().flatten();
    let found = attributes.filter(|attribute| {
        attribute.key.local_name().as_ref() == name
            // LibreOffice repeats the type under its own name.
            && attribute.key.prefix().is_none_or(|prefix| prefix.as_ref() != "calcext")
    });
    let value = found.last()?.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// The five names that XML knows and numbered characters; nothing is looked up elsewhere.
fn character(name: &quick_xml::events::BytesRef<'_>) -> Result<char, Reason> {
    if let Some(c) = name.resolve_char_ref().map_err(damaged)? {
        return Ok(c);
    }
    match name.xml10_content().as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        other => Err(damaged(format!("unknown sign &{other};"))),
    }
}
