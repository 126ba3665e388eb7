//! A Security Configuration Assessment of Wazuh: a YAML policy whose checks pass where none of a maker's
//! keys, folders and programs is there (wazuh/wazuh, `docs/ref/modules/sca/custom-policies.md`).

use std::fmt::Write as _;

use super::facts::Trust;
use super::readme::Readme;
use super::{Artefact, Chosen, Engine, HandoverError, Order, quote};
use crate::catalog::Catalog;

/// Ids of an organisation's own checks must not meet Wazuh's.
const FIRST: usize = 910_001;

/// A system: its name in files, in words, what must be there for the policy to apply, and what is looked for.
struct System {
    word: &'static str,
    shown: &'static str,
    requirement: &'static str,
    rules: fn(&Chosen, &Catalog) -> Vec<String>,
}

const SYSTEMS: &[System] = &[
    System {
        word: "windows",
        shown: "Windows",
        requirement: r"r:HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion",
        rules: windows,
    },
    System { word: "linux", shown: "Linux", requirement: "f:/etc/os-release", rules: linux },
    System { word: "macos", shown: "macOS", requirement: "d:/System/Library", rules: macos },
];

pub(super) fn files(order: &Order<'_>) -> Result<Vec<Artefact>, HandoverError> {
    let mut files = Vec::new();
    let mut named: Vec<(String, &str)> = Vec::new();
    for system in SYSTEMS {
        let checks: Vec<(&Chosen, Vec<String>)> = order
            .chosen
            .iter()
            .map(|own| (own, (system.rules)(own, order.catalog)))
            .filter(|(_, rules)| !rules.is_empty())
            .collect();
        if checks.is_empty() {
            continue;
        }
        // 4.x names a check by `title`, which 5.x still reads with a warning.
        for (version, key, what) in
            [("5.x", "name", "Policy for Wazuh 5.x."), ("4.x", "title", "Policy for Wazuh 4.x.")]
        {
            let path = format!("{version}/interdict_{}.yml", system.word);
            files.push(Artefact::text(&path, policy(order, system, &checks, key)));
            named.push((path, what));
        }
    }
    if files.is_empty() {
        return Err(HandoverError::NoFacts {
            engine: Engine::Wazuh.plain(),
            why: "the catalogue has no key, folder or program for it that was read in a source",
        });
    }
    files.push(readme(order, &named));
    Ok(files)
}

fn policy(
    order: &Order<'_>,
    system: &System,
    checks: &[(&Chosen, Vec<String>)],
    key: &str,
) -> String {
    let id = format!("interdict_{}", system.word);
    let mut text = format!(
        "# {}\npolicy:\n  id: {}\n  file: {}\n  name: {}\n  description: {}\nrequirements:\n  {key}: {}\n  \
         description: {}\n  condition: any\n  rules:\n    - {}\nchecks:\n",
        quote::one_line(&order.origin()),
        quote::yaml(&id),
        quote::yaml(&format!("{id}.yml")),
        quote::yaml(&format!("Interdict: restricted software is absent ({})", system.shown)),
        quote::yaml("Traces of restricted makers that need no command to be seen."),
        quote::yaml(&format!("{} only", system.shown)),
        quote::yaml("Runs where the system is the one that is meant."),
        quote::yaml(system.requirement),
    );
    for ((chosen, rules), id) in checks.iter().zip(FIRST..) {
        let title = quote::one_line(&chosen.title(order.catalog));
        let _ = write!(
            text,
            "  - id: {id}\n    {key}: {}\n    description: {}\n    rationale: {}\n    remediation: {}\n    \
             condition: none\n    rules:\n",
            quote::yaml(&format!("Nothing of {title}")),
            quote::yaml("Looks for keys, folders and programs of the maker."),
            quote::yaml("The organisation may not use it, or decided not to."),
            quote::yaml("Remove it as Interdict says, restart, remove what is left, check again."),
        );
        for rule in rules {
            let _ = writeln!(text, "      - {}", quote::yaml(rule));
        }
    }
    text
}

/// Whether a value can stand in a rule as itself: no pattern, no variable, none of the rule's own words.
fn is_plain(value: &str) -> bool {
    let special = ['%', '<', '>', '*', '?', '~', '$', ',', '"', '\'', '\n', '\r', '\t'];
    !value.trim().is_empty()
        && !value.contains(special)
        && [" -> ", " && ", " compare ", " not "].iter().all(|own| !value.contains(own))
}

