//! Prints how much faster a change of a plan is than solving again, at 10,000 mentees with 50
//! possible mentors each: tight, shortage, surplus, ties. Times are CPU times, so that other work
//! on the machine does not count; reading that clock takes some microseconds, which do.
//!
//! `cargo run --release -p geleit-assignment --example changes [MENTEES [SEED]]`
#![allow(clippy::print_stdout)]

use std::time::Duration;

use geleit_assignment::{Change, Edge, Instance, Objective, Plan, solve, solve_for};

const CANDIDATES: u32 = 50;
const FIELDS: u32 = 20;
const ROUNDS: u32 = 201;

/// What an instance is like: its name, mentors per 10 mentees, places per mentor, and how many
/// different scores there are.
const KINDS: [(&str, u32, [u32; 4], u32); 4] = [
    ("tight", 5, [1, 2, 2, 3], 10_000),
    ("shortage", 5, [1, 1, 2, 2], 10_000),
    ("surplus", 10, [1, 1, 2, 2], 10_000),
    ("ties", 5, [1, 2, 2, 3], 10),
];

fn main() {
    let number = |at: usize| std::env::args().nth(at).and_then(|text| text.parse::<u32>().ok());
    let mentees = number(1).unwrap_or(10_000);
    let first_seed = u64::from(number(2).unwrap_or(1));
    println!("{mentees} mentees, {CANDIDATES} possible mentors each; medians; x = times faster");
    for (seed, (name, of_ten, places, scores)) in (first_seed..).zip(KINDS) {
        let mut dice = Dice(seed);
        let instance = instance(mentees, mentees / 10 * of_ten, places, scores, &mut dice);
        measure(name, &instance, &mut dice);
    }
}

fn measure(name: &str, instance: &Instance, dice: &mut Dice) {
    let solution = solve(instance);
    let fresh = median((0..5).map(|_| time(|| solve(instance)).0).collect());
    let mut plan = Plan::of(instance).expect("the solver proves its answers");
    println!("{name}: {} pairs, solved and proved in {fresh:?}", solution.pairs());
    let (mut lock, mut unlock, mut veto, mut allow) = (vec![], vec![], vec![], vec![]);
    let mentees = u32::try_from(instance.mentees()).expect("mentees are numbered by u32");
    while lock.len() < ROUNDS as usize {
        let mentee = dice.below(mentees);
        let row: Vec<(u32, u32)> = instance.edges_of(mentee).collect();
        let (mentor, _) = row[dice.below(row.len().try_into().expect("a short row")) as usize];
        lock.push(time(|| proven(plan.lock(mentee, mentor).expect("nobody is locked"))).0);
        unlock.push(time(|| proven(plan.unlock(mentee).expect("the mentee exists"))).0);
        let mentee = dice.below(mentees);
        if let Some(mentor) = plan.mentor_of(mentee) {
            veto.push(time(|| proven(plan.veto(mentee, mentor).expect("not locked"))).0);
            allow.push(time(|| proven(plan.allow(mentee, mentor).expect("they exist"))).0);
        }
    }
    assert_eq!((plan.pairs(), plan.total()), (solution.pairs() as u64, solution.total));
    let check = time(|| plan.check().expect("the plan is proven")).0;
    for (what, times) in [("lock", lock), ("unlock", unlock), ("veto", veto), ("allow", allow)] {
        let (slowest, median) = (times.iter().max().copied().unwrap_or_default(), median(times));
        let factor = fresh.as_secs_f64() / median.as_secs_f64();
        println!("  {what:<8}{median:>12?}  {factor:>6.0} x  slowest {slowest:?}");
    }
    println!("  check of everything {check:?}");
    let earlier = Some(&solution.mentor_of[..]);
    for (what, objective) in [
        ("highest lowest score", Objective { highest_lowest: true, earlier: None }),
        ("least change", Objective { highest_lowest: false, earlier }),
    ] {
        let (taken, solution) = time(|| solve_for(instance, &objective));
        assert_eq!(solution.verdict, Ok(()));
        println!("  solved and proved with {what} {taken:?}");
    }
    let (taken, gains) = time(|| plan.gains_of_places());
    println!("  one more place with each of {} mentors {taken:?}", gains.len());
}

fn proven(change: Change) -> Change {
    assert_eq!(change.verdict, Ok(()));
    change
}

fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = cpu_time();
    let done = work();
    (cpu_time() - start, done)
}

/// CPU time of this thread, which is the only one.
fn cpu_time() -> Duration {
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/self/schedstat").expect("a system with /proc");
    let nanoseconds = text.split(' ').next().and_then(|time| time.parse().ok());
    Duration::from_nanos(nanoseconds.expect("a number of nanoseconds"))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Mentees and mentors of fields with skills; near skills score high.
fn instance(
    mentees: u32,
    mentors: u32,
    places: [u32; 4],
    scores: u32,
    dice: &mut Dice,
) -> Instance {
    let capacities = (0..mentors).map(|_| places[dice.below(4) as usize]).collect();
    let skills: Vec<u32> = (0..mentors).map(|_| dice.below(scores)).collect();
    let mut edges = Vec::new();
    for mentee in 0..mentees {
        let (field, skill) = (dice.below(FIELDS), dice.below(scores));
        let mut chosen: Vec<u32> =
            (0..CANDIDATES).map(|_| dice.below(mentors / FIELDS) * FIELDS + field).collect();
        chosen.sort_unstable();
        chosen.dedup();
        edges.extend(chosen.into_iter().map(|mentor| {
            let score = scores - skill.abs_diff(skills[mentor as usize]);
            Edge { mentee, mentor, score }
        }));
    }
    Instance::new(mentees as usize, capacities, &edges).expect("the edges name people who exist")
}

/// The same throws every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(bound)).expect("below a bound of 32 bits")
    }
}
