//! What each kind of report says, in the one shape that every format draws.
//!
//! Every kind begins with the same facts: which rules, applied for which day and organisation, and what
//! was read and what was not.

mod attestation;
mod changes;
mod exceptions;
mod full;
mod incident;
mod machine;
mod removal;
mod summary;
mod tables;

use jiff::civil::Date;

use super::document::{Block, Document, Level, Tone};
use super::{Report, counted};
use crate::model::{MeasureReading, SourceReading};

pub use attestation::{Searched, SearchedMachine};
pub use changes::{Change, ChangeKind, Changes};
pub use exceptions::Exception;
pub use machine::MachineFacts;
pub use removal::{RecordStep, RemovalRecord, SeenAfter};

/// A kind of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One page for those who decide.
    Summary,
    /// Everything.
    Full,
    /// One machine.
    Machine,
    /// A text that the organisation can sign.
    Attestation,
    /// Drafts of the reports that rules ask for.
    Incident,
    /// What the organisation allows, and until when.
    Exceptions,
    /// What is new and what is gone.
    Changes,
    /// What was removed, step by step.
    Removal,
}

impl Kind {
    /// All of them, the most asked for first.
    pub const ALL: [Self; 8] = [
        Self::Summary,
        Self::Full,
        Self::Machine,
        Self::Attestation,
        Self::Incident,
        Self::Exceptions,
        Self::Changes,
        Self::Removal,
    ];

    /// The word in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Full => "full",
            Self::Machine => "machine",
            Self::Attestation => "attestation",
            Self::Incident => "incident",
            Self::Exceptions => "exceptions",
            Self::Changes => "changes",
            Self::Removal => "removal",
        }
    }

    /// Its name on screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Summary => "Summary for management",
            Self::Full => "Full report",
            Self::Machine => "One machine",
            Self::Attestation => "Attestation",
            Self::Incident => "Incident notice",
            Self::Exceptions => "Exceptions register",
            Self::Changes => "Changes",
            Self::Removal => "Removal record",
        }
    }

    /// What it is for.
    #[must_use]
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Summary => "One page: what was found, what it means, what is next.",
            Self::Full => "Everything: findings, rules, what was read and what was not.",
            Self::Machine => "What was found on one machine, and under which rules.",
            Self::Attestation => {
                "What was searched, how, and with which result; a text to check and sign."
            }
            Self::Incident => "Drafts of the reports that a rule asks for, with the gaps marked.",
            Self::Exceptions => "What the organisation decided to keep, why, and until when.",
            Self::Changes => "What is new, what is no longer there, and what was not looked at.",
            Self::Removal => "What was removed, step by step, and how it was verified.",
        }
    }
}

/// What a report is about, with what only that kind needs.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// One page for those who decide.
    Summary,
    /// Everything.
    Full,
    /// One machine.
    Machine(&'a MachineFacts),
    /// A text that the organisation can sign.
    Attestation(&'a Searched),
    /// Drafts of the reports that rules ask for; the day on which each finding was found, in
    /// their order.
    Incident(&'a [Date]),
    /// What the organisation allows; what its rules and decisions say where none are given.
    Exceptions(Option<&'a [Exception]>),
    /// What is new and what is gone.
    Changes(&'a Changes),
    /// What was removed.
    Removal(&'a RemovalRecord),
}

impl Subject<'_> {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Summary => Kind::Summary,
            Self::Full => Kind::Full,
            Self::Machine(_) => Kind::Machine,
            Self::Attestation(_) => Kind::Attestation,
            Self::Incident(_) => Kind::Incident,
            Self::Exceptions(_) => Kind::Exceptions,
            Self::Changes(_) => Kind::Changes,
            Self::Removal(_) => Kind::Removal,
        }
    }
}

/// The report as a document, ready to be drawn in any format.
#[must_use]
pub fn document<'a>(report: &'a Report<'a>, subject: &Subject<'a>) -> Document<'a> {
    let mut document = Document {
        kind: subject.kind(),
        title: subject.kind().title().to_owned(),
        headline: report.headline(),
        made_at: report.generated_at,
        facts: facts(report),
        blocks: Vec::new(),
        list: None,
    };
    match subject {
        Subject::Summary => summary::fill(&mut document, report),
        Subject::Full => full::fill(&mut document, report),
        Subject::Machine(machine) => machine::fill(&mut document, report, machine),
        Subject::Attestation(searched) => attestation::fill(&mut document, report, searched),
        Subject::Incident(read_on) => incident::fill(&mut document, report, read_on),
        Subject::Exceptions(given) => exceptions::fill(&mut document, report, *given),
        Subject::Changes(changes) => changes::fill(&mut document, report, changes),
        Subject::Removal(record) => removal::fill(&mut document, report, record),
    }
    document
}

/// Inputs named at the head of a report; the rest is counted there and listed further down.
const NAMED: usize = 5;

