//! A government measure: who issued it, whom it binds, what it covers and what it does.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Layer, PartialDate, date};
use crate::model::{Audience, Jurisdiction, Platform, Verdict};

macro_rules! effects {
    ($($variant:ident $word:literal $plain:literal),+ $(,)?) => {
        /// What a measure does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Effect { $(#[doc = $plain] $variant),+ }

        impl Effect {
            /// The word used in the catalogue's files.
            #[must_use]
            pub fn word(self) -> &'static str { match self { $(Self::$variant => $word),+ } }

            /// In plain words.
            #[must_use]
            pub fn plain(self) -> &'static str { match self { $(Self::$variant => $plain),+ } }
        }
    };
}

effects! {
    ForbidUse "forbid-use" "use is forbidden",
    RequireRemoval "require-removal" "it has to be removed",
    ForbidSale "forbid-sale" "the vendor may not sell it",
    ForbidUpdates "forbid-updates" "the vendor may not update it",
    ForbidProcurement "forbid-procurement" "it may not be bought",
    ForbidResaleOrIntegration "forbid-resale-or-integration" "it may not be resold or built into other products",
    ForbidImportMarketing "forbid-import-marketing" "it may not be imported or marketed",
    ForbidSubsidy "forbid-subsidy" "public money may not pay for it",
    SanctionsBlockDealings "sanctions-block-dealings" "dealings with the vendor are blocked",
    AdvisoryWarning "advisory-warning" "the authority warns against it",
    ExportControl "export-control" "exports to the vendor are controlled",
    EquipmentAuthorisation "equipment-authorisation" "new equipment cannot be authorised",
    AccessBlocking "access-blocking" "access to it is blocked",
    DataProcessingLimit "data-processing-limit" "the vendor may not process data as before",
    CorporateWindUp "corporate-wind-up" "a company of the vendor has to close",
    EnablingPower "enabling-power" "it gives a power that others use",
    ListingOnly "listing-only" "the vendor is named on a list",
    RevocationOfEarlierBan "revocation-of-earlier-ban" "an earlier measure is revoked",
}

/// Where a measure stands, as of [`Measure::status_as_of`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeasureStatus {
    /// In force.
    InForce,
    /// In force in part.
    Partly,
    /// Replaced by another measure.
    Superseded,
    /// Withdrawn.
    Rescinded,
    /// Suspended.
    Paused,
    /// Not adopted.
    Proposed,
    /// Not known.
    Unknown,
}

impl MeasureStatus {
    /// In plain words.
    #[must_use]
    pub fn plain(self) -> &'static str {
        match self {
            Self::InForce => "In force",
            Self::Partly => "Partly in force",
            Self::Superseded => "Replaced",
            Self::Rescinded => "Withdrawn",
            Self::Paused => "Paused",
            Self::Proposed => "Proposed",
            Self::Unknown => "Not known",
        }
    }
}

/// How much a measure matters to a small organisation that finds the software installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relevance {
    /// Background.
    Context,
    /// Little.
    Low,
    /// Some.
    Medium,
    /// Much.
    High,
}

/// Where the official address comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UrlBasis {
    /// Found in the research material.
    Seen,
    /// Built from a document number that was seen, in a pattern that was seen.
    Derived,
    /// There is none.
    None,
}

/// What kind of thing a measure reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CoversKind {
    /// Everything the named vendors make.
    Vendor,
    /// Named products.
    Products,
    /// Categories of products.
    Categories,
    /// Hardware or services; software is at most a sign of it.
    Equipment,
    /// A list of legal entities, without effect on a product.
    NamesOnly,
}

/// Which of the vendor's products the text reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Covers {
    /// What kind of thing.
    pub kind: CoversKind,
    /// Product ids, for kind `products`.
    #[serde(default)]
    pub products: Vec<String>,
    /// Names without an id, for kind `products`.
    #[serde(default)]
    pub also: Vec<String>,
    /// Category words of products, for kind `categories`.
    #[serde(default)]
    pub categories: Vec<String>,
    /// What to know about the reach.
    #[serde(default)]
    pub note: String,
    /// What is left out, in words.
    #[serde(default)]
    pub except: Vec<String>,
    /// What is left out, by product id.
    #[serde(default)]
    pub except_products: Vec<String>,
    /// Any vendor of this country, not only those named.
    #[serde(default)]
    pub country: Option<String>,
    /// Device kinds reached (`mobile`); empty for all.
    #[serde(default)]
    pub platforms: Vec<String>,
    /// First day reached, where it differs from the measure's.
    #[serde(default)]
    pub from: Option<PartialDate>,
    /// First day no longer reached, where it differs from the measure's.
    #[serde(default)]
    pub until: Option<PartialDate>,
}

/// A date that matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// When.
    pub date: PartialDate,
    /// What happens then.
    pub what: String,
}

