//! The catalogue, compiled for looking up: identifiers and publishers in hash maps, names in one
//! automaton.

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::normalize;
use crate::catalog::{Catalog, Fact, Product};
use crate::model::Field;

/// Position of a product in [`Matcher::products`].
pub(super) type ProductAt = u32;
/// Position of a vendor in [`Matcher::vendors`].
pub(super) type VendorAt = u32;

/// Which names an identifier is looked up among.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Space {
    ProductCode,
    UninstallKey,
    BundleId,
    /// dpkg, rpm, flatpak, snap, casks and winget.
    Package,
    /// npm and PyPI, whose names mean nothing elsewhere (`lark` is a parser there).
    LanguagePackage,
    ExtensionId,
    Signer,
    /// Services, drivers and daemons.
    ServiceFile,
    ProcessFile,
}

/// What an identifier stands for.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) product: ProductAt,
    pub(super) verified: bool,
    pub(super) note: Option<String>,
}

/// What a whole-word pattern stands for.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) vendor: VendorAt,
    /// `None` for a word that names the vendor only.
    pub(super) product: Option<ProductAt>,
    /// The text as the catalogue has it.
    pub(super) shown: String,
    /// How many bytes the normalised pattern has; the longest wins.
    pub(super) length: usize,
    /// Counts wherever it stands; otherwise only as the whole name (versions and editions aside).
    pub(super) anywhere: bool,
    /// Too short or common to count without a second fact.
    pub(super) weak: bool,
    pub(super) verified: bool,
    /// A built-in engine in other makers' products: their publisher does not speak against it.
    pub(super) embedded: bool,
    /// Counts whoever the publisher is.
    pub(super) any_publisher: bool,
    /// How many words it has.
    pub(super) words: usize,
}

/// The catalogue compiled for matching. Building it takes milliseconds; keep it.
#[derive(Debug)]
pub struct Matcher {
    pub(super) vendors: Vec<String>,
    pub(super) vendor_names: Vec<String>,
    pub(super) products: Vec<String>,
    pub(super) product_names: Vec<String>,
    pub(super) vendor_of: Vec<VendorAt>,
    /// By vendor: the record that stands for its programs without one of their own.
    pub(super) others_of: Vec<Option<ProductAt>>,
    /// Single words of the vendors' names.
    pub(super) own_words: FxHashSet<(VendorAt, String)>,
    /// Words that speak against a product, normalised.
    pub(super) against: Vec<Vec<String>>,
    pub(super) identifiers: FxHashMap<(Space, String), Vec<Known>>,
    /// Services with the product's generation in their name, by what stands before it.
    pub(super) generations: Vec<(String, Vec<Known>)>,
    pub(super) publishers: FxHashMap<String, VendorAt>,
    pub(super) automaton: Option<AhoCorasick>,
    /// By pattern of the automaton.
    pub(super) patterns: Vec<Vec<Pattern>>,
    /// The patterns' texts, and their order by text: names that were cut are looked up by beginning.
    pub(super) texts: Vec<String>,
    pub(super) sorted: Vec<u32>,
}

/// Categories whose products are made by somebody else: their publishers do not prove the vendor.
const EMBEDDED: &str = "embedded-engine";

/// Names of one word that are everyday words or shared by many makers. A name of one word needs the
/// publisher or an identifier when it stands here or is shorter than four letters.
const COMMON_WORDS: &[&str] = &[
    "atom",
    "cloud",
    "quark",
    "trae",
    "lark",
    "yandex",
    "finereader",
    "kimi",
    "agent",
    "disk",
    "browser",
    "messenger",
    "zip",
    "music",
    "qoder",
    "hyper",
    "parus",
    "parsec",
    "pico",
    "ideashare",
    "codebuddy",
    "coze",
    "ima",
    "doubao",
    "hailuo",
    "zhipu",
];

impl Matcher {
    /// Compiles a catalogue.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let mut build = Build::default();
        for vendor in catalog.vendors.values() {
            let at = u32::try_from(build.vendors.len()).unwrap_or(u32::MAX);
            build.vendors.push(vendor.id.clone());
            build.vendor_names.push(vendor.name.clone());
            build.others_of.push(None);
            for text in &vendor.publishers {
                build.publishers.entry(normalize::publisher(text)).or_insert(at);
            }
            for word in &vendor.name_words {
                build.pattern(word, at, None, true, false, vendor.names_verified);
            }
            for word in std::iter::once(&vendor.name).chain(&vendor.name_words) {
                build.own_words.extend(
                    normalize::name(word).split_whitespace().map(|word| (at, word.to_owned())),
                );
            }
            // Products that have no record and do not carry the vendor's name: the whole name is worth a
            // look, no more.
            for name in vendor.products.iter().filter(|name| name.chars().count() >= 4) {
                let words = normalize::name(name);
                let own = |word: &str| build.own_words.contains(&(at, word.to_owned()));
                if !words.split_whitespace().any(own) {
                    build.pattern(name, at, None, false, true, vendor.names_verified);
                }
            }
        }
        for product in catalog.products.values() {
            build.product(product);
        }
        build.finish()
    }

    /// Publishers known, for tests and for the size of the index.
    #[must_use]
    pub fn publisher_count(&self) -> usize {
        self.publishers.len()
    }
}

