//! Sealed bytes: only the same key opens them, only as what they were, and no byte may change.

use geleit_domain::id::{AccountId, CohortId};
use geleit_store::seal::{Content, KeyProblem, Seal};
use geleit_store::testing::{self, Place};
use geleit_store::{Error, both};
use std::path::Path;
use uuid::Uuid;

const AMAL: Content = Content::TotpSecret(AccountId(Uuid::from_u128(1)));
const BRIGITTE: Content = Content::TotpSecret(AccountId(Uuid::from_u128(2)));
const FILE: Content = Content::ImportFile(CohortId(Uuid::from_u128(1)));

#[test]
fn only_the_same_key_opens_an_unchanged_file() {
    let folder = testing::folder();
    let key = folder.join("master.key");
    let sealed = Seal::from_key_file(&key).unwrap().seal(b"Amal;1990", FILE);
    assert!(!sealed.windows(4).any(|part| part == b"Amal"));

    let again = Seal::from_key_file(&key).unwrap();
    assert_eq!(again.open(&sealed, FILE).unwrap(), b"Amal;1990");
    assert_ne!(again.seal(b"Amal;1990", FILE), sealed, "each file has its own nonce");

    let other = Seal::from_key_file(&folder.join("other.key")).unwrap();
    assert!(matches!(other.open(&sealed, FILE), Err(Error::Corrupt(_))));
    for position in 0..sealed.len() {
        let mut bent = sealed.clone();
        bent[position] ^= 1;
        assert!(again.open(&bent, FILE).is_err(), "byte {position}");
    }
    assert!(again.open(&sealed[..10], FILE).is_err());
    assert!(again.open(&[], FILE).is_err());
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_was_sealed_for_one_record_opens_for_no_other_and_as_nothing_else() {
    let seal = testing::seal();
    let sealed = seal.seal(b"secret", AMAL);
    assert_eq!(seal.open(&sealed, AMAL).unwrap(), b"secret");
    assert!(seal.open(&sealed, BRIGITTE).is_err(), "moved to somebody else's account");
    assert!(seal.open(&sealed, FILE).is_err(), "the same id, another purpose");
}

#[test]
fn a_new_key_seals_from_now_on_and_the_old_one_still_opens() {
    let folder = testing::folder();
    let key = folder.join("master.key");
    let before = Seal::from_key_file(&key).unwrap().seal(b"before", FILE);
    let old = std::fs::read_to_string(&key).unwrap();
    std::fs::write(&key, format!("{old}{}\n", "7a".repeat(32))).unwrap();
    let both = Seal::read(&key).unwrap();
    let after = both.seal(b"after", FILE);
    assert_eq!((before[0], after[0]), (1, 2), "the number of the key stands in front");
    assert_eq!(both.open(&before, FILE).unwrap(), b"before");
    assert_eq!(both.open(&after, FILE).unwrap(), b"after");
    std::fs::write(&key, old).unwrap();
    assert!(Seal::read(&key).unwrap().open(&after, FILE).is_err());
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

    for nonsense in ["not a key", "", "5e5e"] {
        std::fs::write(&key, nonsense).unwrap();
        let problem = Seal::from_key_file(&key).unwrap_err().to_string();
        assert!(problem.contains("64 hexadecimal digits"), "{problem}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

both! {
    async fn data_belongs_to_one_key_and_says_when_it_is_missing_or_another_one(place) {
        let folder = testing::folder();
        let (key, other) = (folder.join("master.key"), folder.join("other.key"));
        assert!(place.store.check_key(&key).await.unwrap().is_none(), "nothing is sealed yet");
        let sealed = place.store.seal(&key).await.unwrap().seal(b"Amal", AMAL);
        let again = place.store.seal(&key).await.unwrap();
        assert_eq!(again.open(&sealed, AMAL).unwrap(), b"Amal");

        Seal::from_key_file(&other).unwrap();
        let problem = |place: Place, file: &Path| {
            let file = file.to_owned();
            async move {
                let checked = place.store.check_key(&file).await.unwrap_err();
                let used = place.store.seal(&file).await.unwrap_err();
                assert_eq!(checked.to_string(), used.to_string());
                (checked, place)
            }
        };
        let (wrong, place) = problem(place, &other).await;
        assert!(matches!(wrong, KeyProblem::Wrong), "{wrong}");
        std::fs::remove_file(&key).unwrap();
        let (missing, place) = problem(place, &key).await;
        assert!(matches!(missing, KeyProblem::Missing), "{missing}");
        assert!(!key.exists(), "no second key is made");
        std::fs::write(&key, "nonsense").unwrap();
        let (unusable, _) = problem(place, &key).await;
        assert!(matches!(unusable, KeyProblem::File(_)), "{unusable}");
        std::fs::remove_dir_all(folder).unwrap();
    }
}
