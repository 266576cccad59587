//! A field whose code is found while somebody types; the own words stay beside the code.
//!
//! To adopt it: make a [`Finding`] for the field, draw it with
//! `{% include "ui/find.html" %}` where `finding`, `form`, `page` and `t` are in scope, and read
//! the words with `Coded::read(list, words, kept)`, where `kept` is the input `{name}-code`.
//! Keep both inputs with the draft or the form.
//!
//! With JavaScript `assets/find.js` asks `GET /codes/{list}` and offers a list under the field.
//! Without it nothing is asked in between, because that would cost everybody one more page:
//! words that name a title exactly get its code by themselves, and for others the next page that
//! shows the answers once more asks "Do you mean …?" with radio buttons ([`Finding::question`]).
//! A form of the staff has no such page, so it has a button `go=find` that draws the form again
//! with the same radio buttons in place.

use super::{Choice, Form};
use crate::App;
use crate::extract::At;
use crate::language::{Language, Texts};
use crate::routes::{Routes, Rule};
use axum::Json;
use axum::extract::{Query, State};
use axum::http::{Method, header};
use axum::response::{IntoResponse, Response};
use geleit_domain::profile::{Chosen, Coded, offers};
use geleit_domain::programmes::GenderSpelling;
use geleit_domain::reference::finding::{self, List, Match};
use serde::{Deserialize, Serialize};

/// So many codes are offered while somebody types.
const SHOWN_MAX: usize = 8;

pub(crate) fn routes(routes: Routes) -> Routes {
    let reason = "finds codes of public lists; asks for no data and keeps none";
    routes.route(Method::GET, "/codes/{list}", Rule::Public(reason), search)
}

/// A field for own words and the code that is found for them.
pub(crate) struct Finding {
    pub(crate) list: List,
    /// The name of the words' input, also its id; the code has `-code` behind it.
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) is_optional: bool,
    /// Several names, separated by commas; none keeps a code of its own.
    pub(crate) is_many: bool,
    /// Where the script asks.
    pub(crate) address: String,
    t: Texts,
}

impl Finding {
    pub(crate) fn new(t: Texts, list: List, name: &'static str, label: String) -> Self {
        let address = format!("/codes/{list}?lang={}", t.language);
        let (hint, is_optional, is_many) = (String::new(), false, false);
        Self { list, name, label, hint, is_optional, is_many, address, t }
    }

    pub(crate) fn hint(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    /// The answer may be missing.
    pub(crate) fn optional(self, is_optional: bool) -> Self {
        Self { is_optional, ..self }
    }

    /// Several names in one line.
    pub(crate) fn many(self) -> Self {
        Self { is_many: true, ..self }
    }

    pub(crate) fn code_name(&self) -> String {
        format!("{}-code", self.name)
    }

    /// The title of the code that stands beside the words now; empty: none.
    pub(crate) fn title(&self, form: &Form) -> String {
        title_beside(self.t, self.list, form.value(self.name), form.value(&self.code_name()))
    }

    /// Was asked without JavaScript, and nothing was found?
    pub(crate) fn is_in_vain(&self, form: &Form) -> bool {
        let is_asked = form.has("go", "find") && !form.value(self.name).trim().is_empty();
        is_asked && self.title(form).is_empty() && self.offers(form).is_empty()
    }

    /// What is offered in place, because somebody asked for it without JavaScript.
    pub(crate) fn offers(&self, form: &Form) -> Vec<Choice> {
        if !form.has("go", "find") {
            return Vec::new();
        }
        let (words, kept) = (form.value(self.name), form.value(&self.code_name()));
        self.question(words, kept)
    }

    /// What is asked once more before somebody sends words that have no code yet.
    pub(crate) fn asked(&self, words: &str, kept: &str) -> Option<Question> {
        let (words, t) = (words.trim(), self.t);
        let choices = self.question(words, kept);
        let legend = t.find_wrote().words(words).question(t.find_meant(self.list));
        (!choices.is_empty()).then(|| Question { name: self.code_name(), legend, choices })
    }

    /// What could be meant by words that have no code yet, and that none of it fits.
    pub(crate) fn question(&self, words: &str, kept: &str) -> Vec<Choice> {
        let choice = |found: &Match| Choice {
            value: Chosen::kept(found.code, words),
            label: self.t.title(self.list, found.code).unwrap_or_default(),
        };
        let found = offers(self.list, words, kept, self.t.language.tag());
        let mut choices: Vec<_> = found.iter().map(choice).collect();
        if !choices.is_empty() {
            choices.push(Choice { value: Chosen::none_fits(words), label: self.t.find_none() });
        }
        choices
    }
}

/// Own words for which codes are offered once more.
pub(crate) struct Question {
    pub(crate) name: String,
    pub(crate) legend: String,
    pub(crate) choices: Vec<Choice>,
}

/// The title of the code that stands beside own words; empty where there is none.
pub(crate) fn title_beside(t: Texts, list: List, words: &str, kept: &str) -> String {
    let code = if words.is_empty() { None } else { Coded::read(list, words, kept).code };
    code.and_then(|code| t.title(list, &code)).unwrap_or_default()
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    lang: String,
}

#[derive(Serialize)]
struct Found {
    matches: Vec<Offer>,
    /// How many there are, in words.
    said: String,
}

#[derive(Serialize)]
struct Offer {
    code: &'static str,
    title: &'static str,
    lang: &'static str,
    begun: bool,
}

/// What fits the words so far. The same words always find the same, so a browser may keep it.
async fn search(At(list): At<List>, State(_): State<App>, Query(asked): Query<Asked>) -> Response {
    let language = Language::from_tag(&asked.lang).unwrap_or(Language::De);
    let found = finding::find(list, &asked.q, language.tag(), SHOWN_MAX);
    let offer = |found: Match| Offer {
        code: found.code,
        title: found.title,
        lang: found.language,
        begun: found.is_begun,
    };
    let t = Texts::new(language, GenderSpelling::Colon);
    let said = t.find_count(found.len());
    let body = Found { matches: found.into_iter().map(offer).collect(), said };
    ([(header::CACHE_CONTROL, "public, max-age=3600")], Json(body)).into_response()
}
