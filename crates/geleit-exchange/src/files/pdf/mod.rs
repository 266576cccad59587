//! PDF keeps its bytes, so it is looked through for whatever would do more than be read:
//! scripts, actions that start something, forms that send, and attached files. Why by our own
//! eyes and not by a library: `docs/decisions/0015-files-in-the-database.md`.

mod objects;
mod tokens;

pub(crate) use objects::objects;

use super::Refusal;
use crate::europass;
use objects::Object;
use std::collections::BTreeSet;
use tokens::{Token, Tokens};

/// What all streams that hold objects unpack to together, bytes.
const HELD_BYTES_MAX: usize = 48 << 20;

/// Names of which each does more than show something.
const ACTIVE: [&str; 10] = [
    "JavaScript",
    "JS",
    "Launch",
    "RichMedia",
    "Rendition",
    "SubmitForm",
    "ImportData",
    "GoToR",
    "GoToE",
    "XFA",
];

pub(super) fn look_through(bytes: &[u8]) -> Result<(), Refusal> {
    if !ends_as_it_should(bytes) {
        return Err(Refusal::Damaged);
    }
    let objects = objects(bytes)?;
    let mut look = Look::default();
    let mut held = 0_usize;
    for object in &objects {
        look.at(&object.tokens)?;
        if object.holds_objects() {
            let content = object.content()?.unwrap_or_default();
            held += content.len();
            if held > HELD_BYTES_MAX {
                return Err(Refusal::UnpacksTooLarge);
            }
            look.at(&Tokens::from(&content, 0).collect::<Vec<_>>())?;
        }
    }
    if !look.has_pages {
        return Err(Refusal::Damaged);
    }
    objects.iter().filter(|object| look.is_attached(object)).try_for_each(attachment)
}

/// Ends with its mark, and not as a packed folder whose directory stands at its end.
fn ends_as_it_should(bytes: &[u8]) -> bool {
    let from = |length: usize| &bytes[bytes.len().saturating_sub(length)..];
    let has = |part: &[u8], mark: &[u8]| part.windows(mark.len()).any(|at| at == mark);
    has(from(2_048), b"%%EOF") && !has(from(66_000), b"PK\x05\x06")
}

/// What was seen so far.
#[derive(Default)]
struct Look {
    has_pages: bool,
    attached: BTreeSet<u32>,
}

impl Look {
    fn at(&mut self, tokens: &[Token<'_>]) -> Result<(), Refusal> {
        for (place, token) in tokens.iter().enumerate() {
            let Token::Name(name) = token else { continue };
            match std::str::from_utf8(name).unwrap_or_default() {
                "Encrypt" => return Err(Refusal::Protected),
                "Pages" => self.has_pages = true,
                "EF" => self.note_attached(&tokens[place + 1..])?,
                name if ACTIVE.contains(&name) => return Err(Refusal::Active),
                _ => {}
            }
        }
        Ok(())
    }

    /// `/EF << /F 5 0 R /UF 5 0 R >>` attaches object 5.
    fn note_attached(&mut self, behind: &[Token<'_>]) -> Result<(), Refusal> {
        let mut is_named = false;
        for pair in behind.chunks(4) {
            let [Token::Name(_), Token::Word(number), Token::Word(_), Token::Word(b"R")] = pair
            else {
                break;
            };
            let number = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
            self.attached.insert(number.ok_or(Refusal::Attachment)?);
            is_named = true;
        }
        // Attached in another way than this one: nobody can say what.
        if is_named { Ok(()) } else { Err(Refusal::Attachment) }
    }

    fn is_attached(&self, object: &Object<'_>) -> bool {
        object.number.is_some_and(|number| self.attached.contains(&number))
            || object.has("EmbeddedFile")
    }
}

/// The only file that may be attached is the record that a Europass CV carries.
fn attachment(object: &Object<'_>) -> Result<(), Refusal> {
    match object.content() {
        Ok(Some(content)) if !europass::is_record(&content) => Err(Refusal::Attachment),
        Ok(_) => Ok(()),
        Err(_) => Err(Refusal::Attachment),
    }
}
