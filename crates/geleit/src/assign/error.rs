//! What can go wrong in `geleit assign`, in words that say what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use geleit_assignment::Violation;

/// Why there is no answer. Nothing has been written.
#[derive(Debug)]
pub(crate) enum AssignError {
    /// The command was called in a way that cannot be meant.
    Usage(String),
    /// A file is not what it should be.
    Input {
        /// The file as it was named.
        file: PathBuf,
        /// Row of the file, the header is row 1.
        row: Option<u64>,
        /// What is wrong, what was expected and what to do.
        problem: String,
    },
    /// The system refused to read or write a file.
    Io {
        /// The file as it was named.
        file: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The solver could not prove its own answer.
    Unproven(Violation),
}

impl AssignError {
    pub(crate) fn input(file: &Path, row: Option<u64>, problem: impl Into<String>) -> AssignError {
        AssignError::Input { file: file.to_owned(), row, problem: problem.into() }
    }

    /// A file that is not there was named wrongly; any other refusal is the system's.
    pub(crate) fn reading(file: &Path, source: io::Error) -> AssignError {
        if source.kind() == io::ErrorKind::NotFound {
            return AssignError::input(file, None, "there is no such file; check the path");
        }
        AssignError::Io { file: file.to_owned(), source }
    }

    pub(crate) fn writing(file: &Path, source: io::Error) -> AssignError {
        AssignError::Io { file: file.to_owned(), source }
    }

    /// 2: the caller can mend it; 1: the caller cannot.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            AssignError::Usage(_) | AssignError::Input { .. } => 2,
            AssignError::Io { .. } | AssignError::Unproven(_) => 1,
        }
    }

    /// The word for `error.code` in JSON.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            AssignError::Usage(_) => "wrong_use",
            AssignError::Input { .. } => "bad_input",
            AssignError::Io { .. } => "io",
            AssignError::Unproven(_) => "unproven",
        }
    }
}

impl fmt::Display for AssignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AssignError::Usage(problem) => write!(f, "{problem}"),
            AssignError::Input { file, row: Some(row), problem } => {
                write!(f, "{}, row {row}: {problem}", file.display())
            }
            AssignError::Input { file, row: None, problem } => {
                write!(f, "{}: {problem}", file.display())
            }
            AssignError::Io { file, source } => write!(f, "{}: {source}", file.display()),
            AssignError::Unproven(violation) => {
                write!(f, "the solver could not prove its answer ({violation}); please report this")
            }
        }
    }
}

impl std::error::Error for AssignError {}
