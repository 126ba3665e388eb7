//! Two days of a workspace side by side, or the last two readings of one of its machines.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

use interdict::app::compare::{Comparison, FoundChange, ProgramChange};
use interdict::app::standing::{self, Standing, StandingFinding};
use interdict::catalog::Catalog;
use interdict::model::{Confidence, Inventory, Origin, Profile, Status};
use interdict::report::Input;
use interdict::workspace::changes::{Change, Doubt, FleetChanges, Side, What};
use interdict::workspace::keys::{FindingKey, InventoryKey, MachineKey};
use interdict::workspace::{Access, Outline, Workspace, past, title};
use jiff::Timestamp;
use jiff::civil::Date;

use super::super::workspace::{find, open};
use super::super::{CliError, check as checking, load};
use super::{DiffArguments, Named, Shown, detail, finish};

/// One of the two times, with the words for it.
struct Time {
    at: Timestamp,
    named: String,
}

/// Compares two days; gives the exit code.
pub(super) fn diff(
    arguments: &DiffArguments,
    path: &Path,
    days: &[String],
) -> Result<u8, CliError> {
    let workspace = open(path, Access::Look)?;
    let mut catalog = load(&arguments.catalog)?;
    checking::own_rules_in(&arguments.rules, Some(&workspace), &mut catalog)?;
    let profile = profile(arguments, &workspace, &catalog)?;
    let as_of = checking::day(arguments.as_of.as_deref())?;
    let mut outline = workspace.outline()?;
    let machine = arguments.machine.as_deref().map(|named| find(&outline, named)).transpose()?;
    let (before, after) = match (days, machine) {
        ([], Some(key)) => last_two(&outline, key)?,
        ([], None) => {
            let text = "Say which two days (YYYY-MM-DD) are compared, or --machine for its last two \
                        readings.";
            return Err(CliError::Usage(text.to_owned()));
        }
        ([first], _) => (on(first)?, Time { at: Timestamp::MAX, named: "now".to_owned() }),
        ([first, second, ..], _) => (on(first)?, on(second)?),
    };
    if before.at >= after.at {
        return Err(CliError::Usage(format!(
            "{} is not earlier than {}: name the earlier one first.",
            before.named, after.named
        )));
    }
    if let Some(key) = machine {
        // The others stay in their places, with nothing that was read of them.
        for other in outline.machines.iter_mut().filter(|other| other.key != key) {
            other.readings.clear();
        }
    }
    let (old, new) = (outline.until(before.at), outline.until(after.at));
    for (time, own) in [(&before, &old), (&after, &new)] {
        if counting(own).is_empty() {
            let first = outline.days().last().map_or_else(String::new, |day| {
                format!(" The first day on which something was read is {day}.")
            });
            let text = format!("Nothing was read by {}.{first}", time.named);
            return Err(CliError::Usage(text));
        }
    }
    let mut comparison = compare(&workspace, &old, &new, &catalog, &profile, as_of, before.at)?;
    let deleted = outline.deleted_of(before.at);
    if deleted > 0 {
        comparison.notes.push(format!(
            "Of what was kept by {}, {} deleted since, whole or in part: what only they showed is \
             missing here.",
            before.named,
            if deleted == 1 {
                "one inventory was".to_owned()
            } else {
                format!("{deleted} inventories were")
            }
        ));
    }
    let side = |time: &Time, outline: &Outline| Named {
        path: format!("{}, {}", path.display(), time.named),
        inputs: inputs(outline),
    };
    let shown = Shown {
        before: side(&before, &old),
        after: side(&after, &new),
        comparison,
        catalog: &catalog,
        profile: &profile,
        as_of,
        detail: detail(arguments),
    };
    finish(arguments, &shown)
}

fn profile(
    arguments: &DiffArguments,
    workspace: &Workspace,
    catalog: &Catalog,
) -> Result<Profile, CliError> {
    let DiffArguments { profile, jurisdiction, audience, .. } = arguments;
    let named = profile.is_some() || !jurisdiction.is_empty() || !audience.is_empty();
    match workspace.profile()?.filter(|_| !named) {
        Some(kept) => Ok(kept),
        None => checking::profile(profile.as_deref(), jurisdiction, audience, catalog),
    }
}

