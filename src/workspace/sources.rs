//! Sources by names that stay the same from one inventory to the next: "dpkg" of this week's scan is
//! "dpkg" of last week's, and a list of one format is compared with lists of that format, whatever its
//! file and sheets are called.

use crate::model::{Inventory, Origin, SourceReading};

/// The name of a source across inventories.
#[must_use]
pub fn lasting_name(inventory: &Inventory, source: &SourceReading) -> String {
    // Of several lists in one archive, each id carries the name of its list behind a colon; one that
    // stands for a source which gave nothing at all begins with a word and a colon instead.
    let (first, rest) = source.id.split_once(':').unwrap_or((&source.id, ""));
    if is_of_a_list(source) {
        let Origin::List { format, .. } = &inventory.origin else { return "list".to_owned() };
        // Separators and encodings of two exports differ easily; what made them is named first.
        let format = format.split(',').next().unwrap_or("").trim();
        return format!("list: {format}");
    }
    if first == "whole" { format!("{first}:{rest}") } else { first.to_owned() }
}

/// Whether the source is a table or list that something else wrote, rather than a place on a machine.
#[must_use]
pub fn is_of_a_list(source: &SourceReading) -> bool {
    let kind = source.id.split(':').next().unwrap_or("");
    kind == "list" || kind == "sheet"
}

/// Whether the machine itself was read, by a scan here or on the machine; everything else is a list that
/// shows what its maker chose.
#[must_use]
pub fn is_scan(inventory: &Inventory) -> bool {
    match inventory.origin {
        Origin::Scan => true,
        Origin::List { .. } => {
            !inventory.sources.is_empty() && !inventory.sources.iter().any(is_of_a_list)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceState;

    fn of(origin: Origin, id: &str) -> (String, bool) {
        let mut inventory = Inventory::new(origin, jiff::Timestamp::UNIX_EPOCH);
        inventory.add_source(SourceReading {
            id: id.to_owned(),
            name: String::new(),
            place: String::new(),
            state: SourceState::Read,
            count: 0,
        });
        (lasting_name(&inventory, &inventory.sources[0]), is_scan(&inventory))
    }

    #[test]
    fn names_do_not_change_with_the_file() {
        let list = |format: &str| Origin::List { path: "x".to_owned(), format: format.to_owned() };
        for (origin, id, name, scan) in [
            (Origin::Scan, "dpkg", "dpkg", true),
            (Origin::Scan, "whole:Packages", "whole:Packages", true),
            (list("Interdict inventory"), "dpkg", "dpkg", true),
            (list("Interdict inventory"), "dpkg:pc-1.json", "dpkg", true),
            (list("CSV, semicolon, Windows-1252"), "list", "list: CSV", false),
            (list("CSV, comma, UTF-8"), "list:june.csv", "list: CSV", false),
            (list("XLSX"), "sheet:Programs", "list: XLSX", false),
            (list("XLSX"), "sheet:june.xlsx, Programs", "list: XLSX", false),
        ] {
            assert_eq!(of(origin, id), (name.to_owned(), scan), "{id}");
        }
    }
}
