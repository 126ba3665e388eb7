//! The ways to remove one product: what the recipe says with the machine's own codes filled in, what the
//! machine's own entries say, and what its package manager does.

mod by_hand;
mod made;
mod recipe;

use by_hand::by_hand;
pub(super) use by_hand::extension_by_hand;
use made::{planned, refused};
use recipe::{CODE, from_recipe, with_code};

use super::prose;
use super::{Request, Subject};
use crate::catalog::RecipeCommand;
use crate::model::{Kind, Platform, Presence, Scope, Software};
use crate::removal::installer::{
    self, Uninstaller, package_manager, product_code, removal_by_package,
};
use crate::removal::order::protects;
use crate::removal::refuse::{self, Refusal};
use crate::removal::{CommandLine, Mechanism, Origin, PlannedCommand, Rights};

/// One thing that is uninstalled by itself, with the ways to do it, best first.
pub(super) struct Removal {
    /// What it is called on this machine.
    pub name: String,
    pub ways: Vec<PlannedCommand>,
}

/// Each installed thing of a product once, with its ways.
pub(super) fn removals(subject: &Subject<'_>, request: &Request<'_>) -> Vec<Removal> {
    let installed: Vec<&Software> = subject
        .records
        .iter()
        .filter(|record| {
            !record.kind.is_part()
                && record.presence == Presence::Present
                && !matches!(record.kind, Kind::Component | Kind::Licence | Kind::Distribution)
                // An update goes with the program that it belongs to.
                && record.parent.is_none()
        })
        .collect();
    let mut removals: Vec<Removal> = Vec::new();
    // Visible entries first: a hidden twin is another way to the same end.
    let (hidden, mut visible): (Vec<&Software>, Vec<&Software>) =
        installed.iter().partition(|record| record.hidden);
    // What administrators wrote goes first: the same command from a user's own list runs with less.
    // A receipt of macOS is discarded once what it stands for is gone.
    visible.sort_by_key(|record| (is_receipt(record), is_of_a_user(record)));
    for record in &visible {
        let ways = ways(Some(record), subject, request);
        add(&mut removals, record, ways);
    }
    for record in &hidden {
        let ways = ways(Some(record), subject, request);
        let none_runs =
            !removals.iter().any(|removal| removal.ways.iter().any(PlannedCommand::can_run));
        match removals.iter_mut().find(|removal| removal.name == record.name) {
            Some(twin) => merge(&mut twin.ways, ways),
            None if none_runs || record.ids.product_code.is_some() => {
                add(&mut removals, record, ways);
            }
            None => {}
        }
    }
    if removals.is_empty() {
        let ways = ways(None, subject, request);
        removals.push(Removal { name: subject.name.clone(), ways });
    }
    removals
}

/// Whether a record was written, or could have been, by an ordinary user: nothing of it may be done with
/// more rights than that user has.
fn is_of_a_user(record: &Software) -> bool {
    matches!(record.scope, Scope::User(_))
        || record.uninstall.as_ref().is_some_and(|own| own.user_writable)
}

/// Whether a record is the receipt that macOS keeps of an installed package.
fn is_receipt(record: &Software) -> bool {
    package_manager(record) == Some(Mechanism::MacosPackage)
}

/// Adds a removal, unless another record has led to the same command already.
fn add(removals: &mut Vec<Removal>, record: &Software, ways: Vec<PlannedCommand>) {
    let lines = |ways: &[PlannedCommand]| -> Vec<CommandLine> {
        ways.iter()
            .filter(|way| way.origin != Origin::Recipe || way.text.contains('{'))
            .filter_map(|way| way.line.clone())
            .collect()
    };
    let own = lines(&ways);
    let same = removals.iter_mut().find(|removal| {
        let theirs = lines(&removal.ways);
        own.iter().any(|line| theirs.contains(line))
            || removal.name == record.name && (own.is_empty() || theirs.is_empty())
    });
    match same {
        Some(removal) => merge(&mut removal.ways, ways),
        None => removals.push(Removal { name: record.name.clone(), ways }),
    }
}

/// Each command once.
fn merge(ways: &mut Vec<PlannedCommand>, more: Vec<PlannedCommand>) {
    for mut way in more {
        if ways.iter().all(|known| known.text != way.text) {
            way.id = format!("way-{}", ways.len() + 1);
            ways.push(way);
        }
    }
}

