//! What one source gives while it is read, and from it how the source went. The three readers (of files
//! in many places, of files of one system, of registries) differ in how they reach a place; what
//! becomes of a place that could not be reached is decided here, the same way for all of them.

use crate::model::{Place, Problem, Software, SourceOutcome, SourceState};
use crate::scan::empty;

/// Problems that are listed one by one; how many more there were is said in one sentence. Files of other
/// people can be broken in any number of places.
pub const MOST_PROBLEMS: usize = 1_000;
/// Reasons that the state of a source names one by one.
const MOST_REASONS: usize = 3;
/// Letters of a foreign text that a problem shows.
const LONGEST_TEXT: usize = 200;

/// A source while it is read.
#[derive(Debug)]
pub struct Collected {
    outcome: SourceOutcome,
    is_present: bool,
    /// Why rights were missing.
    denied: Vec<String>,
    /// Why something could not be read.
    failed: Vec<String>,
    /// Problems beyond those that are listed.
    unlisted: usize,
}

impl Collected {
    /// Begins a source; `place` says where it is looked for, to a person. It is not present until
    /// something of it is read.
    #[must_use]
    pub fn new(id: &str, name: &str, place: &str) -> Self {
        Self {
            outcome: empty(id, name, place, SourceState::NotPresent),
            is_present: false,
            denied: Vec::new(),
            failed: Vec::new(),
            unlisted: 0,
        }
    }

    /// What was found so far.
    #[must_use]
    pub fn software(&self) -> &[Software] {
        &self.outcome.software
    }

    /// How many problems are too many to be listed.
    #[must_use]
    pub fn unlisted(&self) -> usize {
        self.unlisted
    }

    /// Whether everything that is there could be read so far.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.denied.is_empty() && self.failed.is_empty()
    }

    /// The source is there, even if it is empty.
    pub fn present(&mut self) {
        self.is_present = true;
    }

    /// Something found; its source is this one.
    pub fn push(&mut self, software: Software) {
        self.is_present = true;
        let source = self.outcome.reading.id.clone();
        self.outcome.software.push(Software { source, ..software });
    }

    /// A record that could not be understood, or only in part.
    pub fn problem(&mut self, path: &str, row: Option<u64>, text: &str, reason: &str) {
        if self.outcome.problems.len() >= MOST_PROBLEMS {
            self.unlisted += 1;
            return;
        }
        self.outcome.problems.push(Problem {
            path: path.to_owned(),
            place: Place { row, ..Place::default() },
            text: text.chars().filter(|c| !c.is_control()).take(LONGEST_TEXT).collect(),
            reason: reason.to_owned(),
        });
    }

    /// How one place of the source went.
    pub fn state(&mut self, state: SourceState) {
        match state {
            SourceState::Read => self.is_present = true,
            SourceState::NotPresent => {}
            SourceState::NeedsRights(why) => self.denied.push(why),
            SourceState::Failed(why) | SourceState::GaveUp(why) => self.failed.push(why),
        }
    }

    /// The source with its state. Missing rights come first, because they can be had.
    #[must_use]
    pub fn finish(mut self) -> SourceOutcome {
        if self.unlisted > 0 {
            let number = self.unlisted;
            let were = if number == 1 { "problem was" } else { "problems were" };
            let reason = format!(
                "Only the first {MOST_PROBLEMS} problems of this source are listed; {number} more \
                 {were} found."
            );
            if self.is_whole() {
                self.failed.push(reason.clone());
            }
            let path = self.outcome.reading.place.clone();
            self.outcome.problems.push(Problem {
                path,
                place: Place::default(),
                text: String::new(),
                reason,
            });
        }
        self.outcome.reading.state = if !self.denied.is_empty() {
            self.denied.append(&mut self.failed);
            SourceState::NeedsRights(joined(&self.denied))
        } else if !self.failed.is_empty() {
            SourceState::Failed(joined(&self.failed))
        } else if self.is_present {
            SourceState::Read
        } else {
            SourceState::NotPresent
        };
        self.outcome
    }
}

/// The first reasons, each once.
fn joined(reasons: &[String]) -> String {
    let mut distinct: Vec<&str> = Vec::new();
    for reason in reasons {
        if !distinct.contains(&reason.as_str()) {
            distinct.push(reason);
        }
    }
    let named = distinct.iter().take(MOST_REASONS).copied().collect::<Vec<_>>().join(" ");
    match distinct.len().saturating_sub(MOST_REASONS) {
        0 => named,
        1 => format!("{named} 1 more place could not be read."),
        more => format!("{named} {more} more places could not be read."),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn what_is_missing_decides_the_state() {
        let denied = |why: &str| SourceState::NeedsRights(why.to_owned());
        let failed = |why: &str| SourceState::Failed(why.to_owned());
        for (places, expected) in [
            (vec![], SourceState::NotPresent),
            (vec![SourceState::NotPresent], SourceState::NotPresent),
            (vec![SourceState::NotPresent, SourceState::Read], SourceState::Read),
            (vec![SourceState::Read, failed("a."), failed("a."), failed("b.")], failed("a. b.")),
            (vec![failed("a."), denied("b.")], denied("b. a.")),
            (
                ["a.", "b.", "c.", "d.", "e."].map(failed).to_vec(),
                failed("a. b. c. 2 more places could not be read."),
            ),
        ] {
            let mut collected = Collected::new("x", "X", "");
            let shown = format!("{places:?}");
            for place in places {
                collected.state(place);
            }
            assert_eq!(collected.finish().reading.state, expected, "{shown}");
        }
    }

    #[test]
    fn a_flood_of_problems_is_counted_and_said() {
        let flood = |number: usize| {
            let mut collected = Collected::new("x", "X", "");
            collected.present();
            for at in 0..number {
                collected.problem("file", None, &at.to_string(), "It is broken.");
            }
            collected.finish()
        };
        assert_eq!(flood(MOST_PROBLEMS).problems.len(), MOST_PROBLEMS);
        assert_eq!(flood(MOST_PROBLEMS).reading.state, SourceState::Read);
        for (number, said) in [
            (MOST_PROBLEMS + 1, "listed; 1 more problem was found."),
            (MOST_PROBLEMS + 250, "listed; 250 more problems were found."),
        ] {
            let outcome = flood(number);
            assert_eq!(outcome.problems.len(), MOST_PROBLEMS + 1);
            assert!(outcome.problems.last().unwrap().reason.ends_with(said), "{number}");
            assert!(matches!(outcome.reading.state, SourceState::Failed(_)));
        }
    }

    #[test]
    fn foreign_texts_are_shown_short_and_in_one_line() {
        let mut collected = Collected::new("x", "X", "");
        collected.problem("file", Some(7), &"a\n".repeat(500), "It is broken.");
        let problem = collected.finish().problems.remove(0);
        assert_eq!((problem.place.row, problem.text.len()), (Some(7), LONGEST_TEXT));
        assert!(!problem.text.contains('\n'));
    }
}
