//! Names by which the workspace keeps machines, inventories and findings apart; they stay the same when
//! the next scan comes.

use serde::{Deserialize, Serialize};

use super::title;
use crate::model::Finding;

/// One machine that the workspace knows, whatever it is called; the store gives the number.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct MachineKey(pub i64);

/// One inventory that the workspace keeps; the store gives the number.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct InventoryKey(pub i64);

/// What a finding is about: a product of the catalogue, or a program of a vendor that the catalogue
/// does not know singly, by its name without the version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// Vendor id.
    pub vendor: String,
    /// Product id; `None` for a program that the catalogue does not know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// The program's name as [`title::bare`] gives it, where the product is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

impl Subject {
    /// A product of the catalogue.
    #[must_use]
    pub fn product(vendor: &str, product: &str) -> Self {
        Self { vendor: vendor.to_owned(), product: Some(product.to_owned()), title: None }
    }

    /// Another program of a vendor, by its name as read.
    #[must_use]
    pub fn other(vendor: &str, name: &str) -> Self {
        Self { vendor: vendor.to_owned(), product: None, title: Some(title::bare(name, None)) }
    }

    /// What a finding is about. An update of a program that carries its version in its name leaves the
    /// subject as it is, so that what was decided outlives the next scan.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        match finding.product.as_deref().filter(|_| !finding.by_vendor) {
            Some(product) => Self::product(&finding.vendor, product),
            None => Self {
                vendor: finding.vendor.clone(),
                product: None,
                title: Some(title::bare(&finding.name, finding.version.as_deref())),
            },
        }
    }
}

/// A finding across scans: one subject on one machine.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FindingKey {
    /// On which machine.
    pub machine: MachineKey,
    /// About what.
    #[serde(flatten)]
    pub subject: Subject,
}
