//! A Linux system below a root of the test's own: every source present, half of them broken, and names
//! and files that are meant to harm. Nothing of the machine that runs the test is looked at.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;

use interdict::model::{Kind, Presence, Scope, SourceOutcome, SourceState};
use interdict::scan::common::tree::Tree;
use interdict::scan::linux;

struct Root {
    folder: tempfile::TempDir,
}

impl Root {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn folder(&self, path: &str) {
        std::fs::create_dir_all(self.path().join(path)).unwrap();
    }

    /// Every source of the root, as the scan reads them.
    fn scan(&self) -> Vec<SourceOutcome> {
        let sources = linux::tree_sources(&Tree::new(self.path()));
        sources.into_iter().flat_map(|source| (source.read)()).collect()
    }

    /// What was found, as `source|kind|name|version`.
    fn found(&self) -> Vec<String> {
        let outcomes = self.scan();
        let mut found: Vec<String> = outcomes
            .iter()
            .flat_map(|outcome| &outcome.software)
            .map(|one| {
                let version = one.version.as_deref().unwrap_or("-");
                format!("{}|{}|{}|{version}", one.source, one.kind.plain(), one.name)
            })
            .collect();
        found.sort();
        found
    }
}

fn one<'a>(outcomes: &'a [SourceOutcome], id: &str) -> &'a SourceOutcome {
    outcomes.iter().find(|outcome| outcome.reading.id == id).unwrap_or_else(|| {
        let ids: Vec<_> = outcomes.iter().map(|outcome| &outcome.reading.id).collect();
        panic!("no source {id} among {ids:?}")
    })
}

fn failed_with(outcome: &SourceOutcome, words: &str) {
    let SourceState::Failed(why) = &outcome.reading.state else {
        panic!("{:?} is not failed", outcome.reading)
    };
    assert!(why.contains(words), "{why}");
}

const HASH: &str = "wbhg2ga8f3h87s9h5k0slxk0m81m4cxl";

/// An rpm package header with name, version, release and vendor.
fn rpm_header(fields: [&str; 4]) -> Vec<u8> {
    let (mut index, mut data) = (Vec::new(), Vec::new());
    for (tag, text) in [1000_u32, 1001, 1002, 1011].into_iter().zip(fields) {
        for word in [tag, 6, u32::try_from(data.len()).unwrap(), 1] {
            index.extend(word.to_be_bytes());
        }
        data.extend(text.as_bytes());
        data.push(0);
    }
    let mut blob = Vec::new();
    blob.extend(4_u32.to_be_bytes());
    blob.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
    blob.extend(index);
    blob.extend(data);
    blob
}

