//! What was noted in an interview, topic by topic of the guide.

use super::Topic;
use std::collections::BTreeMap;

/// The notes of an interview; a topic without words is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes(BTreeMap<Topic, String>);

impl Notes {
    /// What was noted on a topic; empty when nothing was.
    #[must_use]
    pub fn get(&self, topic: Topic) -> &str {
        self.0.get(&topic).map_or("", String::as_str)
    }

    /// Notes something on a topic; blank words take the note away.
    pub fn set(&mut self, topic: Topic, words: &str) {
        match words.trim() {
            "" => self.0.remove(&topic),
            words => self.0.insert(topic, words.to_owned()),
        };
    }

    /// Every topic with words, in the order of the guide.
    pub fn iter(&self) -> impl Iterator<Item = (Topic, &str)> {
        self.0.iter().map(|(topic, words)| (*topic, words.as_str()))
    }
}
