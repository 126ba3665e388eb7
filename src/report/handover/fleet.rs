//! Policies and reports for Fleet GitOps (fleetdm/fleet, `docs/Configuration/yaml-files.md`): lists at the
//! top level of a file of their own, which the organisation's `default.yml` names.

use std::fmt::Write as _;

use super::readme::Readme;
use super::sql::{Table, passes_without, query};
use super::{Artefact, Engine, Order, quote};

/// Fleet's names of platforms, and the folder for each.
const PLATFORMS: &[(&str, &str)] =
    &[("windows", "Windows"), ("darwin", "macOS"), ("linux", "Linux")];

pub(super) fn files(order: &Order<'_>) -> Vec<Artefact> {
    let mut files = Vec::new();
    let mut named: Vec<(String, &str)> = Vec::new();
    for (platform, shown) in PLATFORMS {
        let head = format!("# {}\n", order.origin());
        let (mut policies, mut reports) = (head.clone(), head);
        for chosen in order.chosen {
            let title = quote::one_line(&chosen.title(order.catalog));
            for table in Table::ALL {
                if !table.platform().split(',').any(|own| own == *platform) {
                    continue;
                }
                let (Some(pass), Some(sql)) =
                    (passes_without(order, chosen, *table), query(order, chosen, *table))
                else {
                    continue;
                };
                let what = table.plain();
                let entry = |out: &mut String, pairs: &[(&str, String)]| {
                    for ((key, value), at) in pairs.iter().zip(0..) {
                        let mark = if at == 0 { "- " } else { "  " };
                        let _ = writeln!(out, "{mark}{key}: {value}");
                    }
                };
                entry(
                    &mut policies,
                    &[
                        ("name", quote::yaml(&format!("{shown} - {title} - no {what}"))),
                        (
                            "description",
                            quote::yaml(&format!("Passes where none of the {what} is of {title}.")),
                        ),
                        (
                            "resolution",
                            quote::yaml(
                                "Remove it (Interdict says how), restart, then refetch the host.",
                            ),
                        ),
                        ("query", quote::yaml(&pass)),
                        ("platform", quote::yaml(platform)),
                        ("critical", "false".to_owned()),
                    ],
                );
                entry(
                    &mut reports,
                    &[
                        ("name", quote::yaml(&format!("{shown} - {title} - {what}"))),
                        (
                            "description",
                            quote::yaml(&format!("One row for each of the {what} of {title}.")),
                        ),
                        ("query", quote::yaml(&sql)),
                        ("platform", quote::yaml(platform)),
                        ("interval", "86400".to_owned()),
                        ("automations_enabled", "false".to_owned()),
                    ],
                );
            }
        }
        let folder = shown.to_lowercase();
        for (name, text, what) in [
            ("policies", policies, "A host passes where nothing is found."),
            ("reports", reports, "Which host has what."),
        ] {
            let path = format!("lib/{folder}/{name}/interdict.yml");
            named.push((path.clone(), what));
            files.push(Artefact::text(&path, text));
        }
    }
    let paths = |name: &str| -> String {
        let lines: Vec<String> = PLATFORMS
            .iter()
            .map(|(_, shown)| {
                format!("  - path: ./lib/{}/{name}/interdict.yml\n", shown.to_lowercase())
            })
            .collect();
        lines.concat()
    };
    let lines = format!(
        "# Lines to add to your default.yml or to the file of a fleet; do not run GitOps on this file alone.\n\
         policies:\n{}reports:\n{}",
        paths("policies"),
        paths("reports")
    );
    files.push(Artefact::text("lines-to-add.yml", lines));
    named.push(("lines-to-add.yml".to_owned(), "The lines for your own file."));
    files.push(readme(order, &named));
    files
}

fn readme(order: &Order<'_>, files: &[(String, &str)]) -> Artefact {
    Readme {
        engine: Engine::Fleet,
        does: &[
            "A policy passes on a host when its query gives a row. These give one where nothing of what was \
             chosen is in the table, so a failed policy is a host to work on.",
            "A report lists what was found, with versions.",
        ],
        files,
        roll_out: &[
            "Copy the folder `lib` into your GitOps repository.",
            "Add the lines of `lines-to-add.yml` to your `default.yml` or to the file of a fleet. Fleet \
             before 4.83 writes `queries:` for `reports:`; the files themselves are the same.",
            "`fleetctl gitops -f default.yml --dry-run`, read what it would change, then without \
             `--dry-run`.",
        ],
        roll_back: &["Take the lines out and run GitOps again; delete the files."],
        cannot: &[
            "GitOps takes away what its files do not name: never run it on these files alone.",
            "A host that has not answered yet has neither passed nor failed.",
            "A policy passes too where osquery could not fill a table; the number of rows of each table is \
             asked by the osquery pack, not here.",
        ],
        checked: "Read back as YAML; the queries are run by SQLite on tables of osquery's shape with rows \
                  that must and must not be found. They were not run by Fleet.",
    }
    .file(order)
}
