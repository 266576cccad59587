//! The recount: SQL of its own over the audit trail, which knows neither facts nor versions.

use super::Lived;
use super::house::House;
use geleit_domain::figures::{Audience, CohortReport};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::meetings::PLANNED_MINUTES_A_MONTH;
use geleit_store::Location;
use geleit_store::figures::Question;
use geleit_store::testing::Place;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp, ToSpan};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row, SqliteConnection};

/// Lines about pairs that were known by `{known}`; the day stands at the end of each.
pub(super) const LINES: &str = "
    WITH line AS (
        SELECT e.subject_id AS pair, e.verb, e.seq, e.detail,
            substr(e.detail, length(e.detail) - 9) AS day
        FROM entry e WHERE e.programme_id = {programme} AND e.subject_kind = 'partnership'
            AND e.at <= {known} AND e.verb IN ('partnership.offer', 'partnership.accept',
                'partnership.decline', 'partnership.start', 'partnership.pause',
                'partnership.resume', 'partnership.complete', 'partnership.dissolve',
                'partnership.withdraw', 'partnership.retract')),
    released AS (
        SELECT o.pair, o.seq, substr(o.detail, 8, 36) AS mentee, substr(o.detail, 52, 36) AS mentor
        FROM line o WHERE o.verb = 'partnership.offer' AND o.day <= '{day}'
            AND NOT EXISTS (SELECT 1 FROM line w WHERE w.pair = o.pair
                AND w.verb = 'partnership.retract')
            AND NOT EXISTS (SELECT 1 FROM line w WHERE w.pair = o.pair AND w.day <= '{day}'
                AND w.verb IN ('partnership.decline', 'partnership.withdraw'))),
    ended AS (
        SELECT r.pair, r.mentee, r.seq AS offered, l.seq, l.day FROM released r
        JOIN line l ON l.pair = r.pair AND l.verb = 'partnership.dissolve'),
    counted AS (
        SELECT r.* FROM released r WHERE NOT EXISTS (
            SELECT 1 FROM ended e WHERE e.mentee = r.mentee AND e.seq < r.seq))";

/// Pairs, what was noted of their meetings with what was corrected and less what was taken back,
/// open warnings, and pairs that have not met for more than thirty days: those for whom nobody is
/// asked to act or has acted in the last two weeks, and the others.
const FIGURES: &str = "
    , met AS (
        SELECT e.subject_id AS pair, substr(e.detail, 1, 10) AS day,
            SUM(CASE e.verb WHEN 'partnership.meet' THEN 1
                WHEN 'partnership.retract_meeting' THEN -1 ELSE 0 END) AS times,
            SUM(CASE e.verb WHEN 'partnership.retract_meeting' THEN -1 ELSE 1 END
                * CAST(substr(e.detail, 13, length(e.detail) - 16) AS BIGINT)) AS minutes
        FROM entry e JOIN released r ON r.pair = e.subject_id
        WHERE e.programme_id = {programme} AND e.at <= {known}
            AND substr(e.detail, 1, 10) <= '{day}'
            AND e.verb IN ('partnership.meet', 'partnership.correct_meeting',
                'partnership.retract_meeting')
        GROUP BY e.subject_id, substr(e.detail, 1, 10)),
    warned AS (
        SELECT r.pair, SUM(CASE e.verb WHEN 'warning.open' THEN 1 ELSE -1 END) AS waiting,
            MAX(CASE e.verb WHEN 'warning.done' THEN e.at ELSE 0 END) AS acted
        FROM entry e JOIN warning w ON w.programme_id = e.programme_id AND w.id = e.subject_id
        JOIN released r ON r.pair = w.partnership_id
        WHERE e.programme_id = {programme} AND e.at <= {until}
            AND e.verb IN ('warning.open', 'warning.close', 'warning.done')
        GROUP BY r.pair),
    stood AS (
        SELECT l.pair, l.verb, l.day, ROW_NUMBER() OVER (
            PARTITION BY l.pair ORDER BY l.day DESC, l.seq DESC) AS back
        FROM line l JOIN released r ON r.pair = l.pair WHERE l.day <= '{day}'),
    silent AS (
        SELECT CASE WHEN EXISTS (SELECT 1 FROM warned w WHERE w.pair = s.pair
            AND (w.waiting > 0 OR w.acted >= {lately})) THEN 1 ELSE 0 END AS asked
        FROM stood s WHERE s.back = 1 AND s.day < '{month_ago}'
            AND s.verb IN ('partnership.start', 'partnership.resume')
            AND NOT EXISTS (SELECT 1 FROM met m WHERE m.pair = s.pair
                AND m.times > 0 AND m.day >= '{month_ago}'))
    SELECT COUNT(*), COUNT(DISTINCT mentee), COUNT(DISTINCT mentor),
        (SELECT COUNT(*) FROM ended WHERE day <= '{day}'),
        (SELECT COUNT(*) FROM ended e WHERE e.day <= '{day}' AND EXISTS (
            SELECT 1 FROM released r WHERE r.mentee = e.mentee AND r.seq > e.seq
                AND NOT EXISTS (SELECT 1 FROM ended n WHERE n.mentee = e.mentee
                    AND n.offered > e.offered AND n.seq < r.seq))),
        (SELECT CAST(COALESCE(SUM(minutes), 0) AS BIGINT) FROM met),
        (SELECT CAST(COALESCE(SUM(waiting), 0) AS BIGINT) FROM warned),
        (SELECT COUNT(*) FROM silent WHERE asked = 0),
        (SELECT COUNT(*) FROM silent WHERE asked = 1)
    FROM counted";

