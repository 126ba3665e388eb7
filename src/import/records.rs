//! Collects the records of a format without columns: software, problems, what was left out; and makes
//! sure that every row has exactly one place.

use super::identity::{Id, Identities};
use super::{ImportError, Input, Reading};
use crate::model::{Inventory, MachineId, Place, Problem, Software, SourceReading, SourceState};

/// More problems than these are counted and not listed one by one.
const LISTED: usize = 10_000;

/// Rows shown in the preview.
const SAMPLE: usize = 60;

/// A file's records on their way into an inventory.
pub(super) struct Records<'a> {
    input: &'a Input<'a>,
    inventory: Inventory,
    source: u16,
    own: Option<MachineId>,
    sample: Vec<Vec<String>>,
    names_no_machine: bool,
    identities: Identities,
    /// Computers whose list of programs is empty.
    without_programs: Vec<String>,
}

impl<'a> Records<'a> {
    /// For a file; `what` names the source in words: "winget export".
    pub(super) fn new(input: &'a Input<'a>, what: &str) -> Self {
        let mut inventory = input.inventory();
        let source = inventory.add_source(SourceReading {
            id: "list".to_owned(),
            name: what.to_owned(),
            place: String::new(),
            state: SourceState::Read,
            count: 0,
        });
        let head = ["Machine", "Software", "Publisher", "Version"].map(str::to_owned).to_vec();
        Self {
            input,
            inventory,
            source,
            own: None,
            sample: vec![head],
            names_no_machine: false,
            identities: Identities::default(),
            without_programs: Vec::new(),
        }
    }

    /// The number of the next row, for formats whose records have no lines.
    pub(super) fn next_row(&self) -> u64 {
        self.inventory.counts.rows + 1
    }

    /// Whether no row was met so far.
    pub(super) fn is_empty(&self) -> bool {
        self.inventory.counts.rows == 0
    }

    /// Whether no row was software.
    pub(super) fn found_nothing(&self) -> bool {
        self.inventory.counts.software == 0
    }

    /// Whether the user has stopped; asked now and then.
    pub(super) fn check_cancel(&self) -> Result<(), ImportError> {
        if self.inventory.counts.rows.is_multiple_of(5_000) {
            self.input.check_cancel()
        } else {
            Ok(())
        }
    }

    /// One piece of software; without a machine it is the one of the file.
    pub(super) fn software(&mut self, machine: Option<&str>, row: u64, mut software: Software) {
        let machine = machine.map(str::trim).filter(|name| !name.is_empty());
        let id = match machine {
            Some(name) => self.inventory.intern_machine(name),
            None => self.own_machine(),
        };
        self.inventory.counts.rows += 1;
        self.inventory.counts.software += 1;
        if self.sample.len() < SAMPLE {
            self.sample.push(vec![
                self.inventory.machine(id).name.clone(),
                software.name.clone(),
                software.publisher.clone().unwrap_or_default(),
                software.version.clone().unwrap_or_default(),
            ]);
        }
        software.place = Place { row: Some(row), ..Place::default() };
        software.name = clean(&software.name);
        for text in [&mut software.publisher, &mut software.version] {
            *text = text.take().map(|own| clean(&own)).filter(|own| !is_nothing(own));
        }
        self.inventory.push(id, software, self.source);
    }

    /// What identifies a computer beside its name; without a name it is the one of the file.
    pub(super) fn identify(&mut self, machine: Option<&str>, id: Id, text: Option<&str>) {
        let Some(text) = text else { return };
        let named = machine.map(str::trim).filter(|name| !name.is_empty());
        let machine = match named {
            Some(name) => self.inventory.intern_machine(name),
            None => self.own_machine(),
        };
        self.identities.say(machine, id, text);
    }

    fn own_machine(&mut self) -> MachineId {
        self.names_no_machine = true;
        let name = self.input.machine_name();
        let inventory = &mut self.inventory;
        *self.own.get_or_insert_with(|| inventory.intern_machine(&name))
    }

    /// Something left out on purpose.
    pub(super) fn skip(&mut self) {
        self.inventory.counts.rows += 1;
        self.inventory.counts.skipped += 1;
    }

    /// A computer that is listed with no program at all: it is there, and nothing is said about it.
    pub(super) fn nothing_listed(&mut self, machine: &str) {
        let machine = clean(machine);
        self.inventory.intern_machine(&machine);
        self.skip();
        *self
            .inventory
            .skipped_why
            .entry("computers for which no program is listed".into())
            .or_default() += 1;
        self.without_programs.push(machine);
    }

    /// Says which computers are listed with nothing.
    fn say_without_programs(&mut self) {
        const NAMED: usize = 5;
        if self.without_programs.is_empty() {
            return;
        }
        let named: Vec<&str> =
            self.without_programs.iter().take(NAMED).map(String::as_str).collect();
        let more = self.without_programs.len() - named.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        self.cannot_show(&format!(
            "No program is listed for {}{more}: nothing can be said about what is on them.",
            named.join(", ")
        ));
    }

    /// Something that could not be understood.
    pub(super) fn problem(&mut self, row: u64, text: &str, reason: &str) {
        self.inventory.counts.rows += 1;
        self.inventory.counts.problems += 1;
        if self.inventory.problems.len() < LISTED {
            self.inventory.problems.push(Problem {
                path: self.input.path.display().to_string(),
                place: Place { row: Some(row), ..Place::default() },
                text: text.chars().filter(|c| !c.is_control()).take(200).collect(),
                reason: reason.to_owned(),
            });
        }
    }

    /// A sentence about what this list cannot show.
    pub(super) fn cannot_show(&mut self, sentence: &str) {
        if !self.inventory.cannot_show.iter().any(|own| own == sentence) {
            self.inventory.cannot_show.push(sentence.to_owned());
        }
    }

    /// The reading.
    ///
    /// # Errors
    /// When there was no row at all: nothing was read, so nothing can be said.
    pub(super) fn finish(mut self, recognised: &str, how: &str) -> Result<Reading, ImportError> {
        let counts = self.inventory.counts;
        if counts.rows == 0 || counts.software == 0 && counts.problems == 0 {
            return Err(ImportError::HeadingOnly);
        }
        self.say_without_programs();
        std::mem::take(&mut self.identities).write(&mut self.inventory);
        if self.names_no_machine && self.input.options.machine.is_none() {
            let name = self.input.machine_name();
            self.cannot_show(&format!(
                "This list names no computer; its rows are shown as of \"{name}\"."
            ));
        }
        if let Some(source) = self.inventory.sources.first_mut() {
            source.count = usize::try_from(counts.software).unwrap_or(usize::MAX);
        }
        Ok(Reading {
            inventory: self.inventory,
            recognised: recognised.to_owned(),
            how: how.to_owned(),
            mapping: None,
            sample: self.sample,
            tables: Vec::new(),
            encoding: None,
            delimiter: None,
        })
    }
}

fn clean(text: &str) -> String {
    super::text::clean(text).into_owned()
}

/// Whether a text stands for nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || ["-", "--", "n/a", "null", "none", "unknown", "not known", "(none)", "noassertion"]
            .contains(&text.to_lowercase().as_str())
}
