//! A Windows disk as it is mounted: every source there, half of them broken, looked at entry by entry.
//! Hives and program files are those of `tests/fixtures`; the disk is put together by each test.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use interdict::model::{Kind, Platform, Presence, Scope, Software, SourceOutcome, SourceState};
use interdict::scan::common::tree::Tree;
use interdict::scan::windows::{machine, tree_sources};

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    std::fs::read(path).unwrap()
}

struct Disk {
    folder: tempfile::TempDir,
}

const TASK: &str = r#"<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
<RegistrationInfo><Author>DESKTOP\anna</Author></RegistrationInfo>
<Actions><Exec><Command>C:\Program Files\Kaspersky Lab\Agent\klnagent.exe</Command>
<Arguments>-update</Arguments></Exec></Actions></Task>"#;

const MANIFEST: &str = r#"<Package xmlns="x"><Identity Name="BytedancePte.Ltd.TikTok"
Publisher="CN=6E08453F-9BA7-4311-999C-D22FBA2FB1B8" Version="1.0.5.0"/><Properties>
<DisplayName>TikTok</DisplayName><PublisherDisplayName>TikTok Pte. Ltd.</PublisherDisplayName>
</Properties></Package>"#;

impl Disk {
    fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A disk with everything on it.
    fn full() -> Self {
        let disk = Self::empty();
        for (name, hive) in [
            // A disk need not write names as Microsoft does.
            ("windows/system32/config/SOFTWARE", "hives/SOFTWARE"),
            ("windows/system32/config/SYSTEM", "hives/SYSTEM"),
            ("Users/anna/NTUSER.DAT", "hives/NTUSER.DAT"),
            ("Users/anna/AppData/Local/Microsoft/Windows/UsrClass.dat", "hives/UsrClass.dat"),
            ("Program Files (x86)/Kaspersky Lab/KES/avp.exe", "programs/signed.sys"),
            ("Program Files/Kaspersky Lab/Agent/klnagent.exe", "programs/driver.sys"),
            ("Program Files/Silent/tool.exe", "programs/silent.exe"),
            ("windows/system32/drivers/klif.sys", "programs/signed.sys"),
            ("windows/system32/drivers/kneps.sys", "programs/driver.sys"),
        ] {
            disk.put(name, &fixture(hive));
        }
        disk.put("Users/Борис/desktop.ini", b"");
        disk.put("Users/Public/desktop.ini", b"");
        disk.put("windows/system32/Tasks/Kaspersky/Update", &utf16(TASK));
        disk.put("ProgramData/Microsoft/Windows/Start Menu/Programs/StartUp/Agent.bat", b"rem");
        disk.put(
            "Users/anna/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup/VK Teams.lnk",
            &shortcut(r"C:\Program Files\Kaspersky Lab\Agent\klnagent.exe"),
        );
        disk.put(
            "Program Files/WindowsApps/BytedancePte.Ltd.TikTok_1.0.5.0_neutral__6yccndn6064se/AppxManifest.xml",
            MANIFEST.as_bytes(),
        );
        disk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn tree(&self) -> Tree {
        Tree::any_case(self.folder.path())
    }

    fn scan(&self) -> Scan {
        let outcomes = tree_sources(&self.tree()).0.into_iter().flat_map(|source| (source.read)());
        Scan { sources: outcomes.map(|own| (own.reading.id.clone(), own)).collect() }
    }
}

fn utf16(text: &str) -> Vec<u8> {
    [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// A shortcut to a path, as [MS-SHLLINK] lays it out.
fn shortcut(path: &str) -> Vec<u8> {
    let mut bytes = vec![0x4c, 0, 0, 0, 1, 0x14, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46];
    bytes.push(2);
    bytes.resize(0x4c, 0);
    let size = u32::try_from(28 + path.len() + 1).unwrap();
    for number in [size, 28, 1, 0, 28, 0, 0] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(path.as_bytes());
    bytes.push(0);
    bytes
}

struct Scan {
    sources: BTreeMap<String, SourceOutcome>,
}

impl Scan {
    #[track_caller]
    fn source(&self, id: &str) -> &SourceOutcome {
        let ids: Vec<_> = self.sources.keys().collect();
        self.sources.get(id).unwrap_or_else(|| panic!("no source {id} among {ids:?}"))
    }

    #[track_caller]
    fn state(&self, id: &str) -> &SourceState {
        &self.source(id).reading.state
    }

    /// Names of a source, in order.
    #[track_caller]
    fn names(&self, id: &str) -> Vec<&str> {
        let mut names: Vec<_> =
            self.source(id).software.iter().map(|own| own.name.as_str()).collect();
        names.sort_unstable();
        names
    }

    #[track_caller]
    fn one(&self, id: &str, name: &str) -> &Software {
        let source = self.source(id);
        let mut found = source.software.iter().filter(|own| own.name == name);
        let one = found.next().unwrap_or_else(|| panic!("no {name} in {:?}", self.names(id)));
        assert!(found.next().is_none(), "{name} twice in {id}");
        assert_eq!(one.source, id);
        one
    }

    #[track_caller]
    fn problems(&self, id: &str) -> Vec<&str> {
        self.source(id).problems.iter().map(|own| own.reason.as_str()).collect()
    }
}

#[test]
fn the_machine_is_named_by_its_hives() {
    let found = machine(&Disk::full().tree());
    assert_eq!(found.name, "DESKTOP-ANNA");
    assert_eq!(found.system.as_deref(), Some("Windows 11 Pro 23H2 22631"));
    assert_eq!(found.platform, Some(Platform::Windows));
    assert_eq!(found.architecture.as_deref(), Some("AMD64"));
    assert_eq!(machine(&Disk::empty().tree()).system, None);
}

#[test]
fn every_source_of_a_whole_disk_is_read() {
    let scan = Disk::full().scan();
    let ids: Vec<_> = scan.sources.keys().map(String::as_str).collect();
    assert_eq!(
        ids,
        [
            "browser-policies",
            "certificates-machine",
            "certificates-users",
            "driver-files",
            "hive-software",
            "hive-system",
            "program-folders",
            "program-folders-users",
            "scheduled-tasks",
            "security-center",
            "services",
            "startup-machine",
            "startup-users",
            "store-apps",
            "store-apps-users",
            "uninstall-S-1-5-18",
            "uninstall-S-1-5-21-1-2-3-1001",
            "uninstall-S-1-5-21-1-2-3-1002",
            "uninstall-hklm-32",
            "uninstall-hklm-64",
            "windows-installer",
            "wsl",
        ]
    );
    for (id, source) in &scan.sources {
        let expected = match id.as_str() {
            // A profile without a registry file, a folder and policies that nobody has.
            "uninstall-S-1-5-18"
            | "uninstall-S-1-5-21-1-2-3-1002"
            | "program-folders-users"
            | "browser-policies" => SourceState::NotPresent,
            _ => SourceState::Read,
        };
        assert_eq!(source.reading.state, expected, "{id}");
    }
}

#[test]
fn programs_of_the_machine() {
    let scan = Disk::full().scan();
    let names = scan.names("uninstall-hklm-64");
    assert_eq!(
        names,
        [
            "Kaspersky Endpoint Security for Windows",
            "Kaspersky Endpoint Security for Windows",
            "Patch C",
            "TestBroken",
            "Яндекс.Диск",
        ]
    );
    let broken = scan.one("uninstall-hklm-64", "TestBroken");
    assert_eq!(broken.presence, Presence::Leftover);
    assert_eq!(broken.ids.uninstall_key.as_deref(), Some("TestBroken"));
    let patch = scan.one("uninstall-hklm-64", "Patch C");
    assert_eq!(patch.parent.as_deref(), Some("{7B1F0C52-8D0E-4B57-9C0E-1A5D2F3E4C61}"));
    let disk = scan.one("uninstall-hklm-64", "Яндекс.Диск");
    assert_eq!(disk.ids.uninstall_key.as_deref(), Some("TestCyrillic Ключ"));
    let twins = &scan.source("uninstall-hklm-64").software;
    assert_eq!(twins.iter().filter(|own| own.hidden).count(), 1);
    let agent = scan.one("uninstall-hklm-32", "Kaspersky Security Center Network Agent");
    assert_eq!((agent.version.as_deref(), &agent.scope), (Some("14.2.0.26967"), &Scope::Machine));
}

#[test]
fn the_windows_installer_adds_what_no_key_names() {
    let scan = Disk::full().scan();
    let id = "windows-installer";
    assert_eq!(
        scan.names(id),
        [
            "Kaspersky Update Utility",
            "User MSI",
            "{BBBBBBBB-1111-2222-3333-444444444444}",
            "{CCCCCCCC-1111-2222-3333-444444444444}",
        ]
    );
    let product = scan.one(id, "Kaspersky Update Utility");
    let code = "{AAAAAAAA-1111-2222-3333-444444444444}";
    assert_eq!(product.ids.product_code.as_deref(), Some(code));
    let family = "upgrade code {DDDDDDDD-1111-2222-3333-444444444444}";
    assert!(product.remark.as_deref().unwrap().ends_with(family));
    assert_eq!(product.presence, Presence::Present);
    let user = Scope::User("anna".to_owned());
    assert_eq!(scan.one(id, "User MSI").scope, user);
    for code in ["{BBBBBBBB-1111-2222-3333-444444444444}", "{CCCCCCCC-1111-2222-3333-444444444444}"]
    {
        assert_eq!(scan.one(id, code).presence, Presence::Leftover, "{code}");
    }
    assert_eq!(scan.problems(id), ["This is no packed product code."]);
}

#[test]
fn what_is_a_users_own() {
    let scan = Disk::full().scan();
    let anna = Scope::User("anna".to_owned());
    let vpn = scan.one("uninstall-S-1-5-21-1-2-3-1001", "Kaspersky VPN Secure Connection");
    assert_eq!(vpn.scope, anna);
    assert!(vpn.uninstall.as_ref().unwrap().user_writable);
    assert_eq!(scan.names("startup-users"), ["VK Teams", "Yandex"]);
    let yandex = scan.one("startup-users", "Yandex");
    assert_eq!((yandex.kind, yandex.presence), (Kind::StartupEntry, Presence::Leftover));
    assert_eq!(yandex.ids.file.as_deref(), Some("browser.exe"));
    let teams = scan.one("startup-users", "VK Teams");
    assert_eq!(teams.publisher.as_deref(), Some("AO Kaspersky Lab"));
    let root = scan.one("certificates-users", "Test Personal Root Certificate");
    assert_eq!((root.kind, &root.scope), (Kind::Certificate, &anna));
    let ubuntu = scan.one("wsl", "Ubuntu-24.04");
    assert_eq!(ubuntu.kind, Kind::Distribution);
    assert!(ubuntu.remark.as_deref().unwrap().contains("cannot be seen"));
    assert_eq!(scan.names("store-apps-users"), ["YandexLLC.Music"], "parts are no apps");
    let music = scan.one("store-apps-users", "YandexLLC.Music");
    assert_eq!(music.ids.package.as_deref(), Some("YandexLLC.Music_a4y2yfr9pmxm4"));
}

#[test]
fn services_and_drivers_with_what_their_files_say() {
    let scan = Disk::full().scan();
    assert_eq!(scan.names("services"), ["Shared", "Test Protection Service", "klhk", "klif"]);
    let service = scan.one("services", "Test Protection Service");
    assert_eq!(service.kind, Kind::Service);
    assert_eq!(service.ids.package.as_deref(), Some("AVP21.3"));
    assert_eq!(service.ids.file.as_deref(), Some("avp.exe"));
    assert_eq!(service.ids.signer.as_deref(), Some("АО Тестовая Лаборатория"));
    let driver = scan.one("services", "klif");
    assert_eq!(driver.kind, Kind::Driver);
    assert_eq!(driver.publisher.as_deref(), Some("AO Kaspersky Lab"));
    assert_eq!(driver.version.as_deref(), Some("30.52"));
    assert_eq!(driver.presence, Presence::Present);
    let gone = scan.one("services", "klhk");
    assert_eq!((gone.kind, gone.presence), (Kind::Driver, Presence::Leftover));
    assert!(gone.remark.as_deref().unwrap().contains("disabled; its file is missing"));
    assert_eq!(scan.one("services", "Shared").ids.file.as_deref(), Some("shared.dll"));
    let left = scan.one("driver-files", "Test driver [fre_win10_x64]");
    assert_eq!(left.ids.file.as_deref(), Some("kneps.sys"));
    assert_eq!(scan.names("driver-files").len(), 1);
}

#[test]
fn tasks_start_up_entries_and_the_antivirus_list() {
    let scan = Disk::full().scan();
    let task = scan.one("scheduled-tasks", "Update");
    assert_eq!(task.kind, Kind::ScheduledTask);
    assert_eq!(task.publisher.as_deref(), Some("AO Kaspersky Lab"), "the file's, not the author's");
    assert_eq!(task.ids.file.as_deref(), Some("klnagent.exe"));
    assert_eq!(task.remark.as_deref(), Some(r"task \Kaspersky\Update"));
    assert_eq!(scan.names("startup-machine"), ["Agent", "Kaspersky Tray"]);
    assert_eq!(scan.problems("startup-machine"), ["This start-up entry is no command."]);
    assert_eq!(scan.names("security-center"), ["Kaspersky", "Windows Defender"]);
    let antivirus = scan.one("security-center", "Kaspersky");
    assert_eq!(antivirus.kind, Kind::Antivirus);
    assert_eq!(antivirus.publisher.as_deref(), Some("AO Kaspersky Lab"));
    assert!(antivirus.remark.as_deref().unwrap().contains("undocumented"));
    assert_eq!(scan.problems("security-center"), ["This registration has no name."]);
}

#[test]
fn certificates_store_apps_and_folders_without_an_entry() {
    let scan = Disk::full().scan();
    let root = scan.one("certificates-machine", "Test Personal Root Certificate");
    assert_eq!(root.publisher.as_deref(), Some("AO Kaspersky Lab"));
    assert_eq!(scan.problems("certificates-machine"), ["This certificate could not be read."]);
    let app = scan.one("store-apps", "TikTok");
    assert_eq!(app.kind, Kind::StoreApp);
    assert_eq!(app.publisher.as_deref(), Some("TikTok Pte. Ltd."));
    assert_eq!(app.ids.package.as_deref(), Some("BytedancePte.Ltd.TikTok_6yccndn6064se"));
    assert_eq!(app.version.as_deref(), Some("1.0.5.0"));
    // The folder of KES has an uninstall key; the silent tool names nobody.
    assert_eq!(scan.names("program-folders"), ["Test Protection"]);
    let folder = scan.one("program-folders", "Test Protection");
    assert!(folder.location.as_deref().unwrap().ends_with("Kaspersky Lab"));
    assert_eq!(folder.ids.file.as_deref(), Some("klnagent.exe"));
}

#[test]
fn half_of_a_disk_broken_is_said_and_the_other_half_read() {
    let disk = Disk::full();
    let whole = fixture("hives/SOFTWARE");
    disk.put("windows/system32/config/SOFTWARE", &whole[..whole.len() / 2]);
    disk.put("Users/anna/NTUSER.DAT", b"this is no hive");
    disk.put("windows/system32/Tasks/Broken", b"<Task><Actions>");
    disk.put("windows/system32/drivers/bad.sys", b"MZ");
    disk.put("windows/system32/drivers/worse.sys", &fixture("programs/driver.sys")[..700]);
    let scan = disk.scan();
    assert!(matches!(scan.state("hive-software"), SourceState::Failed(why) if why.contains("cut")));
    assert_eq!(scan.problems("hive-software").len(), 1);
    assert!(matches!(scan.state("scheduled-tasks"), SourceState::Failed(_)));
    assert_eq!(scan.names("scheduled-tasks"), ["Update"]);
    // The list of profiles lies in the lost half; the folders of users are still there.
    assert!(matches!(scan.state("users"), SourceState::Failed(_)));
    let user = scan.state("uninstall-anna");
    assert!(
        matches!(user, SourceState::Failed(why) if why.contains("no registry hive")),
        "{user:?}"
    );
    assert_eq!(scan.names("services").len(), 4, "the system hive is whole");
    assert_eq!(scan.names("driver-files"), ["Test driver [fre_win10_x64]", "bad.sys", "worse.sys"]);
}

#[test]
fn hives_cut_at_any_place_are_never_called_whole() {
    let whole = fixture("hives/SOFTWARE");
    for length in (0..whole.len()).step_by(1111) {
        let disk = Disk::empty();
        disk.put("Windows/System32/config/SOFTWARE", &whole[..length]);
        disk.put("Windows/System32/config/SYSTEM", &fixture("hives/SYSTEM"));
        let scan = disk.scan();
        assert!(!scan.state("hive-software").is_complete(), "{length}");
    }
}

#[test]
fn a_disk_without_hives_is_not_a_clean_one() {
    let scan = Disk::empty().scan();
    for id in ["uninstall-hklm-64", "uninstall-hklm-32", "services", "certificates-machine"] {
        let state = scan.state(id);
        assert!(matches!(state, SourceState::Failed(why) if why.contains("missing")), "{state:?}");
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_disk_and_in_circles_are_not_followed() {
    use std::os::unix::fs::symlink;
    let disk = Disk::full();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.exe"), fixture("programs/driver.sys")).unwrap();
    std::fs::create_dir_all(disk.path("Program Files/Linked")).unwrap();
    symlink(outside.path(), disk.path("Program Files/Linked/out")).unwrap();
    symlink(".", disk.path("windows/system32/Tasks/circle")).unwrap();
    symlink("../../..", disk.path("Program Files/Kaspersky Lab/up")).unwrap();
    let scan = disk.scan();
    assert_eq!(scan.names("program-folders"), ["Test Protection"]);
    assert_eq!(scan.names("scheduled-tasks"), ["Update"]);
}

#[test]
fn paths_of_300_letters_are_read() {
    let disk = Disk::full();
    let long = "x".repeat(150);
    disk.put(&format!("windows/system32/Tasks/{long}/{long}/Long"), &utf16(TASK));
    assert_eq!(disk.scan().names("scheduled-tasks"), ["Long", "Update"]);
}

#[cfg(unix)]
#[test]
fn names_that_are_no_unicode_and_sparse_files_are_no_hindrance() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let disk = Disk::full();
    let odd = disk.path("Program Files").join(OsStr::from_bytes(b"odd\xff"));
    std::fs::create_dir_all(&odd).unwrap();
    std::fs::write(odd.join(OsStr::from_bytes(b"\xfe.exe")), fixture("programs/driver.sys"))
        .unwrap();
    // Three gigabytes of nothing behind the head of a program.
    disk.put("Program Files/Sparse/a.exe", &fixture("programs/silent.exe"));
    let sparse = std::fs::File::options().write(true).open(disk.path("Program Files/Sparse/a.exe"));
    sparse.unwrap().set_len(3 << 30).unwrap();
    let task = disk.path("windows/system32/Tasks").join(OsStr::from_bytes(b"task\xff"));
    std::fs::write(task, utf16(TASK)).unwrap();
    let scan = disk.scan();
    assert_eq!(scan.names("program-folders"), ["Test Protection", "Test Protection"]);
    assert_eq!(scan.names("scheduled-tasks"), ["Update", "task\u{fffd}"]);
    assert_eq!(scan.state("program-folders"), &SourceState::Read);
}

#[test]
fn what_stands_in_the_place_of_a_file_is_said() {
    let disk = Disk::full();
    std::fs::remove_file(disk.path("Users/anna/NTUSER.DAT")).unwrap();
    std::fs::create_dir(disk.path("Users/anna/NTUSER.DAT")).unwrap();
    disk.put("windows/system32/Tasks/Large", &vec![b' '; (1 << 20) + 1]);
    let scan = disk.scan();
    let user = scan.state("uninstall-S-1-5-21-1-2-3-1001");
    assert!(matches!(user, SourceState::Failed(why) if why.contains("only for anna")), "{user:?}");
    assert!(
        scan.problems("scheduled-tasks")[0].contains("larger than"),
        "{:?}",
        scan.problems("scheduled-tasks")
    );
}

#[test]
fn hundreds_of_users_are_all_read() {
    let disk = Disk::full();
    for number in 0..300 {
        disk.put(&format!("Users/user{number}/NTUSER.DAT"), &fixture("hives/NTUSER.DAT"));
    }
    let scan = disk.scan();
    assert_eq!(scan.source("wsl").software.len(), 301);
    assert_eq!(scan.names("uninstall-user299"), ["Kaspersky VPN Secure Connection"]);
}
