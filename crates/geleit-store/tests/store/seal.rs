//! Sealed files: only the same key opens them, and no byte may change.

use geleit_store::Error;
use geleit_store::seal::Seal;
use geleit_store::testing;

#[test]
fn only_the_same_key_opens_an_unchanged_file() {
    let folder = testing::folder();
    let key = folder.join("master.key");
    let sealed = Seal::from_key_file(&key).unwrap().seal(b"Amal;1990");
    assert!(!sealed.windows(4).any(|part| part == b"Amal"));

    let again = Seal::from_key_file(&key).unwrap();
    assert_eq!(again.open(&sealed).unwrap(), b"Amal;1990");
    assert_ne!(again.seal(b"Amal;1990"), sealed, "each file has its own nonce");

    let other = Seal::from_key_file(&folder.join("other.key")).unwrap();
    assert!(matches!(other.open(&sealed), Err(Error::Corrupt(_))));
    for position in 0..sealed.len() {
        let mut bent = sealed.clone();
        bent[position] ^= 1;
        assert!(again.open(&bent).is_err(), "byte {position}");
    }
    assert!(again.open(&sealed[..10]).is_err());
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_key_file_is_for_its_owner_only_and_nonsense_is_no_key() {
    use std::os::unix::fs::PermissionsExt;
    let folder = testing::folder();
    let key = folder.join("master.key");
    Seal::from_key_file(&key).unwrap();
    assert_eq!(key.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "no draft is left");

    std::fs::write(&key, "not a key").unwrap();
    let problem = Seal::from_key_file(&key).unwrap_err().to_string();
    assert!(problem.contains("64 hexadecimal digits"), "{problem}");
    std::fs::remove_dir_all(folder).unwrap();
}
