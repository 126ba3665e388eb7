//! From rows of cells to software on machines: holds the first rows until the layout is known, follows
//! the columns, and gives every row exactly one place: software, skipped, or problem.
//!
//! What counts as a row: a line with anything in it. A cell that holds several versions (GLPI) or
//! several programs (a long cell a computer) counts as that many rows, and in a matrix each mark that
//! says "installed" counts as one, so that the sum is that of what was found.

use std::rc::Rc;

use super::headers::{self, Column};
use super::identity::Identities;
use super::in_cells::{self, Divided};
use super::layout::{self, Layout, Refused};
use super::seen::{Seen, SeenPairs};
use super::text::clean;
use super::{ImportError, MOST_COLUMNS, MachineFrom, Mapping, Options, Shape, TableSeen, Wanted};
use crate::model::{
    Installed, Inventory, Kind, MachineId, Place, Problem, SourceReading, SourceState, TextId,
    TitleId,
};

mod across;
mod facts;
mod parts;
mod plain;
mod record;
mod surplus;
mod taken_apart;
mod totals;

pub(super) use parts::PartDone;
pub(super) use plain::MarkedText;

pub(super) use totals::{is_note, is_nothing, is_number, is_total};

/// Rows held back for the decision about the layout.
const SAMPLE: usize = 60;

/// Rows held back at most, where no column names a program or the user names a heading far below.
const MOST_HELD: usize = 10_000;

/// Nor are more cells held back.
const MOST_CELLS_HELD: usize = 1_000_000;

/// Nor more text.
const MOST_BYTES_HELD: usize = 64 << 20;

/// A cell held back: the programs of a computer in one cell are no more than this.
const LONGEST_HELD: usize = 512 << 10;

/// Rows shown in the preview.
const SHOWN: usize = 20;

/// More problems than these are counted and not listed one by one.
const LISTED: usize = 10_000;

/// Stands for a title that nobody will ask for: its rows are counted and not kept.
const NOT_KEPT: TitleId = TitleId(u32::MAX);

/// Reads the rows of one table (a file or a sheet) into an inventory.
pub(super) struct Table<'a> {
    pub(super) inventory: &'a mut Inventory,
    path: String,
    sheet: Option<String>,
    source: u16,
    options: Options,
    /// Which titles somebody will ask for; `None` for all.
    wanted: Option<Wanted<'a>>,
    /// For rows that name no machine.
    machine: MachineSource,
    /// Whether a single column without a heading is a list of names.
    plain: bool,
    /// Whether cells may be merged, so that a machine's name stands in the first row only.
    merged: bool,
    settled: Option<Settled>,
    /// The positions of the settled layout.
    at: Rc<Positions>,
    refused: Refused,
    held: Vec<layout::Held>,
    cells_held: usize,
    bytes_held: usize,
    /// Rows from which on the layout is looked for again.
    next_look: usize,
    /// Whether the layout is looked for no more.
    given_up: bool,
    sample: Vec<Vec<String>>,
    seen: TableSeen,
    /// Name and publisher of plain programs, with the distinct name and the title that they make.
    pairs: SeenPairs<(u32, TitleId)>,
    /// The same as they stand in the text.
    spans: plain::Spans,
    names: Seen<u32>,
    met: Vec<record::Name>,
    publishers: Seen<u32>,
    publisher_texts: Vec<String>,
    titles: std::collections::HashMap<(u32, u32), TitleId, rustc_hash::FxBuildHasher>,
    machines: Seen<Option<MachineId>>,
    versions: Seen<record::Version>,
    several: Vec<Vec<TextId>>,
    users: Seen<TextId>,
    dates: Seen<Option<jiff::civil::Date>>,
    last_machine: Option<MachineId>,
    /// Serial numbers and hardware ids of the machines.
    identities: Identities,
    /// A line that names a computer and no program, in lists that group.
    coming_machine: Option<String>,
    /// Which columns hold lists in their cells.
    divided: Divided,
    /// What was taken apart.
    lists: taken_apart::Lists,
    /// Whether computers stand in the column of names, above their programs.
    groups: bool,
    /// Whether more than one column means something, so that a single filled cell may be a note.
    several_facts: bool,
    /// The machine that a line of the report names for the rows below it.
    block_machine: Option<MachineId>,
    /// Rows that were software, to say whether there were any.
    found: u64,
    /// Whether something was met that changes how the rows after it are read.
    changed: bool,
    /// Cells beyond the last column that is looked at.
    beyond: u64,
    names_no_machine: bool,
    /// The line from which on nothing is kept, because it would take too much memory.
    full_at: Option<u64>,
}

