//! The main menu of each audience. An item shows when the reader may use its page.

use crate::language::Texts;
use crate::routes::Audience;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource};
use geleit_store::overview::Menu;

struct Item {
    href: &'static str,
    action: Action,
    resource: Resource,
    text: fn(Texts) -> String,
    /// How much waits behind it.
    count: fn(&Menu) -> i64,
    /// The page that leads here, for readers who have it in their menu.
    under: Option<&'static str>,
}

const fn item(
    href: &'static str,
    action: Action,
    resource: Resource,
    text: fn(Texts) -> String,
) -> Item {
    Item { href, action, resource, text, count: |_| 0, under: None }
}

impl Item {
    const fn counted(self, count: fn(&Menu) -> i64) -> Self {
        Self { count, ..self }
    }

    const fn under(self, href: &'static str) -> Self {
        Self { under: Some(href), ..self }
    }
}

const PROGRAMME: &str = "/desk/programme";
const PAIRS: &str = "/desk/partnerships";

/// One line per page, in the order of the menu. The first is the work to do; what is set up
/// once stands under the programme, so that nobody reads more than nine lines.
static ITEMS: &[Item] = &[
    item("/desk", Action::Show, Resource::Overview, Texts::ui_nav_overview),
    item("/desk/applications", Action::List, Resource::Application, Texts::applications_title)
        .counted(|menu| menu.applications),
    item("/desk/interviews", Action::List, Resource::Interview, Texts::interviews_title)
        .counted(|menu| menu.interviews),
    item("/desk/mentors", Action::List, Resource::Mentor, Texts::mentors_title)
        .counted(|menu| menu.mentors),
    item("/desk/matching", Action::Show, Resource::Matching, Texts::matching_title)
        .counted(|menu| menu.pairs),
    item(PAIRS, Action::List, Resource::Partnership, Texts::partnerships_title),
    item("/desk/warnings", Action::Step, Resource::Partnership, Texts::warnings_title).under(PAIRS),
    item(
        "/desk/contact-persons",
        Action::Step,
        Resource::Partnership,
        Texts::contacts_handover_title,
    )
    .under(PAIRS),
    item("/desk/supervision", Action::List, Resource::Supervision, Texts::supervision_title)
        .under(PAIRS),
    item("/desk/closings", Action::Step, Resource::Partnership, Texts::closing_notes_list)
        .under(PAIRS),
    item("/desk/outcomes", Action::Step, Resource::Partnership, Texts::follow_ups_list)
        .under(PAIRS),
    item("/desk/alumni", Action::Step, Resource::Partnership, Texts::alumni_title).under(PAIRS),
    item("/desk/events", Action::List, Resource::Event, Texts::events_title).under(PAIRS),
    item("/desk/surveys", Action::List, Resource::Survey, Texts::surveys_title).under(PAIRS),
    item("/desk/stories", Action::List, Resource::Survey, Texts::surveys_stories).under(PAIRS),
    item("/desk/reports", Action::Show, Resource::Report, Texts::ui_nav_reports),
    item("/desk/persons", Action::List, Resource::Person, Texts::persons_title),
    item(PROGRAMME, Action::Show, Resource::Programme, Texts::programmes_title),
    item("/desk/cohorts", Action::List, Resource::Cohort, Texts::cohorts_title).under(PROGRAMME),
    item("/desk/organisations", Action::List, Resource::Organisation, Texts::organisations_title)
        .under(PROGRAMME),
    item("/desk/accounts", Action::List, Resource::Account, Texts::accounts_title).under(PROGRAMME),
    item("/desk/imports", Action::List, Resource::Import, Texts::imports_title).under(PROGRAMME),
    item("/desk/outbox", Action::List, Resource::Outbox, Texts::outbox_title).under(PROGRAMME),
    item("/desk/entries", Action::List, Resource::Entry, Texts::entries_title).under(PROGRAMME),
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
    /// How much waits behind it; 0 is not shown.
    pub(crate) count: i64,
    pub(crate) is_current: bool,
}

