//! Where the fleet of a workspace stands: every finding that was ever seen on it, with its life across the
//! inventories and what was decided about it.
//!
//! Each title is matched once, and only the rows of titles that match are read, however many inventories
//! there are.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::reports::local_day;
use crate::catalog::Catalog;
use crate::matching::Matcher;
use crate::model::{Finding, Inventory, MachineId, Presence, Profile, Status};
use crate::policy;
use crate::workspace::decisions::{Decisions, EntryId, Note, TitleName};
use crate::workspace::keys::{FindingKey, InventoryKey, Subject};
use crate::workspace::life::{Life, Observation, Sight, lives};
use crate::workspace::past;
use crate::workspace::{
    History, InventoryRecord, KnownMachine, Outline, Workspace, WorkspaceError, decision_entries,
};

/// One finding on one machine, across all inventories.
#[derive(Clone, Debug)]
pub struct StandingFinding {
    /// The machine and what it is about.
    pub key: FindingKey,
    /// As the newest inventory that has it shows it; its status is what holds now. Its records are rows of
    /// [`Standing::rows`], its machine is an index into the machines of the outline.
    pub finding: Finding,
    /// First seen, last seen, gone, come back; shared by those with the same.
    pub life: Arc<Life>,
    /// What is to be told beside the status.
    pub notes: Vec<Note>,
    /// The entry of the log that gives the status.
    pub entry: Option<EntryId>,
    /// The titles it consists of: what a wrong match is said of. Shared by those with the same.
    pub titles: Arc<[TitleName]>,
    /// Its status by the organisation's own rules, where nobody decided otherwise.
    allowed: Option<Box<Status>>,
}

impl StandingFinding {
    /// Whether it is there, counts as found, and nothing was decided that settles it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.life.is_there()
            && self.finding.is_covered()
            && self.finding.is_found()
            && matches!(self.finding.status, Status::Open | Status::InProgress { .. })
    }
}

impl StandingFinding {
    /// The day on which it was found, or found again, where this computer stands: days to report by count
    /// from it.
    #[must_use]
    pub fn found_on(&self) -> Option<Date> {
        let again = self.life.returns.last().map(|back| back.at);
        let at = again.or(self.life.first_seen)?;
        Some(past::list_day(at).unwrap_or_else(|| local_day(at)))
    }
}

/// Where the fleet stands.
#[derive(Debug)]
pub struct Standing {
    /// Machines, inventories, log and settings.
    pub outline: Outline,
    /// Every finding, the most serious first; those that are gone among them.
    pub findings: Vec<StandingFinding>,
    /// The rows that the findings' records point to.
    pub rows: Arc<Inventory>,
    /// What was decided.
    pub decisions: Decisions,
}

/// Applies the rules to all that was kept.
///
/// # Errors
/// When the workspace cannot be read.
pub fn of(
    workspace: &Workspace,
    catalog: &Catalog,
    profile: &Profile,
    as_of: Date,
) -> Result<Standing, WorkspaceError> {
    on(workspace, workspace.outline()?, catalog, profile, as_of)
}

/// The same of an outline, as that of an earlier day ([`Outline::until`]): what was there then, what had
/// been decided by then, under the rules as they held on `as_of`.
///
/// # Errors
/// When the workspace cannot be read.
pub fn on(
    workspace: &Workspace,
    outline: Outline,
    catalog: &Catalog,
    profile: &Profile,
    as_of: Date,
) -> Result<Standing, WorkspaceError> {
    let matcher = Matcher::new(catalog);
    let History { inventory, readings } = workspace.history(|titles| {
        matcher.matches(titles).iter().map(|met| met.title).collect::<HashSet<_>>()
    })?;
    let found = policy::findings(catalog, &matcher, &[&inventory], profile, as_of);
    let decisions = decisions_of(&outline);
    let mut by_reading: HashMap<i64, Vec<Finding>> = HashMap::new();
    for finding in found {
        if let Some(reading) = readings.get(finding.machine.0 as usize) {
            by_reading.entry(*reading).or_default().push(finding);
        }
    }
    let names: BTreeMap<InventoryKey, Vec<String>> =
        outline.inventories.iter().map(|record| (record.key, record.lasting_names())).collect();
    let mut findings = Vec::new();
    let mut shared = Shared::default();
    for (at, machine) in (0_u32..).zip(&outline.machines) {
        if machine.is_ignored {
            continue;
        }
        let (observations, newest) =
            observe(&outline, machine, &names, &mut by_reading, &inventory);
        for (subject, life) in lives(&observations) {
            let Some(mut finding) = newest.get(&subject).cloned() else { continue };
            let key = FindingKey { machine: machine.key, subject };
            let titles = shared.titles(titles_of(&inventory, &finding));
            finding.machine = MachineId(at);
            finding.machine_name.clone_from(&machine.machine.name);
            let mut one = StandingFinding {
                allowed: (finding.status != Status::Open).then(|| Box::new(finding.status.clone())),
                key,
                finding,
                life: shared.life(life),
                notes: Vec::new(),
                entry: None,
                titles,
            };
            settle(&mut one, &outline, &decisions, as_of);
            findings.push(one);
        }
    }
    sort(&mut findings);
    Ok(Standing { outline, findings, rows: Arc::new(inventory), decisions })
}

