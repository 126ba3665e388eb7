//! A query pack of osquery: one JSON object with `queries` (osquery, "Configuration", Packs).

use serde_json::{Map, Value, json};

use super::readme::Readme;
use super::sql::{Table, query};
use super::{Artefact, Engine, Order, quote};

/// Once a day that the daemon ran; packs take 1 to 604800 seconds.
const INTERVAL_SECS: u32 = 86_400;

pub(super) fn files(order: &Order<'_>) -> Vec<Artefact> {
    let mut queries = Map::new();
    for chosen in order.chosen {
        for table in Table::ALL {
            let Some(sql) = query(order, chosen, *table) else { continue };
            let name = format!("{}_{}", chosen.slug(), table.name());
            queries.insert(
                name,
                json!({
                    "query": sql,
                    "interval": INTERVAL_SECS,
                    "platform": table.platform(),
                    "snapshot": true,
                    "description": format!(
                        "{} among {}",
                        quote::one_line(&chosen.title(order.catalog)),
                        table.plain()
                    ),
                }),
            );
        }
    }
    // An empty answer means "none" only where the table itself was filled.
    for (table, platform) in [
        ("programs", "windows"),
        ("apps", "darwin"),
        ("deb_packages", "linux"),
        ("rpm_packages", "linux"),
        ("users", "windows,darwin,linux"),
    ] {
        queries.insert(
            format!("interdict_rows_of_{table}"),
            json!({
                "query": format!("SELECT count(*) AS rows_seen FROM {table};"),
                "interval": INTERVAL_SECS,
                "platform": platform,
                "snapshot": true,
                "description": format!("How many rows {table} has; 0 means that it was not read"),
            }),
        );
    }
    let pack = json!({ "platform": "windows,darwin,linux", "queries": Value::Object(queries) });
    let mut text = serde_json::to_string_pretty(&pack).unwrap_or_default();
    text.push('\n');
    let config = json!({ "packs": { "interdict": "/etc/osquery/packs/interdict.conf" } });
    let mut config = serde_json::to_string_pretty(&config).unwrap_or_default();
    config.push('\n');
    vec![
        Artefact::text("interdict.conf", text),
        Artefact::text("osquery.conf.example", config),
        readme(order),
    ]
}

fn readme(order: &Order<'_>) -> Artefact {
    Readme {
        engine: Engine::Osquery,
        does: &[
            "Asks each machine once a day for programs, apps, packages, extensions, services, drivers and \
             certificates of what was chosen. It changes nothing on the machine.",
            "Whole results are logged each time (`snapshot`), so that a machine is evidence again every day.",
        ],
        files: &[
            ("interdict.conf".to_owned(), "The pack."),
            ("osquery.conf.example".to_owned(), "The line for osquery's own configuration."),
        ],
        roll_out: &[
            "Copy `interdict.conf` to `/etc/osquery/packs/` (Linux), `/var/osquery/packs/` (macOS) or \
             `C:\\Program Files\\osquery\\packs\\` (Windows). Only administrators may be able to write there.",
            "Add the line of `osquery.conf.example` to the `packs` of osquery's configuration; change the \
             path to the place of the copy.",
            "`osqueryd --config_check --config_path=FILE` must end without an error. Restart osqueryd.",
            "Results stand in `osqueryd.snapshots.log` as `pack_interdict_…`. Interdict reads that log: \
             `interdict-cli check osqueryd.snapshots.log`.",
        ],
        roll_back: &["Take the line out of the configuration, delete `interdict.conf`, restart osqueryd."],
        cannot: &[
            "An empty answer means \"none found\" only where `interdict_rows_of_…` of the same day is not 0.",
            "The interval counts seconds that the daemon ran: a laptop that sleeps answers later.",
            "osquery's `programs` has no names of uninstall keys, and `apps` has no code signers.",
            "Installed files that no list names are not searched for.",
        ],
        checked: "The queries are run by SQLite on tables of osquery's shape, with rows that must and must \
                  not be found, and compared with Interdict's own matching. They were not run by osquery \
                  itself.",
    }
    .file(order)
}
