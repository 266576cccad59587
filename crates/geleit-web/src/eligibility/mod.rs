//! The rules of who may take part (S1-22 to S1-24): what the program looks at, and what it only
//! advises. Whoever changes them reads that a person decides.

use crate::App;
use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::routes::{Routes, Rule};
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use geleit_domain::applications::eligibility::{EDUCATION_MIN, Residence, Rules};
use geleit_domain::policy::{Action, Resource};
use geleit_domain::profile::{Cefr, EducationLevel};
use geleit_store::eligibility::RulesNow;

const PATH: &str = "/desk/programme/eligibility";

pub(crate) fn routes(routes: Routes) -> Routes {
    let show_rule = Rule::May(Action::Show, Resource::Programme);
    let change_rule = Rule::May(Action::Change, Resource::Programme);
    routes.route(Method::GET, PATH, show_rule, show).route(Method::POST, PATH, change_rule, change)
}

#[derive(Template)]
#[template(path = "eligibility/show.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    /// Since when the rules are so and who set them; empty while nobody has.
    since: String,
    educations: Vec<Choice>,
    levels: Vec<Choice>,
    countries: Vec<Choice>,
}

async fn show(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let now = app.store.eligibility_rules(&actor).await?;
    let mut form = Form::filled([
        ("version", now.version.to_string()),
        ("education_min", word(now.rules.education_min)),
        ("german_min", word(now.rules.german_min)),
        ("residence", word(now.rules.residence)),
    ]);
    for (field, is_on) in
        [("needs_access", now.rules.needs_access), ("needs_region", now.rules.needs_region)]
    {
        if is_on {
            form.put(field, &"yes");
        }
    }
    draw(page, form, now)
}

fn word<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn draw(page: Page, form: Form, now: RulesNow) -> Answer {
    let t = page.t;
    let nothing = || Choice { value: String::new(), label: t.eligibility_not_asked() };
    let choices = |words: Vec<(String, String)>| {
        let each = words.into_iter().map(|(value, label)| Choice { value, label });
        std::iter::once(nothing()).chain(each).collect::<Vec<_>>()
    };
    let educations = EDUCATION_MIN.iter().map(|l| (l.to_string(), t.persons_education(l)));
    let levels = Cefr::ALL.iter().filter(|level| **level != Cefr::Native);
    let levels = levels.map(|level| (level.to_string(), t.persons_level(level)));
    let countries = Residence::ALL.iter().map(|c| (c.to_string(), t.eligibility_country(c)));
    let since = now.known_from.map(|at| {
        let by = now.by.unwrap_or_else(|| t.persons_operator());
        t.eligibility_since().at(page.when(&at)).by(by)
    });
    let view = Show {
        t,
        since: since.unwrap_or_default(),
        educations: choices(educations.collect()),
        levels: choices(levels.collect()),
        countries: choices(countries.collect()),
        page: page.with(&form),
        form,
    };
    html_form(&view, &view.form)
}

async fn change(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let version = form.version()?;
    let Some(rules) = read(t, &mut form) else {
        return draw(page, form, app.store.eligibility_rules(&actor).await?);
    };
    app.store.change_eligibility_rules(&actor, &rules, version, now).await?;
    Ok(see_other(PATH, t.eligibility_saved()))
}

fn read(t: Texts, form: &mut Form) -> Option<Rules> {
    let missing = || t.eligibility_choose();
    let education = optional::<EducationLevel>(form, "education_min", missing);
    let german = optional::<Cefr>(form, "german_min", missing);
    let residence = optional::<Residence>(form, "residence", missing);
    (!form.is_refused()).then(|| Rules {
        education_min: education,
        german_min: german,
        needs_access: form.has("needs_access", "yes"),
        needs_region: form.has("needs_region", "yes"),
        residence,
    })
}

/// A word that may be missing; one that nobody offers is refused.
fn optional<T: std::str::FromStr>(
    form: &mut Form,
    field: &str,
    message: impl FnOnce() -> String,
) -> Option<T> {
    if form.value(field).is_empty() { None } else { form.parse(field, message) }
}
