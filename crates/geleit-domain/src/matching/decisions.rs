//! What people have decided about the pairs of a matching, in the order in which they did, and
//! what of it can be taken back (S1-42). Taking back is a decision of its own: nothing vanishes.

use crate::id::{ApplicationId, MentorId};
use crate::word::words;

words! {
    /// What was decided, as the entries name it.
    Deed {
        /// A proposal was computed: everything about the former one is past.
        Propose = "matching.propose",
        /// An organisation agreed to all pairs about which it had not said anything.
        EndorseAll = "matching.endorse_all",
        /// Agreed pairs were released.
        Release = "matching.release",
        /// The release was withdrawn.
        WithdrawRelease = "matching.withdraw_release",
        /// A pair stays, whatever is computed.
        Lock = "pair.lock",
        /// It need not stay.
        RemoveLock = "pair.remove_lock",
        /// A pair is not proposed again.
        Veto = "pair.veto",
        /// A mentee got another mentor.
        Move = "pair.move",
        /// Somebody insisted on a pair: it is fixed, and others moved for it.
        Fix = "pair.fix",
        /// The same, although hard rules speak against the pair.
        Overrule = "pair.overrule",
        /// An organisation agreed.
        Agree = "pair.agree",
        /// An organisation objected.
        Object = "pair.object",
        /// A decision was taken back.
        Undo = "pair.undo",
    }
}

/// A decision that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its place in the audit trail; later decisions have greater ones.
    pub seq: i64,
    /// What was decided.
    pub deed: Deed,
    /// About which mentee; nothing when it was about all.
    pub application: Option<ApplicationId>,
    /// The mentor at that time.
    pub mentor: Option<MentorId>,
    /// The mentor to whom the mentee was moved.
    pub to: Option<MentorId>,
    /// The mentee who gave way.
    pub displaced: Option<ApplicationId>,
    /// Everybody who got another mentor when somebody insisted on a pair.
    pub moves: Vec<Moved>,
    /// For which organisation, by slug; nothing: the coordination office.
    pub organisation: Option<String>,
    /// Was it taken in a meeting and only noted here? It then replaced what was said before.
    pub is_minuted: bool,
    /// Which decision it takes back.
    pub undoes: Option<i64>,
}

/// A mentee who got another mentor, or lost one, for a pair that somebody insisted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which mentee.
    pub application: ApplicationId,
    /// The mentor before.
    pub from: Option<MentorId>,
    /// The mentor since.
    pub to: Option<MentorId>,
}

/// Can a decision be taken back?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Yes.
    Open,
    /// It was.
    Undone,
    /// Somebody has decided about the same people since.
    Overtaken,
    /// This kind never is: a new proposal, a release, a decision of a meeting.
    Final,
}

/// How a decision stands after everything that came later.
#[must_use]
pub fn standing(trail: &[Taken], seq: i64) -> Standing {
    let Some(taken) = trail.iter().find(|taken| taken.seq == seq) else { return Standing::Final };
    if !can_be_undone(taken) {
        return Standing::Final;
    }
    let undone: Vec<i64> = trail.iter().filter_map(|later| later.undoes).collect();
    if undone.contains(&seq) {
        return Standing::Undone;
    }
    // What was taken back, and the taking back itself, are as if they had never been.
    let counts = |later: &&Taken| later.undoes.is_none() && !undone.contains(&later.seq);
    let mut later = trail.iter().filter(|later| later.seq > seq).filter(counts);
    if later.any(|later| overtakes(later, taken)) { Standing::Overtaken } else { Standing::Open }
}

/// May who speaks for this organisation (nothing: the coordination office) take it back? A vote
/// and a veto belong to whoever gave them, an overruling to the coordination office; locks and
/// moves to everybody at the table.
#[must_use]
pub fn may_take_back(taken: &Taken, organisation: Option<&str>) -> bool {
    match taken.deed {
        Deed::Lock | Deed::RemoveLock | Deed::Move | Deed::Fix => true,
        _ => taken.organisation.as_deref() == organisation,
    }
}

fn can_be_undone(taken: &Taken) -> bool {
    match taken.deed {
        Deed::Lock
        | Deed::RemoveLock
        | Deed::Veto
        | Deed::Move
        | Deed::Fix
        | Deed::Overrule
        | Deed::Agree
        | Deed::Object => taken.application.is_some() && taken.mentor.is_some(),
        Deed::EndorseAll => !taken.is_minuted && taken.organisation.is_some(),
        Deed::Propose | Deed::Release | Deed::WithdrawRelease | Deed::Undo => false,
    }
}

