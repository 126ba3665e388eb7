//! One installation of Windows, running or on a mounted disk: its hives, its people, its files.
//!
//! The running system is asked for its registry, and its files are read from its own disk; of another
//! disk the hives are read as files. The sources do not know which of the two it is.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::paths;
use crate::model::{Machine, Platform, SourceOutcome, SourceState};
use crate::scan::common::certificate::{Subject, signer};
use crate::scan::common::hive::HiveFile;
use crate::scan::common::homes::homes;
use crate::scan::common::pe::{self, Program};
use crate::scan::common::registry::{Hive, KeyError};
use crate::scan::common::tree::Tree;
use crate::scan::{empty, state_of};

/// Larger hives are refused; those of servers with very many programs have some 300 MB.
const LARGEST_HIVE: u64 = 512 << 20;

/// Larger logs are not applied.
const LARGEST_LOG: u64 = 128 << 20;

/// Folder of the machine's hives.
const CONFIG: &str = "Windows/System32/config";

const PROFILES: &str = r"Microsoft\Windows NT\CurrentVersion\ProfileList";

/// The hives and files of one Windows.
pub(super) struct Installation {
    pub(super) tree: Tree,
    is_running: bool,
    /// Whether files can be looked at; a hive that came alone knows none.
    pub(super) has_files: bool,
    software: OnceLock<Opened>,
    system: OnceLock<Opened>,
    drive: OnceLock<char>,
}

type Opened = Result<HiveSeen, SourceState>;

/// A hive and what is wrong with it as a whole.
#[derive(Clone)]
pub(super) struct HiveSeen {
    pub(super) hive: Arc<dyn Hive>,
    pub(super) problems: Vec<String>,
}

/// Somebody with a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct User {
    /// Name of the profile's folder, which is the user's name nearly everywhere.
    pub(super) name: String,
    /// Security identifier, where the list of profiles has it.
    pub(super) sid: Option<String>,
    /// The user's folder on the disk.
    pub(super) home: Option<PathBuf>,
    /// Whether the running system has the hive open.
    is_loaded: bool,
}

impl User {
    /// For ids of sources.
    pub(super) fn id(&self) -> &str {
        self.sid.as_deref().unwrap_or(&self.name)
    }
}

impl Installation {
    /// Of a mounted disk.
    pub(super) fn on(tree: Tree) -> Self {
        Self {
            tree,
            is_running: false,
            has_files: true,
            software: OnceLock::new(),
            system: OnceLock::new(),
            drive: OnceLock::new(),
        }
    }

    /// A machine's hive that came alone: the software or the system.
    pub(super) fn of_hive(hive: Arc<dyn Hive>, is_system: bool) -> Self {
        let windows = Self { has_files: false, ..Self::on(Tree::any_case("")) };
        let seen = Ok(HiveSeen { hive, problems: Vec::new() });
        let missing = Err(SourceState::NotPresent);
        let (system, software) = if is_system { (seen, missing) } else { (missing, seen) };
        windows.software.set(software).ok(); // both were just made and are empty
        windows.system.set(system).ok();
        windows
    }

    /// The running system.
    #[cfg(windows)]
    pub(super) fn running() -> Self {
        Self { is_running: true, ..Self::on(Tree::any_case(super::system_drive())) }
    }

    /// Letter of the disk that Windows is on, as its own paths name it.
    pub(super) fn drive(&self) -> char {
        *self.drive.get_or_init(|| {
            let root = self.software().ok().and_then(|seen| {
                seen.hive.key(r"Microsoft\Windows NT\CurrentVersion").ok()??.text("SystemRoot")
            });
            let letter = root.and_then(|root| root.chars().next());
            letter.filter(char::is_ascii_alphabetic).unwrap_or('C')
        })
    }

    /// `HKEY_LOCAL_MACHINE\SOFTWARE`.
    pub(super) fn software(&self) -> Opened {
        self.software.get_or_init(|| self.machine_hive("SOFTWARE")).clone()
    }

    /// `HKEY_LOCAL_MACHINE\SYSTEM`.
    pub(super) fn system(&self) -> Opened {
        self.system.get_or_init(|| self.machine_hive("SYSTEM")).clone()
    }

    fn machine_hive(&self, name: &str) -> Opened {
        #[cfg(windows)]
        if self.is_running {
            let hive = Arc::new(super::live::Live::machine(name));
            return Ok(HiveSeen { hive, problems: Vec::new() });
        }
        match self.hive_file(&Path::new(CONFIG).join(name)) {
            Err(SourceState::NotPresent) => Err(SourceState::Failed(format!(
                "The registry file {name} is missing, so nothing that stands in it could be read."
            ))),
            opened => opened,
        }
    }

