//! Package managers: pins of apt, exclusions of dnf and locks of zypper; for Windows, where winget and
//! Chocolatey have no ban of single packages, a winget configuration that demands absence.

use std::fmt::Write as _;

use super::facts::Trust;
use super::readme::Readme;
use super::{Artefact, Engine, HandoverError, Order, quote};

pub(super) fn files(order: &Order<'_>) -> Result<Vec<Artefact>, HandoverError> {
    // Names as Debian Policy 5.6.1 and rpm allow them: nothing that a list or shell could misread.
    let plain = |name: &String| {
        name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && name.len() <= 100
            && name.chars().all(|c| c.is_ascii_alphanumeric() || "+.-_".contains(c))
    };
    let mut deb = order.values(Trust::Verified, &[|own| &own.linux.deb]);
    deb.retain(plain);
    let mut rpm = order.values(Trust::Verified, &[|own| &own.linux.rpm]);
    rpm.retain(plain);
    let mut winget = order.values(Trust::Verified, &[|own| &own.windows.winget_ids]);
    winget.retain(plain);
    if deb.is_empty() && rpm.is_empty() && winget.is_empty() {
        return Err(HandoverError::NoFacts {
            engine: Engine::Packages.plain(),
            why: "the catalogue has no package name for it that was read in a source",
        });
    }
    let mut files = Vec::new();
    let mut named: Vec<(String, &str)> = Vec::new();
    let mut add = |path: &str, text: String, what: &'static str| {
        files.push(Artefact::text(path, text));
        named.push((path.to_owned(), what));
    };
    let note = quote::ascii_line(&order.origin());
    if !deb.is_empty() {
        // apt_preferences(5): a negative priority is never installed.
        let text = format!(
            "Explanation: Interdict: {note}\nPackage: {}\nPin: release *\nPin-Priority: -1\n",
            deb.join(" ")
        );
        add("apt/interdict", text, "Goes into `/etc/apt/preferences.d/`.");
    }
    if !rpm.is_empty() {
        let text = format!("# {note}\nexcludepkgs={}\n", rpm.join(","));
        add("dnf/excludepkgs.txt", text, "Line for `[main]` of `/etc/dnf/dnf.conf`.");
        for (path, verb, what) in [
            ("zypper/lock.sh", "addlock", "Locks for zypper; use after removal."),
            ("zypper/undo.sh", "removelock", "Takes the locks away."),
        ] {
            let mut text = format!("#!/bin/sh\n# {note}\nset -eu\n");
            for name in &rpm {
                let _ = writeln!(text, "zypper --non-interactive {verb} {}", quote::sh(name));
            }
            add(path, text, what);
        }
    }
    if !winget.is_empty() {
        let mut text = format!(
            "# yaml-language-server: $schema=https://aka.ms/configuration-dsc-schema/0.2\n# {note}\n\
             properties:\n  configurationVersion: 0.2.0\n  resources:\n"
        );
        for id in &winget {
            let _ = write!(
                text,
                "    - resource: Microsoft.WinGet.DSC/WinGetPackage\n      id: {}\n      directives:\n        \
                 description: {}\n        securityContext: elevated\n      settings:\n        id: {}\n        \
                 source: winget\n        Ensure: Absent\n",
                quote::yaml(&format!("absent_{}", quote::slug(id))),
                quote::yaml(&format!("{id} must not be installed")),
                quote::yaml(id),
            );
        }
        add("winget/absent.winget", text, "Configuration: demands absence when it is run.");
        let list = winget.join("\n") + "\n";
        add("winget/ids.txt", list, "Ids to leave out of your own source or allow list.");
    }
    files.push(readme(order, &named));
    Ok(files)
}

fn readme(order: &Order<'_>, files: &[(String, &str)]) -> Artefact {
    Readme {
        engine: Engine::Packages,
        does: &[
            "apt and dnf do not install the packages any more. zypper neither installs nor removes them: \
             lock after removal only.",
            "winget and Chocolatey have no ban of single packages. A winget configuration removes a package \
             when it is run; with Chocolatey, use a source of your own that does not have it.",
        ],
        files,
        roll_out: &[
            "Remove the software first.",
            "apt: copy `interdict` to `/etc/apt/preferences.d/`; `apt-cache policy NAME` then shows no \
             candidate.",
            "dnf: add the line to `[main]` of `/etc/dnf/dnf.conf`; where there is an `excludepkgs` already, \
             put both into one line.",
            "zypper: run `lock.sh` as root.",
            "winget: `winget configure test absent.winget` says what is there, `winget configure \
             absent.winget` removes it.",
        ],
        roll_back: &[
            "apt: delete the file. dnf: take the line out. zypper: run `undo.sh`.",
            "winget: nothing stays behind; what was removed is installed again by hand.",
        ],
        cannot: &[
            "A package file that somebody downloaded is installed all the same (`dpkg -i`), and whoever has \
             root can go round every one of these.",
            "winget knows few of the programs by these ids, and some ids are no longer in its index.",
            "Programs that come without a package manager are not reached.",
        ],
        checked: "The pin was tried with `apt-cache`, the scripts with `shellcheck`; the configuration is read \
                  back as YAML. The others are checked for their form only.",
    }
    .file(order)
}