/// Has a later decision built on this one, so that taking it back would surprise somebody?
fn overtakes(later: &Taken, taken: &Taken) -> bool {
    match (later.deed, taken.deed) {
        // A veto outlives proposals and has nobody at its pair.
        (Deed::Propose, Deed::Veto) => false,
        (Deed::Propose | Deed::Release | Deed::WithdrawRelease, _) => true,
        (Deed::EndorseAll, deed) => moves_people(deed),
        // It only ever adds what was open; later words of the same organisation stay.
        (_, Deed::EndorseAll) => false,
        (_, Deed::Veto) => {
            is_about_same_mentee(later, taken)
                && later.mentors().iter().any(|mentor| taken.mentor == Some(*mentor))
        }
        (Deed::Agree | Deed::Object, Deed::Agree | Deed::Object) => {
            is_about_same_mentee(later, taken) && later.organisation == taken.organisation
        }
        // Votes say nothing about a lock.
        (Deed::Agree | Deed::Object, Deed::Lock | Deed::RemoveLock) => false,
        (later_deed, deed) if moves_people(later_deed) && moves_people(deed) => {
            is_about_same_mentee(later, taken)
                || later.mentors().iter().any(|mentor| taken.mentors().contains(mentor))
        }
        _ => is_about_same_mentee(later, taken),
    }
}

/// Do mentees get other mentors by it?
fn moves_people(deed: Deed) -> bool {
    matches!(deed, Deed::Move | Deed::Fix | Deed::Overrule)
}

fn is_about_same_mentee(one: &Taken, other: &Taken) -> bool {
    let others = other.mentees();
    one.mentees().iter().any(|mentee| others.contains(mentee))
}

impl Taken {
    /// Every mentee whom it was about.
    #[must_use]
    pub fn mentees(&self) -> Vec<ApplicationId> {
        let moved = self.moves.iter().map(|moved| moved.application);
        [self.application, self.displaced].into_iter().flatten().chain(moved).collect()
    }

