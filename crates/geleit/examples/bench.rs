//! Measures the built program on 300 mentees and 200 mentors and prints each figure beside what
//! was promised. It never fails because something is slow: `bin/bench` runs it.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, CohortId};
use geleit_domain::policy::Role;
use geleit_domain::slug::Kind;
use geleit_store::accounts::NewAccount;
use geleit_store::seal::{Content, Seal};
use geleit_store::secret_links::Purpose;
use geleit_store::secrets::Secret;
use geleit_store::{Location, Store};
use jiff::Timestamp;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const MENTEES: usize = 300;
const MENTORS: usize = 200;

/// Attempts to sign in of each kind.
const ROUNDS: usize = 200;
/// Whose address is tried. Each of the active accounts gets four wrong attempts, so that none of
/// them is locked yet.
const ATTEMPTS: [(&str, &str); 3] = [
    ("wrong password", "active-#%40example.org"),
    ("suspended", "suspended%40example.org"),
    ("not existing", "nobody%40example.org"),
];

/// The hash of a password that nobody tries, with the numbers of the program.
const HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn main() {
    let bench = Bench::prepare();
    bench.import();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let (cohort, cookie) = runtime.block_on(bench.propose());
    bench.serve(cohort, &cookie);
    std::fs::remove_dir_all(&bench.folder).unwrap();
}

struct Bench {
    program: PathBuf,
    folder: PathBuf,
}

