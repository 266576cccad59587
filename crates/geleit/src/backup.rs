//! `geleit backup`: one file with everything but the master key.

use crate::answer::Answer;
use crate::context::Context;
use crate::failure::Failure;
use clap::Args as ClapArgs;
use serde_json::json;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Where the copy goes.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// File to write; it must not exist
    file: PathBuf,
}

/// Copies under another name first, so that the file is there only when it is whole.
///
/// # Errors
/// The file exists, the database is PostgreSQL, or the copy cannot be written.
pub(crate) async fn run(args: &Args, context: &Context) -> Result<Answer, Failure> {
    let file = &args.file;
    if file.exists() {
        let message = format!("{} exists; a backup overwrites nothing", file.display());
        return Err(Failure::refused("file_exists", message));
    }
    let draft = PathBuf::from(format!("{}.draft-{}", file.display(), std::process::id()));
    let failed = |error: io::Error| Failure::io(&format!("{}", file.display()), &error);
    create(&draft).map_err(failed)?;
    let copied = context.store.copy_to(&draft).await;
    if !matches!(copied, Ok(true)) {
        let _ = fs::remove_file(&draft);
    }
    if !copied? {
        let message = "PostgreSQL has its own tool: use pg_dump with the owner's address";
        return Err(Failure::refused("use_pg_dump", message));
    }
    keep(&draft, file).map_err(failed)?;
    let bytes = fs::metadata(file).map_err(failed)?.len();
    let text = format!("{} holds everything but the master key", file.display());
    Ok(Answer::new(json!({ "file": file, "bytes": bytes }), text))
}

/// An empty file for its owner only; SQLite writes into it.
fn create(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

/// Makes the copy last and gives it its name.
pub(crate) fn keep(draft: &Path, file: &Path) -> io::Result<()> {
    File::open(draft)?.sync_all()?;
    fs::rename(draft, file)?;
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
        _ => File::open(".")?.sync_all(),
    }
}
