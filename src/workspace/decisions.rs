//! The append-only log of what people decided about findings, and what follows from it on a day.
//!
//! Nothing in the log is ever changed: a decision is taken back by an entry that undoes it, and that
//! entry can be undone in turn. Entries count in the order of their numbers, not of their times: a clock
//! that went backwards changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::keys::{FindingKey, Subject};
use super::life::Life;
use super::past::day;
use super::title;
use crate::model::Status;

/// Number of an entry; the store counts them up, and none is used twice.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct EntryId(pub i64);

/// A program as a source named it, without its version: what a wrong match is said of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TitleName {
    /// Name as read.
    pub name: String,
    /// Publisher as read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
}

impl TitleName {
    /// A title by its name and publisher.
    #[must_use]
    pub fn new(name: &str, publisher: Option<&str>) -> Self {
        Self { name: name.to_owned(), publisher: publisher.map(str::to_owned) }
    }

    /// As it is compared: the next version of the same program is the same.
    fn key(&self) -> (String, String) {
        let publisher = self.publisher.as_deref().unwrap_or("");
        (title::bare(&self.name, None), title::folded(publisher))
    }
}

/// What a person decides about a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "decision")]
pub enum Decision {
    /// Nothing is decided (any more).
    Open,
    /// Somebody sees to it.
    InProgress {
        /// Who.
        who: String,
    },
    /// Allowed for now.
    Exempt {
        /// Who allowed it.
        who: String,
        /// Why.
        why: String,
        /// The last day on which it is allowed; for ever where empty.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// It is not this product. Said of the titles that the finding consisted of: should the real product
    /// come to the machine later, that is a finding again.
    WrongMatch {
        /// Why.
        why: String,
        /// The titles that were looked at; the whole finding where empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        titles: Vec<TitleName>,
        /// Whether it holds for these titles on every machine. Without titles it never does.
        #[serde(default)]
        everywhere: bool,
    },
    /// Somebody says that it is removed; only an inventory verifies it.
    Removed,
}

impl Decision {
    /// The decision in words, for a log.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Open => "Open".to_owned(),
            Self::InProgress { who } if who.is_empty() => "In progress".to_owned(),
            Self::InProgress { who } => format!("In progress: {who}"),
            Self::Exempt { who, why, until } => {
                let by = if who.is_empty() { String::new() } else { format!(" by {who}") };
                let until = until.map_or_else(String::new, |day| format!(" until {day}"));
                format!("Exempt{by}{until}: {why}")
            }
            Self::WrongMatch { why, titles, everywhere } => {
                let on = if *everywhere && !titles.is_empty() { " on every machine" } else { "" };
                format!("Wrong match{on}: {why}")
            }
            Self::Removed => "Said to be removed".to_owned(),
        }
    }
}

/// What an entry does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "act")]
pub enum Act {
    /// Decides.
    Decide(Decision),
    /// Takes back an earlier entry, as if it had not been made.
    Undo {
        /// Which.
        entry: EntryId,
    },
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    /// Its number.
    pub id: EntryId,
    /// When it was made, by the clock of the computer it was made on.
    pub time: Timestamp,
    /// Who made it.
    pub person: String,
    /// About which finding; an entry that undoes names the finding of the one it undoes.
    pub key: FindingKey,
    /// What it does.
    #[serde(flatten)]
    pub act: Act,
}

/// What is to be told beside a status.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "note")]
pub enum Note {
    /// It was allowed until that day, which has passed.
    ExemptionEnded {
        /// The last day on which it was allowed.
        on: Date,
    },
    /// It was gone, or said to be removed, and was seen again at that time.
    CameBack {
        /// When.
        at: Timestamp,
    },
    /// Somebody said at that time that it is removed; no inventory has looked since.
    NotVerified {
        /// Who said it.
        by: String,
        /// When.
        at: Timestamp,
    },
    /// It was said to be a wrong match; since then other titles were found for it.
    OtherTitles,
}

