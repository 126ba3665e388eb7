//! What one reading gave: the machines, their software, the sources that were read and those that
//! could not be.
//!
//! A list of a fleet repeats the same titles thousands of times. The inventory therefore keeps each
//! distinct [`Title`] once and a small [`Installed`] record for each row, so that memory grows with
//! what is different and matching looks at each title once.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Coverage, Identifiers, Kind, Machine, Place, Presence, Problem, Scope, Software, Tally,
    UninstallCommand,
};

mod absorb;
mod kept;

pub use kept::ExtraId;

/// Index into [`Inventory::titles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TitleId(pub u32);

/// Index into [`Inventory::machines`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MachineId(pub u32);

/// Index into the inventory's texts; 0 is "nothing".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextId(pub u32);

/// What matching looks at: everything about a piece of software that is the same on all machines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Title {
    /// What sort of thing.
    pub kind: Kind,
    /// Name as written.
    pub name: String,
    /// Publisher as written.
    pub publisher: Option<String>,
    /// Names that prove the product; boxed, because most rows of lists have none.
    pub ids: Option<Box<Identifiers>>,
}

/// Facts that only some records have, mostly those of a scan; the fields are those of [`Software`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Extra {
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<String>,
    scope: Scope,
    #[serde(skip_serializing_if = "Option::is_none")]
    uninstall: Option<UninstallCommand>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    hidden: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    presence: Presence,
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<String>,
}

/// One title on one machine: a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Installed {
    /// Which title.
    pub title: TitleId,
    /// On which machine.
    pub machine: MachineId,
    /// Version as text.
    pub version: TextId,
    /// User named beside the row.
    pub user: TextId,
    /// Source or sheet it came from (index into [`Inventory::sources`]).
    pub source: u16,
    /// Row or line in the file, from 1; 0 for none.
    pub row: u32,
    /// Day of installation.
    pub installed_on: Option<Date>,
    /// Index into the extras; `u32::MAX` for none.
    extra: u32,
}

/// Whether a source could be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state", content = "why")]
pub enum SourceState {
    /// Read whole.
    Read,
    /// This machine does not have it (no rpm database, say): nothing is missing.
    NotPresent,
    /// Access was denied: something may be missing. Says what and for whom.
    NeedsRights(String),
    /// It is there and could not be read: something may be missing. Says why.
    Failed(String),
    /// It did not answer in time (a network drive that is away): something may be missing. Says after
    /// what it was given up.
    GaveUp(String),
}

impl SourceState {
    /// Whether a result without this source is complete.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        matches!(self, Self::Read | Self::NotPresent)
    }
}

/// One source of software and how reading it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceReading {
    /// Stable id: `dpkg`, `uninstall-hklm-64`, `sheet:Programs`.
    pub id: String,
    /// In plain words: "Debian packages".
    pub name: String,
    /// Where it was looked for: a path or key, as text.
    #[serde(default)]
    pub place: String,
    /// How it went.
    #[serde(flatten)]
    pub state: SourceState,
    /// How many records it gave.
    pub count: usize,
}

/// What a scanner of one source returns.
#[derive(Clone, Debug)]
pub struct SourceOutcome {
    /// The source and how it went; `count` is filled in by the inventory.
    pub reading: SourceReading,
    /// What it gave.
    pub software: Vec<Software>,
    /// Records in it that could not be understood.
    pub problems: Vec<Problem>,
}

/// Where an inventory comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "from")]
pub enum Origin {
    /// A scan of a machine by this program.
    Scan,
    /// A file.
    List {
        /// The path as the user gave it.
        path: String,
        /// The format in plain words: "CSV, semicolon, Windows-1252".
        format: String,
    },
}

/// Rows in = software + deliberately skipped + problems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCounts {
    /// Data rows met.
    pub rows: u64,
    /// Rows that are software on a machine.
    pub software: u64,
    /// Rows left out on purpose: totals, repeated headings, empty rows.
    pub skipped: u64,
    /// Rows that are problems.
    pub problems: u64,
}

