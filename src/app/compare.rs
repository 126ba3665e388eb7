//! Two readings side by side: what changed in what is restricted, and in all other programs. The command
//! line asks this of two files; what the window asks of the workspace is the same.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::civil::Date;

use super::check::Check;
use crate::catalog::Catalog;
use crate::matching::Matcher;
use crate::model::{Confidence, Finding, Inventory, MachineId, Origin, Profile};
use crate::policy;
use crate::report;
use crate::workspace::changes::{
    self, Change, Doubt, FindingChange, MachineChanges, PairNote, ProgramChanges, Side as Which,
    View, What,
};
use crate::workspace::life::Extent;

/// What happened to a finding on a machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundChange {
    /// What.
    pub what: What,
    /// Name of the machine as read.
    pub machine: String,
    /// The finding: the later one where both have it.
    pub finding: Finding,
    /// Its version before, where it was there.
    pub version_before: Option<String>,
    /// Its version after, where it is there.
    pub version_after: Option<String>,
    /// Why it cannot be compared; `None` where it can.
    pub why: Option<Doubt>,
}

/// What happened to a program on a machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramChange {
    /// Name of the machine as read.
    pub machine: String,
    /// What, and to which program.
    pub change: Change,
}

/// What changed between two readings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What is restricted, most serious first.
    pub findings: Vec<FoundChange>,
    /// Every other program, by machine.
    pub programs: Vec<ProgramChange>,
    /// The same by program: what happened on most machines first.
    pub by_program: Vec<ProgramChanges>,
    /// Machines that are only in the first.
    pub only_before: Vec<String>,
    /// Machines that are only in the second.
    pub only_after: Vec<String>,
    /// Findings that are as they were, on machines that are in both.
    pub findings_same: usize,
    /// Machines that are in both.
    pub compared: usize,
    /// Programs on them that are as they were.
    pub same: usize,
    /// What is to be told of the comparison, each a sentence.
    pub notes: Vec<String>,
}

impl Comparison {
    /// How many changes of what is restricted are of this sort.
    #[must_use]
    pub fn count(&self, what: What) -> usize {
        self.findings.iter().filter(|one| one.what == what).count()
    }

    /// What a report tells of it. `since` names the first of the two for the reader.
    #[must_use]
    pub fn for_report(&self, catalog: &Catalog, since: &str) -> report::Changes {
        let absent: HashSet<&str> =
            self.only_before.iter().chain(&self.only_after).map(String::as_str).collect();
        let told = self.findings.iter().map(|one| {
            let finding = &one.finding;
            let verdict = report::verdict_word(finding).to_owned();
            let of = |version: &Option<String>| match (one.what, version) {
                (_, None) => String::new(),
                (What::Version, Some(version)) => version.clone(),
                (_, Some(_)) => verdict.clone(),
            };
            report::Change {
                kind: match one.what {
                    What::New => report::ChangeKind::New,
                    What::CameBack => report::ChangeKind::CameBack,
                    What::Gone => report::ChangeKind::Gone,
                    What::Version => report::ChangeKind::Version,
                    What::Unclear if absent.contains(one.machine.as_str()) => {
                        report::ChangeKind::NotLookedAt
                    }
                    What::Unclear => report::ChangeKind::NotSeen,
                },
                machine: one.machine.clone(),
                product: catalog.product_name(&finding.vendor, finding.product.as_deref()),
                before: of(&one.version_before),
                after: of(&one.version_after),
                why: super::doubt_or_nothing(one.why.as_ref()),
            }
        });
        report::Changes {
            since: since.to_owned(),
            changes: told.collect(),
            unchanged: self.findings_same as u64,
            notes: self.notes.clone(),
        }
    }

    /// Whether both are the same, as far as they can be compared.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.findings.is_empty()
            && self.programs.is_empty()
            && self.only_before.is_empty()
            && self.only_after.is_empty()
    }
}

/// One of the two readings.
struct Side {
    inventories: Vec<Inventory>,
    findings: Vec<Finding>,
}

