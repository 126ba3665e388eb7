//! The attestation: what was searched, how, with which rules, what could not be read, what was found
//! and what the organisation exempted; a text that the organisation can check and sign.
//!
//! It says what was read and nothing beyond: a list of software is no list of equipment, services or
//! hidden components, and the text says so where a rule speaks of those. What it says about a rule comes
//! from the catalogue's entry of that rule.

use jiff::civil::Date;

use super::super::document::{Address, Block, Cell, Document, Level, Table, Tone};
use super::super::{Report, counted};
use super::{section, tables, unread};
use crate::catalog::Measure;
use crate::model::{Coverage, Finding, Inventory, MachineId, MeasureReading, Reach, Verdict};
use crate::policy;

/// What only an attestation needs to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searched {
    /// Name of the organisation; a gap is left where it is not given.
    pub organisation: Option<String>,
    /// The first and the last day on which something was read.
    pub days: Option<(Date, Date)>,
    /// Every machine that was searched.
    pub machines: Vec<SearchedMachine>,
}

/// One machine that was searched, in one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchedMachine {
    /// Its name.
    pub name: String,
    /// Its system, where a reading says it.
    pub system: String,
    /// How many records were read of it.
    pub records: u64,
    /// The input, by position.
    pub input: usize,
}

impl Searched {
    /// Of these readings. `day` says which day a time is where the organisation is.
    #[must_use]
    pub fn of<I: std::borrow::Borrow<Inventory>>(
        inventories: &[I],
        organisation: Option<String>,
        day: impl Fn(jiff::Timestamp) -> Date,
    ) -> Self {
        let mut searched = Self { organisation, ..Self::default() };
        for (input, inventory) in inventories.iter().enumerate() {
            let inventory = inventory.borrow();
            let read_on = day(inventory.read_at);
            searched.days = Some(searched.days.map_or((read_on, read_on), |(first, last)| {
                (first.min(read_on), last.max(read_on))
            }));
            let mut records = vec![0_u64; inventory.machines.len()];
            for MachineId(at) in inventory.installed.iter().map(|row| row.machine) {
                if let Some(count) = records.get_mut(at as usize) {
                    *count += 1;
                }
            }
            for (machine, records) in inventory.machines.iter().zip(records) {
                searched.machines.push(SearchedMachine {
                    name: machine.name.clone(),
                    system: machine.system.clone().unwrap_or_default(),
                    records,
                    input,
                });
            }
        }
        searched
    }
}

/// What has to be said beside the result where somebody asks under one of these rules; each sentence
/// repeats what the catalogue's entry says of the rule's reach.
const BESIDE: &[(&str, &str)] = &[
    (
        "us-far-52-204-23-kaspersky",
        "The clause speaks of articles developed or provided in whole or in part by a covered entity, \
         components inside other products among them. This search sees programs, and parts of programs, \
         that carry a known name, publisher, signer or identifier. It does not see a component that \
         carries none of these, and it sees no hardware and no services. Whether an article was provided \
         to the Government, or used in performing a contract, is not in a list of software.",
    ),
    (
        "us-ndaa-fy2019-s889",
        "The text names equipment and services, not stand-alone programs. A list of software is no list \
         of equipment: a viewer program that was found is a sign to look for the camera or recorder behind \
         it, and no such program is no proof that there is none. The inquiry that the text asks for need \
         only be reasonable; this search can be a part of it and is not the whole of it.",
    ),
    (
        "us-far-52-204-27-bytedance",
        "The clause reaches information technology used or provided under a contract, employees' own \
         devices among it. Only the machines named here were searched; phones and tablets are among them \
         only where they are named.",
    ),
    (
        "us-tx-prohibited-technologies",
        "The list binds state agencies and public universities with their devices and networks, and \
         personal devices used for state business. Only the machines named here were searched; whether a \
         network blocks listed items was not looked at.",
    ),
    (
        "us-tx-sb1893-covered-applications",
        "The statute asks for a written policy besides the removal. Whether there is one is not in a list \
         of software.",
    ),
];

/// What is marked for a person to fill in.
const GAP: &str = "[name of the organisation]";

