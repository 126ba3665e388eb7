//! A list before it is kept: how it was understood, what the user changed, and what would be found.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::read::{ListRead, ListSource};
use super::understood::Understood;
use crate::app::mappings::Shape;
use crate::app::paths;
use crate::import::{Column, ImportError, MachineFrom, Options};
use crate::model::{Finding, Inventory, Origin, SourceState, Verdict};
use crate::say;

/// Findings named one by one.
const NAMED: usize = 5;

/// What would be found if the list were kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// How many findings.
    pub found: u64,
    /// The same by verdict, most serious first; none with 0.
    pub by_verdict: Vec<(Verdict, u64)>,
    /// Matches for a person to review.
    pub to_review: u64,
    /// The first of them, a program each.
    pub lines: Vec<ExpectedLine>,
    /// Programs that are not named here.
    pub more: u64,
}

/// One program that would be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedLine {
    /// Its verdict.
    pub verdict: Verdict,
    /// Its name as written.
    pub name: String,
    /// The first machine, by name.
    pub machine: String,
    /// On how many machines.
    pub machines: u64,
}

/// What findings come to, in a few lines.
pub(in crate::app) fn expected(findings: &[Finding]) -> Expected {
    let found = findings.iter().filter(|one| one.is_found() && one.is_covered());
    let mut programs: BTreeMap<(std::cmp::Reverse<Verdict>, &str), BTreeSet<&str>> =
        BTreeMap::new();
    let mut verdicts: BTreeMap<std::cmp::Reverse<Verdict>, u64> = BTreeMap::new();
    let mut count = 0;
    for one in found {
        let Some(verdict) = one.assessment.verdict else { continue };
        count += 1;
        *verdicts.entry(std::cmp::Reverse(verdict)).or_default() += 1;
        let key = (std::cmp::Reverse(verdict), one.name.as_str());
        programs.entry(key).or_default().insert(&one.machine_name);
    }
    let line =
        |((verdict, name), machines): (&(std::cmp::Reverse<Verdict>, &str), &BTreeSet<&str>)| {
            ExpectedLine {
                verdict: verdict.0,
                name: (*name).to_owned(),
                machine: machines.first().map_or_else(String::new, |&own| own.to_owned()),
                machines: machines.len() as u64,
            }
        };
    Expected {
        found: count,
        by_verdict: verdicts.into_iter().map(|(verdict, count)| (verdict.0, count)).collect(),
        to_review: findings.iter().filter(|one| !one.is_found() && one.is_covered()).count() as u64,
        lines: programs.iter().take(NAMED).map(line).collect(),
        more: programs.len().saturating_sub(NAMED) as u64,
    }
}

/// Why a change could not be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What happened.
    pub title: String,
    /// What it means, and what to do.
    pub means: String,
}

impl Trouble {
    pub(super) fn no_sheet() -> Self {
        Self {
            title: say!("no-sheet-is-ticked").to_owned(),
            means: say!("tick-the-sheets").to_owned(),
        }
    }

    pub(super) fn of(error: &ImportError) -> Self {
        match error {
            ImportError::NoSoftware { .. } => Self {
                title: say!("no-column-means-software").to_owned(),
                means: say!("choose-software-column").to_owned(),
            },
            _ => Self {
                title: error.title().to_owned(),
                means: format!("{} {}", error.means(), error.what_to_do()),
            },
        }
    }
}