fn whole() -> Root {
    let root = Root::new();
    root.write("etc/hostname", "pc-7\n");
    root.write("etc/os-release", "PRETTY_NAME=\"Test Linux 1\"\n");
    root.write(
        "var/lib/dpkg/status",
        "Package: kesl\nStatus: install ok installed\nVersion: 12.2.0\n\n\
         Package: old\nStatus: deinstall ok config-files\nVersion: 1\n\nbroken\n",
    );
    root.write("var/lib/dpkg/status.d/base", "Package: base-files\nVersion: 12\n");
    root.folder("var/lib/rpm");
    let connection =
        rusqlite::Connection::open(root.path().join("var/lib/rpm/rpmdb.sqlite")).unwrap();
    connection
        .execute_batch("CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob BLOB NOT NULL)")
        .unwrap();
    for blob in [rpm_header(["klnagent64", "15.1", "1", "AO Kaspersky Lab"]), vec![1, 2, 3]] {
        connection.execute("INSERT INTO Packages (blob) VALUES (?1)", [blob]).unwrap();
    }
    drop(connection);
    root.write("var/lib/pacman/local/ALPM_DB_VERSION", "9\n");
    root.write(
        "var/lib/pacman/local/wps-office-11-1/desc",
        "%NAME%\nwps-office\n\n%VERSION%\n11-1\n",
    );
    root.folder("var/lib/pacman/local/half-1-1");
    root.write("lib/apk/db/installed", "P:telegram-desktop\nV:5.1-r0\n\nV:2\n\n");
    root.write("var/db/pkg/net-im/telegram-desktop-5.2-r1/repository", "gentoo\n");
    root.folder("var/db/pkg/net-im/nonsense");
    root.write("var/lib/snapd/snaps/telegram-desktop_6601.snap", "");
    root.write("snap/telegram-desktop/current/meta/snap.yaml", "version: '5.3'\n");
    root.folder("var/lib/flatpak/app/org.telegram.desktop");
    root.folder("home/kim/.local/share/flatpak/app/com.vk.App");
    root.write("home/kim/Downloads/Lark-7.1-x86_64.AppImage", "");
    root.write(
        "opt/yandex/browser/yandex.desktop",
        "[Desktop Entry]\nName=Yandex Browser\nExec=/opt/yandex/browser/b\n",
    );
    root.write(
        "home/kim/.config/autostart/d.desktop",
        "[Desktop Entry]\nName=Disk\nExec=yandex-disk start\n",
    );
    root.write("usr/local/bin/drweb-ctl", "");
    root.write(
        "etc/systemd/system/klnagent64.service",
        "[Unit]\nDescription=Network Agent\n[Service]\nExecStart=/opt/kaspersky/klnagent64/sbin/klnagent\n",
    );
    root.write("usr/lib/systemd/system/klnagent64.service", "[Service]\nExecStart=/bin/other\n");
    root.write("home/kim/.config/systemd/user/sync.service", "[Service]\nExecStart=%h/bin/sync\n");
    root.write("etc/init.d/kess", "#!/bin/sh\n# Short-Description: Security\n");
    root.write("etc/cron.d/drweb", "5 * * * * root /opt/drweb.com/bin/update\n");
    root.write("lib/modules/6.1.0/updates/dkms/redirfs.ko.xz", "");
    // Not of this system: the modules of the one that mounted it.
    root.write("proc/modules", "ext4 1 0 - Live 0x0\n");
    root.write(
        "var/lib/docker/image/overlay2/repositories.json",
        r#"{"Repositories":{"drweb/av":{"drweb/av:11":"sha256:1"}}}"#,
    );
    root.write(
        "home/kim/.local/share/containers/storage/overlay-images/images.json",
        r#"[{"id":"1","names":["docker.io/library/alpine:3.20"]}]"#,
    );
    root.write(
        "nix/var/nix/profiles/per-user/kim/profile/manifest.json",
        format!(
            r#"{{"version":2,"elements":[{{"storePaths":["/nix/store/{HASH}-hello-2.12"]}}]}}"#
        ),
    );
    root.write("home/linuxbrew/.linuxbrew/Cellar/wget/1.25/x", "");
    root
}

#[test]
fn every_source_gives_what_is_there() {
    let root = whole();
    assert_eq!(
        root.found(),
        [
            "apk|Package|telegram-desktop|5.1-r0",
            "appimage-kim|Program|Lark|7.1",
            "autostart-kim|Start-up entry|Disk|-",
            "containers-docker|System inside the system|drweb/av|11",
            "containers-kim|System inside the system|docker.io/library/alpine|3.20",
            "cron|Scheduled task|update|-",
            "desktop-files|Program|Yandex Browser|-",
            "dpkg|Package|base-files|12",
            "dpkg|Package|kesl|12.2.0",
            "dpkg|Package|old|1",
            "flatpak-kim|Package|com.vk.App|-",
            "flatpak|Package|org.telegram.desktop|-",
            "homebrew|Package|wget|1.25",
            "init-scripts|Service|kess|-",
            "kernel-modules|Driver|redirfs|-",
            "local|Program|browser|-",
            "local|Program|drweb-ctl|-",
            "local|Program|yandex (folder)|-",
            "nix|Package|hello|2.12",
            "pacman|Package|wps-office|11-1",
            "portage|Package|telegram-desktop|5.2-r1",
            "rpm|Package|klnagent64|15.1-1",
            "snap|Package|telegram-desktop|5.3",
            "systemd-kim|Service|sync.service|-",
            "systemd|Service|klnagent64.service|-",
        ]
    );
}

#[test]
fn what_is_broken_is_a_problem_of_its_source() {
    let outcomes = whole().scan();
    for id in ["dpkg", "rpm", "pacman", "apk", "portage"] {
        let outcome = one(&outcomes, id);
        assert_eq!(outcome.reading.state, SourceState::Read, "{id}");
        assert_eq!(outcome.problems.len(), 1, "{id}: {:?}", outcome.problems);
    }
    let others = outcomes.iter().filter(|outcome| !outcome.problems.is_empty()).count();
    assert_eq!(others, 5);
    assert!(outcomes.iter().all(|outcome| outcome.reading.state.is_complete()));
}

