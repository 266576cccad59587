//! A letter as it goes out: as plain text and as HTML with one button, in the direction of its
//! language, without pictures, and with the reason why it comes. Nothing in it is loaded from
//! anywhere, and nothing tells whether it was read.

use super::Letter;
use crate::language::{Texts, plain};
use askama::Template;
use geleit_domain::letters::Kind;

/// A letter in both forms.
#[derive(Clone, Debug)]
pub struct Dressed {
    /// The subject, without personal data.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// A piece of a letter.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Lines(Vec<String>),
    Button(String),
    Link(String),
    /// Lines of a list, each with its own address or none.
    List(Vec<(String, String)>),
}

#[derive(Template)]
#[template(path = "letters/mail.html")]
struct Mail {
    t: Texts,
    subject: String,
    button: String,
    pieces: Vec<Piece>,
    footer: Vec<Piece>,
}

/// Dresses a letter. `choice` is the address where its reader chooses which letters come; a
/// letter that has to be says why instead.
#[must_use]
pub fn dress(t: Texts, kind: Kind, letter: Letter, choice: Option<&str>) -> Dressed {
    let footer = match (kind.class().why(), choice) {
        (Some(why), _) => t.letters_why(why),
        (None, Some(choice)) => plain(&t.letters_why_optional(choice)),
        (None, None) => String::new(),
    };
    let mail = Mail {
        t,
        subject: letter.subject.clone(),
        button: t.letters_button(kind.button()),
        pieces: pieces(&letter.body, true),
        footer: pieces(&footer, false),
    };
    let html = mail.render().expect("a template without input of its own is written");
    let text = [letter.body.trim_end(), footer.as_str()].join("\n\n");
    Dressed { subject: letter.subject, text: format!("{}\n", text.trim_end()), html }
}

/// The pieces of a text; a line that is an address is the button, the later ones are links.
pub(super) fn pieces(text: &str, has_button: bool) -> Vec<Piece> {
    let (mut pieces, mut has_button) = (Vec::new(), has_button);
    for paragraph in text.trim_end().split("\n\n") {
        // A paragraph never goes on in the one before.
        pieces.push(Piece::Lines(Vec::new()));
        for line in paragraph.lines() {
            let address = line.trim();
            let is_address = address.starts_with("http") && !address.contains(' ');
            match (pieces.last_mut(), line.strip_prefix("– ")) {
                (Some(Piece::List(lines)), Some(item)) => {
                    lines.push((item.to_owned(), String::new()));
                }
                (_, Some(item)) => pieces.push(Piece::List(vec![(item.to_owned(), String::new())])),
                (Some(Piece::List(lines)), None) if is_address => {
                    if let Some((_, of_line)) = lines.last_mut() {
                        address.clone_into(of_line);
                    }
                }
                _ if is_address && has_button => {
                    has_button = false;
                    pieces.push(Piece::Button(address.to_owned()));
                }
                _ if is_address => pieces.push(Piece::Link(address.to_owned())),
                (Some(Piece::Lines(lines)), None) => lines.push(line.to_owned()),
                _ => pieces.push(Piece::Lines(vec![line.to_owned()])),
            }
        }
    }
    pieces.retain(|piece| *piece != Piece::Lines(Vec::new()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_address_is_the_button_and_lines_of_a_list_keep_theirs() {
        let text = "Hello,\n\nlook here:\nhttps://a.example/1\nor there:\nhttps://a.example/2\n\n\
                    – one\n  https://a.example/3\n– two\n\nMentoring\n";
        let lines = |line: &str| Piece::Lines(vec![line.to_owned()]);
        let item = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            pieces(text, true),
            [
                lines("Hello,"),
                lines("look here:"),
                Piece::Button("https://a.example/1".to_owned()),
                lines("or there:"),
                Piece::Link("https://a.example/2".to_owned()),
                Piece::List(vec![item("one", "https://a.example/3"), item("two", "")]),
                lines("Mentoring"),
            ]
        );
    }
}