#[derive(Default)]
struct Build {
    vendors: Vec<String>,
    vendor_names: Vec<String>,
    products: Vec<String>,
    product_names: Vec<String>,
    vendor_of: Vec<VendorAt>,
    others_of: Vec<Option<ProductAt>>,
    own_words: FxHashSet<(VendorAt, String)>,
    against: Vec<Vec<String>>,
    identifiers: FxHashMap<(Space, String), Vec<Known>>,
    generations: Vec<(String, Vec<Known>)>,
    publishers: FxHashMap<String, VendorAt>,
    texts: Vec<String>,
    patterns: Vec<Vec<Pattern>>,
    pattern_at: FxHashMap<String, usize>,
    /// The product whose patterns are being added, where it is an engine built into others.
    embedded: Option<ProductAt>,
    /// The product whose patterns are being added, where they count whoever the publisher is.
    any_publisher: Option<ProductAt>,
}

impl Build {
    fn product(&mut self, product: &Product) {
        let Some(vendor) = self.vendors.iter().position(|id| *id == product.vendor) else { return };
        let vendor = u32::try_from(vendor).unwrap_or(u32::MAX);
        let at = u32::try_from(self.products.len()).unwrap_or(u32::MAX);
        self.products.push(product.id.clone());
        self.product_names.push(product.name.clone());
        self.vendor_of.push(vendor);
        if product.matching.others {
            self.others_of[vendor as usize] = Some(at);
        }
        self.against.push(product.matching.not.iter().map(|text| normalize::name(text)).collect());

        let (windows, macos, linux) = (&product.windows, &product.macos, &product.linux);
        for (space, facts) in [
            (Space::ProductCode, &windows.product_codes),
            (Space::UninstallKey, &windows.product_codes),
            (Space::UninstallKey, &windows.uninstall_keys),
            (Space::BundleId, &macos.bundle_ids),
            (Space::BundleId, &macos.pkgutil_receipts),
            (Space::Package, &linux.deb),
            (Space::Package, &linux.rpm),
            (Space::Package, &linux.flatpak),
            (Space::Package, &windows.winget_ids),
            (Space::Package, &windows.msix_family_names),
            (Space::Package, &macos.homebrew_cask),
            (Space::LanguagePackage, &product.other.npm),
            (Space::LanguagePackage, &product.other.pypi),
            (Space::ExtensionId, &product.browser.chrome),
            (Space::ExtensionId, &product.browser.edge),
            (Space::ExtensionId, &product.browser.firefox),
            (Space::Signer, &macos.team_ids),
            (Space::ServiceFile, &windows.services),
            (Space::ServiceFile, &windows.drivers),
            (Space::ServiceFile, &linux.systemd),
            (Space::ServiceFile, &macos.launchd_labels),
            (Space::ProcessFile, &windows.processes),
            (Space::ProcessFile, &linux.processes),
        ] {
            for fact in facts.iter().filter(|fact| fact.literal) {
                self.identifier(space, fact, at);
            }
        }
        // A catalogue names a driver with or without `.sys`; machines do both.
        for fact in windows.drivers.iter().filter(|fact| fact.literal) {
            let stem = fact.value.strip_suffix(".sys").unwrap_or(&fact.value);
            for value in [stem.to_owned(), format!("{stem}.sys")] {
                self.identifier(Space::ServiceFile, &Fact { value, ..fact.clone() }, at);
            }
        }
        // systemd's own commands let the ending away, its files have it.
        for fact in linux.systemd.iter().filter(|fact| fact.literal) {
            let stem = fact.value.strip_suffix(".service").unwrap_or(&fact.value);
            for value in [stem.to_owned(), format!("{stem}.service")] {
                self.identifier(Space::ServiceFile, &Fact { value, ..fact.clone() }, at);
            }
        }
        for fact in windows.services.iter().filter(|fact| !fact.literal) {
            self.generation(fact, at);
        }
        let embedded = product.category == EMBEDDED;
        self.embedded = embedded.then_some(at);
        self.any_publisher = product.matching.any_publisher.then_some(at);
        let names = windows
            .display_names
            .iter()
            .chain(&product.browser.names)
            .map(|fact| (fact, fact.value.as_str()))
            .chain(
                macos
                    .app_names
                    .iter()
                    .map(|fact| (fact, fact.value.strip_suffix(".app").unwrap_or(&fact.value))),
            );
        for (fact, text) in names.filter(|(fact, _)| fact.literal) {
            let weak = embedded || product.matching.weak_names.iter().any(|weak| weak == text);
            self.pattern(text, vendor, Some(at), false, weak, fact.verified);
        }
        for text in &product.matching.names {
            self.pattern(text, vendor, Some(at), true, false, product.verified);
        }
        for text in &product.matching.weak_names {
            self.pattern(text, vendor, Some(at), false, true, product.verified);
        }
        if !embedded {
            for fact in windows.publishers.iter().filter(|fact| fact.literal) {
                self.publishers.entry(normalize::publisher(&fact.value)).or_insert(vendor);
            }
        }
    }

