//! Packages: removed by the manager that installed them, by a name that the machine's own list holds.
//!
//! The commands are those of each manager's manual page: dpkg(1), rpm(8), pacman(8),
//! apk(8), snap(8), flatpak-uninstall(1), `brew uninstall`, `choco uninstall`. Names are checked against the
//! letters that the manager allows, so that none can be taken for an option.

use super::{Found, Uninstaller, extensions, languages, macos};
use crate::model::{Kind, Platform, Scope, Software};
use crate::removal::installer::system_program;
use crate::removal::refuse::Refusal;
use crate::removal::{CommandLine, MachineFacts, Mechanism};

/// What each manager is called with, before the name; full paths where the system has them, since a
/// search path can be changed by whoever starts the program.
///
/// Only commands that refuse when another package depends on the one that goes: `apt-get`, `dnf`, `zypper`
/// and `yum` would take those with it, and `pacman -s` what "was not explicitly installed" (pacman(8)).
const COMMANDS: &[(Mechanism, &str, &[&str])] = &[
    (Mechanism::Dpkg, "/usr/bin/dpkg", &["--purge", "--"]),
    (Mechanism::Rpm, "/usr/bin/rpm", &["-e", "--"]),
    (Mechanism::Pacman, "/usr/bin/pacman", &["-Rn", "--noconfirm", "--"]),
    (Mechanism::Apk, "/sbin/apk", &["del", "--"]),
    (Mechanism::Snap, "/usr/bin/snap", &["remove", "--purge", "--"]),
    // The system's, and those that a user has installed for himself; without the word it asks which.
    (
        Mechanism::Flatpak,
        "/usr/bin/flatpak",
        &["uninstall", "--system", "-y", "--noninteractive", "--"],
    ),
    (
        Mechanism::Flatpak,
        "/usr/bin/flatpak",
        &["uninstall", "--user", "-y", "--noninteractive", "--"],
    ),
    (Mechanism::Homebrew, "/opt/homebrew/bin/brew", &["uninstall", "--cask", "--"]),
    (Mechanism::Homebrew, "/opt/homebrew/bin/brew", &["uninstall", "--formula", "--"]),
    (Mechanism::Homebrew, "/usr/local/bin/brew", &["uninstall", "--cask", "--"]),
    (Mechanism::Homebrew, "/usr/local/bin/brew", &["uninstall", "--formula", "--"]),
    (Mechanism::Homebrew, LINUXBREW, &["uninstall", "--cask", "--"]),
    (Mechanism::Homebrew, LINUXBREW, &["uninstall", "--formula", "--"]),
];

/// Homebrew on Linux (its documentation, "Homebrew on Linux").
const LINUXBREW: &str = "/home/linuxbrew/.linuxbrew/bin/brew";

/// Which manager a record belongs to, by the source that named it.
#[must_use]
pub fn package_manager(record: &Software) -> Option<Mechanism> {
    let source = record.source.to_lowercase();
    let starts = |word: &str| source.starts_with(word);
    Some(match record.kind {
        Kind::StoreApp if starts("store-apps") => Mechanism::Appx,
        Kind::StoreApp if starts("applications") => Mechanism::MacosBundle,
        Kind::BrowserExtension => Mechanism::BrowserExtension,
        Kind::LanguagePackage if starts("npm") => Mechanism::Npm,
        Kind::LanguagePackage if starts("python") || starts("pip") => Mechanism::Pip,
        Kind::Package | Kind::Program => {
            const SOURCES: &[(&str, Mechanism)] = &[
                ("dpkg", Mechanism::Dpkg),
                ("rpm", Mechanism::Rpm),
                ("pacman", Mechanism::Pacman),
                ("apk", Mechanism::Apk),
                ("snap", Mechanism::Snap),
                ("flatpak", Mechanism::Flatpak),
                ("homebrew", Mechanism::Homebrew),
                ("receipts", Mechanism::MacosPackage),
                ("applications", Mechanism::MacosBundle),
                ("chocolatey", Mechanism::Chocolatey),
                ("scoop", Mechanism::Scoop),
                ("winget", Mechanism::Winget),
            ];
            let known = SOURCES.iter().find(|(source, _)| starts(source));
            known.map(|(_, mechanism)| *mechanism)?
        }
        _ => return None,
    })
}

/// Whether a text can be a package's name: letters, digits and the signs that Debian's policy (5.6.1),
/// RPM, Arch, Alpine, snap, Flatpak and Homebrew allow, and no sign first.
#[must_use]
pub fn is_package_name(text: &str) -> bool {
    let sign = |c: char| "+-._@:/".contains(c);
    text.len() <= 200
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || sign(c))
        && !text.contains("..")
        && !text.contains("//")
}

