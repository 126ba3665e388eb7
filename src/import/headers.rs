//! Which row is the heading, and what its words mean; the words themselves are in `words`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::shapes;
use super::words::{PLAIN_SERIAL, WORDS};
use super::words_of_kinds::{COLLECTIVE, LICENCE, OF_LICENCES, OF_SEVERAL_MACHINES, TABLES};

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The computer.
    Machine,
    /// A person.
    User,
    /// The program.
    Name,
    /// Its publisher.
    Publisher,
    /// Its version.
    Version,
    /// The day of installation.
    InstalledOn,
    /// On how many machines.
    Count,
    /// Windows Installer's product code, `{GUID}`.
    ProductCode,
    /// Name of the key below `…\Uninstall` (`PSChildName`).
    UninstallKey,
    /// macOS bundle identifier.
    BundleId,
    /// Name or id of the package as its manager knows it.
    PackageId,
    /// Id of a browser extension.
    ExtensionId,
    /// Whether the system hides the entry (`SystemComponent`).
    Hidden,
    /// Key of the program that the row is an update of (`ParentKeyName`).
    Parent,
    /// Path of the registry key (`PSPath`), which says for whom the program is installed.
    RegistryPath,
    /// Folder of the program.
    Location,
    /// Command that removes it.
    Uninstall,
    /// Whether it is installed, or was removed.
    Presence,
    /// Serial number of the computer.
    Serial,
    /// Id of the computer's board (SMBIOS system UUID, macOS hardware UUID).
    HardwareId,
    /// Nothing that is used.
    #[default]
    Unused,
}

impl Column {
    /// Every meaning, in the order of a list to choose from.
    pub const ALL: [Self; 21] = [
        Self::Machine,
        Self::User,
        Self::Name,
        Self::Publisher,
        Self::Version,
        Self::InstalledOn,
        Self::Count,
        Self::ProductCode,
        Self::UninstallKey,
        Self::BundleId,
        Self::PackageId,
        Self::ExtensionId,
        Self::Hidden,
        Self::Parent,
        Self::RegistryPath,
        Self::Location,
        Self::Uninstall,
        Self::Presence,
        Self::Serial,
        Self::HardwareId,
        Self::Unused,
    ];

    /// In words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Machine => "Machine",
            Self::User => "User",
            Self::Name => "Software",
            Self::Publisher => "Publisher",
            Self::Version => "Version",
            Self::InstalledOn => "Installed on",
            Self::Count => "Count",
            Self::ProductCode => "Product code",
            Self::UninstallKey => "Uninstall key",
            Self::BundleId => "Bundle id",
            Self::PackageId => "Package id",
            Self::ExtensionId => "Extension id",
            Self::Hidden => "Hidden entry",
            Self::Parent => "Update of",
            Self::RegistryPath => "Registry path",
            Self::Location => "Folder",
            Self::Uninstall => "Uninstall command",
            Self::Presence => "Installed or removed",
            Self::Serial => "Serial number",
            Self::HardwareId => "Hardware id",
            Self::Unused => "Not used",
        }
    }
}

/// A heading as it is compared: small letters without accents, spaces and punctuation, without the
/// prefix of a report's table and the zero that SQL views put at the end.
pub(super) fn key(cell: &str) -> String {
    let cell = cell.rsplit_once("Table0_").map_or(cell, |(_, name)| name);
    // Most cells are; nothing has to be taken apart then.
    let folded: String = if cell.is_ascii() {
        let letters = cell.bytes().filter(u8::is_ascii_alphanumeric);
        letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect()
    } else {
        cell.nfd()
            .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
            .flat_map(char::to_lowercase)
            // The apostrophe of Ukrainian may be a letter of its own (U+02BC).
            .filter(|c| c.is_alphanumeric() && !('\u{2b0}'..='\u{2ff}').contains(c))
            .collect()
    };
    match folded.strip_suffix('0') {
        // "Name0" is a column of a view, "Program 0" is none.
        Some(plain) if !cell.trim().contains(' ') => plain.to_owned(),
        _ => folded,
    }
}