/// From when to when a pair ran; the second day is the first on which it did not.
const RUNS: &str = "
    , step AS (
        SELECT l.verb, l.day, LEAD(l.day) OVER (PARTITION BY l.pair ORDER BY l.day, l.seq) AS next
        FROM line l JOIN released r ON r.pair = l.pair WHERE l.day <= '{day}')
    SELECT day, COALESCE(next, '') FROM step
    WHERE verb IN ('partnership.start', 'partnership.resume')";

/// What was said of the places of the cohort, and when.
const CAPACITY: &str = "
    SELECT e.detail, CAST(e.at AS TEXT) FROM entry e
    WHERE e.programme_id = {programme} AND e.detail LIKE '%capacity %'
        AND e.verb IN ('cohort.create', 'cohort.change') ORDER BY e.seq";

/// How many applications there are, all on sheets from before, and how many were withdrawn.
const APPLICATIONS: &str = "
    SELECT COUNT(DISTINCT CASE WHEN e.verb = 'application.create' THEN e.subject_id END),
        COUNT(DISTINCT CASE WHEN e.verb = 'application.withdraw' AND e.at <= {until}
            THEN e.subject_id END)
    FROM entry e WHERE e.programme_id = {programme} AND e.at <= {known}
        AND e.verb IN ('application.create', 'application.withdraw')";

/// More open pairs than the mentee and the mentor have places, how many are open, how many places
/// the cohort has, and how many pairs have paused for a month while nobody is asked to act and
/// nobody has acted lately.
const PROMISES: &str = "
    SELECT (SELECT COUNT(*) FROM (SELECT 1 AS one FROM partnership WHERE programme_id = {programme}
            AND status IN ('offered', 'accepted', 'running', 'paused')
            GROUP BY application_id HAVING COUNT(*) > 1) twice),
        (SELECT COUNT(*) FROM mentor m WHERE m.programme_id = {programme} AND m.capacity <
            (SELECT COUNT(*) FROM partnership p WHERE p.programme_id = m.programme_id
                AND p.mentor_id = m.id AND p.status IN ('offered', 'accepted', 'running', 'paused'))),
        (SELECT COUNT(*) FROM partnership WHERE programme_id = {programme}
            AND status IN ('offered', 'accepted', 'running', 'paused')),
        (SELECT c.capacity FROM cohort c WHERE c.programme_id = {programme}),
        (SELECT COUNT(*) FROM partnership p WHERE p.programme_id = {programme}
            AND p.status = 'paused'
            AND '{month_ago}' >= (SELECT MAX(f.on_date) FROM status_fact f
                WHERE f.programme_id = p.programme_id AND f.kind = 'partnership'
                    AND f.subject_id = p.id AND f.status = 'paused' AND f.known_until IS NULL)
            AND NOT EXISTS (SELECT 1 FROM warning w WHERE w.programme_id = p.programme_id
                AND w.partnership_id = p.id AND w.rule = 'pause' AND (w.closed_at IS NULL
                    OR (w.reason_id IS NOT NULL AND w.closed_at > {lately}))))";

/// Pairs in which both have said yes, while they are open.
const BOTH_YES: &str = "
    SELECT COUNT(*) FROM partnership p WHERE p.programme_id = {programme} AND p.id = {pair}
        AND p.status IN ('accepted', 'running', 'paused')
        AND 2 = (SELECT COUNT(*) FROM offer o WHERE o.programme_id = p.programme_id
            AND o.partnership_id = p.id AND o.answer = 'accepted')";

/// The zone of the programme.
const ZONE: &str = "Europe/Vienna";

