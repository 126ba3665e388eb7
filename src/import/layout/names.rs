//! Which column names the programs, where two could: "Display name" is that of the computer in some reports,
//! and "Name" the short name in a list of services.

use std::collections::{HashMap, HashSet};

use super::super::headers::{self, Column};
use super::Layout;
use crate::model::Kind;

/// Words that only a list of services has: `Get-Service`, `Get-CimInstance Win32_Service`, the export of
/// `services.msc`.
const OF_SERVICES: &[&str] = &[
    "starttype",
    "startmode",
    "startname",
    "servicetype",
    "startuptype",
    "logonas",
    "starttyp",
    "startmodus",
    "diensttyp",
    "anmeldenals",
    "canstop",
    "dependentservices",
    "servicesdependedon",
    "exitcode",
];

/// "Display name" in the languages of Windows.
const DISPLAY_NAMES: &[&str] = &[
    "displayname",
    "anzeigename",
    "nomcomplet",
    "nombreparamostrar",
    "nomeparaexibicao",
    "nomevisualizzato",
    "nazwawyswietlana",
    "zobrazovanynazev",
    "weergavenaam",
    "отображаемоеимя",
];

/// So many programs and more are the list of a computer, and not the parts of one program.
const WHOLE_LIST: usize = 5;

/// In a list of services the programs are called by their display names, and nothing in it is the name of
/// a computer that is not headed as one.
pub(super) fn take_services(layout: &mut Layout, heading: &[String]) {
    let at = |word: &str| heading.iter().position(|cell| headers::key(cell) == word);
    let Some(name) = at("name") else { return };
    let display = heading.iter().position(|cell| headers::is_one_of(cell, DISPLAY_NAMES));
    let filled = heading.iter().filter(|cell| !cell.is_empty()).count();
    let default = filled == 3 && display.is_some() && at("status").is_some();
    let known = heading.iter().any(|cell| headers::is_one_of(cell, OF_SERVICES));
    if !default && !known {
        return;
    }
    layout.kind = Kind::Service;
    for (at, own) in layout.columns.iter_mut().enumerate() {
        if at == name || Some(at) == display {
            *own = Column::Unused;
        } else if *own == Column::Presence {
            // A service that is stopped is there.
            *own = Column::Unused;
        }
    }
    if let Some(own) = layout.columns.get_mut(display.unwrap_or(name)) {
        *own = Column::Name;
    }
}

/// "Display name" beside "Name": NinjaOne's reports call the computer so, Configuration Manager the program.
/// What is the same in all rows of a computer is no program.
pub(super) fn check_display_names(
    columns: &mut [Column],
    heading: &[String],
    data: &[Vec<String>],
) {
    let at = |word: &str| heading.iter().position(|cell| headers::key(cell) == word);
    let has = |columns: &[Column], column| columns.iter().position(|own| *own == column);
    let (Some(display), Some(name)) = (at("displayname"), at("name")) else { return };
    let Some(machine) = has(columns, Column::Machine) else { return };
    if columns.get(display) != Some(&Column::Name) || columns.get(name) != Some(&Column::Unused) {
        return;
    }
    let mut met: HashMap<&str, (HashSet<&str>, HashSet<&str>)> = HashMap::new();
    for row in data {
        let cell = |at: usize| row.get(at).map_or("", String::as_str);
        let (displays, names) = met.entry(cell(machine)).or_default();
        displays.insert(cell(display));
        names.insert(cell(name));
    }
    let is_of_computer = met.values().all(|(displays, _)| displays.len() == 1);
    let several = met.values().any(|(_, names)| names.len() > 1);
    // What is called the same on two computers is no computer, but where each has a whole list below it.
    let mut own = HashSet::new();
    let shown = met.values().flat_map(|(displays, _)| displays).filter(|own| !own.is_empty());
    let is_shared = !shown.into_iter().all(|display| own.insert(*display));
    if is_shared && !met.values().all(|(_, names)| names.len() >= WHOLE_LIST) {
        return;
    }
    // With one row a computer the place tells: publisher and version stand beside the program.
    let beside = |own: usize| {
        [Column::Version, Column::Publisher]
            .into_iter()
            .any(|column| has(columns, column).is_some_and(|at| at.abs_diff(own) == 1))
    };
    if is_of_computer && (several || beside(name) && !beside(display)) {
        if let Some(own) = columns.get_mut(display) {
            *own = Column::Unused;
        }
        if let Some(own) = columns.get_mut(name) {
            *own = Column::Name;
        }
    }
}
