//! One page per person: the title, what is attested, who carries the programme, lines to sign on.

use super::spoken;
use crate::language::{Texts, plain};
use crate::ui::pdf::{self, paragraph};
use geleit_domain::matching::proposal::Side;
use geleit_print::{Block, Document, Level, Part};
use geleit_store::partnerships::closings::Attested;
use jiff::Timestamp;

/// The attestation of one person, in this language.
pub(super) fn one(t: Texts, attested: &Attested, has_hours: bool, now: Timestamp) -> Document {
    let title = plain(&t.attestations_title());
    Document {
        title: format!("{title}, {}", attested.name),
        language: pdf::language(t),
        foot: foot(t, attested, now),
        printed: pdf::printed(now),
        parts: page(t, attested, has_hours),
        about_missing_letters: t.ui_letters_missing(),
    }
}

/// Several attestations, a page each, in the languages of the people.
pub(super) fn all(t: Texts, attested: &[Attested], has_hours: bool, now: Timestamp) -> Document {
    let title = plain(&t.attestations_all());
    let mut parts = Vec::new();
    for one in attested {
        let theirs = spoken(t, one);
        if !parts.is_empty() {
            parts.push(Part::NewPage);
        }
        parts.push(Part::In(pdf::language(theirs), page(theirs, one, has_hours)));
    }
    if parts.is_empty() {
        parts.push(Part::Heading(Level::Title, title.clone()));
        parts.push(paragraph(&t.attestations_none()));
    }
    Document {
        title,
        language: pdf::language(t),
        foot: attested.first().map(|one| foot(t, one, now)).unwrap_or_default(),
        printed: pdf::printed(now),
        parts,
        about_missing_letters: t.ui_letters_missing(),
    }
}

fn page(t: Texts, one: &Attested, has_hours: bool) -> Vec<Part> {
    let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), |day| t.date(day));
    let (from, until) = (day(&one.began_on), day(&one.ended_on));
    let cohort = t.attestations_cohort().number(one.cohort.number);
    let cohort = cohort.group(t.regions(&one.cohort.region_group));
    let programme = one.programme.name.as_str();
    let name = one.name.as_str();
    let said = match one.side {
        Side::Mentee => {
            let said = t.attestations_mentee().name(name).from(from).until(until);
            said.programme(programme).cohort(cohort)
        }
        Side::Mentor => {
            let said = t.attestations_mentor().name(name).from(from).until(until);
            said.programme(programme).cohort(cohort)
        }
    };
    let mut parts =
        vec![Part::Heading(Level::Title, plain(&t.attestations_title())), paragraph(&said)];
    if has_hours {
        let hours = format!("{}:{:02}", one.minutes / 60, one.minutes % 60);
        parts.push(paragraph(&t.attestations_hours(hours)));
    }
    if !one.carriers.is_empty() {
        let carriers = Part::Block(Block::List(one.carriers.clone()));
        parts.extend([paragraph(&t.attestations_carriers()), carriers]);
    }
    let lines = [t.attestations_place(), t.attestations_office()];
    parts.push(Part::Signatures(lines.iter().map(|line| plain(line)).collect()));
    parts
}

fn foot(t: Texts, one: &Attested, now: Timestamp) -> String {
    let day = one.programme.today(now);
    plain(&t.attestations_foot().programme(&one.programme.name).day(t.date(day)))
}
