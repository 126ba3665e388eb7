//! How a verdict follows from the measures; the strongest wins.
//!
//! A measure counts on a date if it is in force or partly in force and has taken effect, or if the
//! date lies before `ended` or not after `confirmed_until`; its jurisdiction must be one of the
//! organisation's; it must cover the product; and one of its `binds` values must be the
//! organisation's (`everyone` and `us-persons` are anybody in the jurisdiction).
//!
//! - prohibited: forbid-use, require-removal
//! - restricted: forbid-sale, forbid-updates, forbid-procurement, forbid-resale-or-integration,
//!   forbid-subsidy, sanctions-block-dealings, access-blocking; also, for everybody in the
//!   jurisdiction, a measure on vendor-only, resellers-integrators, app-stores-hosts or isps that
//!   forbids sale or updates or blocks access
//! - advised-against: advisory-warning
//! - listed: some measure anywhere counts on that date and names or covers the product, but none of
//!   the above
//! - none: no measure counts; revocations, proposals and enabling powers never count
//!
//! Kind equipment and names-only never give more than listed; an organisation that the measure binds
//! is told to look for the equipment. Partial dates count from their first day.

use jiff::civil::Date;

use crate::catalog::{Covers, CoversKind, Effect, Measure, MeasureStatus, Product, Vendor};
use crate::model::{Audience, Platform, Standing, Verdict};

/// How a measure stands on a date, for what `covers` says of one vendor.
#[must_use]
pub fn standing(measure: &Measure, covers: &Covers, on: Date) -> Standing {
    if measure.status == MeasureStatus::Proposed {
        return Standing::Proposed;
    }
    if measure.status == MeasureStatus::Paused {
        return Standing::Paused;
    }
    let idle =
        |effect: &Effect| matches!(effect, Effect::EnablingPower | Effect::RevocationOfEarlierBan);
    if measure.effects.iter().all(idle) && measure.effects_by_audience.is_empty() {
        return Standing::NeverCounts;
    }
    if let Some(first) = measure.begins_for(covers) {
        if on < first.first_day() {
            return Standing::Future(first.text().to_owned());
        }
    }
    let ends = [&measure.ended, &covers.until].into_iter().flatten();
    if let Some(end) = ends.min_by_key(|date| date.first_day()) {
        if on >= end.first_day() {
            // The last known term ran out; a renewal that was not found is not a proof of none.
            return if measure.status == MeasureStatus::Unknown {
                Standing::Unconfirmed(end.text().to_owned())
            } else {
                Standing::Ended(end.text().to_owned())
            };
        }
    }
    match measure.status {
        // The organisation's own rule holds always unless it names a day.
        MeasureStatus::InForce | MeasureStatus::Partly
            if measure.effective.is_some() || measure.jurisdiction.is_own() =>
        {
            Standing::Counts
        }
        MeasureStatus::Superseded | MeasureStatus::Rescinded if measure.ended.is_some() => {
            Standing::Counts
        }
        MeasureStatus::Superseded | MeasureStatus::Rescinded => Standing::Ended(String::new()),
        MeasureStatus::Unknown => match &measure.confirmed_until {
            Some(until) if on <= until.first_day() => Standing::Counts,
            Some(until) => Standing::Unconfirmed(until.text().to_owned()),
            None => Standing::Unconfirmed(String::new()),
        },
        _ => Standing::NeverCounts,
    }
}

/// How far a measure reaches a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coverage {
    /// Neither named nor covered.
    None,
    /// Named, or the equipment is covered of which the product is a sign: never more than listed.
    Named,
    /// The text names products or categories, and this product of the vendor is not known.
    Open,
    /// Covered.
    Covered,
}

/// Whether a measure covers a product, or a vendor's product that is not known.
#[must_use]
pub fn coverage(
    measure: &Measure,
    covers: &Covers,
    vendor: &Vendor,
    product: Option<&Product>,
    platform: Option<Platform>,
) -> Coverage {
    let named = measure.vendors.contains(&vendor.id);
    let by_country = covers.country.as_deref().is_some_and(|country| country == vendor.country);
    if !named && !by_country {
        return Coverage::None;
    }
    if product.is_some_and(|product| covers.except_products.contains(&product.id)) {
        return Coverage::None;
    }
    let reached = match (covers.kind, product) {
        (CoversKind::NamesOnly | CoversKind::Equipment, _) => Coverage::Named,
        (CoversKind::Vendor, _) => Coverage::Covered,
        (CoversKind::Products, Some(product)) if covers.products.contains(&product.id) => {
            Coverage::Covered
        }
        (CoversKind::Categories, Some(product))
            if covers.categories.contains(&product.category) =>
        {
            Coverage::Covered
        }
        (CoversKind::Products | CoversKind::Categories, Some(_)) => Coverage::None,
        // The organisation's own rule means what it names.
        (_, None) if measure.jurisdiction.is_own() => Coverage::None,
        (CoversKind::Products | CoversKind::Categories, None) => Coverage::Open,
    };
    // A text about phones does not cover a computer; it still names the product.
    if reached == Coverage::Covered && !Measure::is_for(covers, platform) {
        return Coverage::Named;
    }
    reached
}

/// The verdict that effects give to those whom they bind.
#[must_use]
pub fn verdict_of(effects: &[Effect]) -> Option<Verdict> {
    effects.iter().filter_map(|effect| verdict_of_one(*effect)).max()
}

/// The verdict that one effect gives.
#[must_use]
pub fn verdict_of_one(effect: Effect) -> Option<Verdict> {
    match effect {
        Effect::ForbidUse | Effect::RequireRemoval => Some(Verdict::Prohibited),
        Effect::ForbidSale
        | Effect::ForbidUpdates
        | Effect::ForbidProcurement
        | Effect::ForbidResaleOrIntegration
        | Effect::ForbidSubsidy
        | Effect::SanctionsBlockDealings
        | Effect::AccessBlocking => Some(Verdict::Restricted),
        Effect::AdvisoryWarning => Some(Verdict::AdvisedAgainst),
        _ => None,
    }
}

/// Whether a measure on these reaches everybody in the jurisdiction through them.
#[must_use]
pub fn is_via_vendor(audience: Audience) -> bool {
    matches!(
        audience,
        Audience::VendorOnly
            | Audience::ResellersIntegrators
            | Audience::AppStoresHosts
            | Audience::Isps
    )
}

/// Whether what it does to the vendor or its resellers is felt by their customers.
#[must_use]
pub fn is_felt_by_customers(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| {
        matches!(effect, Effect::ForbidSale | Effect::ForbidUpdates | Effect::AccessBlocking)
    })
}

/// Whether a measure that binds these binds anybody in the jurisdiction.
#[must_use]
pub fn is_anybody(audience: Audience) -> bool {
    matches!(audience, Audience::Everyone | Audience::UsPersons)
}
