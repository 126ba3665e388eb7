//! The machines of a workspace: which are known, and what a person says of them.

use std::fmt::Write as _;

use interdict::app::why_recognised;
use interdict::report::harmless;
use interdict::workspace::keys::MachineKey;
use interdict::workspace::recognise::{MachineAct, Sighting};
use interdict::workspace::{KnownMachine, KnownName, Outline, Workspace, past};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::super::{CliError, output};
use super::{LogFormat, WorkspaceCommand};

/// Candidates that are named where a name stands for several machines.
const MOST_NAMED: usize = 10;

/// A machine by what people call it, by a name that was read, or by its number (17 or #17).
pub fn find(outline: &Outline, named: &str) -> Result<MachineKey, CliError> {
    let named = named.trim();
    let folded = named.to_lowercase();
    let mut found: Vec<MachineKey> = outline
        .machines
        .iter()
        .filter(|machine| machine.machine.name.to_lowercase() == folded)
        .map(|machine| machine.key)
        .collect();
    if found.is_empty() {
        let read_as =
            outline.names.iter().filter(|name| name.machine.name.to_lowercase() == folded);
        found.extend(read_as.map(|name| outline.machine_of(name.key)));
    }
    found.sort();
    found.dedup();
    let numbered = || {
        let number = named.strip_prefix('#').unwrap_or(named).parse().ok()?;
        outline.machine(MachineKey(number))
    };
    match found.as_slice() {
        [one] => Ok(*one),
        [] => numbered().map(|machine| machine.key).ok_or_else(|| {
            CliError::Usage(format!("The workspace knows no machine \"{}\".", plain(named)))
        }),
        several => {
            let mut candidates: Vec<String> = several
                .iter()
                .take(MOST_NAMED)
                .filter_map(|key| outline.machine(*key))
                .map(|machine| format!("#{} ({})", machine.key.0, described(outline, machine)))
                .collect();
            if several.len() > MOST_NAMED {
                candidates.push(format!("and {} more", several.len() - MOST_NAMED));
            }
            Err(CliError::Usage(format!(
                "Several machines are called \"{}\"; name one by its number: {}.",
                plain(named),
                candidates.join(", ")
            )))
        }
    }
}

/// What tells a machine from another of its name.
fn described(outline: &Outline, machine: &KnownMachine) -> String {
    let mut parts = vec![read_as(outline, machine).join(", ")];
    parts.extend(
        machine.machine.serial.as_deref().map(|serial| format!("serial {}", plain(serial))),
    );
    match machine.readings.last() {
        Some(last) => parts.push(format!("last read {}", past::day(last.at))),
        None => parts.push("nothing kept".to_owned()),
    }
    parts.join("; ")
}

/// The names under which it was read, each once.
fn read_as(outline: &Outline, machine: &KnownMachine) -> Vec<String> {
    let mut names: Vec<String> =
        names_of(outline, machine).map(|name| shown(&name.machine.name)).collect();
    names.sort();
    names.dedup();
    names
}

fn names_of<'a>(
    outline: &'a Outline,
    machine: &'a KnownMachine,
) -> impl Iterator<Item = &'a KnownName> {
    outline.names.iter().filter(|name| machine.names.contains(&name.key))
}

/// A name of a terminal's line; a machine without one is said to be that.
pub(super) fn shown(name: &str) -> String {
    if name.is_empty() { "(no name)".to_owned() } else { plain(name) }
}

/// Text from outside may hold control characters that a terminal would obey.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Writes JSON with a line end.
pub(super) fn write_json(value: &Value, out: Option<&std::path::Path>) -> Result<(), CliError> {
    output::write(format!("{value:#}\n").as_bytes(), out)
}

/// Writes rows as CSV; a cell that a spreadsheet would take for a formula is one of text.
pub(super) fn write_csv(
    rows: impl IntoIterator<Item = Vec<String>>,
    out: Option<&std::path::Path>,
) -> Result<(), CliError> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let failed = |error: csv::Error| CliError::Output(std::io::Error::other(error));
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell).into_owned())).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(error.into_error().into()))?;
    output::write(&bytes, out)
}