    fn hive_file(&self, path: &Path) -> Opened {
        let shown = self.tree.shown(path);
        let bytes = self
            .tree
            .read(path, LARGEST_HIVE)
            .map_err(|error| state_of(&error, &self.tree.root().join(path)))?;
        let logs: Vec<Vec<u8>> = [".LOG1", ".LOG2"]
            .iter()
            .filter_map(|end| {
                let mut log = path.as_os_str().to_owned();
                log.push(end);
                self.tree.read(log, LARGEST_LOG).ok()
            })
            .collect();
        let file = HiveFile::new(bytes, &logs, &shown)?;
        let problems = file.problems.clone();
        Ok(HiveSeen { hive: Arc::new(file), problems })
    }

    /// What is wrong with the machine's hives as a whole: one outcome for each file that was read.
    pub(super) fn hives(&self) -> Vec<SourceOutcome> {
        if self.is_running {
            return Vec::new();
        }
        [("SOFTWARE", self.software()), ("SYSTEM", self.system())]
            .into_iter()
            .map(|(name, opened)| {
                let place = self.tree.shown(Path::new(CONFIG).join(name));
                let id = format!("hive-{}", name.to_ascii_lowercase());
                whole_hive(&id, &format!("Registry file {name}"), &place, &opened)
            })
            .collect()
    }

    /// The control set that Windows uses, as a path in the system hive.
    pub(super) fn control_set(system: &dyn Hive) -> Result<String, KeyError> {
        // A link of the running system; in a file there are only the numbered sets.
        if system.key("CurrentControlSet")?.is_some() {
            return Ok("CurrentControlSet".to_owned());
        }
        let current = system.key("Select")?.and_then(|key| key.number("Current"));
        Ok(match current {
            Some(number) if (1..1000).contains(&number) => format!("ControlSet{number:03}"),
            _ => "CurrentControlSet".to_owned(),
        })
    }

