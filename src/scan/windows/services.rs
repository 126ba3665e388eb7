//! Services and drivers: those that the system hive registers, with what their files say of
//! themselves, and driver files that nobody registers.
//!
//! Microsoft's "HKLM\SYSTEM\CurrentControlSet\Services Registry Tree" describes `Type`, `Start`,
//! `ImagePath` and `DisplayName`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::gathering::Gathering;
use super::installation::{Installation, ProgramFile};
use super::paths;
use crate::model::{Identifiers, Kind, Presence, Scope, Software, SourceOutcome};
use crate::scan::common::registry::{Hive, RegistryKey};
use crate::scan::common::tree::EntryKind;
use crate::scan::empty;

const DRIVERS: &str = "Windows/System32/drivers";

/// Driver files in one folder that are looked at; Windows itself has some 500.
const MOST_FILES: usize = 20_000;

/// Registered services and drivers, then unregistered driver files.
pub(super) fn read(windows: &Installation) -> Vec<SourceOutcome> {
    let name = "Services and drivers";
    let place = r"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services";
    let mut files = Files { windows, known: BTreeMap::new() };
    let mut registered = BTreeSet::new();
    let services = match windows.system() {
        Ok(seen) => {
            let gathering = Gathering::new("services", name, place);
            registered_services(gathering, seen.hive.as_ref(), &mut files, &mut registered)
        }
        Err(state) => empty("services", name, place, state),
    };
    vec![services, unregistered(windows, &mut files, &registered)]
}

/// Registered services and drivers of a system hive that came alone.
pub(super) fn registered_only(windows: &Installation, hive: &dyn Hive) -> SourceOutcome {
    let gathering = Gathering::new("services", "Services and drivers", "Services");
    let mut files = Files { windows, known: BTreeMap::new() };
    registered_services(gathering, hive, &mut files, &mut BTreeSet::new())
}

/// What files say of themselves; many services share one.
struct Files<'a> {
    windows: &'a Installation,
    known: BTreeMap<PathBuf, Option<Facts>>,
}

#[derive(Clone, Default)]
struct Facts {
    publisher: Option<String>,
    description: Option<String>,
    version: Option<String>,
    signer: Option<String>,
}

/// The file of a service.
enum File {
    /// There, with what it says.
    Known(Facts),
    /// Named, and not there.
    Missing,
    /// On another disk, or named by nobody.
    Elsewhere,
}

impl Facts {
    fn of(file: ProgramFile) -> Self {
        Self {
            publisher: file.publisher(),
            signer: file.signer(),
            description: file.program.description.or(file.program.product),
            version: file.program.version,
        }
    }
}

impl Files<'_> {
    /// `None` where there is no such file.
    fn facts(&mut self, gathering: &mut Gathering, path: &Path) -> Option<Facts> {
        if let Some(known) = self.known.get(path) {
            return known.clone();
        }
        let facts = match self.windows.program(path) {
            Ok(program) => Some(program.map(Facts::of).unwrap_or_default()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => {
                gathering.unread_file(&self.windows.tree, path, &error);
                Some(Facts::default())
            }
        };
        self.known.insert(path.to_owned(), facts.clone());
        facts
    }
}

fn registered_services(
    mut gathering: Gathering,
    hive: &dyn Hive,
    files: &mut Files<'_>,
    registered: &mut BTreeSet<String>,
) -> SourceOutcome {
    let set = match Installation::control_set(hive) {
        Ok(set) => set,
        Err(error) => {
            gathering.unread(error.into());
            return gathering.finish();
        }
    };
    let list = format!(r"{set}\Services");
    for key in gathering.keys(hive, &list) {
        // Keys without a type hold settings of performance counters and protocols.
        let Some(kind) = key.number("Type").and_then(kind) else { continue };
        let image = key.text("ImagePath").map(|text| paths::program_of(&text).to_owned());
        // A driver without a path lies where drivers lie.
        let image = match (image, kind) {
            (None, Kind::Driver) => Some(format!(r"System32\drivers\{}.sys", key.name)),
            (image, _) => image,
        };
        let shared = image
            .as_deref()
            .is_some_and(|image| image.to_ascii_lowercase().ends_with("svchost.exe"));
        let library = shared
            .then(|| hive.key(&format!(r"{list}\{}\Parameters", key.name)).ok().flatten())
            .flatten()
            .and_then(|parameters| parameters.text("ServiceDll"));
        let image = library.or(image);
        let path = image.as_deref().and_then(|own| files.windows.on_disk(own, None));
        let file = match path.as_deref().map(|path| files.facts(&mut gathering, path)) {
            Some(Some(facts)) => File::Known(facts),
            Some(None) => File::Missing,
            None => File::Elsewhere,
        };
        if let Some(path) = &path {
            registered.insert(paths::comparable(path));
        }
        gathering.push(service(&key, kind, image, file));
    }
    gathering.finish()
}

