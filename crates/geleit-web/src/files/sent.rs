//! A form with a file in it, as it arrives. The texts of the form stand before the file and are
//! kept whatever becomes of the file.

use crate::App;
use crate::language::Texts;
use crate::ui::Form;
use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use geleit_domain::files::BYTES_MAX;

/// A file as it came, or its beginning when it is too large.
pub(crate) struct SentFile {
    /// Its name as the sender's computer has it.
    pub(crate) name: String,
    /// At most one byte more than is taken.
    pub(crate) bytes: Vec<u8>,
}

/// Reads the fields of a form and the file in it. What broke off is said at the file.
pub(crate) async fn receive(
    multipart: Result<Multipart, MultipartRejection>,
    t: Texts,
) -> (Form, Option<SentFile>) {
    // An empty form, as a program sends it, lacks what every form has.
    let Ok(mut multipart) = multipart else { return (Form::default(), None) };
    let (mut values, mut file) = (Vec::new(), None);
    let problem = read(&mut multipart, &mut values, &mut file).await.err();
    let mut form = Form::of(values);
    match problem.map(|error| error.status()) {
        Some(StatusCode::PAYLOAD_TOO_LARGE) => form.refuse("file", t.files_refused("too_large")),
        Some(_) => form.refuse("file", t.files_broken_off()),
        None => {}
    }
    (form, file)
}

async fn read(
    multipart: &mut Multipart,
    values: &mut Vec<(String, String)>,
    file: &mut Option<SentFile>,
) -> Result<(), MultipartError> {
    while let Some(field) = multipart.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            *file = read_file(field).await?;
        } else {
            values.push((name, field.text().await?));
        }
    }
    Ok(())
}

/// Reads to the end also what is too large, so that the browser hears why it is refused.
async fn read_file(mut field: Field<'_>) -> Result<Option<SentFile>, MultipartError> {
    let name = field.file_name().unwrap_or_default().to_owned();
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        let room = (BYTES_MAX + 1).saturating_sub(bytes.len());
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    // A browser sends a field without name when no file was chosen.
    Ok((!name.is_empty()).then_some(SentFile { name, bytes }))
}

/// An id for the file that a form will send: the form sent twice is one file.
pub(super) fn new_id(app: &App) -> String {
    geleit_store::id(app.clock.now()).to_string()
}
