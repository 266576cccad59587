//! The inbox: the applications of a cohort with the counts per status, by name or whoever waits
//! longest first. The chosen order is kept for the next visit.

use super::{several, tone};
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::persons::{industry_words, occupation_words, zone};
use crate::ui::{Choice, Form, Page, Place, address, html};
use crate::{App, cookies};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use geleit_domain::applications::Status;
use geleit_domain::applications::waiting::OVER;
use geleit_domain::id::CohortId;
use geleit_domain::policy::{Action, Resource};
use geleit_store::applications::{Filter, Listed, Listing, Order, Which};
use geleit_store::cohorts::Cohort;
use geleit_store::persons::full_name;
use jiff::Timestamp;
use serde::Deserialize;

/// Instead of a status in the address: whoever has waited for the office for too long, and whose
/// answer is overdue.
pub(crate) const LATE: &str = "late";
pub(crate) const UNANSWERED: &str = "unanswered";

const LINES_ON_PAGE: usize = 50;
/// How long a browser keeps the chosen order, in seconds: a year.
const KEPT_SECONDS: i64 = 365 * 24 * 3600;

#[derive(Template)]
#[template(path = "applications/list.html")]
struct List {
    t: Texts,
    page: Page,
    form: Form,
    cohorts: Vec<Choice>,
    chips: Vec<Chip>,
    orders: Vec<Chip>,
    lines: Vec<Line>,
    may_import: bool,
    /// May the reader take an application in, and does this cohort take any?
    may_create: bool,
    takes_in: bool,
    /// What can be decided about several at once; empty for whoever does not decide.
    verbs: Vec<Choice>,
    first: String,
    next: String,
}

/// A status to choose with its count.
struct Chip {
    href: String,
    text: String,
    is_current: bool,
}

struct Line {
    id: String,
    href: String,
    name: String,
    reference: String,
    occupation: String,
    german: String,
    organisation: String,
    waits: String,
    status: String,
    tone: &'static str,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    cohort: String,
    status: String,
    search: String,
    order: String,
    after: String,
}

impl Asked {
    fn address(&self, cohort: &str, status: &str, after: &str) -> String {
        self.ordered(cohort, status, &self.order, after)
    }

    fn ordered(&self, cohort: &str, status: &str, order: &str, after: &str) -> String {
        let questions = [
            ("cohort", cohort),
            ("status", status),
            ("search", &self.search),
            ("order", order),
            ("after", after),
        ];
        address("/desk/applications", &questions)
    }

    /// The status that is asked for, or what lies too long.
    fn which(&self, page: &Page, now: Timestamp) -> Which {
        match self.status.as_str() {
            LATE => Which::Late(now),
            UNANSWERED => Which::Unanswered(now.to_zoned(zone(page)).date()),
            word => Status::from_text(word).map_or(Which::All, Which::Status),
        }
    }

