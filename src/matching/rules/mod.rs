//! Decides about one title: which identifiers, publisher and name patterns it meets, whether they
//! agree, and how sure that makes the match.
//!
//! The rules, in words:
//! 1. An identifier that was read in a source proves the product (certain); one that is general
//!    knowledge makes it likely. A file name is weaker: anybody can give a program that name.
//! 2. The publisher, known exactly, proves the vendor (certain); the name then says which product.
//! 3. Without a publisher, a name makes it likely, unless the name is short or common: then a person
//!    has to look (possible).
//! 4. What signed a program counts as its publisher.
//! 5. A service or driver by its name is likely where the catalogue read that name in a source; a file
//!    name, or a service name that only follows a pattern, needs a second fact to be more than
//!    something to look at. Another maker's publisher takes the file name's weight away.
//! 6. Parts of programs (services, tasks, start-up entries, certificates) are not found by short or
//!    common names at all.
//! 7. Another publisher speaks against it: a distinctive name is then for review (possible), a common
//!    one is nothing. A tool for removing the vendor's products is not the vendor's product.

mod identifiers;
mod names;
mod publisher;

use identifiers::{Met, stem};
use publisher::Publisher;

pub(super) use names::{EDITION_WORDS, TOOL_WORDS};
pub(super) use publisher::EMPTY_MARKS;

use super::index::{Known, Matcher, Space, VendorAt};
use super::normalize;
use crate::model::{Confidence, Evidence, Field, Inventory, Kind, Match, Title, TitleId};

/// What was decided about one title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Vendor id.
    pub vendor: String,
    /// Product id; `None` for a vendor's product that the catalogue does not know.
    pub product: Option<String>,
    /// The product is the record that stands for the vendor's other programs.
    pub by_vendor: bool,
    /// How sure.
    pub confidence: Confidence,
    /// Why; never empty.
    pub evidence: Vec<Evidence>,
    /// Ids of the products that share the identifier that was met.
    pub shared_by: Vec<String>,
}

/// Buffers that are used again for every title.
#[derive(Default)]
struct Scratch {
    name: String,
    hits: Vec<usize>,
}

impl Matcher {
    /// Looks at every distinct title of an inventory once.
    #[must_use]
    pub fn matches(&self, inventory: &Inventory) -> Vec<Match> {
        let mut scratch = Scratch::default();
        let mut matches = Vec::new();
        for (title, id) in inventory.titles.iter().zip(0..) {
            if let Some(found) = self.decide(title, &mut scratch) {
                matches.push(Match {
                    title: TitleId(id),
                    vendor: found.vendor,
                    product: found.product,
                    by_vendor: found.by_vendor,
                    confidence: found.confidence,
                    evidence: found.evidence,
                    shared_by: found.shared_by,
                });
            }
        }
        matches
    }

    /// Decides about one title.
    #[must_use]
    pub fn judge(&self, title: &Title) -> Option<Judgement> {
        self.decide(title, &mut Scratch::default())
    }

