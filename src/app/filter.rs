//! Which rules are shown, and in what order. Worked out when something changes, never in a frame.

use jiff::civil::Date;

use super::state::Meaning;
use crate::catalog::Catalog;
use crate::model::{Profile, Reach, Standing, Verdict};
use crate::policy;
use crate::say;

/// Which rules are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RuleChip {
    /// All of them.
    #[default]
    All,
    /// Those that reach the organisation.
    Touches,
    /// Those that depend on an open question.
    Depends,
    /// Those that do not reach it.
    DoesNot,
    /// Those that are not in force on the day.
    NotInForce,
}

impl RuleChip {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::All, Self::Touches, Self::Depends, Self::DoesNot, Self::NotInForce];

    /// The word on the chip.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::All => say!("chip-all"),
            Self::Touches => say!("chip-touches-us"),
            Self::Depends => say!("depends"),
            Self::DoesNot => say!("does-not"),
            Self::NotInForce => say!("not-in-force"),
        }
    }
}

/// How rules are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RulesView {
    /// Text that has to occur in the rule, its vendors or their products.
    pub text: String,
    /// Which.
    pub chip: RuleChip,
}

/// One rule as it touches the organisation, for the vendor of it that it touches most.
#[derive(Clone, Debug)]
pub struct RuleRow {
    /// Measure id.
    pub measure: String,
    /// How it reaches the organisation.
    pub reach: Reach,
    /// How it stands on the day.
    pub standing: Standing,
    /// The verdict it gives.
    pub verdict: Option<Verdict>,
    /// The answer to "Does this touch us?" in a sentence.
    pub sentence: String,
}

impl RuleRow {
    /// Which chip it belongs to, besides say!("chip-all").
    #[must_use]
    pub fn chip(&self) -> RuleChip {
        match (&self.standing, self.reach) {
            (Standing::Counts, Reach::Direct | Reach::ViaVendor) => RuleChip::Touches,
            (Standing::Counts | Standing::Unconfirmed(_), Reach::Depends) => RuleChip::Depends,
            (Standing::Counts | Standing::Unconfirmed(_), _) => RuleChip::DoesNot,
            _ => RuleChip::NotInForce,
        }
    }
}

pub(super) fn rules(
    catalog: &Catalog,
    profile: &Profile,
    as_of: Date,
    view: &RulesView,
) -> Vec<RuleRow> {
    let wanted: Vec<String> = view.text.split_whitespace().map(str::to_lowercase).collect();
    let mut rows: Vec<RuleRow> = catalog
        .measures
        .values()
        .filter(|measure| {
            if wanted.is_empty() {
                return true;
            }
            let mut text = format!("{} {} {}", measure.title, measure.authority, measure.citation);
            for vendor in measure.vendors.iter().filter_map(|id| catalog.vendors.get(id)) {
                text.push(' ');
                text.push_str(&vendor.name);
                text.push(' ');
                text.push_str(&vendor.products.join(" "));
            }
            text.push(' ');
            text.push_str(catalog.place_name(&measure.jurisdiction));
            let text = text.to_lowercase();
            wanted.iter().all(|word| text.contains(word.as_str()))
        })
        .map(|measure| policy::touch(catalog, measure, profile, as_of))
        .map(|reading| RuleRow {
            measure: reading.measure,
            reach: reading.reach,
            standing: reading.standing,
            verdict: reading.verdict,
            sentence: reading.sentence,
        })
        .filter(|row| view.chip == RuleChip::All || row.chip() == view.chip)
        .collect();
    rows.sort_by(|a, b| {
        let key =
            |row: &RuleRow| (row.chip() as u8, std::cmp::Reverse(row.verdict), row.measure.clone());
        key(a).cmp(&key(b))
    });
    rows
}

/// What the rules mean for the organisation, by verdict; empty where no place is chosen.
pub(super) fn meanings(catalog: &Catalog, profile: &Profile, as_of: Date) -> Vec<Meaning> {
    let mut found: Vec<Meaning> = Vec::new();
    if profile.jurisdictions.is_empty() {
        return found;
    }
    let mut all: Vec<(Verdict, String, String)> = Vec::new();
    for vendor in catalog.vendors.values() {
        // The product that is hit hardest speaks for its vendor.
        let products = catalog.products_of(&vendor.id).map(|product| Some(product.id.as_str()));
        let hardest = products
            .chain([None])
            .map(|product| policy::assess(catalog, &vendor.id, product, None, profile, as_of))
            .max_by_key(|assessment| assessment.verdict);
        if let Some((verdict, assessment)) = hardest.and_then(|one| Some((one.verdict?, one))) {
            let name = vendor.name.split(['/', '(']).next().unwrap_or("").trim().to_owned();
            all.push((verdict, name, assessment.sentence));
        }
    }
    // Kaspersky first: it is what most people come for.
    all.sort_by_key(|(verdict, name, _)| {
        (std::cmp::Reverse(*verdict), name != "Kaspersky", name.to_lowercase())
    });
    for (verdict, name, sentence) in all {
        match found.last_mut().filter(|last| last.verdict == verdict) {
            Some(last) => last.vendors.push(name),
            None => found.push(Meaning { verdict, vendors: vec![name], sentence }),
        }
    }
    for meaning in &mut found {
        if meaning.verdict == Verdict::Listed {
            "Restricted for other bodies or in other countries. Nothing binds you for having them."
                .clone_into(&mut meaning.sentence);
        } else if meaning.vendors.len() > 1 {
            meaning.sentence = format!("{}: {}", meaning.vendors[0], meaning.sentence);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::catalog;
    use crate::model::{Audience, Jurisdiction};

    #[test]
    fn rules_are_found_by_vendor_product_and_place() {
        let catalog = catalog::builtin().unwrap();
        let profile = Profile {
            jurisdictions: vec![Jurisdiction::new("US")],
            audiences: vec![Audience::PrivateBusiness],
            ..Profile::default()
        };
        let as_of = jiff::civil::date(2026, 11, 24);
        let found = |text: &str, chip| {
            rules(&catalog, &profile, as_of, &RulesView { text: text.to_owned(), chip })
        };
        assert_eq!(found("", RuleChip::All).len(), 89);
        let touching = found("kaspersky", RuleChip::Touches);
        assert_eq!(touching.len(), 1, "{touching:?}");
        assert_eq!(touching[0].measure, "us-bis-icts-kaspersky-2024");
        assert!(
            found("italy kaspersky", RuleChip::All)
                .iter()
                .all(|row| row.measure.starts_with("it-"))
        );
        assert!(found("no such vendor anywhere", RuleChip::All).is_empty());
        let sum: usize = RuleChip::ALL[1..].iter().map(|chip| found("", *chip).len()).sum();
        assert_eq!(sum, 89);
    }
}