    /// The order that is asked for, else the one that was chosen last, else whoever waits
    /// longest comes first.
    fn order(&self, kept: Option<&str>) -> Order {
        match (self.order.as_str(), kept) {
            ("waiting", _) => Order::Waiting,
            ("name", _) | (_, Some("name")) => Order::Name,
            _ => Order::Waiting,
        }
    }
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Now(now): Now,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Answer {
    let cohort = match asked.cohort.as_str() {
        "" => None,
        id => Some(id.parse::<CohortId>().map_err(|_| Error::NotFound)?),
    };
    let which = asked.which(&page, now);
    let filter = Filter {
        which,
        search: asked.search.clone(),
        order: which.order(asked.order(cookies::read(&headers, &app.config, cookies::ORDER))),
        after: asked.after.parse().ok().map(|Place(key, id)| (key, id)),
    };
    let limit = i64::try_from(LINES_ON_PAGE + 1).expect("a small number");
    let listing = app.store.applications_page(&actor, cohort, &filter, limit).await?;
    let may_import = page.may_import();
    let mut response = html(&list(page, &asked, &filter, listing, may_import, now))?;
    if matches!(asked.order.as_str(), "name" | "waiting") {
        let cookie = cookies::set(&app.config, cookies::ORDER, &asked.order, Some(KEPT_SECONDS));
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn list(
    page: Page,
    asked: &Asked,
    filter: &Filter,
    mut listing: Listing,
    may_import: bool,
    now: Timestamp,
) -> List {
    let t = page.t;
    let cohort = listing.chosen.map(|place| &listing.cohorts[place]);
    let id = cohort.map(|cohort| cohort.id.to_string()).unwrap_or_default();
    let word = match filter.which {
        Which::All => "",
        _ => &*asked.status,
    };
    let has_more = listing.lines.len() > LINES_ON_PAGE;
    listing.lines.truncate(LINES_ON_PAGE);
    let last = listing.lines.last().filter(|_| has_more);
    let place = last.map(|line| line.place(filter.order));
    let place = place.map(|(key, id)| Place(key, id).to_string());
    List {
        t,
        verbs: match page.could(Action::Step, Resource::Application) {
            true => several::choices(t),
            false => Vec::new(),
        },
        may_create: page.could(Action::Create, Resource::Application),
        takes_in: cohort.is_some_and(|one| one.status().is_ok_and(|s| s.takes_applications())),
        chips: chips(t, asked, &id, filter.which, &listing.counts),
        orders: orders(t, asked, &id, word, filter.order),
        first: if asked.after.is_empty() { String::new() } else { asked.address(&id, word, "") },
        next: place.map(|place| asked.address(&id, word, &place)).unwrap_or_default(),
        lines: listing.lines.into_iter().map(|listed| line(t, listed, now)).collect(),
        form: Form::filled([
            ("cohort", id),
            ("status", word.to_owned()),
            ("search", asked.search.clone()),
            ("order", asked.order.clone()),
        ]),
        page: match cohort {
            Some(cohort) => page.at(name(t, cohort)),
            None => page,
        },
        cohorts: listing.cohorts.iter().map(|cohort| choice(t, cohort)).collect(),
        may_import,
    }
}

fn name(t: Texts, cohort: &Cohort) -> String {
    t.overview_name().number(cohort.number).group(t.regions(&cohort.region_group))
}

fn choice(t: Texts, cohort: &Cohort) -> Choice {
    Choice { value: cohort.id.to_string(), label: name(t, cohort) }
}

fn chips(
    t: Texts,
    asked: &Asked,
    cohort: &str,
    wanted: Which,
    counts: &[(String, i64)],
) -> Vec<Chip> {
    let all = Chip {
        href: asked.address(cohort, "", ""),
        text: t.imports_all(counts.iter().map(|(_, count)| count).sum::<i64>()),
        is_current: wanted == Which::All,
    };
    let of = |status: &Status| counts.iter().find(|(word, _)| word == status.text());
    let each = Status::ALL.iter().filter_map(|status| of(status).map(|(_, count)| (status, count)));
    let each = each.map(|(status, count)| Chip {
        href: asked.address(cohort, status.text(), ""),
        text: format!("{} {}", t.applications_status(status), t.number(*count)),
        is_current: wanted == Which::Status(*status),
    });
    // What lies too long is looked for from the overview; here the chip says what is shown.
    let lying = matches!(wanted, Which::Late(_) | Which::Unanswered(_)).then(|| Chip {
        href: asked.address(cohort, &asked.status, ""),
        text: t.applications_lying(&asked.status),
        is_current: true,
    });
    std::iter::once(all).chain(lying).chain(each).collect()
}

fn orders(t: Texts, asked: &Asked, cohort: &str, status: &str, chosen: Order) -> Vec<Chip> {
    let each = [("waiting", Order::Waiting), ("name", Order::Name)];
    let chip = |(word, order)| Chip {
        href: asked.ordered(cohort, status, word, ""),
        text: t.decisions_order_word(word),
        is_current: order == chosen,
    };
    each.into_iter().map(chip).collect()
}

/// For how many whole days it has waited; nothing where nobody has to act any more.
fn waits(t: Texts, listed: &Listed, now: Timestamp) -> String {
    let is_over = Status::from_text(&listed.status).is_some_and(|status| OVER.contains(&status));
    let since = Timestamp::from_microsecond(listed.waiting_since).unwrap_or(now);
    let days = now.duration_since(since).as_hours().max(0) / 24;
    if is_over { String::new() } else { t.decisions_waits(days) }
}

fn line(t: Texts, listed: Listed, now: Timestamp) -> Line {
    let occupation = listed.occupation.as_ref().map(|words| occupation_words(t, words));
    let industry = listed.industry.as_ref().map(|words| industry_words(t, words));
    Line {
        waits: waits(t, &listed, now),
        id: listed.id.to_string(),
        href: format!("/desk/applications/{}", listed.id),
        name: full_name(&listed.given_name, &listed.family_name),
        reference: listed.reference,
        occupation: occupation.or(industry).unwrap_or_default(),
        german: listed.german.map(|level| t.persons_level(level)).unwrap_or_default(),
        organisation: listed.organisation.unwrap_or_default(),
        tone: tone(&listed.status),
        status: t.applications_status(listed.status),
    }
}
