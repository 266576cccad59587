//! Stories (S1-15): a yes to telling one opens a draft. What somebody still has to agree to is
//! listed beside it; nothing is published from here.

use crate::word::words;

words! {
    /// Where a story stands.
    Status { Draft = "draft" }
}

words! {
    /// What somebody has to agree to before a story is published, each for itself.
    Consent {
        /// A picture of the person.
        Image = "image",
        /// The name of the person.
        Name = "name",
        /// That the story appears at all.
        Publication = "publication",
    }
}