/// The family name of a store app: `Name_PublisherId`, the latter thirteen letters ("An overview of
/// package identity in Windows apps", Microsoft).
fn appx_family(text: &str) -> Option<(&str, &str)> {
    let (name, publisher) = text.split_once('_')?;
    let right = (3..=50).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
        && publisher.len() == 13
        && publisher.chars().all(|c| c.is_ascii_alphanumeric());
    right.then_some((name, publisher))
}

/// The text for PowerShell that removes a store app. A store app is removed through the deployment
/// interface of Windows, for which the system brings no program of its own but PowerShell's command
/// (Microsoft's page "Remove-AppxPackage"). The text is fixed; what stands in it is a family name, which
/// has letters, digits, full stops and hyphens only. The commands are those of the module that came with
/// Windows, below `$PSHOME`: the search path for modules begins with a folder of the user ("about_PSModulePath"),
/// whose modules would otherwise be loaded with an administrator's rights.
///
/// What everybody has is also taken from what each new user gets ("Remove-AppxProvisionedPackage"); a
/// provisioned package is named by its full name, which begins and ends with the parts of the family name.
fn appx_text(name: &str, publisher: &str, everybody: bool) -> String {
    let all = if everybody { " -AllUsers" } else { "" };
    let provisioned = if everybody {
        format!(
            "if (Test-Path -LiteralPath ($PSHOME + '\\Modules\\Dism\\Dism.psd1')) {{ Import-Module ($PSHOME + \
             '\\Modules\\Dism\\Dism.psd1'); Dism\\Get-AppxProvisionedPackage -Online | Where-Object {{ \
             $_.PackageName -like '{name}_*_{publisher}' }} | Dism\\Remove-AppxProvisionedPackage -Online | \
             Out-Null }}; "
        )
    } else {
        String::new()
    };
    format!(
        "$ErrorActionPreference = 'Stop'; $env:PSModulePath = $PSHOME + '\\Modules'; \
         Import-Module ($PSHOME + '\\Modules\\Appx\\Appx.psd1'); {provisioned}Appx\\Get-AppxPackage{all} | \
         Where-Object {{ $_.PackageFamilyName -eq '{name}_{publisher}' }} | Appx\\Remove-AppxPackage{all}"
    )
}

/// The command of a manager for one package; `variant` counts the manager's ways, best first.
#[must_use]
pub fn composed(
    mechanism: Mechanism,
    variant: usize,
    name: &str,
    facts: &dyn MachineFacts,
) -> Option<CommandLine> {
    if let Mechanism::Appx = mechanism {
        let (name, publisher) = appx_family(name)?;
        return Some(CommandLine {
            program: system_program(r"WindowsPowerShell\v1.0\powershell.exe", facts),
            arguments: ["-NoProfile", "-NonInteractive", "-Command"]
                .map(str::to_owned)
                .into_iter()
                .chain([appx_text(name, publisher, variant == 0)])
                .collect(),
        });
    }
    if !is_package_name(name) {
        return None;
    }
    if let Mechanism::Winget = mechanism {
        // The alias lies in a folder of the user, who starts it; it asks for more rights by itself.
        let folder = facts.variable("LOCALAPPDATA");
        let alias = |folder: String| format!(r"{folder}\Microsoft\WindowsApps\winget.exe");
        return Some(CommandLine {
            program: folder.map_or_else(|| "winget.exe".to_owned(), alias),
            arguments: [
                "uninstall",
                "--id",
                name,
                "--exact",
                "--silent",
                "--disable-interactivity",
            ]
            .map(str::to_owned)
            .to_vec(),
        });
    }
    if let Mechanism::Chocolatey = mechanism {
        // Where its installer puts it ("Setup / Install", Chocolatey's documentation).
        let folder = facts.variable("ProgramData").unwrap_or_else(|| r"C:\ProgramData".to_owned());
        return Some(CommandLine {
            program: format!(r"{folder}\chocolatey\choco.exe"),
            arguments: ["uninstall", name, "--yes", "--limit-output", "--no-progress"]
                .map(str::to_owned)
                .to_vec(),
        });
    }
    let mut ways = COMMANDS.iter().filter(|(own, _, _)| *own == mechanism);
    let (_, program, arguments) = ways.nth(variant)?;
    Some(CommandLine {
        program: (*program).to_owned(),
        arguments: arguments
            .iter()
            .map(|word| (*word).to_owned())
            .chain([name.to_owned()])
            .collect(),
    })
}

