//! In which language somebody gets letters, noted at the desk for whoever says so there; oneself
//! chooses it at the end of a letter.

use super::show;
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Language;
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::extract::State;
use geleit_domain::id::PersonId;

pub(super) async fn speak(
    State(app): State<App>,
    By(actor): By,
    At(person): At<PersonId>,
    Now(now): Now,
    page: Page,
    form: Form,
) -> Answer {
    let Some(language) = Language::from_tag(form.value("language")) else {
        // Who may not know of the person learns nothing here either.
        app.store.show_person(&actor, person).await?;
        return Err(Error::Invalid);
    };
    app.store.set_letter_language(&actor, person, language.tag(), now).await?;
    Ok(see_other(&show::path(person), page.t.persons_letter_language_saved()))
}
