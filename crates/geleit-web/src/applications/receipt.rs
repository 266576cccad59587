//! What staff have after taking somebody in: the number to read out, what is still missing, the
//! scans to attach, and a confirmation to print in the person's language.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By};
use crate::files;
use crate::language::{Language, Texts};
use crate::ui::{Choice, Form, Page, address, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::applications::{ANSWER_DAYS, Intake};
use geleit_domain::id::ApplicationId;
use geleit_domain::policy::{Action, Resource};
use geleit_store::applications::Slip;
use jiff::ToSpan;
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "applications/receipt.html")]
struct Show {
    t: Texts,
    page: Page,
    /// The texts in the person's language.
    own: Texts,
    /// The page of the application, and where its scans are sent.
    back: String,
    path: String,
    slip: Slip,
    taken: String,
    missing: String,
    /// Until when the person hears from the programme, in the person's language.
    until: String,
    received_on: String,
    /// The page that takes the next one in; empty for whoever may not.
    next: String,
    /// The form for scans: it needs these names.
    form: Form,
    kinds: Vec<Choice>,
    may_attach: bool,
    contact: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<ApplicationId>,
    page: Page,
) -> Answer {
    let slip = app.store.slip(&actor, id).await?;
    let t = page.t;
    let reader = page.signed_in.as_ref().ok_or(Error::NotSignedIn)?;
    let programme = reader.programme.clone();
    let language = Language::from_tag(&slip.language).unwrap_or(Language::De);
    let own = Texts::new(language, programme.spelling());
    let day: Option<Date> = slip.application.received_on.parse().ok();
    let until = day.map(|day| own.date(day.saturating_add(ANSWER_DAYS.days())));
    let missing = slip.missing.iter().map(|item| t.completion_item(item)).collect::<Vec<_>>();
    let next = [
        ("cohort", slip.application.cohort_id.to_string()),
        ("intake", slip.application.intake.clone()),
    ];
    let next = next.each_ref().map(|(name, value)| (*name, value.as_str()));
    let is_taken = |way: &&Intake| way.text() == slip.application.intake;
    html(&Show {
        t,
        own,
        taken: super::show::taken(&page, &slip.application, slip.taken_by.as_deref()),
        back: format!("/desk/applications/{id}"),
        path: format!("/desk/applications/{id}/files"),
        missing: missing.join(", "),
        until: until.unwrap_or_default(),
        received_on: day.map(|day| own.date(day)).unwrap_or_default(),
        next: match Intake::BY_STAFF.iter().find(is_taken) {
            Some(_) if page.could(Action::Create, Resource::Application) => {
                address("/desk/applications/new", &next)
            }
            _ => String::new(),
        },
        form: files::form(&app),
        kinds: files::kinds(t, geleit_domain::files::Kind::ALL),
        may_attach: page.could(Action::Change, Resource::Application),
        contact: programme.contact.clone(),
        slip,
        page,
    })
}