/// Whether a command is one that [`composed`] would give: the check just before it is run, when the
/// plan may have been kept in a file since.
#[must_use]
pub fn is_composed(mechanism: Mechanism, line: &CommandLine, facts: &dyn MachineFacts) -> bool {
    let name = match mechanism {
        Mechanism::Appx => line
            .arguments
            .last()
            .and_then(|text| text.split_once("-eq '"))
            .and_then(|(_, rest)| rest.split_once('\''))
            .map(|(name, _)| name.to_owned()),
        Mechanism::Winget => line.arguments.get(2).cloned(),
        Mechanism::Chocolatey => line.arguments.get(1).cloned(),
        Mechanism::Npm | Mechanism::Pip => {
            return languages::is_language_command(mechanism, line);
        }
        Mechanism::MacosPackage | Mechanism::MacosBundle => return macos::is_command(line),
        Mechanism::BrowserExtension => return extensions::is_unregistering(line, facts),
        // Several packages of one product are removed together.
        _ => {
            return COMMANDS.iter().any(|(own, program, before)| {
                let (first, names) =
                    line.arguments.split_at(before.len().min(line.arguments.len()));
                *own == mechanism
                    && *program == line.program
                    && first == *before
                    && !names.is_empty()
                    && names.iter().all(|name| is_package_name(name))
            });
        }
    };
    let Some(name) = name else { return false };
    (0..6).any(|variant| composed(mechanism, variant, &name, facts).as_ref() == Some(line))
}

/// The removal of a record by the manager that installed it.
#[must_use]
pub fn removal_by_package(
    record: &Software,
    platform: Platform,
    facts: &dyn MachineFacts,
) -> Found {
    let mechanism = package_manager(record)?;
    let fits = match mechanism {
        Mechanism::Appx | Mechanism::Winget | Mechanism::Chocolatey => {
            platform == Platform::Windows
        }
        Mechanism::Homebrew => platform != Platform::Windows,
        Mechanism::Dpkg
        | Mechanism::Rpm
        | Mechanism::Pacman
        | Mechanism::Apk
        | Mechanism::Snap
        | Mechanism::Flatpak => platform == Platform::Linux,
        Mechanism::MacosPackage | Mechanism::MacosBundle => platform == Platform::Macos,
        Mechanism::Npm | Mechanism::Pip | Mechanism::BrowserExtension => true,
        // Scoop is a script in the folder of whoever installed it: that person runs it.
        _ => false,
    };
    if !fits {
        return None;
    }
    let (line, basis) = match mechanism {
        Mechanism::Npm | Mechanism::Pip => {
            let line = languages::language_package(mechanism, record, facts)?;
            (line, "The installation's own program, for the package that lies in it.")
        }
        Mechanism::MacosBundle => {
            let line = macos::bundle(record.location.as_deref()?)?;
            (line, "An application of macOS goes when its bundle goes.")
        }
        Mechanism::MacosPackage => {
            let line = macos::forget(record.ids.bundle_id.as_deref()?)?;
            (line, "The command of pkgutil(1). It discards the receipt and touches no file.")
        }
        Mechanism::BrowserExtension => {
            let (place, id) = (record.location.as_deref()?, record.ids.extension_id.as_deref()?);
            let line = extensions::unregister(place, id, facts)?;
            (line, "The browser's documentation: it removes an extension whose key is gone.")
        }
        _ => {
            let name = record.ids.package.as_deref()?;
            let line = composed(mechanism, variant(mechanism, record), name, facts);
            let Some(line) = line else { return Some(Err(Refusal::NotAName(name.to_owned()))) };
            if mechanism == Mechanism::Chocolatey && !is_below(record, &line.program) {
                return None;
            }
            (line, "The package manager's own command, for the package that its list names.")
        }
    };
    Some(Ok(Uninstaller { mechanism, line, interactive: false, basis, verified: true }))
}

/// Which of a manager's commands is for a record.
fn variant(mechanism: Mechanism, record: &Software) -> usize {
    let own_user = matches!(record.scope, Scope::User(_));
    match mechanism {
        Mechanism::Appx | Mechanism::Flatpak => usize::from(own_user),
        Mechanism::Homebrew => {
            let place = record.location.as_deref().unwrap_or_default();
            let prefix = if place.starts_with("/home/linuxbrew") {
                2
            } else {
                usize::from(place.starts_with("/usr/local"))
            };
            let formula = record.remark.as_deref() == Some("Formula");
            prefix * 2 + usize::from(formula)
        }
        _ => 0,
    }
}