    /// Every mentor whom it was about.
    #[must_use]
    pub fn mentors(&self) -> Vec<MentorId> {
        let moved = self.moves.iter().flat_map(|moved| [moved.from, moved.to]);
        [self.mentor, self.to].into_iter().chain(moved).flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn taken(seq: i64, deed: Deed, mentee: u128, mentor: u128) -> Taken {
        Taken {
            seq,
            deed,
            application: Some(ApplicationId(Uuid::from_u128(mentee))),
            mentor: Some(MentorId(Uuid::from_u128(mentor))),
            to: None,
            displaced: None,
            moves: Vec::new(),
            organisation: None,
            is_minuted: false,
            undoes: None,
        }
    }

    fn moved(seq: i64, mentee: u128, from: u128, to: u128, displaced: Option<u128>) -> Taken {
        Taken {
            to: Some(MentorId(Uuid::from_u128(to))),
            displaced: displaced.map(|mentee| ApplicationId(Uuid::from_u128(mentee))),
            ..taken(seq, Deed::Move, mentee, from)
        }
    }

    /// Somebody insisted on a pair, and another mentee moved for it.
    fn fixed(seq: i64, deed: Deed, pair: (u128, u128), other: (u128, u128, u128)) -> Taken {
        let mentor = |id| Some(MentorId(Uuid::from_u128(id)));
        let moves = vec![
            Moved {
                application: ApplicationId(Uuid::from_u128(pair.0)),
                from: None,
                to: mentor(pair.1),
            },
            Moved {
                application: ApplicationId(Uuid::from_u128(other.0)),
                from: mentor(other.1),
                to: mentor(other.2),
            },
        ];
        Taken { moves, ..taken(seq, deed, pair.0, pair.1) }
    }

    fn undo(seq: i64, undone: &Taken) -> Taken {
        Taken { seq, deed: Deed::Undo, undoes: Some(undone.seq), ..undone.clone() }
    }

    fn by(organisation: &str, mut taken: Taken) -> Taken {
        taken.organisation = Some(organisation.to_owned());
        taken
    }

    #[test]
    fn what_somebody_built_on_is_not_taken_back() {
        let cases = [
            (moved(1, 1, 11, 12, None), taken(2, Deed::Lock, 1, 12)),
            (moved(1, 1, 11, 12, Some(2)), taken(2, Deed::Veto, 2, 11)),
            (moved(1, 1, 11, 12, None), moved(2, 3, 13, 11, None)),
            (moved(1, 1, 11, 12, None), by("wko", taken(2, Deed::Agree, 1, 12))),
            (taken(1, Deed::Lock, 1, 11), taken(2, Deed::RemoveLock, 1, 11)),
            (by("wko", taken(1, Deed::Agree, 1, 11)), by("wko", taken(2, Deed::Object, 1, 11))),
            (taken(1, Deed::Lock, 1, 11), taken(2, Deed::Propose, 9, 9)),
            (by("wko", taken(1, Deed::EndorseAll, 9, 9)), taken(2, Deed::Release, 9, 9)),
            (fixed(1, Deed::Fix, (1, 11), (2, 11, 12)), by("wko", taken(2, Deed::Agree, 2, 12))),
            (fixed(1, Deed::Overrule, (1, 11), (2, 11, 12)), moved(2, 3, 12, 13, None)),
            (moved(1, 3, 12, 13, None), fixed(2, Deed::Overrule, (1, 11), (2, 11, 12))),
        ];
        for (first, then) in cases {
            let trail = [first, then];
            assert_eq!(standing(&trail, 1), Standing::Overtaken, "{trail:?}");
        }
    }

    #[test]
    fn what_others_decide_about_other_things_stands_in_nobodys_way() {
        let cases = [
            (moved(1, 1, 11, 12, None), moved(2, 2, 13, 14, None)),
            (taken(1, Deed::Veto, 1, 11), taken(2, Deed::Propose, 9, 9)),
            (taken(1, Deed::Veto, 1, 11), taken(2, Deed::Lock, 1, 12)),
            (taken(1, Deed::Lock, 1, 11), by("wko", taken(2, Deed::Agree, 1, 11))),
            (by("wko", taken(1, Deed::Agree, 1, 11)), by("ams", taken(2, Deed::Object, 1, 11))),
            (by("wko", taken(1, Deed::EndorseAll, 9, 9)), by("wko", taken(2, Deed::Object, 1, 11))),
        ];
        for (first, then) in cases {
            let trail = [first, then];
            assert_eq!(standing(&trail, 1), Standing::Open, "{trail:?}");
        }
    }

    #[test]
    fn a_vote_and_a_veto_belong_to_whoever_gave_them() {
        let veto = by("wko", taken(1, Deed::Veto, 1, 11));
        assert!(may_take_back(&veto, Some("wko")));
        assert!(!may_take_back(&veto, Some("ams")) && !may_take_back(&veto, None));
        assert!(may_take_back(&taken(1, Deed::Veto, 1, 11), None), "the office its own");
        assert!(may_take_back(&by("wko", taken(1, Deed::Lock, 1, 11)), Some("ams")));
    }

    #[test]
    fn the_office_alone_takes_an_overruling_back() {
        let overruled = fixed(1, Deed::Overrule, (1, 11), (2, 11, 12));
        assert!(may_take_back(&overruled, None) && !may_take_back(&overruled, Some("wko")));
        let fix = by("wko", fixed(1, Deed::Fix, (1, 11), (2, 11, 12)));
        assert!(may_take_back(&fix, None) && may_take_back(&fix, Some("ams")));
    }

    fn any_taken() -> impl Strategy<Value = Taken> {
        let deed = prop::sample::select(Deed::ALL.to_vec());
        let organisation = prop::option::of(prop::sample::select(vec!["wko", "ams"]));
        (deed, 1..4u128, 11..14u128, 11..14u128, organisation).prop_map(
            |(deed, mentee, mentor, to, organisation)| Taken {
                to: (deed == Deed::Move).then(|| MentorId(Uuid::from_u128(to))),
                organisation: organisation.map(str::to_owned),
                ..taken(0, deed, mentee, mentor)
            },
        )
    }

    proptest! {
        /// Taking back goes like a stack: whatever was decided since a new proposal or a release
        /// can be taken back from the newest to the oldest, each once.
        /// Proves S1-42.
        #[test]
        fn from_the_newest_on_everything_can_be_taken_back_once(
            mut trail in prop::collection::vec(any_taken(), 1..12),
        ) {
            for (seq, taken) in (1..).zip(&mut trail) {
                taken.seq = seq;
            }
            let is_real = |taken: &Taken| match taken.deed {
                Deed::Undo => false,
                Deed::EndorseAll => taken.organisation.is_some(),
                _ => true,
            };
            trail.retain(is_real);
            let is_past = |deed| {
                matches!(deed, Deed::Propose | Deed::Release | Deed::WithdrawRelease)
            };
            let since = trail.iter().rposition(|taken| is_past(taken.deed)).map_or(0, |at| at + 1);
            let open: Vec<_> =
                trail[since..].iter().rev().filter(|one| can_be_undone(one)).cloned().collect();
            for (seq, taken) in (100..).zip(open) {
                prop_assert_eq!(standing(&trail, taken.seq), Standing::Open);
                trail.push(undo(seq, &taken));
                prop_assert_eq!(standing(&trail, taken.seq), Standing::Undone);
            }
        }
    }
}