/// Where the machine's name comes from, if no column gives it.
#[derive(Clone)]
enum MachineSource {
    Named(String),
    Known(MachineId),
}

/// A layout that is decided, made ready for a million rows.
#[derive(Clone)]
struct Settled {
    layout: Layout,
    at: Positions,
    /// The heading as written, to know it again.
    heading: Vec<String>,
    /// Cells of a row that has none too many.
    width: usize,
}

/// Positions of the columns.
#[derive(Clone, Copy, Debug, Default)]
struct Positions {
    machine: Option<usize>,
    /// Kaseya writes the group behind the machine: `pc1.root.library`.
    machine_has_group: bool,
    user: Option<usize>,
    name: usize,
    publisher: Option<usize>,
    version: Option<usize>,
    installed_on: Option<usize>,
    count: Option<usize>,
    product_code: Option<usize>,
    uninstall_key: Option<usize>,
    bundle_id: Option<usize>,
    package: Option<usize>,
    extension_id: Option<usize>,
    hidden: Option<usize>,
    parent: Option<usize>,
    registry_path: Option<usize>,
    location: Option<usize>,
    uninstall: Option<usize>,
    presence: Option<usize>,
    /// What identifies the computer beside its name.
    serial: Option<usize>,
    hardware_id: Option<usize>,
    /// Whether any column gives a fact beyond the common ones.
    more: bool,
}

impl Positions {
    fn of(columns: &[Column], heading: &[String]) -> Option<Self> {
        let at = |column: Column| columns.iter().position(|own| *own == column);
        let machine = at(Column::Machine);
        let mut positions = Self {
            machine,
            machine_has_group: machine
                .and_then(|at| heading.get(at))
                .is_some_and(|word| headers::key(word) == "machinegroupid"),
            user: at(Column::User),
            name: at(Column::Name)?,
            publisher: at(Column::Publisher),
            version: at(Column::Version),
            installed_on: at(Column::InstalledOn),
            count: at(Column::Count),
            product_code: at(Column::ProductCode),
            uninstall_key: at(Column::UninstallKey),
            bundle_id: at(Column::BundleId),
            package: at(Column::PackageId),
            extension_id: at(Column::ExtensionId),
            hidden: at(Column::Hidden),
            parent: at(Column::Parent),
            registry_path: at(Column::RegistryPath),
            location: at(Column::Location),
            uninstall: at(Column::Uninstall),
            presence: at(Column::Presence),
            serial: at(Column::Serial),
            hardware_id: at(Column::HardwareId),
            more: false,
        };
        positions.more = [
            positions.product_code,
            positions.uninstall_key,
            positions.bundle_id,
            positions.package,
            positions.extension_id,
            positions.hidden,
            positions.parent,
            positions.registry_path,
            positions.location,
            positions.uninstall,
            positions.presence,
            positions.count,
        ]
        .iter()
        .any(Option::is_some);
        Some(positions)
    }
}

impl<'a> Table<'a> {
    /// Begins a table. `given` is a mapping chosen by the user.
    pub(super) fn new(
        inventory: &'a mut Inventory,
        path: String,
        sheet: Option<String>,
        machine: String,
        given: Option<&Mapping>,
    ) -> Self {
        let id = sheet.as_ref().map_or_else(|| "list".to_owned(), |name| format!("sheet:{name}"));
        let name = sheet.clone().unwrap_or_else(|| "The list".to_owned());
        let source = inventory.add_source(SourceReading {
            id,
            name,
            place: path.clone(),
            state: SourceState::Read,
            count: 0,
        });
        let options = Options { mapping: given.cloned(), ..Options::default() };
        Self::with(inventory, path, sheet, source, options, MachineSource::Named(machine))
    }

