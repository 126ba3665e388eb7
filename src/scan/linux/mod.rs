//! What is installed on Linux. The sources read files below a root folder and never run a program,
//! so that a mounted system can be read as well as the running one.

use std::path::{Path, PathBuf};

use super::{Source, SourceOutcome};

pub mod desktop;
pub mod dpkg;
pub mod flatpak;
pub mod rpm;
pub mod snap;

/// Every source of the running system; none on other systems.
#[must_use]
pub fn sources(root: &Path) -> Vec<Source> {
    if cfg!(target_os = "linux") { tree_sources(root) } else { Vec::new() }
}

/// Every source below a root folder.
#[must_use]
pub fn tree_sources(root: &Path) -> Vec<Source> {
    type Read = fn(&Path) -> Vec<SourceOutcome>;
    let readers: [(&'static str, Read); 5] = [
        ("Debian packages", dpkg::read),
        ("RPM packages", rpm::read),
        ("Snaps", snap::read),
        ("Flatpaks", flatpak::read),
        ("Programs in /opt and /usr/local", desktop::read),
    ];
    readers
        .into_iter()
        .map(|(name, read)| {
            let root = root.to_owned();
            Source::new(name, move || read(&root))
        })
        .collect()
}

/// Home folders: those of `/home` and of root.
pub(super) fn homes(root: &Path) -> Vec<PathBuf> {
    let mut homes: Vec<PathBuf> = std::fs::read_dir(root.join("home"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    homes.sort();
    homes.push(root.join("root"));
    homes
}
