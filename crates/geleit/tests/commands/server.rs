//! A running `geleit serve` and the few requests that tests send to it.

use crate::installation::Installation;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server; it is killed when it is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    /// `127.0.0.1:PORT`.
    pub(crate) address: String,
    /// From the start of the process until it said that it listens.
    pub(crate) ready_after: Duration,
    stdout: BufReader<std::process::ChildStdout>,
}

/// An answer of the server.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Server {
    pub(crate) fn start(installation: &Installation) -> Self {
        Self::start_with(installation, |_| {})
    }

    /// Starts on a free port with changes to the command.
    pub(crate) fn start_with(installation: &Installation, change: impl Fn(&mut Command)) -> Self {
        let mut program = installation.program();
        program.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped());
        let log = std::fs::File::create(installation.folder.join("serve.log")).unwrap();
        program.stderr(log);
        change(&mut program);
        let started = Instant::now();
        let mut child = program.spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let ready_after = started.elapsed();
        let Some(address) = line.trim_end().strip_prefix("listening on http://") else {
            let log = std::fs::read_to_string(installation.folder.join("serve.log"));
            panic!("the server did not start: {line:?} {log:?}");
        };
        Self { child, address: address.to_owned(), ready_after, stdout }
    }

    /// The next line on stdout.
    pub(crate) fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line
    }

    pub(crate) fn pid(&self) -> String {
        self.child.id().to_string()
    }

    pub(crate) fn get(&self, path: &str) -> Response {
        send(&self.address, "GET", path, "", "").unwrap()
    }

    /// Gets a page with a cookie.
    pub(crate) fn get_as(&self, path: &str, cookie: &str) -> Response {
        send(&self.address, "GET", path, cookie, "").unwrap()
    }

    /// Posts a form as the server's own page would.
    pub(crate) fn post(&self, path: &str, form: &str) -> std::io::Result<Response> {
        send(&self.address, "POST", path, "", form)
    }

    /// Posts a form as a program does that is no browser: from no page.
    pub(crate) fn post_from_nowhere(&self, path: &str, form: &str) -> std::io::Result<Response> {
        exchange(&self.address, &format!("POST {path}"), "accept: */*", form)
    }

    /// Asks the server to stop and gives its exit code.
    pub(crate) fn stop(mut self) -> Option<i32> {
        self.signal("TERM");
        self.child.wait().unwrap().code()
    }

    pub(crate) fn signal(&self, name: &str) {
        Command::new("kill").args([&format!("-{name}"), &self.pid()]).status().unwrap();
    }

    /// Kills it without warning.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Response {
    /// The first cookie that it sets.
    pub(crate) fn cookie(&self) -> Option<String> {
        let line = self.head.lines().find_map(|line| line.strip_prefix("set-cookie: "))?;
        line.split(';').next().map(str::to_owned)
    }

    /// Where it leads.
    pub(crate) fn location(&self) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix("location: "))
    }
}

/// One request on its own line.
pub(crate) fn send(
    address: &str,
    method: &str,
    path: &str,
    cookie: &str,
    form: &str,
) -> std::io::Result<Response> {
    let headers = format!("origin: http://{address}\r\ncookie: {cookie}");
    exchange(address, &format!("{method} {path}"), &headers, form)
}

/// One request as a proxy passes it on for somebody with an address of their own.
pub(crate) fn send_from(
    client: &str,
    address: &str,
    method: &str,
    path: &str,
    form: &str,
) -> std::io::Result<Response> {
    let headers = format!("origin: http://{address}\r\nx-forwarded-for: {client}");
    exchange(address, &format!("{method} {path}"), &headers, form)
}

fn exchange(address: &str, what: &str, headers: &str, form: &str) -> std::io::Result<Response> {
    let mut line = TcpStream::connect(address)?;
    line.set_read_timeout(Some(Duration::from_secs(20)))?;
    write!(
        line,
        "{what} HTTP/1.1\r\nhost: {address}\r\n{headers}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n{form}",
        form.len()
    )?;
    let mut answer = String::new();
    line.read_to_string(&mut answer)?;
    let broken = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
    let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(broken)?;
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or_else(broken)?;
    Ok(Response { status, head: head.to_owned(), body: body.to_owned() })
}