fn on(day: &str) -> Result<Time, CliError> {
    let day: Date = day.parse().map_err(|_| {
        CliError::Usage(format!("\"{day}\" is no day; write YYYY-MM-DD, as in 2025-11-30"))
    })?;
    if past::end_of(day) > past::end_of(interdict::workspace::latest_list_date(Timestamp::now())) {
        eprintln!("{day} has not come: the newest that is kept is taken for it.");
    }
    Ok(Time { at: past::end_of(day), named: day.to_string() })
}

fn last_two(outline: &Outline, key: MachineKey) -> Result<(Time, Time), CliError> {
    let times: BTreeSet<Timestamp> = outline
        .machine(key)
        .into_iter()
        .flat_map(|machine| machine.readings.iter().map(|reading| reading.at))
        .collect();
    let mut newest = times.into_iter().rev();
    let (Some(last), Some(one_before)) = (newest.next(), newest.next()) else {
        let text = "The machine was read once only: there is nothing to compare with.";
        return Err(CliError::Usage(text.to_owned()));
    };
    let named = |at: Timestamp| Time { at, named: format!("{at:.0}") };
    Ok((named(one_before), named(last)))
}

/// The inventories whose rows count on a day, with how many machines they count for and their rows.
fn counting(outline: &Outline) -> BTreeMap<InventoryKey, (usize, u64)> {
    let mut counting: BTreeMap<InventoryKey, (usize, u64)> = BTreeMap::new();
    let machines = outline.machines.iter().filter(|machine| !machine.is_ignored);
    for reading in machines.flat_map(|machine| &machine.readings).filter(|own| own.counts) {
        let own = counting.entry(reading.inventory).or_default();
        *own = (own.0 + 1, own.1 + reading.rows);
    }
    counting
}

fn inputs(outline: &Outline) -> Vec<Input> {
    let of = |(key, (machines, rows)): (InventoryKey, (usize, u64))| {
        let record = outline.inventory(key)?;
        let (path, format) = match &record.origin {
            Origin::Scan => (format!("inventory {}: scan", key.0), "scan".to_owned()),
            Origin::List { path, format } => {
                (format!("inventory {}: {path}", key.0), format.clone())
            }
        };
        let mut read = Inventory::new(record.origin.clone(), record.read_at);
        read.sources.clone_from(&record.sources);
        read.cannot_show.clone_from(&record.cannot_show);
        read.counts = record.counts;
        Some(Input { machines, software: rows, ..Input::of(&read, &path, &format) })
    };
    counting(outline).into_iter().filter_map(of).collect()
}

/// What changed: findings from their lives, every other program from the rows.
fn compare(
    workspace: &Workspace,
    old: &Outline,
    new: &Outline,
    catalog: &Catalog,
    profile: &Profile,
    as_of: Date,
    by: Timestamp,
) -> Result<Comparison, CliError> {
    let was = standing::on(workspace, old.clone(), catalog, profile, as_of)?;
    let is = standing::on(workspace, new.clone(), catalog, profile, as_of)?;
    let fleet = workspace.changes_between(old.clone(), new.clone())?;
    let name = |key: &MachineKey| {
        new.machine(*key).map_or_else(String::new, |machine| machine.machine.name.clone())
    };
    let mut comparison = Comparison {
        findings: found(&was, &is, &fleet, by),
        by_program: Vec::new(),
        only_before: fleet.only_before.iter().map(name).collect(),
        only_after: fleet.only_after.iter().map(name).collect(),
        compared: fleet.machines.len(),
        same: fleet.machines.iter().map(|own| own.changes.same).sum(),
        ..Comparison::default()
    };
    let told = told(&was, &is);
    let rest: Vec<_> = fleet
        .machines
        .into_iter()
        .map(|mut own| {
            own.changes.changes.retain(|one| !told.contains(&(own.machine, bare(one))));
            own.changes
        })
        .collect();
    comparison.by_program = interdict::workspace::changes::by_program(&rest);
    for own in rest {
        let machine = own.name;
        let with = |change| ProgramChange { machine: machine.clone(), change };
        comparison.programs.extend(own.changes.into_iter().map(with));
    }
    Ok(comparison)
}

