//! Which rules are shown, and in what order. Worked out when something changes, never in a frame.

use jiff::civil::Date;

use super::state::Meaning;
use crate::catalog::{Catalog, Measure, Vendor};
use crate::model::{Jurisdiction, MeasureReading, Profile, Reach, Standing, Verdict};
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

/// From when a rule counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begins {
    /// Since this day, which may be partial.
    Since(String),
    /// It is ahead: from this day.
    From(String),
    /// It has no day: it is proposed or paused, or the organisation's own and holds always.
    Never,
    /// The day is not known.
    NotKnown,
}

/// One rule as it touches the organisation, for the vendor of it that it touches most or for one vendor.
#[derive(Clone, Debug)]
pub struct RuleRow {
    /// Measure id.
    pub measure: String,
    /// The vendor's name, where each has its row.
    pub vendor: Option<String>,
    /// The vendor's id, where each has its row: everything in the row is about this vendor alone.
    pub vendor_id: Option<String>,
    /// How it reaches the organisation.
    pub reach: Reach,
    /// How it stands on the day.
    pub standing: Standing,
    /// From when it counts, for the vendor where each has its row.
    pub begins: Begins,
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
    /// How many rows each chip would show, in the order of [`RuleChip::ALL`]: rules, or by vendor what
    /// each rule says of each vendor.
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
        .flat_map(|measure| {
            let named = measure.vendors.iter().filter_map(|id| catalog.vendors.get(id));
            let named: Vec<&Vendor> = named.filter(|_| view.by_vendor).collect();
            if named.is_empty() {
                return vec![row(measure, None, policy::touch(catalog, measure, profile, as_of))];
            }
            // The law differs by vendor: each is read by itself.
            let read = |vendor: &&Vendor| {
                let id = &vendor.id;
                let reading = policy::touch_by_vendor(catalog, measure, id, profile, as_of);
                row(measure, Some(vendor), reading)
            };
            named.iter().map(read).collect()
        })
        .collect();
    let shows = |chip: RuleChip, row: &RuleRow| chip == RuleChip::All || row.chip() == chip;
    let counts =
        RuleChip::ALL.map(|chip| rows.iter().filter(|row| shows(chip, row)).count() as u64);
    let mut rows: Vec<RuleRow> = rows.into_iter().filter(|row| shows(view.chip, row)).collect();
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

fn row(measure: &Measure, vendor: Option<&Vendor>, reading: MeasureReading) -> RuleRow {
    RuleRow {
        measure: reading.measure,
        vendor: vendor.map(|own| own.name.clone()),
        vendor_id: vendor.map(|own| own.id.clone()),
        reach: reading.reach,
        begins: begins(measure, vendor, &reading.standing),
        standing: reading.standing,
        verdict: reading.verdict,
        sentence: reading.sentence,
    }
}

fn begins(measure: &Measure, vendor: Option<&Vendor>, standing: &Standing) -> Begins {
    let covers = match vendor {
        Some(vendor) => measure.covers_of(&vendor.id),
        None => measure.covers.as_ref(),
    };
    let day = covers.map_or(measure.effective.as_ref(), |own| measure.begins_for(own));
    match (standing, day) {
        (Standing::Proposed | Standing::Paused, _) => Begins::Never,
        (Standing::Future(date), _) => Begins::From(date.clone()),
        (_, Some(day)) => Begins::Since(day.text().to_owned()),
        (_, None) if measure.jurisdiction.is_own() => Begins::Never,
        (_, None) => Begins::NotKnown,
    }
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
        assert_eq!(
            by_vendor.counts[0],
            by_vendor.rows.len() as u64,
            "what a chip shows is counted"
        );
        assert_eq!(by_vendor.counts[1..].iter().sum::<u64>(), by_vendor.counts[0]);
        let named: usize =
            catalog.measures.values().map(|measure| measure.vendors.len().max(1)).sum();
        assert_eq!(by_vendor.rows.len(), named);
        let names = by_vendor.rows.iter().map(|row| {
            let name = row.vendor.as_ref().map(|own| own.to_lowercase());
            (name.is_none(), name)
        });
        assert!(names.is_sorted());
    }

    fn by_vendor(place: &str, audience: Audience, as_of: &str) -> Vec<RuleRow> {
        let profile = Profile {
            jurisdictions: vec![Jurisdiction::new(place)],
            audiences: vec![audience],
            ..Profile::default()
        };
        let view = RulesView { by_vendor: true, ..RulesView::default() };
        rules(&catalog::builtin().unwrap(), &profile, as_of.parse().unwrap(), &view).rows
    }

