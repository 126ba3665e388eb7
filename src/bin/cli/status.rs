//! `status`: where the machines of a workspace stand.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use interdict::app::standing::{self, Standing, StandingFinding};
use interdict::app::why_recognised;
use interdict::catalog::Catalog;
use interdict::model::{Finding, Profile, Status, Verdict};
use interdict::policy::{Upcoming, UpcomingKind, upcoming};
use interdict::report;
use interdict::workspace::Access;
use interdict::workspace::decisions::Note;
use interdict::workspace::since::since_last;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::{CliError, check as checking, load, output, workspace as keeping};

pub const HELP: &str = "\
The organisation is given as for \"check\"; without it, it is the one that the workspace or the window
keeps. A finding is gone when an inventory looked where it stood and did not find it.

Examples:
  interdict-cli status
  interdict-cli status --workspace office.interdict --format json

Exit codes: 0 nothing is open at or above restricted; 1 something is; 2 wrong usage, the workspace
could not be used, or it holds no reading.";

/// Which workspace, for whom, and how it is shown.
#[derive(Args, Debug)]
pub struct StatusArguments {
    /// The workspace; the one in the user's data folder without it
    #[arg(long, value_name = "FILE")]
    workspace: Option<PathBuf>,
    /// How to show it
    #[arg(long, value_enum, default_value_t = StatusFormat::Table)]
    format: StatusFormat,
    /// File to write; standard output without it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Name exemptions that end within so many days
    #[arg(long, value_name = "DAYS", default_value_t = 30)]
    within: u16,
    /// The organisation: a TOML or JSON file with the lists "jurisdictions" and "audiences"
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// Where the organisation works: US, US-TX, DE … (may be repeated)
    #[arg(long, value_name = "CODE", num_args = 1.., value_delimiter = ',')]
    jurisdiction: Vec<String>,
    /// What the organisation is: private-business, federal-contractors … (may be repeated)
    #[arg(long, value_name = "WORD", num_args = 1.., value_delimiter = ',')]
    audience: Vec<String>,
    /// Apply the rules as they held on this day (YYYY-MM-DD); today without it
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// Own rules, TOML or CSV (may be repeated); those that the window keeps without it
    #[arg(long, value_name = "FILE")]
    rules: Vec<PathBuf>,
    /// Own entries laid over the catalogue, in the catalogue's format (may be repeated)
    #[arg(long, value_name = "FILE")]
    catalog: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StatusFormat {
    Table,
    Json,
}

/// Says where the machines stand.
pub fn status(arguments: &StatusArguments) -> Result<u8, CliError> {
    let mut catalog = load(&arguments.catalog)?;
    let path = keeping::place(arguments.workspace.as_deref())?;
    let workspace = keeping::open(&path, Access::Look)?;
    checking::own_rules_in(&arguments.rules, Some(&workspace), &mut catalog)?;
    let named = arguments.profile.is_some()
        || !arguments.jurisdiction.is_empty()
        || !arguments.audience.is_empty();
    let profile = match workspace.profile()?.filter(|_| !named) {
        Some(kept) => kept,
        None => checking::profile(
            arguments.profile.as_deref(),
            &arguments.jurisdiction,
            &arguments.audience,
            &catalog,
        )?,
    };
    let as_of = checking::day(arguments.as_of.as_deref())?;
    let standing = standing::of(&workspace, &catalog, &profile, as_of)?;
    let shown =
        Shown { standing: &standing, catalog: &catalog, profile: &profile, as_of, arguments };
    let text = match arguments.format {
        StatusFormat::Table => shown.table(),
        StatusFormat::Json => format!("{:#}\n", shown.json()),
    };
    output::write(text.as_bytes(), arguments.out.as_deref())?;
    let open = standing
        .findings
        .iter()
        .any(|one| one.is_open() && one.finding.assessment.verdict >= Some(Verdict::Restricted));
    // Nothing was read, so nothing can be said: a pipeline must not take that for a fleet without findings.
    let counts = |machine: &interdict::workspace::KnownMachine| {
        machine.readings.iter().any(|reading| reading.counts)
    };
    if !standing.outline.machines.iter().any(counts) {
        eprintln!("The workspace holds no reading of any machine: nothing can be said.");
        return Ok(2);
    }
    Ok(u8::from(open))
}

struct Shown<'a> {
    standing: &'a Standing,
    catalog: &'a Catalog,
    profile: &'a Profile,
    as_of: Date,
    arguments: &'a StatusArguments,
}

/// Where a finding stands, as one of a few words.
fn word(one: &StandingFinding) -> &'static str {
    if !one.life.is_there() {
        return match one.finding.status {
            Status::Removed { by_scan: false, .. } => "not in the newest list",
            _ => "gone",
        };
    }
    match one.finding.status {
        Status::Open => "open",
        Status::InProgress { .. } => "in progress",
        Status::Removed { .. } => "removed",
        Status::Exempt { .. } => "exempt",
        Status::WrongMatch { .. } => "wrong match",
    }
}

