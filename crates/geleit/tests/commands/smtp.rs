//! A mail server on a free port of this machine, as far as SMTP needs one.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

/// Takes letters and hands them to the test.
#[derive(Debug)]
pub(crate) struct MailServer {
    pub(crate) port: u16,
    taken: Arc<AtomicUsize>,
    letters: mpsc::Receiver<String>,
    release: mpsc::Sender<()>,
    released: mpsc::Receiver<()>,
}

/// What becomes of the line when a letter has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The server says that it has taken the letter.
    Take,
    /// The line breaks before the server has said so.
    DropBefore,
    /// The line breaks just after the server has said so.
    DropAfter,
    /// The server says nothing, until the other side is gone.
    Keep,
    /// The server does not even ask for the letter, until the other side is gone. The test gets an
    /// empty one.
    KeepBefore,
    /// The server says that it has taken the letter when the test releases it, and nothing after.
    TakeWhenReleased,
    /// The server wants it later.
    Later,
}

impl MailServer {
    /// Starts a server that drops the line after each of the first `drops` letters, before it
    /// says that it has taken them.
    pub(crate) fn start(drops: usize) -> Self {
        Self::answering(
            move |number| {
                if number > drops { Answer::Take } else { Answer::DropBefore }
            },
        )
    }

    /// Starts a server that answers by a plan; letters are counted from 1.
    pub(crate) fn answering(plan: impl Fn(usize) -> Answer + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (send, letters) = mpsc::channel();
        let (release, wait) = mpsc::channel::<()>();
        let (done, released) = mpsc::channel();
        let taken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&taken);
        std::thread::spawn(move || {
            for line in listener.incoming() {
                let next = || plan(count.fetch_add(1, Ordering::SeqCst) + 1);
                // The test may be over already.
                let letter = |text: String| drop(send.send(text));
                let take = |mut answers: TcpStream| {
                    let _ = wait.recv();
                    let _ = answers.write_all(b"250 taken\r\n");
                    let _ = done.send(());
                };
                let _ = speak(line.unwrap(), next, letter, take);
            }
        });
        Self { port, taken, letters, release, released }
    }

    /// Lets the server say that it has taken a letter; it has said so when this is over.
    pub(crate) fn release(&self) {
        self.release.send(()).unwrap();
        self.released.recv_timeout(Duration::from_secs(20)).expect("the server has said it");
    }

    /// The next letter, as it came after DATA.
    pub(crate) fn next(&self, within: Duration) -> String {
        self.letters.recv_timeout(within).expect("a letter comes")
    }

    /// The next letter, if one comes in time.
    pub(crate) fn next_within(&self, time: Duration) -> Option<String> {
        self.letters.recv_timeout(time).ok()
    }

    pub(crate) fn count(&self) -> usize {
        self.taken.load(Ordering::SeqCst)
    }
}

/// An address where nobody lives.
const NOBODY: &str = "amal-0404@example.org";

/// One line from greeting to QUIT; `next` says what becomes of the next letter, `letter` gets it, and
/// `take` waits with the answer.
fn speak(
    line: TcpStream,
    next: impl Fn() -> Answer,
    letter: impl Fn(String),
    take: impl Fn(TcpStream),
) -> std::io::Result<()> {
    let mut answers = line.try_clone()?;
    let mut lines = BufReader::new(line);
    answers.write_all(b"220 mail.example.org\r\n")?;
    loop {
        let mut command = String::new();
        if lines.read_line(&mut command)? == 0 {
            return Ok(());
        }
        let word = command.split_whitespace().next().unwrap_or_default().to_uppercase();
        let answer: &[u8] = match word.as_str() {
            "QUIT" => return answers.write_all(b"221 bye\r\n"),
            "DATA" => {
                let answer = next();
                if answer == Answer::KeepBefore {
                    letter(String::new());
                    let _ = lines.read_line(&mut String::new());
                    return Ok(());
                }
                answers.write_all(b"354 go on\r\n")?;
                let mut text = String::new();
                while !text.ends_with("\r\n.\r\n") {
                    lines.read_line(&mut text)?;
                }
                if answer != Answer::Later {
                    letter(text);
                }
                match answer {
                    Answer::Take => b"250 taken\r\n",
                    Answer::Later => b"450 4.3.2 not now\r\n",
                    Answer::DropBefore => return Ok(()),
                    Answer::DropAfter => return answers.write_all(b"250 taken\r\n"),
                    Answer::TakeWhenReleased => {
                        take(answers);
                        return Ok(());
                    }
                    Answer::Keep | Answer::KeepBefore => {
                        let _ = lines.read_line(&mut String::new());
                        return Ok(());
                    }
                }
            }
            "RCPT" if command.contains(NOBODY) => b"550 5.1.1 no such person\r\n",
            _ => b"250 ok\r\n",
        };
        answers.write_all(answer)?;
    }
}
