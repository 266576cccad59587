//! How this installation is set up: one TOML file, overridden by the environment, overridden by
//! the command line. Secrets are named by the path of their file.

use crate::command_line::Options;
use crate::failure::Failure;
use geleit_store::Location;
use geleit_web::Network;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The configuration as it applies.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// Address to listen on.
    pub(crate) listen: Option<String>,
    /// Address under which people reach the server, such as `https://mentoring.example.org`.
    pub(crate) public_address: Option<String>,
    /// Data folder.
    pub(crate) data: Option<PathBuf>,
    /// File that holds the PostgreSQL address.
    database_url_file: Option<PathBuf>,
    /// File that holds the master key; `master.key` in the data folder if not given.
    master_key_file: Option<PathBuf>,
    /// Addresses or networks of the proxies in front, such as `10.0.0.0/8`.
    #[serde(default)]
    trusted_proxies: Vec<String>,
    /// `error`, `warn`, `info` or `debug`.
    pub(crate) log_level: Option<String>,
    /// Where mails go; without it they wait.
    pub(crate) smtp: Option<Smtp>,
    /// The PostgreSQL address itself comes from the command line or the environment only.
    #[serde(skip)]
    pub(crate) database_url: Option<String>,
}

/// The mail server.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Smtp {
    /// Its name.
    pub(crate) host: String,
    /// Its port; 587, 465 or 25 by `tls` if not given.
    pub(crate) port: Option<u16>,
    /// Whom to sign in as.
    pub(crate) user: Option<String>,
    /// File that holds the password.
    pub(crate) password_file: Option<PathBuf>,
    /// The sender, such as `Mentoring <mentoring@example.org>`.
    pub(crate) from: String,
    /// How the line is protected.
    #[serde(default)]
    pub(crate) tls: Protection,
}

/// How the line to the mail server is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Protection {
    /// Begins in the clear and must change to TLS.
    #[default]
    Starttls,
    /// TLS from the first byte.
    Tls,
    /// Not at all; only for a server on the same machine.
    None,
}

impl Config {
    /// Reads the file, the environment and the options.
    ///
    /// # Errors
    /// The file cannot be read or holds something unknown.
    pub(crate) fn read(options: &Options) -> Result<Self, Failure> {
        let mut settings = toml::Table::new();
        if let Some(file) = &options.config {
            let text = std::fs::read_to_string(file).map_err(|e| Failure::unreadable(file, &e))?;
            settings = text.parse().map_err(|error| wrong(&file.display().to_string(), error))?;
        }
        override_by(&mut settings, |name| std::env::var(name).ok().filter(|v| !v.is_empty()));
        let mut config: Self =
            settings.try_into().map_err(|error| wrong("the configuration", error))?;
        config.data = options.data.clone().or(config.data);
        config.database_url = options.database_url.clone().filter(|url| !url.is_empty());
        Ok(config)
    }

    /// Where the data is.
    ///
    /// # Errors
    /// The PostgreSQL address or its file cannot be read.
    pub(crate) fn location(&self) -> Result<Location, Failure> {
        let url = match (&self.database_url, &self.database_url_file) {
            (Some(url), _) => url.clone(),
            (None, Some(file)) => secret(file)?,
            (None, None) => return Ok(Location::Folder(self.folder())),
        };
        postgres(&url)
    }

    /// Where the schema is changed: on PostgreSQL with the owner's address, if there is one.
    ///
    /// # Errors
    /// As [`Config::location`].
    pub(crate) fn owner_location(&self) -> Result<Location, Failure> {
        let location = self.location()?;
        match (&location, owner_url()) {
            (Location::Postgres(_), Some(owner)) => postgres(&owner),
            _ => Ok(location),
        }
    }

    /// The data folder; with PostgreSQL it holds the master key only.
    pub(crate) fn folder(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(|| "geleit-data".into())
    }

    /// The file of the master key.
    pub(crate) fn master_key(&self) -> PathBuf {
        self.master_key_file.clone().unwrap_or_else(|| self.folder().join("master.key"))
    }

    /// The proxies whose word is taken for where a request comes from.
    ///
    /// # Errors
    /// One of them is neither an address nor a network.
    pub(crate) fn trusted_proxies(&self) -> Result<Vec<Network>, Failure> {
        let parse = |text: &String| text.parse().map_err(|error| wrong("trusted_proxies", error));
        self.trusted_proxies.iter().map(|text: &String| parse(text)).collect()
    }

