//! `geleit restore`: an empty data folder from a backup.

use crate::answer::Answer;
use crate::backup;
use crate::config::Config;
use crate::context::{make_folder, open_store, set_clock, wrong_key};
use crate::failure::Failure;
use clap::Args as ClapArgs;
use geleit_store::Location;
use jiff::Timestamp;
use serde_json::json;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where the copy is.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// File that `geleit backup` wrote
    file: PathBuf,
}

/// Restores beside the final place first; the folder stays empty unless the backup is whole.
///
/// # Errors
/// The folder is not empty, the file is no backup or damaged, or the database is PostgreSQL.
pub(crate) async fn run(
    args: &Args,
    config: Config,
    now: Option<Timestamp>,
) -> Result<Answer, Failure> {
    let Location::Folder(folder) = config.location()? else {
        let message = "PostgreSQL has its own tool: use pg_restore with the owner's address";
        return Err(Failure::refused("use_pg_restore", message));
    };
    refuse_used(&folder)?;
    let draft = folder.join("restoring");
    let done = fill(&args.file, &draft, now).await;
    let done = done.and_then(|()| {
        let failed = |error: io::Error| Failure::io("the backup cannot be put in place", &error);
        backup::keep(&draft.join("geleit.sqlite"), &folder.join("geleit.sqlite")).map_err(failed)
    });
    let _ = fs::remove_dir_all(&draft);
    done?;
    let key = config.master_key();
    let store = open_store(&Location::Folder(folder.clone())).await?;
    let problem = store.check_key(&key).await.err();
    store.close().await;
    // The data is whole in any case; `geleit serve` waits for the key.
    let said = match problem {
        None => "the master key fits".to_owned(),
        Some(problem) => wrong_key(&key, problem).message,
    };
    let text = format!("{} is restored; {said}", folder.display());
    Ok(Answer::new(json!({ "restored": folder, "master_key": said }), text))
}

/// Only the master key may be there already: it is kept apart from the backups.
fn refuse_used(folder: &Path) -> Result<(), Failure> {
    let used = match fs::read_dir(folder) {
        Ok(mut names) => names.any(|name| name.is_ok_and(|name| name.file_name() != "master.key")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(Failure::io("the data folder cannot be read", &error)),
    };
    if used {
        let message = format!("{} is not empty; restore into an empty folder", folder.display());
        return Err(Failure::refused("folder_not_empty", message));
    }
    Ok(())
}

async fn fill(file: &Path, draft: &Path, now: Option<Timestamp>) -> Result<(), Failure> {
    if !file.is_file() {
        let message = format!("there is no file {}; check the path", file.display());
        return Err(Failure::refused("unreadable_file", message));
    }
    let broken = |what: &str| {
        let message = format!("{} is no whole backup: {what}", file.display());
        Failure::refused("broken_backup", message)
    };
    make_folder(draft)?;
    fs::copy(file, draft.join("geleit.sqlite"))
        .map_err(|error| Failure::io("the backup cannot be copied", &error))?;
    let location = Location::Folder(draft.to_owned());
    let store = open_store(&location).await.map_err(|failure| broken(&failure.message))?;
    let damage = store.file_damage().await.map_err(|error| broken(&error.to_string()))?;
    if let Some(first) = damage.first() {
        return Err(broken(first));
    }
    // Any other SQLite file would be whole, too, and become an empty installation.
    store.programmes().await.map_err(|_| broken("it holds no data of this program"))?;
    geleit_store::migrate(&store).await.map_err(|error| broken(&error.to_string()))?;
    set_clock(&store, now).await?;
    store.learn().await?;
    store.close().await;
    Ok(())
}
