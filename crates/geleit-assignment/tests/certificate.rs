//! The certificate: refused as soon as one number of it, or of the assignment, is another.

mod cases;

use cases::{case, cases};
use geleit_assignment::{Certificate, Edge, Instance, Violation, solve};
use proptest::prelude::*;

fn changed(certificate: &Certificate, change: impl Fn(&mut Certificate)) -> Certificate {
    let mut other = certificate.clone();
    change(&mut other);
    other
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn is_refused_with_one_changed_number(case in case(), step in prop_oneof![Just(1), Just(-1)]) {
        let (instance, solution) = (case.instance(), case.solve());
        let refused = |other: Certificate| other.check(&instance, &solution.mentor_of).is_err();
        let valid = &solution.certificate;
        for mentee in 0..instance.mentees() {
            prop_assert!(refused(changed(valid, |c| c.mentees[mentee] += step)), "u {}", mentee);
        }
        for mentor in 0..instance.mentors() {
            prop_assert!(refused(changed(valid, |c| c.mentors[mentor] += step)), "v {}", mentor);
        }
        prop_assert!(refused(changed(valid, |c| c.limit += step)), "t");
        prop_assert!(refused(changed(valid, |c| c.bonus += step)), "B");
    }

    #[test]
    fn does_not_fit_an_assignment_with_a_pair_less(case in case()) {
        let (instance, solution) = (case.instance(), case.solve());
        for mentee in 0..instance.mentees() {
            let mut other = solution.mentor_of.clone();
            if other[mentee].take().is_some() {
                prop_assert!(solution.certificate.check(&instance, &other).is_err());
            }
        }
    }

    #[test]
    fn bounds_what_any_assignment_is_worth(case in case()) {
        let (instance, solution) = (case.instance(), case.solve());
        let locked: i64 = case.locks.iter()
            .map(|&(mentee, mentor)| i64::from(instance.score(mentee, mentor).unwrap())).sum();
        let pairs = (solution.pairs() - case.locks.len()) as i128;
        let worth = i128::from(instance.bonus()) * pairs + i128::from(solution.total - locked);
        prop_assert_eq!(solution.certificate.bound(&instance), worth);
    }
}

/// Amal (0) and another mentee (1) want Brigitte (0), who has one place; there is a second
/// mentor (1) for Amal.
fn amal_and_brigitte() -> Instance {
    let edges = [
        Edge { mentee: 0, mentor: 0, score: 90 },
        Edge { mentee: 0, mentor: 1, score: 20 },
        Edge { mentee: 1, mentor: 0, score: 30 },
    ];
    Instance::new(2, vec![1, 1], &edges).expect("the edges name people who exist")
}

#[test]
fn names_what_is_wrong_with_an_assignment() {
    let instance = amal_and_brigitte();
    let certificate = solve(&instance).certificate;
    let check = |mentor_of: &[Option<u32>]| certificate.check(&instance, mentor_of);
    assert_eq!(check(&[Some(1), Some(0)]), Ok(()));
    assert_eq!(check(&[Some(0), Some(0)]), Err(Violation::OverCapacity(0)));
    assert_eq!(check(&[Some(0), Some(1)]), Err(Violation::ImpossiblePair(1, 1)));
    assert_eq!(check(&[Some(0), Some(7)]), Err(Violation::ImpossiblePair(1, 7)));
    assert_eq!(check(&[Some(1)]), Err(Violation::OtherInstance));
    assert!(check(&[Some(0), None]).is_err(), "the greedy choice leaves one mentee out");
}

#[test]
fn names_a_broken_lock_and_an_exceeded_limit() {
    let locked = amal_and_brigitte().with_locks(&[(0, 0)]).unwrap();
    let certificate = solve(&locked).certificate;
    assert_eq!(certificate.check(&locked, &[Some(0), None]), Ok(()));
    assert_eq!(certificate.check(&locked, &[Some(1), Some(0)]), Err(Violation::LockBroken(0, 0)));

    let limited = amal_and_brigitte().with_limit(1).unwrap();
    let certificate = solve(&limited).certificate;
    assert_eq!(certificate.check(&limited, &[Some(0), None]), Ok(()));
    assert_eq!(certificate.check(&limited, &[Some(1), Some(0)]), Err(Violation::OverLimit));
}

#[test]
fn of_another_instance_is_refused() {
    let small = Instance::new(0, vec![], &[]).unwrap();
    let certificate = solve(&small).certificate;
    let verdict = certificate.check(&amal_and_brigitte(), &[Some(1), Some(0)]);
    assert_eq!(verdict, Err(Violation::OtherInstance));
}