pub(super) fn fill<'a>(
    document: &mut Document<'a>,
    report: &'a Report<'a>,
    searched: &'a Searched,
) {
    let found: Vec<&Finding> = report.found().collect();
    let decided: Vec<&Finding> = report.decided().collect();
    let names: std::collections::BTreeSet<String> =
        searched.machines.iter().map(|one| one.name.to_lowercase()).collect();
    let machines = counted(names.len() as u64, "machine");
    let who = searched.organisation.as_deref().unwrap_or(GAP);
    "Attestation: search for restricted software".clone_into(&mut document.title);
    document.blocks.push(Block::Note {
        tone: Tone::Listed,
        title: "To be checked before it is signed".to_owned(),
        lines: vec![
            "Interdict fills in what it read. Whether the machines named here are all that matter, and \
             whether the text fits what was asked for, only the organisation can say."
                .to_owned(),
            "It is no form of any authority and replaces none. [Brackets] mark gaps.".to_owned(),
        ],
    });
    document.blocks.extend(unread(report));
    document.blocks.push(section("Statement"));
    document
        .blocks
        .push(Block::List(statement(report, searched, who, &machines, &found, &decided)));
    document.blocks.push(Block::Text(
        "This statement rests on that search and on nothing else. It says nothing about machines that \
         are not named here, and nothing about any other day."
            .to_owned(),
    ));
    document.blocks.push(Block::Sign(vec!["Name", "Role", "Date", "Signature"]));
    rules_applied(document, report, &found);
    if !found.is_empty() {
        document.blocks.push(section("What was found"));
        document.blocks.push(Block::Table(tables::findings("Findings", report, found)));
    }
    let review: Vec<&Finding> = report.to_review().collect();
    if !review.is_empty() {
        document.blocks.push(section("Possible matches, not decided"));
        document.blocks.push(Block::Table(tables::findings("To review", report, review)));
    }
    if !decided.is_empty() {
        document.blocks.push(section("Exemptions"));
        document.blocks.push(Block::Text(
            "Decided by the organisation. What the rules say still stands; some rules name who may \
             grant an exemption."
                .to_owned(),
        ));
        document.blocks.push(Block::Table(tables::findings("Decided", report, decided)));
    }
    document.blocks.push(section("Machines searched"));
    let table = || {
        Table::of("Machines", searched.machines.iter().collect())
            .column("Machine", "machine", 24.0, |one| Cell::text(&one.name))
            .column("System", "system", 30.0, |one| Cell::text(&one.system))
            .column("Records", "records", 10.0, |one| Cell::Number(one.records))
            .column("Input", "input", 40.0, |one| {
                Cell::maybe(report.inputs.get(one.input).map(|input| input.path.as_str()))
            })
            .done()
    };
    document.list = Some(table());
    document.blocks.push(Block::Table(table()));
    tables::what_was_read(report, None, &mut document.blocks);
    if let Some(table) = tables::problems(report) {
        document.blocks.push(section("Problems"));
        document.blocks.push(Block::Table(table));
    }
}

/// The sentences to be signed.
fn statement(
    report: &Report<'_>,
    searched: &Searched,
    who: &str,
    machines: &str,
    found: &[&Finding],
    decided: &[&Finding],
) -> Vec<String> {
    let days = match searched.days {
        Some((first, last)) if first == last => format!("On {first}"),
        Some((first, last)) => format!("From {first} to {last}"),
        None => "On [day]".to_owned(),
    };
    let (rules, _) = report.catalog.counts();
    let coverage: Coverage = report.coverage();
    let mut lines = vec![
        format!(
            "{days}, {who} searched {machines}, each named below, for software that is restricted \
             because of who makes it; {} were read.",
            counted(report.records(), "record")
        ),
        format!(
            "The search was made with Interdict {}. It compares names, publishers, signers and \
             identifiers of what is installed with a catalogue of {rules} rules, dated {}. The rules \
             were applied as of {}.",
            env!("CARGO_PKG_VERSION"),
            report.catalog.version(),
            report.as_of
        ),
    ];
    lines.push(if found.is_empty() {
        if report.is_blind() {
            "Nothing was read, so nothing is stated about what is installed.".to_owned()
        } else if coverage.is_complete() && report.problems.is_empty() {
            "No program that these rules name or cover was found in what was read.".to_owned()
        } else {
            format!(
                "No program that these rules name or cover was found in what could be read: \
                 {coverage}, with {} in what was read.",
                counted(report.problems.len() as u64, "problem")
            )
        }
    } else {
        let counts: Vec<String> = Verdict::ALL
            .into_iter()
            .map(|verdict| (report.count(verdict), verdict.word().to_lowercase()))
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        let of = if counts.is_empty() {
            String::new()
        } else {
            format!(" (for this organisation: {})", counts.join(", "))
        };
        let depends =
            found.iter().filter(|one| one.assessment.verdict_if > one.assessment.verdict).count()
                as u64;
        let open = if depends > 0 {
            format!(
                " {} may mean more, depending on an answer that is not known here.",
                counted(depends, "finding")
            )
        } else {
            String::new()
        };
        format!("Found: {}{of}. Each is named below.{open}", report.headline())
    });
    let review = report.to_review().count() as u64;
    if review > 0 {
        let s = if review == 1 { "" } else { "es" };
        lines.push(format!(
            "{review} possible match{s} not decided yet; named below and not counted as found."
        ));
    }
    lines.push(if decided.is_empty() {
        "No exemption was made among what was found.".to_owned()
    } else {
        format!("{} exempted by the organisation; named below.", {
            counted(decided.len() as u64, "finding")
        })
    });
    if coverage.is_complete() {
        lines.push("Every source of software that is there could be read.".to_owned());
    } else {
        lines.push(format!(
            "{} of {} sources could not be read; each is named below with its reason.",
            coverage.unread(),
            coverage.there
        ));
    }
    if !report.problems.is_empty() {
        lines.push(format!(
            "Not understood in what was read: {}, each named below.",
            counted(report.problems.len() as u64, "record")
        ));
    }
    lines
}

