//! From rows of cells to software on machines: finds the heading, follows the columns, and gives
//! every row exactly one place: software, skipped, or problem.

use std::collections::HashMap;

use super::dates::{self, Order};
use super::headers::{self, Column};
use super::text::clean;
use super::{ImportError, Mapping};
use crate::model::{
    Inventory, Kind, MachineId, Place, Problem, SourceReading, SourceState, TextId, Title, TitleId,
};

/// Rows kept for the preview and for the decision about dates.
const SAMPLE: usize = 60;

/// More problems than these are counted and not listed one by one.
const LISTED: usize = 10_000;

/// Texts that stand for nothing.
const EMPTY: &[&str] = &[
    "-",
    "--",
    "n/a",
    "null",
    "none",
    "unknown",
    "not known",
    "(none)",
    "noassertion",
    "unbekannt",
    "inconnu",
    "desconocido",
    "невідомо",
    "неизвестно",
];

/// Names of rows that sum up.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "sum",
    "subtotal",
    "gesamt",
    "summe",
    "zwischensumme",
    "totale",
    "total général",
    "итого",
    "усього",
    "разом",
    "всього",
    "suma",
    "razem",
    "celkem",
];

/// Reads the rows of one table (a file or a sheet) into an inventory.
pub(super) struct Table<'a> {
    inventory: &'a mut Inventory,
    path: String,
    sheet: Option<String>,
    source: u16,
    /// For rows that name no machine.
    machine: MachineSource,
    /// Whether a machine named once stands for the rows below it too.
    carry: bool,
    columns: Option<Positions>,
    mapping: Option<Mapping>,
    given: bool,
    /// Whether the heading is that of a list of devices.
    hardware: bool,
    /// Whether a single column without a heading is a list of names.
    plain: bool,
    order: Order,
    held: Vec<(u64, Vec<String>)>,
    sample: Vec<Vec<String>>,
    titles: HashMap<(String, String), TitleId>,
    last_machine: Option<MachineId>,
    key: (String, String),
    /// Rows that were software, to say whether there were any.
    found: u64,
}

/// Where the machine's name comes from, if no column gives it.
enum MachineSource {
    Named(String),
    Known(MachineId),
}

/// Positions of the columns.
#[derive(Clone, Copy, Debug, Default)]
struct Positions {
    machine: Option<usize>,
    user: Option<usize>,
    name: usize,
    publisher: Option<usize>,
    version: Option<usize>,
    installed_on: Option<usize>,
    count: Option<usize>,
}

impl Positions {
    fn of(columns: &[Column]) -> Option<Self> {
        let at = |column: Column| columns.iter().position(|own| *own == column);
        Some(Self {
            machine: at(Column::Machine),
            user: at(Column::User),
            name: at(Column::Name)?,
            publisher: at(Column::Publisher),
            version: at(Column::Version),
            installed_on: at(Column::InstalledOn),
            count: at(Column::Count),
        })
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
        Self {
            inventory,
            path,
            // Merged cells keep their text in the first row only.
            carry: sheet.is_some(),
            sheet,
            source,
            machine: MachineSource::Named(machine),
            columns: None,
            mapping: given.cloned(),
            given: given.is_some(),
            hardware: false,
            plain: true,
            order: Order::default(),
            held: Vec::new(),
            sample: Vec::new(),
            titles: HashMap::new(),
            last_machine: None,
            key: (String::new(), String::new()),
            found: 0,
        }
    }

    /// One sheet of several: lines of text without a heading are a cover sheet, not a list.
    pub(super) fn one_of_several(&mut self) {
        self.plain = false;
    }