/// What every report says of itself.
fn facts(report: &Report<'_>) -> Vec<(&'static str, String)> {
    let (rules, verified) = report.catalog.counts();
    let or_none = |texts: Vec<String>| {
        if texts.is_empty() { "not given".to_owned() } else { texts.join(", ") }
    };
    let mut inputs: Vec<String> =
        report.inputs.iter().take(NAMED).map(|input| input.path.clone()).collect();
    if report.inputs.len() > NAMED {
        inputs.push(format!("and {} more", report.inputs.len() - NAMED));
    }
    let read = if inputs.is_empty() {
        "nothing".to_owned()
    } else {
        format!("{} from {}", counted(report.records(), "record"), inputs.join(", "))
    };
    let coverage = report.coverage();
    let mut sources = format!("{coverage} read");
    if !coverage.is_complete() {
        sources = format!("{sources}, {} not read", coverage.unread());
    }
    let mut facts = vec![
        (
            "Rules",
            format!(
                "Catalogue of {}: {rules} rules, of which {verified} verified",
                report.catalog.version()
            ),
        ),
        ("Applied for", report.as_of.to_string()),
        (
            "Organisation",
            or_none(report.profile.audiences.iter().map(|own| own.plain().to_owned()).collect()),
        ),
        (
            "Jurisdictions",
            or_none(
                report
                    .profile
                    .jurisdictions
                    .iter()
                    .map(|own| report.catalog.place_name(own).to_owned())
                    .collect(),
            ),
        ),
    ];
    if !report.profile.answers.is_empty() {
        let answers = report.profile.answers.iter().map(|(id, yes)| {
            let title = report.catalog.measures.get(id).map_or(id.as_str(), |one| &one.title);
            format!("{title}: {}", if *yes { "applies" } else { "does not apply" })
        });
        facts.push(("Answers given", answers.collect::<Vec<_>>().join("; ")));
    }
    facts.push(("Read", read));
    facts.push(("Sources", sources));
    if !report.problems.is_empty() {
        facts.push(("Problems", counted(report.problems.len() as u64, "problem")));
    }
    facts.push(("Made", {
        let made = report.generated_at.to_zoned_datetime(jiff::tz::TimeZone::UTC);
        format!(
            "{} UTC by Interdict {}",
            made.strftime("%Y-%m-%d %H:%M"),
            env!("CARGO_PKG_VERSION")
        )
    }));
    facts
}

/// Lines of a note about what was not read; the rest is counted.
const LINES: usize = 12;

/// What could not be read, once for each reason; nothing where all was.
fn unread<'a>(report: &Report<'_>) -> Option<Block<'a>> {
    let unread: Vec<_> = report.unread().collect();
    if unread.is_empty() {
        return None;
    }
    let several = report.inputs.len() > 1;
    let mut lines: Vec<String> = by_reason(unread.iter().map(|(_, source)| *source))
        .into_iter()
        .map(|(names, why)| {
            let more = names.len().saturating_sub(LINES);
            let mut named = names.into_iter().take(LINES).collect::<Vec<_>>().join(", ");
            if more > 0 {
                named = format!("{named} and {more} more");
            }
            format!("{named}: {why}")
        })
        .collect();
    if lines.len() > LINES {
        let more = lines.len() - LINES;
        lines.truncate(LINES);
        lines.push(format!("and {more} more reasons; \"What was read\" names each source."));
    }
    if several {
        let inputs: std::collections::BTreeSet<&str> =
            unread.iter().map(|(input, _)| input.path.as_str()).collect();
        lines.push(format!("These stand in {}.", counted(inputs.len() as u64, "input")));
    }
    Some(Block::Note {
        tone: Tone::Unseen,
        title: format!("Not fully read: {}. What was not read may hold more.", report.coverage()),
        lines,
    })
}

/// Sources that could not be read for the same reason, said once: a folder of one person that may not
/// be entered keeps twenty sources from being read.
pub(super) fn by_reason<'a>(
    unread: impl Iterator<Item = &'a SourceReading>,
) -> Vec<(Vec<&'a str>, &'a str)> {
    let mut groups: Vec<(Vec<&str>, &str)> = Vec::new();
    let mut places: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for source in unread {
        let why = source.state.why();
        let at = *places.entry(why).or_insert_with(|| {
            groups.push((Vec::new(), why));
            groups.len() - 1
        });
        if let Some((names, _)) = groups.get_mut(at) {
            if !names.contains(&source.name.as_str()) {
                names.push(&source.name);
            }
        }
    }
    groups
}

fn section<'a>(title: &str) -> Block<'a> {
    Block::Heading(Level::Section, title.to_owned())
}

/// Whether a reading weighs on the organisation, or may: such a rule is told in full.
fn weighs(reading: &MeasureReading) -> bool {
    reading.verdict_if.is_some()
        || reading.verdict.is_some_and(|verdict| verdict > crate::model::Verdict::Listed)
        || reading.reach == crate::model::Reach::Depends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceState;

    #[test]
    fn sources_with_one_reason_are_named_together() {
        let source = |name: &str, why: &str| SourceReading {
            id: name.to_owned(),
            name: name.to_owned(),
            place: String::new(),
            state: SourceState::NeedsRights(why.to_owned()),
            count: 0,
        };
        let all = [source("A", "x"), source("B", "y"), source("C", "x")];
        let groups = by_reason(all.iter());
        assert_eq!(groups, [(vec!["A", "C"], "x"), (vec!["B"], "y")]);
    }
}
