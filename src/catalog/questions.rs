//! The three questions of the first start: from plain words to jurisdictions and audiences. What the
//! answers mean is a table of the catalogue, not code.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Catalog;
use crate::model::{Audience, Jurisdiction, Profile};

/// A place whose rules the catalogue knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedPlace {
    /// The code of measures: `US`, `US-TX`.
    pub code: Jurisdiction,
    /// Its name in plain words.
    pub name: String,
}

/// Which question an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// What kind of organisation is it?
    Kind,
    /// Does it work for a government?
    Government,
}

/// One answer that can be ticked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Stable id.
    pub id: String,
    /// Which question.
    pub question: Question,
    /// In plain words.
    pub label: String,
    /// What it means, where the label does not say it all.
    #[serde(default)]
    pub note: String,
    /// What the organisation is, if it ticks this.
    pub audiences: Vec<Audience>,
    /// What it is instead in these countries.
    #[serde(default)]
    pub by_place: BTreeMap<Jurisdiction, Vec<Audience>>,
    /// Shown only to those who work in one of these; empty for everybody.
    #[serde(default)]
    pub places: Vec<Jurisdiction>,
}

impl Answer {
    /// Whether it is offered to an organisation in these jurisdictions.
    #[must_use]
    pub fn is_for(&self, chosen: &[Jurisdiction]) -> bool {
        self.places.is_empty()
            || chosen.iter().any(|own| {
                self.places.contains(own)
                    || own.parent().is_some_and(|parent| self.places.contains(&parent))
            })
    }

    /// What the organisation is in these jurisdictions, if it ticks this.
    #[must_use]
    pub fn audiences_in(&self, chosen: &[Jurisdiction]) -> BTreeSet<Audience> {
        let mut audiences = BTreeSet::new();
        for place in chosen {
            let country = place.parent().unwrap_or_else(|| place.clone());
            audiences.extend(self.by_place.get(&country).unwrap_or(&self.audiences));
        }
        if chosen.is_empty() {
            audiences.extend(&self.audiences);
        }
        audiences
    }
}

impl Catalog {
    /// The name of a place in plain words; its code where the catalogue has no name for it.
    #[must_use]
    pub fn place_name<'a>(&'a self, place: &'a Jurisdiction) -> &'a str {
        if place.is_own() {
            return "Your organisation";
        }
        self.places
            .iter()
            .find(|named| named.code == *place)
            .map_or(place.code(), |named| named.name.as_str())
    }

    /// The profile that follows from ticked answers. Answers that are not offered in the chosen
    /// places are left out.
    #[must_use]
    pub fn profile_of(&self, places: &[Jurisdiction], ticked: &BTreeSet<String>) -> Profile {
        let audiences: BTreeSet<Audience> = self
            .answers
            .iter()
            .filter(|answer| ticked.contains(&answer.id) && answer.is_for(places))
            .flat_map(|answer| answer.audiences_in(places))
            .collect();
        Profile {
            jurisdictions: places.to_vec(),
            audiences: audiences.into_iter().collect(),
            ..Profile::default()
        }
    }

    /// The answers that give a profile: those all of whose audiences it has.
    #[must_use]
    pub fn ticked_in(&self, profile: &Profile) -> BTreeSet<String> {
        self.answers
            .iter()
            .filter(|answer| {
                let audiences = answer.audiences_in(&profile.jurisdictions);
                answer.is_for(&profile.jurisdictions)
                    && !audiences.is_empty()
                    && audiences.iter().all(|audience| profile.is(*audience))
            })
            .map(|answer| answer.id.clone())
            .collect()
    }
}
