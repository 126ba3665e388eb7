//! A program on a machine: its title, its version and what else the row says of it.

use super::super::identity::Id;
use super::super::matrix::{self, Mark};
use super::super::seen::may_be_lines;
use super::super::text::clean;
use super::super::{Shape, dates};
use super::facts::{count_of, presence, publisher_shown, scope_of};
use super::record::NameIs;
use super::taken_apart::{Version, version};
use super::{NOT_KEPT, Positions, Table, is_nothing};
use crate::model::{
    Identifiers, Kind, MachineId, Place, Presence, Scope, Software, TextId, Title, TitleId,
    UninstallCommand,
};

impl Table<'_> {
    /// A row whose name and machine are known.
    pub(super) fn take_program<S: AsRef<str>>(
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
            self.identify(machine, cell(at.serial), cell(at.hardware_id), at);
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

    /// What a row says that identifies its computer.
    pub(super) fn identify(
        &mut self,
        machine: MachineId,
        serial: &str,
        hardware: &str,
        at: &Positions,
    ) {
        match at.serial {
            // Of a list that names no computers one cannot say whose serial numbers they are.
            Some(_) if at.plain_serial && at.machine.is_none() && self.block_machine.is_none() => {}
            Some(_) if at.plain_serial => {
                self.identities.say(machine, Id::PlainSerial, serial);
            }
            Some(_) => self.identities.say(machine, Id::Serial, serial),
            None => {}
        }
        self.identities.say(machine, Id::Hardware, hardware);
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

    fn heading_at(&self, at: usize) -> Option<&str> {
        self.settled.as_ref()?.heading.get(at).map(String::as_str)
    }
}