    fn decide(&self, title: &Title, scratch: &mut Scratch) -> Option<Judgement> {
        let mut met = self.identifiers_of(title);
        normalize::name_into(&title.name, &mut scratch.name);
        self.find_patterns(scratch);
        let mut publisher = self.publisher_of(title.publisher.as_deref());
        let signer = title.ids.as_ref().and_then(|ids| ids.signer.as_deref());
        let signed_by = signer.and_then(|text| self.publishers.get(&normalize::publisher(text)));
        let by_signer = match (signed_by, publisher) {
            (None, _) | (_, Publisher::Known(_)) => None,
            (Some(vendor), _) => {
                publisher = Publisher::Known(*vendor);
                signer
            }
        };
        if let (Publisher::Known(_), Kind::Program, Some(ids)) =
            (publisher, title.kind, title.ids.as_deref())
        {
            // The maker is known; the name of its program file says which of its programs it is.
            if let Some(file) = &ids.file {
                self.look_up(Space::ProcessFile, file, &mut met);
            }
        }
        if publisher == Publisher::Other {
            // Anybody can give a program that name, and somebody else did.
            met.retain(|met| met.space != Space::ProcessFile);
        }
        // Most titles of a machine are nothing at all; they end here.
        if met.is_empty()
            && scratch.hits.is_empty()
            && !matches!(publisher, Publisher::Known(_) | Publisher::Names(_))
        {
            return None;
        }
        let vendor = self.vendor_of_all(title, &met, publisher, scratch)?;
        let pattern = self.best_pattern(title, vendor, publisher, scratch);
        let mut evidence = Vec::new();
        let mut confidence = None;
        let mut product = None;
        let mut shared_by = Vec::new();
        let is_file = |space: Space| matches!(space, Space::ProcessFile | Space::ServiceFile);
        let mut files: Vec<String> = met
            .iter()
            .filter(|met| is_file(met.space))
            .filter(|met| met.known.iter().any(|own| self.vendor_at(own) == vendor))
            .map(|met| stem(&normalize::identifier(met.text)).to_owned())
            .collect();
        files.sort_unstable();
        files.dedup();
        // A service and its program file, each by a name of its own: two facts that agree.
        let two_files = files.len() >= 2;
        for met in &met {
            let own: Vec<&Known> =
                met.known.iter().filter(|known| self.vendor_at(known) == vendor).collect();
            let Some(first) = own.first() else { continue };
            let verified = own.iter().any(|known| known.verified);
            let one = own.len() == 1;
            let which = if one {
                self.product_names[first.product as usize].clone()
            } else {
                format!("several products of {}", self.vendor_names[vendor as usize])
            };
            if one && product.is_none() {
                product = Some(first.product);
            }
            if !one && shared_by.is_empty() {
                let id = |known: &&Known| self.products[known.product as usize].clone();
                shared_by = own.iter().map(id).collect();
            }
            let note = first.note.as_ref().filter(|_| one);
            let note = note.map_or_else(String::new, |note| format!(" ({note})"));
            evidence.push(Evidence {
                field: met.space.field(),
                value: met.text.to_owned(),
                rule: match met.space {
                    Space::ServiceFile => format!("The service or driver is one of {which}{note}."),
                    space => format!("The {} is that of {which}{note}.", space.field().plain()),
                },
                verified,
            });
            let sure = match met.space {
                Space::ServiceFile if publisher == Publisher::Other => Confidence::Possible,
                Space::ServiceFile if verified || two_files => Confidence::Likely,
                Space::ProcessFile if two_files => Confidence::Likely,
                Space::ServiceFile | Space::ProcessFile => Confidence::Possible,
                _ if verified => Confidence::Certain,
                _ => Confidence::Likely,
            };
            confidence = confidence.max(Some(sure));
        }
        match publisher {
            Publisher::Known(at) if at == vendor => {
                evidence.push(match by_signer {
                    Some(text) => self.signer_evidence(text, vendor),
                    None => self.publisher_evidence(title, vendor, true),
                });
                confidence = Some(Confidence::Certain);
            }
            Publisher::Names(at) if at == vendor => {
                evidence.push(self.publisher_evidence(title, vendor, false));
                confidence = confidence.max(Some(Confidence::Likely));
            }
            _ => {}
        }
        if let Some((pattern, sure)) = pattern {
            evidence.push(Evidence {
                field: Field::Name,
                value: title.name.clone(),
                rule: if pattern.product.is_some() {
                    format!("The name says \"{}\".", pattern.shown)
                } else {
                    format!(
                        "The name has the word \"{}\", a name of {}.",
                        pattern.shown, self.vendor_names[vendor as usize]
                    )
                },
                verified: pattern.verified,
            });
            confidence = confidence.max(Some(sure));
            // What the identifier proves outranks what the name says.
            product = product.or(pattern.product);
        }
        let stands_for_itself =
            matches!(title.kind, Kind::Program | Kind::StoreApp | Kind::Licence);
        if product.is_none() && stands_for_itself {
            product = self.cut_name(title, vendor, scratch, &mut evidence);
        }
        let by_vendor = product.is_none();
        if by_vendor && stands_for_itself {
            product = self.others_of[vendor as usize];
        }
        evidence.sort_by_key(|evidence| evidence.field);
        Some(Judgement {
            vendor: self.vendors[vendor as usize].clone(),
            product: product.map(|at| self.products[at as usize].clone()),
            by_vendor,
            confidence: confidence?,
            evidence,
            shared_by: if by_vendor { shared_by } else { Vec::new() },
        })
    }

    fn vendor_at(&self, known: &Known) -> VendorAt {
        self.vendor_of[known.product as usize]
    }

    /// Whose product it is: the identifier decides, then the publisher, then the longest name.
    fn vendor_of_all(
        &self,
        title: &Title,
        met: &[Met<'_>],
        publisher: Publisher,
        scratch: &Scratch,
    ) -> Option<VendorAt> {
        let strong = met.iter().find(|met| {
            !matches!(met.space, Space::ProcessFile | Space::ServiceFile)
                && met.known.iter().any(|known| known.verified)
        });
        if let Some(met) = strong {
            return met.known.first().map(|known| self.vendor_at(known));
        }
        if let Publisher::Known(vendor) | Publisher::Names(vendor) = publisher {
            return Some(vendor);
        }
        if let Some(known) = met.iter().find_map(|met| met.known.first()) {
            return Some(self.vendor_at(known));
        }
        if title.kind == Kind::LanguagePackage {
            // A language's package names are identifiers of their own; a word in them says nothing.
            return None;
        }
        scratch
            .hits
            .iter()
            .flat_map(|at| &self.patterns[*at])
            .filter(|pattern| self.counts(title, pattern, publisher, scratch).is_some())
            .max_by_key(|pattern| (pattern.length, pattern.product.is_some()))
            .map(|pattern| pattern.vendor)
    }
}
