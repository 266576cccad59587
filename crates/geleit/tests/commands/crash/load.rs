//! The writing load: browsers that sign in and an operator who creates organisations, all as
//! fast as they can, until everything is killed at once.

use crate::installation::Installation;
use crate::server::Server;
use geleit_domain::actor::Actor;
use geleit_domain::id::ProgrammeId;
use geleit_domain::policy::Role;
use geleit_domain::slug::Kind;
use geleit_store::Store;
use geleit_store::accounts::NewAccount;
use geleit_store::secret_links::Purpose;
use geleit_store::testing;
use std::collections::HashSet;
use std::fmt;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::ErrorKind;
use std::process::{Child, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

const BROWSERS: u32 = 4;
/// Only a program that was built for it listens to this.
const BROKEN: &str = "GELEIT_ANSWER_BEFORE_COMMIT";
/// A round is worth counting from so many acknowledged writes on.
const ACKNOWLEDGED_MIN: usize = 20;

/// What writes, and where.
pub(crate) struct Load<'a> {
    installation: &'a Installation,
    programme: ProgrammeId,
    /// A link that signs in as often as one likes, as demos have them.
    sign_in_path: String,
    organisations: AtomicU32,
}

/// What one round has seen before the kill.
#[derive(Default)]
pub(crate) struct Round {
    /// Cookies that browsers were given.
    cookies: Vec<String>,
    /// Organisations that the operator was told to be there.
    slugs: Vec<String>,
    /// Writes that were under way and not answered.
    pub(crate) open: u32,
    restart: Duration,
}

/// All rounds together.
#[derive(Default)]
pub(crate) struct Totals {
    pub(crate) rounds: u32,
    acknowledged: usize,
    open: u32,
    pub(crate) lost: Vec<String>,
    pub(crate) restart_max: Duration,
}

impl<'a> Load<'a> {
    pub(crate) fn prepare(installation: &'a Installation) -> Self {
        installation.done("programme create --kind tandem --name Wien --slug wien");
        let (programme, link) = testing::run(async {
            let store = installation.store().await;
            let (programme, _) = store.find_slug("wien", Kind::Programme).await.unwrap().unwrap();
            let amal = NewAccount {
                email: "amal@example.org",
                name: "Amal",
                role: Role::Mentee,
                organisation: None,
                person: None,
                language: "de",
            };
            let actor = Actor::operator(programme);
            #[expect(clippy::disallowed_methods, reason = "the server runs on the real time")]
            let now = jiff::Timestamp::now();
            let (account, _) = store.create_account(&actor, &amal, now).await.unwrap();
            // A link that can be used again; it opens in a demo only.
            store.set_mark("demo", "filled").await.unwrap();
            let purpose = Purpose::DemoSignIn;
            let link = store.create_link(programme, account, purpose, now).await.unwrap();
            store.close().await;
            (programme, link)
        });
        let sign_in_path = format!("/links/{link}");
        Self { installation, programme, sign_in_path, organisations: AtomicU32::new(0) }
    }