    fn of<'a>(rows: &'a [RuleRow], measure: &str, vendor: &str) -> &'a RuleRow {
        let is_it =
            |row: &&RuleRow| row.measure == measure && row.vendor_id.as_deref() == Some(vendor);
        rows.iter().find(is_it).unwrap_or_else(|| panic!("{measure}: {vendor}"))
    }

    #[test]
    fn by_vendor_each_row_says_what_the_rule_says_of_that_vendor() {
        const TEXAS: &str = "us-tx-prohibited-technologies";
        let rows = by_vendor("US-TX", Audience::StateAgencies, "2026-11-24");
        assert_eq!(of(&rows, TEXAS, "kaspersky").verdict, Some(Verdict::Prohibited));
        for vendor in ["dahua", "huawei", "hikvision", "dji", "zte"] {
            let row = of(&rows, TEXAS, vendor);
            assert!(row.verdict <= Some(Verdict::Listed), "{row:?}");
            assert_eq!(row.chip(), RuleChip::Depends, "{row:?}");
            assert!(row.sentence.contains("equipment"), "{row:?}");
        }
        let rows = by_vendor("US", Audience::FederalContractors, "2026-11-24");
        let row = of(&rows, "us-far-part40-52-240-91", "acronis");
        assert_eq!((row.verdict, row.chip()), (Some(Verdict::Listed), RuleChip::DoesNot));
        let row = of(&rows, "us-far-part40-52-240-91", "kaspersky");
        assert_eq!((row.verdict, row.chip()), (Some(Verdict::Prohibited), RuleChip::Touches));
        let rows = by_vendor("UA", Audience::PrivateBusiness, "2021-06-01");
        let kaspersky = of(&rows, "ua-decree-133-2017", "kaspersky");
        let dr_web = of(&rows, "ua-decree-133-2017", "dr-web");
        assert_eq!(kaspersky.chip(), RuleChip::Touches, "{kaspersky:?}");
        assert_eq!(dr_web.standing, Standing::Unconfirmed("2020-05-15".to_owned()));
        assert_eq!((dr_web.verdict, dr_web.chip()), (None, RuleChip::Depends), "{dr_web:?}");
        // A past day: what came later had not come.
        let rows = by_vendor("US-TX", Audience::StateAgencies, "2024-06-01");
        assert_eq!(of(&rows, TEXAS, "kaspersky").chip(), RuleChip::Touches);
        let deepseek = of(&rows, TEXAS, "deepseek");
        assert_eq!(deepseek.standing, Standing::Future("2025-01-31".to_owned()));
        assert_eq!((deepseek.verdict, deepseek.chip()), (None, RuleChip::NotInForce));
    }

    #[test]
    fn since_when_a_rule_counts_is_the_vendors_own_day_and_none_where_it_does_not_count() {
        const TEXAS: &str = "us-tx-prohibited-technologies";
        let catalog = catalog::builtin().unwrap();
        let since = |date: &str| Begins::Since(date.to_owned());
        let rows = by_vendor("US-TX", Audience::StateAgencies, "2026-11-24");
        assert_eq!(of(&rows, TEXAS, "kaspersky").begins, since("2022-12-07"));
        for vendor in ["alibaba", "tp-link", "xiaomi"] {
            assert_eq!(of(&rows, TEXAS, vendor).begins, since("2026-01-26"), "{vendor}");
        }
        for row in &rows {
            let status = catalog.measures[&row.measure].status;
            match row.standing {
                Standing::Proposed | Standing::Paused => assert_eq!(row.begins, Begins::Never),
                Standing::Future(_) => assert!(matches!(row.begins, Begins::From(_)), "{row:?}"),
                _ => assert_ne!(row.begins, Begins::Never, "{row:?} {status:?}"),
            }
        }
        assert!(rows.iter().any(|row| row.begins == Begins::Never), "some rule is only proposed");
        let rows = by_vendor("US-TX", Audience::StateAgencies, "2024-06-01");
        assert_eq!(of(&rows, TEXAS, "xiaomi").begins, Begins::From("2026-01-26".to_owned()));
        // Before the rule itself: what came to it later did not begin with it.
        let rows = by_vendor("US-TX", Audience::StateAgencies, "2021-06-01");
        assert_eq!(of(&rows, TEXAS, "xiaomi").begins, Begins::From("2026-01-26".to_owned()));
        // The rule as a whole speaks from its own first day on.
        let profile = Profile {
            jurisdictions: vec![Jurisdiction::new("US-TX")],
            audiences: vec![Audience::StateAgencies],
            ..Profile::default()
        };
        let day = jiff::civil::date(2026, 11, 24);
        let whole = rules(&catalog, &profile, day, &RulesView::default());
        let whole = whole.rows.iter().find(|row| row.measure == TEXAS).unwrap();
        assert_eq!(whole.begins, since("2022-12-07"));
        assert!(whole.sentence.contains("since 2022-12-07"), "{}", whole.sentence);
    }
}