fn bare(change: &Change) -> String {
    let side = change.after.as_ref().or(change.before.as_ref());
    title::bare(&change.name, side.map(|own| own.version.as_str()).filter(|text| !text.is_empty()))
}

/// Programs that are told as findings are not told again.
fn told(was: &Standing, is: &Standing) -> HashSet<(MachineKey, String)> {
    let mut told = HashSet::new();
    for one in was.findings.iter().chain(&is.findings).filter(|one| counts(one)) {
        let version = one.finding.version.as_deref();
        told.insert((one.key.machine, title::bare(&one.finding.name, version)));
        for own in one.titles.iter() {
            told.insert((one.key.machine, title::bare(&own.name, None)));
        }
    }
    told
}

/// What counts as found, or would if it were not allowed.
fn counts(one: &StandingFinding) -> bool {
    one.finding.confidence > Confidence::Possible && one.finding.is_covered()
}

fn there(standing: &Standing) -> BTreeMap<&FindingKey, &StandingFinding> {
    let there = standing.findings.iter().filter(|one| counts(one) && one.life.is_there());
    there.map(|one| (&one.key, one)).collect()
}

fn found(was: &Standing, is: &Standing, fleet: &FleetChanges, by: Timestamp) -> Vec<FoundChange> {
    let (old, new) = (there(was), there(is));
    let later: BTreeMap<&FindingKey, &StandingFinding> =
        is.findings.iter().map(|one| (&one.key, one)).collect();
    let changed: BTreeMap<MachineKey, &[Change]> =
        fleet.machines.iter().map(|own| (own.machine, own.changes.changes.as_slice())).collect();
    let keys: BTreeSet<&FindingKey> = old.keys().chain(new.keys()).copied().collect();
    let mut changes = Vec::new();
    for key in keys {
        let (before, after) = (old.get(key).copied(), new.get(key).copied());
        let Some(shown) = after.or(before) else { continue };
        let (what, why) = match (before, after) {
            (Some(before), Some(after)) => {
                match (&before.finding.version, &after.finding.version) {
                    (Some(was), Some(is)) if was.trim() != is.trim() => (What::Version, None),
                    _ => continue,
                }
            }
            _ if fleet.only_before.contains(&key.machine) => {
                (What::Unclear, Some(Doubt::OnlyIn(Side::Before)))
            }
            _ if fleet.only_after.contains(&key.machine) => {
                (What::Unclear, Some(Doubt::OnlyIn(Side::After)))
            }
            (Some(_), None) => (What::Gone, why_gone(later.get(key).copied())),
            (None, _) => arrived(shown, changed.get(&key.machine).copied().unwrap_or(&[]), by),
        };
        let version = |own: Option<&StandingFinding>| {
            own.map(|own| own.finding.version.clone().unwrap_or_default())
        };
        changes.push(FoundChange {
            what,
            machine: shown.finding.machine_name.clone(),
            finding: shown.finding.clone(),
            version_before: version(before),
            version_after: version(after),
            why,
        });
    }
    changes.sort_by(|a, b| {
        let verdict =
            |own: &FoundChange| (own.finding.assessment.verdict, own.finding.assessment.verdict_if);
        verdict(b).cmp(&verdict(a)).then_with(|| {
            (a.what, &a.machine, &a.finding.name).cmp(&(b.what, &b.machine, &b.finding.name))
        })
    });
    changes
}

/// A scan that looked proves it; a list that is silent does not.
fn why_gone(later: Option<&StandingFinding>) -> Option<Doubt> {
    match later.map(|one| &one.finding.status) {
        Some(Status::Removed { by_scan: false, .. }) => Some(Doubt::OnlySilent),
        _ => None,
    }
}

/// New, come back, or only not seen before.
fn arrived(one: &StandingFinding, changed: &[Change], by: Timestamp) -> (What, Option<Doubt>) {
    if one.life.first_seen.is_some_and(|first| first <= by) {
        return (What::CameBack, None);
    }
    // Where the earlier day could not look, it is not known to be new.
    let bare = title::bare(&one.finding.name, one.finding.version.as_deref());
    let unclear =
        changed.iter().find(|change| change.what == What::Unclear && self::bare(change) == bare);
    match unclear {
        Some(change) => (What::Unclear, change.why.clone()),
        None => (What::New, None),
    }
}
