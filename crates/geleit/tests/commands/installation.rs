//! One installation for one test, on either engine, used through the program only.

use geleit_domain::id::CohortId;
use geleit_domain::slug::Kind;
use geleit_store::testing::{self, Place};
use geleit_store::{Location, Store};
use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A data folder or a PostgreSQL database, not yet used.
#[derive(Debug)]
pub(crate) struct Installation {
    /// A folder of this test; on SQLite the data is in `data` below it.
    pub(crate) folder: PathBuf,
    database: Option<Database>,
    now: Option<&'static str>,
}

#[derive(Debug)]
struct Database {
    url: String,
    _place: Place,
}

/// What one command has said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Said {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The JSON document on stdout; fails if there is anything else.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("one JSON document expected, {error}: {self:?}"))
    }

    pub(crate) fn error_code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
    }
}

impl Installation {
    pub(crate) fn sqlite() -> Self {
        Self { folder: testing::folder(), database: None, now: None }
    }

    /// A database with the current schema, used under the weak role.
    pub(crate) fn postgres() -> Self {
        let place = testing::run(Place::postgres());
        let Location::Postgres(options) = &place.location else { panic!("PostgreSQL") };
        let (host, port) = (options.get_host(), options.get_port());
        let name = options.get_database().unwrap();
        let url = format!("postgres://geleit_web:geleit_web@{host}:{port}/{name}");
        testing::run(place.store.close());
        Self {
            folder: testing::folder(),
            database: Some(Database { url, _place: place }),
            now: None,
        }
    }

    /// The same data, opened by the test itself.
    pub(crate) async fn store(&self) -> Store {
        let location = match &self.database {
            Some(database) => Location::postgres(&database.url).unwrap(),
            None => Location::Folder(self.folder.join("data")),
        };
        Store::open(&location).await.unwrap()
    }

    /// The status of the cohort `wien-1`.
    pub(crate) fn cohort_status(&self) -> String {
        testing::run(async {
            let store = self.store().await;
            let (programme, id) = store.find_slug("wien-1", Kind::Cohort).await.unwrap().unwrap();
            let cohort = store.read(programme).await.unwrap().cohort(CohortId(id)).await.unwrap();
            store.close().await;
            cohort.status
        })
    }

    /// A trial: every command runs at this time.
    pub(crate) fn at(mut self, now: &'static str) -> Self {
        self.now = Some(now);
        self
    }

    pub(crate) fn database_name(&self) -> &str {
        let url = &self.database.as_ref().unwrap().url;
        url.rsplit_once('/').unwrap().1
    }

    /// The program with an empty environment, in this installation.
    pub(crate) fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_geleit"));
        command.env_clear().env("TZ", "UTC").current_dir(&self.folder).stdin(Stdio::null());
        match &self.database {
            Some(database) => command.env("GELEIT_DATABASE_URL", &database.url),
            None => command.env("GELEIT_DATA", self.folder.join("data")),
        };
        if let Some(now) = self.now {
            command.env("GELEIT_NOW", now);
        }
        command
    }

    /// Runs one command, written as on a command line; `"…"` keeps words together.
    pub(crate) fn run(&self, line: &str) -> Said {
        Said::of(self.program().args(words(line)).output().unwrap())
    }

    /// Runs one command with a further variable, `NAME=VALUE`.
    pub(crate) fn run_with(&self, variable: &str, line: &str) -> Said {
        let (name, value) = variable.split_once('=').unwrap();
        let mut program = self.program();
        Said::of(program.env(name, value).args(words(line)).output().unwrap())
    }

    /// Runs a command that must succeed and gives its JSON.
    pub(crate) fn done(&self, line: &str) -> Value {
        let said = self.run(&format!("{line} --format json"));
        assert_eq!(said.code, 0, "{line}: {said:?}");
        said.json()
    }

    /// Runs a command that must be refused with exit code 2 and gives the code of the error.
    pub(crate) fn refused(&self, line: &str) -> String {
        let said = self.run(&format!("{line} --format json"));
        assert_eq!(said.code, 2, "{line}: {said:?}");
        assert!(!said.json()["error"]["message"].as_str().unwrap().is_empty());
        said.error_code()
    }

    /// The programme `wien` with the organisation `wko` and the cohort `wien-1`.
    pub(crate) fn with_programme(self) -> Self {
        self.done("programme create --kind tandem --name Wien --slug wien");
        self.done(
            "organisation create --programme wien --name Kammer --slug wko --duties find_mentors",
        );
        self.done(
            "cohort create --programme wien --slug wien-1 --number 1 --regions Wien \
             --starts 2027-02-01 --ends 2027-08-01 --capacity 10",
        );
        self
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (position, part) in line.split('"').enumerate() {
        if position % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Declares a test of an installation that runs on both engines.
macro_rules! on_both {
    ($($(#[$meta:meta])* fn $name:ident($installation:ident) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            use $crate::installation::Installation;

            fn scene($installation: Installation) $body

            $(#[$meta])*
            #[test]
            fn sqlite() {
                scene(Installation::sqlite());
            }

            $(#[$meta])*
            #[test]
            fn postgres() {
                scene(Installation::postgres());
            }
        }
    )+};
}

pub(crate) use on_both;