/// What one reading gave.
#[derive(Clone, Debug)]
pub struct Inventory {
    /// A scan or a file.
    pub origin: Origin,
    /// When it was read.
    pub read_at: Timestamp,
    /// The machines, in the order met.
    pub machines: Vec<Machine>,
    /// Every distinct title, once.
    pub titles: Vec<Title>,
    /// Every row.
    pub installed: Vec<Installed>,
    /// What was read and what could not be.
    pub sources: Vec<SourceReading>,
    /// Records that could not be understood.
    pub problems: Vec<Problem>,
    /// The sum of the rows.
    pub counts: RowCounts,
    /// Why rows were left out on purpose, with how many.
    pub skipped_why: BTreeMap<Cow<'static, str>, u64>,
    /// What this kind of reading cannot show, each a sentence.
    pub cannot_show: Vec<String>,
    /// Where the disk was mounted that was scanned; `None` for the running machine, and for lists.
    pub mounted_at: Option<String>,
    /// Rows that were read and counted and are not kept, because nobody asks for their titles.
    unkept: Tally,
    tally: OnceLock<(usize, Tally)>,
    extras: Vec<Extra>,
    texts: Vec<Box<str>>,
    text_ids: HashMap<Box<str>, TextId>,
    title_ids: HashMap<Title, TitleId>,
    machine_ids: HashMap<String, MachineId>,
}

impl Inventory {
    /// An empty one.
    #[must_use]
    pub fn new(origin: Origin, read_at: Timestamp) -> Self {
        Self {
            origin,
            read_at,
            machines: Vec::new(),
            titles: Vec::new(),
            installed: Vec::new(),
            sources: Vec::new(),
            problems: Vec::new(),
            counts: RowCounts::default(),
            skipped_why: BTreeMap::new(),
            cannot_show: Vec::new(),
            mounted_at: None,
            unkept: Tally::default(),
            tally: OnceLock::new(),
            extras: Vec::new(),
            texts: vec!["".into()],
            text_ids: HashMap::new(),
            title_ids: HashMap::new(),
            machine_ids: HashMap::new(),
        }
    }

    /// The text of an id; empty for "nothing".
    #[must_use]
    pub fn text(&self, id: TextId) -> &str {
        self.texts.get(id.0 as usize).map_or("", |text| text)
    }

    /// Keeps a text once and returns its id.
    pub fn intern_text(&mut self, text: &str) -> TextId {
        if text.is_empty() {
            return TextId(0);
        }
        if let Some(id) = self.text_ids.get(text) {
            return *id;
        }
        let id = TextId(index(self.texts.len()));
        self.texts.push(text.into());
        self.text_ids.insert(text.into(), id);
        id
    }

    /// Keeps a title once and returns its id.
    pub fn intern_title(&mut self, title: Title) -> TitleId {
        if let Some(id) = self.title_ids.get(&title) {
            return *id;
        }
        let id = TitleId(index(self.titles.len()));
        self.titles.push(title.clone());
        self.title_ids.insert(title, id);
        id
    }

    /// The machine of this name (compared without regard to case), added when new.
    pub fn intern_machine(&mut self, name: &str) -> MachineId {
        let key = name.to_lowercase();
        if let Some(id) = self.machine_ids.get(&key) {
            return *id;
        }
        self.add_machine(Machine::named(name))
    }

    /// Adds a machine with what is known about it.
    pub fn add_machine(&mut self, machine: Machine) -> MachineId {
        let id = MachineId(index(self.machines.len()));
        self.machine_ids.insert(machine.name.to_lowercase(), id);
        self.machines.push(machine);
        id
    }

    /// Adds a source and returns its index.
    pub fn add_source(&mut self, reading: SourceReading) -> u16 {
        self.sources.push(reading);
        u16::try_from(self.sources.len() - 1).unwrap_or(u16::MAX)
    }