impl Note {
    /// Whether somebody has to decide anew: what was allowed is not any more, or what was gone is there.
    #[must_use]
    pub fn asks_for_a_decision(&self) -> bool {
        matches!(self, Self::ExemptionEnded { .. } | Self::CameBack { .. } | Self::OtherTitles)
    }

    /// The note in words.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::ExemptionEnded { on } => format!("It was allowed until {on}."),
            Self::CameBack { at } => format!("It was gone and was found again on {}.", day(*at)),
            Self::NotVerified { by, at } => {
                format!("{by} said on {} that it is removed; nothing has looked since.", day(*at))
            }
            Self::OtherTitles => {
                "It was said to be a wrong match; other programs were found since.".to_owned()
            }
        }
    }
}

/// How a finding stands on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Current {
    /// The status.
    pub status: Status,
    /// What is to be told beside it.
    pub notes: Vec<Note>,
    /// The entry that gives it; `None` where it follows from the inventories or nothing was decided.
    pub entry: Option<EntryId>,
}

/// An entry of the log that means nothing; it is shown, and left out of what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogProblem {
    /// Which.
    pub entry: EntryId,
    /// Why it means nothing.
    pub why: &'static str,
}

/// Titles, as they are compared, that were said to be something else: by which entry, and why.
type WrongTitles = BTreeMap<(String, String), (EntryId, String)>;

/// The decisions that hold, from the whole log.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// The last decision on each finding that was not undone.
    last: BTreeMap<FindingKey, (EntryId, Timestamp, String, Decision)>,
    /// Wrong matches on every machine, by subject and title.
    everywhere: BTreeMap<Subject, WrongTitles>,
    /// What could not be followed.
    pub problems: Vec<LogProblem>,
}

impl Decisions {
    /// What holds after all these entries, whatever order they are given in.
    #[must_use]
    pub fn of(entries: &[LogEntry]) -> Self {
        let mut sorted: Vec<&LogEntry> = entries.iter().collect();
        sorted.sort_by_key(|entry| entry.id);
        let mut decisions = Self::default();
        let known: BTreeSet<EntryId> = sorted.iter().map(|entry| entry.id).collect();
        // From the last to the first: whether an entry was undone is known before it is looked at.
        let mut undone: BTreeSet<EntryId> = BTreeSet::new();
        for entry in sorted.iter().rev() {
            let Act::Undo { entry: target } = entry.act else { continue };
            let why = if target >= entry.id {
                Some("it undoes an entry that comes after it")
            } else if !known.contains(&target) {
                Some("it undoes an entry that is not there")
            } else {
                None
            };
            if let Some(why) = why {
                decisions.problems.push(LogProblem { entry: entry.id, why });
            } else if !undone.contains(&entry.id) {
                undone.insert(target);
            }
        }
        decisions.problems.reverse();
        for entry in sorted.into_iter().filter(|entry| !undone.contains(&entry.id)) {
            if let Act::Decide(decision) = &entry.act {
                decisions.decide(entry, decision);
            }
        }
        decisions
    }

    fn decide(&mut self, entry: &LogEntry, decision: &Decision) {
        let key = &entry.key;
        // Whatever is decided anew about a finding takes back what this machine's finding said everywhere.
        let earlier = self
            .last
            .insert(key.clone(), (entry.id, entry.time, entry.person.clone(), decision.clone()));
        if let Some((id, ..)) = earlier
            && let Some(titles) = self.everywhere.get_mut(&key.subject)
        {
            titles.retain(|_, (from, _)| *from != id);
        }
        if let Decision::WrongMatch { why, titles, everywhere: true } = decision {
            let of = self.everywhere.entry(key.subject.clone()).or_default();
            for title in titles {
                of.insert(title.key(), (entry.id, why.clone()));
            }
        }
    }