#[test]
fn details_that_the_finding_needs() {
    let root = whole();
    let outcomes = root.scan();
    let service = &one(&outcomes, "systemd").software[0];
    // The administrator's unit comes before the package's of the same name.
    assert_eq!(service.ids.file.as_deref(), Some("klnagent"));
    assert_eq!(service.location.as_deref(), Some("/opt/kaspersky/klnagent64/sbin/klnagent"));
    assert_eq!(service.remark.as_deref(), Some("Network Agent"));
    let old = &one(&outcomes, "dpkg").software[1];
    assert_eq!((old.name.as_str(), old.presence), ("old", Presence::Leftover));
    let image = &one(&outcomes, "containers-docker").software[0];
    assert_eq!(image.kind, Kind::Distribution);
    assert!(image.remark.as_deref().unwrap().contains("not read"));
    let module = &one(&outcomes, "kernel-modules").software[0];
    assert_eq!((module.kind, module.remark.as_deref()), (Kind::Driver, None));
    let lark = &one(&outcomes, "appimage-kim").software[0];
    assert_eq!(lark.scope, Scope::User("kim".to_owned()));
    let task = &one(&outcomes, "cron").software[0];
    assert_eq!(task.place.row, Some(1));
    let machine = linux::machine(&Tree::new(root.path()));
    assert_eq!((machine.name.as_str(), machine.system.as_deref()), ("pc-7", Some("Test Linux 1")));
}

#[test]
fn an_empty_root_has_nothing_and_says_so() {
    let outcomes = Root::new().scan();
    assert!(outcomes.len() >= 15);
    for outcome in outcomes {
        assert_eq!(outcome.reading.state, SourceState::NotPresent, "{}", outcome.reading.id);
        assert!(outcome.problems.is_empty() && outcome.software.is_empty());
    }
}

#[test]
fn sources_that_are_no_files_of_their_kind() {
    let root = Root::new();
    // A folder where the database should be, and a file where a folder should be.
    root.folder("var/lib/dpkg/status");
    root.write("var/lib/pacman/local", "");
    root.write("var/lib/rpm/Packages", "");
    root.write("lib/apk/db/installed", "nonsense");
    root.write("var/lib/docker/image/overlay2/repositories.json", "{");
    root.write("nix/var/nix/profiles/default/manifest.json", "[");
    let outcomes = root.scan();
    failed_with(one(&outcomes, "dpkg"), "no regular file");
    failed_with(one(&outcomes, "rpm"), "Berkeley DB");
    failed_with(one(&outcomes, "containers-docker"), "repositories.json");
    failed_with(one(&outcomes, "nix"), "manifest.json");
    assert_eq!(one(&outcomes, "apk").problems.len(), 1);
    assert_eq!(one(&outcomes, "pacman").reading.state, SourceState::NotPresent);
}

/// Files of a size that no disk holds: nothing of them is kept in memory.
#[test]
fn a_file_that_is_too_large_is_named() {
    let root = Root::new();
    for path in [
        "var/lib/dpkg/status",
        "etc/systemd/system/big.service",
        "home/kim/.config/autostart/big.desktop",
    ] {
        root.write(path, "");
        let file = std::fs::File::options().write(true).open(root.path().join(path)).unwrap();
        file.set_len(1 << 40).unwrap();
    }
    let outcomes = root.scan();
    failed_with(one(&outcomes, "dpkg"), "larger than");
    let units = one(&outcomes, "systemd");
    assert_eq!(units.software[0].name, "big.service");
    assert!(units.problems[0].reason.contains("larger than"));
    assert_eq!(one(&outcomes, "autostart-kim").problems.len(), 1);
}

