//! Variants side by side: their figures, where they differ, and which one the organisations
//! decide about.

use super::board::levels;
use super::pair::{decimal, signed};
use super::request::AboutCohort;
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By};
use crate::language::{Language, Texts};
use crate::ui::{Page, html};
use crate::weights::shares;
use askama::Template;
use axum::extract::State;
use geleit_domain::id::CohortId;
use geleit_domain::policy::Action;
use geleit_store::matching::Variant;

#[derive(Template)]
#[template(path = "matching/variants.html")]
struct View {
    t: Texts,
    page: Page,
    cohort: CohortId,
    /// The number of the current proposal, which forms carry.
    current: i64,
    variants: Vec<VariantView>,
    differences: Vec<(String, Vec<String>)>,
}

struct VariantView {
    number: i64,
    name: String,
    time: String,
    is_current: bool,
    pairs: i64,
    mean: String,
    weakest: String,
    common_language: String,
    shares: String,
    levels: String,
}

/// The letter of a variant: the 1st is A, the 27th AA.
pub(super) fn letter(number: i64) -> String {
    let mut rest = number.max(1);
    let mut letters = Vec::new();
    while rest > 0 {
        let place = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + place));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(cohort): At<CohortId>,
    page: Page,
) -> Answer {
    let found = app.store.variants(&actor, cohort).await?;
    let (t, page) = (page.t, page.at_cohort(&found.cohort));
    let current = found.variants.iter().find(|variant| variant.is_current);
    let variants: Vec<_> =
        found.variants.iter().map(|variant| view(&page, variant, current)).collect();
    let name = |mentor: Option<String>| mentor.unwrap_or_else(|| t.matching_what_if_nobody());
    let differences = found.differences.into_iter();
    let differences = differences
        .map(|(mentee, mentors)| (mentee, mentors.into_iter().map(name).collect()))
        .collect();
    let current = current.map_or(0, |variant| variant.number);
    html(&View { t, page, cohort, current, variants, differences })
}

/// The figures of a variant, each with the difference to the current one.
fn view(page: &Page, variant: &Variant, current: Option<&Variant>) -> VariantView {
    let t = page.t;
    let current = current.filter(|_| !variant.is_current);
    let beside = |value: String, difference: Option<String>| {
        difference.map_or(value.clone(), |difference| format!("{value} ({difference})"))
    };
    let mean = |one: &Variant| if one.pairs == 0 { 0 } else { one.points / one.pairs };
    let tenths = current.map(|other| (mean(variant) - mean(other) + 5).div_euclid(10));
    let weakest = current.map(|other| (variant.weakest - other.weakest + 50).div_euclid(100));
    let languages = current.map(|other| variant.common_language - other.common_language);
    VariantView {
        number: variant.number,
        name: t.matching_variant(letter(variant.number)),
        time: page.when(&variant.computed_at),
        is_current: variant.is_current,
        pairs: variant.pairs,
        mean: beside(
            decimal(t, variant.points, variant.pairs),
            tenths.map(|tenths| signed_tenths(t, tenths)),
        ),
        weakest: beside(((variant.weakest + 50) / 100).to_string(), weakest.map(signed)),
        common_language: beside(variant.common_language.to_string(), languages.map(signed)),
        shares: shares::listed(t, &variant.yardstick.weights),
        levels: levels(t, &variant.levels),
    }
}

/// A difference with one decimal and its sign: `+1,4`.
pub(super) fn signed_tenths(t: Texts, tenths: i64) -> String {
    let comma = if t.language == Language::De { ',' } else { '.' };
    let sign = match tenths {
        0 => "±",
        1.. => "+",
        _ => "−",
    };
    format!("{sign}{}{comma}{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// Keeps what was tried as a variant beside the current one.
pub(super) async fn keep(mut on: AboutCohort) -> Answer {
    on.permit(Action::Create).await?;
    let (t, seen) = (on.page.t, on.form.version()?);
    // The board offers only weights that count; anything else was not sent by it.
    let weights = shares::read(t, &mut on.form).ok_or(Error::Invalid)?;
    let done = on.app.store.keep_variant(&on.actor, on.id, seen, &weights, on.now).await;
    on.answer("/variants", done.map(|kept| kept.pairs.len()), Texts::matching_said_kept)
}

/// Makes another variant the one that the organisations decide about.
pub(super) async fn choose(mut on: AboutCohort) -> Answer {
    on.permit(Action::Create).await?;
    let seen = on.form.version()?;
    let number: i64 = on.form.parse("number", String::new).ok_or(Error::Invalid)?;
    let done = on.app.store.choose_variant(&on.actor, on.id, number, seen, on.now).await;
    on.answer("", done.map(|()| 1), |t, _| t.matching_said_chosen())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_are_called_by_letters() {
        let names = [1, 2, 26, 27, 28, 702, 703].map(letter);
        assert_eq!(names, ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