/// Whether a record lies in the folder of its manager; another folder has another manager.
fn is_below(record: &Software, program: &str) -> bool {
    let folder = program.rsplit_once('\\').map_or("", |(folder, _)| folder).to_lowercase();
    record.location.as_ref().is_none_or(|place| place.to_lowercase().starts_with(&folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Identifiers;
    use crate::removal::NoFacts;

    fn record(source: &str, kind: Kind, name: &str) -> Software {
        Software {
            kind,
            name: name.to_owned(),
            ids: Identifiers { package: Some(name.to_owned()), ..Identifiers::default() },
            source: source.to_owned(),
            ..Software::default()
        }
    }

    fn text(record: &Software, platform: Platform) -> String {
        match removal_by_package(record, platform, &NoFacts) {
            Some(Ok(found)) => found.line.text_for(platform),
            Some(Err(refusal)) => refusal.to_string(),
            None => "nothing".to_owned(),
        }
    }

    #[test]
    fn each_manager_removes_its_own() {
        for (source, expected) in [
            ("dpkg", "/usr/bin/dpkg --purge -- kesl"),
            ("rpm", "/usr/bin/rpm -e -- kesl"),
            ("pacman", "/usr/bin/pacman -Rn --noconfirm -- kesl"),
            ("apk", "/sbin/apk del -- kesl"),
            ("snap", "/usr/bin/snap remove --purge -- kesl"),
            ("flatpak", "/usr/bin/flatpak uninstall --system -y --noninteractive -- kesl"),
        ] {
            assert_eq!(text(&record(source, Kind::Package, "kesl"), Platform::Linux), expected);
            assert_eq!(text(&record(source, Kind::Package, "kesl"), Platform::Windows), "nothing");
        }
        let formula = Software {
            remark: Some("Formula".to_owned()),
            location: Some("/usr/local/Cellar/x".to_owned()),
            ..record("homebrew", Kind::Package, "x")
        };
        assert_eq!(text(&formula, Platform::Macos), "/usr/local/bin/brew uninstall --formula -- x");
    }

    #[test]
    fn a_command_that_takes_dependants_is_none_of_ours() {
        for (mechanism, program, arguments) in [
            (Mechanism::Dpkg, "/usr/bin/apt-get", ["purge", "-y", "--", "kesl"]),
            (Mechanism::Rpm, "/usr/bin/dnf", ["remove", "-y", "--", "kesl"]),
            (Mechanism::Pacman, "/usr/bin/pacman", ["-Rns", "--noconfirm", "--", "kesl"]),
            (Mechanism::Pacman, "/usr/bin/pacman", ["-Rc", "--noconfirm", "--", "kesl"]),
        ] {
            let arguments = arguments.map(str::to_owned).to_vec();
            let line = CommandLine { program: program.to_owned(), arguments };
            assert!(!is_composed(mechanism, &line, &NoFacts), "{line:?}");
        }
    }

    #[test]
    fn a_store_app_is_removed_by_a_fixed_text() {
        let app = record("store-apps", Kind::StoreApp, "BytedancePte.Ltd.TikTok_6yccndn6064se");
        let line =
            composed(Mechanism::Appx, 0, &app.ids.package.clone().unwrap_or_default(), &NoFacts);
        let line = line.unwrap_or_else(|| unreachable!("a family name"));
        assert!(line.arguments[3].ends_with(
            "'BytedancePte.Ltd.TikTok_6yccndn6064se' } | Appx\\Remove-AppxPackage -AllUsers"
        ));
        // No module of the user's own is looked for before the system's is loaded.
        let path = line.arguments[3].find(r"$env:PSModulePath = $PSHOME + '\Modules';");
        let module =
            line.arguments[3].find(r"Import-Module ($PSHOME + '\Modules\Appx\Appx.psd1');");
        assert!(
            path.is_some() && path < module && module < line.arguments[3].find("Get-AppxPackage")
        );
        assert!(is_composed(Mechanism::Appx, &line, &NoFacts));
        let mut changed = line.clone();
        changed.arguments[3].push_str("; calc");
        assert!(!is_composed(Mechanism::Appx, &changed, &NoFacts));
        for hostile in ["a'; calc #_6yccndn6064se", "A_6yccndn6064s'", "A.B_$(calc)", "x"] {
            assert_eq!(composed(Mechanism::Appx, 0, hostile, &NoFacts), None, "{hostile}");
        }
    }

    #[test]
    fn a_name_that_is_an_option_or_a_path_is_refused() {
        for hostile in ["-o", "--root=/", "../x", "a b", "a;b", "$(x)", "a\nb", "", "é"] {
            assert!(!is_package_name(hostile), "{hostile:?}");
            let found = removal_by_package(
                &record("dpkg", Kind::Package, hostile),
                Platform::Linux,
                &NoFacts,
            );
            assert_eq!(found, Some(Err(Refusal::NotAName(hostile.to_owned()))));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_name_is_refused_or_stands_last_and_whole(name in ".{0,24}") {
            if let Some(Ok(found)) = removal_by_package(&record("rpm", Kind::Package, &name), Platform::Linux, &NoFacts) {
                proptest::prop_assert_eq!(found.line.arguments.last(), Some(&name));
                proptest::prop_assert!(!name.starts_with('-'));
                proptest::prop_assert!(is_composed(Mechanism::Rpm, &found.line, &NoFacts));
            }
        }
    }
}