/// Whether a heading is one of these words; they are written as people write them, and compared as [`key`]
/// makes them.
pub(super) fn is_one_of(cell: &str, words: &[&str]) -> bool {
    let own = key(cell);
    !own.is_empty() && words.iter().any(|word| *word == own || !word.is_ascii() && key(word) == own)
}

/// [`WORDS`] by what is compared, with the rank of each word.
static KEYS: LazyLock<HashMap<String, (Column, usize)>> = LazyLock::new(|| {
    let mut keys = HashMap::new();
    for (column, words) in WORDS {
        for (rank, word) in words.iter().enumerate() {
            keys.entry(key(word)).or_insert((*column, rank));
        }
    }
    for (rank, word) in PLAIN_SERIAL.iter().enumerate() {
        // Behind those that say whose number it is.
        keys.entry(key(word)).or_insert((Column::Serial, rank + 500));
    }
    keys
});

/// Nothing that heads a column is longer.
const LONGEST_WORD: usize = 80;

/// The word's meaning and its rank among the words of that meaning.
fn meaning(cell: &str) -> Option<(Column, usize)> {
    if cell.is_empty() || cell.len() > LONGEST_WORD {
        return None;
    }
    let key = key(cell);
    if key.is_empty() {
        return None;
    }
    if let Some(found) = KEYS.get(&key) {
        return Some(*found);
    }
    // "Application Install Date": the table, then the column's own word. It ranks behind the plain one.
    let rest = TABLES.iter().find_map(|table| key.strip_prefix(table).filter(|r| !r.is_empty()))?;
    let (column, rank) = *KEYS.get(rest)?;
    // "Software Name" is in the list; "Product Computer" is no computer.
    // Nor is the serial number of a product that of a computer.
    let facts = !matches!(
        column,
        Column::Machine | Column::User | Column::Name | Column::Serial | Column::HardwareId
    );
    facts.then_some((column, rank + 1_000))
}

/// Whether a column of this meaning speaks for a heading: "Status", "Path" and "Id" stand in lists of
/// anything.
fn is_telling(column: Column) -> bool {
    !matches!(
        column,
        Column::Unused
            | Column::Presence
            | Column::Location
            | Column::PackageId
            | Column::Hidden
            | Column::RegistryPath
            | Column::Serial
            | Column::HardwareId
    )
}

/// Whether a cell is a word for "version".
pub(super) fn is_version_word(cell: &str) -> bool {
    matches!(meaning(cell), Some((Column::Version, _)))
}

/// Whether a cell says which computer it belongs to.
pub(super) fn is_machine_word(cell: &str) -> bool {
    matches!(meaning(cell), Some((Column::Machine, _)))
}

/// Whether a heading of dates is English: there nothing is said about the order of day and month. In
/// the other languages the day stands first.
pub(super) fn is_english_date(cell: &str) -> bool {
    const WORDS: &[&str] = &[
        "installdate",
        "installedon",
        "dateinstalled",
        "installationdate",
        "installtime",
        "installed",
        "installeddate",
        "dateinstall",
        "installtimestamp",
    ];
    let key = key(cell);
    WORDS.iter().any(|word| key.ends_with(word))
}

/// What the columns of a row mean, if it is a heading: at least two words are known and one of them
/// names software, or it is one column that does.
pub(super) fn recognise(cells: &[String]) -> Option<Vec<Column>> {
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let found: Vec<Option<(Column, usize)>> = cells.iter().map(|cell| meaning(cell)).collect();
    let telling = |found: &&Option<(Column, usize)>| found.is_some_and(|(own, _)| is_telling(own));
    let known = found.iter().filter(telling).count();
    // No heading is without a word that is known: most rows end here.
    if known == 0 {
        return None;
    }
    let columns = meanings_of(cells, &found);
    let licences = columns
        .iter()
        .zip(&found)
        .any(|(own, found)| *own == Column::Name && !matches!(found, Some((Column::Name, _))));
    let known = known + usize::from(licences);
    if known < 2 && !(filled == 1 && known == 1) {
        return None;
    }
    // A program may be called as a column is; no heading holds a version.
    if cells.iter().any(|cell| shapes::is_version(cell)) {
        return None;
    }
    columns.contains(&Column::Name).then_some(columns)
}