    /// The address to listen on.
    pub(crate) fn listen(&self) -> String {
        self.listen.clone().unwrap_or_else(|| "127.0.0.1:8080".into())
    }

    /// The address under which people reach the server, without a slash at the end.
    pub(crate) fn public_address(&self) -> String {
        match &self.public_address {
            Some(address) => address.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.listen()),
        }
    }
}

/// The address with which the schema of PostgreSQL may be changed, if there is one.
pub(crate) fn owner_url() -> Option<String> {
    std::env::var("GELEIT_DATABASE_OWNER_URL").ok().filter(|url| !url.is_empty())
}

fn wrong(what: &str, error: impl std::fmt::Display) -> Failure {
    Failure::refused("configuration", format!("{what}: {error}"))
}

/// Every setting has a variable: `listen` is `GELEIT_LISTEN`, `smtp.host` is `GELEIT_SMTP_HOST`.
fn override_by(settings: &mut toml::Table, get: impl Fn(&str) -> Option<String>) {
    let value = |name: String| get(&format!("GELEIT_{}", name.to_uppercase()));
    for name in ["listen", "public_address", "database_url_file", "master_key_file", "log_level"] {
        if let Some(value) = value(name.into()) {
            settings.insert(name.into(), value.into());
        }
    }
    if let Some(proxies) = value("trusted_proxies".into()) {
        let proxies: Vec<_> = proxies.split(',').map(|proxy| proxy.trim().to_owned()).collect();
        settings.insert("trusted_proxies".into(), proxies.into());
    }
    let mut smtp = toml::Table::new();
    for name in ["host", "port", "user", "password_file", "from", "tls"] {
        if let Some(value) = value(format!("smtp_{name}")) {
            // Only the port is a number; a name of digits would be refused by TOML as well.
            let value = value.parse().map_or(value.into(), toml::Value::Integer);
            smtp.insert(name.into(), value);
        }
    }
    if smtp.is_empty() {
        return;
    }
    let section = settings.entry("smtp").or_insert_with(|| toml::Table::new().into());
    if let toml::Value::Table(section) = section {
        section.extend(smtp);
    }
}

/// The text of a file that holds one secret.
///
/// # Errors
/// It cannot be read.
pub(crate) fn secret(file: &Path) -> Result<String, Failure> {
    let text = std::fs::read_to_string(file).map_err(|e| Failure::unreadable(file, &e))?;
    Ok(text.trim().to_owned())
}

fn postgres(url: &str) -> Result<Location, Failure> {
    let message = "a PostgreSQL address begins with postgres:// and names user, host and database";
    let is_postgres = url.starts_with("postgres://") || url.starts_with("postgresql://");
    // The address holds a password: it is not repeated.
    Location::postgres(url)
        .ok()
        .filter(|_| is_postgres)
        .ok_or_else(|| Failure::refused("configuration", message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_overrides_single_settings_of_the_file() {
        let mut settings: toml::Table =
            "listen = 'a'\n[smtp]\nhost = 'file'\nfrom = 'a@example.org'\nport = 25"
                .parse()
                .unwrap();
        override_by(&mut settings, |name| match name {
            "GELEIT_SMTP_HOST" => Some("environment".into()),
            "GELEIT_SMTP_PORT" => Some("2525".into()),
            "GELEIT_TRUSTED_PROXIES" => Some("127.0.0.1, 10.0.0.0/8".into()),
            _ => None,
        });
        let config: Config = settings.try_into().unwrap();
        let smtp = config.smtp.clone().unwrap();
        assert_eq!((smtp.host.as_str(), smtp.port), ("environment", Some(2525)));
        assert_eq!((smtp.from.as_str(), smtp.tls), ("a@example.org", Protection::Starttls));
        assert_eq!(config.trusted_proxies().unwrap().len(), 2);
        assert_eq!(config.listen.as_deref(), Some("a"));
    }

    #[test]
    fn an_unknown_setting_is_refused_by_name() {
        let settings: toml::Table = "lisen = 'a'".parse().unwrap();
        let problem = settings.try_into::<Config>().unwrap_err().to_string();
        assert!(problem.contains("lisen"), "{problem}");
    }
}
