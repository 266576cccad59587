//! The form of before 2020, `SkillsPassport`.

use super::Record;
use super::record::{Position, level_of, occupation};
use super::tree::Node;

pub(super) fn read(root: &Node) -> Record {
    let mut record = Record::default();
    if let Some(person) = root.find("Identification") {
        record.given_name = person.text_of("FirstName");
        record.family_name = person.text_of("Surname");
        let contact = |list| person.find(list).map(|way| way.text_of("Contact"));
        record.email = contact("Email").unwrap_or_default();
        record.phone = contact("Telephone").unwrap_or_default();
    }
    record.occupation = occupation(root.all("WorkExperience").into_iter().map(|held| Position {
        title: held.find("Position").map(|position| position.text_of("Label")).unwrap_or_default(),
        is_current: held.text_of("Current") == "true",
        ended: None,
    }));
    let levels = root.all("Education").into_iter().filter_map(|at| {
        let level = at.find("Level").map(|level| level.text_of("Label")).unwrap_or_default();
        level_of(&at.text_of("Title"), &level)
    });
    record.education = levels.max();
    for tongue in root.all("MotherTongue") {
        record.speaks_from_home(&code_or_label(tongue));
    }
    for skill in root.all("ForeignLanguage") {
        let scores = skill.find("ProficiencyLevel").map(Node::children).unwrap_or_default();
        record.speaks(&code_or_label(skill), scores.iter().map(Node::text));
    }
    record
}

fn code_or_label(language: &Node) -> String {
    let code = language.text_of("Code");
    if code.is_empty() { language.text_of("Label") } else { code }
}
