//! Where a run of an import stands.

/// Where a run stands: checked, running, done, refused or stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunStatus {
    /// A dry run has said what would happen.
    Checked,
    /// It is being written.
    Running,
    /// Everything is written.
    Done,
    /// A row was refused; nothing is written.
    Refused,
    /// Somebody stopped it, or the program ended; nothing is written.
    Stopped,
}

impl RunStatus {
    /// Every status.
    pub const ALL: &'static [Self] =
        &[Self::Checked, Self::Running, Self::Done, Self::Refused, Self::Stopped];

    /// The word in the database.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Running => "running",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Stopped => "stopped",
        }
    }

    /// The status of a word.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|status| status.text() == text)
    }
}
