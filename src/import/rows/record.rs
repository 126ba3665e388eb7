//! One row as one record, or as several, or as none.

use std::rc::Rc;

use super::super::dates;
use super::super::headers;
use super::super::identity::Id;
use super::super::in_cells::{self, Divider};
use super::super::layout::{is_group, machine_line};
use super::super::matrix::{self, Mark};
use super::super::seen::may_be_lines;
use super::super::shapes;
use super::super::text::clean;
use super::super::{MachineFrom, Shape};
use super::facts::{count_of, presence, publisher_shown, scope_of};
use super::surplus::joined;
use super::{NOT_KEPT, Positions, Table, is_note, is_nothing, is_number, is_total};
use crate::model::{
    Identifiers, Kind, MachineId, Place, Presence, Scope, Software, TextId, Title, TitleId,
    UninstallCommand,
};

/// A distinct cell of the column of names.
pub(super) struct Name {
    pub(super) is: NameIs,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NameIs {
    /// A program, as far as can be told.
    Program,
    Nothing,
    Total,
    /// A bare number.
    Number,
    /// A line that begins with `#`.
    Comment,
    /// A word that heads such a column.
    HeadingWord,
    /// "Computer: LIB-22".
    Machine,
    /// A list of programs in one cell.
    Several,
    /// What is written above or below tables.
    Note,
}

/// A distinct cell of the column of versions.
#[derive(Clone, Copy)]
pub(super) enum Version {
    One(TextId),
    /// Index into the table's list of lists.
    Several(u32),
}

/// Lines in a cell from which on they are a list; two may be one name that was wrapped.
const LIST_OF_LINES: usize = 3;

/// Versions or programs in one cell; more are no list that a person can have meant.
const MOST_IN_A_CELL: usize = 5_000;

impl Table<'_> {
    pub(super) fn take<S: AsRef<str>>(&mut self, number: u64, cells: &[S]) {
        let Some(settled) = &self.settled else { return };
        match settled.layout.shape {
            Shape::Rows | Shape::Names => {
                let at = Rc::clone(&self.at);
                if cells.len() > settled.width
                    && let Some(joined) = joined(cells, settled)
                {
                    self.take_row(number, &joined, &at);
                    return;
                }
                self.take_row(number, cells, &at);
            }
            Shape::MachinesAcross => self.take_across(number, cells),
            Shape::SoftwareAcross => self.take_machine(number, cells),
        }
    }

    fn take_row<S: AsRef<str>>(&mut self, number: u64, cells: &[S], at: &Positions) {
        let cell = |at: Option<usize>| -> &str {
            at.and_then(|at| cells.get(at)).map_or("", AsRef::as_ref)
        };
        if let Some(divider) = self.divided.machines
            && self.take_on_each(number, cells, at, divider)
        {
            return;
        }
        // Most rows of a long list are of a program that was met before.
        if let Some((name, title)) = self.pairs.get(cell(Some(at.name)), cell(at.publisher)) {
            let Some(machine) = self.machine_of(number, cell(at.machine), at, name) else { return };
            self.take_program(number, cells, at, name, Some(title), machine);
            return;
        }
        let name = self.name(cell(Some(at.name)));
        let is = self.met.get(name as usize).map_or(NameIs::Nothing, |name| name.is);
        if self.groups && is_group(cells, at.name) {
            return self.take_group(cell(Some(at.name)));
        }
        match is {
            NameIs::Nothing => return self.take_nameless(number, cells, at),
            NameIs::Comment if cells.len() == 1 => return self.skip("comments"),
            NameIs::Total | NameIs::Number if is_sum(cells, at, is) => {
                return self.skip("totals");
            }
            NameIs::HeadingWord if self.is_heading(cells, at) => {
                return self.skip("repeated headings");
            }
            NameIs::Machine if self.take_machine_line(cells) => return,
            NameIs::Note if self.several_facts && count_filled(cells) == 1 => {
                return self.skip("notes");
            }
            NameIs::Several => return self.take_several(number, cells, at, name),
            NameIs::Program
            | NameIs::Comment
            | NameIs::Total
            | NameIs::Number
            | NameIs::HeadingWord
            | NameIs::Machine
            | NameIs::Note => {}
        }
        let Some(machine) = self.machine_of(number, cell(at.machine), at, name) else { return };
        self.take_program(number, cells, at, name, None, machine);
    }