/// Where a reader is, and what waits for the reader behind the lines of the menu.
pub(super) struct Reader<'a> {
    pub(super) actor: &'a Actor,
    pub(super) audience: Audience,
    pub(super) path: &'a str,
    pub(super) menu: Option<&'a Menu>,
}

pub(super) fn links(t: Texts, reader: &Reader<'_>) -> Vec<NavLink> {
    let Reader { actor, audience, path, menu } = reader;
    let audience = *audience;
    let open = |item: &&Item| {
        Audience::of(item.href) == audience && actor.could(item.action, item.resource)
    };
    let open: Vec<_> = ITEMS.iter().filter(open).collect();
    let is_open = |href: &str| open.iter().any(|item| item.href == href);
    let shown = |item: &&&Item| !item.under.is_some_and(is_open);
    let here = open.iter().filter(|item| is_at(item.href, path)).max_by_key(|i| i.href.len());
    let here = here.map(|item| item.under.filter(|href| is_open(href)).unwrap_or(item.href));
    let link = |item: &&Item| NavLink {
        href: item.href,
        text: (item.text)(t),
        count: menu.map_or(0, item.count),
        is_current: here == Some(item.href),
    };
    open.iter().filter(shown).map(link).collect()
}

/// Is the page this one, or one below it?
fn is_at(href: &str, path: &str) -> bool {
    path.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use geleit_domain::actor::RoleHeld;
    use geleit_domain::id::ProgrammeId;
    use geleit_domain::policy::Role;
    use geleit_domain::programmes::GenderSpelling;

    fn menu(role: Role, path: &str) -> Vec<NavLink> {
        let roles = vec![RoleHeld { role, organisation: None }];
        let programme = ProgrammeId(uuid::Uuid::nil());
        let actor = Actor { programme, account: None, person: None, roles };
        let menu = Menu { applications: 3, interviews: 0, mentors: 2, pairs: 1 };
        let reader = Reader { actor: &actor, audience: Audience::Desk, path, menu: Some(&menu) };
        links(Texts::new(Language::En, GenderSpelling::Colon), &reader)
    }

    fn current(role: Role, path: &str) -> Vec<&'static str> {
        menu(role, path).iter().filter(|link| link.is_current).map(|link| link.href).collect()
    }

    #[test]
    fn nobody_reads_more_than_nine_lines_and_the_work_comes_first() {
        for role in Role::ALL {
            let menu = menu(*role, "/desk");
            assert!(menu.len() <= 9, "{role:?} {menu:?}");
            assert!(menu.first().is_none_or(|link| link.href == "/desk"), "{role:?}");
        }
    }

    #[test]
    fn what_waits_is_counted_beside_the_lines_that_a_reader_has() {
        let counts = |role| -> Vec<_> {
            let menu = menu(role, "/desk");
            menu.iter().filter(|link| link.count > 0).map(|link| (link.href, link.count)).collect()
        };
        let expected = [("/desk/applications", 3), ("/desk/mentors", 2), ("/desk/matching", 1)];
        assert_eq!(counts(Role::Coordinator), expected);
        assert!(counts(Role::DataProtection).is_empty());
    }

    #[test]
    fn a_page_lights_up_what_leads_to_it() {
        assert_eq!(current(Role::Coordinator, "/desk/matching/7/minutes"), ["/desk/matching"]);
        assert_eq!(current(Role::Coordinator, "/desk/accounts/new"), ["/desk/programme"]);
        assert_eq!(current(Role::Coordinator, "/desk/warnings"), ["/desk/partnerships"]);
        assert_eq!(current(Role::DataProtection, "/desk/entries"), ["/desk/entries"]);
        assert_eq!(current(Role::Partner, "/desk/cohorts/7"), ["/desk/cohorts"]);
    }
}
