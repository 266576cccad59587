//! The closed lists that surveys speak of, at the desk and to whoever is asked.

use geleit_domain::partnerships::meetings::Way;
use geleit_domain::surveys::{Consent, Kind, Published, Side, Status, Wave};
use std::fmt::Display;

pub(super) fn lists() -> Vec<(&'static str, Vec<String>)> {
    fn texts<T: Display>(all: &[T]) -> Vec<String> {
        all.iter().map(T::to_string).collect()
    }
    let all = crate::surveys::NOUNS;
    let nouns = || -> Vec<String> { all.iter().map(|(noun, _)| (*noun).to_owned()).collect() };
    // How a figure is counted: by its question, else by what is answered with.
    let counted = Published::ALL.iter().filter(|published| !published.counted().is_empty());
    let definitions = counted.map(|one| one.text()).chain(["mean", "counts"]);
    vec![
        ("answers-agreement", Kind::Agreement.values(0)),
        ("answers-lead", texts(Wave::ALL)),
        ("answers-may", texts(Consent::ALL)),
        ("answers-question", texts(Published::ALL)),
        ("answers-scale", (1..=5).map(|number| format!("n{number}")).collect()),
        ("surveys-agrees", texts(&[Way::Phone, Way::Paper])),
        ("surveys-consent", texts(Consent::ALL)),
        ("surveys-definition", definitions.map(str::to_owned).collect()),
        ("surveys-kind-word", texts(Kind::ALL)),
        ("surveys-names-word", texts(&["anonymous", "named"])),
        ("public-cohorts-side", texts(Side::ALL)),
        ("surveys-side", texts(Side::ALL)),
        ("surveys-status", texts(Status::ALL)),
        ("surveys-step", nouns()),
        ("surveys-stepped", nouns()),
        ("surveys-wave", texts(Wave::ALL)),
        ("surveys-withdraws", texts(&[Way::Phone, Way::Paper])),
    ]
}
