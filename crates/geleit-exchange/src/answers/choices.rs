//! Answers from closed lists of words, in German and English.

use super::{folded, items, texts::text};
use crate::problem::ProblemKind;
use crate::sheet::Cell;
use geleit_domain::profile::{Access, Availability, Gender, Goal};

pub(crate) fn gender(cell: &Cell) -> Result<Gender, ProblemKind> {
    match folded(&text(cell)?).as_str() {
        "f" | "w" | "female" | "weiblich" | "woman" | "frau" => Ok(Gender::Female),
        "m" | "male" | "mannlich" | "maennlich" | "man" | "mann" | "herr" => Ok(Gender::Male),
        "x" | "d" | "diverse" | "divers" | "inter" | "nonbinary" | "non binary" => {
            Ok(Gender::Diverse)
        }
        _ => Err(ProblemKind::NotAGender),
    }
}

/// The wish for a woman or a man.
pub(crate) fn gender_wish(cell: &Cell) -> Result<Gender, ProblemKind> {
    match gender(cell) {
        Ok(wish @ (Gender::Female | Gender::Male)) => Ok(wish),
        _ => Err(ProblemKind::NotAGenderWish),
    }
}

pub(crate) fn yes_no(cell: &Cell) -> Result<bool, ProblemKind> {
    match (cell, folded(&cell.text()).as_str()) {
        (Cell::Bool(yes), _) => Ok(*yes),
        (_, "yes" | "ja" | "y" | "j" | "true" | "wahr" | "1") => Ok(true),
        (_, "no" | "nein" | "n" | "false" | "falsch" | "0") => Ok(false),
        _ => Err(ProblemKind::NotYesNo),
    }
}

pub(crate) fn access(cell: &Cell) -> Result<Access, ProblemKind> {
    if matches!(folded(&cell.text()).as_str(), "unknown" | "unbekannt") {
        return Ok(Access::Unknown);
    }
    match yes_no(cell) {
        Ok(true) => Ok(Access::Yes),
        Ok(false) => Ok(Access::No),
        Err(_) => Err(ProblemKind::NotAnAccess),
    }
}

pub(crate) fn availability(cell: &Cell) -> Result<Vec<Availability>, ProblemKind> {
    let mut times = Vec::new();
    for item in items(cell)?.iter().flat_map(|item| item.split(',')) {
        let time = match folded(item).as_str() {
            "" => continue,
            "mornings" | "morning" | "vormittags" | "vormittag" | "vormittage" | "morgens" => {
                Availability::Mornings
            }
            "afternoons" | "afternoon" | "nachmittags" | "nachmittag" | "nachmittage" => {
                Availability::Afternoons
            }
            "evenings" | "evening" | "abends" | "abend" | "abende" => Availability::Evenings,
            "weekends" | "weekend" | "wochenende" | "wochenenden" | "am wochenende"
            | "wochenends" => Availability::Weekends,
            _ => {
                let item = item.trim().to_owned();
                return Err(ProblemKind::NotAnAvailability { item });
            }
        };
        if !times.contains(&time) {
            times.push(time);
        }
    }
    times.sort();
    Ok(times)
}

/// Goals of the list, and the person's own words for everything else.
pub(crate) fn goals(cell: &Cell) -> Result<(Vec<Goal>, Vec<String>), ProblemKind> {
    let (mut goals, mut words) = (Vec::new(), Vec::new());
    for item in items(cell)? {
        match goal(&folded(&item)) {
            Some(goal) if goals.contains(&goal) => {}
            Some(goal) => goals.push(goal),
            None => words.push(item),
        }
    }
    Ok((goals, words))
}

fn goal(word: &str) -> Option<Goal> {
    Some(match word {
        "application" | "applications" | "bewerbung" | "bewerbungen" | "bewerben" => {
            Goal::Application
        }
        "network" | "networking" | "netzwerk" | "netzwerke" | "netzwerken" => Goal::Network,
        "orientation" | "orientierung" | "berufsorientierung" => Goal::Orientation,
        "recognition" | "anerkennung" | "nostrifizierung" | "nostrifikation" => Goal::Recognition,
        "further training" | "weiterbildung" | "fortbildung" => Goal::FurtherTraining,
        "self employment" | "selbstandigkeit" | "selbststandigkeit" | "selbstaendigkeit"
        | "selbststaendigkeit" => Goal::SelfEmployment,
        "confidence" | "selbstvertrauen" | "selbstbewusstsein" | "zuversicht" => Goal::Confidence,
        _ => return None,
    })
}