    /// Starts a server, writes, and kills everything at a random moment.
    pub(crate) fn until_killed(&self) -> Round {
        let mut server = Server::start_with(self.installation, |program| {
            program.env(BROKEN, "1");
        });
        let browsers = Browsers::default();
        let operator = Operator::default();
        let restart = server.ready_after;
        let address = server.address.clone();
        std::thread::scope(|scope| {
            for _ in 0..BROWSERS {
                scope.spawn(|| browsers.sign_in_until_cut_off(&address, &self.sign_in_path));
            }
            scope.spawn(|| operator.create_until_killed(self));
            let patience = Instant::now() + Duration::from_secs(60);
            while browsers.count() + operator.count() < ACKNOWLEDGED_MIN {
                assert!(Instant::now() < patience, "the load makes no progress");
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(Duration::from_micros(random() % 60_000));
            server.kill();
            operator.kill();
        });
        Round {
            open: browsers.open.into_inner() + operator.open.into_inner(),
            cookies: browsers.cookies.into_inner().unwrap(),
            slugs: operator.slugs.into_inner().unwrap(),
            restart,
        }
    }

    /// What was acknowledged and is not there after a restart.
    pub(crate) fn lost(&self, round: &Round) -> Vec<String> {
        let server = Server::start(self.installation);
        let is_signed_in = |cookie: &&String| server.get_as("/me", cookie).status == 200;
        let cookies = round.cookies.iter().filter(|cookie| !is_signed_in(cookie));
        let known: HashSet<String> = testing::run(async {
            let store: Store = self.installation.store().await;
            let mut tx = store.read(self.programme).await.unwrap();
            let organisations = tx.organisations().await.unwrap();
            drop(tx);
            store.close().await;
            organisations.into_iter().map(|organisation| organisation.slug).collect()
        });
        let slugs = round.slugs.iter().filter(|slug| !known.contains(*slug));
        cookies.chain(slugs).cloned().collect()
    }
}

#[derive(Default)]
struct Browsers {
    cookies: Mutex<Vec<String>>,
    open: AtomicU32,
}

impl Browsers {
    fn count(&self) -> usize {
        self.cookies.lock().unwrap().len()
    }

    fn sign_in_until_cut_off(&self, address: &str, path: &str) {
        loop {
            match crate::server::send(address, "POST", path, "", "") {
                Ok(answer) => {
                    let cookie = answer.cookie().unwrap_or_else(|| panic!("{answer:?}"));
                    self.cookies.lock().unwrap().push(cookie);
                }
                Err(error) if error.kind() == ErrorKind::ConnectionRefused => return,
                Err(_) => {
                    self.open.fetch_add(1, Ordering::SeqCst);
                    return;
                }
            }
        }
    }
}

#[derive(Default)]
struct Operator {
    slugs: Mutex<Vec<String>>,
    open: AtomicU32,
    running: Mutex<Option<Child>>,
    is_over: AtomicBool,
}

impl Operator {
    fn count(&self) -> usize {
        self.slugs.lock().unwrap().len()
    }

    fn create_until_killed(&self, load: &Load<'_>) {
        while !self.is_over.load(Ordering::SeqCst) {
            let slug = format!("o-{}", load.organisations.fetch_add(1, Ordering::SeqCst));
            let mut program = load.installation.program();
            program.env(BROKEN, "1");
            program.args(["organisation", "create", "--programme", "wien", "--name", "O"]);
            program.args(["--slug", &slug]).stdout(Stdio::null()).stderr(Stdio::null());
            *self.running.lock().unwrap() = Some(program.spawn().unwrap());
            match self.wait() {
                Some(0) => self.slugs.lock().unwrap().push(slug),
                Some(code) => panic!("the operator was refused: {code}"),
                // Ended by a signal.
                None => {
                    self.open.fetch_add(1, Ordering::SeqCst);
                    return;
                }
            }
        }
    }

    fn wait(&self) -> Option<i32> {
        loop {
            let mut running = self.running.lock().unwrap();
            let ended = running.as_mut().unwrap().try_wait().unwrap();
            if let Some(status) = ended {
                *running = None;
                return status.code();
            }
            drop(running);
            std::thread::sleep(Duration::from_micros(200));
        }
    }

    fn kill(&self) {
        self.is_over.store(true, Ordering::SeqCst);
        if let Some(running) = self.running.lock().unwrap().as_mut() {
            running.kill().unwrap();
        }
    }
}

impl Totals {
    pub(crate) fn add(&mut self, round: &Round, lost: &[String]) {
        self.rounds += 1;
        self.acknowledged += round.cookies.len() + round.slugs.len();
        self.open += round.open;
        self.lost.extend_from_slice(lost);
        self.restart_max = self.restart_max.max(round.restart);
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rounds, acknowledged, open, lost, restart_max } = self;
        let (found, lost) = (acknowledged - lost.len(), lost.len());
        write!(
            f,
            "crash: {rounds} kills, {acknowledged} acknowledged, {found} found, {lost} lost, \
             {open} open when killed, slowest restart {restart_max:?}"
        )
    }
}

fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}