/// The same after decisions were recorded, and nothing else: nothing is read or matched again. `outline` is
/// the one after them.
#[must_use]
pub fn decided(before: &Standing, outline: Outline, as_of: Date) -> Standing {
    let decisions = decisions_of(&outline);
    let mut findings = before.findings.clone();
    for one in &mut findings {
        settle(one, &outline, &decisions, as_of);
    }
    sort(&mut findings);
    Standing { outline, findings, rows: Arc::clone(&before.rows), decisions }
}

fn decisions_of(outline: &Outline) -> Decisions {
    Decisions::of(&decision_entries(&outline.log, |machine| outline.machine_of(machine)))
}

/// Gives a finding the status that holds on a day, with what is to be told beside it.
fn settle(one: &mut StandingFinding, outline: &Outline, decisions: &Decisions, as_of: Date) {
    let current = decisions.current(&one.key, &one.titles, Some(&one.life), as_of);
    // What the organisation's own rules allow stays so where nobody decided otherwise.
    one.finding.status = if current.status != Status::Open || current.entry.is_some() {
        current.status
    } else {
        one.allowed.as_deref().cloned().unwrap_or_default()
    };
    if let (Status::Removed { by_scan, .. }, Some(gone)) = (&mut one.finding.status, &one.life.gone)
    {
        // A list that is silent has verified nothing.
        *by_scan = outline.inventory(gone.inventory).is_some_and(InventoryRecord::is_scan);
    }
    (one.notes, one.entry) = (current.notes, current.entry);
}

/// What many findings have alike, once.
#[derive(Default)]
struct Shared {
    lives: HashMap<Life, Arc<Life>>,
    titles: HashMap<Vec<TitleName>, Arc<[TitleName]>>,
}

impl Shared {
    fn life(&mut self, life: Life) -> Arc<Life> {
        if let Some(known) = self.lives.get(&life) {
            return Arc::clone(known);
        }
        let shared = Arc::new(life.clone());
        self.lives.insert(life, Arc::clone(&shared));
        shared
    }

    fn titles(&mut self, titles: Vec<TitleName>) -> Arc<[TitleName]> {
        if let Some(known) = self.titles.get(&titles) {
            return Arc::clone(known);
        }
        let shared: Arc<[TitleName]> = titles.clone().into();
        self.titles.insert(titles, Arc::clone(&shared));
        shared
    }
}

/// The most serious first.
fn sort(findings: &mut [StandingFinding]) {
    findings.sort_by(|a, b| {
        let rank = |one: &StandingFinding| {
            let verdict = &one.finding.assessment;
            (one.is_open(), one.life.is_there(), verdict.verdict, verdict.verdict_if)
        };
        rank(b)
            .cmp(&rank(a))
            .then_with(|| a.finding.machine_name.cmp(&b.finding.machine_name))
            .then_with(|| a.finding.name.cmp(&b.finding.name))
    });
}

/// What the inventories of a machine say, and each finding as the newest of them shows it.
fn observe(
    outline: &Outline,
    machine: &KnownMachine,
    names: &BTreeMap<InventoryKey, Vec<String>>,
    by_reading: &mut HashMap<i64, Vec<Finding>>,
    rows: &Inventory,
) -> (Vec<Observation>, BTreeMap<Subject, Finding>) {
    let mut newest: BTreeMap<Subject, Finding> = BTreeMap::new();
    let mut observations = Vec::new();
    for reading in &machine.readings {
        let Some(record) = outline.inventory(reading.inventory) else { continue };
        let names = names.get(&record.key).map_or(&[][..], Vec::as_slice);
        let mut found: BTreeMap<Subject, Sight> = BTreeMap::new();
        for finding in by_reading.remove(&reading.id).unwrap_or_default() {
            let subject = Subject::of(&finding);
            let sight = found.entry(subject.clone()).or_default();
            for row in finding.records.iter().filter_map(|at| rows.installed.get(*at)) {
                if rows.presence(row) == Presence::Present {
                    let name = names.get(usize::from(row.source));
                    sight.sources.insert(name.cloned().unwrap_or_default());
                } else {
                    sight.traces = true;
                }
            }
            // Traces alone do not take the place of the thing itself.
            if !sight.sources.is_empty() || !newest.contains_key(&subject) {
                newest.insert(subject, finding);
            }
        }
        let unread: BTreeSet<&String> = names
            .iter()
            .zip(&record.sources)
            .filter(|(_, source)| !source.state.is_complete())
            .map(|(name, _)| name)
            .collect();
        observations.push(Observation {
            inventory: record.key,
            at: Some(reading.at),
            extent: record.extent.clone(),
            read: names.iter().filter(|name| !unread.contains(name)).cloned().collect(),
            sees_all: record.is_scan() && record.is_complete(),
            found,
        });
    }
    (observations, newest)
}

fn titles_of(rows: &Inventory, finding: &Finding) -> Vec<TitleName> {
    let mut titles: Vec<TitleName> = finding
        .records
        .iter()
        .filter_map(|at| rows.installed.get(*at))
        .map(|row| rows.title(row.title))
        .map(|title| TitleName::new(&title.name, title.publisher.as_deref()))
        .collect();
    titles.sort();
    titles.dedup();
    titles
}
