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

use super::index::{Known, Matcher, Pattern, ProductAt, Space, VendorAt};
use super::normalize;
use crate::model::{
    Confidence, Evidence, Field, Identifiers, Inventory, Kind, Match, Title, TitleId,
};

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

/// What the publisher says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Publisher {
    /// None is given.
    Absent,
    /// Exactly a known publisher of this vendor.
    Known(VendorAt),
    /// A text with the vendor's name as a word.
    Names(VendorAt),
    /// Somebody else.
    Other,
}

/// An identifier that was met.
struct Met<'a> {
    space: Space,
    text: &'a str,
    known: &'a [Known],
}

/// Words that make a name say "this removes or serves the product" rather than "this is it".
const TOOL_WORDS: &[&str] = &[
    " remover ",
    " removal ",
    " uninstaller ",
    " uninstall ",
    " cleaner ",
    " cleanup ",
    " migration ",
    " converter ",
    " connector ",
    " exporter ",
    " parser ",
    " viewer for ",
    " plugin for ",
    " plug in for ",
    " for kaspersky ",
    " to excel ",
];

/// Texts that lists write for "no publisher".
const EMPTY_MARKS: &[&str] = &[
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

    fn signer_evidence(&self, text: &str, vendor: VendorAt) -> Evidence {
        let name = &self.vendor_names[vendor as usize];
        Evidence {
            field: Field::Signer,
            value: text.to_owned(),
            rule: format!("The code signer is \"{text}\", a known name of {name}."),
            verified: true,
        }
    }

    /// Lists cut long names: `winget` with an ellipsis, others at 32 letters. The one product of the
    /// vendor whose name begins like that is the product; where several do, none is.
    fn cut_name(
        &self,
        title: &Title,
        vendor: VendorAt,
        scratch: &Scratch,
        evidence: &mut Vec<Evidence>,
    ) -> Option<ProductAt> {
        let beginning = cut_beginning(&title.name, &scratch.name)?;
        let from = self.sorted.partition_point(|at| *self.texts[*at as usize] < *beginning);
        let mut found: Option<&Pattern> = None;
        for at in &self.sorted[from..] {
            if !self.texts[*at as usize].starts_with(beginning) {
                break;
            }
            for pattern in &self.patterns[*at as usize] {
                if pattern.vendor != vendor || pattern.product.is_none() {
                    continue;
                }
                if found.is_some_and(|found| found.product != pattern.product) {
                    return None;
                }
                found = Some(pattern);
            }
        }
        let found = found?;
        evidence.push(Evidence {
            field: Field::Name,
            value: title.name.clone(),
            rule: format!("The name is cut; only \"{}\" begins like that.", found.shown),
            verified: found.verified,
        });
        evidence.sort_by_key(|evidence| evidence.field);
        found.product
    }

    fn vendor_at(&self, known: &Known) -> VendorAt {
        self.vendor_of[known.product as usize]
    }

    fn publisher_evidence(&self, title: &Title, vendor: VendorAt, exact: bool) -> Evidence {
        let name = &self.vendor_names[vendor as usize];
        let value = title.publisher.clone().unwrap_or_default();
        let rule = if exact {
            format!("The publisher is \"{value}\", a known name of {name}.")
        } else {
            format!("The publisher's text names {name}.")
        };
        Evidence { field: Field::Publisher, value, rule, verified: exact }
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

    /// The longest name pattern of this vendor that counts, and how sure it makes the match.
    fn best_pattern<'a>(
        &'a self,
        title: &Title,
        vendor: VendorAt,
        publisher: Publisher,
        scratch: &Scratch,
    ) -> Option<(&'a Pattern, Confidence)> {
        if title.kind == Kind::LanguagePackage {
            return None;
        }
        scratch
            .hits
            .iter()
            .flat_map(|at| &self.patterns[*at])
            .filter(|pattern| pattern.vendor == vendor)
            // A certificate is named as its maker liked years ago, and every product of the maker
            // brings the same one.
            .filter(|pattern| title.kind != Kind::Certificate || pattern.product.is_none())
            .filter_map(|pattern| Some((pattern, self.counts(title, pattern, publisher, scratch)?)))
            .max_by_key(|(pattern, _)| (pattern.length, pattern.product.is_some()))
    }

    /// Whether a pattern counts for this name and publisher, and how sure it makes the match.
    fn counts(
        &self,
        title: &Title,
        pattern: &Pattern,
        publisher: Publisher,
        scratch: &Scratch,
    ) -> Option<Confidence> {
        let name = scratch.name.as_str();
        if !pattern.anywhere
            && !is_whole_name(name, pattern.length)
            && !self.is_own_name(name, pattern)
        {
            return None;
        }
        if let Some(product) = pattern.product {
            if self.against[product as usize].iter().any(|word| name.contains(word.as_str())) {
                return None;
            }
        }
        let is_tool =
            pattern.length < name.len() && TOOL_WORDS.iter().any(|word| name.contains(word));
        match publisher {
            Publisher::Known(at) | Publisher::Names(at) if at == pattern.vendor => {
                Some(if pattern.weak && matches!(publisher, Publisher::Names(_)) {
                    Confidence::Possible
                } else {
                    Confidence::Likely
                })
            }
            Publisher::Absent if pattern.weak && title.kind.is_part() => None,
            Publisher::Absent if pattern.weak || is_tool => Some(Confidence::Possible),
            Publisher::Absent => Some(Confidence::Likely),
            _ if pattern.any_publisher && is_tool => Some(Confidence::Possible),
            _ if pattern.any_publisher => Some(Confidence::Likely),
            // Somebody else's. A built-in engine says so itself and is somebody else's by nature.
            _ if pattern.embedded && pattern.anywhere => Some(Confidence::Likely),
            _ if pattern.embedded => Some(Confidence::Possible),
            _ if is_tool || pattern.weak => None,
            // A word or two can be anybody's; three words, or the vendor's own name, are not.
            _ if pattern.anywhere && (pattern.product.is_none() || pattern.words >= 2) => {
                Some(Confidence::Possible)
            }
            _ => None,
        }
    }

    /// Whether the name is the pattern with the vendor's own name before it: "Hikvision iVMS-4200".
    fn is_own_name(&self, name: &str, pattern: &Pattern) -> bool {
        let text = normalize::name(&pattern.shown);
        let Some(at) = name.find(text.as_str()) else { return false };
        let own = |word: &str| self.own_words.contains(&(pattern.vendor, word.to_owned()));
        let before = &name[..at];
        let after = &name[at + text.len()..];
        !before.trim().is_empty()
            && before.split_whitespace().all(own)
            && after.split_whitespace().all(is_version_word)
    }

    fn publisher_of(&self, text: Option<&str>) -> Publisher {
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

    fn find_patterns(&self, scratch: &mut Scratch) {
        scratch.hits.clear();
        let Some(automaton) = &self.automaton else { return };
        let hits = automaton.find_overlapping_iter(&scratch.name);
        scratch.hits.extend(hits.map(|hit| hit.pattern().as_usize()));
        // "Kaspersky Security 11 for Windows Server": the version stands inside the name.
        if scratch.hits.is_empty() || !scratch.name.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        let plain = without_versions(&scratch.name);
        if plain.len() < scratch.name.len() {
            let hits = automaton.find_overlapping_iter(&plain).map(|hit| hit.pattern().as_usize());
            let more: Vec<usize> = hits.filter(|at| !scratch.hits.contains(at)).collect();
            scratch.hits.extend(more);
        }
    }

    fn identifiers_of<'a>(&'a self, title: &'a Title) -> Vec<Met<'a>> {
        let mut met = Vec::new();
        if let Some(ids) = title.ids.as_deref() {
            for (space, text) in spaces(title.kind, ids) {
                self.look_up(space, text, &mut met);
            }
        }
        // Lists of packages, extensions and bundles give the identifier as the name.
        let is_started = matches!(title.kind, Kind::Service | Kind::Driver);
        if (met.is_empty() || is_started) && is_like_an_identifier(&title.name, title.kind) {
            let spaces: &[Space] = match title.kind {
                Kind::Package => &[Space::Package],
                Kind::LanguagePackage => &[Space::LanguagePackage],
                Kind::BrowserExtension => &[Space::ExtensionId],
                Kind::Service | Kind::Driver => &[Space::ServiceFile],
                // A label of launchd, which names agents as it names daemons.
                Kind::StartupEntry if is_label(&title.name) => {
                    &[Space::ServiceFile, Space::ProcessFile]
                }
                Kind::StartupEntry | Kind::ScheduledTask | Kind::Process => &[Space::ProcessFile],
                // No identifiers of programs: what they say is in their names and subjects.
                Kind::Certificate | Kind::Antivirus | Kind::Distribution | Kind::Licence => &[],
                _ => &[Space::ExtensionId, Space::BundleId, Space::Package],
            };
            for space in spaces {
                self.look_up(*space, &title.name, &mut met);
            }
        }
        met
    }

    fn look_up<'a>(&'a self, space: Space, text: &'a str, met: &mut Vec<Met<'a>>) {
        let words = normalize::identifier(text);
        let known = self.identifiers.get(&(space, words.clone())).map(Vec::as_slice);
        let known = known.or_else(|| {
            let (_, known) = self.generations.iter().find(|(start, _)| {
                let rest = words.strip_prefix(start.as_str()).unwrap_or("");
                space == Space::ServiceFile && is_generation(rest)
            })?;
            Some(known.as_slice())
        });
        // A driver named like its file says one thing, not two.
        let is_new = |met: &Met<'_>| {
            met.space != space || stem(&normalize::identifier(met.text)) != stem(&words)
        };
        if let Some(known) = known.filter(|_| met.iter().all(is_new)) {
            met.push(Met { space, text, known });
        }
    }
}

