//! The rules of the early warning, one by one, and in random lives.

use super::*;
use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;

const START: Date = date(2026, 3, 1);

fn day(number: i64) -> Date {
    later(START, number)
}

fn running(meetings: &[(i64, u64)]) -> Life {
    let mut life = Life { statuses: vec![(Status::Running, START)], ..Life::default() };
    meetings.iter().for_each(|(on, minutes)| meet(&mut life, day(*on), *minutes));
    life
}

fn meet(life: &mut Life, on: Date, minutes: u64) {
    let before = life.met.map_or(0, |met| met.minutes);
    life.met = Some(Met { last: on, minutes: before + minutes });
}

fn rules(life: &Life, on: i64) -> Vec<Rule> {
    warnings(life, day(on)).iter().map(|warning| warning.rule).collect()
}

#[test]
fn three_weeks_after_the_start_two_should_have_met() {
    let life = running(&[]);
    assert_eq!(rules(&life, 20), []);
    let expected = Warning { rule: Rule::NoMeeting, since: day(21) };
    assert_eq!(warnings(&life, day(21)), [expected]);
    assert_eq!(warnings(&life, day(100)), [expected], "and it is one warning, not three");
}

#[test]
fn thirty_days_without_a_meeting_are_a_gap() {
    let life = running(&[(2, 600), (9, 600)]);
    assert_eq!(rules(&life, 38), []);
    assert_eq!(warnings(&life, day(39)), [Warning { rule: Rule::Gap, since: day(39) }]);
    // Two who met before the start are silent from the start on.
    assert_eq!(rules(&running(&[(-9, 600)]), 29), []);
    assert_eq!(rules(&running(&[(-9, 600)]), 30), [Rule::Gap]);
}

#[test]
fn less_than_half_of_the_planned_hours_is_too_little_from_the_second_month_on() {
    let life = running(&[(3, 60), (25, 60)]);
    assert_eq!(rules(&life, 29), [], "120 of 300 minutes, but the first month is not over");
    assert_eq!(rules(&life, 30), [Rule::FewHours]);
    assert_eq!(rules(&running(&[(3, 60), (25, 95)]), 30), [], "155 of 310 are half of it");
}

#[test]
fn a_pause_is_silent_plans_nothing_and_lets_two_begin_anew() {
    let mut life = running(&[(3, 120), (20, 160)]);
    life.statuses.push((Status::Paused, day(25)));
    assert_eq!(rules(&life, 54), []);
    life.statuses.push((Status::Running, day(100)));
    assert_eq!(rules(&life, 129), [], "55 days ran, and 280 of 550 minutes are half of it");
    meet(&mut life, day(101), 5);
    assert_eq!(rules(&life, 129), []);
    assert_eq!(rules(&life, 132), [Rule::Gap, Rule::FewHours]);
    life.statuses.push((Status::Dissolved, day(140)));
    assert_eq!(rules(&life, 150), []);
}

#[test]
fn a_pause_of_thirty_days_is_asked_about_until_it_is_over() {
    let mut life = running(&[]);
    life.statuses.push((Status::Paused, day(25)));
    assert_eq!(warnings(&life, day(55)), [Warning { rule: Rule::Pause, since: day(55) }]);
    life.done.push((Rule::Pause, day(56)));
    assert_eq!(rules(&life, 69), []);
    assert_eq!(rules(&life, 70), [Rule::Pause], "no pause is forgotten");
    life.statuses.push((Status::Running, day(71)));
    assert_eq!(rules(&life, 72), []);
}

/// Proves S1-04.
#[test]
fn two_who_were_at_the_opening_together_have_met() {
    let mut life = running(&[]);
    life.opening = Some(day(2));
    assert_eq!(rules(&life, 31), []);
    assert_eq!(warnings(&life, day(32)), [Warning { rule: Rule::Gap, since: day(32) }]);
    meet(&mut life, day(20), 600);
    assert_eq!(rules(&life, 49), []);
    assert_eq!(rules(&life, 50), [Rule::Gap]);
}

#[test]
fn what_somebody_has_done_is_quiet_for_two_weeks_and_then_speaks_anew() {
    let mut life = running(&[]);
    life.done.push((Rule::NoMeeting, day(22)));
    assert_eq!(rules(&life, 35), []);
    assert_eq!(rules(&life, 36), [Rule::NoMeeting]);
    life.done = vec![(Rule::Gap, day(22))];
    assert_eq!(rules(&life, 23), [Rule::NoMeeting], "another rule was done");
}