fn ways(
    record: Option<&Software>,
    subject: &Subject<'_>,
    request: &Request<'_>,
) -> Vec<PlannedCommand> {
    let platform = request.platform;
    let mut ways: Vec<PlannedCommand> = Vec::new();
    let code = record.and_then(|record| record.ids.product_code.as_deref()).and_then(product_code);
    let recipe = subject.product.map(|product| product.removal.command.as_slice());
    let own = |command: &&RecipeCommand| {
        command.platform() == Some(platform) || command.platform().is_none()
    };
    let recipe: Vec<&RecipeCommand> = recipe.unwrap_or_default().iter().filter(own).collect();
    // What the recipe says of this very code.
    if let Some(code) = &code {
        for command in &recipe {
            let text = with_code(&command.run);
            if text.contains(CODE) && !prose::points_to_entry(&text) {
                let text = text.replace(CODE, code);
                merge(&mut ways, vec![from_recipe(command, &text, record, request)]);
            }
        }
    }
    let mut has_own = !ways.is_empty();
    if let Some(record) = record {
        if platform == Platform::Windows
            && let Some(found) = installer::entry(record, request.facts)
        {
            merge(&mut ways, vec![from_entry(record, found, request)]);
            has_own = true;
        }
        let why_not = system_only(record, subject, request.platform);
        let found = removal_by_package(record, platform, request.facts);
        if let Some(found) = found.filter(|_| why_not.is_none()) {
            merge(&mut ways, vec![from_package(record, found, request)]);
            has_own = true;
        } else if let Some(way) = by_hand(record, why_not, request.platform) {
            merge(&mut ways, vec![way]);
            has_own = true;
        }
    }
    for command in recipe {
        if with_code(&command.run).contains(CODE)
            && !prose::points_to_entry(&command.run)
            && (code.is_some() || has_own && command.when == "normal")
        {
            // Filled in above, or of no use to an entry without a code.
            continue;
        }
        if has_own && prose::points_to_entry(&command.run) {
            continue;
        }
        merge(&mut ways, vec![from_recipe(command, &command.run, record, request)]);
    }
    ways
}

/// Why the system's own way is not enough for a record, where it is not: on macOS the system knows neither the
/// system extensions of a product nor what else it has put where.
fn system_only(
    record: &Software,
    subject: &Subject<'_>,
    platform: Platform,
) -> Option<&'static str> {
    if platform != Platform::Macos {
        return None;
    }
    let has_uninstaller = subject.product.is_some_and(|product| {
        let own = |command: &&RecipeCommand| command.platform() == Some(platform);
        let is_command =
            |command: &RecipeCommand| prose::is_command(&with_code(&command.run), platform);
        product.removal.command.iter().filter(own).any(is_command)
    });
    match package_manager(record)? {
        Mechanism::MacosBundle => {
            let extends = |one: &Software| one.source.ends_with("extensions");
            if has_uninstaller {
                Some(
                    "the product's own uninstaller goes first; an app that is left after it can be moved to the Bin",
                )
            } else if subject.product.is_some_and(protects) || subject.records.iter().any(extends) {
                Some(
                    "the Finder asks macOS to take its system extensions away with it, which happens only when a \
                     person moves it",
                )
            } else {
                None
            }
        }
        Mechanism::MacosPackage => {
            let is_known = |one: &Software| {
                !one.kind.is_part()
                    && one.presence == Presence::Present
                    && package_manager(one) == Some(Mechanism::MacosBundle)
            };
            (!has_uninstaller && !subject.records.iter().any(is_known)).then_some(
                "nothing but its receipt is known: without it nobody could tell any more that the product is there",
            )
        }
        _ => None,
    }
}

fn from_entry(
    record: &Software,
    found: Result<Uninstaller, Refusal>,
    request: &Request<'_>,
) -> PlannedCommand {
    let own = record.uninstall.clone().unwrap_or_default();
    let of_a_user = is_of_a_user(record);
    let origin = if of_a_user { Origin::UserEntry } else { Origin::MachineEntry };
    match found {
        Ok(found) => {
            let rights = if found.mechanism == Mechanism::WindowsInstaller && !of_a_user {
                Rights::Administrator
            } else {
                refuse::rights(&found.line.program, of_a_user, &record.scope, request.facts)
            };
            planned(found, origin, rights, "the program's own entry", Platform::Windows)
        }
        Err(refusal) => {
            let text = own.quiet.filter(|text| !text.trim().is_empty()).unwrap_or(own.text);
            refused(&text, refusal, origin, "the program's own entry")
        }
    }
}

fn from_package(
    record: &Software,
    found: Result<Uninstaller, Refusal>,
    request: &Request<'_>,
) -> PlannedCommand {
    match found {
        Ok(found) => {
            let rights = match (&record.scope, found.mechanism) {
                (
                    Scope::User(user),
                    Mechanism::Appx
                    | Mechanism::Winget
                    | Mechanism::Flatpak
                    | Mechanism::Npm
                    | Mechanism::Pip
                    | Mechanism::MacosBundle,
                ) => Rights::User { user: user.clone() },
                // Both refuse to be root, or ask for more by themselves.
                (_, Mechanism::Winget | Mechanism::Homebrew) => {
                    Rights::OwnOnly { why: String::new() }
                }
                (_, mechanism @ (Mechanism::Npm | Mechanism::Pip | Mechanism::MacosBundle)) => {
                    refuse::of_files(mechanism, &found.line, request.facts)
                }
                _ => Rights::Administrator,
            };
            let when = format!("by {}", found.mechanism.name());
            planned(found, Origin::Composed, rights, &when, request.platform)
        }
        Err(refusal) => refused(&record.name, refusal, Origin::Composed, "by its package manager"),
    }
}
