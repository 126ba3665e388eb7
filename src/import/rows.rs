//! From rows of cells to software on machines: holds the first rows until the layout is known, follows
//! the columns, and gives every row exactly one place: software, skipped, or problem.
//!
//! What counts as a row: a line with anything in it. A cell that holds several versions (GLPI) or
//! several programs (a long cell a computer) counts as that many rows, and in a matrix each mark that
//! says "installed" counts as one, so that the sum is that of what was found.

use std::rc::Rc;

use super::identity::Identities;
use super::in_cells::Divided;
use super::layout::{self, Layout, Refused};
use super::seen::{Seen, SeenPairs};
use super::{Mapping, Options, Shape, TableSeen, Wanted};
use crate::model::{
    Inventory, MachineId, Place, Problem, SourceReading, SourceState, TextId, TitleId,
};

mod across;
mod between;
mod facts;
mod finish;
mod parts;
mod plain;
mod positions;
mod program;
mod record;
mod settle;
mod surplus;
mod taken_apart;
mod totals;
mod weight;

pub(super) use finish::{Finished, nothing_below};
pub(super) use parts::PartDone;
pub(super) use plain::MarkedText;

pub(super) use totals::{is_note, is_nothing, is_number, is_total};

use positions::Positions;
use settle::{SAMPLE, several_facts};

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
    versions: Seen<taken_apart::Version>,
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
    block_machine: Option<MachineSource>,
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

    /// From here on rows that name no computer are of this one. It is one of the list's computers only
    /// when there is such a row: a report that names it and lists nothing says nothing of it.
    fn begin_block(&mut self, name: &str) {
        let same = match &self.block_machine {
            Some(MachineSource::Named(own)) => own == name,
            Some(MachineSource::Known(id)) => self.inventory.machine(*id).name == name,
            None => false,
        };
        if !same {
            self.block_machine = Some(MachineSource::Named(name.to_owned()));
            self.changed = true;
        }
    }

    fn machine_of_block(&mut self) -> Option<MachineId> {
        let id = match self.block_machine.as_ref()? {
            MachineSource::Known(id) => *id,
            MachineSource::Named(name) => self.inventory.intern_machine(name),
        };
        self.block_machine = Some(MachineSource::Known(id));
        Some(id)
    }

    fn own_machine(&mut self) -> MachineId {
        if let Some(id) = self.machine_of_block() {
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
}
