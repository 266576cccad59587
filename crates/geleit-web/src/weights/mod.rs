//! What the programme measures pairs by: how much each criterion counts, and the rules that it
//! has switched on, in versions (S1-43 to S1-45).

mod denied;
pub(crate) mod shares;

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
use geleit_domain::matching::criteria::{LANGUAGE_LEVELS, Rules, Yardstick};
use geleit_domain::matching::proposal::Objective;
use geleit_domain::policy::{Action, Resource};
use geleit_domain::profile::Cefr;
use geleit_store::matching::Measure;
use shares::Slider;

const PATH: &str = "/desk/programme/weights";

pub(crate) fn routes(routes: Routes) -> Routes {
    let show_rule = Rule::May(Action::Show, Resource::Programme);
    let change_rule = Rule::May(Action::Change, Resource::Programme);
    routes.route(Method::GET, PATH, show_rule, show).route(Method::POST, PATH, change_rule, change)
}

#[derive(Template)]
#[template(path = "weights/show.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    /// Since when it is so and who set it; empty while nobody has.
    since: String,
    sliders: Vec<Slider>,
    levels: Vec<Choice>,
    former: Vec<Former>,
}

/// An earlier version.
struct Former {
    since: String,
    shares: String,
}

async fn show(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let measures = app.store.measures(&actor).await?;
    let now = app.store.measure(&actor).await?;
    let rules = &now.yardstick.rules;
    let mut form = Form::filled([
        ("version", now.version.to_string()),
        ("floor", (now.yardstick.objective.floor.unwrap_or(0) / 100).to_string()),
        ("language_min", rules.language_min.to_string()),
        ("denied", denied::words(page.t, &rules.denied)),
    ]);
    shares::fill(&mut form, &now.yardstick.weights);
    for (field, is_on) in [
        ("in_person", rules.in_person),
        ("more_experience", rules.more_experience),
        ("highest_lowest", now.yardstick.objective.highest_lowest),
    ] {
        if is_on {
            form.put(field, &"yes");
        }
    }
    draw(page, form, &measures)
}

fn draw(page: Page, form: Form, measures: &[Measure]) -> Answer {
    let t = page.t;
    let levels = LANGUAGE_LEVELS.iter();
    let levels = levels.map(|l| Choice { value: l.to_string(), label: t.persons_level(l) });
    let since = |measure: &Measure| {
        let at = measure.known_from.map(|at| page.when(&at)).unwrap_or_default();
        let by = measure.by.clone().unwrap_or_else(|| t.persons_operator());
        t.eligibility_since().at(at).by(by)
    };
    let former = measures.iter().skip(1).map(|measure| Former {
        since: since(measure),
        shares: shares::listed(t, &measure.yardstick.weights),
    });
    let view = Show {
        t,
        since: measures.first().map(since).unwrap_or_default(),
        sliders: shares::sliders(t, &form, None),
        levels: levels.collect(),
        former: former.collect(),
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
    let weights = shares::read(t, &mut form);
    let rules = rules(t, &mut form);
    let objective = objective(t, &mut form);
    let (Some(weights), Some(rules), Some(objective)) = (weights, rules, objective) else {
        return draw(page, form, &app.store.measures(&actor).await?);
    };
    let yardstick = Yardstick { weights, rules, objective };
    app.store.change_measure(&actor, &yardstick, version, now).await?;
    Ok(see_other(PATH, t.weights_saved()))
}

fn objective(t: Texts, form: &mut Form) -> Option<Objective> {
    let floor = form.parse::<u32>("floor", || t.weights_floor_wrong())?;
    if floor > 100 {
        form.refuse("floor", t.weights_floor_wrong());
        return None;
    }
    let highest_lowest = form.has("highest_lowest", "yes");
    Some(Objective { floor: (floor > 0).then_some(floor * 100), highest_lowest })
}

fn rules(t: Texts, form: &mut Form) -> Option<Rules> {
    let level = form.parse::<Cefr>("language_min", || t.eligibility_choose());
    if level.is_some_and(|level| !LANGUAGE_LEVELS.contains(&level)) {
        form.refuse("language_min", t.eligibility_choose());
    }
    let denied = match denied::read(form.value("denied")) {
        Ok(denied) => denied,
        Err(line) => {
            form.refuse("denied", t.weights_denied_wrong(line));
            return None;
        }
    };
    let language_min = level.filter(|level| LANGUAGE_LEVELS.contains(level))?;
    Some(Rules {
        language_min,
        in_person: form.has("in_person", "yes"),
        more_experience: form.has("more_experience", "yes"),
        denied,
    })
}
