//! Letters that can wait: who wants them, on which days they go out, and how those of one person
//! become one digest.

mod choice;
mod closed_days;
mod digest;
mod gather;
mod piles;
mod waiting;

pub use choice::{OwnChoice, Wish};
pub use closed_days::ClosedDay;
pub use digest::{DIGEST_LETTER, Digest};
pub(crate) use waiting::Way;

use crate::macros::statements;

statements! {
    STARTS = waiting::STARTS;
    URGENT = waiting::URGENT;
    WITHOUT_ADDRESS = waiting::WITHOUT_ADDRESS;
    WAITING = piles::WAITING;
    BEHIND = piles::BEHIND;
    TAKEN = gather::TAKEN;
    INSERT = gather::INSERT;
    PUT_INTO = gather::PUT_INTO;
    WITHHOLD = gather::WITHHOLD;
    STAFF = gather::STAFF;
    LOAD = digest::LOAD;
    LETTERS_OF = digest::LETTERS_OF;
    SENT = digest::SENT;
    BOUNCED = digest::BOUNCED;
    DONE = digest::DONE;
    DELIVERED = digest::DELIVERED;
    ADDRESS_BOUNCED = digest::ADDRESS_BOUNCED;
    GIVE_BACK = digest::GIVE_BACK;
    TAKE_OUT = digest::TAKE_OUT;
    OF_PERSON = choice::OF_PERSON;
    OF_ACCOUNT = choice::OF_ACCOUNT;
    CHOOSE_PERSON = choice::CHOOSE_PERSON;
    CHOOSE_ACCOUNT = choice::CHOOSE_ACCOUNT;
    SPEAK_ACCOUNT = choice::SPEAK_ACCOUNT;
    WAITING_OF_ACCOUNT = choice::WAITING_OF_ACCOUNT;
    CLOSED = closed_days::CLOSED;
    CLOSE = closed_days::CLOSE;
    OPEN = closed_days::OPEN;
}
