//! The report of Windows' own "System Information" as text (msinfo32 /report): sections in brackets, their
//! rows separated by tabs. It has no list of installed programs, only traces of some, and says so.

use super::fields::file_of;
use super::records::{Records, is_nothing};
use super::{Format, ImportError, Input, Reading};
use crate::model::{Identifiers, Kind, Scope, Software};

/// What it is called, in both of its forms.
pub(super) const RECOGNISED: &str = "msinfo32 report";

/// A section whose rows are traces of programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Services,
    Drivers,
    Groups,
    Startup,
    Tasks,
}

impl Section {
    /// By the name that an English Windows gives it.
    pub(super) fn of(name: &str) -> Option<Self> {
        match name.trim() {
            "Services" => Some(Self::Services),
            "System Drivers" | "Signed Drivers" => Some(Self::Drivers),
            "Program Groups" => Some(Self::Groups),
            "Startup Programs" => Some(Self::Startup),
            "Running Tasks" => Some(Self::Tasks),
            _ => None,
        }
    }
}

/// A report as text.
pub(super) struct Msinfo;

impl Format for Msinfo {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let start = file.text(400).trim_start_matches('\u{feff}').trim_start();
        start.starts_with("System Information report")
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::text::decode(&input.bytes);
        let mut records = Records::new(input, RECOGNISED);
        let mut machine = None;
        let mut section = None;
        let mut headings: Vec<&str> = Vec::new();
        for (line, number) in decoded.text.lines().zip(1_u64..) {
            let line = line.trim_end_matches('\r');
            if let Some(name) = line.strip_prefix("System Name:") {
                machine = Some(name.trim()).filter(|own| !own.is_empty());
            } else if let Some(name) = line.strip_prefix('[').and_then(|own| own.strip_suffix(']'))
            {
                section = Section::of(name);
                headings.clear();
            } else if let Some(section) = section.filter(|_| !line.trim().is_empty()) {
                let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
                if headings.is_empty() {
                    headings = cells;
                    continue;
                }
                let facts: Vec<(String, String)> = headings
                    .iter()
                    .zip(cells)
                    .map(|(heading, cell)| ((*heading).to_owned(), cell.to_owned()))
                    .collect();
                trace(&mut records, machine, number, section, &facts);
                records.check_cancel()?;
            }
        }
        what_it_cannot_show(&mut records)?;
        records.finish(RECOGNISED, "its first line \"System Information report\"")
    }
}

/// Says what stands in no such report, and declines one without any trace.
///
/// # Errors
/// When there was no trace: then nothing can be said from it.
pub(super) fn what_it_cannot_show(records: &mut Records<'_>) -> Result<(), ImportError> {
    records.cannot_show(
        "A report of msinfo32 holds no list of installed programs: only services, drivers, program \
         groups, start-up programs and running tasks, which are traces of some.",
    );
    if records.is_empty() {
        return Err(ImportError::NoPrograms {
            what: "a report of msinfo32, in which no installed programs stand",
        });
    }
    Ok(())
}

/// One row of a section.
pub(super) fn trace(
    records: &mut Records<'_>,
    machine: Option<&str>,
    line: u64,
    section: Section,
    facts: &[(String, String)],
) {
    let fact = |names: &[&str]| {
        names.iter().find_map(|name| {
            let found = facts.iter().find(|(own, _)| own == name);
            found
                .map(|(_, own)| own.clone())
                .filter(|own| !is_nothing(own) && own != "Not Available")
        })
    };
    let (kind, name, path) = match section {
        Section::Services => (Kind::Service, fact(&["Display Name", "Name"]), fact(&["Path"])),
        Section::Drivers => (
            Kind::Driver,
            fact(&["Description", "Device Name", "Name"]),
            fact(&["File", "Driver Name"]),
        ),
        Section::Groups => (Kind::Program, fact(&["Group Name", "Name"]), None),
        Section::Startup => (Kind::StartupEntry, fact(&["Program"]), fact(&["Command"])),
        Section::Tasks => (Kind::Process, fact(&["Name"]), fact(&["Path"])),
    };
    let Some(name) = name else {
        let text: Vec<&str> = facts.iter().map(|(_, own)| own.as_str()).collect();
        records.problem(line, &text.join(" "), "The entry has no name");
        return;
    };
    let group = section == Section::Groups;
    let user = fact(&["User Name"]).filter(|own| own != "Public" && own != "All Users");
    let software = Software {
        kind,
        // "Start Menu\Programs\Kaspersky": the last part is the group's own name.
        name: if group { name.rsplit('\\').next().unwrap_or(&name).to_owned() } else { name },
        publisher: fact(&["Manufacturer"]),
        version: fact(&["Driver Version", "Version"]),
        ids: Identifiers {
            file: path
                .as_deref()
                .and_then(file_of)
                .or_else(|| (kind == Kind::Process).then(|| fact(&["Name"])).flatten()),
            ..Identifiers::default()
        },
        location: path,
        scope: user.map_or(Scope::Unknown, Scope::User),
        remark: group.then(|| "a group of the start menu".to_owned()),
        ..Software::default()
    };
    records.software(machine, line, software);
}