    fn with(
        inventory: &'a mut Inventory,
        path: String,
        sheet: Option<String>,
        source: u16,
        options: Options,
        machine: MachineSource,
    ) -> Self {
        Self {
            inventory,
            path,
            merged: sheet.is_some(),
            sheet,
            source,
            options,
            wanted: None,
            machine,
            plain: true,
            settled: None,
            at: Rc::default(),
            refused: Refused::NoSoftware,
            held: Vec::new(),
            cells_held: 0,
            bytes_held: 0,
            next_look: SAMPLE,
            given_up: false,
            sample: Vec::new(),
            seen: TableSeen::default(),
            pairs: SeenPairs::default(),
            spans: plain::Spans::default(),
            names: Seen::default(),
            met: Vec::new(),
            publishers: Seen::default(),
            publisher_texts: Vec::new(),
            titles: std::collections::HashMap::default(),
            machines: Seen::default(),
            versions: Seen::default(),
            several: Vec::new(),
            users: Seen::default(),
            dates: Seen::default(),
            last_machine: None,
            identities: Identities::default(),
            coming_machine: None,
            divided: Divided::default(),
            lists: taken_apart::Lists::default(),
            groups: false,
            several_facts: false,
            block_machine: None,
            found: 0,
            changed: false,
            beyond: 0,
            names_no_machine: false,
            full_at: None,
        }
    }

    /// What the user says about the file.
    pub(super) fn with_options(mut self, options: &Options) -> Self {
        self.options.clone_from(options);
        self
    }

    /// Rows of other titles than these need not be kept.
    pub(super) fn for_wanted(mut self, wanted: Option<Wanted<'a>>) -> Self {
        self.wanted = wanted;
        self
    }

    /// One sheet of several: lines of text without a heading are a cover sheet, not a list.
    pub(super) fn one_of_several(&mut self) {
        self.plain = false;
    }

    /// One row, with its number as the user's program shows it.
    pub(super) fn row<S: AsRef<str>>(&mut self, number: u64, cells: &[S]) {
        // A script with the wrong quotes writes a backtick and a t where it means a tab.
        if let [only] = cells
            && only.as_ref().contains("`t")
        {
            let parts: Vec<&str> = only.as_ref().split("`t").collect();
            self.row_of_cells(number, &parts);
            return;
        }
        self.row_of_cells(number, cells);
    }

    fn row_of_cells<S: AsRef<str>>(&mut self, number: u64, cells: &[S]) {
        if self.settled.is_some() {
            self.take(number, cells);
            return;
        }
        if self.given_up {
            return;
        }
        let row: Vec<String> = cells.iter().map(|cell| held_cell(cell.as_ref())).collect();
        self.cells_held += cells.len();
        self.bytes_held += row.iter().map(String::len).sum::<usize>();
        self.held.push((number, row));
        let full = self.held.len() >= MOST_HELD
            || self.cells_held >= MOST_CELLS_HELD
            || self.bytes_held >= MOST_BYTES_HELD;
        let enough = match self.options.heading_row {
            Some(super::HeadingRow::At(wanted)) => {
                number >= wanted.saturating_add(SAMPLE as u64 / 2)
            }
            _ => true,
        };
        if full || enough && self.held.len() >= self.next_look {
            self.settle();
            // Each look is at all rows so far: with twice as many the next time, all of them together
            // cost no more than the last one.
            self.next_look = self.held.len() * 2;
            if full && self.settled.is_none() {
                self.given_up = true;
                self.held = Vec::new();
            }
        }
    }

    /// Cells of a row beyond the last column that is looked at.
    pub(super) fn cells_beyond(&mut self, count: u64) {
        self.beyond += count;
    }