/// What the columns below these headings mean, each meaning once.
pub(super) fn meanings(cells: &[String]) -> Vec<Column> {
    let found: Vec<Option<(Column, usize)>> = cells.iter().map(|cell| meaning(cell)).collect();
    meanings_of(cells, &found)
}

fn meanings_of(cells: &[String], found: &[Option<(Column, usize)>]) -> Vec<Column> {
    let mut columns = vec![Column::Unused; cells.len()];
    for column in Column::ALL {
        let best = found
            .iter()
            .enumerate()
            .filter_map(|(at, found)| found.filter(|(own, _)| *own == column).map(|f| (f.1, at)))
            .min();
        if let Some((_, at)) = best {
            columns[at] = column;
        }
    }
    let has = |columns: &[Column], column: Column| columns.contains(&column);
    for (at, found) in found.iter().enumerate() {
        if columns[at] != Column::Unused || !matches!(found, Some((Column::Name, _))) {
            continue;
        }
        // "Name" beside "Application name" is the machine's name; French "nombre" is a count beside
        // "nom"; "Package" and "Title" beside a name say nothing more.
        match key(&cells[at]).as_str() {
            "nombre" if !has(&columns, Column::Count) => columns[at] = Column::Count,
            "name" if !has(&columns, Column::Machine) => columns[at] = Column::Machine,
            _ => {}
        }
    }
    if !has(&columns, Column::Name)
        && let Some(own) = licence_name(cells).and_then(|at| columns.get_mut(at))
    {
        *own = Column::Name;
    }
    columns
}

/// The column of a list of licences that names what was bought, where it is headed as the licence.
fn licence_name(cells: &[String]) -> Option<usize> {
    let at = cells.iter().position(|cell| is_one_of(cell, LICENCE))?;
    is_of_licences(cells).then_some(at)
}

/// Whether a heading is that of a list of licences.
pub(super) fn is_of_licences(cells: &[String]) -> bool {
    cells.iter().filter(|cell| is_one_of(cell, OF_LICENCES)).count() >= 2
}

/// Whether a heading of serial numbers leaves open whether they are those of computers or of programs.
pub(super) fn is_plain_serial(cell: &str) -> bool {
    is_one_of(cell, PLAIN_SERIAL)
}

/// Whether a word heads a column with the programs of a computer, several in a cell.
pub(super) fn is_collective(cell: &str) -> bool {
    cell.len() <= LONGEST_WORD && is_one_of(cell, COLLECTIVE)
}

/// Whether a word heads a column with the computers of a program, several in a cell.
pub(super) fn is_of_several_machines(cell: &str) -> bool {
    cell.len() <= LONGEST_WORD && is_one_of(cell, OF_SEVERAL_MACHINES)
}

/// Whether a cell is a word for "name of the program".
pub(super) fn is_name_word(cell: &str) -> bool {
    // Nothing that heads a column is long; this stands in the way of a million rows.
    cell.len() < 60 && matches!(meaning(cell), Some((Column::Name, _)))
}

/// Rows that may stand above a heading: titles, filters, dates.
pub(super) const HEADING_WITHIN: usize = 30;

/// Position and meaning of the heading among the first rows.
pub(super) fn find(rows: &[Vec<String>]) -> Option<(usize, Vec<Column>)> {
    let known = |columns: &[Column]| columns.iter().filter(|own| is_telling(**own)).count();
    let (at, columns) = rows
        .iter()
        .take(HEADING_WITHIN)
        .enumerate()
        // A heading of one word could be a title; a fuller one further down is better.
        .filter_map(|(at, row)| Some((at, recognise(row)?)))
        .max_by_key(|(at, columns)| (known(columns).min(2), std::cmp::Reverse(*at)))?;
    // "Device" and "Software" over several columns each, and below them what each column holds.
    let (Some(upper), Some(lower)) = (rows.get(at), rows.get(at + 1)) else {
        return Some((at, columns));
    };
    let has_gaps = upper.iter().any(String::is_empty) || upper.len() < lower.len();
    let below = if has_gaps { below_groups(upper, lower) } else { None };
    match below.filter(|below| known(below) > known(&columns)) {
        Some(below) => Some((at + 1, below)),
        None => Some((at, columns)),
    }
}