/// The rules that reach the organisation, with how many findings each reaches.
fn rules_applied<'a>(document: &mut Document<'a>, report: &'a Report<'a>, found: &[&'a Finding]) {
    let mut counts: std::collections::HashMap<&str, u64> = std::collections::HashMap::new();
    for finding in found {
        let reaches = |one: &&MeasureReading| one.reach > Reach::No;
        for reading in finding.assessment.measures.iter().filter(reaches) {
            *counts.entry(reading.measure.as_str()).or_default() += 1;
        }
    }
    let rows: Vec<(&Measure, MeasureReading, u64)> = report
        .catalog
        .measures
        .values()
        .filter_map(|measure| {
            let reading = policy::touch(report.catalog, measure, report.profile, report.as_of);
            let weighs = reading.verdict > Some(Verdict::Listed) || reading.verdict_if.is_some();
            let number = counts.get(measure.id.as_str()).copied().unwrap_or(0);
            (reading.reach > Reach::No && weighs).then_some((measure, reading, number))
        })
        .collect();
    document.blocks.push(section("Rules that reach this organisation"));
    if rows.is_empty() {
        document.blocks.push(Block::Text(
            "As it described itself, none of the catalogue's rules binds this organisation on that day. \
             The catalogue does not hold every rule there is."
                .to_owned(),
        ));
        return;
    }
    document.blocks.push(Block::Text(
        "The catalogue does not hold every rule there is. \"Findings\" counts what was found of what the \
         rule names or covers."
            .to_owned(),
    ));
    let notes: Vec<(&Measure, &str)> = rows
        .iter()
        .filter_map(|(measure, ..)| {
            let (_, text) = BESIDE.iter().find(|(id, _)| *id == measure.id)?;
            Some((*measure, *text))
        })
        .collect();
    document.blocks.push(Block::Table(
        Table::of("Rules", rows)
            .column("Rule", "rule", 36.0, |(measure, ..)| Cell::text(&measure.title))
            .column("Citation", "citation", 28.0, |(measure, ..)| Cell::text(&measure.citation))
            .column("How it reaches", "sentence", 40.0, |(_, reading, _)| {
                Cell::owned(reading.sentence.clone())
            })
            .column("Status as of", "status_as_of", 13.0, |(measure, ..)| {
                Cell::text(measure.status_as_of.as_ref().map_or("not known", |date| date.text()))
            })
            .column("Findings", "findings", 10.0, |(_, _, number)| Cell::Number(*number))
            .done(),
    ));
    if !notes.is_empty() {
        document.blocks.push(section("What this search does not answer"));
    }
    for (measure, text) in notes {
        document.blocks.push(Block::Heading(Level::Part, measure.title.clone()));
        document.blocks.push(Block::Text(text.to_owned()));
        if let Some(address) = Address::of(measure) {
            document.blocks.push(Block::Link("Official text", address));
        }
    }
}
