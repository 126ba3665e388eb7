//! The organisation: where it works and what it is. Rules are applied to this.

use serde::{Deserialize, Serialize};

/// A country or a part of one: `US`, `US-TX`, `DE`, `DE-BE`, `EU` (ISO 3166 codes, and EU).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Jurisdiction(pub String);

impl Jurisdiction {
    /// From a code; letters are made upper case.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self(code.trim().to_ascii_uppercase())
    }

    /// The organisation itself, for its own rules: every organisation is in it.
    #[must_use]
    pub fn own() -> Self {
        Self("OWN".to_owned())
    }

    /// Whether this is the organisation itself.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.0 == "OWN"
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The country a part belongs to: `US` of `US-TX`; `None` where this is no part.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.split_once('-').map(|(country, _)| Self(country.to_owned()))
    }
}

impl std::fmt::Display for Jurisdiction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! audiences {
    ($($variant:ident $word:literal $plain:literal),+ $(,)?) => {
        /// Whom a measure binds, and what an organisation is. The words are those of the `binds`
        /// field of the catalogue, and `private-business`, `association`, which no measure binds
        /// by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Audience { $(#[doc = $plain] $variant),+ }

        impl Audience {
            /// Every audience, in the order of the catalogue's list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word used in files and on the command line.
            #[must_use]
            pub fn word(self) -> &'static str { match self { $(Self::$variant => $word),+ } }

            /// The audience in plain words, for the middle of a sentence.
            #[must_use]
            pub fn plain(self) -> &'static str { match self { $(Self::$variant => $plain),+ } }
        }
    };
}

audiences! {
    FederalAgencies "federal-agencies" "federal agencies",
    FederalContractors "federal-contractors" "federal contractors and subcontractors",
    GrantRecipients "grant-recipients" "recipients of government grants",
    IntelligenceCommunity "intelligence-community" "the intelligence community",
    DefenceDepartment "defence-department" "the defence department",
    UsPersons "us-persons" "anybody in the United States and US persons elsewhere",
    Everyone "everyone" "everybody in the jurisdiction",
    VendorOnly "vendor-only" "the vendor only",
    ResellersIntegrators "resellers-integrators" "resellers and integrators",
    Exporters "exporters" "exporters",
    ImportersSellers "importers-sellers" "importers and sellers",
    AppStoresHosts "app-stores-hosts" "app stores and hosting services",
    Isps "isps" "internet providers",
    TelecomOperators "telecom-operators" "telecommunications operators",
    StateAgencies "state-agencies" "state agencies",
    LocalGovernment "local-government" "local government",
    PublicEducation "public-education" "public schools and school districts",
    PublicUniversities "public-universities" "public universities",
    StateContractors "state-contractors" "state contractors",
    PublicAdministration "public-administration" "public administration",
    CriticalInfrastructure "critical-infrastructure" "operators of critical infrastructure",
    RegulatedEntities "regulated-entities" "entities under a security law",
    GovernmentDevices "government-devices" "users of government-issued devices",
    EuInstitutionStaff "eu-institution-staff" "staff of EU institutions",
    Parliament "parliament" "parliament",
    VehicleMakers "vehicle-makers" "vehicle makers",
    PrivateBusiness "private-business" "private businesses",
    Association "association" "associations and charities",
}

impl std::str::FromStr for Audience {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim().to_ascii_lowercase();
        Self::ALL
            .iter()
            .copied()
            .find(|a| a.word() == text)
            .ok_or_else(|| format!("\"{text}\" is not a known kind of organisation"))
    }
}

impl std::fmt::Display for Audience {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}

/// Where the organisation works and what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Every jurisdiction whose rules the organisation must follow. A part includes its country.
    #[serde(default)]
    pub jurisdictions: Vec<Jurisdiction>,
    /// What the organisation is.
    #[serde(default)]
    pub audiences: Vec<Audience>,
    /// Answers to the questions a measure may depend on: measure id -> does it apply?
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub answers: std::collections::BTreeMap<String, bool>,
}

impl Profile {
    /// Whether the rules of `jurisdiction` are this organisation's: its own, or the country of a
    /// part it works in (Texas includes the United States; the reverse does not hold), or the rules
    /// it made itself.
    #[must_use]
    pub fn includes(&self, jurisdiction: &Jurisdiction) -> bool {
        jurisdiction.is_own()
            || self
                .jurisdictions
                .iter()
                .any(|own| own == jurisdiction || own.parent().as_ref() == Some(jurisdiction))
    }

    /// Whether the organisation is of this kind.
    #[must_use]
    pub fn is(&self, audience: Audience) -> bool {
        self.audiences.contains(&audience)
    }
}
