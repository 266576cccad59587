//! What is asked of a year of letters, once it is over: when they came, and that what the database
//! believes to be sent is what has come.

use super::{Arrived, DOWN, HOLIDAYS, World};
use geleit_domain::letters::Kind;
use geleit_store::mails::Mail;
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday, time};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

impl World {
    pub(super) async fn judge(&self, arrived: &[Arrived]) {
        let (at_once, digests): (Vec<_>, Vec<_>) = arrived.iter().partition(|one| one.is_sign_in);
        let mut ids: BTreeMap<&str, BTreeSet<(&str, Date)>> = BTreeMap::new();
        for one in &digests {
            ids.entry(&one.id).or_default().insert((&one.to, one.day));
            assert!(one.time >= time(7, 30, 0, 0) && one.time < time(20, 0, 0, 0), "{one:?}");
            assert!(
                one.day.weekday() != Weekday::Sunday && !HOLIDAYS.contains(&one.day),
                "{one:?}"
            );
        }
        let mut per_day: BTreeMap<(&str, Date), usize> = BTreeMap::new();
        for (to, day) in ids.values().flatten() {
            *per_day.entry((to, *day)).or_default() += 1;
        }
        assert!(per_day.values().all(|count| *count == 1), "{per_day:?}");
        let mut per_week: BTreeMap<(&str, i8), usize> = BTreeMap::new();
        for (to, day) in per_day.keys().filter(|(to, _)| to.contains("brigitte")) {
            *per_week.entry((to, day.iso_week_date().week())).or_default() += 1;
        }
        assert!(per_week.values().all(|count| *count == 1), "{per_week:?}");
        Self::judge_hours(&digests);
        let repeats = digests.len() - per_day.len();
        let (posted, open) = self.posted(arrived).await;
        let line = format!(
            "year: {posted} letters that can wait went out in {} digests to {} people, {} at once \
             at night; repeats with the same Message-ID: {repeats}; waiting at the end: {open}\n",
            ids.len(),
            per_day.keys().map(|(to, _)| to).collect::<BTreeSet<_>>().len(),
            at_once.len(),
        );
        std::io::stdout().write_all(line.as_bytes()).unwrap();
        assert!(posted > 100 && ids.len() > 100 && !per_week.is_empty(), "{line}");
        assert!(repeats > 0, "no line broke: {line}");
        // Where the line broke it is tried again, still in the same night.
        let at_night = |at: Time| at >= time(20, 0, 0, 0) || at < time(7, 30, 0, 0);
        assert!(at_once.iter().all(|one| at_night(one.time)), "{at_once:?}");
        assert!(at_once.len() >= 30, "{line}");
    }

    /// A digest comes at half past seven, and later only while the mail server is down.
    fn judge_hours(digests: &[&Arrived]) {
        let mut first: BTreeMap<&str, (Date, Time)> = BTreeMap::new();
        for one in digests {
            let came = (one.day, one.time);
            let known = first.entry(&one.id).or_insert(came);
            *known = came.min(*known);
        }
        let late = DOWN[1].tomorrow().unwrap();
        for (id, (day, at)) in first {
            let is_in_time = (time(7, 30, 0, 0)..time(7, 35, 0, 0)).contains(&at);
            assert!(is_in_time || DOWN.contains(&day) || day == late, "{id} came at {day} {at}");
        }
    }

    /// How many letters that can wait have gone out, and how many still wait. None is older than
    /// the longest wait of a mentor over Christmas. What the database believes to be sent is what has
    /// come to the server, letter by letter and line by line, and nothing else has.
    async fn posted(&self, arrived: &[Arrived]) -> (usize, usize) {
        let mut tx = self.store.read(self.programme).await.unwrap();
        let letters = tx.newest_mails(100_000).await.unwrap();
        let is_sent = |mail: &&Mail| mail.sent_at.is_some();
        let may_wait = |mail: &Mail| Kind::of(&mail.template).unwrap().may_wait();
        let own = letters.iter().filter(|mail| !may_wait(mail));
        let id_of = |mail: &Mail| format!("<{}@example.org>", mail.id);
        let went: BTreeSet<String> = own.clone().filter(is_sent).map(id_of).collect();
        let came: BTreeSet<String> = arrived.iter().map(|one| one.id.clone()).collect();
        let lost: Vec<_> = went.difference(&came).collect();
        assert!(lost.is_empty(), "noted as sent and never came: {lost:?}");
        // Where the line broke, what a digest asks may be answered before it is tried again.
        let over = own.filter(|mail| mail.withdrawn_at.is_some()).map(id_of);
        let over: BTreeSet<String> = over.filter(|id| came.contains(id)).collect();
        let unknown: Vec<_> = came.iter().filter(|id| !went.contains(*id)).collect();
        assert!(unknown.iter().all(|id| over.contains(*id)), "never noted as sent: {unknown:?}");
        assert!(over.len() < 10, "{over:?}");
        // What the desk is told is no letter, and a repetition holds the same once more.
        let people = arrived.iter().filter(|one| !one.is_sign_in && !one.to.contains("karin"));
        let people = people.filter(|one| went.contains(&one.id));
        let held: BTreeMap<&str, usize> = people.map(|one| (one.id.as_str(), one.holds)).collect();
        let noted = letters.iter().filter(is_sent).filter(|mail| may_wait(mail)).count();
        assert_eq!(held.values().sum::<usize>(), noted, "the lines of all digests");
        let waits = letters.iter().filter(|mail| may_wait(mail) && mail.withdrawn_at.is_none());
        let (sent, open): (Vec<_>, Vec<_>) = waits.partition(|mail| mail.sent_at.is_some());
        let latest: Timestamp = "2027-12-20T00:00:00Z".parse().unwrap();
        for mail in &open {
            assert!(mail.created_at >= latest.as_microsecond(), "{mail:?} was lost");
        }
        (sent.len(), open.len())
    }
}