    /// How a finding stands at the end of a day. `life` is what the inventories up to that day say,
    /// `titles` are the titles that the finding consists of now.
    #[must_use]
    pub fn current(
        &self,
        key: &FindingKey,
        titles: &[TitleName],
        life: Option<&Life>,
        on: Date,
    ) -> Current {
        let mut current = self.decided(key, titles, life, on);
        let gone = life.and_then(|life| life.gone.as_ref());
        if let Some(gone) = gone
            && !matches!(current.status, Status::WrongMatch { .. })
        {
            // Seen by inventories: whatever was planned is done.
            current = Current {
                status: Status::Removed { on: day(gone.at), by_scan: true },
                notes: Vec::new(),
                entry: None,
            };
        } else if let Some(back) = life.and_then(|life| life.returns.last())
            && !matches!(current.status, Status::WrongMatch { .. })
            // Whoever decided since then has seen it.
            && self.last.get(key).is_none_or(|(_, time, ..)| *time < back.at)
            && !current.notes.iter().any(|note| matches!(note, Note::CameBack { .. }))
        {
            current.notes.push(Note::CameBack { at: back.at });
        }
        current.notes.sort();
        current
    }

    /// What was decided, without the last word that inventories have.
    fn decided(
        &self,
        key: &FindingKey,
        titles: &[TitleName],
        life: Option<&Life>,
        on: Date,
    ) -> Current {
        if let Some((id, why)) = self.wrong_everywhere(&key.subject, titles) {
            let own = self.last.get(key).map(|(own, ..)| *own);
            // What was decided about this very finding later than that counts more.
            if own.is_none_or(|own| own <= id) {
                let status = Status::WrongMatch { why };
                return Current { status, notes: Vec::new(), entry: Some(id) };
            }
        }
        let Some((id, time, person, decision)) = self.last.get(key) else {
            return Current::default();
        };
        let with = |status| Current { status, notes: Vec::new(), entry: Some(*id) };
        let open = |note| Current { status: Status::Open, notes: vec![note], entry: Some(*id) };
        match decision {
            Decision::Open => with(Status::Open),
            Decision::InProgress { who } => {
                // What was in progress went, and what came afterwards is a new case.
                match life.and_then(|life| life.returns.last()) {
                    Some(back) if back.at > *time => open(Note::CameBack { at: back.at }),
                    _ => with(Status::InProgress { by: who.clone() }),
                }
            }
            Decision::Exempt { who, why, until } => match until {
                Some(until) if *until < on => open(Note::ExemptionEnded { on: *until }),
                _ => with(Status::Exempt { by: who.clone(), why: why.clone(), until: *until }),
            },
            Decision::WrongMatch { why, titles: said, .. } => {
                let said: BTreeSet<_> = said.iter().map(TitleName::key).collect();
                if said.is_empty() || titles.iter().all(|title| said.contains(&title.key())) {
                    with(Status::WrongMatch { why: why.clone() })
                } else {
                    open(Note::OtherTitles)
                }
            }
            Decision::Removed => match life.and_then(|life| life.last_seen) {
                Some(seen) if seen > *time => open(Note::CameBack { at: seen }),
                _ => Current {
                    status: Status::InProgress { by: person.clone() },
                    notes: vec![Note::NotVerified { by: person.clone(), at: *time }],
                    entry: Some(*id),
                },
            },
        }
    }

    /// The wrong match that holds on every machine, if each of the titles is one.
    fn wrong_everywhere(
        &self,
        subject: &Subject,
        titles: &[TitleName],
    ) -> Option<(EntryId, String)> {
        let wrong = self.everywhere.get(subject)?;
        let met: Option<Vec<_>> = titles.iter().map(|title| wrong.get(&title.key())).collect();
        met?.into_iter().max_by_key(|(id, _)| *id).cloned()
    }

    /// Findings with an exemption that ends within so many days after `on`, or has ended: the day, and
    /// which. The earliest first.
    #[must_use]
    pub fn exemptions_ending(&self, on: Date, within_days: i32) -> Vec<(Date, &FindingKey)> {
        let last = on.saturating_add(jiff::Span::new().days(within_days.clamp(0, 36_500)));
        let mut ending: Vec<(Date, &FindingKey)> = self
            .last
            .iter()
            .filter_map(|(key, (.., decision))| match decision {
                Decision::Exempt { until: Some(until), .. } if *until <= last => {
                    Some((*until, key))
                }
                _ => None,
            })
            .collect();
        ending.sort();
        ending
    }
}