#[test]
fn whoever_takes_care_names_a_day_within_a_month() {
    assert!(may_take_until(START, START) && may_take_until(day(30), START));
    assert!(!may_take_until(day(-1), START) && !may_take_until(day(31), START));
    assert_eq!(due(Rule::Gap, START), date(2026, 3, 8));
    assert_eq!(due(Rule::Hand, START), date(2026, 3, 3));
}

/// What happens to a pair, and how many days after the last thing.
#[derive(Clone, Copy, Debug)]
enum Event {
    Meets(u64),
    Pauses,
    Resumes,
    /// Somebody of the office closes whatever is open.
    Done,
}

#[test]
fn an_answer_that_it_does_not_fit_speaks_while_the_pair_runs_and_in_a_pause() {
    let mut life = running(&[(2, 600)]);
    let no = Asked {
        on: day(21),
        sides: 2,
        answered: 1,
        unfit_since: Some(day(22)),
        is_dealt_with: false,
    };
    life.asked = Some(no);
    assert_eq!(warnings(&life, day(22)), [Warning { rule: Rule::Fit, since: day(22) }]);
    life.statuses.push((Status::Paused, day(25)));
    assert_eq!(rules(&life, 26), [Rule::Fit]);
    life.asked = Some(Asked { unfit_since: None, ..no });
    assert_eq!(rules(&life, 40), [], "that one side says nothing can wait");
    life.statuses.push((Status::Dissolved, day(41)));
    life.asked = Some(no);
    assert_eq!(rules(&life, 42), []);
}

#[test]
fn only_a_raised_hand_stays_until_somebody_has_acted() {
    let stay: Vec<_> = Rule::ALL.iter().filter(|rule| rule.stays()).collect();
    assert_eq!(stay, [&Rule::Hand]);
}

fn any_event() -> impl Strategy<Value = (i64, Event)> {
    let event = prop_oneof![
        4 => (5..600u64).prop_map(Event::Meets),
        1 => Just(Event::Pauses),
        2 => Just(Event::Resumes),
        2 => Just(Event::Done),
    ];
    (0..45i64, event)
}

fn cases() -> u32 {
    if std::env::var_os("GELEIT_LONG").is_some() { 100_000 } else { 2_000 }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    /// Whatever happens, on no day has a pair been silent or paused for more than thirty days
    /// without a warning, or without somebody having acted within two weeks. The oracle counts
    /// silent days one by one; it knows no rule.
    #[test]
    fn no_pair_is_silent_for_more_than_thirty_days_without_somebody_being_asked_to_act(
        events in vec(any_event(), 1..25)
    ) {
        let mut life = running(&[]);
        let (mut is_running, mut silent, mut acted) = (true, 0, None::<i64>);
        let mut events = events.into_iter();
        let mut next = events.next();
        let mut waits = next.map_or(0, |(after, _)| after);
        for number in 0..400 {
            let today = day(number);
            while let Some((_, event)) = next.filter(|_| waits == 0) {
                match event {
                    Event::Meets(minutes) if is_running => {
                        meet(&mut life, today, minutes);
                        silent = 0;
                    }
                    Event::Pauses if is_running => {
                        life.statuses.push((Status::Paused, today));
                        (is_running, silent) = (false, 0);
                    }
                    Event::Resumes if !is_running => {
                        life.statuses.push((Status::Running, today));
                        (is_running, silent) = (true, 0);
                    }
                    Event::Done => {
                        let open = warnings(&life, today);
                        life.done.extend(open.iter().map(|warning| (warning.rule, today)));
                        let is_of_silence = open.iter().any(|one| one.rule != Rule::FewHours);
                        acted = if is_of_silence { Some(number) } else { acted };
                    }
                    _ => {}
                }
                next = events.next();
                waits = next.map_or(0, |(after, _)| after);
            }
            waits -= 1;
            let found = warnings(&life, today);
            if !is_running {
                let speaks = found.iter().any(|one| one.rule == Rule::Pause);
                prop_assert!(found.len() == usize::from(speaks), "a paused pair on day {number}");
                let is_asked = speaks || acted.is_some_and(|on| number - on < 14);
                prop_assert!(silent < PAUSE_DAYS || is_asked, "paused on day {number}: {life:?}");
            } else if silent > GAP_DAYS && acted.is_none_or(|on| number - on >= 14) {
                let is_asked = found.iter().any(|one| one.rule != Rule::FewHours);
                prop_assert!(is_asked, "silent for {silent} days on day {number}: {life:?}");
            }
            prop_assert!(found.iter().all(|warning| warning.since <= today));
            silent += 1;
        }
    }
}