/// As of which day figures are asked for, and as known when.
pub(super) struct Moment {
    pub(super) day: Date,
    pub(super) known_at: Timestamp,
    /// The programme as it stands in a statement.
    pub(super) programme: String,
}

impl Moment {
    /// Any day of a life or of the weeks after it, as known then or now.
    fn any(house: &mut House, programme: String) -> Self {
        let lived = house.now.duration_since(crate::now()).as_hours() + 24;
        let mut hours = |below: i64| {
            let hours = house.dice.below(usize::try_from(below).unwrap());
            SignedDuration::from_hours(i64::try_from(hours).unwrap())
        };
        let (back, ahead, earlier) = (hours(lived), hours(24 * 45), hours(lived));
        let day = if house.dice.percent(75) { house.now - back } else { house.now + ahead };
        let day = day.to_zoned(TimeZone::get(ZONE).unwrap()).date();
        let known_at = if house.dice.percent(50) { house.now } else { house.now - earlier };
        Self { day, known_at, programme }
    }

    pub(super) fn question(&self) -> Question {
        let (as_of, known_at) = (Some(self.day), Some(self.known_at));
        Question { as_of, known_at, audience: Audience::Internal }
    }

    /// What is recorded in the same millisecond belongs together.
    fn known(&self) -> i64 {
        self.known_at.as_microsecond() + 999
    }

    /// The end of the day, unless it was not known so far.
    fn until(&self) -> i64 {
        self.known().min(midnight(self.day.saturating_add(1.day())) - 1)
    }

    /// The statement about this moment.
    pub(super) fn fill(&self, sql: &str) -> String {
        let lately = midnight(self.day.saturating_sub(13.days()));
        sql.replace("{programme}", &self.programme)
            .replace("{known}", &self.known().to_string())
            .replace("{until}", &self.until().to_string())
            .replace("{lately}", &lately.to_string())
            .replace("{month_ago}", &self.day.saturating_sub(30.days()).to_string())
            .replace("{day}", &self.day.to_string())
    }
}

/// When a day begins, µs since the epoch.
fn midnight(day: Date) -> i64 {
    day.to_zoned(TimeZone::get(ZONE).unwrap()).unwrap().timestamp().as_microsecond()
}

/// A connection beside the program.
pub(super) enum Trail {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Trail {
    pub(super) async fn open(place: &Place) -> Self {
        match &place.location {
            Location::Folder(folder) => {
                let file = folder.join("geleit.sqlite");
                let opened = SqliteConnection::connect(file.to_str().unwrap()).await;
                Self::Sqlite(opened.unwrap())
            }
            Location::Postgres(options) => {
                Self::Postgres(PgConnection::connect_with(options).await.unwrap())
            }
        }
    }

    pub(super) fn literal(&self, id: uuid::Uuid) -> String {
        match self {
            Self::Sqlite(_) => format!("X'{}'", id.simple()),
            Self::Postgres(_) => format!("'{id}'::uuid"),
        }
    }

    /// An id as the trail writes it into a detail, without its strokes.
    pub(super) fn hex(&self, column: &str) -> String {
        match self {
            Self::Sqlite(_) => format!("lower(hex({column}))"),
            Self::Postgres(_) => format!("replace(CAST({column} AS TEXT), '-', '')"),
        }
    }

    pub(super) async fn enter(&mut self, house: &House) {
        if let Self::Postgres(db) = self {
            let wall =
                format!("SELECT set_config('geleit.programme', '{}', false)", house.programme);
            db.execute(AssertSqlSafe(wall)).await.unwrap();
        }
    }

    async fn numbers<const N: usize>(&mut self, sql: String) -> [i64; N] {
        match self {
            Self::Sqlite(db) => {
                let row = db.fetch_one(AssertSqlSafe(sql)).await.unwrap();
                std::array::from_fn(|at| row.get(at))
            }
            Self::Postgres(db) => {
                let row = db.fetch_one(AssertSqlSafe(sql)).await.unwrap();
                std::array::from_fn(|at| row.get(at))
            }
        }
    }

    pub(super) async fn days(&mut self, sql: String) -> Vec<(String, String)> {
        match self {
            Self::Sqlite(db) => {
                let rows = db.fetch_all(AssertSqlSafe(sql)).await.unwrap();
                rows.iter().map(|row| (row.get(0), row.get(1))).collect()
            }
            Self::Postgres(db) => {
                let rows = db.fetch_all(AssertSqlSafe(sql)).await.unwrap();
                rows.iter().map(|row| (row.get(0), row.get(1))).collect()
            }
        }
    }

