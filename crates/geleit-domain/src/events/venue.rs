//! Where an event takes place: in a house, in a video call, or both.

use crate::word::words;

words! {
    /// Can it be reached without a step?
    StepFree { Yes = "yes", No = "no", Unknown = "unknown" }
}

/// The longest name, address, room or link of a venue, in characters.
const LENGTH_MAX: usize = 300;

/// Where an event takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Venue {
    /// What the house is called; may be empty.
    pub name: String,
    /// Street, number, postcode and town; may be empty.
    pub address: String,
    /// The room, or how to find it; may be empty.
    pub room: String,
    /// Can the room be reached without a step?
    pub step_free: StepFree,
    /// The address of the video call; may be empty. Only whoever has a place reads it.
    pub online_link: String,
}

/// What is wrong with a venue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VenueProblem {
    /// Neither an address nor a link: nobody could come.
    Nowhere,
    /// Longer than 300 characters.
    TooLong(&'static str),
    /// The link does not begin with `https://`, or has a space in it.
    NoLink,
}

impl Venue {
    /// What is wrong with it, if anything.
    ///
    /// # Errors
    /// The first [`VenueProblem`].
    pub fn check(&self) -> Result<(), VenueProblem> {
        let fields = [
            ("venue_name", &self.name),
            ("address", &self.address),
            ("room", &self.room),
            ("online_link", &self.online_link),
        ];
        for (field, value) in fields {
            if value.chars().count() > LENGTH_MAX {
                return Err(VenueProblem::TooLong(field));
            }
        }
        let link = self.online_link.trim();
        if !link.is_empty() && !is_link(link) {
            return Err(VenueProblem::NoLink);
        }
        if link.is_empty() && self.address.trim().is_empty() {
            return Err(VenueProblem::Nowhere);
        }
        Ok(())
    }
}

/// A link that a page may show as one: nothing that a browser would run.
fn is_link(text: &str) -> bool {
    let host = text.strip_prefix("https://");
    host.is_some_and(|host| {
        host.contains('.') && !text.chars().any(|c| c.is_whitespace() || c.is_control())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn venue(address: &str, link: &str) -> Venue {
        Venue {
            name: "Haus der Begegnung".into(),
            address: address.into(),
            room: String::new(),
            step_free: StepFree::Unknown,
            online_link: link.into(),
        }
    }

    #[test]
    fn people_come_to_an_address_or_follow_a_link() {
        assert_eq!(venue("Gasse 1, 1040 Wien", "").check(), Ok(()));
        assert_eq!(venue("", "https://video.example.org/7").check(), Ok(()));
        assert_eq!(venue(" ", "").check(), Err(VenueProblem::Nowhere));
        for link in ["javascript:alert(1)", "http://a.example.org", "https://a.org/ b", "zoom"] {
            assert_eq!(venue("", link).check(), Err(VenueProblem::NoLink), "{link}");
        }
        let long = "x".repeat(301);
        assert_eq!(venue(&long, "").check(), Err(VenueProblem::TooLong("address")));
    }
}
