//! Why two readings cannot be compared, in the words of the window and of the command line.

use crate::say;
use crate::workspace::changes::{Doubt, Side, SortNote};

/// Why something cannot be compared, or is not proved to be gone, as a sentence.
#[must_use]
pub fn doubt(why: &Doubt) -> String {
    match why {
        Doubt::SomeSoftwareOnly(Side::Before) => say!("earlier-some-software-only").to_owned(),
        Doubt::SomeSoftwareOnly(Side::After) => say!("later-some-software-only").to_owned(),
        Doubt::Unread(source, Side::Before) => say!("earlier-source-unread", source = source),
        Doubt::Unread(source, Side::After) => say!("later-source-unread", source = source),
        Doubt::OnlyIn(Side::Before) => say!("machine-only-earlier").to_owned(),
        Doubt::OnlyIn(Side::After) => say!("machine-only-later").to_owned(),
        Doubt::OnlySilent => say!("newer-list-is-silent").to_owned(),
    }
}

/// The same where there may be nothing to say.
#[must_use]
pub fn doubt_or_nothing(why: Option<&Doubt>) -> String {
    why.map_or_else(String::new, doubt)
}

/// What is to be told when two readings are of different sorts, as a sentence.
#[must_use]
pub fn sort_note(note: SortNote) -> &'static str {
    match note {
        SortNote::ScanWithList => say!("scan-with-list"),
        SortNote::ListWithScan => say!("list-with-scan"),
    }
}