/// Lists the machines.
pub fn list(workspace: &Workspace, tag: Option<&str>, format: LogFormat) -> Result<(), CliError> {
    let outline = workspace.outline()?;
    let wanted = tag.map(str::to_lowercase);
    let has = |machine: &&KnownMachine| {
        wanted.as_ref().is_none_or(|tag| machine.tags.iter().any(|own| own.to_lowercase() == *tag))
    };
    let machines = outline.machines.iter().filter(has);
    match format {
        LogFormat::Json => {
            let machines: Vec<Value> = machines.map(|one| machine_json(&outline, one)).collect();
            write_json(&json!({ "schema": "interdict-machines/1", "machines": machines }), None)
        }
        LogFormat::Csv => {
            let head =
                ["number", "name", "read as", "serial", "tags", "ignored", "readings", "last read"];
            let head = head.map(str::to_owned).to_vec();
            let rows = machines.map(|machine| {
                vec![
                    machine.key.0.to_string(),
                    machine.machine.name.clone(),
                    read_as(&outline, machine).join(", "),
                    machine.machine.serial.clone().unwrap_or_default(),
                    machine.tags.join(", "),
                    if machine.is_ignored { "yes" } else { "" }.to_owned(),
                    machine.readings.len().to_string(),
                    machine
                        .readings
                        .last()
                        .map_or_else(String::new, |one| past::day(one.at).to_string()),
                ]
            });
            write_csv(std::iter::once(head).chain(rows), None)
        }
        LogFormat::Table => {
            // Writing to a text cannot fail.
            let mut text = String::new();
            for machine in machines {
                text.push_str(&lines(&outline, machine));
            }
            if text.is_empty() {
                eprintln!("The workspace knows no such machine.");
            }
            if !outline.questions.is_empty() {
                eprintln!(
                    "Of {} only you can say which machine it is: \"interdict-cli workspace \
                     questions\" lists them.",
                    interdict::report::counted(outline.questions.len() as u64, "name")
                );
            }
            output::write(text.as_bytes(), None)
        }
    }
}

fn lines(outline: &Outline, machine: &KnownMachine) -> String {
    let own = shown(&machine.machine.name);
    let mut parts = Vec::new();
    if !machine.tags.is_empty() {
        parts.push(format!("tags: {}", plain(&machine.tags.join(", "))));
    }
    if machine.is_ignored {
        parts.push("ignored".to_owned());
    }
    match machine.readings.last() {
        Some(last) => parts.push(format!(
            "{}, the newest of {}",
            interdict::report::counted(machine.readings.len() as u64, "reading"),
            past::day(last.at)
        )),
        None => parts.push("nothing kept".to_owned()),
    }
    let mut text = format!("{:>6}  {own}; {}\n", format!("#{}", machine.key.0), parts.join("; "));
    // Where it has one name, and goes by that, there is no more to say.
    if machine.names.len() > 1
        || names_of(outline, machine).any(|name| shown(&name.machine.name) != own)
    {
        for name in names_of(outline, machine) {
            let serial =
                name.machine.serial.as_deref().map(|text| format!(", serial {}", plain(text)));
            let read = shown(&name.machine.name);
            let (number, serial) = (name.key.0, serial.unwrap_or_default());
            let _ = writeln!(text, "        name {number}: read as {read}{serial}");
        }
    }
    text
}

fn machine_json(outline: &Outline, machine: &KnownMachine) -> Value {
    json!({
        "number": machine.key,
        "name": machine.machine.name,
        "system": machine.machine.system,
        "serial": machine.machine.serial,
        "hardware_id": machine.machine.hardware_id,
        "tags": machine.tags,
        "ignored": machine.is_ignored,
        "names": names_of(outline, machine).map(|name| json!({
            "number": name.key,
            "name": name.machine.name,
            "serial": name.machine.serial,
            "hardware_id": name.machine.hardware_id,
        })).collect::<Vec<_>>(),
        "readings": machine.readings.len(),
        "last_read": machine.readings.last().map(|one| one.at),
    })
}

/// Lists what only a person can say.
pub fn questions(workspace: &Workspace) -> Result<(), CliError> {
    let outline = workspace.outline()?;
    let mut text = String::new();
    for question in &outline.questions {
        let name = outline.names.iter().find(|name| name.key == question.name);
        let name = name.map_or_else(String::new, |name| shown(&name.machine.name));
        let _ = writeln!(
            text,
            "name {}: {name}. {}",
            question.name.0,
            plain(&why_recognised(&question.why))
        );
        for candidate in &question.candidates {
            let known = outline.machine(candidate.machine);
            let name = known.map_or_else(String::new, |own| shown(&own.machine.name));
            let (number, why) = (candidate.machine.0, plain(&why_recognised(&candidate.why)));
            let _ = writeln!(text, "    #{number} {name}: {why}");
        }
    }
    if text.is_empty() {
        eprintln!("There is nothing to answer: every name was recognised.");
    } else {
        eprintln!(
            "Answer with \"interdict-cli workspace answer NUMBER --same-as MACHINE\", or \
             --not-the-same."
        );
    }
    output::write(text.as_bytes(), None)
}

