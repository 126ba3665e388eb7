//! What is installed on Linux, and what starts by itself. The sources read files below a root folder,
//! so that a mounted system can be read as well as the running one; they follow no link out of it and
//! change nothing. One program is run, and on the running system only: rpm, for the forms of its
//! database that are not read directly.

use super::common::tree::Tree;
use super::{Source, SourceOutcome};

pub mod apk;
pub mod appimage;
pub mod certificates;
pub mod command;
pub mod containers;
pub mod cron;
pub mod desktop;
pub mod dpkg;
pub mod flatpak;
pub mod init;
pub mod local;
pub mod machine;
pub mod modules;
pub mod nix;
pub mod pacman;
pub mod portage;
pub mod program;
pub mod rpm;
pub mod rpm_header;
pub mod rpm_query;
pub mod snap;
pub mod sqlite;
pub mod systemd;

pub use machine::machine;

/// Whether the root is that of the system this program runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Running {
    /// The running system: its own programs may be asked, and its package managers may be writing.
    Yes,
    /// A mounted system or a backup: nothing of it is run.
    No,
}

type Read = fn(&Tree) -> Vec<SourceOutcome>;

/// Every source that reads a running system as it reads a mounted one.
const SOURCES: &[(&str, Read)] = &[
    ("Debian packages", dpkg::read),
    ("Arch packages", pacman::read),
    ("Alpine packages", apk::read),
    ("Gentoo packages", portage::read),
    ("Snaps", snap::read),
    ("Flatpaks", flatpak::read),
    ("AppImages", appimage::read),
    ("Programs of the menu and that start with a session", desktop::read),
    ("Programs in /opt and /usr/local", local::read),
    ("Services of systemd", systemd::read),
    ("Start scripts", init::read),
    ("Scheduled tasks", cron::read),
    ("Container images", containers::read),
    ("Root certificates", certificates::read),
    // Homebrew is the same on both systems.
    ("Homebrew", super::macos::homebrew::read),
];

/// Every source of the running system; none on other systems.
#[must_use]
pub fn sources() -> Vec<Source> {
    if cfg!(target_os = "linux") { all(&Tree::new("/"), Running::Yes) } else { Vec::new() }
}

/// Every source below a root folder.
#[must_use]
pub fn tree_sources(tree: &Tree) -> Vec<Source> {
    all(tree, Running::No)
}

fn all(tree: &Tree, running: Running) -> Vec<Source> {
    let mut sources: Vec<Source> = SOURCES
        .iter()
        .map(|(name, read)| {
            let tree = tree.clone();
            Source::new(name, move || read(&tree))
        })
        .collect();
    let own = tree.clone();
    sources.insert(1, Source::new("RPM packages", move || rpm::read(&own, running)));
    let own = tree.clone();
    sources.push(Source::new("Kernel modules", move || modules::read(&own, running)));
    let own = tree.clone();
    sources.push(Source::new("Nix packages", move || nix::read(&own, running)));
    sources
}

/// The day of a time in seconds since 1970, as package managers keep it. Zero means "not known".
fn day(seconds: Option<i64>) -> Option<jiff::civil::Date> {
    let time = jiff::Timestamp::from_second(seconds.filter(|seconds| *seconds > 0)?).ok()?;
    Some(time.to_zoned_datetime(jiff::tz::TimeZone::UTC).date())
}