/// What the finder itself has to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Whose duty.
    pub who: Audience,
    /// What.
    pub what: String,
    /// By when; empty where no time was read.
    pub within: String,
    /// Where it stands.
    pub citation: String,
    /// Whether it was read in a source.
    pub verified: bool,
}

/// An open question: for this audience the measure applies only if the answer is yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Depends {
    /// Whom it may bind; `everyone` is anybody in the jurisdiction.
    pub who: Audience,
    /// The question, to be answered with yes or no.
    pub question: String,
    /// The verdict if the answer is yes.
    pub verdict: Verdict,
    /// Whether it may reach products of any vendor, not only of those named.
    #[serde(default)]
    pub any_vendor: bool,
}

/// One government measure. The fields are explained at the head of the files in `data/measures`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Stable id.
    pub id: String,
    /// Whose rule.
    pub jurisdiction: Jurisdiction,
    /// Who issued it.
    pub authority: String,
    /// Title.
    pub title: String,
    /// How to cite it; never empty.
    pub citation: String,
    /// Address of the official text; empty where none is known.
    pub official_url: String,
    /// Where that address comes from.
    pub official_url_basis: UrlBasis,
    /// Vendors named.
    pub vendors: Vec<String>,
    /// What kind of naming, where it is not by vendor.
    #[serde(default)]
    pub vendor_scope: Option<String>,
    /// What the text reaches, in words.
    pub scope: String,
    /// What it covers, where all vendors are alike.
    #[serde(default)]
    pub covers: Option<Covers>,
    /// What it covers, by vendor.
    #[serde(default)]
    pub covers_by_vendor: BTreeMap<String, Covers>,
    /// Whom it binds.
    pub binds: Vec<Audience>,
    /// Whom it binds, in words.
    pub binds_note: String,
    /// What it does.
    pub effects: Vec<Effect>,
    /// What it does to these audiences instead.
    #[serde(default)]
    pub effects_by_audience: BTreeMap<Audience, Vec<Effect>>,
    /// When it was issued.
    #[serde(deserialize_with = "date::optional")]
    pub issued: Option<PartialDate>,
    /// From when it counts; `None` where that is not known.
    #[serde(deserialize_with = "date::optional")]
    pub effective: Option<PartialDate>,
    /// Dates that matter.
    pub deadlines: Vec<Deadline>,
    /// What the finder has to do.
    pub duties: Vec<Duty>,
    /// Where it stands.
    pub status: MeasureStatus,
    /// Date of the newest material consulted; `None` where that is not known.
    #[serde(deserialize_with = "date::optional")]
    pub status_as_of: Option<PartialDate>,
    /// What to know about that.
    pub status_note: String,
    /// First day on which it no longer applied.
    #[serde(default)]
    pub ended: Option<PartialDate>,
    /// Last day for which it was read as in force, for status unknown.
    #[serde(default)]
    pub confirmed_until: Option<PartialDate>,
    /// What it means, in plain words.
    pub explanation: String,
    /// What it does not say.
    pub misreadings: Vec<String>,
    /// How much it matters.
    pub relevance: Relevance,
    /// Whether the core facts were read in a source.
    pub verified: bool,
    /// Details that were not confirmed.
    pub unverified_parts: Vec<String>,
    /// Where the facts come from.
    pub sources: Vec<String>,
    /// Facts the profile does not hold on which it depends whether the measure applies.
    #[serde(default)]
    pub depends: Vec<Depends>,
    /// The verdict in one sentence, as shown to those whom it gives that verdict; used from the
    /// dates on that the sentence names.
    #[serde(default)]
    pub sentences: BTreeMap<Verdict, String>,
    /// Which layer it comes from.
    #[serde(skip)]
    pub layer: Layer,
}

impl Measure {
    /// What it covers of this vendor; `None` where it does not name the vendor.
    #[must_use]
    pub fn covers_of(&self, vendor: &str) -> Option<&Covers> {
        self.covers_by_vendor.get(vendor).or(self.covers.as_ref())
    }

    /// From when it reaches the vendor of whom `covers` speaks: the later of the day on which it takes
    /// effect and the vendor's own first day.
    #[must_use]
    pub fn begins_for<'a>(&'a self, covers: &'a Covers) -> Option<&'a PartialDate> {
        [&self.effective, &covers.from].into_iter().flatten().max_by_key(|date| date.first_day())
    }

    /// What it does to this audience.
    #[must_use]
    pub fn effects_on(&self, audience: Audience) -> &[Effect] {
        self.effects_by_audience.get(&audience).unwrap_or(&self.effects)
    }

    /// Whether it reaches products on this platform: one that names only mobile devices does not
    /// reach a computer.
    #[must_use]
    pub fn is_for(covers: &Covers, platform: Option<Platform>) -> bool {
        covers.platforms.is_empty()
            || platform.is_none_or(|platform| covers.platforms.iter().any(|p| p == platform.word()))
    }
}