const WORDS: [&str; 7] =
    ["open", "in progress", "exempt", "wrong match", "removed", "not in the newest list", "gone"];

impl Shown<'_> {
    /// What counts as found.
    fn found(&self) -> impl Iterator<Item = &StandingFinding> {
        self.standing
            .findings
            .iter()
            .filter(|one| one.finding.assessment.verdict.is_some() && one.finding.is_covered())
    }

    fn product(&self, one: &StandingFinding) -> String {
        let subject = &one.key.subject;
        match &subject.product {
            Some(_) => self.catalog.product_name(&subject.vendor, subject.product.as_deref()),
            None => one.finding.name.clone(),
        }
    }

    /// The time at which the newest inventory was read; what began then is new.
    fn newest(&self) -> Option<Timestamp> {
        self.standing
            .outline
            .inventories
            .iter()
            .map(interdict::workspace::InventoryRecord::at)
            .max()
    }

    fn ending(&self) -> Vec<(Date, &StandingFinding)> {
        let within = i32::from(self.arguments.within);
        let ending = self.standing.decisions.exemptions_ending(self.as_of, within);
        let of = |(day, key): (Date, &interdict::workspace::keys::FindingKey)| {
            let found = self.standing.findings.iter().find(|one| one.key == *key);
            found.filter(|one| one.life.is_there()).map(|one| (day, one))
        };
        ending.into_iter().filter_map(of).collect()
    }

    /// What is going to change for what is installed: days of measures. Exemptions stand apart.
    fn upcoming(&self) -> Vec<Upcoming> {
        let machines = &self.standing.outline.machines;
        let there: Vec<Finding> = self
            .standing
            .findings
            .iter()
            .filter(|one| one.life.is_there())
            .map(|one| one.finding.clone())
            .collect();
        let platform = |own: &Finding| {
            machines.get(own.machine.0 as usize).and_then(|machine| machine.machine.platform)
        };
        let mut coming = upcoming(self.catalog, &there, &platform, self.profile, self.as_of, 0);
        coming.retain(|one| one.kind != UpcomingKind::ExemptionEnds);
        coming
    }

    /// Findings with what the newest inventory of their machine changed about them.
    fn changed(&self) -> Vec<(&'static str, &StandingFinding)> {
        let outline = &self.standing.outline;
        self.found()
            .filter_map(|one| {
                let machine = outline.machine(one.key.machine)?;
                let (what, _) = since_last(outline, machine, &one.life)?;
                Some((what.word(), one))
            })
            .collect()
    }

    fn table(&self) -> String {
        let outline = &self.standing.outline;
        let mut lines = Vec::new();
        let counted = |number: usize, what: &str| report::counted(number as u64, what);
        let ignored = outline.machines.iter().filter(|machine| machine.is_ignored).count();
        let left_out = if ignored > 0 { format!(" ({ignored} left out)") } else { String::new() };
        let newest =
            self.newest().map_or_else(String::new, |at| format!(", the newest of {at:.0}"));
        lines.push(format!(
            "{}{left_out}, {} kept{newest}",
            counted(outline.machines.len(), "machine"),
            match outline.inventories.len() {
                1 => "1 inventory".to_owned(),
                many => format!("{many} inventories"),
            }
        ));
        lines.push(String::new());
        for verdict in Verdict::ALL {
            let of: Vec<&StandingFinding> = self
                .found()
                .filter(|one| one.finding.assessment.verdict == Some(verdict))
                .collect();
            if of.is_empty() {
                continue;
            }
            let parts: Vec<String> = WORDS
                .iter()
                .map(|status| (of.iter().filter(|one| word(one) == *status).count(), *status))
                .filter(|(number, _)| *number > 0)
                .map(|(number, status)| format!("{number} {status}"))
                .collect();
            lines.push(format!("{}: {}", verdict.word(), parts.join(", ")));
        }
        if self.found().next().is_none() {
            lines.push("Nothing that a rule names was found in what was read.".to_owned());
        }
        let unread = self.unread();
        if !unread.is_empty() {
            lines.push(String::new());
            lines.push(format!(
                "Not everything was read of {}: {}",
                counted(unread.len(), "machine"),
                shortened(&unread)
            ));
        }
        self.sections(&mut lines);
        lines.push(String::new());
        lines.join("\n")
    }

    fn sections(&self, lines: &mut Vec<String>) {
        let mut section = |heading: &str, rows: Vec<String>| {
            if !rows.is_empty() {
                lines.push(String::new());
                lines.push(heading.to_owned());
                lines.extend(rows.into_iter().map(|row| format!("  {row}")));
            }
        };
        let open = self.found().filter(|one| one.is_open()).map(|one| {
            let verdict = one.finding.assessment.verdict.map_or("", Verdict::word);
            let since =
                one.life.first_seen.map_or_else(String::new, |at| format!(", since {}", day(at)));
            let who = match &one.finding.status {
                Status::InProgress { by } if !by.is_empty() => format!(", in progress ({by})"),
                Status::InProgress { .. } => ", in progress".to_owned(),
                _ => String::new(),
            };
            format!("{verdict}: {}, {}{since}{who}", one.finding.machine_name, self.product(one))
        });
        section("Open:", open.collect());
        let changed = self.changed().into_iter().map(|(what, one)| {
            format!("{what}: {}, {}", one.finding.machine_name, self.product(one))
        });
        section("Changed by the newest inventory of each machine:", changed.collect());
        let ending = self.ending().into_iter().map(|(until, one)| {
            let word = if until < self.as_of { "ended on" } else { "ends on" };
            format!("{word} {until}: {}, {}", one.finding.machine_name, self.product(one))
        });
        section("Exemptions about to end:", ending.collect());
        let coming = self.upcoming().into_iter().map(|one| {
            format!("{} ({})", one.sentence, report::counted(one.machines.len() as u64, "machine"))
        });
        section("Upcoming:", coming.collect());
        let notes = self.found().flat_map(|one| {
            one.notes.iter().filter_map(move |note| match note {
                Note::NotVerified { by, .. } => Some(format!(
                    "{}, {}: said to be removed by {by}; no inventory has looked since",
                    one.finding.machine_name,
                    self.product(one)
                )),
                Note::OtherTitles => Some(format!(
                    "{}, {}: said to be a wrong match; other programs were found since",
                    one.finding.machine_name,
                    self.product(one)
                )),
                Note::CameBack { .. } => Some(format!(
                    "{}, {}: {}",
                    one.finding.machine_name,
                    self.product(one),
                    note.text()
                )),
                // Named with the exemptions that end.
                Note::ExemptionEnded { .. } => None,
            })
        });
        section("To look at:", notes.collect());
        let questions = self.standing.outline.questions.iter().map(|question| {
            let named = self.standing.outline.machine(question.name);
            let name = named.map_or("", |machine| machine.machine.name.as_str());
            format!("{name}: {}", why_recognised(&question.why))
        });
        section("Which machine is this?", questions.collect());
    }

    /// Names of machines whose newest reading left something out.
    fn unread(&self) -> Vec<&str> {
        let outline = &self.standing.outline;
        outline
            .machines
            .iter()
            .filter(|machine| !machine.is_ignored)
            .filter(|machine| {
                let mut counting = machine.readings.iter().filter(|reading| reading.counts);
                counting.any(|reading| {
                    outline.inventory(reading.inventory).is_some_and(|own| !own.is_complete())
                })
            })
            .map(|machine| machine.machine.name.as_str())
            .collect()
    }

    fn json(&self) -> Value {
        let outline = &self.standing.outline;
        let findings: Vec<Value> = self
            .found()
            .map(|one| {
                json!({
                    "machine": one.finding.machine_name,
                    "machine_number": one.key.machine,
                    "vendor": one.key.subject.vendor,
                    "product": one.key.subject.product,
                    "name": one.finding.name,
                    "version": one.finding.version,
                    "confidence": one.finding.confidence,
                    "verdict": one.finding.assessment.verdict,
                    "verdict_if": one.finding.assessment.verdict_if,
                    "state": word(one),
                    "decision": one.finding.status,
                    "notes": one.notes,
                    "entry": one.entry,
                    "first_seen": one.life.first_seen,
                    "last_seen": one.life.last_seen,
                    "gone_since": one.life.gone.as_ref().map(|gone| gone.at),
                    "came_back": one.life.returns.iter().map(|back| back.at).collect::<Vec<_>>(),
                })
            })
            .collect();
        let ending: Vec<Value> = self
            .ending()
            .into_iter()
            .map(|(until, one)| {
                json!({
                    "until": until,
                    "machine": one.finding.machine_name,
                    "product": self.product(one),
                })
            })
            .collect();
        let changed: Vec<Value> = self
            .changed()
            .into_iter()
            .map(|(what, one)| {
                json!({
                    "what": what,
                    "machine": one.finding.machine_name,
                    "product": self.product(one),
                })
            })
            .collect();
        json!({
            "schema": "interdict-status/1",
            "as_of": self.as_of,
            "profile": self.profile,
            "machines": outline.machines.len(),
            "inventories": outline.inventories.len(),
            "not_read_whole": self.unread(),
            "findings": findings,
            "changed": changed,
            "exemptions_ending": ending,
            "upcoming": self.upcoming().into_iter().map(|one| json!({
                "date": one.date,
                "measure": one.measure,
                "products": one.products,
                "machines": one.machines,
                "sentence": one.sentence,
            })).collect::<Vec<_>>(),
            "questions": outline.questions.iter().map(|question| json!({
                "machine_number": question.name,
                "why": why_recognised(&question.why),
            })).collect::<Vec<_>>(),
        })
    }
}

fn day(at: Timestamp) -> Date {
    at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()
}

fn shortened(names: &[&str]) -> String {
    const MOST: usize = 10;
    let shown = names.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