/// A file's name without the ending that services, drivers and programs have.
fn stem(name: &str) -> &str {
    [".sys", ".service", ".exe"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// Whether a text is the number of a generation: `21.3`.
fn is_generation(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.len() <= 8
        && text.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether a name is written as launchd's labels are: `com.kaspersky.kav` (launchd.plist(5)).
fn is_label(name: &str) -> bool {
    name.matches('.').count() >= 2
}

fn spaces(kind: Kind, ids: &Identifiers) -> impl Iterator<Item = (Space, &str)> {
    let package = match kind {
        Kind::LanguagePackage => Space::LanguagePackage,
        // The name by which the service manager knows it.
        Kind::Service | Kind::Driver => Space::ServiceFile,
        _ => Space::Package,
    };
    // What starts by itself is known by its own name or by that of the program it starts.
    let starts =
        matches!(kind, Kind::Service | Kind::Driver | Kind::StartupEntry | Kind::ScheduledTask);
    let file = if kind == Kind::Process { Space::ProcessFile } else { Space::ServiceFile };
    let started = [(Space::ServiceFile, &ids.bundle_id), (Space::ProcessFile, &ids.file)]
        .into_iter()
        .filter(move |_| starts);
    [
        (Space::ProductCode, &ids.product_code),
        (Space::UninstallKey, &ids.uninstall_key),
        (Space::BundleId, &ids.bundle_id),
        (package, &ids.package),
        (Space::ExtensionId, &ids.extension_id),
        (Space::Signer, &ids.signer),
        (file, &ids.file),
    ]
    .into_iter()
    .chain(started)
    .filter_map(|(space, text)| Some((space, text.as_deref()?)))
}

/// Whether a name can be an identifier at all: one word, and for programs one that no product would
/// be called in speech (with a dot, a hyphen, a digit, or 32 letters of an extension id).
fn is_like_an_identifier(name: &str, kind: Kind) -> bool {
    if name.contains(char::is_whitespace) || name.is_empty() {
        return false;
    }
    !matches!(kind, Kind::Program | Kind::StoreApp | Kind::Component)
        || name.len() >= 20
        || name.contains(['.', '-', '@'])
        || name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
}

/// Whether the name is the pattern and nothing but version, architecture and edition besides.
fn is_whole_name(name: &str, length: usize) -> bool {
    if name.len() == length {
        return true;
    }
    let besides: usize =
        name.split(' ').filter(|word| is_version_word(word)).map(|word| word.len() + 1).sum();
    name.len() <= length + besides
}

/// A name without words that are nothing but a number: versions in the middle of it.
fn without_versions(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    plain.push(' ');
    for word in name.split_whitespace().filter(|w| !w.bytes().all(|byte| byte.is_ascii_digit())) {
        plain.push_str(word);
        plain.push(' ');
    }
    plain
}

/// The beginning of a name that was cut, normalised; `None` where it seems whole.
fn cut_beginning<'a>(name: &str, words: &'a str) -> Option<&'a str> {
    let name = name.trim_end();
    let ellipsis = name.ends_with('…') || name.ends_with("...");
    let beginning = words.trim_end();
    (beginning.len() >= 12 && (ellipsis || name.chars().count() == CUT_AT)).then_some(beginning)
}

/// Where columns of 32 letters end.
const CUT_AT: usize = 32;

fn is_version_word(word: &str) -> bool {
    const PLAIN: &[&str] = &[
        "x64", "x86", "amd64", "arm64", "bit", "64bit", "32bit", "version", "v", "edition", "app",
        "desktop", "en", "us", "de", "ru", "fr",
    ];
    word.starts_with(|c: char| c.is_ascii_digit())
        || word.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || PLAIN.contains(&word)
}
