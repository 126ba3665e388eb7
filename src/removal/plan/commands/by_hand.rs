//! What only a person can do: said in words or as a command to copy, with the reason why it is not run.

use super::made::refused;
use crate::model::{Platform, Software};
use crate::removal::installer::{is_npm_name, is_package_name, is_python_name, package_manager};
use crate::removal::plan::policies;
use crate::removal::refuse::Refusal;
use crate::removal::{Mechanism, Origin, PlannedCommand, Rights};

/// What a person has to run or do, where no command of the program's own does it; `why` says why not, where
/// that is known already.
pub(super) fn by_hand(
    record: &Software,
    why: Option<&str>,
    platform: Platform,
) -> Option<PlannedCommand> {
    let mechanism = package_manager(record)?;
    let name = record.ids.package.as_deref().unwrap_or(&record.name);
    let place = record.location.as_deref().unwrap_or("its folder");
    let is_name = match mechanism {
        Mechanism::Npm => is_npm_name(name),
        Mechanism::Pip => is_python_name(name),
        Mechanism::MacosPackage | Mechanism::MacosBundle | Mechanism::BrowserExtension => true,
        _ => is_package_name(name),
    };
    if !is_name {
        return None;
    }
    let (text, own_why) = match mechanism {
        Mechanism::Npm => (
            format!("npm uninstall {name}"),
            format!(
                "only a person knows whose installation this is; run it in the project or, with -g, for the \
                 installation at {place}"
            ),
        ),
        Mechanism::Pip if is_of_the_system(record) => (
            format!("dpkg -S {place}"),
            "it belongs to a package of the system, which this names; it goes with that package"
                .to_owned(),
        ),
        Mechanism::Pip => (
            format!("python -m pip uninstall {name}"),
            format!(
                "only a person knows which Python this is; run it with the Python that {place} belongs to"
            ),
        ),
        Mechanism::Chocolatey => (
            format!("choco uninstall {name} -y"),
            format!(
                "it lies in another folder than Chocolatey's own ({place}); run it as administrator"
            ),
        ),
        Mechanism::Scoop => (
            format!("scoop uninstall {name}"),
            "Scoop is a script in the folder of the person who installed it; that person runs it"
                .to_owned(),
        ),
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
            "it lies in no folder of applications".to_owned(),
        ),
        Mechanism::BrowserExtension => {
            (extension_by_hand(record, place, platform), EXTENSION_WHY.to_owned())
        }
        _ => return None,
    };
    let prose = matches!(mechanism, Mechanism::MacosBundle | Mechanism::BrowserExtension);
    let why = why.map_or(own_why, str::to_owned);
    Some(PlannedCommand {
        mechanism,
        is_prose: prose,
        rights: Rights::OwnOnly { why: String::new() },
        ..refused(&text, Refusal::ByHand(why), Origin::Composed, "by hand")
    })
}

/// Whether a Python package was installed as a part of the system.
fn is_of_the_system(record: &Software) -> bool {
    record.remark.as_deref().is_some_and(|remark| remark.contains("package of the system"))
}

const EXTENSION_WHY: &str = "a browser keeps its list of extensions sealed and puts back what only vanishes from its \
                             folder, so it is removed in the browser itself";

/// Where an extension is removed: the page of its browser, for its profile; and before that the policy or key
/// that installs it, or it comes back.
pub(in crate::removal::plan) fn extension_by_hand(
    record: &Software,
    place: &str,
    platform: Platform,
) -> String {
    let remark = record.remark.as_deref().unwrap_or_default();
    let browser = remark.split(';').next().unwrap_or_default().trim();
    let id = record.ids.extension_id.as_deref().unwrap_or(&record.name);
    let lower = browser.to_lowercase();
    let has = |word: &str| lower.contains(word);
    let page = if has("firefox") || has("thunderbird") {
        "about:addons".to_owned()
    } else if has("safari") {
        "Safari, Settings, Extensions".to_owned()
    } else {
        let scheme = ["edge", "brave", "opera", "vivaldi"].into_iter().find(|own| has(own));
        format!("{}://extensions/?id={id}", scheme.unwrap_or("chrome"))
    };
    let of = if browser.is_empty() { "the browser" } else { browser };
    let remove = format!("remove \"{}\" in {of} on its page {page} ({place})", record.name);
    if remark.contains("policy") {
        let list = if has("firefox") {
            "ExtensionSettings and Extensions"
        } else {
            "ExtensionInstallForcelist and ExtensionSettings"
        };
        let how = policies::in_words(browser, id, platform)
            .map_or_else(String::new, |how| format!(": {how}"));
        format!(
            "First take {id} out of the policies {list} of {of}, or it comes back{how}; then {remove}"
        )
    } else if remark.contains("another program") {
        format!(
            "First remove the program that installs it, or its key {id} below Extensions in the registry; then \
             {remove}"
        )
    } else {
        let mut text = remove;
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        text
    }
}