    /// A row that could not even be cut into cells.
    pub(super) fn broken(&mut self, number: u64, text: &str, reason: &str) {
        self.inventory.counts.rows += 1;
        self.problem(number, None, text, reason);
    }

    fn problem(&mut self, number: u64, column: Option<usize>, text: &str, reason: &str) {
        self.inventory.counts.problems += 1;
        if self.inventory.problems.len() < LISTED {
            self.inventory.problems.push(Problem {
                path: self.path.clone(),
                place: Place {
                    sheet: self.sheet.clone(),
                    row: Some(number),
                    column: column.and_then(|at| u32::try_from(at + 1).ok()),
                },
                text: text.chars().take(200).collect(),
                reason: reason.to_owned(),
            });
        }
    }

    pub(super) fn skip(&mut self, why: &'static str) {
        self.inventory.counts.rows += 1;
        self.inventory.counts.skipped += 1;
        *self.inventory.skipped_why.entry(why.into()).or_default() += 1;
    }

    /// Decides what the columns mean from the rows held back, and takes those in.
    fn settle(&mut self) {
        let held = std::mem::take(&mut self.held);
        let numbers: Vec<u64> = held.iter().map(|(number, _)| *number).collect();
        let rows: Vec<Vec<String>> = held
            .iter()
            .map(|(_, cells)| cells.iter().map(|cell| clean(cell).into_owned()).collect())
            .collect();
        let layout = match layout::understand(&numbers, &rows, &self.options, self.plain) {
            Ok(mut layout) => {
                // Line breaks in cells show only before they are cleaned.
                let heading = layout.heading.and_then(|at| rows.get(at));
                let heading = heading.map(Vec::as_slice).unwrap_or_default();
                let below = held.get(layout.first..).unwrap_or_default();
                layout.divided = in_cells::of(&layout, heading, below);
                layout
            }
            Err(refused) => {
                self.refused = refused;
                self.seen.sample = rows.iter().take(SHOWN).cloned().collect();
                self.seen.mapping = Mapping { columns: vec![Column::Unused; longest(&rows)] };
                self.sample = rows;
                self.sample.truncate(SAMPLE);
                self.held = held;
                return;
            }
        };
        let first = layout.first;
        self.sample = rows.iter().skip(first.saturating_sub(1)).take(SHOWN).cloned().collect();
        self.describe(&layout, &numbers, &rows);
        self.adopt(layout, &rows);
        for (at, (number, cells)) in held.into_iter().enumerate() {
            if at >= first {
                self.take(number, &cells);
            }
        }
    }

    /// What is shown of the table.
    fn describe(&mut self, layout: &Layout, numbers: &[u64], rows: &[Vec<String>]) {
        let heading = layout.heading.and_then(|at| rows.get(at)).cloned().unwrap_or_default();
        let width = layout.columns.len().max(heading.len());
        let mut columns = layout.columns.clone();
        columns.resize(width, Column::Unused);
        let machine_from = match self.options.machine_from {
            MachineFrom::Automatic if layout.shape == Shape::MachinesAcross => MachineFrom::Column,
            MachineFrom::Automatic if layout.columns.contains(&Column::Machine) => {
                MachineFrom::Column
            }
            MachineFrom::Automatic if self.sheet.is_some() && !self.plain => MachineFrom::Sheet,
            MachineFrom::Automatic => MachineFrom::File,
            chosen => chosen,
        };
        self.seen = TableSeen {
            sheet: self.sheet.clone(),
            read: true,
            headings: heading,
            heading_row: layout.heading.and_then(|at| numbers.get(at)).copied(),
            mapping: Mapping { columns },
            shape: layout.shape,
            machine_from,
            sample: rows.iter().skip(layout.first).take(SHOWN).cloned().collect(),
            found: 0,
        };
    }

