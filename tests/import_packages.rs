//! Lists of package managers: each is recognised from its content, every package is read, and what is no
//! package is skipped or named.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use interdict::catalog;
use interdict::import::{self, ImportError, Options, Reading};
use interdict::matching::Matcher;
use interdict::model::{Kind, Presence, Profile, RowCounts};
use interdict::policy;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name)
}

fn read_path(path: &Path) -> Result<Reading, ImportError> {
    import::read(path, &Options::default(), &|_| {}, &AtomicBool::new(false))
}

fn read_text(text: impl AsRef<[u8]>) -> Result<Reading, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lib-srv-02.txt");
    std::fs::write(&path, text).unwrap();
    read_path(&path)
}

/// `name version` of every package.
fn packages(reading: &Reading) -> Vec<String> {
    let inventory = &reading.inventory;
    (0..inventory.installed.len())
        .map(|at| {
            let own = inventory.software(at);
            format!("{} {}", own.name, own.version.unwrap_or_default()).trim().to_owned()
        })
        .collect()
}

/// Text, what it is recognised as, packages, skipped, problems.
#[track_caller]
fn check(text: &str, recognised: &str, expected: &[&str], skipped: u64, problems: u64) {
    let reading = read_text(text).unwrap_or_else(|error| panic!("{recognised}: {error:?}"));
    assert_eq!(reading.recognised, recognised, "{text}");
    assert_eq!(packages(&reading), expected, "{recognised}");
    let counts = reading.inventory.counts;
    let software = expected.len() as u64;
    let rows = software + skipped + problems;
    assert_eq!(counts, RowCounts { rows, software, skipped, problems }, "{recognised}");
    assert_eq!(reading.inventory.machines[0].name, "lib-srv-02", "{recognised}");
    // The same list as a Windows program saves it: UTF-16 with a mark, and CR LF.
    let utf16: Vec<u8> = std::iter::once(0xfeff_u16)
        .chain(text.replace('\n', "\r\n").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let again = read_text(utf16).unwrap();
    assert_eq!((again.recognised.as_str(), again.inventory.counts), (recognised, counts));
}

#[test]
fn debian() {
    let heading = "Desired=Unknown/Install/Remove/Purge/Hold\n\
        | Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend\n\
        |/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)\n\
        ||/ Name           Version      Architecture Description\n\
        +++-==============-============-============-=================================\n";
    let rows = "ii  kesl           12.2.0-2412  amd64        Endpoint\n\
        hi  libc6:amd64    2.36-9       amd64        library\n\
        rc  klnagent64     15.0         amd64        agent\n\
        un  never          <none>       <none>       (no description available)\n";
    let expected = ["kesl 12.2.0-2412", "libc6 2.36-9", "klnagent64 15.0"];
    check(&format!("{heading}{rows}"), "dpkg -l", &expected, 1, 0);
    // Behind grep, and with the prompt pasted along.
    let three: String = rows.split_inclusive('\n').take(3).collect();
    check(&three, "dpkg -l", &expected, 0, 0);
    check(&format!("anna@lib-srv-02:~$ dpkg -l\n{heading}{three}"), "dpkg -l", &expected, 1, 0);
    check(
        "kesl\t12.2.0-2412\nlibc6:amd64\t2.36-9\nbash\t5.2.15-2+b2\n",
        "dpkg-query or rpm, fields",
        &["kesl 12.2.0-2412", "libc6 2.36-9", "bash 5.2.15-2+b2"],
        0,
        0,
    );
    check(
        "kesl\t\t\t\tinstall\nold\t\t\t\tdeinstall\n",
        "dpkg --get-selections",
        &["kesl", "old"],
        0,
        0,
    );
    check(
        "Package: kesl\nStatus: install ok installed\nMaintainer: AO Kaspersky Lab\nVersion: 12.2.0\n\
         Description: x\n y: z\n\nPackage: gone\nStatus: purge ok not-installed\n\n\
         Package: old\nStatus: deinstall ok config-files\nVersion: 1\n",
        "dpkg status file",
        &["kesl 12.2.0", "old 1"],
        1,
        0,
    );
    check(
        "WARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\nAuflistung...\n\
         kesl/now 12.2.0 amd64 [Installiert,lokal]\nbash/stable,now 5.2-3 amd64 [installed,automatic]\n\
         zsh/stable 5.9 amd64\nold/now 1.0 amd64 [residual-config]\n\
         vim/stable 2:9.1 amd64 [upgradable from: 2:9.0]\nN: There is 1 additional version.\n",
        "apt list",
        &["kesl 12.2.0", "bash 5.2-3", "old 1.0", "vim 2:9.0"],
        3,
        0,
    );
}

#[test]
fn cut_names_are_said() {
    let text = "||/ Name           Version      Architecture Description\n\
        +++-==============-============-============-====\n\
        ii  linux-headers- 4.15.0-136.1 amd64        x\n\
        ii  linux-image-4. 4.15.0-136.1 amd64        x\n\
        ii  kaspersky-endp 12.2.0-2412  amd64        x\n";
    let says = read_text(text).unwrap().inventory.cannot_show;
    assert!(says.iter().any(|one| one.starts_with("Names in it are cut")), "{says:?}");
    // The real list was made on a terminal, too: "linux-modules-extra-4.15.0-55-g".
    let real = read_path(&fixture("dpkg-l.txt")).unwrap().inventory.cannot_show;
    assert!(real.iter().any(|one| one.starts_with("Names in it are cut")), "{real:?}");
    // Columns as wide as the longest name.
    let wide = text.replace("linux-headers-", "linux-headers ").replace("image-4.", "image   ");
    let wide = read_text(wide).unwrap().inventory.cannot_show;
    assert!(!wide.iter().any(|one| one.starts_with("Names in it are cut")), "{wide:?}");
}

#[test]
fn rpm_systems() {
    check(
        "[root@lib-srv-02 ~]# rpm -qa\nkesl-12.0.0-6672.x86_64\nmake-1:3.82-24.el7.x86_64\n\
         gpg-pubkey-fd431d51-4ae0493b\nthis is no package\nbash-5.1.8-6.el9.x86_64\n\
         zsh-5.8-9.el9.x86_64\nvim-9-1.el9.noarch\n",
        "rpm -qa",
        &[
            "kesl 12.0.0-6672",
            "make 1:3.82-24.el7",
            "bash 5.1.8-6.el9",
            "zsh 5.8-9.el9",
            "vim 9-1.el9",
        ],
        1,
        1,
    );
    check(
        "bash-3.2-32.el5\nkesl-8.0.4-312\n",
        "rpm -qa",
        &["bash 3.2-32.el5", "kesl 8.0.4-312"],
        0,
        0,
    );
    check(
        "Name        : kesl\nVersion     : 12.0.0\nRelease     : 6672\nArchitecture: x86_64\n\
         Install Date: Tue 05 Mar 2024 10:00:00 AM CET\nVendor      : AO Kaspersky Lab\nDescription :\n\
         Name        : not a package\n\
         Name        : gpg-pubkey\nVersion     : fd431d51\nRelease     : 4ae0493b\n\
         Name        : bash                         Relocations: (not relocatable)\n\
         Version     : 3.2                               Vendor: Red Hat, Inc.\n\
         Release     : 32.el5                        Build Date: x\n",
        "rpm -qi",
        &["kesl 12.0.0-6672", "not", "bash 3.2-32.el5"],
        1,
        0,
    );
    check(
        "Last metadata expiration check: 0:12:03 ago on Tue 05 Mar 2024.\nInstalled Packages\n\
         kesl.x86_64                 12.0.0-6672        @commandline\n\
         NetworkManager-libreswan-gnome.x86_64\n                            1.2.10-4.el8       @appstream\n\
         a-package.with.dots.x86_64  12.0.0-6672.el9.with.a.long.release\n                                               @appstream\n\
         Available Packages\nzsh.x86_64                  5.8-9.el9          baseos\n",
        "dnf list",
        &[
            "kesl 12.0.0-6672",
            "NetworkManager-libreswan-gnome 1.2.10-4.el8",
            "a-package.with.dots 12.0.0-6672.el9.with.a.long.release",
        ],
        2,
        0,
    );
    check(
        "Loading repository data...\nReading installed packages...\n\n\
         S  | Name | Type       | Version   | Arch   | Repository\n\
         ---+------+------------+-----------+--------+-----------\n\
         i+ | kesl | package    | 12.0-6672 | x86_64 | (System)\n\
         v  | zsh  | package    | 5.9       | x86_64 | Main\n\
         i  | base | pattern    | 2020      | noarch | Main\n\
         i  | bash | package    | 5.2-1     | x86_64 | Main\n",
        "zypper",
        &["kesl 12.0-6672", "bash 5.2-1"],
        4,
        0,
    );
}

/// Vendor and day stand in such lists, in whatever column.
#[test]
fn fields_that_somebody_asked_for() {
    let text = "1704103200\tAO Kaspersky Lab\tkesl\tx86_64\t12.0.0\t6672\t4711\n\
        1704103200\tRed Hat, Inc.\tbash\tx86_64\t5.1.8\t6.el9\t7738634\n\
        1704103200\tRed Hat, Inc.\tzsh\tx86_64\t5.8\t9.el9\t7738634\n";
    let reading = read_text(text).unwrap();
    let own = reading.inventory.software(0);
    assert_eq!(own.publisher.as_deref(), Some("AO Kaspersky Lab"));
    assert_eq!(own.version.as_deref(), Some("12.0.0-6672"));
    assert_eq!(own.installed_on.unwrap().to_string(), "2024-01-01");
    assert_eq!(own.ids.package.as_deref(), Some("kesl"));
}

#[test]
fn other_linux_systems() {
    check(
        "kesl 12.2.0-1\nbash 5.2.026-2\nlinux 1:6.8.2.arch2-1 [ignored]\n",
        "pacman -Q",
        &["kesl 12.2.0-1", "bash 5.2.026-2", "linux 1:6.8.2.arch2-1"],
        0,
        0,
    );
    check(
        "Name            : bash\nVersion         : 5.2.026-2\nDescription     : The shell\n\
         Architecture    : x86_64\nURL             : https://example.org\nLicenses        : GPL\n\
         Packager        : Some One <one@example.org>\n\nName            : kesl\n\
         Version         : 12.2.0-1\n",
        "pacman -Qi",
        &["bash 5.2.026-2", "kesl 12.2.0-1"],
        0,
        0,
    );
    check(
        "WARNING: opening /var/cache/apk: No such file or directory\n\
         busybox-1.36.1-r5 x86_64 {busybox} (GPL-2.0-only) [installed]\n\
         zsh-5.9-r2 x86_64 {zsh} (custom)\n\
         musl-1.2.5-r0 x86_64 {musl} (MIT) [upgradable from: musl-1.2.4-r2]\n",
        "apk list",
        &["busybox 1.36.1-r5", "musl 1.2.4-r2"],
        2,
        0,
    );
    check(
        "busybox-1.36.1-r5\nmusl-1.2.4-r2\n",
        "apk list",
        &["busybox 1.36.1-r5", "musl 1.2.4-r2"],
        0,
        0,
    );
    check(
        "C:Q1abc=\nP:musl\nV:1.2.4-r2\nA:x86_64\nm:Some One <one@example.org>\nF:lib\nR:x\n\n\
         C:Q1def=\nP:kesl\nV:12.0-r0\nA:x86_64\n\nC:Q1ghi=\nV:1\n",
        "apk database",
        &["musl 1.2.4-r2", "kesl 12.0-r0"],
        0,
        1,
    );
    check(
        " * Searching for * ...\n[IP-] [  ] app-arch/bzip2-1.0.8-r4:0\n[-P-] [  ] app-shells/zsh-5.9:0\n\
         [I--] [M ] dev-lang/php-4.4.2-r6 (4)\n[I--] [  ] virtual/ssh-0:0\n",
        "Portage (qlist, equery)",
        &["app-arch/bzip2 1.0.8-r4", "virtual/ssh 0"],
        1,
        1,
    );
    check(
        "app-arch/bzip2-1.0.8-r4\nsys-apps/less-633\n",
        "Portage (qlist, equery)",
        &["app-arch/bzip2 1.0.8-r4", "sys-apps/less 633"],
        0,
        0,
    );
    check(
        "firefox-125.0.2\nvisual-studio-code-1.88.1\nhello-2.12.1\n",
        "nix-env -q",
        &["firefox 125.0.2", "visual-studio-code 1.88.1", "hello 2.12.1"],
        0,
        0,
    );
    check(
        "Name:               \u{1b}[1mgdb\u{1b}[0m\nFlake attribute:    legacyPackages.x86_64-linux.gdb\n\
         Original flake URL: flake:nixpkgs\nLocked flake URL:   github:NixOS/nixpkgs/7b38\n\
         Store paths:        /nix/store/indzcw5wvlhx6vwk7k4iq29q15chvr3d-gdb-11.1\n",
        "nix profile list",
        &["gdb 11.1"],
        0,
        0,
    );
    check(
        "0 flake:nixpkgs#legacyPackages.x86_64-linux.gdb github:NixOS/nixpkgs/7b38 \
         /nix/store/indzcw5wvlhx6vwk7k4iq29q15chvr3d-gdb-11.1\n",
        "nix profile list",
        &["gdb 11.1"],
        0,
        0,
    );
    check(
        "{\"elements\":[{\"active\":true,\"storePaths\":[\"/nix/store/indzcw5wvlhx6vwk7k4iq29q15chvr3d-gdb-11.1\"]},{\"active\":true,\"storePaths\":[]}],\"version\":2}",
        "nix profile list, JSON",
        &["gdb 11.1"],
        0,
        1,
    );
    check(
        "{\"gdb-11.1\":{\"name\":\"gdb-11.1\",\"outputName\":\"out\",\"pname\":\"gdb\",\"system\":\"x86_64-linux\",\"version\":\"11.1\"}}",
        "nix-env -q, JSON",
        &["gdb 11.1"],
        0,
        0,
    );
}

#[test]
fn snaps_and_flatpaks() {
    check(
        "Name      Version   Revision  Suivi          Éditeur      Notes\n\
         core22    20240408  1380   latest/stable  canonical✓   base\n\
         firefox   125.0.2-1 4173   latest/stable  mozilla**     -\n\
         own  5.0.1  x1  -  -  -\n",
        "snap list",
        &["core22 20240408", "firefox 125.0.2-1", "own 5.0.1"],
        0,
        0,
    );
    check(
        "name:      kdenlive\nsummary:   Editor\npublisher: KDE*\nsnap-id:   VJV6\n\
         description: |\n  name: nothing\ninstalled:   19.08.2   (22) 100MB -\n---\n\
         name:      other\nsummary:   x\npublisher: y\nsnap-id:   z\n",
        "snap info",
        &["kdenlive 19.08.2"],
        1,
        0,
    );
    check(
        "Name                 Anwendungs-ID            Version Zweig  Installation\n\
         Yandex Music         com.yandex.Music         5.2.3   stable system\n\
         Freedesktop Platform org.freedesktop.Platform 23.08.8 23.08  system\n",
        "flatpak list",
        &["Yandex Music 5.2.3", "Freedesktop Platform 23.08.8"],
        0,
        0,
    );
    check(
        "com.yandex.Music\t5.2.3\norg.mozilla.firefox\t125.0\n",
        "flatpak list",
        &["com.yandex.Music 5.2.3", "org.mozilla.firefox 125.0"],
        0,
        0,
    );
    let reading = read_path(&fixture("flatpak-list.txt")).unwrap();
    let remarks: Vec<_> = (0..3).map(|at| reading.inventory.software(at).remark).collect();
    assert_eq!(remarks, [None, None, Some("runtime".to_owned())]);
}

#[test]
fn macos() {
    check(
        "Applications:\n\n    Kaspersky: Security:\n\n      Version: 21.2\n      Obtained from: Identified Developer\n\
         \x20     Signed by: Developer ID Application: Kaspersky Lab UK Limited (2Y8XE5CQ94), Developer ID Certification Authority, Apple Root CA\n\
         \x20     Location: /Applications/Kaspersky.app\n      Get Info String: 21, Copyright\nAll rights: reserved.\n\n\
         \x20   Programme d’installation:\n\n      Version: 4.0\n      Location: /System/x.app\n\n    Nothing:\n\n",
        "system_profiler",
        &["Kaspersky: Security 21.2", "Programme d’installation 4.0"],
        0,
        1,
    );
    let text = "Hardware:\n\n    Hardware Overview:\n\n      Model Name: MacBook\n      Cores: 8\n";
    assert!(matches!(read_text(text).unwrap_err(), ImportError::NoPrograms { .. }));
    // A report of the whole machine names the computer.
    let whole = format!(
        "{text}\nSoftware:\n\n    System Software Overview:\n\n      Computer Name: Mac of Marie\n\n\
         Applications:\n\n    Chess:\n\n      Version: 3.18\n      Kind: Intel\n\nFonts:\n\n    A.ttf:\n\n      Kind: TrueType\n"
    );
    let reading = read_text(&whole).unwrap();
    assert_eq!(packages(&reading), ["Chess 3.18"]);
    assert_eq!(reading.inventory.machines[0].name, "Mac of Marie");
    check(
        "com.apple.pkg.Core\ncom.kaspersky.kav.pkg\n",
        "pkgutil --pkgs",
        &["com.apple.pkg.Core", "com.kaspersky.kav.pkg"],
        0,
        0,
    );
    check(
        "firefox 125.0.2\nkaspersky-password-manager 9.2.0 9.1\n",
        "brew list --versions",
        &["firefox 125.0.2", "kaspersky-password-manager 9.2.0 9.1"],
        0,
        0,
    );
    check(
        "==> Formulae\nwget   openssl@3\nzlib\n==> Casks\nkaspersky-password-manager\n",
        "names of packages",
        &["wget", "openssl@3", "zlib", "kaspersky-password-manager"],
        0,
        0,
    );
    check(
        "{\"formulae\":[{\"name\":\"wget\",\"installed\":[{\"version\":\"1.21\"}]},{\"name\":\"zsh\",\"installed\":[]}],\
         \"casks\":[{\"token\":\"kaspersky\",\"name\":[\"Kaspersky Security\"],\"installed\":\"21.2\"},{\"name\":[\"x\"]}]}",
        "brew info, JSON",
        &["wget 1.21", "Kaspersky Security 21.2"],
        1,
        1,
    );
    check(
        "The following ports are currently installed:\n  bzip2 @1.0.8_0 (active)\n  zlib @1.2_0+universal\n",
        "port installed",
        &["bzip2 1.0.8_0", "zlib 1.2_0+universal"],
        0,
        0,
    );
}

#[test]
fn packages_of_languages() {
    check(
        "Package    Version\n---------- -------\ntiktoken   0.6.0\npip        24.0\n\n[notice] A new release\n",
        "pip list",
        &["tiktoken 0.6.0", "pip 24.0"],
        1,
        0,
    );
    check(
        "requests==2.31.0\n-e git+https://example.org/x.git@1#egg=own\nlocal @ file:///tmp/x\n",
        "pip freeze",
        &["requests 2.31.0", "own", "local"],
        0,
        0,
    );
    check(
        "/usr/lib\n├── @scope/x@1.0.0\n├─┬ npm@10.2.4\n│ └── a@1.0.0 deduped\n└── UNMET DEPENDENCY b@1\n",
        "npm ls",
        &["@scope/x 1.0.0", "npm 10.2.4"],
        2,
        0,
    );
    let reading = read_text("tiktoken==0.6.0\nrequests==2.31.0\n").unwrap();
    assert_eq!(reading.inventory.software(0).kind, Kind::LanguagePackage);
}

/// Kaspersky's packages for Linux have no "Kaspersky" in their names.
#[test]
fn products_are_found_by_the_names_of_their_packages() {
    let catalog = catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    for text in [
        "kesl\t12.2.0\nbash\t5.2-3\n",
        "kesl-12.0.0-6672.x86_64\nbash-5.1.8-6.el9.x86_64\n",
        "ii  kesl  12.2.0-2412  amd64  x\nii  bash  5.2-3  amd64  x\n",
        "kesl/now 12.2.0 amd64 [installed,local]\n",
        "kesl 12.2.0-1\nbash 5.2.026-2\n",
        "kesl.x86_64 12.0.0-6672 @commandline\nbash.x86_64 5.1-6 @anaconda\n",
        "kesl\t\tinstall\nbash\t\tinstall\n",
        "bash\ncoreutils\nkesl\nlibc6\nzsh\n",
    ] {
        let reading = read_text(text).unwrap();
        let day = "2026-11-24".parse().unwrap();
        let found =
            policy::findings(&catalog, &matcher, &[&reading.inventory], &Profile::default(), day);
        assert!(
            found.iter().any(|own| own.is_found() && own.vendor.as_str() == "kaspersky"),
            "{text}"
        );
    }
}

#[test]
fn golden_summaries_of_real_lists() {
    for (name, recognised, counts, present) in [
        ("dpkg-l.txt", "dpkg -l", [671, 671, 0, 0], 614),
        ("dpkg-l-codes.txt", "dpkg -l", [16, 16, 0, 0], 10),
        ("apt-list-installed.txt", "apt list", [1079, 1079, 0, 0], 1079),
        ("rpm-qi-one.txt", "rpm -qi", [1, 1, 0, 0], 1),
    ] {
        let reading = read_path(&fixture(name)).unwrap();
        let own = reading.inventory.counts;
        assert_eq!(reading.recognised, recognised, "{name}");
        assert_eq!([own.rows, own.software, own.skipped, own.problems], counts, "{name}");
        let inventory = &reading.inventory;
        let there = inventory.installed.iter();
        let there = there.filter(|row| inventory.presence(row) == Presence::Present).count();
        assert_eq!(there, present, "{name}");
    }
}

/// What only looks like a list of packages goes to the reader of its own kind.
#[test]
fn look_alikes_are_left_to_others() {
    for text in [
        "7-Zip\nFirefox\nKaspersky Free\nNotepad++\n",
        "pc-01\npc-02\nlib-front-03\n",
        "Name\tVersion\n7-Zip\t23.01\nFirefox\t125.0\nVLC\t3.0\nGIMP\t2.10\nZoom\t5.0\n",
        "Computer,Software,Version\nPC-1,7-Zip,23.01\nPC-2,Firefox,125.0\n",
        "Chocolatey v2.2.2\n7zip 23.1.0\nfirefox 125.0.2\n2 packages installed.\n",
        "Software;Hersteller\nKaspersky Free;Kaspersky\n",
        "Computer Name\tApplication Title\tBundle ID\nMac-1\tChess\tcom.apple.chess\nMac-2\tX\tcom.kaspersky.kav\n",
        "Name             : 7-Zip\nVersion          : 23.01\nVendor           : Igor Pavlov\n\nName             : X\nVersion          : 1\nVendor           : Y\n",
        "Users:\n   anna@example.org\n   ben@example.org\n",
        "backup-2024-01-02\nbackup-2024-01-03\n",
        "some-org/some-project\nsome-org/other\n",
    ] {
        let recognised = match read_text(text) {
            Ok(reading) => reading.recognised,
            Err(_) => continue,
        };
        let own = [
            "dpkg",
            "rpm",
            "apt",
            "brew",
            "nix",
            "pacman",
            "apk",
            "pip",
            "snap",
            "port",
            "names of p",
        ];
        assert!(!own.iter().any(|start| recognised.starts_with(start)), "{text}: {recognised}");
    }
    let index = "Package: kesl\nVersion: 1\nFilename: pool/k/kesl.deb\n\n";
    assert!(matches!(read_text(index).unwrap_err(), ImportError::NoPrograms { .. }));
}

/// Cut at every length: what is left is read, or said to be broken; nothing is lost without a word.
#[test]
fn lists_cut_at_every_length() {
    for text in [
        "Desired=U\n||/ Name Version Architecture\n+++-====-====-====\nii  kesl  12  amd64  x\n",
        "kesl\tx86_64\t12.0-1\t1704103200\tAO Lab\nbash\tx86_64\t5.1-1\t1704103200\tRed Hat\n",
        "Name : kesl\nVersion : 12\nRelease : 1\nVendor : x\nDescription :\nfree text\n",
        "Applications:\n\n    Chess:\n\n      Version: 3.18\n      Kind: Intel\n",
        "{\"formulae\":[{\"name\":\"wget\",\"installed\":[{\"version\":\"1\"}]}],\"casks\":[]}",
        "Package: kesl\nStatus: install ok installed\nVersion: 12\n\nPackage: b\nVersion: 1\n",
        "S | Name | Version\n--+------+----\ni | kesl | 12\n",
        "/usr/lib\n├── npm@10.2.4\n└── x@1.0\n",
    ] {
        for cut in 0..text.len() {
            if let Ok(reading) = read_text(&text.as_bytes()[..cut]) {
                let own = reading.inventory.counts;
                assert_eq!(own.rows, own.software + own.skipped + own.problems, "{text} at {cut}");
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

    /// Lines in the words of these lists, in any order: no panic, and every row has its place.
    #[test]
    fn any_lines_are_accounted_for(
        lines in proptest::collection::vec(
            "(ii  |rc |Name +: |Version : |Package: |Status: |P:|V:|    |      |i \\| |├── |==> Formulae|name: |\\[IP-\\] )?\
             ([a-z@./-]{1,8}|\\PC{0,6})(-[0-9.]{1,4}|==1|@2\\.0|/now 1|:|\t)?( |\t)?(x86_64|[0-9:.-]{0,6}|\\PC{0,4})( @x|\\[installed\\])?",
            0..12,
        ),
        first in "(\\|\\|/ Name|Applications:|C:Q1|Package    Version\n-------|S \\| Name\n--\\+-----|Listing\\.\\.\\.|)",
    ) {
        let text = format!("{first}\n{}\n", lines.join("\n"));
        if let Ok(reading) = read_text(text) {
            let own = reading.inventory.counts;
            proptest::prop_assert_eq!(own.rows, own.software + own.skipped + own.problems);
            proptest::prop_assert_eq!(own.software as usize, reading.inventory.installed.len());
        }
    }
}
