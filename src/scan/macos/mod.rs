//! What is installed on macOS: application bundles and installer receipts. The parsers read property
//! lists, binary or XML, and are tested on every system; the folders exist on macOS only.

use std::path::Path;

use super::Source;

pub mod bundles;
pub mod receipts;

/// Every source of the running system; none on other systems.
#[must_use]
pub fn sources() -> Vec<Source> {
    if !cfg!(target_os = "macos") {
        return Vec::new();
    }
    vec![
        Source::new("Applications", || bundles::read(Path::new("/"))),
        Source::new("Installer receipts", || receipts::read(Path::new("/"))),
    ]
}
