//! Passwords and codes. Hashing is slow on purpose, so it runs apart from the requests, a few at
//! a time; an account that does not exist costs as much as one that does (P29).

use crate::Error;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use jiff::Timestamp;
use std::sync::{Arc, LazyLock};
use tokio::sync::Semaphore;
use totp_rs::{Builder, Totp};

/// Each hash takes 19 MiB and a processor for 50 ms.
const AT_ONCE_MAX: usize = 2;
/// With a second factor eight characters are enough.
pub(crate) const LENGTH_MIN: usize = 8;
const LENGTH_MAX: usize = 200;

/// Whoever comes when so many wait already is sent away, so that a flood of attempts does not
/// pile up.
const WAITING_MAX: usize = 40;

/// Checks passwords, a few at a time.
#[derive(Clone, Debug)]
pub(crate) struct Passwords {
    /// A place in the queue, or at work.
    queue: Arc<Semaphore>,
    work: Arc<Semaphore>,
    /// How many passwords were checked.
    #[cfg(test)]
    checks: Arc<std::sync::atomic::AtomicUsize>,
}

impl Default for Passwords {
    fn default() -> Self {
        let places = |number| Arc::new(Semaphore::new(number));
        Self {
            queue: places(WAITING_MAX),
            work: places(AT_ONCE_MAX),
            #[cfg(test)]
            checks: Arc::default(),
        }
    }
}

fn argon() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("19 MiB, 2 rounds, 1 lane are valid");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash_now(password: &str) -> String {
    let hash = argon().hash_password(password.as_bytes()).expect("the system gives a salt");
    hash.to_string()
}

fn check_now(password: &str, hash: Option<&str>) -> bool {
    static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password"));
    let Ok(known) = PasswordHash::new(hash.unwrap_or(&NOBODY)) else { return false };
    let fits = argon().verify_password(password.as_bytes(), &known).is_ok();
    fits && hash.is_some()
}

impl Passwords {
    /// The hash of a new password.
    pub(crate) async fn hash(&self, password: String) -> Result<String, Error> {
        self.apart(move || hash_now(&password)).await
    }

    /// Does the password fit? Without a hash it takes as long and never fits.
    pub(crate) async fn check(
        &self,
        password: String,
        hash: Option<String>,
    ) -> Result<bool, Error> {
        #[cfg(test)]
        self.checks.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        self.apart(move || check_now(&password, hash.as_deref())).await
    }

    /// How many passwords were checked so far.
    #[cfg(test)]
    pub(crate) fn checks(&self) -> usize {
        self.checks.load(std::sync::atomic::Ordering::Relaxed)
    }

    async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let _place = self.queue.try_acquire().map_err(|_| Error::TooMany)?;
        let _turn = self.work.acquire().await.expect("the semaphore is never closed");
        Ok(tokio::task::spawn_blocking(work).await.expect("hashing does not panic"))
    }
}

/// May this be a password? Neither too short nor so long that it serves to wear the server out.
pub(crate) fn is_allowed(password: &str) -> bool {
    (LENGTH_MIN..=LENGTH_MAX).contains(&password.chars().count())
}

/// The secret of a new second factor: 20 random bytes, as apps expect.
pub(crate) fn new_totp_secret() -> Vec<u8> {
    let mut secret = vec![0u8; 20];
    getrandom::fill(&mut secret).expect("the system gives random bytes");
    secret
}

fn totp(secret: &[u8]) -> Totp {
    let builder = Builder::new().with_secret(secret.to_vec()).with_skew(1);
    builder.build().expect("20 bytes are a secret")
}

/// The time step of a code, if it fits now or half a minute off.
pub(crate) fn step_of_code(secret: &[u8], code: &str, now: Timestamp) -> Option<i64> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let seconds = u64::try_from(now.as_second()).ok()?;
    totp(secret).check(&code, seconds).and_then(|step| i64::try_from(step).ok())
}

/// The code that an app shows now.
#[cfg(test)]
pub(crate) fn code_at(secret: &[u8], now: Timestamp) -> String {
    totp(secret).generate(now.as_second().try_into().unwrap()).to_string()
}

/// The secret as people copy it.
pub(crate) fn base32(secret: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut out = String::new();
    for chunk in secret.chunks(5) {
        let mut bits = [0u8; 8];
        bits[3..3 + chunk.len()].copy_from_slice(chunk);
        let bits = u64::from_be_bytes(bits);
        for place in 0..(chunk.len() * 8).div_ceil(5) {
            let at = usize::try_from(bits >> (35 - 5 * place) & 31).expect("five bits");
            out.push(char::from(LETTERS[at]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_only_and_nothing_fits_without_one() {
        let hash = hash_now("correct horse");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(check_now("correct horse", Some(&hash)));
        assert!(!check_now("correct hors", Some(&hash)));
        assert!(!check_now("nobody has this password", None));
    }

    #[test]
    fn a_flood_of_attempts_is_sent_away_and_the_rest_is_served() {
        let passwords = Passwords::default();
        let answers = geleit_store::testing::run(async move {
            let attempt = || {
                let passwords = passwords.clone();
                tokio::spawn(async move { passwords.check("x".to_owned(), None).await })
            };
            let attempts: Vec<_> = (0..WAITING_MAX + 20).map(|_| attempt()).collect();
            let mut answers = Vec::new();
            for attempt in attempts {
                answers.push(attempt.await.unwrap());
            }
            answers
        });
        assert!(answers.contains(&Err(Error::TooMany)));
        assert!(answers.iter().filter(|answer| **answer == Ok(false)).count() >= WAITING_MAX);
    }

    #[test]
    fn a_code_fits_for_half_a_minute_around_its_time() {
        let secret = b"12345678901234567890";
        let now = Timestamp::from_second(59).unwrap();
        // The published test value of RFC 6238 for this secret, six digits.
        assert_eq!(code_at(secret, now), "287082");
        assert_eq!(step_of_code(secret, "287 082", now), Some(1));
        assert_eq!(step_of_code(secret, "287082", Timestamp::from_second(89).unwrap()), Some(1));
        assert_eq!(step_of_code(secret, "287082", Timestamp::from_second(121).unwrap()), None);
    }

    #[test]
    fn a_secret_is_written_in_base32() {
        assert_eq!(base32(b"12345678901234567890"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(base32(b"foob"), "MZXW6YQ");
    }
}