    fn identifier(&mut self, space: Space, fact: &Fact, product: ProductAt) {
        let known =
            self.identifiers.entry((space, normalize::identifier(&fact.value))).or_default();
        if known.iter().all(|other| other.product != product) {
            known.push(Known { product, verified: fact.verified, note: fact.note.clone() });
        }
    }

    /// `AVP<generation>`: one service for each generation of the product. As general knowledge it
    /// proves nothing by itself.
    fn generation(&mut self, fact: &Fact, product: ProductAt) {
        let Some(start) = fact.value.strip_suffix("<generation>") else { return };
        let start = normalize::identifier(start);
        let known = Known { product, verified: false, note: None };
        match self.generations.iter_mut().find(|(own, _)| *own == start) {
            Some((_, all)) => all.push(known),
            None if start.len() >= 3 => self.generations.push((start, vec![known])),
            None => {}
        }
    }

    fn pattern(
        &mut self,
        text: &str,
        vendor: VendorAt,
        product: Option<ProductAt>,
        anywhere: bool,
        weak: bool,
        verified: bool,
    ) {
        let words = normalize::name(text);
        if words.trim().is_empty() {
            return;
        }
        let letters = words.trim();
        let single = !letters.contains(' ');
        let short = single && letters.chars().count() < 4 || COMMON_WORDS.contains(&letters);
        // A name of several words, or a long one, is distinctive wherever it stands.
        let anywhere = anywhere || (!single && letters.len() >= 10);
        let at = *self.pattern_at.entry(words.clone()).or_insert_with(|| {
            self.texts.push(words.clone());
            self.patterns.push(Vec::new());
            self.patterns.len() - 1
        });
        let pattern = Pattern {
            vendor,
            product,
            shown: text.to_owned(),
            length: words.len(),
            anywhere,
            weak: weak || (short && product.is_some()),
            verified,
            embedded: product.is_some_and(|at| self.embedded == Some(at)),
            any_publisher: product.is_some_and(|at| self.any_publisher == Some(at)),
            words: letters.split(' ').count(),
        };
        let same = |other: &&mut Pattern| other.vendor == vendor && other.product == product;
        match self.patterns[at].iter_mut().find(same) {
            Some(other) => {
                other.anywhere |= pattern.anywhere;
                other.weak |= pattern.weak;
                other.verified |= pattern.verified;
            }
            None => self.patterns[at].push(pattern),
        }
    }

    fn finish(self) -> Matcher {
        // A vendor with one record: whatever else it makes is shown with that, though judged as unknown.
        let mut others_of = self.others_of.clone();
        for (vendor, other) in others_of.iter_mut().enumerate() {
            let mut own = self.vendor_of.iter().zip(0..).filter(|(of, _)| **of as usize == vendor);
            if let (None, Some((_, only)), None) = (&other, own.next(), own.next()) {
                *other = Some(only);
            }
        }
        // Only a set of patterns past the automaton's limits fails to build; names would then not be
        // looked up at all, which the catalogue test would show at once.
        let automaton =
            AhoCorasick::builder().match_kind(MatchKind::Standard).build(&self.texts).ok();
        Matcher {
            vendors: self.vendors,
            vendor_names: self.vendor_names,
            products: self.products,
            product_names: self.product_names,
            vendor_of: self.vendor_of,
            own_words: self.own_words,
            others_of,
            sorted: {
                let mut sorted: Vec<u32> = (0..).take(self.texts.len()).collect();
                sorted.sort_unstable_by_key(|at| &self.texts[*at as usize]);
                sorted
            },
            texts: self.texts,
            against: self.against,
            identifiers: self.identifiers,
            generations: self.generations,
            publishers: self.publishers,
            automaton,
            patterns: self.patterns,
        }
    }
}

impl Space {
    /// The field of the software that is looked up here.
    pub(super) fn field(self) -> Field {
        match self {
            Self::ProductCode => Field::ProductCode,
            Self::UninstallKey => Field::UninstallKey,
            Self::BundleId => Field::BundleId,
            Self::Package | Self::LanguagePackage => Field::Package,
            Self::ExtensionId => Field::ExtensionId,
            Self::Signer => Field::Signer,
            Self::ServiceFile | Self::ProcessFile => Field::File,
        }
    }
}
