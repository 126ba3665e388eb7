//! Extensions that somebody has a browser install: an administrator by a policy, or another program. For
//! whom, and where that is written.

use std::collections::{BTreeMap, BTreeSet};

use super::places::Browser;
use crate::model::{Identifiers, Kind, Scope, Software};
use crate::scan::common::gather::Gather;

/// Where it is written that an extension is to be installed, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    /// The file or the key of the registry.
    pub place: String,
    /// The one person whom it concerns; `None` for everybody.
    pub user: Option<String>,
}

impl Order {
    /// For everybody who uses the machine.
    #[must_use]
    pub fn for_all(place: String) -> Self {
        Self { place, user: None }
    }

    fn reaches(&self, user: &str) -> bool {
        self.user.as_ref().is_none_or(|own| own.eq_ignore_ascii_case(user))
    }
}

/// What one policy wants installed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Ids, or (Firefox) addresses of files.
    pub ids: Vec<String>,
    /// What of the policy is not understood, each a sentence.
    pub broken: Vec<String>,
}

impl Wanted {
    /// An id, or an address, without the blanks around it; nothing where it is empty.
    pub fn add(&mut self, id: &str) {
        let id = id.trim();
        if !id.is_empty() && id != "*" {
            self.ids.push(id.to_owned());
        }
    }

    /// All of another one.
    pub fn append(&mut self, other: Self) {
        self.ids.extend(other.ids);
        self.broken.extend(other.broken);
    }
}

/// Extensions that are to be installed, each with every place that says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forced {
    orders: BTreeMap<String, BTreeSet<Order>>,
}

impl Forced {
    /// One extension.
    pub fn add(&mut self, id: &str, order: Order) {
        self.orders.entry(id.to_owned()).or_default().insert(order);
    }

    /// Whether an extension is to be installed for a person.
    #[must_use]
    pub fn has(&self, id: &str, user: &str) -> bool {
        self.orders.get(id).is_some_and(|orders| orders.iter().any(|one| one.reaches(user)))
    }
}

/// Adds what somebody (in words: "a policy") has installed and no profile has yet: each new profile will
/// get it.
pub fn add_the_rest(gather: &mut Gather<'_>, browser: &Browser, forced: &Forced, who: &str) {
    for (id, orders) in &forced.orders {
        // What is installed for everybody need not be named again for one person.
        let for_all = orders.iter().find(|order| order.user.is_none());
        let orders: Vec<&Order> = for_all.map_or_else(|| orders.iter().collect(), |one| vec![one]);
        for order in orders {
            if gather.has(id, order.user.as_deref()) {
                continue;
            }
            let said = match &order.user {
                None => format!("{who} installs it for everybody; no profile has it yet"),
                Some(user) => {
                    format!("{who} installs it for {user}; no profile of {user} has it yet")
                }
            };
            gather.add(Software {
                kind: Kind::BrowserExtension,
                name: id.clone(),
                // Firefox may be given the address of a file instead of an id.
                ids: Identifiers {
                    extension_id: (!id.contains("://")).then(|| id.clone()),
                    ..Identifiers::default()
                },
                location: Some(order.place.clone()),
                scope: order.user.clone().map_or(Scope::Machine, Scope::User),
                remark: Some(format!("{}; {said}", browser.name)),
                ..Software::default()
            });
        }
    }
}
