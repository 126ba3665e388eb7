//! macOS `pkgutil --pkgs`: identifiers of installer receipts, one a line. Programs that were dragged
//! into their folder have none.

use super::flatpak_list::is_app_id;
use super::{Head, List, Records, UNLIKE, each_line};
use crate::import::ImportError;
use crate::model::{Identifiers, Kind, Software};

/// `pkgutil --pkgs`.
pub(in crate::import) struct Pkgutil;

impl List for Pkgutil {
    const NAME: &'static str = "pkgutil --pkgs";
    const HOW: &'static str = "an identifier of an installer receipt in each line";

    fn is_it(head: &Head<'_>) -> bool {
        // Apple's own packages are on every Mac.
        head.most(is_app_id)
            && head.any(|line| line.starts_with("com.apple.") || line.contains(".pkg"))
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        records.cannot_show(
            "Receipts exist only for programs with an installer: those that were dragged into the \
             Applications folder are missing.",
        );
        each_line(text, records, |line| {
            if line.contains(char::is_whitespace) || !line.contains('.') {
                return UNLIKE;
            }
            Software {
                kind: Kind::Package,
                name: line.to_owned(),
                ids: Identifiers { bundle_id: Some(line.to_owned()), ..Identifiers::default() },
                ..Software::default()
            }
            .into()
        })
    }
}