fn windows(chosen: &Chosen, catalog: &Catalog) -> Vec<String> {
    let mut keys = chosen.values(catalog, Trust::Verified, &[|own| &own.windows.registry_keys]);
    let entries = chosen.values(
        catalog,
        Trust::Verified,
        &[|own| &own.windows.uninstall_keys, |own| &own.windows.product_codes],
    );
    keys.extend(
        entries
            .iter()
            .map(|own| format!(r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\{own}")),
    );
    // The agent is a 32-bit program: both views by name.
    let both = |key: &String| {
        let twin = match key.strip_prefix(r"HKLM\SOFTWARE\WOW6432Node\") {
            Some(rest) => Some(format!(r"HKLM\SOFTWARE\{rest}")),
            None => key
                .strip_prefix(r"HKLM\SOFTWARE\")
                .map(|rest| format!(r"HKLM\SOFTWARE\WOW6432Node\{rest}")),
        };
        std::iter::once(key.clone()).chain(twin).collect::<Vec<_>>()
    };
    let mut rules: Vec<String> = keys
        .iter()
        .filter(|own| own.starts_with(r"HKLM\"))
        .flat_map(both)
        .map(|own| format!("r:{own}"))
        .collect();
    let folders = chosen.values(catalog, Trust::Verified, &[|own| &own.windows.install_dirs]);
    rules.extend(
        folders.iter().filter(|own| own.get(1..3) == Some(r":\")).map(|own| format!("d:{own}")),
    );
    let programs = chosen.values(catalog, Trust::Verified, &[|own| &own.windows.processes]);
    rules.extend(programs.iter().map(|own| format!("p:{own}")));
    kept(rules)
}

fn linux(chosen: &Chosen, catalog: &Catalog) -> Vec<String> {
    let paths = chosen.values(catalog, Trust::Verified, &[|own| &own.linux.paths]);
    let units = chosen.values(catalog, Trust::Verified, &[|own| &own.linux.systemd]);
    let mut rules: Vec<String> =
        paths.iter().filter(|own| own.starts_with('/')).map(|own| format!("d:{own}")).collect();
    for unit in units {
        let unit = unit.strip_suffix(".service").unwrap_or(&unit);
        rules.push(format!("f:/etc/systemd/system/{unit}.service"));
        rules.push(format!("f:/lib/systemd/system/{unit}.service"));
    }
    let programs = chosen.values(catalog, Trust::Verified, &[|own| &own.linux.processes]);
    rules.extend(programs.iter().map(|own| format!("p:{own}")));
    kept(rules)
}

fn macos(chosen: &Chosen, catalog: &Catalog) -> Vec<String> {
    let apps = chosen.values(catalog, Trust::Verified, &[|own| &own.macos.app_names]);
    let paths = chosen.values(catalog, Trust::Verified, &[|own| &own.macos.paths]);
    let labels = chosen.values(catalog, Trust::Verified, &[|own| &own.macos.launchd_labels]);
    let mut rules: Vec<String> = apps
        .iter()
        .filter(|own| own.strip_suffix(".app").is_some_and(|own| !own.contains('/')))
        .map(|own| format!("d:/Applications/{own}"))
        .collect();
    rules.extend(paths.iter().filter(|own| own.starts_with('/')).map(|own| format!("d:{own}")));
    for label in labels {
        rules.push(format!("f:/Library/LaunchDaemons/{label}.plist"));
        rules.push(format!("f:/Library/LaunchAgents/{label}.plist"));
    }
    kept(rules)
}

fn kept(mut rules: Vec<String>) -> Vec<String> {
    rules.retain(|own| is_plain(own));
    rules.sort_unstable();
    rules.dedup();
    rules
}

fn readme(order: &Order<'_>, files: &[(String, &str)]) -> Artefact {
    Readme {
        engine: Engine::Wazuh,
        does: &[
            "Each check passes where none of a maker's keys, folders and running programs is there. It runs \
             no command and changes nothing.",
            "What a removal leaves behind counts: the check fails until keys and folders are gone, too.",
        ],
        files,
        roll_out: &[
            "Take the folder of your version. Put the file into the shared folder of the agent group.",
            "Add `<policy>etc/shared/interdict_windows.yml</policy>` (and the others) under \
             `<sca><policies>` of the group's `agent.conf`. Never put files into `ruleset/sca`: upgrades \
             replace it.",
            "Look for `Failed to parse policy` in the agent's log.",
        ],
        roll_back: &["Take the line out, delete the file, restart the agents."],
        cannot: &[
            "*Not applicable* means that a rule could not be evaluated. It is no pass.",
            "Folders below a user's profile are not looked into, and packages of rpm are not: use the \
             inventory of Wazuh for those, with the filter `package.vendor`.",
            "Only facts that were read in a source are looked for: a maker without any is not in the file.",
        ],
        checked: "Read back as YAML; the form of every rule is checked. It was not run by a Wazuh agent.",
    }
    .file(order)
}
