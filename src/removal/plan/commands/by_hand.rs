//! What only a person can do: said in words or as a command to copy, with the reason why it is not run.

use super::made::refused;
use crate::model::Software;
use crate::removal::installer::{is_package_name, package_manager};
use crate::removal::refuse::Refusal;
use crate::removal::{Mechanism, Origin, PlannedCommand, Rights};

/// What a person has to run or do, since only that person knows in which environment.
pub(super) fn by_hand(record: &Software) -> Option<PlannedCommand> {
    let mechanism = package_manager(record)?;
    let name = record.ids.package.as_deref().unwrap_or(&record.name);
    let place = record.location.as_deref().unwrap_or("its folder");
    if !matches!(
        mechanism,
        Mechanism::MacosPackage | Mechanism::MacosBundle | Mechanism::BrowserExtension
    ) && !is_package_name(name)
    {
        return None;
    }
    let (text, why) = match mechanism {
        Mechanism::Npm => (
            format!("npm uninstall {name}"),
            format!("run it in the project or, with -g, for the installation at {place}"),
        ),
        Mechanism::Pip => (
            format!("python -m pip uninstall {name}"),
            format!("run it with the Python that {place} belongs to"),
        ),
        Mechanism::Chocolatey => (
            format!("choco uninstall {name} -y"),
            "run it in an administrator's command prompt".to_owned(),
        ),
        Mechanism::Scoop => {
            (format!("scoop uninstall {name}"), "run it as the person who installed it".to_owned())
        }
        Mechanism::MacosPackage => {
            let id = record.ids.bundle_id.as_deref().unwrap_or(name);
            (
                format!("pkgutil --files {id}"),
                "it lists what the package put where; use the product's own uninstaller, since macOS has none \
                 for packages"
                    .to_owned(),
            )
        }
        Mechanism::MacosBundle => (
            format!("Quit the app, then move {place} to the Bin"),
            "an app of macOS goes when its bundle goes".to_owned(),
        ),
        Mechanism::BrowserExtension => (
            format!("Remove \"{}\" on the browser's page of extensions ({place})", record.name),
            "one that a policy installs comes back until the policy is changed: take its id from \
             ExtensionInstallForcelist, or add it to ExtensionInstallBlocklist"
                .to_owned(),
        ),
        _ => return None,
    };
    let prose = matches!(mechanism, Mechanism::MacosBundle | Mechanism::BrowserExtension);
    Some(PlannedCommand {
        mechanism,
        is_prose: prose,
        rights: Rights::OwnOnly { why: String::new() },
        ..refused(&text, Refusal::ByHand(why), Origin::Composed, "by hand")
    })
}
