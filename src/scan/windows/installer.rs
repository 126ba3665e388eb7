//! Registrations of the Windows Installer: products that it knows and no uninstall key names.
//!
//! Where an uninstall key has the same product code, the key is the better record and the registration
//! adds nothing. "Installation Context" and "Per-User Installations" (Windows Installer) describe
//! `Installer\UserData\<security identifier>\Products\<packed code>\InstallProperties`; the machine's own
//! identifier is S-1-5-18. Upgrade codes name the products of one family, also removed ones that were
//! not removed well.

use std::collections::{BTreeMap, BTreeSet};

use super::gathering::Gathering;
use super::installation::Installation;
use super::uninstall;
use crate::model::{Identifiers, Kind, Presence, Scope, Software, SourceOutcome, UninstallCommand};
use crate::scan::common::installer::unpacked;
use crate::scan::common::registry::{Hive, RegistryKey};
use crate::scan::common::uninstall::install_date;
use crate::scan::empty;

const USER_DATA: &str = r"Microsoft\Windows\CurrentVersion\Installer\UserData";
const UPGRADE_CODES: &str = r"Microsoft\Windows\CurrentVersion\Installer\UpgradeCodes";
const ADVERTISED: &str = r"Classes\Installer\Products";

const NAME: &str = "Windows Installer";

/// Products of the machine and of every user, as the machine's own hive lists them.
pub(super) fn machine(windows: &Installation) -> SourceOutcome {
    let place = format!(r"HKEY_LOCAL_MACHINE\SOFTWARE\{USER_DATA}");
    match windows.software() {
        Ok(seen) => {
            let gathering = Gathering::new("windows-installer", NAME, &place);
            read(gathering, seen.hive.as_ref(), windows)
        }
        Err(state) => empty("windows-installer", NAME, &place, state),
    }
}

fn read(mut gathering: Gathering, hive: &dyn Hive, windows: &Installation) -> SourceOutcome {
    let mut named = names(hive, &uninstall::MACHINE);
    let users = windows.users().0;
    let families = families(&mut gathering, hive);
    let mut met: BTreeSet<String> = BTreeSet::new();
    for owner in gathering.key(hive, USER_DATA).map(|key| key.subkeys).unwrap_or_default() {
        let products = format!(r"{USER_DATA}\{owner}\Products");
        let list = gathering.key(hive, &products).map(|key| key.subkeys).unwrap_or_default();
        let owner_is_machine = owner == "S-1-5-18";
        let user = users
            .iter()
            .find(|user| user.sid.as_ref().is_some_and(|sid| sid.eq_ignore_ascii_case(&owner)));
        // A user's own products have their uninstall keys in the user's hive.
        if let Some(user) = user.filter(|_| !owner_is_machine && !list.is_empty())
            && let Ok(own) = windows.user_hive(user)
        {
            named.extend(names(own.hive.as_ref(), &uninstall::USER));
        }
        for packed in list {
            let Some(code) = unpacked(&packed) else {
                gathering.problem(&products, &packed, "This is no packed product code.");
                continue;
            };
            let scope = if owner_is_machine {
                Scope::Machine
            } else {
                Scope::User(user.map_or_else(|| owner.clone(), |user| user.name.clone()))
            };
            met.insert(code.clone());
            if named.contains(&code) {
                continue;
            }
            let properties =
                gathering.key(hive, &format!(r"{products}\{packed}\InstallProperties"));
            gathering.push(product(&code, scope, properties.as_ref(), families.get(&code)));
        }
    }
    let advertised = gathering.keys(hive, ADVERTISED);
    for key in advertised {
        let Some(code) = unpacked(&key.name) else { continue };
        if named.contains(&code) || met.contains(&code) {
            continue;
        }
        met.insert(code.clone());
        let remark = remark("known to the Windows Installer only by its name", families.get(&code));
        gathering.push(Software {
            name: key.text("ProductName").unwrap_or_else(|| code.clone()),
            remark: Some(remark),
            ..trace(&code, Scope::Unknown)
        });
    }
    for (code, family) in &families {
        if !named.contains(code) && !met.contains(code) {
            let remark = remark("known to the Windows Installer only by its codes", Some(family));
            gathering.push(Software { remark: Some(remark), ..trace(code, Scope::Unknown) });
        }
    }
    gathering.finish()
}

/// How many products are registered.
pub(super) fn count(hive: &dyn Hive) -> usize {
    let owners = hive.key(USER_DATA).ok().flatten().map(|key| key.subkeys).unwrap_or_default();
    owners
        .iter()
        .filter_map(|owner| hive.key(&format!(r"{USER_DATA}\{owner}\Products")).ok().flatten())
        .map(|key| key.subkeys.len())
        .sum()
}

/// Names of uninstall keys in capital letters, as product codes are unpacked.
fn names(hive: &dyn Hive, paths: &[&str]) -> BTreeSet<String> {
    uninstall::known(hive, paths).iter().map(|key| key.name.to_ascii_uppercase()).collect()
}

/// Upgrade codes by product code.
fn families(gathering: &mut Gathering, hive: &dyn Hive) -> BTreeMap<String, String> {
    let mut families = BTreeMap::new();
    for key in gathering.keys(hive, UPGRADE_CODES) {
        let Some(family) = unpacked(&key.name) else { continue };
        for code in key.values.iter().filter_map(|(name, _)| unpacked(name)) {
            families.insert(code, family.clone());
        }
    }
    families
}

fn trace(code: &str, scope: Scope) -> Software {
    Software {
        kind: Kind::Program,
        name: code.to_owned(),
        ids: Identifiers { product_code: Some(code.to_owned()), ..Identifiers::default() },
        scope,
        presence: Presence::Leftover,
        ..Software::default()
    }
}

fn remark(what: &str, family: Option<&String>) -> String {
    match family {
        Some(family) => format!("{what}; upgrade code {family}"),
        None => what.to_owned(),
    }
}

fn product(
    code: &str,
    scope: Scope,
    properties: Option<&RegistryKey>,
    family: Option<&String>,
) -> Software {
    let text = |name: &str| properties.and_then(|key| key.text(name));
    let Some(name) = text("DisplayName") else {
        let remark = remark("a registration of the Windows Installer without a name", family);
        return Software { remark: Some(remark), ..trace(code, scope) };
    };
    let user_writable = scope != Scope::Machine;
    Software {
        name,
        publisher: text("Publisher"),
        version: text("DisplayVersion"),
        location: text("InstallLocation").or_else(|| text("InstallSource")),
        installed_on: text("InstallDate").and_then(|own| install_date(&own)),
        uninstall: text("UninstallString").map(|text| UninstallCommand {
            text,
            quiet: None,
            user_writable,
        }),
        hidden: true,
        presence: Presence::Present,
        remark: Some(remark(
            "registered with the Windows Installer without an uninstall key",
            family,
        )),
        ..trace(code, scope)
    }
}
