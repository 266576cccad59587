//! Files under `docs/generated` that people read and reviewers compare. `UPDATE=1` writes them.

use geleit_domain::policy::{Resource, Role, Tie, may, reach};
use geleit_domain::{
    applications, cohorts, events, interviews, lifecycle, matching, mentors, partnerships, surveys,
};
use geleit_web::{Entry, Rule};
use std::fmt::{Display, Write};
use std::path::PathBuf;

fn golden(name: &str, text: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/generated");
    let path = folder.join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "docs/generated/{name} is outdated; UPDATE=1 writes it:\n{text}");
}

fn line(entry: &Entry) -> String {
    let Entry { method, path, audience, rule } = entry;
    match rule {
        Rule::Public(reason) => format!("{method} {path} public {reason}"),
        Rule::Link(purposes) => format!("{method} {path} link {purposes}"),
        Rule::May(action, resource) => {
            let ties: Vec<_> = resource.ties().iter().map(|tie| tie.text()).collect();
            let (audience, ties) = (audience.text(), ties.join("|"));
            format!("{method} {path} {audience} {action} {resource} {ties}")
        }
    }
}

#[test]
fn the_table_of_routes_is_written_down() {
    let routes = geleit_web::routes();
    let mut lines: Vec<_> = routes.table().iter().collect();
    lines.sort_by_key(|entry| (entry.path, entry.method.as_str()));
    let mut text = String::from("# METHOD path audience action resource ties\n");
    text += "# METHOD path public reason\n# METHOD path link purposes\n";
    for entry in lines {
        writeln!(text, "{}", line(entry)).unwrap();
    }
    golden("routes.txt", &text);
}

#[test]
fn the_policy_is_written_down() {
    let mut text = String::from(
        "# Who may do what: the furthest tie to a record at which it is allowed. What is not\n\
         # written is denied. A role that is not named for a resource may do nothing with it.\n",
    );
    for resource in Resource::ALL {
        write!(text, "\n{:22}", resource.text()).unwrap();
        for action in resource.actions() {
            write!(text, " {:12}", action.text()).unwrap();
        }
        text = format!("{}\n", text.trim_end());
        for role in Role::ALL.iter().filter(|role| **role != Role::Operator) {
            let row = policy_row(*role, *resource);
            if row.contains(|c: char| c.is_alphabetic()) {
                text = format!("{}\n", format!("{text}  {:20}{row}", role.text()).trim_end());
            }
        }
    }
    golden("policy.txt", &text);
}

fn policy_row(role: Role, resource: Resource) -> String {
    let mut row = String::new();
    for action in resource.actions() {
        let furthest = reach(role, *action, resource);
        // A grant for a far tie covers the nearer ones; a hole would not show in the grid.
        for tie in resource.ties() {
            let is_covered = furthest.is_some_and(|furthest| *tie <= furthest);
            assert_eq!(may(role, *tie, *action, resource), is_covered, "{role} {action} {tie}");
        }
        write!(row, " {:12}", furthest.map_or("-", Tie::text)).unwrap();
    }
    row
}

#[test]
fn the_lifecycles_are_drawn() {
    let mut text = String::from("# Lifecycles\n\nWritten from the tables in `geleit-domain`.\n");
    let mut draw = |title: &str, diagram: String| {
        write!(text, "\n## {title}\n\n```mermaid\n{diagram}```\n").unwrap();
    };
    fn diagram<S: Copy + Display, V: Copy + Display>(table: &[(S, V, S)]) -> String {
        lifecycle::diagram(table[0].0, table)
    }
    draw("Cohort", diagram(cohorts::lifecycle::TRANSITIONS));
    draw("Application", diagram(applications::lifecycle::TRANSITIONS));
    draw("Interview", diagram(interviews::TRANSITIONS));
    draw("Mentor", diagram(mentors::lifecycle::TRANSITIONS));
    draw("Proposed pair", diagram(matching::lifecycle::TRANSITIONS));
    draw("Event", diagram(events::TRANSITIONS));
    draw("Sign-up", diagram(events::STANDINGS));
    draw("Survey", diagram(surveys::TRANSITIONS));
    draw("Partnership", diagram(partnerships::lifecycle::TRANSITIONS));
    golden("lifecycles.md", &text);
}