    /// The distinct name of a cell.
    pub(super) fn name(&mut self, cell: &str) -> u32 {
        let met = &mut self.met;
        let divider = self.divided.programs;
        self.names.get(cell, |cell| {
            let text = clean(cell);
            let is = if is_nothing(&text) {
                NameIs::Nothing
            } else if text.starts_with('#') {
                NameIs::Comment
            } else if is_total(&text) {
                NameIs::Total
            } else if is_number(&text) {
                NameIs::Number
            } else if headers::is_name_word(&text) {
                NameIs::HeadingWord
            } else if text.contains(':') && is_machine_head(&text) {
                NameIs::Machine
            } else if is_list(cell, divider) {
                NameIs::Several
            } else if is_note(&text) {
                NameIs::Note
            } else {
                NameIs::Program
            };
            let text = if is == NameIs::Several { cell.to_owned() } else { text.into_owned() };
            met.push(Name { is, text });
            u32::try_from(met.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// A row whose name is empty.
    pub(super) fn take_nameless<S: AsRef<str>>(
        &mut self,
        number: u64,
        cells: &[S],
        at: &Positions,
    ) {
        let filled = |cell: &S| !is_nothing(clean(cell.as_ref()).as_ref());
        let count = count_filled(cells);
        if count == 0 {
            return self.skip("empty rows");
        }
        if self.take_machine_line(cells) {
            return;
        }
        let has = |at: Option<usize>| at.and_then(|at| cells.get(at)).is_some_and(filled);
        // The number of a sum may stand below the versions.
        let version = at.version.and_then(|at| cells.get(at)).map_or("", AsRef::as_ref);
        if cells.iter().any(|cell| is_total(cell.as_ref())) && !shapes::is_version(version) {
            return self.skip("totals");
        }
        if count == 1 {
            let column = cells.iter().position(filled).unwrap_or(at.name);
            let unused = self.settled.as_ref().is_some_and(|own| {
                own.layout.columns.get(column).is_none_or(|own| *own == super::Column::Unused)
            });
            let text = cells.get(column).map_or("", AsRef::as_ref);
            // Who signed the list, below a column that says nothing about programs.
            if unused && text.chars().any(char::is_alphabetic) || is_note(&clean(text)) {
                return self.skip("notes");
            }
        }
        // The machine's own line above its programs, in lists that group.
        if count == 1
            && let Some(machine) =
                at.machine.and_then(|at| cells.get(at)).filter(|cell| filled(cell))
        {
            let machine = clean(machine.as_ref()).into_owned();
            if self.settled.as_ref().is_some_and(|own| own.layout.carry) {
                // It is a computer only if programs follow.
                self.coming_machine = Some(machine);
            }
            return self.skip("lines that name a computer and no program");
        }
        if has(at.uninstall_key) && !has(at.version) && !has(at.publisher) {
            return self.skip("registry keys that name no program");
        }
        let row: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
        self.problem_row(number, at.name, &row.join(" | "), "Software is empty");
    }

    pub(super) fn problem_row(&mut self, number: u64, column: usize, text: &str, reason: &str) {
        self.inventory.counts.rows += 1;
        self.problem(number, Some(column), text, reason);
    }

    /// "Computer: LIB-22" between the blocks of a report.
    fn take_machine_line<S: AsRef<str>>(&mut self, cells: &[S]) -> bool {
        let filled = cells.iter().filter(|cell| !cell.as_ref().trim().is_empty()).count();
        if filled > 2 {
            return false;
        }
        let Some(name) = machine_line(cells) else { return false };
        if self.options.machine_from == MachineFrom::Automatic {
            let id = self.inventory.intern_machine(&name);
            if self.block_machine != Some(id) {
                self.block_machine = Some(id);
                self.changed = true;
            }
        }
        self.skip("lines that name a computer and no program");
        true
    }

    /// A line of nothing but a computer's name, above its programs.
    fn take_group(&mut self, cell: &str) {
        if self.options.machine_from == MachineFrom::Automatic {
            let machine = self.inventory.intern_machine(&clean(cell));
            self.changed |= self.block_machine != Some(machine);
            self.block_machine = Some(machine);
        }
        self.skip("lines that name a computer and no program");
    }

    fn machine_named(&mut self, cell: &str, at: &Positions) -> Option<MachineId> {
        let inventory = &mut *self.inventory;
        self.machines.again(cell, |cell| {
            let text = clean(cell);
            if is_nothing(&text) {
                return None;
            }
            let name = match text.split_once('.') {
                Some((name, _)) if at.machine_has_group && !name.is_empty() => name,
                _ => text.as_ref(),
            };
            Some(inventory.intern_machine(name))
        })
    }

    /// The machine of a row; a row without one is a problem, unless one is known from elsewhere.
    fn machine_of(
        &mut self,
        number: u64,
        cell: &str,
        at: &Positions,
        name: u32,
    ) -> Option<MachineId> {
        let Some(column) = at.machine else { return Some(self.own_machine()) };
        let named = self.machine_named(cell, at);
        if let Some(coming) = self.coming_machine.take()
            && named.is_none()
        {
            self.last_machine = self.machine_named(&coming, at);
        }
        let machine = match named {
            Some(machine) => machine,
            None => match (self.last_machine, self.block_machine) {
                (Some(last), _) if self.settled.as_ref().is_some_and(|own| own.layout.carry) => {
                    last
                }
                (_, Some(block)) => block,
                _ => {
                    let text =
                        self.met.get(name as usize).map(|n| n.text.clone()).unwrap_or_default();
                    self.problem_row(number, column, &text, "No machine");
                    return None;
                }
            },
        };
        self.last_machine = Some(machine);
        Some(machine)
    }

    fn take_program<S: AsRef<str>>(
        &mut self,
        number: u64,
        cells: &[S],
        at: &Positions,
        name: u32,
        title: Option<TitleId>,
        machine: MachineId,
    ) {
        let cell = |at: Option<usize>| -> &str {
            at.and_then(|at| cells.get(at)).map_or("", AsRef::as_ref)
        };
        if at.serial.is_some() || at.hardware_id.is_some() {
            self.identities.say(machine, Id::Serial, cell(at.serial));
            self.identities.say(machine, Id::Hardware, cell(at.hardware_id));
        }
        let title = match title {
            None if !at.more => Some(self.title_met(name, cells, at)),
            title => title,
        };
        if title == Some(NOT_KEPT) && !may_be_lines(cell(at.version)) {
            return self.count_unkept();
        }
        let several = &mut self.several;
        let inventory = &mut *self.inventory;
        let version = match at.version {
            None => Version::One(TextId(0)),
            Some(_) => {
                self.versions.get(cell(at.version), |cell| version(cell, several, inventory))
            }
        };
        let user = match at.user {
            None => TextId(0),
            Some(_) => self.users.again(cell(at.user), |cell| {
                let text = clean(cell);
                if is_nothing(&text) { TextId(0) } else { inventory.intern_text(&text) }
            }),
        };
        let (order, today) = (
            self.settled.as_ref().map_or(dates::Order::Unknown, |own| own.layout.order),
            inventory.read_at,
        );
        let date = match at.installed_on {
            None => None,
            // A day that is still to come is a mistake of whoever wrote it.
            Some(_) => self.dates.get(cell(at.installed_on), |cell| {
                let latest = jiff::tz::Offset::UTC.to_datetime(today).date();
                let latest = latest.tomorrow().unwrap_or(latest);
                dates::parse(cell, order).filter(|date| *date <= latest)
            }),
        };
        let row = u32::try_from(number).unwrap_or(u32::MAX);
        let Some(title) = title else {
            return self.take_full(row, cells, at, name, machine, version, user, date);
        };
        match version {
            Version::One(version) => {
                self.push_version(machine, title, version, user, date, row);
            }
            Version::Several(at) => {
                let versions = self.several.get(at as usize).cloned().unwrap_or_default();
                for version in versions {
                    self.push_version(machine, title, version, user, date, row);
                }
            }
        }
    }

    fn push_version(
        &mut self,
        machine: MachineId,
        title: TitleId,
        version: TextId,
        user: TextId,
        date: Option<jiff::civil::Date>,
        row: u32,
    ) {
        if title == NOT_KEPT {
            return self.count_unkept();
        }
        self.inventory.push_row(machine, title, version, user, date, self.source, row);
        self.inventory.counts.rows += 1;
        self.inventory.counts.software += 1;
        self.found += 1;
    }

    /// A row of a title that nobody asks for.
    fn count_unkept(&mut self) {
        let kind = self.settled.as_ref().map_or(Kind::Program, |own| own.layout.kind);
        self.inventory.count_unkept(kind, 1);
        self.inventory.counts.rows += 1;
        self.inventory.counts.software += 1;
        self.found += 1;
    }

    /// The title of a row that was not met before; if it is a plain program, it is known from now on.
    fn title_met<S: AsRef<str>>(&mut self, name: u32, cells: &[S], at: &Positions) -> TitleId {
        let publisher = at.publisher.and_then(|at| cells.get(at)).map_or("", AsRef::as_ref);
        let title = self.title(name, publisher);
        let plain = self.met.get(name as usize).is_some_and(|name| name.is == NameIs::Program);
        let cell = cells.get(at.name).map_or("", AsRef::as_ref);
        if plain && self.pairs.get(cell, publisher).is_none() {
            self.pairs.keep(cell, publisher, (name, title));
        }
        title
    }

    /// The title that a name and a publisher make.
    pub(super) fn title(&mut self, name: u32, publisher: &str) -> TitleId {
        let Some(met) = self.met.get(name as usize) else { return TitleId(0) };
        let texts = &mut self.publisher_texts;
        let known = self.publishers.get(publisher, |cell| {
            texts.push(publisher_shown(cell));
            u32::try_from(texts.len() - 1).unwrap_or(u32::MAX)
        });
        let inventory = &mut *self.inventory;
        let kind = self.settled.as_ref().map_or(Kind::Program, |own| own.layout.kind);
        let texts = &self.publisher_texts;
        // A matrix is small, and takes each of its rows for several machines.
        let rows = self.settled.as_ref().is_some_and(|own| own.layout.shape == Shape::Rows);
        let wanted = self.wanted.filter(|_| rows);
        *self.titles.entry((name, known)).or_insert_with(|| {
            let publisher = texts.get(known as usize).filter(|text| !text.is_empty());
            let title = Title {
                kind,
                // Where several programs in one cell are not taken apart, they are one name in one line.
                // What stands for one program was made clean when it was met, and is not a second time: the
                // apostrophe of a guarded text goes once.
                name: match met.is {
                    NameIs::Several => clean(&met.text).into_owned(),
                    _ => met.text.clone(),
                },
                publisher: publisher.cloned(),
                ids: None,
            };
            match wanted {
                Some(wanted) if !wanted(&title) => NOT_KEPT,
                _ => inventory.intern_title(title),
            }
        })
    }

    /// A row of a list that gives more than name, publisher and version.
    fn take_full<S: AsRef<str>>(
        &mut self,
        row: u32,
        cells: &[S],
        at: &Positions,
        name: u32,
        machine: MachineId,
        version: Version,
        user: TextId,
        date: Option<jiff::civil::Date>,
    ) {
        let text = |at: Option<usize>| -> Option<String> {
            let cell = clean(at.and_then(|at| cells.get(at))?.as_ref());
            (!is_nothing(&cell)).then(|| cell.into_owned())
        };
        let path = text(at.registry_path);
        let scope = path.as_deref().map_or(Scope::Unknown, scope_of);
        let presence = text(at.presence).map_or(Presence::Present, |cell| {
            presence(&cell, at.presence.and_then(|at| self.heading_at(at)).unwrap_or_default())
        });
        let count = count_of(cells, at).filter(|_| at.machine.is_none());
        let software = Software {
            kind: self.settled.as_ref().map_or(Kind::Program, |own| own.layout.kind),
            name: self.met.get(name as usize).map(|name| name.text.clone()).unwrap_or_default(),
            publisher: at
                .publisher
                .and_then(|at| cells.get(at))
                .map(|cell| publisher_shown(cell.as_ref()))
                .filter(|text| !text.is_empty()),
            version: None,
            ids: Identifiers {
                product_code: text(at.product_code),
                uninstall_key: text(at.uninstall_key),
                bundle_id: text(at.bundle_id),
                package: text(at.package),
                extension_id: text(at.extension_id),
                ..Identifiers::default()
            },
            location: text(at.location),
            installed_on: date,
            user: Some(self.inventory.text(user).to_owned()).filter(|text| !text.is_empty()),
            uninstall: text(at.uninstall).map(|text| UninstallCommand {
                text,
                quiet: None,
                user_writable: matches!(scope, Scope::User(_)),
            }),
            scope,
            hidden: text(at.hidden).is_some_and(|cell| matrix::mark(&cell) == Mark::Yes),
            parent: text(at.parent),
            presence,
            remark: count.map(|count| match self.settled.as_ref().map(|own| own.layout.kind) {
                Some(Kind::Licence) => format!("{count} in the list's own count"),
                _ => format!("on {count} computers by the list's own count"),
            }),
            source: String::new(),
            place: Place { row: Some(u64::from(row)), ..Place::default() },
        };
        let versions = match version {
            Version::One(version) => vec![version],
            Version::Several(at) => self.several.get(at as usize).cloned().unwrap_or_default(),
        };
        for version in versions {
            let version = Some(self.inventory.text(version).to_owned()).filter(|v| !v.is_empty());
            self.inventory.push(machine, Software { version, ..software.clone() }, self.source);
            self.inventory.counts.rows += 1;
            self.inventory.counts.software += 1;
            self.found += 1;
        }
    }

    /// A row whose cell of computers is a list: the program is on each of them.
    fn take_on_each<S: AsRef<str>>(
        &mut self,
        number: u64,
        cells: &[S],
        at: &Positions,
        divider: Divider,
    ) -> bool {
        let Some(column) = at.machine else { return false };
        let machines = in_cells::parts(cells.get(column).map_or("", AsRef::as_ref), divider);
        if machines.len() < 2 {
            return false;
        }
        let name = self.name(cells.get(at.name).map_or("", AsRef::as_ref));
        if self.met.get(name as usize).is_none_or(|name| name.is != NameIs::Program) {
            return false;
        }
        let mut row: Vec<String> = cells.iter().map(|cell| cell.as_ref().to_owned()).collect();
        if let Some(version) = at.version.and_then(|at| row.get_mut(at)) {
            let several = in_cells::lines(version).join(", ");
            self.lists.mixed |= several.contains(", ");
            *version = several;
        }
        self.lists.of_machines += 1;
        self.lists.on_machines += machines.len().min(MOST_IN_A_CELL) as u64;
        for machine in machines.iter().take(MOST_IN_A_CELL) {
            if let Some(cell) = row.get_mut(column) {
                cell.clear();
                cell.push_str(machine);
            }
            self.take_row(number, &row, at);
        }
        for _ in MOST_IN_A_CELL..machines.len() {
            self.problem_row(number, column, "", "The cell holds too many computers");
        }
        true
    }

    fn heading_at(&self, at: usize) -> Option<&str> {
        self.settled.as_ref()?.heading.get(at).map(String::as_str)
    }

    /// A cell with a list of programs: each of its lines is one, with the version on the same line of
    /// the other cell where there are as many.
    fn take_several<S: AsRef<str>>(&mut self, number: u64, cells: &[S], at: &Positions, name: u32) {
        let cell = |at: Option<usize>| -> &str {
            at.and_then(|at| cells.get(at)).map_or("", AsRef::as_ref)
        };
        let Some(machine) = self.machine_of(number, cell(at.machine), at, name) else { return };
        let divider = self.divided.programs.unwrap_or(Divider::Lines);
        let owned = |parts: Vec<&str>| parts.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let names = owned(in_cells::parts(cell(Some(at.name)), divider));
        // Of each program its own, or one for all.
        let facts = |text: &str| {
            let parts = in_cells::parts(text, divider);
            owned(if parts.len() == names.len() { parts } else { in_cells::lines(text) })
        };
        let versions = facts(cell(at.version));
        let publishers = facts(cell(at.publisher));
        self.lists.rows += 1;
        self.lists.programs += names.len().min(MOST_IN_A_CELL) as u64;
        let mut row: Vec<String> = cells.iter().map(|cell| cell.as_ref().to_owned()).collect();
        for (line, text) in names.iter().take(MOST_IN_A_CELL).enumerate() {
            let mut set = |at: Option<usize>, value: &str| {
                if let Some(cell) = at.and_then(|at| row.get_mut(at)) {
                    cell.clear();
                    cell.push_str(value);
                }
            };
            set(Some(at.name), text);
            for (column, lines) in [(at.version, &versions), (at.publisher, &publishers)] {
                let value = match lines.get(line) {
                    Some(value) if lines.len() == names.len() => value.as_str(),
                    _ if lines.len() == 1 => lines.first().map_or("", String::as_str),
                    _ => "",
                };
                set(column, value);
            }
            let name = self.name(text);
            self.take_program(number, &row, at, name, None, machine);
        }
        for _ in MOST_IN_A_CELL..names.len() {
            self.problem_row(number, at.name, "", "The cell holds too many programs");
        }
    }

    /// A heading that is repeated further down (page breaks, blocks of a report). A block with other
    /// columns changes the reading from there on.
    pub(super) fn is_heading<S: AsRef<str>>(&mut self, cells: &[S], at: &Positions) -> bool {
        let Some(settled) = &self.settled else { return false };
        let same = |column: usize| {
            settled.heading.get(column).map(String::as_str)
                == cells.get(column).map(|cell| clean(cell.as_ref())).as_deref()
        };
        if same(at.name) && at.version.or(at.publisher).is_some_and(same) {
            return true;
        }
        if self.options.mapping.is_some() || cells.len() < 2 {
            return false;
        }
        let row: Vec<String> = cells.iter().map(|cell| clean(cell.as_ref()).into_owned()).collect();
        let Some(columns) = headers::recognise(&row) else { return false };
        let mut layout = settled.layout.clone();
        layout.columns = columns;
        layout.heading = Some(0);
        let carry = layout.carry;
        self.adopt(layout, &[row]);
        if let Some(settled) = &mut self.settled {
            settled.layout.carry = carry;
        }
        self.changed = true;
        true
    }
}

/// Whether a row whose name is a word for a sum, or a number, sums up the rows above it: the word
/// stands in the place of the name or of the computer, and beside it are numbers or nothing. A program
/// may be called "Total", and one may be called "7".
fn is_sum<S: AsRef<str>>(cells: &[S], at: &Positions, name: NameIs) -> bool {
    let machine = clean(at.machine.and_then(|at| cells.get(at)).map_or("", AsRef::as_ref));
    let words = [at.name, at.machine.unwrap_or(at.name)];
    let others = || {
        let others = cells.iter().enumerate().filter(|(column, _)| !words.contains(column));
        others.map(|(_, cell)| clean(cell.as_ref())).filter(|cell| !is_nothing(cell))
    };
    match name {
        // Below the programs of a computer whose cells are merged a bare number is their sum.
        NameIs::Number if is_nothing(&machine) => at.machine.is_some() && others().next().is_none(),
        NameIs::Number => is_total(&machine) && others().all(|cell| is_number(&cell)),
        // The sum of the rows of one computer has a number at least.
        _ if !is_nothing(&machine) && !is_total(&machine) => {
            others().next().is_some() && others().all(|cell| shapes::is_whole_number(&cell))
        }
        _ => true,
    }
}

fn count_filled<S: AsRef<str>>(cells: &[S]) -> usize {
    cells.iter().filter(|cell| !is_nothing(clean(cell.as_ref()).as_ref())).count()
}

/// Whether a cell of the column of names is a list of programs.
fn is_list(cell: &str, divider: Option<Divider>) -> bool {
    match divider {
        Some(divider) => in_cells::parts(cell, divider).len() > 1,
        None => cell.contains(['\n', '<']) && in_cells::lines(cell).len() >= LIST_OF_LINES,
    }
}

fn is_machine_head(text: &str) -> bool {
    text.split_once(':').is_some_and(|(word, _)| headers::is_machine_word(word))
}

fn version(
    cell: &str,
    several: &mut Vec<Vec<TextId>>,
    inventory: &mut crate::model::Inventory,
) -> Version {
    let mut intern = |text: &str| {
        let text = clean(text);
        if is_nothing(&text) { TextId(0) } else { inventory.intern_text(&text) }
    };
    let lines = in_cells::lines(cell);
    // GLPI puts each version of a program on a line of its own.
    if lines.len() < 2 || lines.len() > MOST_IN_A_CELL {
        return Version::One(intern(cell));
    }
    several.push(lines.into_iter().map(intern).collect());
    Version::Several(u32::try_from(several.len() - 1).unwrap_or(u32::MAX))
}
