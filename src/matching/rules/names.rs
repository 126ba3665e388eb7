//! What the name of a title says: the patterns in it, which of them count, and names that were cut.

use super::super::index::{Matcher, Pattern, ProductAt, VendorAt};
use super::super::normalize;
use super::Scratch;
use super::publisher::Publisher;
use crate::model::{Confidence, Evidence, Field, Kind, Title};

/// Words that make a name say "this removes or serves the product" rather than "this is it".
pub(in crate::matching) const TOOL_WORDS: &[&str] = &[
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

impl Matcher {
    pub(super) fn find_patterns(&self, scratch: &mut Scratch) {
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

    /// The longest name pattern of this vendor that counts, and how sure it makes the match.
    pub(super) fn best_pattern<'a>(
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
    pub(super) fn counts(
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
    pub(super) fn is_own_name(&self, name: &str, pattern: &Pattern) -> bool {
        let text = normalize::name(&pattern.shown);
        let Some(at) = name.find(text.as_str()) else { return false };
        let own = |word: &str| self.own_words.contains(&(pattern.vendor, word.to_owned()));
        let before = &name[..at];
        let after = &name[at + text.len()..];
        !before.trim().is_empty()
            && before.split_whitespace().all(own)
            && after.split_whitespace().all(is_version_word)
    }

    /// Lists cut long names: `winget` with an ellipsis, others at 32 letters. The one product of the
    /// vendor whose name begins like that is the product; where several do, none is.
    pub(super) fn cut_name(
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

/// Words that say nothing but architecture, edition or language.
pub(in crate::matching) const EDITION_WORDS: &[&str] = &[
    "x64", "x86", "amd64", "arm64", "bit", "64bit", "32bit", "version", "v", "edition", "app",
    "desktop", "en", "us", "de", "ru", "fr",
];

fn is_version_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || word.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || EDITION_WORDS.contains(&word)
}