    /// Capacity, one open pair, and no contact data without two yes or after the end.
    pub(super) async fn check(&mut self, house: &mut House) {
        self.enter(house).await;
        let programme = self.literal(house.programme.0);
        // A night may pass between two looks of the calendar.
        let month_ago = house.today().saturating_sub(32.days()).to_string();
        let lately = (house.now - SignedDuration::from_hours(24 * 16)).as_microsecond();
        let sql = PROMISES.replace("{programme}", &programme).replace("{month_ago}", &month_ago);
        let sql = sql.replace("{lately}", &lately.to_string());
        let [twice, overfull, open, places, forgotten] = self.numbers::<5>(sql).await;
        assert_eq!((twice, overfull), (0, 0), "one open pair per mentee, no mentor over capacity");
        assert!(open <= places, "more pairs than the cohort has places");
        assert_eq!(forgotten, 0, "a pause that nobody asks about");
        let Ok(pair) = house.any_pair().await else { return };
        let side = house.dice.one(&[Side::Mentee, Side::Mentor]);
        if house.shares_contact(&pair, side).await {
            let pair = self.literal(pair.id);
            let sql = BOTH_YES.replace("{programme}", &programme).replace("{pair}", &pair);
            assert_eq!(self.numbers::<1>(sql).await, [1], "contact without two yes");
        }
    }

    /// A report as of any day, as known at any time, says what the trail says.
    pub(super) async fn recount(&mut self, house: &mut House) {
        self.enter(house).await;
        let programme = self.literal(house.programme.0);
        let at = Moment::any(house, programme);
        let (office, cohort, asked) = (&house.office, house.cohort, at.question());
        let report = house.store.cohort_report(office, cohort, asked, house.now).await.unwrap();
        self.recount_pairs(&at, &report, &mut house.lived).await;
        self.recount_applications(&at, &report).await;
        self.recount_shares(house, &at, &report).await;
    }

    async fn recount_pairs(&mut self, at: &Moment, report: &CohortReport, lived: &mut Lived) {
        let (day, course) = (at.day, report.course);
        let fill = |sql: &str| at.fill(&format!("{LINES} {sql}"));
        let told = self.numbers::<9>(fill(FIGURES)).await.map(number);
        let [pairs, mentees, mentors, dissolved, rematched, minutes, open, silent, asked] = told;
        let said = (report.pairs, report.mentees, report.mentors);
        assert_eq!(said, (pairs, mentees, mentors), "as of {day}");
        let ends = (course.dissolved, course.rematched);
        assert_eq!(ends, (Some(dissolved), Some(rematched)), "as of {day}");
        assert_eq!(course.hours.actual, (minutes + 30) / 60, "{minutes} minutes as of {day}");
        let runs = self.days(fill(RUNS)).await;
        let planned = number(days_of(&runs, day)) * u64::from(PLANNED_MINUTES_A_MONTH) / 30;
        assert_eq!(course.hours.planned, (planned + 30) / 60, "{runs:?} as of {day}");
        assert_eq!(course.warnings.open, Some(open), "warnings as of {day}");
        let said = course.warnings.silent_over_30_days_without_action;
        assert_eq!(said, Some(silent), "silent pairs as of {day}, beside {asked}");
        lived.found("silent, nobody asked", silent);
        lived.found("silent, somebody asked", asked);
    }

    async fn recount_applications(&mut self, at: &Moment, report: &CohortReport) {
        let day = at.day;
        let told = self.numbers::<2>(at.fill(APPLICATIONS)).await.map(number);
        let all: u64 = report.applications.0.iter().filter_map(|(_, count)| *count).sum();
        let said = [all, report.applications.get("withdrawn").unwrap_or(0)];
        assert_eq!(said, told, "applications as of {day}");
        let stated = self.days(at.fill(CAPACITY)).await;
        let until = at.until();
        let is_by_then = |(_, at): &&(String, String)| at.parse::<i64>().unwrap() <= until;
        let (words, _) = stated.iter().rfind(is_by_then).unwrap_or(&stated[0]);
        let places: u64 = words.rsplit_once("capacity ").unwrap().1.parse().unwrap();
        assert_eq!(report.capacity, places, "places as of {day}");
    }
}

fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap()
}

/// On how many days pairs ran, until a day included.
fn days_of(runs: &[(String, String)], until: Date) -> i64 {
    let after = until.saturating_add(Span::new().days(1));
    let length = |(from, next): &(String, String)| {
        let from: Date = from.parse().unwrap();
        let next = next.parse().unwrap_or(after).min(after);
        (next.duration_since(from).as_hours() / 24).max(0)
    };
    runs.iter().map(length).sum()
}
