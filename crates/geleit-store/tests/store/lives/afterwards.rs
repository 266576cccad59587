//! The recount of outcomes: the end of each mentee's last pair from the audit trail, and what was
//! observed, both put together by hand.

use super::house::House;
use super::recount::{LINES, Moment, Trail};
use geleit_domain::partnerships::outcomes::{Kind, TimePoint};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use std::collections::{BTreeMap, BTreeSet};

/// Mentees all of whose pairs have ended, those that never came about not counted, with the days on
/// which the last one was offered and has ended.
const LAST: &str = "
    , course AS (
        SELECT substr(o.detail, 8, 36) AS mentee, o.day AS since,
            MAX(CASE WHEN l.verb IN ('partnership.complete', 'partnership.dissolve')
                THEN l.day END) AS ended,
            MAX(CASE WHEN l.verb IN ('partnership.decline', 'partnership.withdraw')
                THEN 1 ELSE 0 END) AS never
        FROM line o JOIN line l ON l.pair = o.pair AND l.day <= '{day}'
        WHERE o.verb = 'partnership.offer' AND o.day <= '{day}'
            AND NOT EXISTS (SELECT 1 FROM line w WHERE w.pair = o.pair
                AND w.verb = 'partnership.retract')
        GROUP BY o.pair, o.detail, o.day),
    over AS (
        SELECT mentee, MAX(ended) AS ended FROM course WHERE never = 0
        GROUP BY mentee HAVING COUNT(*) = COUNT(ended))
    SELECT replace(v.mentee, '-', ''), v.ended || ' ' || MAX(c.since)
    FROM over v JOIN course c ON c.mentee = v.mentee AND c.ended = v.ended AND c.never = 0
    GROUP BY v.mentee, v.ended";

/// When applications were withdrawn, µs since the epoch.
const LEFT: &str = "
    SELECT {subject}, CAST(e.at AS TEXT) FROM entry e
    WHERE e.programme_id = {programme} AND e.verb = 'application.withdraw' AND e.at <= {known}";

/// What was noted and not taken back: of whom, for which time point and observed on which day.
const NOTED: &str = "
    , noted AS (
        SELECT substr(o.detail, 8, 36) AS mentee, e.detail,
            SUM(CASE e.verb WHEN 'partnership.note_outcome' THEN 1 ELSE -1 END) AS times
        FROM entry e JOIN entry o ON o.programme_id = e.programme_id
            AND o.subject_id = e.subject_id AND o.verb = 'partnership.offer'
        WHERE e.programme_id = {programme} AND e.at <= {known}
            AND e.verb IN ('partnership.note_outcome', 'partnership.retract_outcome')
        GROUP BY substr(o.detail, 8, 36), e.detail)
    SELECT replace(mentee, '-', ''), detail FROM noted
    WHERE times > 0 AND substr(detail, length(detail) - 9) <= '{day}'";

/// What was observed is not in the trail: that, and whether it was proven, stands in the records.
const OBSERVED: &str = "
    SELECT {application}, o.time_point || ' ' || o.observed_on || ' ' || o.kind || ' ' || o.proof
    FROM outcome o
    WHERE o.programme_id = {programme} AND o.observed_on <= '{day}' AND o.created_at <= {known}
        AND (o.known_until IS NULL OR o.known_until > {known})";

impl Trail {
    /// Outcomes as of any day, also of one that is still to come, are what the trail says.
    pub(super) async fn recount_outcomes(&mut self, house: &mut House) {
        self.enter(house).await;
        let zone = TimeZone::get("Europe/Vienna").unwrap();
        let days = i64::try_from(house.dice.below(460)).unwrap() - 60;
        let day = (house.now + (24 * days).hours()).to_zoned(zone.clone()).date();
        let hours = if house.dice.percent(50) { 0 } else { house.dice.below(24 * 30) };
        let known_at = house.now - SignedDuration::from_hours(i64::try_from(hours).unwrap());
        let at = Moment { day, known_at, programme: self.literal(house.programme.0) };
        let (office, cohort, asked) = (&house.office, house.cohort, at.question());
        let report = house.store.outcomes_of_cohort(office, cohort, asked, house.now).await;

        let (subject, application) = (self.hex("e.subject_id"), self.hex("o.application_id"));
        let fill = |sql: &str| {
            at.fill(sql).replace("{subject}", &subject).replace("{application}", &application)
        };
        let last = self.days(fill(&format!("{LINES} {LAST}"))).await;
        let left: BTreeMap<_, _> = self.days(fill(LEFT)).await.into_iter().collect();
        let noted = self.days(fill(&format!("{LINES} {NOTED}"))).await;
        let observed = self.days(fill(OBSERVED)).await;
        for at in report.unwrap() {
            let comes = last.iter().filter_map(|(mentee, days)| {
                let (ended, since) = days.split_once(' ').unwrap();
                let comes = at.point.day(ended.parse().unwrap());
                let has_left = left.get(mentee).is_some_and(|at| day_of(at, &zone) <= comes);
                (comes <= day && !has_left).then_some((mentee, since))
            });
            let comes: BTreeMap<_, _> = comes.collect();
            let known = told_of(&noted, at.point, &comes).len() as u64;
            let observed = told_of(&observed, at.point, &comes);
            let is_proven = |of: &&BTreeSet<(&str, &str)>| {
                of.iter().any(|(kind, proof)| *proof == "seen" && *kind != "none")
            };
            let proven = observed.values().filter(is_proven).count() as u64;
            let told = [comes.len() as u64, known, proven];
            assert_eq!([at.mentees, at.known, at.proven], told, "{} as of {day}", at.point);
            let kinds = kinds_of(&observed.values());
            assert_eq!(at.kinds, kinds, "{} as of {day}: {observed:?}", at.point);
            let several: u64 = kinds.iter().map(|(_, count)| count).sum();
            house.lived.found("kinds of outcome", known);
            house.lived.found("several kinds of one mentee", several - known);
        }
    }
}

/// What was told of these mentees for a time point since the last pair began: the kind and whether
/// it was proven, where that is known.
fn told_of<'a>(
    told: &'a [(String, String)],
    point: TimePoint,
    comes: &BTreeMap<&String, &str>,
) -> BTreeMap<&'a str, BTreeSet<(&'a str, &'a str)>> {
    let mut of = BTreeMap::<_, BTreeSet<_>>::new();
    for (mentee, words) in told {
        let mut words = words.split(' ');
        let mut next = || words.next().unwrap_or_default();
        let (at, on, what) = (next(), next(), (next(), next()));
        if at == point.text() && comes.get(mentee).is_some_and(|since| on >= *since) {
            of.entry(mentee.as_str()).or_default().insert(what);
        }
    }
    of
}

/// How many have each kind: that there is nothing counts only where there is nothing else.
fn kinds_of<'a>(
    mentees: &(impl Iterator<Item = &'a BTreeSet<(&'a str, &'a str)>> + Clone),
) -> Vec<(Kind, u64)> {
    let has = |kind: Kind, of: &BTreeSet<(&str, &str)>| match kind {
        Kind::Nothing => of.iter().all(|(one, _)| *one == "none"),
        _ => of.iter().any(|(one, _)| *one == kind.text()),
    };
    let count = |kind| mentees.clone().filter(|of| has(kind, of)).count() as u64;
    Kind::ALL.iter().map(|kind| (*kind, count(*kind))).collect()
}

fn day_of(micros: &str, zone: &TimeZone) -> Date {
    let at = Timestamp::from_microsecond(micros.parse().unwrap()).unwrap();
    at.to_zoned(zone.clone()).date()
}
