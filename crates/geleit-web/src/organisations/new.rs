//! A new organisation.

use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use geleit_domain::organisations::Duty;
use geleit_domain::slug;
use geleit_store::Refusal;

#[derive(Template)]
#[template(path = "organisations/new.html")]
struct New {
    t: Texts,
    page: Page,
    form: Form,
    duties: Vec<Choice>,
}

pub(super) async fn show(page: Page) -> Answer {
    draw(page, Form::default())
}

fn draw(page: Page, form: Form) -> Answer {
    let t = page.t;
    let choice =
        |duty: &Duty| Choice { value: duty.text().to_owned(), label: t.organisations_duty(duty) };
    let duties = Duty::ALL.iter().map(choice).collect();
    let view = New { t, page: page.with(&form), form, duties };
    html_form(&view, &view.form)
}

pub(super) async fn create(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let Some(name) = form.text("name", || t.organisations_name_missing()) else {
        return draw(page, form);
    };
    // Nobody has to think of a short name.
    let slug = form.optional("slug").unwrap_or_else(|| slug::suggest(&name));
    let duties: Vec<Duty> = form.all("duties").filter_map(Duty::from_text).collect();
    match app.store.create_organisation(&actor, &name, &slug, &duties, now).await {
        Ok(_) => Ok(see_other("/desk/organisations", t.organisations_created())),
        Err(geleit_store::Error::Refused(refusal)) => {
            refuse(t, &mut form, refusal)?;
            draw(page, form)
        }
        Err(error) => Err(error.into()),
    }
}

fn refuse(t: Texts, form: &mut Form, refusal: Refusal) -> Result<(), Error> {
    match refusal {
        Refusal::SlugTaken => form.refuse("slug", t.errors_slug_taken()),
        Refusal::SlugInvalid => form.refuse("slug", t.errors_slug_invalid()),
        Refusal::Invalid { .. } => form.refuse("name", t.organisations_name_wrong()),
        refusal => return Err(Error::Refused(refusal)),
    }
    Ok(())
}