    /// Everybody with a profile, and what of the list could not be read.
    pub(super) fn users(&self) -> (Vec<User>, Vec<SourceState>) {
        let (mut users, mut unread) = (Vec::new(), Vec::new());
        let drive = self.drive();
        #[cfg(windows)]
        let loaded = if self.is_running {
            super::live::loaded().unwrap_or_else(|error| {
                unread.push(error.into());
                Vec::new()
            })
        } else {
            Vec::new()
        };
        #[cfg(not(windows))]
        let loaded: Vec<String> = Vec::new();
        let is_loaded = |sid: &str| loaded.iter().any(|own| own.eq_ignore_ascii_case(sid));
        match self.software().map(|seen| seen.hive.children(PROFILES)) {
            Ok(Ok(profiles)) => {
                for key in profiles.map(|children| children.keys).unwrap_or_default() {
                    let path = key.text("ProfileImagePath");
                    let name = path.as_deref().and_then(paths::file_name);
                    users.push(User {
                        name: name.unwrap_or_else(|| key.name.clone()),
                        home: path.and_then(|path| paths::on_disk(&path, drive, None)),
                        is_loaded: is_loaded(&key.name),
                        sid: Some(key.name),
                    });
                }
            }
            Ok(Err(error)) => unread.push(error.into()),
            Err(state) => unread.push(state),
        }
        for sid in &loaded {
            let is_known =
                |user: &User| user.sid.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(sid));
            if !users.iter().any(is_known) {
                let name = sid.clone();
                users.push(User { name, sid: Some(sid.clone()), home: None, is_loaded: true });
            }
        }
        if !self.has_files {
            return (users, unread);
        }
        let (folders, unlisted) = homes(&self.tree);
        unread.extend(unlisted);
        for folder in folders {
            let own = paths::comparable(&folder.path);
            let is_known =
                |user: &User| user.home.as_ref().is_some_and(|home| paths::comparable(home) == own);
            if !users.iter().any(is_known) {
                users.push(User {
                    name: folder.user,
                    sid: None,
                    home: Some(folder.path),
                    is_loaded: false,
                });
            }
        }
        (users, unread)
    }

    /// A user's own hive.
    pub(super) fn user_hive(&self, user: &User) -> Opened {
        #[cfg(windows)]
        if let (true, Some(sid)) = (user.is_loaded, &user.sid) {
            let hive = Arc::new(super::live::Live::user(sid));
            return Ok(HiveSeen { hive, problems: Vec::new() });
        }
        // The system's own profile is kept apart from the others.
        if user.sid.as_deref() == Some("S-1-5-18") {
            return self.hive_file(&Path::new(CONFIG).join("DEFAULT"));
        }
        match &user.home {
            Some(home) if self.has_files => self.hive_file(&home.join("NTUSER.DAT")),
            _ => Err(SourceState::NotPresent),
        }
    }

    /// A user's classes, in which the apps of the store are registered.
    pub(super) fn user_classes(&self, user: &User) -> Opened {
        #[cfg(windows)]
        if let (true, Some(sid)) = (user.is_loaded, &user.sid) {
            let hive = Arc::new(super::live::Live::user(&format!("{sid}_Classes")));
            return Ok(HiveSeen { hive, problems: Vec::new() });
        }
        match &user.home {
            Some(home) => {
                self.hive_file(&home.join("AppData/Local/Microsoft/Windows/UsrClass.dat"))
            }
            None => Err(SourceState::NotPresent),
        }
    }

    /// A path that Windows names, on its disk; `None` where it lies elsewhere or no disk is there.
    pub(super) fn on_disk(&self, path: &str, home: Option<&Path>) -> Option<PathBuf> {
        if self.has_files { paths::on_disk(path, self.drive(), home) } else { None }
    }

    /// What a program file says of itself.
    pub(super) fn program(&self, path: &Path) -> std::io::Result<Option<ProgramFile>> {
        let mut file = std::io::BufReader::new(self.tree.open(path)?);
        let Some(program) = pe::read(&mut file)? else { return Ok(None) };
        let signer = program.signature.as_deref().and_then(signer);
        Ok(Some(ProgramFile { program, signer }))
    }

    /// The computer's name, as the system hive has it.
    pub(super) fn computer_name(&self) -> Option<String> {
        let hive = self.system().ok()?.hive;
        let set = Self::control_set(hive.as_ref()).ok()?;
        let path = format!(r"{set}\Control\ComputerName\ComputerName");
        hive.key(&path).ok()??.text("ComputerName")
    }

    /// Name and version of this Windows, from its hives.
    pub(super) fn machine(&self) -> Machine {
        let mut machine = Machine {
            name: self.tree.root().display().to_string(),
            platform: Some(Platform::Windows),
            ..Machine::default()
        };
        if let Ok(seen) = self.system()
            && let Ok(set) = Self::control_set(seen.hive.as_ref())
        {
            let path = format!(r"{set}\Control\Session Manager\Environment");
            let key = seen.hive.key(&path).ok().flatten();
            machine.architecture = key.and_then(|key| key.text("PROCESSOR_ARCHITECTURE"));
        }
        if let Some(name) = self.computer_name() {
            machine.name = name;
        }
        let version = self
            .software()
            .ok()
            .and_then(|seen| seen.hive.key(r"Microsoft\Windows NT\CurrentVersion").ok().flatten());
        machine.system = version.and_then(|key| {
            let build = key.text("CurrentBuild").or_else(|| key.text("CurrentBuildNumber"));
            let mut name = key.text("ProductName")?;
            // Windows 11 still calls itself Windows 10 there; its builds begin with 22000.
            let number = build.as_deref().and_then(|own| own.parse::<u32>().ok());
            if number.is_some_and(|own| own >= 22_000) {
                name = name.replacen("Windows 10", "Windows 11", 1);
            }
            let release = key.text("DisplayVersion").or_else(|| key.text("ReleaseId"));
            for part in release.into_iter().chain(build) {
                name = format!("{name} {part}");
            }
            Some(name)
        });
        machine
    }
}

/// A source that only says how a whole hive file was read.
pub(super) fn whole_hive(id: &str, name: &str, place: &str, opened: &Opened) -> SourceOutcome {
    match opened {
        Ok(seen) if seen.problems.is_empty() => empty(id, name, place, SourceState::Read),
        Ok(seen) => {
            let mut gathering = super::gathering::Gathering::new(id, name, place);
            for problem in &seen.problems {
                gathering.problem(place, "", problem);
            }
            gathering.unread(SourceState::Failed(seen.problems.join(" ")));
            gathering.finish()
        }
        Err(state) => empty(id, name, place, state.clone()),
    }
}

/// A program file's own words and the subject of its signature.
pub(super) struct ProgramFile {
    pub(super) program: Program,
    pub(super) signer: Option<Subject>,
}

impl ProgramFile {
    /// `CompanyName`, else the signer's organisation.
    pub(super) fn publisher(&self) -> Option<String> {
        let signer = self.signer.as_ref();
        self.program.company.clone().or_else(|| signer?.organisation.clone())
    }

    /// The signer's name.
    pub(super) fn signer(&self) -> Option<String> {
        self.signer.as_ref()?.shown().map(str::to_owned)
    }
}