impl Side {
    /// Several lists that speak of one machine are made one first.
    fn of(check: Check, catalog: &Catalog, profile: &Profile, as_of: Date) -> Self {
        let mut names = HashSet::new();
        let machines = check.inventories.iter().flat_map(|own| &own.machines);
        let repeated = machines.map(|own| own.name.to_lowercase()).any(|name| !names.insert(name));
        if check.inventories.len() < 2 || !repeated {
            return Self { inventories: check.inventories, findings: check.findings };
        }
        let mut lists = check.inventories.into_iter();
        let Some(first) = lists.next() else {
            return Self { inventories: Vec::new(), findings: Vec::new() };
        };
        let mut all = Inventory::new(first.origin.clone(), first.read_at);
        for list in std::iter::once(first).chain(lists) {
            let name = match &list.origin {
                Origin::Scan => "scan".to_owned(),
                Origin::List { path, .. } => path.clone(),
            };
            all.absorb(list, &name);
        }
        let inventories = vec![all];
        let matcher = Matcher::new(catalog);
        let findings = policy::findings(catalog, &matcher, &inventories, profile, as_of);
        Self { inventories, findings }
    }

    fn views(&self) -> (Vec<View<'_>>, Vec<usize>) {
        let mut views = Vec::new();
        let mut places = Vec::new();
        for (at, inventory) in self.inventories.iter().enumerate() {
            let own = View::all(inventory, &Extent::WholeMachine);
            places.extend(std::iter::repeat_n(at, own.len()));
            views.extend(own);
        }
        (views, places)
    }

    /// What counts as found, or would if it were not allowed, by inventory and machine.
    fn found(&self) -> HashMap<(usize, MachineId), Vec<&Finding>> {
        let mut found: HashMap<(usize, MachineId), Vec<&Finding>> = HashMap::new();
        let counted = |own: &&Finding| own.confidence > Confidence::Possible && own.is_covered();
        for finding in self.findings.iter().filter(counted) {
            found.entry((finding.inventory, finding.machine)).or_default().push(finding);
        }
        found
    }
}

/// Compares two readings; both were checked for the same organisation and day.
#[must_use]
pub fn compare(
    before: Check,
    after: Check,
    catalog: &Catalog,
    profile: &Profile,
    as_of: Date,
) -> Comparison {
    let old = Side::of(before, catalog, profile, as_of);
    let new = Side::of(after, catalog, profile, as_of);
    let (old_views, old_places) = old.views();
    let (new_views, new_places) = new.views();
    let (old_found, new_found) = (old.found(), new.found());
    let pairing = changes::pair(&old_views, &new_views);
    let mut result = Comparison {
        compared: pairing.both.len(),
        only_before: names(&old_views, &pairing.only_before),
        only_after: names(&new_views, &pairing.only_after),
        notes: pairing.notes.iter().map(note).collect(),
        ..Comparison::default()
    };
    let none: Vec<&Finding> = Vec::new();
    let had = BTreeSet::new();
    let no_earlier: &[View<'_>] = &[];
    let mut pairs = Vec::new();
    // Rows of findings that are told as such are not told again as programs.
    let mut told: Vec<(HashSet<usize>, HashSet<usize>)> = Vec::new();
    for (a, b) in &pairing.both {
        let (Some(was), Some(is)) = (old_views.get(*a), new_views.get(*b)) else { continue };
        pairs.push((was, is, no_earlier));
        let of = |places: &[usize], at: &usize, view: &View<'_>| {
            places.get(*at).map(|inventory| (*inventory, view.machine))
        };
        let before = of(&old_places, a, was).and_then(|key| old_found.get(&key)).unwrap_or(&none);
        let after = of(&new_places, b, is).and_then(|key| new_found.get(&key)).unwrap_or(&none);
        let mut rows = (HashSet::new(), HashSet::new());
        result.findings_same += before.len();
        for change in changes::finding_changes((was, before), (is, after), &had) {
            result.findings_same -= usize::from(change.before.is_some());
            rows.0.extend(change.before.into_iter().flat_map(|own| own.records.iter().copied()));
            rows.1.extend(change.after.into_iter().flat_map(|own| own.records.iter().copied()));
            result.findings.extend(found_change(&change, is.name()));
        }
        told.push(rows);
    }
    let machines: Vec<MachineChanges> = changes::all_changes(&pairs)
        .into_iter()
        .zip(&told)
        .map(|(machine, told)| untold(machine, told))
        .collect();
    result.same = machines.iter().map(|own| own.same).sum();
    for note in machines.iter().flat_map(|own| &own.notes) {
        let note = super::sort_note(*note).to_owned();
        if !result.notes.contains(&note) {
            result.notes.push(note);
        }
    }
    result.by_program = changes::by_program(&machines);
    for MachineChanges { name, changes, .. } in machines {
        let with = |change| ProgramChange { machine: name.clone(), change };
        result.programs.extend(changes.into_iter().map(with));
    }
    alone(&mut result, &old_views, &old_places, &old_found, &pairing.only_before, Which::Before);
    alone(&mut result, &new_views, &new_places, &new_found, &pairing.only_after, Which::After);
    sort(&mut result);
    result
}

