//! What is wrong with a file or a row, in the reader's language.

use super::{Answer, ProblemLine};
use crate::language::{Language, Texts};
use geleit_exchange::columns::Side;
use geleit_exchange::sheet::{MissingColumn, Reason, SheetError};

/// A column as a header names it: the German word of the guide, else the English key. What is
/// no column of ours, such as letters, stays as it is.
pub(crate) fn column_name(t: Texts, key: &str) -> String {
    if t.language != Language::De {
        return key.to_owned();
    }
    let of = |side: Side| side.columns().iter().find(|column| column.key == key);
    let column = of(Side::Mentees).or_else(|| of(Side::Mentors));
    column.map_or(key, |column| column.headers[0]).to_owned()
}

/// What is wrong with a row and what to do. A code that has no sentence yet keeps the English
/// one of the answer.
pub(super) fn problem(t: Texts, line: &ProblemLine) -> String {
    let arguments: Vec<_> = line.args.iter().map(|(n, v)| (n.clone(), v.clone())).collect();
    let text = t.imports_problem(&line.code, &arguments);
    if text == line.code { line.problem.clone() } else { text }
}

/// What is wrong with which file, where, and what to do.
pub(super) fn file(t: Texts, error: &SheetError) -> String {
    let mut arguments: Vec<(String, String)> =
        error.reason.args().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    if let Reason::MissingColumns(missing) = &error.reason {
        arguments = vec![("columns".to_owned(), missing_columns(t, missing))];
    }
    let what = t.imports_file_problem(error.reason.code(), &arguments);
    let what = match (error.row, &error.column) {
        (Some(row), Some(column)) => {
            t.imports_at_cell().row(row.to_string()).column(column).what(what)
        }
        (Some(row), None) => t.imports_at_row().row(row.to_string()).what(what),
        _ => what,
    };
    t.imports_in_file().file(&error.file).what(what)
}

fn missing_columns(t: Texts, missing: &[MissingColumn]) -> String {
    let name = |column: &MissingColumn| match t.language {
        Language::De => column.german.to_owned(),
        _ => column.key.to_owned(),
    };
    let texts = missing.iter().map(|column| match &column.nearest {
        Some(nearest) => t.imports_column_meant().column(name(column)).nearest(nearest),
        None => name(column),
    });
    texts.collect::<Vec<_>>().join(", ")
}

/// What the person should know about how the file was read.
pub(super) fn note(t: Texts, code: &str, argument: &str) -> String {
    t.imports_note(code, &[("what".to_owned(), argument.to_owned())])
}

/// That a column is not read, and which one is perhaps meant.
pub(super) fn unknown_column(t: Texts, said: &Answer, column: &str) -> String {
    match said.perhaps_meant.get(column) {
        Some(key) => t.imports_misspelt_column().column(column).nearest(column_name(t, key)),
        None => t.imports_unknown_column(column),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geleit_domain::programmes::GenderSpelling;

    /// Proves S1-16.
    #[test]
    fn a_sentence_names_what_was_written_and_where() {
        let t = Texts::new(Language::De, GenderSpelling::Colon);
        let line = ProblemLine {
            row: 7,
            column: "country_of_origin".into(),
            value: "Jugoslawien".into(),
            problem: "English".into(),
            code: "former_state".into(),
            args: [("item".to_owned(), "Jugoslawien".to_owned())].into(),
        };
        assert!(problem(t, &line).contains("Jugoslawien"), "{}", problem(t, &line));
        let unknown = ProblemLine { code: "of_the_future".into(), ..line };
        assert_eq!(problem(t, &unknown), "English");
        let nearest = Some("Aktenzal".to_owned());
        let missing = MissingColumn { key: "reference", german: "Aktenzahl", nearest };
        let reason = Reason::MissingColumns(vec![missing]);
        let error = SheetError { file: "a.csv".into(), row: Some(1), column: None, reason };
        let text = crate::language::plain(&file(t, &error));
        assert!(
            text.starts_with("Datei „a.csv“: Zeile 1: ") && text.contains("Aktenzal"),
            "{text}"
        );
    }

    /// Proves S1-37.
    #[test]
    fn a_misspelt_column_is_named_with_the_one_perhaps_meant() {
        let t = Texts::new(Language::De, GenderSpelling::Colon);
        let perhaps_meant = [("Deutch".to_owned(), "german".to_owned())].into();
        let said = Answer { perhaps_meant, ..Answer::default() };
        let text = |column| crate::language::plain(&unknown_column(t, &said, column));
        assert!(text("Deutch").contains("Ist „Deutsch“ gemeint?"), "{}", text("Deutch"));
        assert!(!text("Parkplatz").contains("gemeint"), "{}", text("Parkplatz"));
    }
}