    /// Adds a row of a list: the fast way, for records without further facts.
    pub fn push_row(
        &mut self,
        machine: MachineId,
        title: TitleId,
        version: TextId,
        user: TextId,
        installed_on: Option<Date>,
        source: u16,
        row: u32,
    ) {
        self.installed.push(Installed {
            title,
            machine,
            version,
            user,
            source,
            row,
            installed_on,
            extra: u32::MAX,
        });
    }

    /// Adds one complete record.
    pub fn push(&mut self, machine: MachineId, software: Software, source: u16) {
        let version = self.intern_text(software.version.as_deref().unwrap_or(""));
        let user = self.intern_text(software.user.as_deref().unwrap_or(""));
        let row = software.place.row.map_or(0, |row| u32::try_from(row).unwrap_or(u32::MAX));
        let title = self.intern_title(Title {
            kind: software.kind,
            name: software.name,
            publisher: software.publisher,
            ids: if software.ids.is_empty() { None } else { Some(Box::new(software.ids)) },
        });
        let extra = Extra {
            location: software.location,
            scope: software.scope,
            uninstall: software.uninstall,
            hidden: software.hidden,
            parent: software.parent,
            presence: software.presence,
            remark: software.remark,
        };
        let extra = if extra == Extra::default() {
            u32::MAX
        } else {
            self.extras.push(extra);
            index(self.extras.len() - 1)
        };
        self.installed.push(Installed {
            title,
            machine,
            version,
            user,
            source,
            row,
            installed_on: software.installed_on,
            extra,
        });
    }

    /// Counts rows that are read for the sum and not kept.
    pub fn count_unkept(&mut self, kind: Kind, rows: u64) {
        if kind.is_program() {
            self.unkept.programs += rows;
        } else {
            self.unkept.others += rows;
        }
    }

    /// How many rows were counted and not kept.
    #[must_use]
    pub fn unkept(&self) -> Tally {
        self.unkept
    }

    /// Gives a machine another name, where its own became known later.
    pub fn rename_machine(&mut self, id: MachineId, name: &str) {
        if let Some(machine) = self.machines.get_mut(id.0 as usize) {
            self.machine_ids.remove(&machine.name.to_lowercase());
            name.clone_into(&mut machine.name);
            self.machine_ids.entry(name.to_lowercase()).or_insert(id);
        }
    }

    /// Takes in what a source gave.
    pub fn take(&mut self, machine: MachineId, outcome: SourceOutcome) {
        let mut reading = outcome.reading;
        reading.count = outcome.software.len();
        let source = self.add_source(reading);
        self.counts.rows += (outcome.software.len() + outcome.problems.len()) as u64;
        self.counts.software += outcome.software.len() as u64;
        self.counts.problems += outcome.problems.len() as u64;
        for software in outcome.software {
            self.push(machine, software, source);
        }
        self.problems.extend(outcome.problems);
    }

    /// The title of a row.
    #[must_use]
    pub fn title(&self, id: TitleId) -> &Title {
        &self.titles[id.0 as usize]
    }

    /// The machine of a row.
    #[must_use]
    pub fn machine(&self, id: MachineId) -> &Machine {
        &self.machines[id.0 as usize]
    }

