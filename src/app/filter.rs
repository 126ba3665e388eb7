//! Which rules are shown, and in what order. Worked out when something changes, never in a frame.

use jiff::civil::Date;

use super::state::Meaning;
use crate::catalog::Catalog;
use crate::model::{Jurisdiction, Profile, Reach, Standing, Verdict};
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
    /// Only rules of this country or state.
    pub place: Option<Jurisdiction>,
    /// A row for each vendor that a rule names, by vendor.
    pub by_vendor: bool,
}

/// One rule as it touches the organisation, for the vendor of it that it touches most.
#[derive(Clone, Debug)]
pub struct RuleRow {
    /// Measure id.
    pub measure: String,
    /// The vendor's name, where each has its row.
    pub vendor: Option<String>,
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

/// The rules that are shown.
#[derive(Clone, Debug, Default)]
pub struct ShownRules {
    /// Their rows, in their order.
    pub rows: Vec<RuleRow>,
    /// How many rules each chip would show, in the order of [`RuleChip::ALL`].
    pub counts: [u64; RuleChip::ALL.len()],
}

pub(super) fn rules(
    catalog: &Catalog,
    profile: &Profile,
    as_of: Date,
    view: &RulesView,
) -> ShownRules {
    let wanted: Vec<String> = view.text.split_whitespace().map(str::to_lowercase).collect();
    let of_place = |own: &Jurisdiction| view.place.as_ref().is_none_or(|place| own == place);
    let rows: Vec<RuleRow> = catalog
        .measures
        .values()
        .filter(|measure| of_place(&measure.jurisdiction))
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
            vendor: None,
            reach: reading.reach,
            standing: reading.standing,
            verdict: reading.verdict,
            sentence: reading.sentence,
        })
        .collect();
    let shows = |chip: RuleChip, row: &RuleRow| chip == RuleChip::All || row.chip() == chip;
    let counts =
        RuleChip::ALL.map(|chip| rows.iter().filter(|row| shows(chip, row)).count() as u64);
    let mut rows: Vec<RuleRow> = rows.into_iter().filter(|row| shows(view.chip, row)).collect();
    if view.by_vendor {
        rows = rows.into_iter().flat_map(|row| by_vendor(catalog, row)).collect();
    }
    rows.sort_by_cached_key(|row| {
        let vendor = row.vendor.as_ref().map(|name| name.to_lowercase());
        // What names no vendor stands last.
        (
            vendor.is_none(),
            vendor,
            row.chip() as u8,
            std::cmp::Reverse(row.verdict),
            row.measure.clone(),
        )
    });
    ShownRules { rows, counts }
}

/// The row of a rule for each vendor that it names; a rule that names none keeps its own.
fn by_vendor(catalog: &Catalog, row: RuleRow) -> Vec<RuleRow> {
    let vendors = catalog.measures.get(&row.measure).map_or(&[][..], |own| own.vendors.as_slice());
    let names: Vec<&str> = vendors
        .iter()
        .filter_map(|id| catalog.vendors.get(id))
        .map(|vendor| vendor.name.as_str())
        .collect();
    if names.is_empty() {
        return vec![row];
    }
    names.into_iter().map(|name| RuleRow { vendor: Some(name.to_owned()), ..row.clone() }).collect()
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
    use crate::model::Audience;

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
            let view = RulesView { text: text.to_owned(), chip, ..RulesView::default() };
            rules(&catalog, &profile, as_of, &view).rows
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

    #[test]
    fn rules_are_shown_by_place_and_by_vendor_and_counted_for_each_chip() {
        let catalog = catalog::builtin().unwrap();
        let profile = Profile {
            jurisdictions: vec![Jurisdiction::new("US")],
            audiences: vec![Audience::PrivateBusiness],
            ..Profile::default()
        };
        let as_of = jiff::civil::date(2026, 11, 24);
        let all = rules(&catalog, &profile, as_of, &RulesView::default());
        assert_eq!(all.counts[0], 89);
        assert_eq!(all.counts[1..].iter().sum::<u64>(), 89);
        let italy = RulesView { place: Some(Jurisdiction::new("IT")), ..RulesView::default() };
        let italy = rules(&catalog, &profile, as_of, &italy);
        assert!(!italy.rows.is_empty() && italy.rows.len() as u64 == italy.counts[0]);
        assert!(italy.rows.iter().all(|row| row.measure.starts_with("it-")));
        let by_vendor = RulesView { by_vendor: true, ..RulesView::default() };
        let by_vendor = rules(&catalog, &profile, as_of, &by_vendor);
        assert_eq!(by_vendor.counts, all.counts, "rules are counted, not rows");
        let named: usize =
            catalog.measures.values().map(|measure| measure.vendors.len().max(1)).sum();
        assert_eq!(by_vendor.rows.len(), named);
        let names = by_vendor.rows.iter().map(|row| {
            let name = row.vendor.as_ref().map(|own| own.to_lowercase());
            (name.is_none(), name)
        });
        assert!(names.is_sorted());
    }
}