/// Records what a person says of a machine.
pub fn change(
    workspace: &mut Workspace,
    said: &WorkspaceCommand,
    now: Timestamp,
) -> Result<(), CliError> {
    let outline = workspace.outline()?;
    let mut acts: Vec<(MachineKey, MachineAct)> = Vec::new();
    match said {
        WorkspaceCommand::Merge { machine, others } => {
            let into = find(&outline, machine)?;
            for other in others {
                let other = find(&outline, other)?;
                if other == into {
                    let text = "A machine is the same as itself already.";
                    return Err(CliError::Usage(text.to_owned()));
                }
                acts.push((other, MachineAct::Merge { into }));
            }
        }
        WorkspaceCommand::Split { machine, name } => acts.push(split(&outline, machine, *name)?),
        WorkspaceCommand::Rename { machine, name } => {
            let key = find(&outline, machine)?;
            let folded = name.trim().to_lowercase();
            for other in outline.machines.iter().filter(|other| other.key != key) {
                if !folded.is_empty() && other.machine.name.to_lowercase() == folded {
                    let number = other.key.0;
                    eprintln!(
                        "Another machine is called so, too (#{number}). From now on each is named by \
                         its number."
                    );
                }
            }
            acts.push((key, MachineAct::Rename { name: name.clone() }));
        }
        WorkspaceCommand::Tag { machine, tags } => {
            let key = find(&outline, machine)?;
            acts.extend(tags.iter().map(|tag| (key, MachineAct::Tag { tag: tag.clone() })));
        }
        WorkspaceCommand::Untag { machine, tags } => {
            let key = find(&outline, machine)?;
            acts.extend(tags.iter().map(|tag| (key, MachineAct::Untag { tag: tag.clone() })));
        }
        WorkspaceCommand::Ignore { machine } => {
            acts.push((find(&outline, machine)?, MachineAct::Ignore));
        }
        WorkspaceCommand::Heed { machine } => {
            acts.push((find(&outline, machine)?, MachineAct::Heed));
        }
        WorkspaceCommand::Answer { name, same_as, .. } => {
            let asked = outline.questions.iter().find(|own| own.name == MachineKey(*name));
            let known = outline.names.iter().find(|own| own.key == MachineKey(*name));
            let (Some(_), Some(known)) = (asked, known) else {
                return Err(CliError::Usage(format!("There is no question about name {name}.")));
            };
            let machine = match same_as {
                Some(machine) => find(&outline, machine)?,
                None => known.key,
            };
            acts.push((machine, MachineAct::Assign { sighting: Sighting::of(&known.machine) }));
        }
        // The others change no machine.
        _ => return Ok(()),
    }
    workspace.say_all(&acts, now)?;
    // What was added since the outline was read: nobody else can have changed it meanwhile.
    let before = outline.log.last().map(|record| record.id);
    for record in workspace.log()?.iter().filter(|record| Some(record.id) > before) {
        let number = record.id.0;
        eprintln!(
            "{}. Recorded as entry {number}; \"interdict-cli workspace undo {number}\" takes it back.",
            plain(&record.change.text())
        );
    }
    Ok(())
}

fn split(
    outline: &Outline,
    machine: &str,
    name: Option<i64>,
) -> Result<(MachineKey, MachineAct), CliError> {
    let key = find(outline, machine)?;
    let Some(machine) = outline.machine(key) else {
        return Err(CliError::Usage(format!("The workspace has no machine {}.", key.0)));
    };
    let names: Vec<&KnownName> = names_of(outline, machine).collect();
    if names.len() < 2 {
        let text = "The machine was read under one name only: there is nothing to split off.";
        return Err(CliError::Usage(text.to_owned()));
    }
    let wanted = names.iter().find(|own| Some(own.key.0) == name);
    let Some(own) = wanted else {
        let all: Vec<String> = names
            .iter()
            .map(|own| format!("--name {} ({})", own.key.0, shown(&own.machine.name)))
            .collect();
        let text = format!("Say which of its names is a machine of its own: {}.", all.join(", "));
        return Err(CliError::Usage(text));
    };
    Ok((own.key, MachineAct::Assign { sighting: Sighting::of(&own.machine) }))
}