    fn adopt(&mut self, mut layout: Layout, rows: &[Vec<String>]) {
        layout.carry |= self.merged;
        let heading = layout.heading.and_then(|at| rows.get(at)).cloned().unwrap_or_default();
        match self.options.machine_from {
            // The column is there and is not what is asked for.
            MachineFrom::Sheet | MachineFrom::File => {
                for column in &mut layout.columns {
                    if *column == Column::Machine {
                        *column = Column::Unused;
                    }
                }
            }
            MachineFrom::Automatic | MachineFrom::Column => {}
        }
        if let Some(name) = layout.machine.take()
            && self.options.machine_from == MachineFrom::Automatic
        {
            self.block_machine = Some(self.inventory.intern_machine(&name));
        }
        let mut at = Positions::of(&layout.columns, &heading).unwrap_or_default();
        let filled = heading.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let width = if heading.is_empty() { usize::MAX } else { filled };
        self.divided = layout.divided;
        self.groups = layout.groups;
        self.several_facts = several_facts(&layout);
        if layout.kind == Kind::Licence {
            // What was bought has serial numbers of its own.
            (at.serial, at.hardware_id) = (None, None);
        }
        self.at = Rc::new(at);
        // The columns may lie another way round than before.
        self.spans.clear();
        self.settled = Some(Settled { layout, at, heading, width });
    }

    /// Whether the rows from here on may be read in parts, each on its own: nothing that a row says
    /// holds for the rows below it.
    pub(super) fn can_be_split(&self) -> bool {
        self.settled
            .as_ref()
            .is_some_and(|own| !own.layout.carry && own.layout.shape == Shape::Rows)
    }

    /// Whether something was met since then that the rows after it depend on.
    pub(super) fn has_changed(&self) -> bool {
        self.changed
    }

    /// From here on changes count.
    pub(super) fn watch_changes(&mut self) {
        self.changed = false;
    }

    /// Rows that were taken in so far.
    pub(super) fn rows_seen(&self) -> usize {
        usize::try_from(self.inventory.counts.rows).unwrap_or(usize::MAX)
    }

    /// Whether only some of the rows are kept.
    pub(super) fn keeps_less(&self) -> bool {
        self.wanted.is_some()
    }

    /// Makes room for this many rows more.
    pub(super) fn make_room(&mut self, rows: usize) {
        self.inventory.installed.reserve(rows);
    }

    /// Bytes of memory that what was kept takes, as far as it grows with the list.
    pub(super) fn weight(&self) -> usize {
        // A distinct cell stands where it is looked up, and once or twice more in the inventory.
        const TIMES: usize = 4;
        const EACH: usize = 160;
        let distinct = [&self.names.size(), &self.publishers.size(), &self.versions.size()]
            .into_iter()
            .chain([&self.machines.size(), &self.users.size(), &self.dates.size()])
            .chain([&self.spans.size()])
            .fold(self.pairs.size(), |(a, b), (c, d)| (a + c, b + d));
        let (cells, bytes) = distinct;
        cells * EACH + bytes * TIMES + self.inventory.installed.len() * size_of::<Installed>()
    }

    /// Ends the reading: what follows is not kept.
    pub(super) fn is_too_large(&mut self, line: u64) {
        if self.full_at.is_none() {
            self.full_at = Some(line);
            let why = "The list is larger than what can be kept in memory; from this line on it was \
                not read";
            self.broken(line, "", why);
        }
    }

    /// Whether nothing more is kept.
    pub(super) fn is_full(&self) -> bool {
        self.full_at.is_some()
    }

    /// When the list was read.
    pub(super) fn read_at(&self) -> jiff::Timestamp {
        self.inventory.read_at
    }

    fn own_machine_name(&self) -> String {
        match &self.machine {
            MachineSource::Known(id) => self.inventory.machine(*id).name.clone(),
            MachineSource::Named(name) => name.clone(),
        }
    }

    fn own_machine(&mut self) -> MachineId {
        if let Some(id) = self.block_machine {
            return id;
        }
        self.names_no_machine = true;
        match &self.machine {
            MachineSource::Known(id) => *id,
            MachineSource::Named(name) => {
                let id = self.inventory.intern_machine(name);
                self.machine = MachineSource::Known(id);
                id
            }
        }
    }

