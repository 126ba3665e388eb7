//! What may be touched when leftovers go: only what lies where programs keep their own, named in full, with
//! no link on the way and nothing that others can exchange.

use std::path::Path;

use crate::platform;

mod keys;
mod names;
mod paths;

pub use keys::confine_key;
pub(super) use names::{confine_name, confine_task};
pub use paths::confine;

/// Why a thing is not removed by the program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Confined {
    /// Not a full path.
    #[error("{0} is no full path on this machine")]
    NotFull(String),
    /// It is a folder of the system, or one that many programs share.
    #[error("{0} belongs to the system or is shared by many programs")]
    Shared(String),
    /// Others could put something else there while it is looked at.
    #[error("users of this computer may change {0}, in which it lies")]
    Exchangeable(String),
    /// A link leads there.
    #[error("{0} is a link, or a link leads to it")]
    Link(String),
    /// A name with letters that such a name does not have.
    #[error("{0:?} is no name of such a thing")]
    Name(String),
}

/// What is reached through a link may be something else than it seems.
pub(super) fn no_link(path: &Path) -> Result<(), Confined> {
    match platform::link_on_the_way(path) {
        Ok(None) => Ok(()),
        Ok(Some(link)) => Err(Confined::Link(link.display().to_string())),
        Err(_) => Err(Confined::NotFull(path.display().to_string())),
    }
}

/// What others can put something else in the place of is not taken from there with more rights than theirs.
pub(super) fn not_exchangeable(path: &Path) -> Result<(), Confined> {
    match platform::exchangeable_by_others(path) {
        Ok(None) => Ok(()),
        Ok(Some(place)) => Err(Confined::Exchangeable(place.display().to_string())),
        Err(_) => Err(Confined::NotFull(path.display().to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Platform;

    proptest::proptest! {
        #[test]
        fn any_text_is_judged_without_panic(text in ".{0,60}") {
            let _ = confine(&text, Platform::Windows);
            let _ = confine(&text, Platform::Linux);
            let _ = confine_key(&text);
            let _ = confine_key(&format!(r"HKLM\SOFTWARE\{text}"));
            let _ = confine_name(&text);
            let _ = confine_task(&text);
        }
    }
}
