//! What a list says: recognised from its content, decoded, its columns understood, its rows read.
//!
//! Reading never stops at a bad row: each row is software on a machine, skipped on purpose, or a
//! problem with its place. Files are hostile until read. Adding a format is one file that implements
//! [`Format`] and one line in [`FORMATS`]. This room keeps nothing and judges nothing.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;

use crate::model::{Inventory, Origin, Title};

mod autoruns;
mod bcu_console;
mod beginning;
mod blocks;
mod cells;
mod chocolatey;
mod code_pages;
mod console;
mod dates;
mod delimited;
mod error;
mod fetching;
mod fields;
mod fixed_width;
mod folder;
mod headers;
mod hive;
mod html;
mod identity;
mod in_cells;
mod joined;
mod json;
mod layout;
mod matrix;
mod msinfo;
mod options;
mod own_json;
mod packages;
mod packed;
mod reading;
mod records;
mod registry;
mod rows;
mod ruled_table;
mod sbom;
mod seen;
mod shapes;
mod stems;
mod text;
mod two_at_a_time;
mod winget_ids;
mod words;
mod words_of_kinds;
mod workbook;
mod xml;

pub use beginning::Beginning;
pub use error::ImportError;
pub use folder::{Folder, LeftOut, files_of, folder_of, read_folder};
pub use headers::Column;
pub use options::{HeadingRow, MachineFrom, Mapping, Options, Shape};
pub use reading::{Progress, Reading, TableSeen};
pub(crate) use two_at_a_time::two_at_a_time;

/// No list of software is larger; what is, is something else.
const LARGEST_FILE: u64 = 2 << 30;

/// What is held in memory whole. Delimited text, lines of JSON and archives are read from their files
/// and may be larger.
const LARGEST_HELD: u64 = 512 << 20;

/// Archives and lines of JSON from this size on are read from their files.
const LARGE: u64 = 64 << 20;

/// Columns of a table that are looked at; what stands beyond is counted and said.
const MOST_COLUMNS: usize = 2_000;

/// Says of a title whether somebody will ask for its rows. Where it is given, rows of other titles may
/// be counted and not kept: a list of a million rows has few that a check shows.
pub type Wanted<'a> = &'a (dyn Fn(&Title) -> bool + Sync);

/// What a format reader works on.
pub struct Input<'a> {
    /// The path as the user named it, for problems.
    pub path: &'a Path,
    /// The whole file.
    pub bytes: Vec<u8>,
    /// Name for a computer that the list does not name, where the file's own name says nothing: of
    /// several lists called "software.csv", each in the folder of its computer.
    pub folder: Option<&'a str>,
    /// What the user says about it.
    pub options: &'a Options,
    /// Called now and then.
    pub progress: &'a dyn Fn(Progress),
    /// Set when the user stops.
    pub cancel: &'a AtomicBool,
}

impl Input<'_> {
    /// Fails when the user has stopped.
    ///
    /// # Errors
    /// [`ImportError::Cancelled`].
    pub fn check_cancel(&self) -> Result<(), ImportError> {
        stopped(self.cancel)
    }

    /// An empty inventory for this file.
    #[must_use]
    pub fn inventory(&self) -> Inventory {
        let path = self.path.display().to_string();
        Inventory::new(Origin::List { path, format: String::new() }, Timestamp::now())
    }

    /// The name for a computer that the list does not name: what the user said, else the file's name.
    #[must_use]
    pub fn machine_name(&self) -> String {
        if let Some(name) = self.options.machine.as_deref().or(self.folder) {
            return name.to_owned();
        }
        let name = self.path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into());
        // `PC-01.csv.gz` is of PC-01.
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        Path::new(name).file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned())
    }
}

/// Fails when the user has stopped.
fn stopped(cancel: &AtomicBool) -> Result<(), ImportError> {
    if cancel.load(Ordering::Relaxed) { Err(ImportError::Cancelled) } else { Ok(()) }
}

