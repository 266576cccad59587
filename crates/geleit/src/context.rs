//! What a command works with: the open store, the time, the configuration. Opening makes the
//! data folder, brings its schema up to date and decides which clock applies.

use crate::clock::Clock;
use crate::config::Config;
use crate::failure::Failure;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, OrganisationId, ProgrammeId};
use geleit_domain::slug::Kind;
use geleit_store::seal::{KeyProblem, Seal};
use geleit_store::{Location, Store};
use jiff::Timestamp;
use std::path::Path;

/// Which clock the installation has, as its first command decided: `real` or `trial`.
const CLOCK: &str = "clock";
/// The mark of an installation that was filled by `geleit demo`.
pub(crate) const DEMO: &str = "demo";

/// What a command works with.
#[derive(Debug)]
pub(crate) struct Context {
    /// What is remembered.
    pub(crate) store: Store,
    /// The time of this command: one for all that it does.
    pub(crate) now: Timestamp,
    /// The clock, for what runs on.
    pub(crate) clock: Clock,
    /// How this installation is set up.
    pub(crate) config: Config,
}

impl Context {
    /// Opens the data of the configuration.
    ///
    /// # Errors
    /// It cannot be opened, its schema is not current, or it does not accept `--now`.
    pub(crate) async fn open(config: Config, now: Option<Timestamp>) -> Result<Self, Failure> {
        let location = config.location()?;
        let store = open_store(&location).await?;
        match location {
            Location::Folder(_) => geleit_store::migrate(&store).await?,
            Location::Postgres(_) => refuse_old_schema(&store).await?,
        }
        let clock = set_clock(&store, now).await?;
        let now = now.unwrap_or_else(|| clock.now());
        Ok(Self { store, now, clock, config })
    }

    /// Seals and opens with the master key, which is made as long as nothing was sealed.
    ///
    /// # Errors
    /// The key file is missing, belongs to other data, or cannot be read or made.
    pub(crate) async fn seal(&self) -> Result<Seal, Failure> {
        let file = self.config.master_key();
        if let Some(folder) = file.parent() {
            make_folder(folder)?;
        }
        self.store.seal(&file).await.map_err(|problem| wrong_key(&file, problem))
    }

    /// The operator, who runs commands in the programme with this slug.
    ///
    /// # Errors
    /// There is no such programme.
    pub(crate) async fn operator(&self, programme: &str) -> Result<Actor, Failure> {
        let (programme, _) = self.find(Kind::Programme, programme).await?;
        Ok(Actor::operator(programme))
    }

    /// The operator in the programme of a cohort, and the cohort.
    ///
    /// # Errors
    /// There is no such cohort.
    pub(crate) async fn cohort(&self, slug: &str) -> Result<(Actor, CohortId), Failure> {
        let (programme, id) = self.find(Kind::Cohort, slug).await?;
        Ok((Actor::operator(programme), CohortId(id)))
    }

    /// The organisation with this slug in the actor's programme.
    ///
    /// # Errors
    /// There is no such organisation.
    pub(crate) async fn organisation(
        &self,
        actor: &Actor,
        slug: &str,
    ) -> Result<OrganisationId, Failure> {
        let found = self.store.find_slug(slug, Kind::Organisation).await?;
        let own = found.filter(|(programme, _)| *programme == actor.programme);
        own.map(|(_, id)| OrganisationId(id))
            .ok_or_else(|| Failure::unknown("organisation of this programme", slug))
    }

    async fn find(&self, kind: Kind, slug: &str) -> Result<(ProgrammeId, uuid::Uuid), Failure> {
        let found = self.store.find_slug(slug, kind).await?;
        found.ok_or_else(|| Failure::unknown(kind.text(), slug))
    }
}

/// Opens the database without touching its schema; a data folder is made.
///
/// # Errors
/// The folder cannot be made or the database cannot be reached.
pub(crate) async fn open_store(location: &Location) -> Result<Store, Failure> {
    if let Location::Folder(folder) = location {
        make_folder(folder)?;
    }
    Ok(Store::open(location).await?)
}

/// Makes a folder that only its owner can enter.
///
/// # Errors
/// It cannot be made.
pub(crate) fn make_folder(folder: &Path) -> Result<(), Failure> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let what = format!("the folder {} cannot be made", folder.display());
    builder.create(folder).map_err(|error| Failure::io(&what, &error))
}

/// What is wrong with the key file, and what to do about it.
pub(crate) fn wrong_key(file: &Path, problem: KeyProblem) -> Failure {
    let at = file.display();
    let advice = format!("{problem}; put the copy that was kept apart from the backups at {at}");
    match problem {
        KeyProblem::Missing => Failure::refused("master_key_missing", advice),
        KeyProblem::Wrong => Failure::refused("master_key_wrong", advice),
        KeyProblem::File(error) => Failure::io("the master key", &error),
        KeyProblem::Store(error) => error.into(),
    }
}

/// Without the owner's address an old schema can only be refused.
///
/// # Errors
/// The schema is not the one of this program.
pub(crate) async fn refuse_old_schema(store: &Store) -> Result<(), Failure> {
    if geleit_store::is_current(store).await? {
        return Ok(());
    }
    let message = "the schema is not the one of this program; run `geleit migrate` with the \
                   owner's address in GELEIT_DATABASE_OWNER_URL first";
    Err(Failure::refused("schema_not_current", message))
}

/// The clock of this installation. Its first command decides for ever whether it is a trial.
///
/// # Errors
/// `--now` in an installation that is no trial, or before its newest entry.
pub(crate) async fn set_clock(store: &Store, now: Option<Timestamp>) -> Result<Clock, Failure> {
    let kind = match store.mark(CLOCK).await? {
        Some(kind) => kind,
        None => {
            let kind = if now.is_some() { "trial" } else { "real" };
            store.set_mark(CLOCK, kind).await?;
            kind.to_owned()
        }
    };
    let is_trial = kind == "trial" || store.mark(DEMO).await?.is_some();
    let newest = if is_trial { newest_entry(store).await? } else { None };
    match (now, newest) {
        (None, None) => Ok(Clock::default()),
        // A trial may be ahead of the real time; its clock never goes back.
        (None, Some(newest)) if newest <= Clock::default().now() => Ok(Clock::default()),
        (None, Some(newest)) => Ok(Clock::showing(newest)),
        (Some(_), _) if !is_trial => Err(Failure::refused(
            "no_trial",
            "--now is for trials: a data folder whose first command ran with --now; this one \
             runs on the real time for ever",
        )),
        (Some(now), Some(newest)) if now < newest => Err(Failure::refused(
            "clock_goes_back",
            format!("--now must not be before the newest entry, {newest}"),
        )),
        (Some(now), _) => Ok(Clock::showing(now)),
    }
}

async fn newest_entry(store: &Store) -> Result<Option<Timestamp>, Failure> {
    let mut newest = None;
    for (programme, _) in store.programmes().await? {
        newest = newest.max(store.read(programme).await?.latest_entry_at().await?);
    }
    Ok(newest.map(geleit_store::timestamp).transpose()?)
}
