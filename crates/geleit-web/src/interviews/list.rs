//! Interviews by week: what is overdue, this week, the next one and later.

use super::{place, tone, when};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::persons;
use crate::ui::{Page, address, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::interviews::{instant, monday};
use geleit_domain::policy::{Action, Resource};
use geleit_store::interviews::{self, Filter};
use geleit_store::persons::full_name;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde::Deserialize;

const LINES_ON_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "interviews/list.html")]
struct List {
    t: Texts,
    page: Page,
    groups: Vec<Group>,
    may_plan: bool,
    earlier: String,
    /// Back to this week, when another one is shown.
    today: String,
    next: String,
}

/// The interviews of a week, or what is overdue.
struct Group {
    title: String,
    id: String,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    name: String,
    reference: String,
    when: String,
    place: String,
    interviewers: String,
    status: String,
    tone: &'static str,
    act: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    from: String,
    after: String,
    show: String,
}

/// In the address: only those without a result, notes or a recommendation.
pub(crate) const UNFINISHED: &str = "unfinished";

/// The weeks around which the page is drawn.
struct Weeks {
    zone: TimeZone,
    /// The Monday of today's week.
    this: Date,
    /// The Monday from which on interviews are shown.
    from: Date,
}

impl Weeks {
    fn new(page: &Page, asked: &str, now: Timestamp) -> Self {
        let zone = persons::zone(page);
        let this = monday(now.to_zoned(zone.clone()).date());
        let from = asked.parse::<Date>().ok().filter(|day| (2000..3000).contains(&day.year()));
        Self { this, from: from.map_or(this, monday), zone }
    }

    fn start(&self) -> Result<Timestamp, Error> {
        instant(self.from.at(0, 0, 0, 0), &self.zone).ok_or(Error::NotFound)
    }

    /// The words over the week of an instant.
    fn title(&self, t: Texts, at: Timestamp) -> String {
        let week = monday(at.to_zoned(self.zone.clone()).date());
        let next = self.this.saturating_add(Span::new().days(7));
        if week == self.this {
            t.interviews_this_week()
        } else if week == next {
            t.interviews_next_week()
        } else {
            t.interviews_week_of(t.date(week))
        }
    }
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let t = page.t;
    if asked.show == UNFINISHED {
        let lines = app.store.unfinished_interviews(&actor, now).await?;
        return unfinished(page, &lines, now);
    }
    let weeks = Weeks::new(&page, &asked.from, now);
    let after = asked.after.split_once('.').and_then(|(at, id)| {
        let id = id.parse().ok()?;
        Some((at.parse().ok()?, id))
    });
    let filter = Filter { from: weeks.start()?, after };
    let limit = i64::try_from(LINES_ON_PAGE + 1).expect("a small number");
    let mut found = app.store.list_interviews(&actor, filter, limit).await?;
    let has_more = found.lines.len() > LINES_ON_PAGE;
    found.lines.truncate(LINES_ON_PAGE);
    let last = found.lines.last().filter(|_| has_more);
    let place = last.map(|line| format!("{}.{}", line.starts_at, line.id.simple()));
    let to = |from: Date, after: &str| {
        let from = if from == weeks.this { String::new() } else { from.to_string() };
        address("/desk/interviews", &[("from", &from), ("after", after)])
    };
    let is_away = weeks.from != weeks.this || after.is_some();
    html(&List {
        t,
        earlier: to(weeks.from.saturating_sub(Span::new().days(7)), ""),
        today: if is_away { "/desk/interviews".to_owned() } else { String::new() },
        next: place.map(|place| to(weeks.from, &place)).unwrap_or_default(),
        groups: groups(t, &weeks, &found, now)?,
        may_plan: page.could(Action::Create, Resource::Interview),
        page,
    })
}

/// What is to be written down about interviews that are over.
fn unfinished(page: Page, found: &[interviews::Line], now: Timestamp) -> Answer {
    let (t, zone) = (page.t, persons::zone(&page));
    let lines = found.iter().map(|listed| line(t, &zone, listed, now));
    let lines = lines.collect::<Result<Vec<_>, _>>()?;
    let group = Group { title: t.interviews_unfinished(), id: UNFINISHED.to_owned(), lines };
    html(&List {
        t,
        groups: if group.lines.is_empty() { Vec::new() } else { vec![group] },
        may_plan: page.could(Action::Create, Resource::Interview),
        earlier: String::new(),
        today: "/desk/interviews".to_owned(),
        next: String::new(),
        page,
    })
}

fn groups(
    t: Texts,
    weeks: &Weeks,
    found: &interviews::Page,
    now: Timestamp,
) -> Result<Vec<Group>, Error> {
    let mut groups: Vec<Group> = Vec::new();
    let overdue = found.overdue.iter().map(|line| (t.interviews_overdue(), line));
    let in_weeks = found.lines.iter().map(|line| -> Result<_, Error> {
        Ok((weeks.title(t, geleit_store::timestamp(line.starts_at)?), line))
    });
    let in_weeks = in_weeks.collect::<Result<Vec<_>, _>>()?;
    for (title, listed) in overdue.chain(in_weeks) {
        let line = line(t, &weeks.zone, listed, now)?;
        match groups.last_mut().filter(|group| group.title == title) {
            Some(group) => group.lines.push(line),
            None => {
                let id = format!("week-{}", groups.len());
                groups.push(Group { title, id, lines: vec![line] });
            }
        }
    }
    Ok(groups)
}

fn line(
    t: Texts,
    zone: &TimeZone,
    listed: &interviews::Line,
    now: Timestamp,
) -> Result<Line, Error> {
    let starts = geleit_store::timestamp(listed.starts_at)?;
    let act = if listed.waits_for_reader {
        t.interviews_recommend()
    } else if listed.status == "planned" && starts <= now {
        t.interviews_note()
    } else {
        t.interviews_open()
    };
    Ok(Line {
        href: format!("/desk/interviews/{}", listed.id),
        name: full_name(&listed.given_name, &listed.family_name),
        reference: listed.reference.clone(),
        when: when(t, starts, zone),
        place: place(t, &listed.mode, &listed.place),
        interviewers: listed.interviewers.join(", "),
        status: t.interviews_status(&listed.status),
        tone: tone(&listed.status),
        act,
    })
}
