//! A letter as it goes out on paper: with a head, for whoever has no e-mail address or reads none.
//! It holds no link; where the mail has one, it says how to do without the internet.

use super::Letter;
use super::dress::{Piece, pieces};
use crate::language::{Texts, plain};
use crate::ui::pdf::{self, paragraph};
use geleit_print::{Block, Document, Level, Part};
use jiff::Timestamp;
use jiff::civil::Date;

/// Where the name of the reader stands, in points from the top: in the window of an envelope.
const NAME: f32 = 142.0;
/// Where the day stands: below the room for an address that is written by hand.
const DAY: f32 = 235.0;
/// Where the subject stands, at least.
const SUBJECT: f32 = 272.0;

/// A letter that is printed, in the language of its reader.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The texts in that language.
    pub t: Texts,
    /// The programme that writes.
    pub programme: String,
    /// How the programme is reached; may be empty.
    pub contact: String,
    /// The name of the reader; may be empty.
    pub reader: String,
    /// The day on which it is written.
    pub day: Date,
    /// What it says.
    pub letter: Letter,
}

/// One letter; its title is its subject.
#[must_use]
pub fn on_paper(paper: &Paper, now: Timestamp) -> Document {
    document(paper.t, paper.letter.subject.clone(), Some(paper), parts(paper), now)
}

/// Several letters, each on pages of its own and in the language of its reader.
#[must_use]
pub(crate) fn all_on_paper(t: Texts, papers: &[Paper], now: Timestamp) -> Document {
    let title = plain(&t.outbox_paper_title());
    let mut all = Vec::new();
    for paper in papers {
        all.extend([Part::NewPage, Part::In(pdf::language(paper.t), parts(paper))]);
    }
    if all.is_empty() {
        all.push(Part::Heading(Level::Title, title.clone()));
        all.push(paragraph(&t.outbox_paper_none()));
    }
    document(t, title, papers.first(), all, now)
}

fn document(
    t: Texts,
    title: String,
    first: Option<&Paper>,
    parts: Vec<Part>,
    now: Timestamp,
) -> Document {
    let foot =
        |paper: &Paper| t.letters_paper_foot().programme(&paper.programme).day(t.date(paper.day));
    Document {
        title,
        language: pdf::language(t),
        foot: first.map(|paper| plain(&foot(paper))).unwrap_or_default(),
        printed: pdf::printed(now),
        parts,
        about_missing_letters: t.ui_letters_missing(),
    }
}

fn parts(paper: &Paper) -> Vec<Part> {
    let t = paper.t;
    let mut parts = Vec::new();
    parts.extend([&paper.programme, &paper.contact].into_iter().filter_map(|line| said(line)));
    parts.push(Part::Below(NAME));
    parts.extend(said(&paper.reader));
    parts.extend([Part::Below(DAY), paragraph(&t.date(paper.day)), Part::Below(SUBJECT)]);
    parts.push(Part::Heading(Level::Title, paper.letter.subject.clone()));
    let pieces = pieces(&paper.letter.body, true);
    let has_link = pieces.iter().any(is_link);
    parts.extend(pieces.into_iter().map(|piece| part(t, piece)));
    if has_link {
        parts.extend(without_internet(paper));
    }
    parts
}

/// A paragraph, if there is anything to say.
fn said(words: &str) -> Option<Part> {
    (!words.trim().is_empty()).then(|| paragraph(words))
}

fn is_link(piece: &Piece) -> bool {
    match piece {
        Piece::Button(_) | Piece::Link(_) => true,
        Piece::List(lines) => lines.iter().any(|(_, address)| !address.is_empty()),
        Piece::Lines(_) => false,
    }
}

fn part(t: Texts, piece: Piece) -> Part {
    match piece {
        Piece::Lines(lines) => paragraph(&lines.join("\n")),
        // An address that only its reader may open is written into no file of the office.
        Piece::Button(_) | Piece::Link(_) => paragraph(&t.letters_paper_see()),
        Piece::List(lines) => {
            Part::Block(Block::List(lines.into_iter().map(|(words, _)| words).collect()))
        }
    }
}

/// What to do instead of opening a page.
fn without_internet(paper: &Paper) -> Vec<Part> {
    let t = paper.t;
    let heading = Part::Heading(Level::Section, plain(&t.letters_paper_title()));
    let reach = match paper.contact.trim() {
        "" => None,
        contact => Some(paragraph(&t.letters_paper_reach(contact))),
    };
    [Some(heading), Some(paragraph(&t.letters_paper_how())), reach].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use geleit_domain::programmes::GenderSpelling;

    fn paper(body: &str) -> Paper {
        Paper {
            t: Texts::new(Language::De, GenderSpelling::Colon),
            programme: "Mentoring".to_owned(),
            contact: "01 234 56".to_owned(),
            reader: "Amal Noor".to_owned(),
            day: jiff::civil::date(2026, 3, 3),
            letter: Letter { subject: "Eine Frage".to_owned(), body: body.to_owned() },
        }
    }

    fn words(paper: &Paper) -> String {
        format!("{:?}", parts(paper))
    }

    #[test]
    fn a_letter_on_paper_holds_no_link_and_says_what_to_do_instead() {
        let link = "https://mentoring.example.org/de/offers/secret";
        let said = words(&paper(&format!("Guten Tag,\n\nhier:\n{link}\n\n– eins\n  {link}\n")));
        assert!(!said.contains("https://"), "{said}");
        for kept in ["Amal Noor", "3. März 2026", "Eine Frage", "hier:", "eins"] {
            assert!(said.contains(kept), "{kept}: {said}");
        }
        assert_eq!(said.matches("Ohne Internet").count(), 1, "{said}");
        assert_eq!(said.matches("01 234 56").count(), 2, "in the head and at the end: {said}");
    }

    #[test]
    fn a_letter_without_a_link_says_nothing_of_the_internet() {
        let said = words(&paper("Guten Tag,\n\nSie müssen nichts tun.\n\nMentoring\n"));
        assert!(!said.contains("Internet"), "{said}");
        assert_eq!(said.matches("01 234 56").count(), 1, "{said}");
    }
}
