//! What matching and policy conclude: matches with their evidence, and findings with their verdict.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{MachineId, TitleId};

/// How sure a match is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// For a person to review; shown apart, never counted as found.
    Possible,
    /// The name says so and nothing speaks against it.
    Likely,
    /// An identifier or the publisher proves it.
    Certain,
}

impl Confidence {
    /// The word on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Certain => "Certain",
            Self::Likely => "Likely",
            Self::Possible => "To review",
        }
    }
}

/// Which field of the software was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Windows Installer product code.
    ProductCode,
    /// Name of the uninstall key.
    UninstallKey,
    /// macOS bundle or receipt identifier.
    BundleId,
    /// Package name.
    Package,
    /// Browser extension id.
    ExtensionId,
    /// Code signer.
    Signer,
    /// Publisher.
    Publisher,
    /// Name.
    Name,
    /// File name of a process, service or driver.
    File,
}

impl Field {
    /// In plain words, for the middle of a sentence.
    #[must_use]
    pub fn plain(self) -> &'static str {
        match self {
            Self::ProductCode => "product code",
            Self::UninstallKey => "uninstall key",
            Self::BundleId => "bundle identifier",
            Self::Package => "package name",
            Self::ExtensionId => "extension id",
            Self::Signer => "code signer",
            Self::Publisher => "publisher",
            Self::Name => "name",
            Self::File => "program file",
        }
    }
}

/// One reason for a match: what was read and which rule of the catalogue it met.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Evidence {
    /// Which field.
    pub field: Field,
    /// The original text that was read.
    pub value: String,
    /// What it met, as a sentence: `the publisher is "AO Kaspersky Lab"`.
    pub rule: String,
    /// Whether the catalogue's value was read in a source, or is general knowledge.
    pub verified: bool,
}

/// One title that is a restricted product, or a product of a restricted vendor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The title that was looked at.
    pub title: TitleId,
    /// Vendor id.
    pub vendor: String,
    /// Product id; `None` for a vendor's product that the catalogue does not know.
    pub product: Option<String>,
    /// The product is the record that stands for the vendor's other programs: rules that name
    /// products are applied as to a product that is not known.
    pub by_vendor: bool,
    /// How sure.
    pub confidence: Confidence,
    /// Why; never empty.
    pub evidence: Vec<Evidence>,
    /// Ids of the products that share the identifier that was met, where that is not one alone: a driver
    /// that several products bring along.
    pub shared_by: Vec<String>,
}

impl Match {
    /// Whether the name alone says which product it is.
    #[must_use]
    pub fn is_named_only(&self) -> bool {
        self.evidence.iter().all(|one| matches!(one.field, Field::Name | Field::Publisher))
    }
}

/// What the rules mean for this organisation, from weak to strong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Restricted for others; nothing binds this organisation.
    Listed,
    /// An authority warns.
    AdvisedAgainst,
    /// Buying, renewing, updating, supplying or integrating is cut off.
    Restricted,
    /// Must not have or use it.
    Prohibited,
}

impl Verdict {
    /// All, most serious first.
    pub const ALL: [Self; 4] =
        [Self::Prohibited, Self::Restricted, Self::AdvisedAgainst, Self::Listed];

    /// The word on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Prohibited => "Prohibited",
            Self::Restricted => "Restricted",
            Self::AdvisedAgainst => "Advised against",
            Self::Listed => "Listed",
        }
    }

    /// The word in files and on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Prohibited => "prohibited",
            Self::Restricted => "restricted",
            Self::AdvisedAgainst => "advised-against",
            Self::Listed => "listed",
        }
    }
}

/// How a measure stands on the date asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "standing", content = "date")]
pub enum Standing {
    /// Counts on that date.
    Counts,
    /// Takes effect later; the text is the catalogue's date, which may be partial.
    Future(String),
    /// No longer applied from that date.
    Ended(String),
    /// Not confirmed since that date: it may or may not still apply.
    Unconfirmed(String),
    /// Proposed; nobody is bound.
    Proposed,
    /// Paused.
    Paused,
    /// Issued, but the catalogue knows no date from which it counts, or it never binds anybody
    /// (an enabling power, a revocation).
    NeverCounts,
}

/// How a measure reaches the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// It does not: another jurisdiction, other audiences, or not the product.
    No,
    /// Through the vendor or its resellers.
    ViaVendor,
    /// It depends on a fact the profile does not hold.
    Depends,
    /// It binds the organisation itself.
    Direct,
}

/// One measure as it applies to one product, organisation and date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureReading {
    /// Measure id.
    pub measure: String,
    /// How it stands on the date.
    #[serde(flatten)]
    pub standing: Standing,
    /// How it reaches the organisation.
    pub reach: Reach,
    /// The verdict it gives by itself; `None` where it gives none.
    pub verdict: Option<Verdict>,
    /// The verdict it would give if the open question were answered with yes.
    pub verdict_if: Option<Verdict>,
    /// The reading in one plain sentence for this organisation.
    pub sentence: String,
    /// What follows for the organisation: what it must, should or need not do under this measure.
    pub to_do: String,
}

/// The verdict on one product for one organisation on one date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The strongest verdict that certainly holds; `None` where no measure counts.
    pub verdict: Option<Verdict>,
    /// The stronger verdict that holds if an open question is answered with yes.
    pub verdict_if: Option<Verdict>,
    /// The verdict in one plain sentence.
    pub sentence: String,
    /// Every measure that names or covers the product, most serious first.
    pub measures: Vec<MeasureReading>,
}

