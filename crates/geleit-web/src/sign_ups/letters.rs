//! The texts of letters about an event, in the language of whoever gets them. The subject names
//! neither the event nor the programme.

use crate::events::{house, lasts};
use crate::language::{Texts, plain};
use crate::letters::Letter;
use geleit_store::events::{
    CANCELLED_LETTER, CHANGED_LETTER, INVITED_LETTER, MOVED_UP_LETTER, Own, PLACED_LETTER,
    WAITING_LETTER,
};

/// The letter of a template; `link` leads to the own page. Nothing when there is no such text, or
/// the event cannot be read.
#[must_use]
pub fn write(t: Texts, template: &str, link: &str, own: &Own) -> Option<Letter> {
    let (event, programme) = (&own.public.event, &own.public.programme.name);
    let (title, when) = (&event.title, lasts(t, event).ok()?);
    let place = place(t, own);
    let subject = match template {
        INVITED_LETTER => t.letters_event_invited_subject(),
        CHANGED_LETTER => t.letters_event_changed_subject(),
        CANCELLED_LETTER => t.letters_event_cancelled_subject(),
        _ => t.letters_event_subject(),
    };
    let body = match template {
        INVITED_LETTER => {
            let body = t.letters_event_invited().title(title).when(when).place(place);
            body.link(link).programme(programme)
        }
        PLACED_LETTER => {
            let body = t.letters_event_placed().title(title).when(when).place(place);
            body.link(link).programme(programme)
        }
        WAITING_LETTER => {
            let body = t.letters_event_waiting().title(title).when(when);
            body.link(link).programme(programme)
        }
        MOVED_UP_LETTER => {
            let body = t.letters_event_moved_up().title(title).when(when).place(place);
            body.link(link).programme(programme)
        }
        CHANGED_LETTER => {
            let body = t.letters_event_changed().title(title).when(when).place(place);
            body.link(link).programme(programme)
        }
        CANCELLED_LETTER => {
            let body = t.letters_event_cancelled().title(title).when(when);
            body.link(link).programme(programme)
        }
        _ => return None,
    };
    Some(Letter { subject: plain(&subject), body: plain(&body) })
}

/// Where it is; the address of a video call stands on the own page only.
fn place(t: Texts, own: &Own) -> String {
    let house = house(&own.public.event);
    match (house.is_empty(), own.public.is_online) {
        (true, _) => t.letters_event_online(),
        (false, false) => t.letters_event_house(house),
        (false, true) => format!("{}\n{}", t.letters_event_house(house), t.letters_event_online()),
    }
}