/// A list as it was understood, before it is kept.
pub struct Preview {
    /// What it is read from.
    pub source: ListSource,
    /// Its size in bytes.
    pub size: Option<u64>,
    /// How it was understood.
    pub list: Understood,
    /// What it gave.
    pub inventory: Arc<Inventory>,
    /// What is said about it.
    pub options: Options,
    /// The table that is shown, by its place.
    pub table: usize,
    /// By what the next list of its kind is known.
    pub shape: Option<Shape>,
    /// The encoding that was found without a correction.
    pub(super) encoding_before: Option<String>,
    /// Whether its letters and cells are a question: a workbook knows its own.
    pub is_text: bool,
    /// Whether nothing of it was ever read, only its first rows.
    pub(super) never_read: bool,
    /// Whether the last change cut the rows into other cells.
    pub(super) other_cells: bool,
    /// Whether the user changed how it is read.
    pub corrected: bool,
    /// Whether the correction is to be remembered.
    pub remember: bool,
    /// Whether it names only some programs of its computers: what it does not name is then not taken for gone.
    pub partial: bool,
    /// The day that it shows, as typed (YYYY-MM-DD); at first that of its file, or of the scan it holds.
    pub day: String,
    /// Whether it is being read once more.
    pub rereading: bool,
    /// Why the last change could not be followed; what is shown is older then.
    pub trouble: Option<Trouble>,
    /// What would be found; `None` until that is known.
    pub expected: Option<Expected>,
}

/// Fewer programs a computer than these, and a list is hardly all of them: even a fresh Windows has more.
const FEW_PROGRAMS: usize = 8;

/// The day of a time where this computer stands.
fn day_of(time: jiff::Timestamp) -> Date {
    time.to_zoned_datetime(jiff::tz::TimeZone::system()).date()
}

/// How many machines have few programs only, and how many have more.
fn few_and_more(inventory: &Inventory) -> (usize, usize) {
    let mut programs = vec![0_usize; inventory.machines.len()];
    for row in &inventory.installed {
        if let Some(own) = programs.get_mut(row.machine.0 as usize) {
            *own += 1;
        }
    }
    let few = programs.iter().filter(|own| **own < FEW_PROGRAMS).count();
    (few, programs.len() - few)
}

/// One machine with few programs is enough: what the list lacks of it would be taken for gone.
fn looks_partial(inventory: &Inventory) -> bool {
    few_and_more(inventory).0 > 0
}

impl Preview {
    /// A list that was read.
    pub(super) fn new(source: ListSource, size: Option<u64>, read: ListRead) -> Self {
        let (options, shape) = (read.options.clone(), read.shape.clone());
        let encoding_before = read.encoding_before.clone();
        let (list, inventory) = Understood::of(&source.path, read);
        let partial = looks_partial(&inventory);
        let read = day_of(inventory.read_at);
        let changed =
            source.changed_on().filter(|_| matches!(inventory.origin, Origin::List { .. }));
        Self {
            partial,
            day: changed.map_or(read, |day| day.min(read)).to_string(),
            source,
            size,
            table: list.largest(),
            is_text: list.encoding.is_some(),
            list,
            inventory: Arc::new(inventory),
            options,
            shape,
            encoding_before,
            never_read: false,
            other_cells: false,
            corrected: false,
            remember: true,
            rereading: false,
            trouble: None,
            expected: None,
        }
    }

    /// Takes in what came of a change. What the list looked like at first stays: by that the next one
    /// is known.
    pub(super) fn follow(&mut self, read: ListRead) {
        self.options = read.options.clone();
        let shown = self.list.tables.get(self.table).and_then(|table| table.sheet.clone());
        let corrected_on = self.list.corrected_on;
        let (list, inventory) = Understood::of(&self.source.path, read);
        let same = list.tables.iter().position(|own| own.sheet == shown && own.sheet.is_some());
        self.table = same.unwrap_or_else(|| list.largest());
        self.list = Understood { corrected_on, ..list };
        self.inventory = Arc::new(inventory);
        self.trouble = None;
        self.never_read = false;
        self.is_text |= self.list.encoding.is_some();
    }

    /// Shows the first rows as they are cut now, though no program was found in them: the user sees
    /// whether the letters and the cells are right.
    pub(super) fn show_rows(&mut self, sample: &[Vec<String>]) {
        if self.list.tables.len() > 1 || sample.is_empty() {
            return;
        }
        let unread = Understood::unread(&self.source.path, sample);
        self.list.tables = unread.tables;
        self.table = 0;
    }

