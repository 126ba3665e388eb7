//! Extensions of browsers: every profile of every person, enabled or not, forced by a policy or not.
//!
//! The files are those of the browsers' own profiles, so that the running system and a mounted disk of
//! any system are read alike; nothing is asked of a browser. What belongs to the browser itself (a
//! PDF viewer that happens to be an extension) is not listed: its maker is the browser's maker, and the
//! browser is found as a program. Themes, dictionaries and language packs of Firefox are not programs
//! and not listed either.
//!
//! What Windows keeps in its registry (`HKLM\SOFTWARE\Policies\…\ExtensionInstallForcelist`) comes as a
//! [`registered::Registry`]: the sources here read files only.

use registered::Registry;

use super::tree::Tree;
use crate::scan::Source;

mod chromium;
pub mod firefox;
pub mod forced;
mod loose;
pub mod manifest;
pub mod places;
pub mod policies;
pub mod preferences;
pub mod profiles;
pub mod registered;
pub mod safari;

/// A source for each browser. They do not depend on one another and may be read at the same time.
#[must_use]
pub fn sources(tree: &Tree, registry: &Registry) -> Vec<Source> {
    let mut sources = Vec::new();
    for browser in places::CHROMIUM {
        let (tree, registry) = (tree.clone(), registry.clone());
        let read = move || vec![chromium::read(&tree, browser, &registry)];
        sources.push(Source::new(browser.source, read));
    }
    for browser in places::FIREFOX {
        let (tree, registry) = (tree.clone(), registry.clone());
        let read = move || vec![firefox::read(&tree, browser, &registry)];
        sources.push(Source::new(browser.source, read));
    }
    let tree = tree.clone();
    sources.push(Source::new("Extensions of Safari", move || vec![safari::read(&tree)]));
    sources
}
