//! The early end of a pair, without blame (S1-49): one form for the end itself, and afterwards one
//! for what both have told the office.

use super::show;
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form, html_too_late};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::dissolution::{
    DEBRIEF_MAX, Debriefs, Dissolution, Reason, WishOf,
};
use geleit_store::partnerships::dissolution::{Noted, ShownEnd};
use geleit_store::{Error, Refusal};
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "partnerships/dissolution.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    /// What others did since the form was drawn.
    changes: Vec<String>,
    /// What the reader wrote where nothing can be sent any more.
    unsaved: Vec<String>,
    id: PartnershipId,
    mentee: String,
    mentor: String,
    is_possible: bool,
    /// Reason and wish in words; empty while the pair has not ended early.
    noted: String,
    reasons: Vec<Choice>,
    wishes: Vec<Choice>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let found = app.store.show_dissolution(&actor, id).await?;
    let form = match &found.noted {
        Some(noted) => debriefs(noted),
        None => filled(
            app.store.programme(actor.programme).await?.today(now),
            found.partnership.version,
        ),
    };
    draw(page, id, &found, form)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let found = app.store.show_dissolution(&actor, id).await?;
    let (t, version) = (page.t, form.version()?);
    let read = read(t, &mut form);
    let on = form.date("on", || t.dissolution_on_wrong());
    let (Some((reason, wish_of)), Some(on)) = (read, on) else {
        return draw(page, id, &found, form);
    };
    let how = Dissolution { reason, wish_of, on, debriefs: typed(&form) };
    match app.store.dissolve(&actor, id, version, &how, now).await {
        Ok(()) => Ok(see_other(&super::path(id), t.dissolution_said())),
        Err(Error::Refused(Refusal::Invalid { field, .. })) => {
            refuse(t, &mut form, field);
            draw(page, id, &found, form)
        }
        Err(Error::Outdated | Error::WrongStatus { .. }) => {
            too_late(&app, &actor, id, page, form).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn debrief(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let found = app.store.show_dissolution(&actor, id).await?;
    let version = form.version()?;
    match app.store.debrief(&actor, id, version, &typed(&form), now).await {
        Ok(()) => Ok(see_other(&super::path(id), page.t.dissolution_said_debrief())),
        Err(Error::Refused(Refusal::Invalid { field, .. })) => {
            refuse(page.t, &mut form, field);
            draw(page, id, &found, form)
        }
        Err(Error::Outdated | Error::WrongStatus { .. }) => {
            too_late(&app, &actor, id, page, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Reason and wish as they were chosen; what is missing is said at its field.
pub(super) fn read(t: Texts, form: &mut Form) -> Option<(Reason, WishOf)> {
    let reason = form.parse::<Reason>("reason", || t.dissolution_reason_missing());
    let wish_of = form.parse::<WishOf>("wish_of", || t.dissolution_wish_of_missing());
    reason.zip(wish_of)
}

pub(super) fn reasons(t: Texts) -> Vec<Choice> {
    Choice::each(Reason::ALL, |one| t.dissolution_reason_word(one))
}

pub(super) fn wishes(t: Texts) -> Vec<Choice> {
    Choice::each(WishOf::ALL, |one| t.dissolution_wish_of_word(one))
}

/// Reason and wish of a pair that has ended early, in one line.
pub(super) fn words(t: Texts, noted: &Noted) -> Result<String, Error> {
    let reason = t.dissolution_reason_word(noted.reason()?);
    let wish = t.dissolution_wish_of_word(noted.wish_of()?);
    Ok(t.dissolution_of_pair_words().reason(reason).wish(wish))
}

fn typed(form: &Form) -> Debriefs {
    let text = |name| form.value(name).trim().to_owned();
    Debriefs { mentee: text("mentee_debrief"), mentor: text("mentor_debrief") }
}

fn refuse(t: Texts, form: &mut Form, field: &str) {
    match field {
        "on" => form.refuse("on", t.dissolution_on_wrong()),
        _ => form.refuse("mentee_debrief", t.dissolution_debrief_long(DEBRIEF_MAX)),
    }
}

fn filled(today: Date, version: i64) -> Form {
    let mut form = Form::filled([("version", version.to_string())]);
    form.put_date("on", &today.to_string());
    form
}

fn debriefs(noted: &Noted) -> Form {
    let Debriefs { mentee, mentor } = noted.debriefs();
    let version = noted.version.to_string();
    Form::filled([("version", version), ("mentee_debrief", mentee), ("mentor_debrief", mentor)])
}

/// Somebody was faster: the form again, with what they did. Where they have told something as
/// well, both stand in it.
async fn too_late(
    app: &App,
    actor: &Actor,
    id: PartnershipId,
    page: Page,
    mut form: Form,
) -> Answer {
    let found = app.store.show_dissolution(actor, id).await?;
    let shown = app.store.show_partnership(actor, id).await?;
    let Debriefs { mentee, mentor } = typed(&form);
    let version = match &found.noted {
        Some(noted) => {
            let known = noted.debriefs();
            together(&mut form, "mentee_debrief", &known.mentee, &mentee);
            together(&mut form, "mentor_debrief", &known.mentor, &mentor);
            noted.version
        }
        None => shown.partnership.version,
    };
    let steps = form.catch_up(version);
    let entries = shown.entries.iter().rev().take(steps);
    let mut view = view(page, id, &found, form)?;
    let sends = found.is_possible || found.noted.is_some();
    let changes = entries.map(|entry| show::sentence(&view.page, entry));
    if sends {
        view.changes = changes.collect::<Result<_, _>>()?;
    } else {
        view.unsaved = [mentee, mentor].into_iter().filter(|words| !words.is_empty()).collect();
    }
    html_too_late(&view)
}

fn together(form: &mut Form, field: &str, known: &str, typed: &str) {
    let words = match (known, typed) {
        (known, typed) if typed.contains(known) => typed.to_owned(),
        (known, "") => known.to_owned(),
        (known, typed) => format!("{known}\n\n{typed}"),
    };
    form.forget(field);
    form.put(field, &words);
}

fn draw(page: Page, id: PartnershipId, found: &ShownEnd, form: Form) -> Answer {
    let view = view(page, id, found, form)?;
    html_form(&view, &view.form)
}

fn view(page: Page, id: PartnershipId, found: &ShownEnd, form: Form) -> Result<View, Error> {
    let (t, line) = (page.t, &found.line);
    let noted = found.noted.as_ref().map(|noted| words(t, noted)).transpose()?;
    Ok(View {
        changes: Vec::new(),
        unsaved: Vec::new(),
        t,
        id,
        mentee: line.mentee(),
        mentor: line.mentor(),
        is_possible: found.is_possible,
        noted: noted.unwrap_or_default(),
        reasons: reasons(t),
        wishes: wishes(t),
        page: page.at_cohort(&found.cohort).with(&form),
        form,
    })
}