    /// One row as a complete record.
    #[must_use]
    pub fn software(&self, at: usize) -> Software {
        let row = &self.installed[at];
        let title = self.title(row.title);
        let extra = self.extras.get(row.extra as usize).cloned().unwrap_or_default();
        let source = self.sources.get(row.source as usize);
        Software {
            kind: title.kind,
            name: title.name.clone(),
            publisher: title.publisher.clone(),
            version: Some(self.text(row.version).to_owned()).filter(|text| !text.is_empty()),
            ids: title.ids.as_deref().cloned().unwrap_or_default(),
            location: extra.location,
            installed_on: row.installed_on,
            scope: extra.scope,
            user: Some(self.text(row.user).to_owned()).filter(|text| !text.is_empty()),
            uninstall: extra.uninstall,
            hidden: extra.hidden,
            parent: extra.parent,
            presence: extra.presence,
            remark: extra.remark,
            source: source.map_or_else(String::new, |source| source.id.clone()),
            place: Place {
                sheet: source
                    .and_then(|source| source.id.strip_prefix("sheet:"))
                    .map(str::to_owned),
                row: (row.row > 0).then_some(u64::from(row.row)),
                column: None,
            },
        }
    }

    /// Whether every source was read or is not there. Only then may "nothing found" be said of the
    /// whole machine.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.sources.iter().all(|source| source.state.is_complete())
    }

    /// How many programs and other records it has: counted once, when nothing is added any more.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let rows = self.installed.len();
        match self.tally.get_or_init(|| (rows, Tally::of(self))) {
            (counted, tally) if *counted == rows => *tally,
            _ => Tally::of(self),
        }
    }

    /// How many of its sources were read.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        Coverage::of(&self.sources)
    }

    /// Whether a row is there, or only its traces.
    #[must_use]
    pub fn presence(&self, row: &Installed) -> Presence {
        self.extras.get(row.extra as usize).map_or(Presence::Present, |extra| extra.presence)
    }
}

fn index(at: usize) -> u32 {
    // Four thousand million distinct texts do not fit in memory; the last id is then shared.
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The file that `interdict-cli scan` writes and that import reads again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InventoryFile {
    /// Always [`InventoryFile::SCHEMA`].
    pub schema: String,
    /// When the machine was read.
    pub read_at: Timestamp,
    /// Version of the program that read it.
    pub program: String,
    /// The machine.
    pub machine: Machine,
    /// What was read and what could not be.
    pub sources: Vec<SourceReading>,
    /// Everything found.
    pub software: Vec<Software>,
    /// Records that could not be understood.
    pub problems: Vec<Problem>,
    /// What this reading cannot show.
    #[serde(default)]
    pub cannot_show: Vec<String>,
}

impl InventoryFile {
    /// Names the shape of the file; a change that older readers would misread raises the number.
    pub const SCHEMA: &'static str = "interdict-inventory/1";
}

impl InventoryFile {
    /// The file for an inventory of one machine; the first, where there are several.
    #[must_use]
    pub fn of(inventory: &Inventory, program: &str) -> Self {
        let rows = (0..inventory.installed.len())
            .filter(|at| inventory.installed[*at].machine == MachineId(0));
        Self {
            schema: Self::SCHEMA.to_owned(),
            read_at: inventory.read_at,
            program: program.to_owned(),
            machine: inventory.machines.first().cloned().unwrap_or_default(),
            sources: inventory.sources.clone(),
            software: rows.map(|at| inventory.software(at)).collect(),
            problems: inventory.problems.clone(),
            cannot_show: inventory.cannot_show.clone(),
        }
    }

    /// The inventory again, with every source as it was when the machine was read.
    #[must_use]
    pub fn into_inventory(self, origin: Origin) -> Inventory {
        let mut inventory = Inventory::new(origin, self.read_at);
        let machine = inventory.add_machine(self.machine);
        let known: HashMap<String, u16> =
            self.sources.iter().map(|source| source.id.clone()).zip(0..).collect();
        inventory.sources = self.sources;
        let found = self.software.len() as u64;
        for software in self.software {
            let source = known.get(&software.source).copied().unwrap_or(u16::MAX);
            inventory.push(machine, software, source);
        }
        let problems = self.problems.len() as u64;
        inventory.counts =
            RowCounts { rows: found + problems, software: found, skipped: 0, problems };
        inventory.problems = self.problems;
        inventory.cannot_show = self.cannot_show;
        inventory
    }
}
