//! The facts of what was chosen, by field: the literal ones only, and those that were read in a source
//! where something is blocked or removed.

use std::collections::BTreeSet;

use super::{Chosen, Order};
use crate::catalog::{Catalog, Fact, Product};

/// How sure a fact has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Read in a source: may block or remove.
    Verified,
    /// General knowledge too: for searching.
    Any,
}

impl Chosen {
    /// The chosen products.
    pub(super) fn records<'a>(
        &'a self,
        catalog: &'a Catalog,
    ) -> impl Iterator<Item = &'a Product> + 'a {
        self.products.iter().filter_map(|id| catalog.products.get(id))
    }

    /// Values of one field or several, each once, in order.
    pub(super) fn values(
        &self,
        catalog: &Catalog,
        trust: Trust,
        fields: &[fn(&Product) -> &[Fact]],
    ) -> Vec<String> {
        let mut values = BTreeSet::new();
        for product in self.records(catalog) {
            for field in fields {
                for fact in field(product) {
                    if fact.literal && (fact.verified || trust == Trust::Any) {
                        values.insert(fact.value.clone());
                    }
                }
            }
        }
        values.into_iter().collect()
    }
}

impl Order<'_> {
    /// [`Chosen::values`] of everything that was chosen.
    pub(super) fn values(&self, trust: Trust, fields: &[fn(&Product) -> &[Fact]]) -> Vec<String> {
        let all: BTreeSet<String> =
            self.chosen.iter().flat_map(|own| own.values(self.catalog, trust, fields)).collect();
        all.into_iter().collect()
    }
}