fn tell(what: &str, measured: &str, promised: &str) {
    println!("{what:<44} {measured:>12}   promised {promised}");
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

impl Bench {
    fn prepare() -> Self {
        let examples = std::env::current_exe().unwrap();
        let program = examples.ancestors().nth(2).unwrap().join("geleit");
        let folder = std::env::temp_dir().join(format!("geleit-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("mentees.csv"), mentees()).unwrap();
        std::fs::write(folder.join("mentors.csv"), mentors()).unwrap();
        let bench = Self { program, folder };
        bench.run("programme create --kind tandem --name Wien --slug wien");
        bench.run(
            "cohort create --programme wien --slug wien-1 --number 1 --regions Wien \
             --starts 2030-02-01 --ends 2030-08-01 --capacity 300",
        );
        bench
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.args(line.split_whitespace()).current_dir(&self.folder);
        command.env("GELEIT_DATA", self.folder.join("data"));
        command
    }

    fn run(&self, line: &str) -> Duration {
        let started = Instant::now();
        let output = self.command(line).output().unwrap();
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        started.elapsed()
    }

    fn import(&self) {
        let times = ["mentees", "mentors"].map(|side| {
            self.run(&format!("import {side} {side}.csv --cohort wien-1 --as accepted"))
        });
        let what = format!("import of {MENTEES} and {MENTORS} rows");
        tell(&what, &ms(times.iter().sum()), "< 2 s");
    }

    /// Proposes in this process, to count processor time; gives the cookie of a coordinator.
    async fn propose(&self) -> (CohortId, String) {
        let store = Store::open(&Location::Folder(self.folder.join("data"))).await.unwrap();
        let (programme, cohort) = store.find_slug("wien-1", Kind::Cohort).await.unwrap().unwrap();
        let (actor, cohort) = (Actor::operator(programme), CohortId(cohort));
        #[expect(clippy::disallowed_methods, reason = "the server runs on the real time")]
        let now = Timestamp::now();
        let before = processor_time();
        let proposed = store.propose(&actor, cohort, None, now).await.unwrap();
        let spent = processor_time() - before;
        assert!(proposed.valid && proposed.pairs.len() > MENTORS / 2);
        let what = format!("proposal of {} pairs, loaded and kept", proposed.pairs.len());
        tell(&what, &ms(spent), "< 100 ms of processor time without loading and keeping");
        let dora = NewAccount {
            email: "dora@example.org",
            name: "Dora",
            role: Role::Coordinator,
            organisation: None,
            person: None,
            language: "de",
        };
        let (account, _) = store.create_account(&actor, &dora, now).await.unwrap();
        let link = store.create_link(programme, account, Purpose::DemoSignIn, now).await.unwrap();
        let seal = store.seal(&self.folder.join("data/master.key")).await.unwrap();
        for number in 0..ROUNDS / 4 {
            enrol(&store, &seal, &actor, &format!("active-{number}@example.org"), now).await;
        }
        let suspended = enrol(&store, &seal, &actor, "suspended@example.org", now).await;
        store.suspend_account(&actor, suspended, "left", now).await.unwrap();
        let link = Secret::read(&link).unwrap();
        let cookie = store.sign_in_by_link(&link, now).await.unwrap();
        store.close().await;
        (cohort, format!("geleit={cookie}"))
    }

    fn serve(&self, cohort: CohortId, cookie: &str) {
        let mut ready = Vec::new();
        for _ in 0..5 {
            let server = Server::start(self);
            ready.push(server.ready_after);
        }
        tell("ready with existing data", &ms(median(ready)), "< 300 ms");
        let server = Server::start(self);
        std::thread::sleep(Duration::from_secs(3));
        tell("memory when idle", &server.memory(), "< 60 MB");
        for (path, promised) in [
            (format!("/desk/matching/{cohort}"), "< 150 ms"),
            ("/desk".to_owned(), "< 20 ms"),
            ("/desk/cohorts".to_owned(), "< 20 ms"),
            (format!("/desk/applications?cohort={cohort}"), "< 20 ms"),
            (format!("/desk/mentors?cohort={cohort}"), "< 20 ms"),
            ("/desk/persons".to_owned(), "< 20 ms"),
        ] {
            let (status, _) = request(&server.address, "GET", &path, cookie);
            let mut times = Vec::new();
            for _ in 0..30 {
                let started = Instant::now();
                request(&server.address, "GET", &path, cookie);
                times.push(started.elapsed());
            }
            let name = path.replace(&cohort.to_string(), "…");
            tell(&format!("GET {name} ({status})"), &ms(median(times)), promised);
        }
        tell("memory after that", &server.memory(), "< 60 MB");
        server.sign_ins();
    }
}

/// A coordinator with a password and a code.
async fn enrol(
    store: &Store,
    seal: &Seal,
    actor: &Actor,
    email: &str,
    now: Timestamp,
) -> AccountId {
    let new = NewAccount {
        email,
        name: email,
        role: Role::Coordinator,
        organisation: None,
        person: None,
        language: "de",
    };
    let (account, link) = store.create_account(actor, &new, now).await.unwrap();
    let link = Secret::read(&link).unwrap();
    let sealed = seal.seal(&[7; 20], Content::TotpSecret(account));
    store.prepare_enrolment(&link, &sealed, now).await.unwrap();
    store.enrol(&link, HASH, 0, now).await.unwrap();
    account
}

struct Server {
    child: Child,
    address: String,
    ready_after: Duration,
}

impl Server {
    fn start(bench: &Bench) -> Self {
        let started = Instant::now();
        let mut child = bench
            .command("serve --listen 127.0.0.1:0")
            // Each attempt to sign in comes from an address of its own.
            .env("GELEIT_TRUSTED_PROXIES", "127.0.0.1")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready_after = started.elapsed();
        let address = line.trim().strip_prefix("listening on http://").unwrap().to_owned();
        Self { child, address, ready_after }
    }

    /// The time of an attempt must not tell who has an account (P29). The kinds take turns, so
    /// that whatever else the machine does falls on all of them.
    fn sign_ins(&self) {
        let mut times = ATTEMPTS.map(|_| Vec::new());
        for round in 0..ROUNDS {
            for (kind, (_, email)) in ATTEMPTS.iter().enumerate() {
                let email = email.replace('#', &(round / 4).to_string());
                let form = format!("email={email}&password=not+the+password&code=123456");
                let started = Instant::now();
                let status = self.attempt(&form, round * ATTEMPTS.len() + kind);
                times[kind].push(started.elapsed());
                assert_eq!(status, 422);
            }
        }
        for ((what, _), times) in ATTEMPTS.iter().zip(times) {
            let what = format!("attempt to sign in, {what}, n = {ROUNDS}");
            tell(&what, &ms(median(times)), "differ by < 5 ms");
        }
    }

    fn attempt(&self, form: &str, number: usize) -> u16 {
        let (address, length) = (&self.address, form.len());
        let [_, a, b, c] = u32::try_from(number).unwrap().to_be_bytes();
        let mut line = TcpStream::connect(address).unwrap();
        write!(
            line,
            "POST /sign-in HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\n\
             x-forwarded-for: 10.{a}.{b}.{c}\r\nconnection: close\r\n\
             content-type: application/x-www-form-urlencoded\r\n\
             content-length: {length}\r\n\r\n{form}"
        )
        .unwrap();
        let mut answer = String::new();
        line.read_to_string(&mut answer).unwrap();
        answer.split(' ').nth(1).unwrap().parse().unwrap()
    }

    fn memory(&self) -> String {
        let file = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(Path::new(&file)).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        let kb: f64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
        format!("{:.1} MB", kb / 1024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn request(address: &str, method: &str, path: &str, cookie: &str) -> (u16, String) {
    let mut line = TcpStream::connect(address).unwrap();
    write!(
        line,
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\n\
         cookie: {cookie}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).unwrap();
    (answer.split(' ').nth(1).unwrap().parse().unwrap(), answer)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Processor time of all threads of this process.
fn processor_time() -> Duration {
    std::thread::yield_now();
    let threads = std::fs::read_dir("/proc/self/task").unwrap();
    let nanoseconds = threads.map(|thread| {
        let text = std::fs::read_to_string(thread.unwrap().path().join("schedstat")).unwrap();
        text.split(' ').next().unwrap().parse::<u64>().unwrap()
    });
    Duration::from_nanos(nanoseconds.sum())
}

const PROFESSIONS: &[(&str, &str)] = &[
    ("2512", "62"),
    ("2411", "69"),
    ("2142", "71"),
    ("2211", "86"),
    ("2341", "85"),
    ("1221", "70"),
];

fn mentees() -> String {
    let mut sheet = String::from(
        "reference,given_name,family_name,email,gender,birth_date,country_of_origin,markets,\
         target_occupation,industry,education_level,experience_years,german,languages,goals\n",
    );
    for number in 0..MENTEES {
        let (occupation, industry) = PROFESSIONS[number % PROFESSIONS.len()];
        let country = ["SY", "UA", "IR", "TR", "BR", "IN", "RS"][number % 7];
        let german = ["B1", "B2", "C1", "C2"][number / 3 % 4];
        let goal = ["application", "network", "orientation", "recognition"][number % 4];
        let (gender, day) = (["f", "m"][number % 2], number % 28 + 1);
        writeln!(
            sheet,
            "E-{number},Amal,Haddad {number},amal{number}@example.org,{gender},1990-05-{day:02},\
             {country},{country},{occupation},{industry},Master,{},{german},en:B2,{goal}",
            number % 20
        )
        .unwrap();
    }
    sheet
}

fn mentors() -> String {
    let mut sheet = String::from(
        "reference,given_name,family_name,email,gender,company,position,occupation,industry,\
         target_markets,languages,capacity,experience_years,topics\n",
    );
    for number in 0..MENTORS {
        let (occupation, industry) = PROFESSIONS[number % PROFESSIONS.len()];
        let market = ["SY", "UA", "IR", "TR", "BR", "IN", "RS"][number % 7];
        let (gender, capacity) = (["f", "m"][number % 2], number % 2 + 1);
        writeln!(
            sheet,
            "M-{number},Brigitte,Leitner {number},brigitte{number}@example.org,{gender},Betrieb,\
             Leitung,{occupation},{industry},{market},en:C1,{capacity},{},network",
            number % 30
        )
        .unwrap();
    }
    sheet
}
