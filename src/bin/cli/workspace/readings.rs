//! The readings of a workspace: what was read of which machine, and its rows.

use std::fmt::Write as _;

use interdict::model::{Origin, Presence};
use interdict::report;
use interdict::workspace::{
    InventoryRecord, KnownMachine, Outline, ReadingRecord, Workspace, past,
};
use serde_json::{Value, json};

use super::super::{CliError, output};
use super::LogFormat;
use super::machines::{find, plain, shown, write_csv, write_json};

/// Lists the readings, the newest of each machine first.
pub fn list(
    workspace: &Workspace,
    machine: Option<&str>,
    format: LogFormat,
) -> Result<(), CliError> {
    let outline = workspace.outline()?;
    let only = machine.map(|named| find(&outline, named)).transpose()?;
    let all: Vec<(&KnownMachine, &ReadingRecord, &InventoryRecord)> = outline
        .machines
        .iter()
        .filter(|machine| only.is_none_or(|only| machine.key == only))
        .flat_map(|machine| machine.readings.iter().rev().map(move |reading| (machine, reading)))
        .filter_map(|(machine, reading)| {
            outline.inventory(reading.inventory).map(|record| (machine, reading, record))
        })
        .collect();
    match format {
        LogFormat::Json => {
            let readings: Vec<Value> = all
                .iter()
                .map(|(machine, reading, record)| {
                    json!({
                        "reading": reading.id,
                        "inventory": reading.inventory,
                        "machine": machine.machine.name,
                        "machine_number": machine.key,
                        "at": reading.at,
                        "list_date": record.list_date,
                        "read_at": record.read_at,
                        "kept_at": record.kept_at,
                        "person": record.person,
                        "from": from(record),
                        "extent": record.extent,
                        "rows": reading.rows,
                        "counts": reading.counts,
                        "read_whole": record.is_complete(),
                    })
                })
                .collect();
            write_json(&json!({ "schema": "interdict-readings/1", "readings": readings }), None)
        }
        LogFormat::Csv => {
            let head =
                ["reading", "inventory", "machine", "as of", "kept", "from", "rows", "counts"];
            let head = head.map(str::to_owned).to_vec();
            let rows = all.iter().map(|(machine, reading, record)| {
                vec![
                    reading.id.to_string(),
                    reading.inventory.0.to_string(),
                    machine.machine.name.clone(),
                    reading.at.to_string(),
                    record.kept_at.to_string(),
                    from(record),
                    reading.rows.to_string(),
                    if reading.counts { "yes" } else { "" }.to_owned(),
                ]
            });
            write_csv(std::iter::once(head).chain(rows), None)
        }
        LogFormat::Table => {
            // Writing to a text cannot fail.
            let mut text = String::new();
            let mut last = None;
            for (machine, reading, record) in &all {
                if last != Some(machine.key) {
                    let name = shown(&machine.machine.name);
                    let _ = writeln!(text, "#{} {name}", machine.key.0);
                    last = Some(machine.key);
                }
                text.push_str(&line(reading, record));
            }
            if text.is_empty() {
                eprintln!("The workspace holds no reading of it.");
            }
            output::write(text.as_bytes(), None)
        }
    }
}

fn line(reading: &ReadingRecord, record: &InventoryRecord) -> String {
    let as_of = match record.list_date {
        Some(day) => format!("{day} (a list of that day)"),
        None => format!("{:.0}", reading.at),
    };
    let mut parts = vec![from(record), report::counted(reading.rows, "row")];
    if !record.is_whole() {
        parts.push("some programs only".to_owned());
    }
    if !record.is_complete() {
        parts.push("not read whole".to_owned());
    }
    if reading.counts {
        parts.push("counts today".to_owned());
    }
    let (id, inventory) = (reading.id, reading.inventory.0);
    format!("  reading {id} (inventory {inventory}), {as_of}: {}\n", parts.join("; "))
}

fn from(record: &InventoryRecord) -> String {
    match &record.origin {
        Origin::Scan => "scan".to_owned(),
        Origin::List { path, .. } => plain(path),
    }
}

/// Shows every row of a reading.
pub fn show(
    workspace: &Workspace,
    id: i64,
    format: LogFormat,
    out: Option<&std::path::Path>,
) -> Result<(), CliError> {
    let outline = workspace.outline()?;
    let inventory = workspace.reading(id)?;
    let known = place(&outline, id);
    let machine = inventory.machines.first().map_or("", |machine| machine.name.as_str());
    let heading = known.map_or_else(String::new, |(machine, reading)| {
        format!(
            "Reading {id} of #{} {}, as of {}: {}",
            machine.key.0,
            shown(&machine.machine.name),
            past::day(reading.at),
            report::counted(reading.rows, "row")
        )
    });
    let rows = (0..inventory.installed.len()).map(|at| {
        let source = inventory.installed.get(at).map_or(u16::MAX, |row| row.source);
        let source = inventory.sources.get(usize::from(source));
        (inventory.software(at), source.map_or("", |source| source.name.as_str()))
    });
    match format {
        LogFormat::Json => {
            let rows: Vec<Value> = rows
                .map(|(software, source)| json!({ "software": software, "source": source }))
                .collect();
            let value = json!({
                "schema": "interdict-reading/1",
                "reading": id,
                "machine": machine,
                "at": known.map(|(_, reading)| reading.at),
                "sources": inventory.sources,
                "cannot_show": inventory.cannot_show,
                "rows": rows,
            });
            write_json(&value, out)
        }
        LogFormat::Csv => {
            let head = ["machine", "kind", "name", "publisher", "version", "user", "source"];
            let head = head.map(str::to_owned).to_vec();
            let rows = rows.map(|(software, source)| {
                vec![
                    machine.to_owned(),
                    software.kind.plain().to_owned(),
                    software.name,
                    software.publisher.unwrap_or_default(),
                    software.version.unwrap_or_default(),
                    software.user.unwrap_or_default(),
                    source.to_owned(),
                ]
            });
            write_csv(std::iter::once(head).chain(rows), out)
        }
        LogFormat::Table => {
            let mut text = format!("{heading}\n");
            for (software, source) in rows {
                let version = software.version.as_deref().map(|text| format!(" {}", plain(text)));
                let by = software.publisher.as_deref().map(|text| format!(", {}", plain(text)));
                let traces =
                    if software.presence == Presence::Present { "" } else { " (traces only)" };
                let _ = writeln!(
                    text,
                    "  {}{}{}; {}, {}{traces}",
                    plain(&software.name),
                    version.unwrap_or_default(),
                    by.unwrap_or_default(),
                    software.kind.plain().to_lowercase(),
                    plain(source)
                );
            }
            for source in inventory.sources.iter().filter(|source| !source.state.is_complete()) {
                let (state, why) = (source.state.word(), plain(source.state.why()));
                let _ = writeln!(text, "{state}: {}: {why}", plain(&source.name));
            }
            output::write(text.as_bytes(), out)
        }
    }
}

/// The machine and the record of a reading.
fn place(outline: &Outline, id: i64) -> Option<(&KnownMachine, &ReadingRecord)> {
    outline.machines.iter().find_map(|machine| {
        machine.readings.iter().find(|reading| reading.id == id).map(|reading| (machine, reading))
    })
}
