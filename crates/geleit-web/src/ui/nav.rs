//! The main menu of each audience. An item shows when the reader may use its page.

use crate::language::Texts;
use crate::routes::Audience;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource};

struct Item {
    href: &'static str,
    action: Action,
    resource: Resource,
    text: fn(Texts) -> String,
}

const fn item(
    href: &'static str,
    action: Action,
    resource: Resource,
    text: fn(Texts) -> String,
) -> Item {
    Item { href, action, resource, text }
}

/// One line per page, in the order of the menu. The first is the work to do.
static ITEMS: &[Item] = &[
    item("/desk", Action::Show, Resource::Overview, Texts::ui_nav_overview),
    item("/desk/cohorts", Action::List, Resource::Cohort, Texts::cohorts_title),
    item("/desk/applications", Action::List, Resource::Application, Texts::applications_title),
    item("/desk/mentors", Action::List, Resource::Mentor, Texts::mentors_title),
    item("/desk/matching", Action::Show, Resource::Matching, Texts::matching_title),
    item("/desk/partnerships", Action::List, Resource::Partnership, Texts::partnerships_title),
    item("/desk/persons", Action::List, Resource::Person, Texts::persons_title),
    item("/desk/imports", Action::List, Resource::Import, Texts::imports_title),
    item("/desk/outbox", Action::List, Resource::Outbox, Texts::outbox_title),
    item("/desk/programme", Action::Show, Resource::Programme, Texts::programmes_title),
    item("/desk/entries", Action::List, Resource::Entry, Texts::entries_title),
    item("/desk/reports", Action::Show, Resource::Report, Texts::ui_nav_reports),
    item("/me", Action::Show, Resource::Me, Texts::ui_nav_me),
    item("/firm", Action::Show, Resource::Firm, Texts::ui_nav_firm),
    item("/figures", Action::Show, Resource::Figures, Texts::ui_nav_figures),
    item("/admin", Action::Show, Resource::Platform, Texts::ui_nav_platform),
];

/// A line of the menu.
#[derive(Debug)]
pub(crate) struct NavLink {
    pub(crate) href: &'static str,
    pub(crate) text: String,
    pub(crate) is_current: bool,
}

pub(super) fn links(t: Texts, audience: Audience, actor: &Actor, path: &str) -> Vec<NavLink> {
    ITEMS
        .iter()
        .filter(|item| Audience::of(item.href) == audience)
        .filter(|item| actor.could(item.action, item.resource))
        .map(|item| NavLink {
            href: item.href,
            text: (item.text)(t),
            is_current: is_current(item.href, audience, path),
        })
        .collect()
}

fn is_current(href: &str, audience: Audience, path: &str) -> bool {
    let below = path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
    path == href || (below && href != audience.home())
}