/// The note as a sentence: of reports and of the command line, which speak English.
fn note(note: &PairNote) -> String {
    match note {
        PairNote::ComparedAsOne(name, why) => {
            format!("{name}: {} The two are compared as one machine.", super::why_recognised(why))
        }
        PairNote::NotCompared(name, why) => {
            format!("{name}: {} It is not compared.", super::why_recognised(why))
        }
        PairNote::OtherName(name) => {
            format!("{name} is another name of a machine that is compared already.")
        }
        PairNote::OneEach(before, after) => {
            format!("Each of the two holds one machine: {before} and {after} are compared.")
        }
    }
}

fn names(views: &[View<'_>], places: &[usize]) -> Vec<String> {
    let mut names: Vec<String> =
        places.iter().filter_map(|at| views.get(*at)).map(|own| own.name().to_owned()).collect();
    names.sort();
    names
}

fn found_change(change: &FindingChange<'_>, machine: &str) -> Option<FoundChange> {
    let version = |own: Option<&Finding>| own.map(|own| own.version.clone().unwrap_or_default());
    Some(FoundChange {
        what: change.what,
        machine: machine.to_owned(),
        finding: change.shown()?.clone(),
        version_before: version(change.before),
        version_after: version(change.after),
        why: change.why.clone(),
    })
}

/// The changes that are not told as findings already.
fn untold(
    machine: MachineChanges,
    (before, after): &(HashSet<usize>, HashSet<usize>),
) -> MachineChanges {
    let is_told = |change: &Change| {
        let within = |side: &Option<changes::Standing>, told: &HashSet<usize>| {
            side.as_ref().is_some_and(|own| own.rows.iter().any(|row| told.contains(row)))
        };
        within(&change.before, before) || within(&change.after, after)
    };
    let changes = machine.changes.into_iter().filter(|own| !is_told(own)).collect();
    MachineChanges { changes, ..machine }
}

/// What is restricted on machines that only one of the two has: neither new nor gone, but told.
fn alone(
    result: &mut Comparison,
    views: &[View<'_>],
    places: &[usize],
    found: &HashMap<(usize, MachineId), Vec<&Finding>>,
    only: &[usize],
    side: Which,
) {
    for at in only {
        let (Some(view), Some(place)) = (views.get(*at), places.get(*at)) else { continue };
        for finding in found.get(&(*place, view.machine)).into_iter().flatten() {
            let version = Some(finding.version.clone().unwrap_or_default());
            let (version_before, version_after) = match side {
                Which::Before => (version, None),
                Which::After => (None, version),
            };
            result.findings.push(FoundChange {
                what: What::Unclear,
                machine: view.name().to_owned(),
                finding: (*finding).clone(),
                version_before,
                version_after,
                why: Some(Doubt::OnlyIn(side)),
            });
        }
    }
}

fn sort(result: &mut Comparison) {
    result.findings.sort_by(|a, b| {
        let verdict =
            |own: &FoundChange| (own.finding.assessment.verdict, own.finding.assessment.verdict_if);
        verdict(b).cmp(&verdict(a)).then_with(|| {
            (a.what, &a.machine, &a.finding.name).cmp(&(b.what, &b.machine, &b.finding.name))
        })
    });
    // Programs before services and the like; a machine's changes stay in their order.
    result.programs.sort_by(|a, b| {
        let key = |own: &ProgramChange| (own.machine.to_lowercase(), !own.change.kind.is_program());
        key(a).cmp(&key(b))
    });
}
