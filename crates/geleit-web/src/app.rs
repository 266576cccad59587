//! What every request can reach: the store, the clock and the configuration.

use crate::files::Looking;
use crate::imports::Running;
use crate::layers::{Counts, Network};
use crate::matching::Watching;
use crate::passwords::Passwords;
use geleit_store::Store;
use geleit_store::seal::Seal;
use jiff::Timestamp;
use std::fmt;
use std::sync::Arc;
use tokio::sync::watch;

/// What every request can reach. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct App {
    /// What is remembered.
    pub store: Store,
    /// The clock; given by the program, so that tests and demos set it.
    pub clock: Clock,
    /// How this server is set up.
    pub config: Arc<WebConfig>,
    /// Seals files before they are kept.
    pub(crate) seal: Seal,
    /// Imports that this server is writing.
    pub(crate) running: Running,
    pub(crate) passwords: Passwords,
    /// Whose file is being looked through.
    pub(crate) looking: Looking,
    /// Who has a board of a matching open.
    pub(crate) watching: Watching,
    /// How often who has asked for what needs no sign-in.
    pub(crate) counts: Counts,
    /// Whose word is taken for where a request comes from.
    pub(crate) proxies: Arc<[Network]>,
}

impl App {
    /// An app over an open store; `seal` is that of the installation's master key.
    #[must_use]
    pub fn new(store: Store, clock: Clock, config: WebConfig, seal: Seal) -> Self {
        Self {
            store,
            clock,
            config: Arc::new(config),
            seal,
            running: Running::default(),
            passwords: Passwords::default(),
            looking: Looking::default(),
            watching: Watching::default(),
            counts: Counts::default(),
            proxies: Arc::default(),
        }
    }

    /// The same app, which ends answers that would go on for ever when the sender is gone.
    #[must_use]
    pub fn until(mut self, stopped: watch::Receiver<()>) -> Self {
        self.watching.until(stopped);
        self
    }

    /// The same app behind proxies that say in `X-Forwarded-For` for whom they ask.
    #[must_use]
    pub fn behind(mut self, proxies: &[Network]) -> Self {
        self.proxies = proxies.into();
        self
    }
}

/// Tells what time it is.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// A clock that asks this function.
    pub fn new(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// How this server is set up.
#[derive(Clone, Debug)]
pub struct WebConfig {
    /// The address under which people reach it, such as `https://mentoring.example.org`,
    /// without a slash at the end.
    pub public_address: String,
    /// A demo: sign-in links can be used again and a line on every page says so.
    pub is_demo: bool,
    /// With this token the set-up page opens while there is no programme; nothing: never.
    pub set_up_token: Option<String>,
    /// The version of the program, for the platform page.
    pub version: &'static str,
}

impl WebConfig {
    /// Do people reach the server over TLS? Then cookies are `Secure` and bound to the host.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_address.starts_with("https://")
    }
}
