//! What planning has to know of a machine, as answers: the planning half of this room asks no system by
//! itself. The running system answers through this trait; for a machine that is only on a list nothing
//! is known, and nothing is taken for granted.

use super::Mechanism;

/// A yes, a no, or neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Known {
    /// Yes.
    Yes,
    /// No.
    No,
    /// It could not be found out.
    #[default]
    NotKnown,
}

/// What is at a path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PathFacts {
    /// A file is there.
    pub is_file: Known,
    /// The path, or a folder on the way to it, is a symbolic link, a junction or another reparse point.
    pub through_link: Known,
    /// An ordinary user can change the file, replace it, or rename a folder on the way to it.
    pub user_writable: Known,
    /// Which installer made the file, where its bytes say so ([`super::recognise`]).
    pub installer: Option<Mechanism>,
}

/// Answers about one machine.
pub trait MachineFacts {
    /// Whether the machine can be asked at all.
    fn are_known(&self) -> bool {
        true
    }

    /// What is at a full path.
    fn path(&self, path: &str) -> PathFacts;

    /// The value of one of the variables in [`super::VARIABLES`], asked for by its name as it stands
    /// there. It has to come from the system's own list of folders, not from the environment of this
    /// process: whoever starts the process can set that.
    fn variable(&self, name: &str) -> Option<String>;
}

/// A machine of which nothing is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFacts;

impl MachineFacts for NoFacts {
    fn are_known(&self) -> bool {
        false
    }

    fn path(&self, _path: &str) -> PathFacts {
        PathFacts::default()
    }

    fn variable(&self, _name: &str) -> Option<String> {
        None
    }
}
