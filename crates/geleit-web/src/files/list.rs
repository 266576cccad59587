//! The files of a record as lines, and the form for a further one: the same for whoever applies
//! and for staff.

use super::looking::{Sealed, look, typed};
use super::{SentFile, sent};
use crate::language::{Texts, plain};
use crate::ui::{Choice, Form};
use crate::{App, Error};
use geleit_domain::files::{COUNT_MAX, Kind, TYPED_CHARS_MAX};
use geleit_domain::id::FileId;
use geleit_store::files::File;

/// One file on a page.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) size: String,
    pub(super) when: String,
    pub(super) is_by_staff: bool,
}

/// The lines; `when` says an instant, given in µs since the epoch, in the programme's time zone.
pub(super) fn lines(t: Texts, files: &[File], when: impl Fn(&i64) -> String) -> Vec<Line> {
    let line = |file: &File| Line {
        id: file.id.to_string(),
        name: file.name.clone(),
        kind: t.files_kind(&file.kind),
        size: t.files_size((file.bytes + 999) / 1_000),
        when: when(&file.created_at),
        is_by_staff: file.account_id.is_some(),
    };
    files.iter().map(line).collect()
}

/// Is there room for a further file?
pub(super) fn has_room(files: &[File]) -> bool {
    files.len() < COUNT_MAX
}

/// The kinds to choose from.
pub(crate) fn kinds(t: Texts, kinds: &[Kind]) -> Vec<Choice> {
    let choice = |kind: &Kind| Choice { value: kind.text().to_owned(), label: t.files_kind(kind) };
    kinds.iter().map(choice).collect()
}

/// An empty form with the ids of what it will send.
pub(crate) fn form(app: &App) -> Form {
    Form::filled([("file_id", sent::new_id(app)), ("words_id", sent::new_id(app))])
}

/// What the form brings, looked through and sealed; what is wrong stands in the form.
pub(super) async fn read(
    app: &App,
    t: Texts,
    form: &mut Form,
    file: Option<SentFile>,
    kinds: &[Kind],
) -> Result<Vec<Sealed>, Error> {
    let mut brought = Vec::new();
    let words = form.value("words").trim().to_owned();
    let ids: [Option<FileId>; 2] =
        ["file_id", "words_id"].map(|field| form.value(field).parse().ok());
    let [Some(file_id), Some(words_id)] = ids else {
        form.refuse("file", t.files_missing());
        return Ok(brought);
    };
    if words.chars().count() > TYPED_CHARS_MAX {
        form.refuse("words", t.files_words_long(TYPED_CHARS_MAX));
    } else if !words.is_empty() {
        let name = plain(&t.files_words_name());
        brought.push(typed(app, words_id, &name, &words));
    }
    if let Some(file) = file.filter(|_| form.error("file").is_none()) {
        let kind = Kind::from_text(form.value("kind")).filter(|kind| kinds.contains(kind));
        match kind {
            None => form.refuse("kind", t.files_kind_missing()),
            Some(kind) => match look(app, file_id, kind, file).await? {
                Ok(sealed) => brought.push(sealed),
                Err(refusal) => form.refuse("file", t.files_refused(refusal.code())),
            },
        }
        if form.is_refused() && form.error("file").is_none() {
            form.refuse("file", t.files_again());
        }
    } else if words.is_empty() && !form.is_refused() {
        form.refuse("file", t.files_missing());
    }
    Ok(brought)
}
