//! What is installed on macOS, and what starts by itself. The sources read files below a root folder,
//! nearly all of them property lists, binary or XML, and are tested on every system; the folders exist
//! on macOS only.
//!
//! Who signed a program is not read: the signature is inside its executables. Apple's own programs in
//! `/System` are left out: they are parts of the system, sealed by it.

use super::common::tree::Tree;
use super::{Source, SourceOutcome};

pub mod bundles;
pub mod extensions;
pub mod homebrew;
pub mod launchd;
pub mod machine;
pub mod profiles;
pub mod receipts;

pub use machine::machine;

type Read = fn(&Tree) -> Vec<SourceOutcome>;

const SOURCES: &[(&str, Read)] = &[
    ("Applications", bundles::read),
    ("Installer receipts", receipts::read),
    ("Launch agents and daemons", launchd::read),
    ("System extensions", extensions::read_system),
    ("Kernel extensions", extensions::read_kernel),
    ("Configuration profiles", profiles::read),
    ("Homebrew", homebrew::read),
];

/// Every source of the running system; none on other systems.
#[must_use]
pub fn sources() -> Vec<Source> {
    if cfg!(target_os = "macos") { tree_sources(&Tree::any_case("/")) } else { Vec::new() }
}

/// Every source below a root folder.
#[must_use]
pub fn tree_sources(tree: &Tree) -> Vec<Source> {
    SOURCES
        .iter()
        .map(|(name, read)| {
            let tree = tree.clone();
            Source::new(name, move || read(&tree))
        })
        .collect()
}