#[test]
fn a_long_path_is_read() {
    let root = Root::new();
    let name = "n".repeat(200);
    root.write(&format!("opt/{name}/{name}/{name}/x.desktop"), "[Desktop Entry]\nName=Deep\n");
    assert!(root.found().contains(&"desktop-files|Program|Deep|-".to_owned()));
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn circles_of_links_end() {
        let root = Root::new();
        for folder in [
            "opt",
            "usr/local/share",
            "lib/modules/6/extra",
            "home/kim/.local/share/applications",
            "etc/systemd/system",
            "var/db/pkg",
            "var/lib/flatpak/app",
        ] {
            root.folder(folder);
            symlink("/", root.path().join(folder).join("root")).unwrap();
            symlink(".", root.path().join(folder).join("here")).unwrap();
            symlink("loop", root.path().join(folder).join("loop")).unwrap();
            symlink("loop", root.path().join(folder).join("loop.desktop")).unwrap();
            symlink("loop", root.path().join(folder).join("loop.service")).unwrap();
        }
        let outcomes = root.scan();
        let unit = &one(&outcomes, "systemd").software[0];
        assert_eq!((unit.name.as_str(), unit.presence), ("loop.service", Presence::Leftover));
        assert!(
            one(&outcomes, "desktop-files")
                .problems
                .iter()
                .any(|one| one.reason.contains("circle"))
        );
    }

    #[test]
    fn links_do_not_lead_out_of_the_root() {
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("status"), "Package: outside\nVersion: 1\n").unwrap();
        std::fs::write(outside.path().join("o.desktop"), "[Desktop Entry]\nName=Outside\n")
            .unwrap();
        std::fs::write(outside.path().join("o.AppImage"), "").unwrap();
        let root = Root::new();
        root.folder("var/lib/dpkg");
        symlink(outside.path().join("status"), root.path().join("var/lib/dpkg/status")).unwrap();
        symlink(outside.path(), root.path().join("opt")).unwrap();
        root.folder("home/kim/.local/share");
        symlink(outside.path(), root.path().join("home/kim/.local/share/applications")).unwrap();
        symlink(outside.path(), root.path().join("home/kim/Downloads")).unwrap();
        symlink(outside.path(), root.path().join("home/out")).unwrap();
        assert_eq!(root.found(), Vec::<String>::new());
    }

    #[test]
    fn links_inside_the_root_are_followed() {
        let root = Root::new();
        root.write("usr/lib/sysimage/dpkg/status", "Package: inside\nVersion: 1\n");
        root.folder("var/lib");
        symlink("/usr/lib/sysimage/dpkg", root.path().join("var/lib/dpkg")).unwrap();
        root.write("usr/lib/systemd/system/a.service", "[Service]\nExecStart=/usr/bin/a\n");
        symlink("usr/lib", root.path().join("lib")).unwrap();
        root.folder("etc/systemd/system");
        symlink("/dev/null", root.path().join("etc/systemd/system/masked.service")).unwrap();
        symlink("a.service", root.path().join("usr/lib/systemd/system/alias.service")).unwrap();
        let found = root.found();
        assert_eq!(
            found,
            [
                "dpkg|Package|inside|1",
                "systemd|Service|a.service|-",
                "systemd|Service|masked.service|-"
            ]
        );
    }

    #[test]
    fn a_service_that_was_left_behind() {
        let root = Root::new();
        let wants = "etc/systemd/system/multi-user.target.wants";
        root.folder(wants);
        root.write("usr/lib/systemd/system/a.service", "[Service]\nExecStart=/usr/bin/a\n");
        for unit in ["a.service", "kesl.service"] {
            // Where the unit of one of them was before it moved.
            let target = format!("/lib/systemd/system/{unit}");
            symlink(target, root.path().join(wants).join(unit)).unwrap();
        }
        let outcomes = root.scan();
        let found: Vec<_> = one(&outcomes, "systemd")
            .software
            .iter()
            .map(|one| (one.name.as_str(), one.presence))
            .collect();
        assert_eq!(found, [("a.service", Presence::Present), ("kesl.service", Presence::Leftover)]);
    }

    #[test]
    fn names_that_are_not_unicode() {
        let root = Root::new();
        root.folder("opt");
        std::fs::create_dir(root.path().join("opt").join(OsStr::from_bytes(b"vendor\xff")))
            .unwrap();
        root.folder("home");
        let home = root.path().join("home").join(OsStr::from_bytes(b"k\xffm"));
        std::fs::create_dir_all(home.join(".config/autostart")).unwrap();
        std::fs::write(
            home.join(".config/autostart").join(OsStr::from_bytes(b"\xfe.desktop")),
            b"[Desktop Entry]\nName=Caf\xe9\n",
        )
        .unwrap();
        let outcomes = root.scan();
        assert_eq!(one(&outcomes, "local").software[0].name, "vendor\u{fffd} (folder)");
        assert_eq!(one(&outcomes, "autostart-k\u{fffd}m").software[0].name, "Caf\u{fffd}");
    }

    /// Opening a pipe would wait for ever.
    #[test]
    fn pipes_and_sockets_are_not_opened() {
        let root = Root::new();
        for (path, kind) in [
            ("var/lib/dpkg/status", "p"),
            ("var/lib/rpm/rpmdb.sqlite", "p"),
            ("etc/systemd/system/pipe.service", "p"),
            ("home/kim/.config/autostart/pipe.desktop", "p"),
            ("var/lib/docker/image/overlay2/repositories.json", "p"),
        ] {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            let made = std::process::Command::new("mknod").arg(&path).arg(kind).status().unwrap();
            assert!(made.success());
        }
        root.folder("etc/init.d");
        let _socket =
            std::os::unix::net::UnixListener::bind(root.path().join("etc/init.d/socket")).unwrap();
        let outcomes = root.scan();
        for id in ["dpkg", "rpm", "containers-docker"] {
            failed_with(one(&outcomes, id), "no regular file");
        }
        for id in ["systemd", "autostart-kim", "init-scripts"] {
            assert_eq!(one(&outcomes, id).problems.len(), 1, "{id}");
        }
    }
}