    /// One row, with its number as the user's program shows it.
    pub(super) fn row<S: AsRef<str>>(&mut self, number: u64, cells: &[S]) {
        if self.columns.is_some() {
            self.take(number, cells);
            return;
        }
        let cells: Vec<String> =
            cells.iter().map(|cell| clean(cell.as_ref()).into_owned()).collect();
        self.held.push((number, cells));
        if self.held.len() >= SAMPLE {
            self.settle();
        }
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

    /// Decides what the columns mean from the rows held back, and takes those in.
    fn settle(&mut self) {
        let held = std::mem::take(&mut self.held);
        let rows: Vec<Vec<String>> = held.iter().map(|(_, cells)| cells.clone()).collect();
        let heading = headers::find(&rows);
        let (first, columns) = match (&self.mapping, heading) {
            (Some(given), heading) if self.given => {
                (heading.map_or(0, |(at, _)| at + 1), given.columns.clone())
            }
            (_, Some((at, columns))) => (at + 1, columns),
            // A single column without a heading is a list of names.
            (_, None) if self.plain && is_list_of_names(&rows) => (0, vec![Column::Name]),
            (_, None) => {
                self.sample = rows;
                self.held = held;
                return;
            }
        };
        self.hardware = !self.given
            && first > 0
            && rows.get(first - 1).is_some_and(|heading| is_hardware(heading, &columns));
        let Some(positions) = Positions::of(&columns).filter(|_| !self.hardware) else {
            self.sample = rows;
            self.held = held;
            return;
        };
        let below = rows.get(first..).unwrap_or_default();
        if let Some(at) = positions.installed_on {
            self.order =
                dates::order_of(below.iter().filter_map(|row| row.get(at)).map(String::as_str));
        }
        if let Some(at) = positions.machine {
            let empty = below.iter().filter(|row| row.get(at).is_none_or(String::is_empty)).count();
            self.carry |= below.len() > 2 && empty * 2 >= below.len();
        }
        self.columns = Some(positions);
        self.mapping = Some(Mapping { columns });
        self.sample = rows.into_iter().skip(first.saturating_sub(1)).take(20).collect();
        for (at, (number, cells)) in held.into_iter().enumerate() {
            if at >= first {
                self.take(number, &cells);
            }
        }
    }

    fn take<S: AsRef<str>>(&mut self, number: u64, cells: &[S]) {
        let Some(columns) = self.columns else { return };
        let cell = |at: Option<usize>| -> &str {
            at.and_then(|at| cells.get(at)).map_or("", AsRef::as_ref)
        };
        let name = clean(cell(Some(columns.name)));
        let filled =
            || cells.iter().filter(|cell| !is_nothing(clean(cell.as_ref()).as_ref())).count();
        self.inventory.counts.rows += 1;
        if is_nothing(&name) {
            let filled = filled();
            // The machine's own line above its programs, in lists that group.
            if filled == 0 {
                self.inventory.counts.skipped += 1;
            } else {
                let row: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
                self.problem(number, Some(columns.name), &row.join(" | "), "Software is empty");
            }
            return;
        }
        let machine = clean(cell(columns.machine));
        if name.starts_with('#') && cells.len() == 1 {
            self.inventory.counts.skipped += 1;
            return;
        }
        let is_total = TOTALS.iter().any(|total| name.to_lowercase() == *total);
        if is_total && (columns.machine.is_none() || is_nothing(&machine)) {
            self.inventory.counts.skipped += 1;
            return;
        }
        if self.is_heading(cells, columns) {
            self.inventory.counts.skipped += 1;
            return;
        }
        let machine = if is_nothing(&machine) {
            match (columns.machine, self.last_machine) {
                (None, _) => self.own_machine(),
                (Some(_), Some(last)) if self.carry => last,
                (Some(at), _) => {
                    self.problem(number, Some(at), &name, "No machine");
                    return;
                }
            }
        } else {
            self.inventory.intern_machine(&machine)
        };
        self.last_machine = Some(machine);
        let publisher = clean(cell(columns.publisher));
        let title = self.title(&name, if is_nothing(&publisher) { "" } else { &publisher });
        let version = clean(cell(columns.version));
        let version =
            if is_nothing(&version) { TextId(0) } else { self.inventory.intern_text(&version) };
        let user = clean(cell(columns.user));
        let user = if is_nothing(&user) { TextId(0) } else { self.inventory.intern_text(&user) };
        let date = columns
            .installed_on
            .and_then(|at| dates::parse(cells.get(at).map_or("", AsRef::as_ref), self.order));
        let row = u32::try_from(number).unwrap_or(u32::MAX);
        self.inventory.push_row(machine, title, version, user, date, self.source, row);
        self.inventory.counts.software += 1;
        self.found += 1;
    }

    /// A heading that is repeated further down (page breaks, blocks of a report). A block with other
    /// columns changes the reading from there on.
    fn is_heading<S: AsRef<str>>(&mut self, cells: &[S], columns: Positions) -> bool {
        let known = self.sample.first();
        let same = known.is_some_and(|heading| {
            let same =
                |at: usize| heading.get(at).map(String::as_str) == cells.get(at).map(AsRef::as_ref);
            same(columns.name) && columns.version.or(columns.publisher).is_some_and(same)
        });
        if same {
            return true;
        }
        if self.given || cells.len() < 2 {
            return false;
        }
        // Cheap first: a heading's cell for the name is a known word.
        let row: Vec<String> =
            if headers::is_name_word(cells.get(columns.name).map_or("", AsRef::as_ref)) {
                cells.iter().map(|cell| clean(cell.as_ref()).into_owned()).collect()
            } else {
                return false;
            };
        let Some(positions) = headers::recognise(&row).as_deref().and_then(Positions::of) else {
            return false;
        };
        self.columns = Some(positions);
        true
    }

    fn own_machine(&mut self) -> MachineId {
        match &self.machine {
            MachineSource::Known(id) => *id,
            MachineSource::Named(name) => {
                let id = self.inventory.intern_machine(name);
                self.machine = MachineSource::Known(id);
                id
            }
        }
    }

    /// The title of a row, looked up before anything is copied: a list repeats its titles.
    fn title(&mut self, name: &str, publisher: &str) -> TitleId {
        self.key.0.clear();
        self.key.0.push_str(name);
        self.key.1.clear();
        self.key.1.push_str(publisher);
        if let Some(id) = self.titles.get(&self.key) {
            return *id;
        }
        let id = self.inventory.intern_title(Title {
            kind: Kind::Program,
            name: name.to_owned(),
            publisher: Some(publisher.to_owned()).filter(|text| !text.is_empty()),
            ids: None,
        });
        self.titles.insert(self.key.clone(), id);
        id
    }

    /// Ends the table: what its columns meant, its first rows, and how many programs it gave.
    ///
    /// # Errors
    /// When no column names a program, or nothing stands below the heading.
    pub(super) fn finish(mut self) -> Result<Finished, ImportError> {
        if self.columns.is_none() {
            self.settle();
        }
        let Some(columns) = self.columns else {
            // Nothing of it is counted: the caller says that it is no list.
            self.inventory.sources[usize::from(self.source)].state = SourceState::Failed(
                "No column names a program, so nothing of it was read.".to_owned(),
            );
            if self.hardware {
                return Err(ImportError::NoPrograms { what: "a list of devices without programs" });
            }
            return Err(ImportError::NoSoftware { sample: self.sample });
        };
        self.inventory.sources[usize::from(self.source)].count =
            usize::try_from(self.found).unwrap_or(usize::MAX);
        Ok(Finished {
            mapping: self.mapping.unwrap_or_default(),
            sample: self.sample,
            found: self.found,
            names_no_machine: columns.machine.is_none(),
            is_count: columns.count.is_some() && columns.machine.is_none(),
        })
    }
}

/// What a table was.
pub(super) struct Finished {
    pub(super) mapping: Mapping,
    pub(super) sample: Vec<Vec<String>>,
    pub(super) found: u64,
    pub(super) names_no_machine: bool,
    pub(super) is_count: bool,
}

fn is_nothing(cell: &str) -> bool {
    cell.is_empty() || EMPTY.iter().any(|mark| cell.eq_ignore_ascii_case(mark) || cell == *mark)
}

fn is_list_of_names(rows: &[Vec<String>]) -> bool {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    !rows.is_empty()
        && rows.iter().all(|row| filled(row) <= 1 && row.first().is_some_and(|c| c.len() < 200))
        && !rows.iter().filter_map(|row| row.first()).all(|cell| is_sentence(cell))
}

/// A sentence of prose: many words and a full stop.
fn is_sentence(cell: &str) -> bool {
    cell.is_empty() || cell.ends_with('.') && cell.split_whitespace().count() >= 5
}

/// Whether a heading is that of a list of devices: it names no version, and things that only hardware
/// has.
fn is_hardware(heading: &[String], columns: &[Column]) -> bool {
    const WORDS: &[&str] = &[
        "asset tag",
        "model",
        "model number",
        "model no",
        "mac address",
        "ram",
        "cpu",
        "inventarnummer",
        "seriennummer",
        "numéro de série",
    ];
    let met = heading.iter().filter(|cell| WORDS.contains(&cell.trim().to_lowercase().as_str()));
    !columns.contains(&Column::Version) && met.count() >= 2
}
