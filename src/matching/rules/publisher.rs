//! What the publisher and the signer of a title say about its maker.

use super::super::index::{Matcher, VendorAt};
use super::super::normalize;
use crate::model::{Evidence, Field, Title};

/// What the publisher says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Publisher {
    /// None is given.
    Absent,
    /// Exactly a known publisher of this vendor.
    Known(VendorAt),
    /// A text with the vendor's name as a word.
    Names(VendorAt),
    /// Somebody else.
    Other,
}

/// Texts that lists write for "no publisher".
pub(in crate::matching) const EMPTY_MARKS: &[&str] = &[
    "",
    "n a",
    "na",
    "null",
    "none",
    "unknown",
    "not known",
    "noassertion",
    "unbekannt",
    "inconnu",
    "desconocido",
    "невідомо",
    "неизвестно",
];

impl Matcher {
    pub(super) fn publisher_of(&self, text: Option<&str>) -> Publisher {
        let Some(text) = text else { return Publisher::Absent };
        let words = normalize::publisher(text);
        if EMPTY_MARKS.contains(&words.as_str()) {
            return Publisher::Absent;
        }
        if let Some(vendor) = self.publishers.get(&words) {
            return Publisher::Known(*vendor);
        }
        // The vendor's own word in a publisher that is not in the list yet ("Kaspersky Lab UK").
        let spaced = format!(" {words} ");
        let Some(automaton) = &self.automaton else { return Publisher::Other };
        automaton
            .find_overlapping_iter(&spaced)
            .flat_map(|hit| &self.patterns[hit.pattern().as_usize()])
            .find(|pattern| pattern.product.is_none() && !pattern.weak)
            .map_or(Publisher::Other, |pattern| Publisher::Names(pattern.vendor))
    }

    pub(super) fn publisher_evidence(
        &self,
        title: &Title,
        vendor: VendorAt,
        exact: bool,
    ) -> Evidence {
        let name = &self.vendor_names[vendor as usize];
        let value = title.publisher.clone().unwrap_or_default();
        let rule = if exact {
            format!("The publisher is \"{value}\", a known name of {name}.")
        } else {
            format!("The publisher's text names {name}.")
        };
        Evidence { field: Field::Publisher, value, rule, verified: exact }
    }

    pub(super) fn signer_evidence(&self, text: &str, vendor: VendorAt) -> Evidence {
        let name = &self.vendor_names[vendor as usize];
        Evidence {
            field: Field::Signer,
            value: text.to_owned(),
            rule: format!("The code signer is \"{text}\", a known name of {name}."),
            verified: true,
        }
    }
}
