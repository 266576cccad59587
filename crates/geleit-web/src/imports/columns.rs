//! Which columns a sheet may have, and an empty sheet to begin with.

use super::{side_word, words};
use crate::error::Answer;
use crate::language::{Language, Texts};
use crate::ui::{Page, html};
use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use geleit_exchange::columns::{Column, Side};
use geleit_exchange::csv_table;

#[derive(Template)]
#[template(path = "imports/columns.html")]
struct Columns {
    t: Texts,
    page: Page,
    sides: Vec<Sheet>,
}

struct Sheet {
    word: &'static str,
    title: String,
    columns: Vec<Line>,
}

struct Line {
    name: String,
    others: String,
    content: String,
    is_required: bool,
}

pub(super) async fn show(page: Page) -> Answer {
    let t = page.t;
    let sides = [Side::Mentees, Side::Mentors].map(|side| sheet(t, side)).into();
    html(&Columns { t, page, sides })
}

fn sheet(t: Texts, side: Side) -> Sheet {
    let line = |column: &Column| {
        let name = words::column_name(t, column.key);
        let spellings = std::iter::once(&column.key).chain(column.headers);
        let others: Vec<_> = spellings.filter(|word| **word != name).copied().collect();
        Line {
            others: others.join(", "),
            content: t.imports_content(column.key),
            is_required: column.required,
            name,
        }
    };
    let columns = side.columns().iter().map(line).collect();
    Sheet { word: side_word(side), title: t.imports_side(side_word(side)), columns }
}

pub(super) async fn mentees(language: Language) -> Answer {
    Ok(template(Side::Mentees, language))
}

pub(super) async fn mentors(language: Language) -> Answer {
    Ok(template(Side::Mentors, language))
}

/// An empty sheet of a side: only the header.
fn template(side: Side, language: Language) -> Response {
    let german = language == Language::De;
    let name = |column: &Column| if german { column.headers[0] } else { column.key };
    let headers: Vec<_> = side.columns().iter().map(name).collect();
    csv(&format!("{}.csv", side_word(side)), csv_table::<_, &str>(&headers, &[]))
}

/// A CSV file to keep.
pub(super) fn csv(name: &str, bytes: Vec<u8>) -> Response {
    let kept = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, kept),
    ];
    (headers, bytes).into_response()
}
