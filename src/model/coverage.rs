//! How much of a machine was read: how many of its sources, and how many programs and other records
//! they gave.

use serde::Serialize;

use super::{Inventory, Kind, SourceReading, SourceState};

/// How many of the sources that are there were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Sources read whole.
    pub read: usize,
    /// Sources that are there; those that the machine does not have are not missing.
    pub there: usize,
    /// Sources that the machine does not have.
    pub not_present: usize,
}

impl Coverage {
    /// Of these sources.
    pub fn of<'a>(sources: impl IntoIterator<Item = &'a SourceReading>) -> Self {
        let mut coverage = Self::default();
        for source in sources {
            match source.state {
                SourceState::NotPresent => coverage.not_present += 1,
                SourceState::Read => {
                    coverage.read += 1;
                    coverage.there += 1;
                }
                SourceState::NeedsRights(_) | SourceState::Failed(_) | SourceState::GaveUp(_) => {
                    coverage.there += 1;
                }
            }
        }
        coverage
    }

    /// Whether nothing is missing. Only then may "nothing found" be said of the whole machine.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.read == self.there
    }

    /// Sources that could not be read.
    #[must_use]
    pub fn unread(self) -> usize {
        self.there - self.read
    }
}

impl std::fmt::Display for Coverage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let plural = if self.there == 1 { "" } else { "s" };
        write!(f, "{} of {} source{plural}", self.read, self.there)
    }
}

impl SourceState {
    /// Why it was not read; empty where nothing is missing.
    #[must_use]
    pub fn why(&self) -> &str {
        match self {
            Self::NeedsRights(why) | Self::Failed(why) | Self::GaveUp(why) => why,
            Self::Read | Self::NotPresent => "",
        }
    }

    /// The state in a word or two.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Read => "Read",
            Self::NotPresent => "Not present",
            Self::NeedsRights(_) => "Needs more rights",
            Self::Failed(_) => "Not read",
            Self::GaveUp(_) => "Given up",
        }
    }
}

impl Kind {
    /// Whether a person would call it a program: what is installed to be used. Services, tasks, start-up
    /// entries and the like are parts and traces of programs.
    #[must_use]
    pub fn is_program(self) -> bool {
        match self {
            Self::Program
            | Self::StoreApp
            | Self::Package
            | Self::LanguagePackage
            | Self::Component => true,
            Self::Service
            | Self::Driver
            | Self::ScheduledTask
            | Self::Process
            | Self::BrowserExtension
            | Self::Antivirus
            | Self::StartupEntry
            | Self::Certificate
            | Self::Distribution
            | Self::Licence => false,
        }
    }
}

/// How many records were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Programs, apps and packages.
    pub programs: u64,
    /// Services, drivers, tasks, running programs, browser extensions and the like.
    #[serde(rename = "other_records")]
    pub others: u64,
}

impl Tally {
    /// All of an inventory's records.
    #[must_use]
    pub fn of(inventory: &Inventory) -> Self {
        let mut tally = inventory.unkept();
        for row in &inventory.installed {
            if inventory.title(row.title).kind.is_program() {
                tally.programs += 1;
            } else {
                tally.others += 1;
            }
        }
        tally
    }

    /// Both together.
    #[must_use]
    pub fn all(self) -> u64 {
        self.programs + self.others
    }
}

/// "612 programs and 340 other records"; what there is none of is not named.
impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let plural = |number: u64| if number == 1 { "" } else { "s" };
        let (programs, others) = (self.programs, self.others);
        let other = if programs == 0 { "" } else { " other" };
        if programs > 0 || others == 0 {
            write!(f, "{} program{}", grouped(programs), plural(programs))?;
        }
        match (programs, others) {
            (_, 0) => Ok(()),
            (0, _) => write!(f, "{}{other} record{}", grouped(others), plural(others)),
            _ => write!(f, " and {}{other} record{}", grouped(others), plural(others)),
        }
    }
}

/// Digits with commas between the thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::default(), |sum, one| Self {
            programs: sum.programs + one.programs,
            others: sum.others + one.others,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_other_records_are_named_apart() {
        for (programs, others, words) in [
            (0, 0, "0 programs"),
            (1, 0, "1 program"),
            (0, 1, "1 record"),
            (612, 1_340, "612 programs and 1,340 other records"),
            (1_000_000, 1, "1,000,000 programs and 1 other record"),
        ] {
            assert_eq!(Tally { programs, others }.to_string(), words);
        }
    }

    #[test]
    fn what_is_not_there_is_not_missing() {
        let source = |state| SourceReading {
            id: String::new(),
            name: String::new(),
            place: String::new(),
            state,
            count: 0,
        };
        let mut sources = vec![source(SourceState::Read), source(SourceState::NotPresent)];
        assert!(Coverage::of(&sources).is_complete());
        assert_eq!(Coverage::of(&sources).to_string(), "1 of 1 source");
        sources.push(source(SourceState::GaveUp("20 seconds".to_owned())));
        let coverage = Coverage::of(&sources);
        assert!(!coverage.is_complete());
        assert_eq!((coverage.to_string(), coverage.unread()), ("1 of 2 sources".to_owned(), 1));
    }
}