/// One format of list.
pub trait Format: Sync {
    /// Whether the content is this format; never judged by the file's name.
    fn recognises(&self, file: &Beginning<'_>) -> bool;

    /// Reads it.
    ///
    /// # Errors
    /// When nothing of it could be read.
    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError>;
}

/// Every format, the most particular first; delimited text takes whatever is text.
const FORMATS: &[&dyn Format] = &[
    &own_json::OwnJson,
    // Its place is LINES.
    &json::Lines,
    &packages::brew_json::BrewJson,
    &packages::nix_json::NixJson,
    // One line for all other shapes of JSON: a document is parsed once.
    &json::Json,
    // One line for all of XML, too.
    &xml::Xml,
    &html::Html,
    &sbom::SpdxTags,
    &msinfo::Msinfo,
    &autoruns::Autoruns,
    &workbook::Workbook,
    &hive::Hive,
    &registry::Registry,
    &packages::dpkg_l::DpkgL,
    &packages::dpkg_status::DpkgStatus,
    &packages::snap_list::SnapList,
    &packages::snap_info::SnapInfo,
    &packages::rpm_qi::RpmQi,
    &packages::pacman_qi::PacmanQi,
    &packages::apk_database::ApkDatabase,
    &packages::system_profiler::SystemProfiler,
    &bcu_console::BcuConsole,
    &chocolatey::Chocolatey,
    &winget_ids::WingetIds,
    &packages::pip_list::PipList,
    &packages::npm_list::NpmList,
    &packages::zypper::Zypper,
    &packages::nix_profile::NixProfile,
    &packages::dpkg_selections::DpkgSelections,
    &packages::pkgutil::Pkgutil,
    &packages::flatpak_list::FlatpakList,
    &packages::query_format::QueryFormat,
    &packages::apt_list::AptList,
    &packages::dnf_list::DnfList,
    &packages::macports::MacPorts,
    &packages::mas_list::MasList,
    &packages::portage::Portage,
    &packages::apk_list::ApkList,
    &packages::rpm_qa::RpmQa,
    &packages::pip_freeze::PipFreeze,
    &packages::pacman_q::PacmanQ,
    &packages::brew_versions::BrewVersions,
    &packages::nix_env::NixEnv,
    &packages::brew_list::BrewList,
    &blocks::Blocks,
    &ruled_table::RuledTable,
    &fixed_width::FixedWidth,
    &delimited::Delimited,
];

/// The place of lines of JSON among the formats.
const LINES: usize = 1;

/// Reads a list.
///
/// # Errors
/// When nothing of it could be read; [`ImportError`] says what, why, and what to do.
pub fn read(
    path: &Path,
    options: &Options,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Reading, ImportError> {
    read_in_folder(path, None, options, None, progress, cancel)
}

/// Reads a list that lies in a folder with others; `folder` names the computer where the list and its
/// file name none. Rows of titles that are not `wanted` may be counted only.
///
/// # Errors
/// As [`read`].
pub fn read_in_folder(
    path: &Path,
    folder: Option<&str>,
    options: &Options,
    wanted: Option<Wanted<'_>>,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Reading, ImportError> {
    let in_ranges = delimited::read_in_ranges(path, folder, options, wanted, progress, cancel)?;
    if let Some(mut reading) = in_ranges {
        stopped(cancel)?;
        reading.recognised_as("");
        return Ok(reading);
    }
    if let Some((size, head)) = large(path)? {
        if packed::is_packed(&head) {
            let reader = packed::Reader::new(size, options, progress, cancel);
            return reader.read_from_disk(path, folder);
        }
        if format_of(&head) == Some(LINES) {
            let bytes = Vec::new();
            let input = Input { path, bytes, folder, options, progress, cancel };
            let mut reading = json::Lines::read_file(&input, size)?;
            reading.recognised_as("");
            return Ok(reading);
        }
    }
    let bytes = fetch(path, cancel)?;
    let reader = packed::Reader::new(bytes.len() as u64, options, progress, cancel);
    reader.read(path, folder, bytes, 0)
}

/// Size and beginning of a file that is better not held in memory.
fn large(path: &Path) -> Result<Option<(u64, Vec<u8>)>, ImportError> {
    use std::io::Read as _;
    let failed = |error: std::io::Error| ImportError::of_io(path, &error);
    let facts = std::fs::metadata(path).map_err(failed)?;
    if !facts.is_file() || facts.len() < LARGE {
        return Ok(None);
    }
    if facts.len() > LARGEST_FILE {
        return Err(ImportError::TooLarge);
    }
    let mut head = Vec::new();
    std::fs::File::open(path)
        .map_err(failed)?
        .take(1 << 20)
        .read_to_end(&mut head)
        .map_err(failed)?;
    Ok(Some((facts.len(), head)))
}

/// Reads a list that is in memory already: a table that was pasted. `path` names it.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(
    path: &Path,
    bytes: Vec<u8>,
    options: &Options,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Reading, ImportError> {
    let reader = packed::Reader::new(bytes.len() as u64, options, progress, cancel);
    reader.read(path, None, bytes, 0)
}

/// Reads a list that is not packed.
fn read_list(input: &Input<'_>) -> Result<Reading, ImportError> {
    if let Some(error) = error::is_other_form(&input.bytes) {
        return Err(error);
    }
    if let Some(what) = error::not_a_list(&input.bytes) {
        return Err(ImportError::NotAList { what });
    }
    if let Some(what) = error::is_another_report(&input.bytes) {
        return Err(ImportError::NoPrograms { what });
    }
    if let Some(session) = console::session(input)? {
        return read_session(input, session);
    }
    read_as_it_stands(input)
}

/// Reads a list out of what a console window showed around it.
fn read_session(input: &Input<'_>, session: console::Session) -> Result<Reading, ImportError> {
    let options = Options { encoding: None, ..input.options.clone() };
    let folder = session.machine.as_deref().or(input.folder);
    let bytes = session.text.into_bytes();
    if is_empty(&bytes) {
        return Err(ImportError::NotAList {
            what: "commands of a console without what they printed",
        });
    }
    if let Some(what) = error::is_another_report(&bytes) {
        return Err(ImportError::NoPrograms { what });
    }
    let list = Input { bytes, folder, options: &options, ..*input };
    let mut reading = read_as_it_stands(&list)?;
    if session.left_out > 0 {
        let inventory = &mut reading.inventory;
        inventory.counts.rows += session.left_out;
        inventory.counts.skipped += session.left_out;
        *inventory.skipped_why.entry("what a console adds".into()).or_default() += session.left_out;
    }
    reading.how.push_str("; what a console adds (prompts, commands, colours) was left out");
    Ok(reading)
}

fn read_as_it_stands(input: &Input<'_>) -> Result<Reading, ImportError> {
    let format = format_of(&input.bytes)
        .and_then(|at| FORMATS.get(at))
        .ok_or(ImportError::NotAList { what: "data that is no text and no workbook" })?;
    let mut reading = format.read(input)?;
    input.check_cancel()?;
    reading.recognised_as("");
    Ok(reading)
}

/// The format of a file, as its place among [`FORMATS`].
fn format_of(bytes: &[u8]) -> Option<usize> {
    beginning::with(bytes, |file| FORMATS.iter().position(|format| format.recognises(file)))
}

/// Whether a file that begins so is delimited text, packed in nothing.
fn is_delimited(head: &[u8]) -> bool {
    if packed::is_packed(head)
        || error::is_other_form(head).is_some()
        || error::not_a_list(head).is_some()
        || error::is_another_report(head).is_some()
        || console::is_session(head)
    {
        return false;
    }
    format_of(head) == Some(FORMATS.len() - 1)
}

fn fetch(path: &Path, cancel: &AtomicBool) -> Result<Vec<u8>, ImportError> {
    let facts = std::fs::metadata(path).map_err(|error| ImportError::of_io(path, &error))?;
    if facts.is_dir() {
        // A folder that cannot be opened is something else than one that was named by mistake.
        std::fs::read_dir(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::PermissionDenied => ImportError::Denied,
            _ => ImportError::of_io(path, &error),
        })?;
        return Err(ImportError::Folder);
    }
    if facts.len() > LARGEST_HELD {
        return Err(ImportError::TooLarge);
    }
    let bytes = fetching::whole(path, facts.len(), cancel)?;
    // A pipe or a device tells no size beforehand.
    if bytes.len() as u64 > LARGEST_HELD {
        return Err(ImportError::TooLarge);
    }
    if is_empty(&bytes) {
        return Err(ImportError::Empty);
    }
    Ok(bytes)
}

/// Whether there is nothing in a file but blanks, or the zeros that a disk full or a broken copy leaves.
fn is_empty(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) || bytes == [0xef, 0xbb, 0xbf]
}

/// The beginning of a file, for recognition: the whole file where it is small, else an even number of
/// bytes, so that no letter of UTF-16 is cut.
fn head(bytes: &[u8], most: usize) -> &[u8] {
    bytes.get(..most & !1).filter(|_| bytes.len() > most).unwrap_or(bytes)
}

/// True of every list.
const SINGLE_USERS: &str = "This kind of list may leave out programs installed for single users.";

/// What a list cannot show, as sentences that stand beside every result that comes from it.
fn limits_of_lists(inventory: &mut Inventory, table: &rows::Finished, machine: &str) {
    if table.is_count {
        inventory.cannot_show.push(
            "This list counts programs and names no computers: it cannot say where they are."
                .to_owned(),
        );
    } else if table.names_no_machine {
        inventory
            .cannot_show
            .push(format!("This list names no computer; its rows are shown as of \"{machine}\"."));
    }
    inventory.cannot_show.push(SINGLE_USERS.to_owned());
}