impl Assessment {
    /// The measures that give the verdict.
    pub fn binding(&self) -> impl Iterator<Item = &MeasureReading> {
        self.measures.iter().filter(|reading| {
            reading.verdict.is_some()
                && reading.verdict == self.verdict
                && reading.reach != Reach::No
        })
    }
}

/// Where a finding stands with the admin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "status")]
pub enum Status {
    /// Nothing done yet.
    #[default]
    Open,
    /// A removal was begun.
    InProgress {
        /// Who does it; empty where nobody was named.
        by: String,
    },
    /// A later reading no longer found it.
    Removed {
        /// The day of that reading.
        on: Date,
        /// Whether a scan of the machine looked for it; a list only no longer names it.
        #[serde(default = "by_scan")]
        by_scan: bool,
    },
    /// Allowed for now.
    Exempt {
        /// Who decided.
        by: String,
        /// Why.
        why: String,
        /// Until when, if not for ever.
        until: Option<Date>,
    },
    /// Not this product after all.
    WrongMatch {
        /// Why.
        why: String,
    },
}

fn by_scan() -> bool {
    true
}

/// What a finding is of, and how that is known. Machines that have the same installed share it, so that the
/// findings of a fleet hold it once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Identified {
    /// Vendor id.
    pub vendor: String,
    /// Product id; `None` for a vendor's product that the catalogue does not know.
    pub product: Option<String>,
    /// The product is the record that stands for the vendor's other programs; which program it is, is
    /// not known, and its recipe need not fit.
    pub by_vendor: bool,
    /// Name as read, of the record that proves most.
    pub name: String,
    /// Publisher as read.
    pub publisher: Option<String>,
    /// Version as read.
    pub version: Option<String>,
    /// The surest of its matches.
    pub confidence: Confidence,
    /// Reasons, surest first, each once.
    pub evidence: Vec<Evidence>,
}

/// All matches of one product on one machine.
///
/// What it is of is read through it: `finding.name` is `finding.what.name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The machine, in the inventory it was read from.
    pub machine: MachineId,
    /// Which of the checked inventories, by position.
    pub inventory: usize,
    /// Name of the machine as shown.
    pub machine_name: String,
    /// What was found; shared by all machines that have the same.
    pub what: Arc<Identified>,
    /// Rows of the inventory that speak of it (indices into `Inventory::installed`), surest first.
    pub records: Vec<usize>,
    /// What the rules mean here; findings of one product share it, so that a fleet's findings hold it once.
    pub assessment: Arc<Assessment>,
    /// Where it stands.
    pub status: Status,
}

impl std::ops::Deref for Finding {
    type Target = Identified;

    fn deref(&self) -> &Identified {
        &self.what
    }
}

/// What is changed of one finding is changed of it alone.
impl std::ops::DerefMut for Finding {
    fn deref_mut(&mut self) -> &mut Identified {
        Arc::make_mut(&mut self.what)
    }
}

impl Finding {
    /// Whether it counts as found, rather than standing under "To review" or being decided.
    #[must_use]
    pub fn is_found(&self) -> bool {
        self.confidence > Confidence::Possible
            && !self.is_decided()
            && !self.is_gone()
            && self.is_covered()
    }

    /// Whether a later reading no longer found it.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        matches!(self.status, Status::Removed { .. })
    }

    /// Whether a rule names or covers it on that day, or may. What is not covered is made by a vendor
    /// that is on a list, and is shown only where somebody asks for it.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.assessment.verdict.is_some() || self.assessment.verdict_if.is_some()
    }

    /// Whether a person has to look before it counts as anything.
    #[must_use]
    pub fn is_to_review(&self) -> bool {
        self.confidence == Confidence::Possible
            && !self.is_decided()
            && !self.is_gone()
            && self.is_covered()
    }

    /// Whether the organisation allowed it or said that it is something else.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        matches!(self.status, Status::Exempt { .. } | Status::WrongMatch { .. })
    }

    /// What was decided, in a sentence; empty where nothing was.
    #[must_use]
    pub fn decision(&self) -> String {
        match &self.status {
            Status::Exempt { by, why, until } => {
                let by = if by.is_empty() { String::new() } else { format!(" by {by}") };
                let until = until.map_or_else(String::new, |until| format!(" until {until}"));
                format!("Allowed{by}{until}: {why}")
            }
            Status::WrongMatch { why } => format!("Not this product: {why}"),
            Status::Open | Status::InProgress { .. } | Status::Removed { .. } => String::new(),
        }
    }
}

/// A publisher whose name stands on an official list. The same name need not be the same company: it
/// is a class of its own, no finding and no verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NameOnList {
    /// Name of the machine.
    pub machine: String,
    /// The publisher as read.
    pub publisher: String,
    /// Its programs on that machine.
    pub software: Vec<String>,
    /// The list.
    pub list: String,
    /// The name of the entry.
    pub entry: String,
    /// The entry's own number; empty where there is none.
    pub entry_id: String,
    /// Where the list stands; empty where that is not known.
    pub url: String,
    /// Whether it is another name of the entry that is the same.
    pub is_alias: bool,
}

impl NameOnList {
    /// In one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let id =
            if self.entry_id.is_empty() { String::new() } else { format!(", {}", self.entry_id) };
        let alias = if self.is_alias { "as another name of " } else { "" };
        format!(
            "The publisher's name is on the list \"{}\" ({alias}\"{}\"{id}). Check that it is the same \
             company.",
            self.list, self.entry
        )
    }
}
