//! What is printed, as the answer to a request, and what documents of every kind have alike.

use crate::error::{Answer, Error};
use crate::language::{Texts, plain};
use axum::http::header;
use axum::response::IntoResponse;
use geleit_print::{Block, Direction, Document, Language, Part, Printed};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A document as a file of this name.
pub(crate) async fn pdf(document: Document, name: &str) -> Answer {
    let printed = tokio::task::spawn_blocking(move || geleit_print::pdf(&document)).await;
    let file = printed.map_err(|error| failed(&error))?.map_err(|error| failed(&error))?;
    let name = format!("attachment; filename=\"{name}.pdf\"");
    let headers =
        [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, file).into_response())
}

fn failed(error: &dyn std::error::Error) -> Error {
    tracing::error!(%error, "a document could not be printed: {error}");
    Error::Failed
}

/// The language of texts as print knows it.
pub(crate) fn language(t: Texts) -> Language {
    let direction = match t.language.dir() {
        "rtl" => Direction::RightToLeft,
        _ => Direction::LeftToRight,
    };
    Language { tag: t.language.tag().to_owned(), direction }
}

/// The moment as print knows it.
pub(crate) fn printed(now: Timestamp) -> Printed {
    let now = now.to_zoned(TimeZone::UTC);
    let small = |number: i8| number.unsigned_abs();
    Printed {
        year: now.year().unsigned_abs(),
        month: small(now.month()),
        day: small(now.day()),
        hour: small(now.hour()),
        minute: small(now.minute()),
    }
}

/// A paragraph of these words.
pub(crate) fn paragraph(words: &str) -> Part {
    Part::Block(Block::Paragraph(plain(words)))
}