    /// The name as it is shown.
    #[must_use]
    pub fn name(&self) -> String {
        let path = &self.source.path;
        path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    /// Whether it comes from a file, and not from what was pasted.
    #[must_use]
    pub fn is_file(&self) -> bool {
        self.source.pasted.is_none()
    }

    /// What the columns of the shown table mean: as chosen, also before the list was read so.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        let own = self.list.tables.get(self.table).map(|table| table.mapping.columns.clone());
        let own = own.unwrap_or_default();
        match &self.options.mapping {
            Some(chosen) if chosen.columns.len() == own.len() => chosen.columns.clone(),
            _ => own,
        }
    }

    /// The file's (or pasted table's) name without its ending: proposed for the computer.
    #[must_use]
    pub fn own_name(&self) -> String {
        let stem = self.source.path.file_stem();
        stem.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    /// Where the names of machines come from.
    #[must_use]
    pub fn machine_from(&self) -> MachineFrom {
        match self.options.machine_from {
            MachineFrom::Automatic => {
                self.list.tables.get(self.table).map_or(MachineFrom::Automatic, |t| t.machine_from)
            }
            chosen => chosen,
        }
    }

    /// The name of the one computer to which the whole list belongs, where the list itself names none.
    #[must_use]
    pub fn one_machine(&self) -> Option<&str> {
        let read = || self.list.tables.iter().filter(|table| table.read);
        let named = |from: MachineFrom| matches!(from, MachineFrom::Column | MachineFrom::Sheet);
        if read().any(|table| named(table.machine_from)) {
            return None;
        }
        match self.inventory.machines.as_slice() {
            [one] if one.name == self.own_name() => Some(&one.name),
            [one] if self.options.machine.as_ref() == Some(&one.name) => Some(&one.name),
            _ => None,
        }
    }

    /// Whether the user has not said yet which computer the list belongs to, and nothing else does.
    #[must_use]
    pub fn asks_for_machine(&self) -> bool {
        self.options.machine.is_none() && self.one_machine().is_some()
    }

    /// The day that it shows; `None` where what is typed is no day, or one that is not there yet.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.day.trim().parse().ok().filter(|day| *day <= paths::today())
    }

    /// The day that it shows, where that is another than the one on which it was read.
    pub(super) fn other_day(&self) -> Option<Date> {
        self.day().filter(|day| *day != day_of(self.inventory.read_at))
    }

    /// Whether it can be kept as it is shown.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.day().is_some()
            && !self.rereading
            && self.trouble.is_none()
            && self.list.counts.rows > 0
    }

    /// Whether nothing of it needs a look: read whole, without problems, of a known computer, and plainly
    /// all programs of its computers or plainly some: only a person can say what a list is that has many
    /// of one and few of another.
    pub(super) fn needs_no_question(&self, name_by_file: bool) -> bool {
        let is_mixed = matches!(few_and_more(&self.inventory), (1.., 1..));
        self.is_ready()
            && is_whole(&self.inventory)
            && !is_mixed
            && (name_by_file || !self.asks_for_machine())
    }
}

/// Whether a list was read whole and without problems.
pub(super) fn is_whole(inventory: &Inventory) -> bool {
    inventory.counts.problems == 0
        && inventory.counts.software > 0
        && !inventory
            .sources
            .iter()
            .any(|own| matches!(own.state, SourceState::Failed(_) | SourceState::NeedsRights(_)))
}

/// A list in which no program was found, from its first rows.
pub(super) fn unread(source: ListSource, sample: &[Vec<String>]) -> Preview {
    let path = source.path.display().to_string();
    let list = Understood::unread(&source.path, sample);
    let origin = Origin::List { path, format: String::new() };
    let source_is_text = source.is_text();
    Preview {
        partial: false,
        day: paths::today().to_string(),
        size: source.size(),
        source,
        list,
        inventory: Arc::new(Inventory::new(origin, jiff::Timestamp::UNIX_EPOCH)),
        options: Options::default(),
        table: 0,
        shape: Shape::of_sample(sample),
        encoding_before: None,
        is_text: source_is_text,
        never_read: true,
        other_cells: false,
        corrected: false,
        remember: true,
        rereading: false,
        trouble: Some(Trouble::of(&ImportError::NoSoftware { sample: Vec::new() })),
        expected: None,
    }
}