/// What columns mean whose headings stand in groups: a name below "Device" is that of the device.
fn below_groups(upper: &[String], lower: &[String]) -> Option<Vec<Column>> {
    if lower.iter().any(|cell| shapes::is_version(cell)) {
        return None;
    }
    let mut columns = vec![Column::Unused; lower.len()];
    let mut group = None;
    for (at, cell) in lower.iter().enumerate() {
        if let Some(word) = upper.get(at).filter(|word| !word.is_empty()) {
            group = meaning(word).map(|(column, _)| column);
        }
        let own = match (meaning(cell), group) {
            (Some((Column::Name, _)), Some(Column::Machine)) => Column::Machine,
            (Some((own, _)), _) => own,
            (None, _) => continue,
        };
        // What stands twice is that of the first group in which it stands.
        if !columns.contains(&own)
            && let Some(column) = columns.get_mut(at)
        {
            *column = own;
        }
    }
    columns.contains(&Column::Name).then_some(columns)
}

#[cfg(test)]
mod tests {
    use super::super::words_of_kinds::OF_DEVICES;
    use super::*;

    fn columns(heading: &str) -> Option<Vec<Column>> {
        recognise(&heading.split(';').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn headings_in_many_languages() {
        use Column::{Count, InstalledOn, Machine, Name, Publisher, Unused, User, Version};
        for (heading, expected) in [
            ("Computer;Software;Publisher", vec![Machine, Name, Publisher]),
            (
                "Rechner;Programm;Hersteller;Version;Installiert am",
                vec![Machine, Name, Publisher, Version, InstalledOn],
            ),
            (
                "Комп’ютер;Назва ПЗ;Виробник;Версія;Дата встановлення",
                vec![Machine, Name, Publisher, Version, InstalledOn],
            ),
            ("Name0;DisplayName0;Publisher0;Version0", vec![Machine, Name, Publisher, Version]),
            ("Name;Application name;Version", vec![Machine, Name, Version]),
            ("Details_Table0_DisplayName0;Details_Table0_Publisher0", vec![Name, Publisher]),
            ("Poste;Nom;Nombre", vec![Machine, Name, Count]),
            ("Nombre;Versión;Fabricante", vec![Name, Version, Publisher]),
            (
                "DeviceName;UserName;ApplicationName;ApplicationPublisher;Foo",
                vec![Machine, User, Name, Publisher, Unused],
            ),
        ] {
            assert_eq!(columns(heading), Some(expected), "{heading}");
        }
    }

    #[test]
    fn each_word_means_what_it_stands_for_however_its_letters_are_made() {
        let plain = std::iter::once((Column::Serial, PLAIN_SERIAL));
        for (column, words) in WORDS.iter().map(|(own, words)| (*own, *words)).chain(plain) {
            for word in words {
                let composed: String = word.nfc().collect();
                let apart: String = word.nfd().collect();
                for cell in [composed.to_uppercase(), composed, apart.to_uppercase(), apart] {
                    let found = meaning(&cell).map(|(own, _)| own);
                    assert_eq!(found, meaning(word).map(|(own, _)| own), "{cell}");
                    assert!(found.is_some(), "{column:?} {cell}");
                }
            }
        }
        for words in [COLLECTIVE, LICENCE, OF_LICENCES, OF_SEVERAL_MACHINES, OF_DEVICES] {
            for word in words {
                let apart: String = word.nfd().collect();
                assert!(is_one_of(word, words) && is_one_of(&apart, words), "{word}");
            }
        }
        for cell in ["Комп'ютер", "Комп’ютер", "Комп\u{2bc}ютер"] {
            assert!(is_machine_word(cell), "{cell}");
        }
    }

    #[test]
    fn what_is_no_heading() {
        for row in
            ["Kaspersky Endpoint Security;AO Kaspersky Lab", "Asset;Owner", ";;", "Report;2024"]
        {
            assert_eq!(columns(row), None, "{row}");
        }
    }
}
