//! Package managers that are not the system's own: Chocolatey, Scoop and winget on Windows, npm and
//! pip everywhere. Each is read from the files it keeps, so that a mounted disk is read like the
//! running system; none is run.
//!
//! Packages of a project's own folder (`node_modules` beside a source tree, virtual environments) are
//! not looked for: only what was installed for a user or for everybody.

use super::tree::Tree;
use crate::model::SourceOutcome;
use crate::scan::Source;

pub mod chocolatey;
pub mod npm;
mod patterns;
pub mod python;
pub mod scoop;
pub mod winget;

/// A source for each package manager. They do not depend on one another.
#[must_use]
pub fn sources(tree: &Tree) -> Vec<Source> {
    type Read = fn(&Tree) -> SourceOutcome;
    let readers: [(&'static str, Read); 5] = [
        ("Chocolatey packages", chocolatey::read),
        ("Scoop apps", scoop::read),
        ("winget packages", winget::read),
        ("npm packages", npm::read),
        ("Python packages", python::read),
    ];
    readers
        .into_iter()
        .map(|(name, read)| {
            let tree = tree.clone();
            Source::new(name, move || vec![read(&tree)])
        })
        .collect()
}
