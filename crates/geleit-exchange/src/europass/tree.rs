//! The elements of an XML file with their texts, by their names without prefixes. Nothing is
//! looked up anywhere: a file that declares a document type is refused.

use super::Refusal;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// A record has some hundred elements on a dozen levels.
const ELEMENTS_MAX: usize = 20_000;
const DEPTH_MAX: usize = 64;

/// Names and titles are short. A photograph is one long text, which is not kept.
const TEXT_BYTES_MAX: usize = 2_000;

/// One element.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) name: String,
    text: String,
    children: Vec<Node>,
}

impl Node {
    /// The root of a file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let mut xml = Reader::from_reader(bytes);
        xml.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        // The first one holds the root.
        let mut open = vec![Self::default()];
        let mut elements = 0_usize;
        loop {
            buffer.clear();
            let event = xml.read_event_into(&mut buffer).map_err(|_| Refusal::Damaged)?;
            let last = open.last_mut().expect("the first one is never closed");
            match event {
                Event::Start(start) => {
                    elements += 1;
                    if elements > ELEMENTS_MAX || open.len() > DEPTH_MAX {
                        return Err(Refusal::Damaged);
                    }
                    open.push(Self::named(&start));
                }
                Event::End(_) => {
                    let closed = open.pop().expect("an element that ends has begun");
                    open.last_mut().ok_or(Refusal::Damaged)?.children.push(closed);
                }
                Event::Text(text) => last.add(&text.xml10_content()),
                Event::CData(text) => last.add(&text.xml10_content()),
                Event::GeneralRef(name) => last.add(character(&name)?.encode_utf8(&mut [0; 4])),
                Event::DocType(_) => return Err(Refusal::Damaged),
                Event::Eof => break,
                _ => {}
            }
        }
        match (open.len(), open.pop().and_then(|mut all| all.children.pop())) {
            (1, Some(root)) => Ok(root),
            _ => Err(Refusal::Damaged),
        }
    }

    fn named(start: &BytesStart<'_>) -> Self {
        Self { name: start.local_name().as_ref().to_owned(), ..Self::default() }
    }

    fn add(&mut self, text: &str) {
        if self.text.len() + text.len() <= TEXT_BYTES_MAX {
            self.text.push_str(text);
        }
    }

    /// The first element below with this name, at any depth.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        self.children
            .iter()
            .find_map(|child| if child.name == name { Some(child) } else { child.find(name) })
    }

    /// Every element below with this name, at any depth, in the order of the file.
    pub(super) fn all<'a>(&'a self, name: &str) -> Vec<&'a Self> {
        let below = self.children.iter().map(|child| match child.name == name {
            true => vec![child],
            false => child.all(name),
        });
        below.flatten().collect()
    }

    /// The elements directly below.
    pub(super) fn children(&self) -> &[Self] {
        &self.children
    }

    /// The element's own text, without any HTML in it.
    pub(super) fn text(&self) -> String {
        plain(&self.text)
    }

    /// The text of the first element below with this name.
    pub(super) fn text_of(&self, name: &str) -> String {
        self.find(name).map(Self::text).unwrap_or_default()
    }
}

/// One line of plain text: tags, scripts and what turns the writing direction are dropped.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        plain.push(' ');
        let name = tag.trim_start().to_lowercase();
        let closing = ["script", "style"].into_iter().find(|hidden| name.starts_with(hidden));
        let behind = match closing {
            Some(hidden) => {
                let end = tag.to_ascii_lowercase().find(&format!("</{hidden}"));
                end.map_or("", |end| &tag[end + 1..])
            }
            None => tag,
        };
        rest = behind.split_once('>').map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    let seen: String = plain.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}'
            | '\u{200F}' | '\u{061C}' | '\u{FEFF}')
}

/// The five names that XML knows and numbered characters; nothing is looked up elsewhere.
fn character(name: &BytesRef<'_>) -> Result<char, Refusal> {
    if let Some(c) = name.resolve_char_ref().map_err(|_| Refusal::Damaged)? {
        return Ok(c);
    }
    match name.xml10_content().as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(Refusal::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_and_scripts_become_text() {
        for (written, expected) in [
            ("<p>Ten <b>years</b></p><script>alert(1)</script> more", "Ten years more"),
            ("<SCRIPT src=x>evil()</SCRIPT >left", "left"),
            ("<style>p{}</style>", ""),
            ("a <unclosed", "a"),
            ("1 < 2", "1"),
            ("Amal\u{202E}\n Haddad", "Amal Haddad"),
            ("<script>never ends", ""),
        ] {
            assert_eq!(plain(written), expected, "{written}");
        }
    }

    #[test]
    fn nothing_is_looked_up_elsewhere() {
        for bad in [
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
            "<!DOCTYPE a><a/>",
            "<a>&unknown;</a>",
            "<a><b></a>",
            "<a>",
            "</a>",
            "",
            "no element",
        ] {
            assert_eq!(Node::read(bad.as_bytes()).err(), Some(Refusal::Damaged), "{bad}");
        }
        let deep = "<a>".repeat(DEPTH_MAX + 1) + &"</a>".repeat(DEPTH_MAX + 1);
        assert!(Node::read(deep.as_bytes()).is_err());
        let many = format!("<a>{}</a>", "<b/>".repeat(ELEMENTS_MAX));
        assert!(Node::read(many.as_bytes()).is_err());
    }

    #[test]
    fn a_long_text_such_as_a_photograph_is_not_kept() {
        let file = format!("<a><photo>{}</photo><b>x &amp; &#233;</b></a>", "A".repeat(100_000));
        let root = Node::read(file.as_bytes()).unwrap();
        assert_eq!((root.text_of("photo").as_str(), root.text_of("b").as_str()), ("", "x & é"));
    }
}