/// `SERVICE_KERNEL_DRIVER`, `SERVICE_FILE_SYSTEM_DRIVER` and their kin are drivers; the values from
/// 0x10 are services.
fn kind(number: u64) -> Option<Kind> {
    match number & 0xff {
        1 | 2 | 4 | 8 => Some(Kind::Driver),
        bits if bits & 0x70 != 0 => Some(Kind::Service),
        _ => None,
    }
}

fn service(key: &RegistryKey, kind: Kind, image: Option<String>, file: File) -> Software {
    let is_missing = matches!(file, File::Missing);
    let facts = match file {
        File::Known(facts) => facts,
        File::Missing | File::Elsewhere => Facts::default(),
    };
    // `@file,-100` is a text of a resource, which is in the language of the machine.
    let shown = key.text("DisplayName").filter(|name| !name.starts_with('@'));
    let start = match key.number("Start") {
        Some(0 | 1) => "starts with the system",
        Some(2) => "starts automatically",
        Some(3) => "starts on demand",
        Some(4) => "disabled",
        _ => "start not known",
    };
    let what = if kind == Kind::Driver { "driver" } else { "service" };
    let mut remark = format!("{what} {}, {start}", key.name);
    if is_missing {
        remark.push_str("; its file is missing");
    }
    Software {
        kind,
        name: shown.unwrap_or_else(|| key.name.clone()),
        publisher: facts.publisher,
        version: facts.version,
        ids: Identifiers {
            package: Some(key.name.clone()),
            file: image.as_deref().and_then(paths::file_name),
            signer: facts.signer,
            ..Identifiers::default()
        },
        location: image,
        scope: Scope::Machine,
        presence: if is_missing { Presence::Leftover } else { Presence::Present },
        remark: Some(remark),
        ..Software::default()
    }
}

fn unregistered(
    windows: &Installation,
    files: &mut Files<'_>,
    registered: &BTreeSet<String>,
) -> SourceOutcome {
    let place = windows.tree.shown(DRIVERS);
    let mut gathering =
        Gathering::new("driver-files", "Driver files without a registration", &place);
    let entries = gathering.list(&windows.tree, DRIVERS);
    let drivers = entries.into_iter().filter(|entry| {
        let end = Path::new(&entry.name).extension();
        matches!(entry.kind, EntryKind::File | EntryKind::Link)
            && end.is_some_and(|end| end.eq_ignore_ascii_case("sys"))
    });
    for (count, entry) in drivers.enumerate() {
        if count >= MOST_FILES {
            gathering.partial();
            gathering.problem(
                &place,
                "",
                "There are too many driver files; the rest was not read.",
            );
            break;
        }
        let path = Path::new(DRIVERS).join(&entry.name);
        if registered.contains(&paths::comparable(&path)) {
            continue;
        }
        let Some(facts) = files.facts(&mut gathering, &path) else { continue };
        let name = entry.shown();
        gathering.push(Software {
            kind: Kind::Driver,
            name: facts.description.unwrap_or_else(|| name.clone()),
            publisher: facts.publisher,
            version: facts.version,
            ids: Identifiers {
                file: Some(name.clone()),
                signer: facts.signer,
                ..Identifiers::default()
            },
            location: Some(windows.tree.shown(&path)),
            scope: Scope::Machine,
            remark: Some(format!("driver file {name}; no service registers it")),
            ..Software::default()
        });
    }
    gathering.finish()
}
