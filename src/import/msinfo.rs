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

    /// By the number of its columns and what stands in them, where Windows speaks another language: the
    /// columns are the same in all of them.
    fn by_columns(headings: &[&str], cells: &[&str]) -> Option<(Self, &'static [&'static str])> {
        const SERVICES: &[&str] = &["Display Name", "Name", "State", "Start Mode", "Type", "Path"];
        const DRIVERS: &[&str] = &["Name", "Description", "File"];
        const STARTUP: &[&str] = &["Program", "Command", "User Name", "Location"];
        const TASKS: &[&str] = &["Name", "Path", "Process ID"];
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        let is_path = |at: usize| cell(at).contains(":\\");
        let is_number =
            |at: usize| !cell(at).is_empty() && cell(at).bytes().all(|b| b.is_ascii_digit());
        match headings.len() {
            9 if is_path(5) => Some((Self::Services, SERVICES)),
            11 if is_path(2) => Some((Self::Drivers, DRIVERS)),
            10 if is_number(2) => Some((Self::Tasks, TASKS)),
            4 if cell(3).starts_with("HK") => Some((Self::Startup, STARTUP)),
            _ => None,
        }
    }
}

/// Whether a text is such a report in another language than English: a line that ends with the time, a
/// line with the name of the computer, and then sections in brackets whose rows have tabs.
fn is_translated(start: &str) -> bool {
    let mut lines = start.lines().map(str::trim_end).filter(|line| !line.is_empty());
    let (Some(first), Some(second), Some(third)) = (lines.next(), lines.next(), lines.next())
    else {
        return false;
    };
    let is_named = second.split_once(':').is_some_and(|(_, name)| {
        let name = name.trim();
        !name.is_empty() && !name.contains(char::is_whitespace)
    });
    first.contains(':')
        && first.ends_with(|c: char| c.is_ascii_digit() || c == 'M')
        && !first.contains(['\t', ';'])
        && is_named
        && third.starts_with('[')
        && third.ends_with(']')
        && lines.take(3).all(|line| line.contains('\t'))
}

/// A report as text.
pub(super) struct Msinfo;

impl Format for Msinfo {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let start = file.text(400).trim_start_matches('\u{feff}').trim_start();
        start.starts_with("System Information report") || is_translated(start)
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::text::decode(&input.bytes);
        let mut records = Records::new(input, RECOGNISED);
        let mut machine = None;
        let mut section = None;
        let mut headings: Vec<&str> = Vec::new();
        let text = decoded.text.trim_start_matches('\u{feff}');
        let translated = !text.trim_start().starts_with("System Information report");
        for (line, number) in text.lines().zip(1_u64..) {
            let line = line.trim_end_matches('\r');
            if translated && machine.is_none() && number > 1 && !line.contains('\t') {
                machine =
                    line.split_once(':').map(|(_, name)| name.trim()).filter(|n| !n.is_empty());
            } else if translated && !line.starts_with('[') {
                let cells: Vec<&str> =
                    line.trim_end_matches('\t').split('\t').map(str::trim).collect();
                if line.trim().is_empty() || cells.len() < 2 {
                    continue;
                }
                if headings.is_empty() {
                    headings = cells;
                } else if let Some((section, names)) = Section::by_columns(&headings, &cells) {
                    let facts = names.iter().zip(cells);
                    let facts: Vec<(String, String)> =
                        facts.map(|(name, cell)| ((*name).to_owned(), cell.to_owned())).collect();
                    trace(&mut records, machine, number, section, &facts);
                    records.check_cancel()?;
                }
            } else if let Some(name) = line.strip_prefix("System Name:") {
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