    /// Ends the table: what its columns meant, its first rows, and how many programs it gave.
    ///
    /// # Errors
    /// When no column names a program, or nothing stands below the heading.
    pub(super) fn finish(mut self) -> Result<Finished, ImportError> {
        if self.settled.is_none() && !self.given_up {
            self.settle();
        }
        self.seen.sheet.clone_from(&self.sheet);
        let source = usize::from(self.source);
        let Some(settled) = &self.settled else {
            // Nothing of it is counted: the caller says that it is no list.
            if let Some(source) = self.inventory.sources.get_mut(source) {
                source.state = SourceState::Failed(
                    "No column names a program, so nothing of it was read.".to_owned(),
                );
            }
            if self.refused == Refused::Hardware {
                return Err(ImportError::NoPrograms { what: "a list of devices without programs" });
            }
            if self.refused == Refused::Vulnerabilities {
                return Err(ImportError::NoPrograms {
                    what: "a report of vulnerabilities, which names only what is vulnerable",
                });
            }
            return Err(ImportError::NoSoftware { sample: self.sample });
        };
        if let Some(source) = self.inventory.sources.get_mut(source) {
            source.count = usize::try_from(self.found).unwrap_or(usize::MAX);
            if let Some(line) = self.full_at {
                source.state = SourceState::Failed(format!(
                    "The list is larger than what can be kept in memory. It was read to line {line}; \
                    divide it and read the parts."
                ));
            }
        }
        if self.beyond > 0 {
            self.inventory.cannot_show.push(format!(
                "{} cells stand beyond column {} and were not read.",
                self.beyond, MOST_COLUMNS
            ));
        }
        if settled.layout.kind == Kind::Licence {
            self.inventory.cannot_show.push(
                "This list says what was bought; whether it is installed, and where, it does not say."
                    .to_owned(),
            );
        }
        let machine_column = settled.at.machine.is_some()
            || settled.layout.shape == Shape::MachinesAcross
            || settled.layout.shape == Shape::SoftwareAcross;
        if self.lists.mixed {
            self.inventory.cannot_show.push(
                "Some cells name several versions and several computers; which version is on which \
                computer, the list does not say."
                    .to_owned(),
            );
        }
        self.seen.found = self.found;
        std::mem::take(&mut self.identities).write(self.inventory);
        Ok(Finished {
            mapping: self.seen.mapping.clone(),
            sample: self.sample,
            found: self.found,
            names_no_machine: self.names_no_machine,
            is_count: settled.at.count.is_some()
                && !machine_column
                && settled.layout.kind != Kind::Licence,
            how: self.lists.said(settled.layout.how, self.divided),
            own_machine: match self.machine {
                MachineSource::Known(id) => Some(id),
                MachineSource::Named(_) => None,
            },
            seen: self.seen,
        })
    }
}

fn longest(rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or(0)
}

/// A cell as it is held back.
fn held_cell(cell: &str) -> String {
    let end = if cell.len() <= LONGEST_HELD {
        cell.len()
    } else {
        cell.floor_char_boundary(LONGEST_HELD)
    };
    cell.get(..end).unwrap_or_default().to_owned()
}

/// Whether more than one column means something.
fn several_facts(layout: &Layout) -> bool {
    layout.columns.iter().filter(|own| **own != Column::Unused).count() > 1
}

/// What a table was.
pub(super) struct Finished {
    pub(super) mapping: Mapping,
    pub(super) sample: Vec<Vec<String>>,
    pub(super) found: u64,
    pub(super) names_no_machine: bool,
    pub(super) is_count: bool,
    /// How the columns were understood, in words.
    pub(super) how: String,
    /// The machine of the rows that name none.
    pub(super) own_machine: Option<MachineId>,
    /// The table for the preview.
    pub(super) seen: TableSeen,
}
