//! The form of today, `Candidate`.

use super::Record;
use super::record::{Position, level_of, occupation};
use super::tree::Node;

pub(super) fn read(root: &Node) -> Record {
    let mut record = Record::default();
    if let Some(person) = root.find("CandidatePerson") {
        record.given_name = person.text_of("GivenName");
        record.family_name = person.text_of("FamilyName");
        record.email = channel(person, "Email").map(|way| way.text_of("URI")).unwrap_or_default();
        record.phone = channel(person, "Telephone").map(phone).unwrap_or_default();
        for tongue in person.all("PrimaryLanguageCode") {
            record.speaks_from_home(&tongue.text());
        }
    }
    record.occupation = occupation(root.all("PositionHistory").into_iter().map(|held| Position {
        title: held.text_of("PositionTitle"),
        is_current: held.text_of("CurrentIndicator") == "true",
        ended: held.find("EndDate").map(|end| end.text_of("FormattedDateTime")),
    }));
    let attended = root.all("EducationOrganizationAttendance");
    let levels = attended
        .iter()
        .filter_map(|at| level_of(&at.text_of("DegreeName"), &at.text_of("EducationLevelCode")));
    record.education = levels.max();
    for skill in root.all("PersonCompetency") {
        if skill.text_of("TaxonomyID") == "language" {
            let scores = skill.all("ScoreText");
            record.speaks(&skill.text_of("CompetencyID"), scores.iter().map(|node| node.text()));
        }
    }
    record
}

fn channel<'a>(person: &'a Node, code: &str) -> Option<&'a Node> {
    let mut ways = person.all("Communication").into_iter();
    ways.find(|way| way.text_of("ChannelCode") == code)
}

fn phone(way: &Node) -> String {
    let country = way.text_of("CountryDialing");
    let country = country.trim_start_matches(['+', '0']);
    let number = format!("{} {}", way.text_of("AreaDialing"), way.text_of("DialNumber"));
    let number = number.trim();
    if country.is_empty() { number.to_owned() } else { format!("+{country} {number}") }
}
